"""Puts the parts of the brief in their order: from a snapshot to the story that is laid out."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from partnerdesk.brief import labels
from partnerdesk.brief.blocks import (
    Block,
    Contents,
    Edition,
    Heading,
    Kind,
    LargePrint,
    PageBreak,
    PageWords,
    Paragraph,
    Story,
    TearOff,
    text_of,
)
from partnerdesk.brief.naming import charity_name, file_code, title
from partnerdesk.brief.outcome import is_draft
from partnerdesk.brief.papers import NAMES, paper, why_nothing
from partnerdesk.brief.reviewing import latest_review
from partnerdesk.brief.saying import day, say
from partnerdesk.brief.sections.aims import aims
from partnerdesk.brief.sections.also_recorded import also_recorded
from partnerdesk.brief.sections.checks_list import checks_list
from partnerdesk.brief.sections.decision import decision_record, record_in_full
from partnerdesk.brief.sections.easy_read import easy_read
from partnerdesk.brief.sections.evidence_list import evidence_list
from partnerdesk.brief.sections.firmness import firmness
from partnerdesk.brief.sections.front import front
from partnerdesk.brief.sections.method import method
from partnerdesk.brief.sections.minute import draft as draft_minute
from partnerdesk.brief.sections.minute import minute
from partnerdesk.brief.sections.notes import threaded
from partnerdesk.brief.sections.options import options
from partnerdesk.brief.sections.people import what_people_told_us
from partnerdesk.brief.sections.question import question
from partnerdesk.brief.sections.ratings_tables import ratings_tables
from partnerdesk.brief.sections.review import review
from partnerdesk.brief.sections.review_brief import review_brief
from partnerdesk.brief.sections.risks import risks
from partnerdesk.brief.sections.told_us import marking as for_the_people
from partnerdesk.brief.sections.told_us import told_us
from partnerdesk.brief.sections.trust import trust
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.brief.stamp import stamp_of
from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.records import PartnershipFile
from partnerdesk.domain.words import N_

_MARKING = {"internal": N_("For the charity’s own use"), "confidential": N_("Confidential to trustees")}
_NAMES = {
    Kind.FULL: N_("Board decision brief"),
    Kind.FEEDBACK: N_("You said, we decided"),
    Kind.EASY_READ: N_("You said, we decided, in Easy Read"),
    Kind.REVIEW: N_("Review of a decision"),
    Kind.MINUTE: N_("Draft minute"),
    **NAMES,
}
_FOR_ANYONE = frozenset({Kind.FEEDBACK, Kind.EASY_READ})
PARTS = (
    question,
    what_people_told_us,
    aims,
    trust,
    options,
    firmness,
    risks,
    decision_record,
    review,
    evidence_list,
    ratings_tables,
    checks_list,
    method,
    record_in_full,
    also_recorded,
)
SHEETS = (minute, told_us)


class NothingToPrint(PartnerDeskError):
    """What this kind of brief is about is not recorded."""


def story(snapshot: BriefSnapshot, kind: Kind = Kind.FULL, *, large: bool = False, with_records: bool = False) -> Story:
    """Return a brief of one snapshot: the whole, or one of the papers that are printed by themselves.

    ``with_records`` says that the records are attached to it. Raises NothingToPrint where there is
    nothing of what the kind is about.
    """
    large = large or kind in _FOR_ANYONE
    taken = replace(snapshot_for(snapshot, kind), large=large)
    return Story(
        title=title(taken) if kind is Kind.FULL else f"{say(taken, _NAMES[kind])} · {title(taken)}",
        language=taken.language,
        edition=taken.edition,
        paper=taken.paper,
        charity=charity_name(taken),
        marking=for_the_people(taken) if kind in _FOR_ANYONE else _marking(taken),
        codes=_codes(taken),
        blocks=_blocks(taken, kind),
        as_of=taken.as_of,
        subject=say(taken, _NAMES[kind]),
        large=large,
        two_sided=taken.two_sided,
        stamp=stamp_of(taken, kind, large=large, with_records=with_records).text,
        words=_page_words(taken),
    )


def snapshot_for(snapshot: BriefSnapshot, kind: Kind) -> BriefSnapshot:
    """Return the snapshot that a kind is made of: what is given to anyone is always made as for sharing."""
    return replace(snapshot, edition=Edition.SHARING) if kind in _FOR_ANYONE else snapshot


def _blocks(snapshot: BriefSnapshot, kind: Kind) -> tuple[Block, ...]:
    if kind is Kind.FULL:
        return blocks(snapshot)
    if kind is Kind.FEEDBACK:
        return told_us(snapshot)
    if kind is Kind.EASY_READ:
        return easy_read(snapshot)
    if kind is Kind.MINUTE:
        return tuple(
            replace(block, wide=True) if isinstance(block, Paragraph) else block for block in draft_minute(snapshot)
        )
    if kind in NAMES:
        return _paper(snapshot, kind)
    row = latest_review(snapshot)
    if row is None:
        raise NothingToPrint(N_("No review is recorded in this file. Record one on the last page of step 10 first."))
    return review_brief(snapshot, row)


def _paper(snapshot: BriefSnapshot, kind: Kind) -> tuple[Block, ...]:
    made = paper(snapshot, kind)
    if not made:
        raise NothingToPrint(why_nothing(snapshot, kind))
    return made


def blocks(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return all blocks in order: the front sheet, the list of parts, the parts, appendices and tear-off sheets."""
    contents = (PageBreak(), Contents(say(snapshot, N_("In this brief"))))
    body = tuple(block for part in PARTS for block in part(snapshot))
    sheets = tuple(block for part in SHEETS for block in part(snapshot))
    return (*threaded(snapshot, (*front(snapshot), *contents), body), *sheets)


def parts_of(told: Story) -> tuple[tuple[str, str], ...]:
    """Return the title and anchor of every part, appendix and sheet of a story, in order."""
    return tuple(_parts(told.blocks))


def _parts(held: Iterable[Block]) -> Iterator[tuple[str, str]]:
    for block in held:
        if isinstance(block, TearOff | LargePrint):
            yield from _parts(block.blocks)
        elif isinstance(block, Heading) and block.level == 1 and block.anchor:
            yield text_of(block.runs), block.anchor


def _marking(snapshot: BriefSnapshot) -> str:
    held = snapshot.partnership.one(PartnershipFile).marking
    words = labels.label(snapshot, _MARKING, held, N_("For the board"))
    if not snapshot.for_board:
        words = say(snapshot, N_("To be shared"))
    return say(snapshot, N_("Draft · {marking}"), marking=words) if is_draft(snapshot) else words


def _codes(snapshot: BriefSnapshot) -> tuple[str, ...]:
    return (
        say(snapshot, N_("File {code}"), code=file_code(snapshot)),
        say(snapshot, N_("State {code}"), code=snapshot.state_code),
        day(snapshot, snapshot.as_of),
    )


def _page_words(snapshot: BriefSnapshot) -> PageWords:
    return PageWords(
        page=say(snapshot, N_("Page {n} of {m}"), n="{n}", m="{m}"),
        figure=say(snapshot, N_("Figure {n}"), n="{n}"),
        table=say(snapshot, N_("Table {n}"), n="{n}"),
        symbol=say(snapshot, N_("[symbol]")),
    )
