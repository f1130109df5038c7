"""The tear-off sheet for the people who told us: what you said, what we decided, why, what happens next.

It is given to anyone, so it holds nothing that the sharing edition may not hold, whichever edition it stands in.
"""

from partnerdesk.brief.blocks import Block, BulletList, Heading, LargePrint, Paragraph, Runs, SignatureBox, plain
from partnerdesk.brief.evidence import printable_links, themes_of
from partnerdesk.brief.naming import charity_name, option_title, sub
from partnerdesk.brief.outcome import decision
from partnerdesk.brief.saying import day, ended, first_sentences, only, paragraph, runs, say, sentences
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.records import Condition, ReviewPlan, Theme
from partnerdesk.domain.words import N_

MOST_THEMES = 3
MOST_PROMISES = 3
REASON_WORDS = 34
ANSWER_WORDS = 30
PART_WORDS = 20

_WE_DECIDED = {
    "yes": N_("We said yes to this: {option}."),
    "in_principle": N_("We said yes to this, if some things are put right first: {option}."),
    "trial": N_("We will try this out first, before we decide for good: {option}."),
    "not_yet": N_("We did not say yes or no yet. There is something to find out first."),
    "no": N_("We said no. We will not go on with this."),
    "carry_on": N_("We will carry on as we are."),
}


def told_us(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return the sheet in large print, on a page of its own."""
    return (LargePrint(sheet(snapshot), marking=marking(snapshot)),)


def marking(snapshot: BriefSnapshot) -> str:
    """Return what stands in the sheet's head instead of the brief's marking."""
    return say(snapshot, N_("For the people who told us"))


def sheet(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return what the sheet says."""
    return (
        Heading(1, plain(_title(snapshot)), anchor="you-said"),
        *_you_said(snapshot),
        *_we_decided(snapshot),
        *_promises(snapshot),
        *_next(snapshot),
        *_reach_us(snapshot),
    )


def _title(snapshot: BriefSnapshot) -> str:
    if decision(snapshot).outcome is None:
        return say(snapshot, N_("You told us. We have not decided yet."))
    return say(snapshot, N_("You told us. This is what we decided."))


def _you_said(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    themes = [row for row in snapshot.partnership.rows(Theme) if row.text and themes_of(snapshot, row.id)]
    heading = sub(snapshot, N_("What you said"))
    if not themes:
        return heading, paragraph(snapshot, N_("We have not put together yet what people said."))
    said = sentences(*(ended(row.text or "") for row in themes[:MOST_THEMES]))
    return heading, Paragraph(plain(said)), *_disagreed(snapshot)


def _disagreed(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    answers = [link.board_response for link in printable_links(snapshot) if link.kind == "contradicts"]
    answer = next((text for text in answers if text and text.strip()), None)
    if not answers:
        return ()
    if answer is None:
        return (paragraph(snapshot, N_("Some of you disagreed. We have not answered you yet.")),)
    short = first_sentences(answer, ANSWER_WORDS) or answer
    return (Paragraph(runs(snapshot, N_("Some of you disagreed. Our answer: {answer}"), answer=short)),)


def _we_decided(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    held = decision(snapshot)
    heading = sub(snapshot, N_("What we decided, and why"))
    if held.outcome is None:
        return heading, paragraph(snapshot, N_("We have not decided yet. We will tell you when we have."))
    what = say(snapshot, _WE_DECIDED[held.outcome], option=option_title(snapshot, held.option))
    why = first_sentences(held.reasons or "", REASON_WORDS)
    return heading, Paragraph(plain(sentences(what, why)))


def _promises(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    rows = [row for row in snapshot.partnership.having(Condition, kind="red_line") if row.text]
    items = tuple(plain(ended(row.text or "")) for row in rows[:MOST_PROMISES])
    return only(items, sub(snapshot, N_("What we will not do, whatever happens")), BulletList(items))


def _next(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    return sub(snapshot, N_("What happens next")), Paragraph(_next_words(snapshot))


def _next_words(snapshot: BriefSnapshot) -> Runs:
    reviews = [row for row in snapshot.partnership.rows(ReviewPlan) if row.review_on]
    if not reviews:
        return plain(say(snapshot, N_("We have not set a date to look again yet.")))
    first = min(reviews, key=lambda row: row.review_on or snapshot.as_of)
    again = say(snapshot, N_("We look again on {date}."), date=day(snapshot, first.review_on))
    return plain(sentences(again, first_sentences(first.beneficiaries_part or "", PART_WORDS)))


def _reach_us(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    pattern = N_("Ask us, or take back what you told us: {charity}")
    return (
        sub(snapshot, pattern, charity=charity_name(snapshot)),
        SignatureBox((), (say(snapshot, N_("Name")), say(snapshot, N_("Telephone or e-mail")))),
    )
