"""The front sheet: one page that says what is decided, on what grounds, how firm it is, and what happens next."""

from partnerdesk.brief.blocks import (
    Block,
    BulletList,
    Callout,
    Lights,
    Masthead,
    Paragraph,
    Runs,
    TitleBlock,
    Tone,
    plain,
    strong,
)
from partnerdesk.brief.evidence import themes_of
from partnerdesk.brief.findings_said import freedom_may_print, gap_may_print, light_row, waivers
from partnerdesk.brief.naming import charity_name, leading_to, option_title, sub, title
from partnerdesk.brief.outcome import decision, is_decided, is_draft, motion, outcome_sentence, vote
from partnerdesk.brief.ratings import may_print_own_answers, may_print_values, trust_spread_may_print
from partnerdesk.brief.saying import (
    day,
    ended,
    first_sentences,
    only,
    recorded,
    runs,
    say,
    sentence,
    sentences,
    spelled,
    word_count,
)
from partnerdesk.brief.sections import aims, firmness
from partnerdesk.brief.sections.decision import waiver_runs
from partnerdesk.brief.sections.review import by_date
from partnerdesk.brief.sections.trust import trust_sentence
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.case import is_baseline, shortlisted
from partnerdesk.domain.findings import LIGHTS
from partnerdesk.domain.lights import RULES, colour_of
from partnerdesk.domain.records import Action, Charity, PartnershipFile, ReviewPlan, Theme
from partnerdesk.domain.words import N_

SUMMARY_WORDS = 150
MOST_THEMES = 3
MOST_ACTIONS = 3
MOST_WAIVERS = 3


def front(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return the front sheet."""
    return (
        Masthead(charity_name(snapshot), _number(snapshot)),
        TitleBlock(_kicker(snapshot), title(snapshot), _meeting(snapshot)),
        _motion(snapshot),
        Paragraph(summary(snapshot), wide=True),
        Lights(tuple(light_row(snapshot, each, _light(snapshot, each)) for each in LIGHTS)),
        *_waived(snapshot),
        *_next(snapshot),
    )


def _number(snapshot: BriefSnapshot) -> str:
    number = snapshot.partnership.one(Charity).number
    if not number:
        return say(snapshot, N_("No charity number recorded"))
    return say(snapshot, N_("Registered charity {number}"), number=number)


def _kicker(snapshot: BriefSnapshot) -> str:
    what = say(snapshot, N_("Board decision brief") if snapshot.for_board else N_("Decision brief to be shared"))
    return say(snapshot, N_("{what} · draft"), what=what) if is_draft(snapshot) else what


def _meeting(snapshot: BriefSnapshot) -> str:
    held = snapshot.partnership.one(PartnershipFile)
    where = say(snapshot, N_("For the board of trustees. The date of the meeting is not recorded."))
    if held.meeting_on:
        where = say(snapshot, N_("For the board of trustees on {date}."), date=day(snapshot, held.meeting_on))
    item = ended(held.agenda_item or "") if held.agenda_item else ""
    by = say(snapshot, N_("Presented by {name}."), name=held.presented_by) if held.presented_by else ""
    return sentences(where, item, say(snapshot, N_("For decision.")), by)


def _motion(snapshot: BriefSnapshot) -> Callout:
    moved = motion(snapshot)
    words = Paragraph(recorded(snapshot, moved.text if moved else None, N_("No motion has been put yet.")))
    heading = N_("The board is asked to decide")
    if is_decided(snapshot) and vote(snapshot):
        heading = N_("The motion that the board voted on")
    return Callout(strong(say(snapshot, heading)), (words,), Tone.ASK)


def summary(snapshot: BriefSnapshot) -> Runs:
    """Return the summary in 150 words or fewer: what people said, what was compared, what was decided and why.

    Reasons that do not fit are not cut inside a sentence; where they go on is said.
    """
    facts = sentences(_people(snapshot), _compared(snapshot), outcome_sentence(snapshot))
    whole = " ".join((decision(snapshot).reasons or "").split())
    room = SUMMARY_WORDS - word_count(facts)
    if word_count(whole) <= room:
        return plain(sentences(facts, whole))
    more = runs(snapshot, N_(" More in {part}."), part=leading_to(say(snapshot, N_("part 8")), "decision"))
    length = sum(word_count(run.text) for run in more)
    return (*plain(sentences(facts, first_sentences(whole, room - length))), *more)


def _people(snapshot: BriefSnapshot) -> str:
    themes = [row.text for row in snapshot.partnership.rows(Theme) if row.text and themes_of(snapshot, row.id)]
    if not themes:
        return say(snapshot, N_("What people told us has not been gathered into themes yet."))
    return say(
        snapshot, N_("People told us: {themes}."), themes="; ".join(text.rstrip(" .") for text in themes[:MOST_THEMES])
    )


def _compared(snapshot: BriefSnapshot) -> str:
    rows = shortlisted(snapshot.partnership)
    leader = snapshot.assessment.ranking.leader if may_print_values(snapshot) else None
    if len(rows) < 2:  # noqa: PLR2004 - a comparison needs two
        return say(snapshot, N_("Options have not been compared yet."))
    among = any(is_baseline(row) for row in rows)
    with_baseline = N_("We compared {n} options, carrying on among them.")
    compared = say(snapshot, with_baseline if among else N_("We compared {n} options."), n=spelled(snapshot, len(rows)))
    best = say(snapshot, N_("{option} came out best."), option=option_title(snapshot, leader)) if leader else ""
    return sentences(compared, best)


def _light(snapshot: BriefSnapshot, light_id: str) -> str:
    """Return a light's sentence, or a plainer one where too few trustees' answers stand behind it."""
    if light_id == "firmness" and not (may_print_own_answers(snapshot) and may_print_values(snapshot)):
        return firmness.finding(snapshot)
    if light_id == "reasons" and not freedom_may_print(snapshot):
        deciding = colour_of(RULES[light_id], snapshot.assessment.signals)[1]
        if deciding == "W1":
            return aims.finding(snapshot)
    rated = [found for found in snapshot.assessment.trust.values() if found.with_level]
    few = not all(trust_spread_may_print(snapshot, found) for found in rated)
    if light_id == "trust" and rated and (few or not gap_may_print(snapshot)):
        return sentences(*(trust_sentence(snapshot, found.partner) for found in rated))
    return sentence(snapshot, snapshot.assessment.lights[light_id].sentence)


def _waived(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    rows = waivers(snapshot)
    if not rows:
        return ()
    items = tuple(waiver_runs(snapshot, row) for row in rows[:MOST_WAIVERS])
    where = leading_to(say(snapshot, N_("appendix E")), "record")
    more = Paragraph(runs(snapshot, N_("The others are in {appendix}."), appendix=where), small=True)
    heading = sub(snapshot, N_("Checks that the board waived"))
    return heading, BulletList(items, wide=True), *only(rows[MOST_WAIVERS:], more)


def _next(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    rows = [row for row in snapshot.partnership.rows(Action) if row.done_on is None and row.text]
    items = [
        runs(snapshot, N_("{date}: {text}"), date=strong(day(snapshot, row.by)), text=row.text or "")
        for row in by_date(rows)[:MOST_ACTIONS]
    ]
    reviews = [row.review_on for row in snapshot.partnership.rows(ReviewPlan) if row.review_on]
    if reviews:
        items.append(runs(snapshot, N_("{date}: the board looks again."), date=strong(day(snapshot, min(reviews)))))
    heading = sub(snapshot, N_("What happens next"))
    if not items:
        return heading, Paragraph(runs(snapshot, N_("No action and no review is recorded.")), wide=True)
    return heading, BulletList(tuple(items), wide=True)
