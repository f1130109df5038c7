"""Puts the parts of the brief in their order: from a snapshot to the story that is laid out."""

from partnerdesk.brief import labels
from partnerdesk.brief.blocks import Block, Contents, Heading, PageBreak, PageWords, Run, Story
from partnerdesk.brief.naming import charity_name, file_code, title
from partnerdesk.brief.outcome import is_draft
from partnerdesk.brief.saying import day, say
from partnerdesk.brief.sections.aims import aims
from partnerdesk.brief.sections.checks_list import checks_list
from partnerdesk.brief.sections.decision import decision_record
from partnerdesk.brief.sections.evidence_list import evidence_list
from partnerdesk.brief.sections.firmness import firmness
from partnerdesk.brief.sections.front import front
from partnerdesk.brief.sections.method import method
from partnerdesk.brief.sections.minute import minute
from partnerdesk.brief.sections.options import options
from partnerdesk.brief.sections.people import what_people_told_us
from partnerdesk.brief.sections.question import question
from partnerdesk.brief.sections.ratings_tables import ratings_tables
from partnerdesk.brief.sections.review import review
from partnerdesk.brief.sections.risks import risks
from partnerdesk.brief.sections.told_us import told_us
from partnerdesk.brief.sections.trust import trust
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.records import PartnershipFile
from partnerdesk.domain.words import N_

_MARKING = {"internal": N_("For the charity’s own use"), "confidential": N_("Confidential to trustees")}
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
    minute,
    told_us,
)


def story(snapshot: BriefSnapshot) -> Story:
    """Return the whole brief of one snapshot."""
    return Story(
        title=title(snapshot),
        language=snapshot.language,
        edition=snapshot.edition,
        paper=snapshot.paper,
        charity=charity_name(snapshot),
        marking=_marking(snapshot),
        codes=_codes(snapshot),
        blocks=blocks(snapshot),
        as_of=snapshot.as_of,
        subject=say(snapshot, N_("Board decision brief")),
        words=_page_words(snapshot),
    )


def blocks(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return all blocks in order: the front sheet, the list of parts, the parts, appendices and tear-off sheets."""
    contents = (PageBreak(), Contents(say(snapshot, N_("In this brief"))))
    return (*front(snapshot), *contents, *(block for part in PARTS for block in part(snapshot)))


def parts_of(told: Story) -> tuple[tuple[str, str], ...]:
    """Return the title and anchor of every part and appendix of a story, in order."""
    return tuple(
        ("".join(run.text for run in block.runs if isinstance(run, Run)), block.anchor)
        for block in told.blocks
        if isinstance(block, Heading) and block.level == 1 and block.anchor
    )


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
        continued=say(snapshot, N_("(continued)")),
    )
