"""Rating slips: trust in one partner on paper, one slip for each person, told apart by code.

For each question the five sentences, 'Cannot say', and how one knows it. What anybody answered is never printed; in
round 2 only what all together answered in round 1, as far as the print rules let it be seen; at a review nothing of
what was said before.
"""

from collections.abc import Iterator

from partnerdesk.brief.blocks import Block, Paragraph, Run, Runs, RunStyle, SideBySide, TickList, Together, plain
from partnerdesk.brief.naming import partner_name
from partnerdesk.brief.ratings import median, views
from partnerdesk.brief.saying import counted, muted, runs, say, sentences
from partnerdesk.brief.sections.filling_in import FIRST, SECOND, codes, head, into_the_box, is_shown, rule, sheets
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.asked import indicators_asked, indicators_at_review, rated_first, wants_second_round
from partnerdesk.domain.findings import IndicatorFinding
from partnerdesk.domain.people import raters_of_trust
from partnerdesk.domain.records import ImpactReview, Partner
from partnerdesk.domain.words import N_, NP_

NO_PARTNER = N_("No partner is named in this file. Name one on the partners page of step 1 first.")
NOT_SHOWN_YET = N_(
    "The answers of round 1 were not shown yet. Show them in step 5 first, then print slips for round 2."
)
NOTHING_AGAIN = N_("Nothing was seen differently enough in round 1 to be asked again.")
NO_REVIEW = N_("No review is begun in this file. Begin one in step 10 first.")
AT_REVIEW = 3
BASES = (N_("S  seen"), N_("T  told"), N_("G  guess"))
_TICK = N_("For each, tick the one sentence that matches what you know of {partner}. ‘Cannot say’ is a good answer.")
_TICK_TODAY = N_(
    "For each, tick the one sentence that matches what you know of {partner} today, at the review. ‘Cannot say’ is a "
    "good answer."
)


def slips(snapshot: BriefSnapshot, number: int = FIRST) -> tuple[Block, ...]:
    """Return the slips of one round for all partners, or nothing where there is none to print."""
    made: list[Block] = []
    for partner in snapshot.partnership.rows(Partner):
        asked = _asked(snapshot, partner.id, number)
        if asked:
            made += _of_partner(snapshot, partner.id, asked, number)
    return tuple(made)


def why_no_slips(snapshot: BriefSnapshot, number: int) -> str:
    """Return why there is no slip to print."""
    partners = snapshot.partnership.rows(Partner)
    if not partners:
        return NO_PARTNER
    if number == AT_REVIEW:
        return NO_REVIEW
    shown = any(is_shown(snapshot, "trust", partner.id) for partner in partners)
    return NOTHING_AGAIN if shown or number == FIRST else NOT_SHOWN_YET


def _asked(snapshot: BriefSnapshot, partner: str, number: int) -> tuple[str, ...]:
    if number == AT_REVIEW:
        return indicators_at_review(snapshot.catalogue) if snapshot.partnership.rows(ImpactReview) else ()
    names = indicators_asked(snapshot.partnership, snapshot.catalogue)
    if number == FIRST:
        return names
    if not is_shown(snapshot, "trust", partner):
        return ()
    wanted = wants_second_round(snapshot.partnership)
    return tuple(name for name in names if wanted(rated_first(snapshot.partnership, partner, name)))


def _of_partner(snapshot: BriefSnapshot, partner: str, asked: tuple[str, ...], number: int) -> tuple[Block, ...]:
    def slip(code: str, place: int) -> tuple[Block, ...]:
        anchor = f"slip-{partner}-{place + 1}"
        return (
            *head(snapshot, _title(snapshot, partner, number), code, anchor),
            _how(snapshot, partner, len(asked), number),
            *_questions(snapshot, partner, asked, number),
            into_the_box(snapshot),
        )

    return sheets(snapshot, codes(raters_of_trust(snapshot.partnership, partner)), slip)


def _title(snapshot: BriefSnapshot, partner: str, number: int) -> str:
    pattern = N_("Trust in {partner}, again") if number == SECOND else N_("Trust in {partner}")
    return say(snapshot, pattern, partner=partner_name(snapshot, partner))


def _how(snapshot: BriefSnapshot, partner: str, count: int, number: int) -> Paragraph:
    asked = counted(snapshot, count, NP_("One question, alone and in silence.", "{n} questions, alone and in silence."))
    return rule(
        snapshot,
        "{asked}",
        _TICK_TODAY if number == AT_REVIEW else _TICK,
        N_("Then tick how you know: you saw it yourself, someone told you, or you guess."),
        N_("You may stay with your earlier answer or change it.") if number == SECOND else "",
        asked=asked,
        partner=partner_name(snapshot, partner),
    )


def _questions(snapshot: BriefSnapshot, partner: str, asked: tuple[str, ...], number: int) -> Iterator[Block]:
    for place, name in enumerate(asked, 1):
        found = rated_first(snapshot.partnership, partner, name) if number == SECOND else None
        yield Together(tuple(_question(snapshot, name, place, found)))


def _question(snapshot: BriefSnapshot, name: str, place: int, found: IndicatorFinding | None) -> Iterator[Block]:
    indicator = snapshot.catalogue.indicators[name]
    title = Run(f"{place}  {indicator.name}. ", RunStyle.STRONG)
    yield Paragraph((title, Run(indicator.question)), wide=True)
    if found is not None:
        yield Paragraph(runs(snapshot, "{words}", words=_group(snapshot, found)), small=True)
    yield TickList(tuple((Run(f"{level}  "), Run(text)) for level, text in enumerate(indicator.anchors, 1)))
    bases = TickList(tuple(plain(say(snapshot, basis)) for basis in BASES), beside=True, label=_know(snapshot))
    yield SideBySide((TickList((plain(say(snapshot, N_("0  Cannot say"))),)),), (bases,), share=0.3)


def _know(snapshot: BriefSnapshot) -> Runs:
    return muted(say(snapshot, N_("How do you know?")))


def _group(snapshot: BriefSnapshot, found: IndicatorFinding) -> str:
    """Return what all together answered in round 1, as far as it may be printed."""
    middle = say(snapshot, N_("All of you in round 1: middle answer {median}."), median=median(snapshot, found))
    apart = views(snapshot, found)
    return sentences(middle, f"{apart[:1].upper()}{apart[1:]}." if apart else "")
