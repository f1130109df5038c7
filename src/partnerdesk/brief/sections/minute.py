"""The tear-off draft minute, ready to paste into the minute book."""

from partnerdesk.brief.blocks import Block, Paragraph, Runs, TearOff, plain, strong
from partnerdesk.brief.naming import chapter, charity_name, person_name
from partnerdesk.brief.outcome import decision, motion, outcome_words, vote, vote_words
from partnerdesk.brief.printable import heard_sentence
from partnerdesk.brief.saying import counted, day, ended, joined, paragraph, recorded, runs, say, sentences
from partnerdesk.brief.sections.meeting import quorate_sentence
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.case import is_baseline, shortlisted
from partnerdesk.domain.people import part_taken
from partnerdesk.domain.records import (
    Concern,
    Condition,
    DdItem,
    FeedbackPlan,
    Interest,
    PartnershipFile,
    Question,
    ReviewPlan,
    Risk,
    TrustRating,
    Vote,
)
from partnerdesk.domain.rerating import is_of_review
from partnerdesk.domain.words import N_, NP_


def minute(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return the draft minute on a sheet of its own."""
    cut = say(snapshot, N_("Cut here. For the minute book: change what is not as the meeting was."))
    return (TearOff(cut, draft(snapshot)),)


def draft(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return what the draft minute says."""
    return (
        chapter(snapshot, N_("Draft minute"), "minute"),
        *_first_line(snapshot),
        Paragraph(_considered(snapshot)),
        Paragraph(plain(sentences(quorate_sentence(snapshot), _interests(snapshot)))),
        Paragraph(plain(sentences(heard_sentence(snapshot), _compared(snapshot), _looked_at(snapshot)))),
        *_resolved(snapshot),
        *_conditions(snapshot),
        *_concerns(snapshot),
        Paragraph(plain(sentences(_review(snapshot), _telling(snapshot)))),
    )


def _first_line(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    held = snapshot.partnership.one(PartnershipFile)
    where = say(
        snapshot,
        N_("{charity}: meeting of the trustees, {date}."),
        charity=charity_name(snapshot),
        date=day(snapshot, held.meeting_on),
    )
    number = decision(snapshot).minute_ref
    words = sentences(where, ended(held.agenda_item or ""), ended(number or ""))
    return (Paragraph(strong(words)),)


def _considered(snapshot: BriefSnapshot) -> Runs:
    question = recorded(snapshot, snapshot.partnership.one(Question).text, N_("a question that is not written down"))
    return runs(snapshot, N_("The board considered: {question}"), question=question)


def _interests(snapshot: BriefSnapshot) -> str:
    rows = [row for row in snapshot.partnership.rows(Interest) if row.kind not in {None, "none"}]
    if not rows:
        return say(snapshot, N_("No interest is recorded."))
    left = [row for row in rows if part_taken(row) != "all"]
    if not left:
        return counted(
            snapshot,
            len(rows),
            NP_(
                "One interest was declared; the board agreed that the person could take part.",
                "{n} interests were declared; the board agreed that those people could take part.",
            ),
        )
    if snapshot.for_board:
        names = joined(snapshot, list(dict.fromkeys(person_name(snapshot, row.participant) for row in left)))
        pattern = N_("{names} declared an interest and took no part in rating, scoring or voting.")
        return say(snapshot, pattern, names=names)
    people = len({row.participant for row in left})
    left_out = NP_(
        "One person declared an interest and took no part in rating, scoring or voting.",
        "{n} people declared interests and took no part in rating, scoring or voting.",
    )
    return counted(snapshot, people, left_out)


def _compared(snapshot: BriefSnapshot) -> str:
    rows = shortlisted(snapshot.partnership)
    if not rows:
        return say(snapshot, N_("It compared no options."))
    among = any(is_baseline(row) for row in rows)
    with_baseline = NP_("It looked at one option: carrying on.", "It compared {n} options, carrying on among them.")
    without = NP_("It looked at one option.", "It compared {n} options; carrying on was not among them.")
    return counted(snapshot, len(rows), with_baseline if among else without)


def _looked_at(snapshot: BriefSnapshot) -> str:
    held = snapshot.partnership
    rated = any(not is_of_review(row) for row in held.rows(TrustRating))
    looked = ((rated, N_("trust")), (held.rows(Risk), N_("risks")), (held.rows(DdItem), N_("checks")))
    words = [say(snapshot, word) for rows, word in looked if rows]
    return say(snapshot, N_("It considered {subjects}."), subjects=joined(snapshot, words)) if words else ""


def _resolved(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    moved, held = motion(snapshot), vote(snapshot)
    if moved is None or held is None:
        return (
            paragraph(snapshot, N_("No vote is recorded yet.")),
            Paragraph(runs(snapshot, N_("Decision: {outcome}."), outcome=outcome_words(snapshot))),
        )
    reasons = recorded(snapshot, decision(snapshot).reasons, N_("not recorded."))
    return (
        Paragraph(
            runs(
                snapshot,
                N_("{resolved} {motion} Decision: {outcome}."),
                resolved=_resolution(snapshot, held),
                motion=recorded(snapshot, ended(moved.text or "")),
                outcome=strong(outcome_words(snapshot)),
            )
        ),
        Paragraph(runs(snapshot, N_("Reasons: {reasons}"), reasons=reasons)),
    )


def _resolution(snapshot: BriefSnapshot, held: Vote) -> str:
    counts = (held.votes_for, held.votes_against, held.abstained)
    if held.result == "carried" and None not in counts:
        pattern = N_("It resolved, by {for_} to {against} with {abstained} abstaining:")
        return say(snapshot, pattern, for_=counts[0], against=counts[1], abstained=counts[2])
    return say(snapshot, N_("A motion was put to the vote. {vote} The motion:"), vote=vote_words(snapshot, held))


def _conditions(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    texts = [ended(row.text or "") for row in snapshot.partnership.rows(Condition) if row.text]
    if not texts:
        return (paragraph(snapshot, N_("Conditions: none recorded.")),)
    listed = " ".join(f"({place}) {text}" for place, text in enumerate(texts, 1))
    return (Paragraph(runs(snapshot, N_("Conditions and red lines: {list}"), list=listed)),)


def _concerns(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    rows = snapshot.partnership.rows(Concern)
    if not rows:
        return (paragraph(snapshot, N_("Concerns: none recorded.")),)
    first = Paragraph(runs(snapshot, N_("Concerns recorded: {concern}"), concern=_concern(snapshot, rows[0])))
    return first, *(Paragraph(_concern(snapshot, row)) for row in rows[1:])


def _concern(snapshot: BriefSnapshot, row: Concern) -> Runs:
    words = recorded(snapshot, row.text)
    if row.wants_name and row.participant and snapshot.for_board:
        return runs(snapshot, "{name}: {text}", name=person_name(snapshot, row.participant), text=words)
    return words


def _review(snapshot: BriefSnapshot) -> str:
    rows = [row for row in snapshot.partnership.rows(ReviewPlan) if row.review_on]
    if not rows:
        return say(snapshot, N_("No review is planned."))
    first = min(rows, key=lambda row: row.review_on or snapshot.as_of)
    owner = first.owner or say(snapshot, N_("no owner recorded"))
    return say(snapshot, N_("Review: {date} ({owner})."), date=day(snapshot, first.review_on), owner=owner)


def _telling(snapshot: BriefSnapshot) -> str:
    days = [row.by for row in snapshot.partnership.rows(FeedbackPlan) if row.by]
    if not days:
        return say(snapshot, N_("When people who gave their views will be told is not recorded."))
    pattern = N_("People who gave their views will be told by {date}.")
    return say(snapshot, pattern, date=day(snapshot, max(days)))
