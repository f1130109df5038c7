"""Numbers that a paper does not print, or not as they are, and why: counts of people, answers, trustees' ratings."""

from collections.abc import Collection, Iterator

from partnerdesk.brief.evidence import counts_people, told_inputs
from partnerdesk.brief.held_line import HeldLine, LineKind
from partnerdesk.brief.naming import group_name, partner_name
from partnerdesk.brief.printable import asked_in, heard_total, took_part
from partnerdesk.brief.ratings import may_print_scores, may_print_values
from partnerdesk.brief.reviewing import latest_review, printed_answers, question_asked
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.case import Case
from partnerdesk.domain.disclosure import hidden_cells
from partnerdesk.domain.findings import IndicatorFinding
from partnerdesk.domain.records import ImpactAnswer, ImpactReview, Score
from partnerdesk.domain.trust_since import trust_since
from partnerdesk.domain.words import N_, Sentence

_HEAR = ("hear", "beneficiary_input")
_NOTHING = N_("{partner}: fewer than {k} trustees rated {n} of the items of trust, so nothing of these is printed.")
_MIDDLE = N_("{partner}: fewer than {k} trustees rated {n} of the items of trust, so only their median is printed.")
_NOTHING_AGAIN = N_(
    "{partner}, at the review: fewer than {k} trustees rated {n} of the items of trust again, so nothing of these is "
    "printed."
)
_MIDDLE_AGAIN = N_(
    "{partner}, at the review: fewer than {k} trustees rated {n} of the items of trust again, so only their median is "
    "printed."
)
_NO_SCORES = N_("Fewer than {k} trustees scored the options, so no scores are printed.")
_NO_VALUES = N_(
    "Fewer than {k} trustees scored an option on some criterion, or weighed it, so the comparison of the options is "
    "not printed: it would show what one of them answered."
)
_FEW = N_("Fewer than {k} people are behind {n} of the inputs, so their numbers are not printed.")


def survey_numbers(snapshot: BriefSnapshot) -> Iterator[HeldLine]:
    """Yield a line for each question of a survey whose answers are not all shown."""
    for given in told_inputs(snapshot):
        for question, _, printed in asked_in(snapshot, given):
            pattern = N_("“{question}”: small numbers are hidden.")
            if printed.cells is None or hidden_cells([printed]):
                yield HeldLine(LineKind.NUMBERS, given.id, Sentence(pattern, {"question": question}), *_HEAR)


def few_people(snapshot: BriefSnapshot) -> Iterator[HeldLine]:
    """Yield one line for all inputs with so few people behind them that their number is not printed."""
    least = int(snapshot.settings["k_min"])
    counts = [given.n_took_part for given in told_inputs(snapshot) if counts_people(snapshot, given)]
    few = sum(count is not None and count < least for count in counts)
    if few:
        yield HeldLine(LineKind.NUMBERS, "", Sentence(_FEW, {"k": least, "n": few}), *_HEAR)


def few_heard(snapshot: BriefSnapshot) -> Iterator[HeldLine]:
    """Yield a line where so few were heard in all that their number is not printed."""
    least = int(snapshot.settings["k_min"])
    if any(took_part(snapshot, given) for given in told_inputs(snapshot)) and heard_total(snapshot) < least:
        pattern = N_("Fewer than {k} people were heard in all, so their number is not printed.")
        yield HeldLine(LineKind.NUMBERS, "", Sentence(pattern, {"k": least}), *_HEAR)


def review_numbers(snapshot: BriefSnapshot, *, latest: bool = False) -> Iterator[HeldLine]:
    """Yield a line for each group and question of the reviews, or of the last one, whose answers are not all shown."""
    last = latest_review(snapshot)
    rows = [row for row in snapshot.partnership.rows(ImpactAnswer) if not latest or (last and row.review == last.id)]
    for asked in dict.fromkeys((row.review, row.group, row.question) for row in rows):
        counts = [row.count or 0 for row in rows if (row.review, row.group, row.question) == asked]
        shown = printed_answers(snapshot, counts)
        if shown.cells is None or hidden_cells([shown]):
            yield _of_review(snapshot, *asked)


def _of_review(snapshot: BriefSnapshot, review: str, group: str, question: str) -> HeldLine:
    pattern = N_("{group}, “{question}”: small numbers are hidden.")
    values = {"group": group_name(snapshot, group), "question": question_asked(snapshot, question)}
    return HeldLine(LineKind.NUMBERS, review, Sentence(pattern, values), "tell", ImpactReview.ENTITY)


# --- trustees ---------------------------------------------------------------------------------------------------------


def trust_ratings(snapshot: BriefSnapshot) -> Iterator[HeldLine]:
    """Yield a line for each partner for items of trust that too few trustees rated."""
    for found in snapshot.assessment.trust.values():
        yield from _too_few(snapshot, found.partner, found.indicators.values())


def ratings_at_review(snapshot: BriefSnapshot) -> Iterator[HeldLine]:
    """Yield a line for each partner for items of trust that too few trustees rated again at the last review."""
    last = latest_review(snapshot)
    case = Case.of(snapshot.partnership, snapshot.catalogue, snapshot.as_of)
    for since in trust_since(case, last.id) if last else ():
        yield from _too_few(snapshot, since.partner, since.again, again=True)


def _too_few(
    snapshot: BriefSnapshot, partner: str, found: Collection[IndicatorFinding], *, again: bool = False
) -> Iterator[HeldLine]:
    least, most = int(snapshot.settings["ratings_median_min"]), int(snapshot.settings["ratings_spread_min"])
    name = partner_name(snapshot, partner)
    none = sum(0 < each.ratings < least for each in found)
    middle = sum(least <= each.ratings < most for each in found)
    patterns = (_NOTHING_AGAIN, _MIDDLE_AGAIN) if again else (_NOTHING, _MIDDLE)
    step = "tell" if again else "trust"
    for count, bound, pattern in zip((none, middle), (least, most), patterns, strict=True):
        if count:
            values = {"partner": name, "k": bound, "n": count}
            yield HeldLine(LineKind.RATINGS, partner, Sentence(pattern, values), step, "trust_rating")


def option_scores(snapshot: BriefSnapshot) -> Iterator[HeldLine]:
    """Yield a line where scores or weights rest on so few trustees that the comparison is not printed."""
    if not snapshot.partnership.rows(Score):
        return
    pattern = _NO_VALUES if may_print_scores(snapshot) else _NO_SCORES
    if pattern == _NO_SCORES or (snapshot.assessment.ranking.ranked and not may_print_values(snapshot)):
        least = int(snapshot.settings["ratings_median_min"])
        yield HeldLine(LineKind.RATINGS, "", Sentence(pattern, {"k": least}), "score", Score.ENTITY)
