"""What people said at a review, by group, as it may be printed: counts, the net, or only which way it leans.

The net is worked out of counts, so it may say no more than they do: as a number it stands only where percentages may
stand and no count that it is made of is hidden; which way it leans only where that gives no hidden count away.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import inf

from partnerdesk.brief.saying import day, say, sentence
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.disclosure import Breakdown, PrintedCell, Why, breakdown
from partnerdesk.domain.findings import Colour
from partnerdesk.domain.records import BeneficiaryGroup, Decision, ImpactReview
from partnerdesk.domain.review import DATE_ASKED, QUESTION, GroupNet, counts_by_group, review_finding
from partnerdesk.domain.rounding import percent
from partnerdesk.domain.words import N_

_PARTS = 3  # better, the same, worse: what the net is made of; 'too early' is left out


class Lean(StrEnum):
    """Which way a group's answers lean."""

    BETTER = "better"
    WORSE = "worse"
    EVEN = "even"


@dataclass(frozen=True, slots=True)
class GroupView:
    """One group at a review: how many answered, each answer's count in words, the net in points, which way it leans."""

    group: BeneficiaryGroup
    base: str
    counts: tuple[str, ...] | None
    net: int | None
    lean: Lean | None
    colour: Colour


def latest_review(snapshot: BriefSnapshot) -> ImpactReview | None:
    """Return the review that a review brief is about: the last one."""
    rows = enumerate(snapshot.partnership.rows(ImpactReview))
    undated = snapshot.as_of.min
    found = max(rows, key=lambda each: (each[1].review_on or undated, each[0]), default=None)
    return found[1] if found else None


def question_asked(snapshot: BriefSnapshot, question: str) -> str:
    """Return a question to beneficiaries as it was put to them: with the day of the decision, where it names one."""
    shipped = snapshot.catalogue.review_questions.get(question)
    decided = snapshot.partnership.one(Decision).decided_on
    since = day(snapshot, decided) if decided else say(snapshot, N_("the change"))
    return shipped.question.replace(DATE_ASKED, since) if shipped else question


def answer_given(snapshot: BriefSnapshot, question: str, kept: str) -> str:
    """Return the words for an answer that a file keeps."""
    shipped = snapshot.catalogue.review_questions.get(question)
    return shipped.worded(kept) if shipped else kept


def answers_offered(snapshot: BriefSnapshot) -> tuple[str, ...]:
    """Return the answers to the question whether help is better, as they are worded."""
    return tuple(snapshot.catalogue.review_questions[QUESTION].answers)


def printed_answers(snapshot: BriefSnapshot, counts: Sequence[int]) -> Breakdown:
    """Return how many of a group gave each answer to one question of a review, as it may be printed."""
    return breakdown(counts, sum(counts), edition=snapshot.edition.value, settings=snapshot.settings)


def group_views(snapshot: BriefSnapshot, review: str) -> tuple[GroupView, ...]:
    """Return what each group said at a review, as far as it may be printed."""
    told = counts_by_group(snapshot.partnership, review)
    groups = {row.id: row for row in snapshot.partnership.rows(BeneficiaryGroup)}
    found = review_finding(snapshot.partnership, snapshot.catalogue, review)
    return tuple(_view(snapshot, groups[each.group], each, told.get(each.group, {})) for each in found.groups)


def _view(snapshot: BriefSnapshot, group: BeneficiaryGroup, found: GroupNet, told: dict[str, int]) -> GroupView:
    counts = [told.get(answer, 0) for answer in snapshot.catalogue.review_questions[QUESTION].kept]
    shown = printed_answers(snapshot, counts)
    lean = _lean(counts) if found.net is not None and _may_lean(snapshot, shown) else None
    return GroupView(
        group=group,
        base=sentence(snapshot, shown.base),
        counts=tuple(sentence(snapshot, cell.words) for cell in shown.cells) if shown.cells else None,
        net=_points(found.net) if _may_net(snapshot, shown, found.base) else None,
        lean=lean,
        colour=found.colour if lean else Colour.UNKNOWN,
    )


def _may_net(snapshot: BriefSnapshot, shown: Breakdown, base: int) -> bool:
    enough = base >= snapshot.settings["pct_base_min"] and shown.cells is not None
    return enough and all(cell.hidden is None for cell in (shown.cells or ())[:_PARTS])


def _may_lean(snapshot: BriefSnapshot, shown: Breakdown) -> bool:
    """Return whether it may be said which way answers lean: where no counts stand, or those that do say so already."""
    if shown.cells is None:
        return True
    least = int(snapshot.settings["k_min"])
    (low, high), _, (lowest, highest) = (_bounds(cell, least) for cell in shown.cells[:_PARTS])
    return low > highest or lowest > high or low == high == lowest == highest


def _bounds(cell: PrintedCell, least: int) -> tuple[float, float]:
    """Return between which numbers a reader can place a count."""
    if cell.count is not None:
        return cell.count, cell.count
    return (1, least - 1) if cell.hidden is Why.SMALL else (least, inf)


def _lean(counts: Sequence[int]) -> Lean:
    better, _, worse = counts[:_PARTS]
    if better == worse:
        return Lean.EVEN
    return Lean.BETTER if better > worse else Lean.WORSE


def _points(net: float | None) -> int | None:
    """Return a net share in whole points."""
    return None if net is None else percent(net)
