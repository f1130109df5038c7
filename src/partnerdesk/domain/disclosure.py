"""What may be printed: small numbers, quotes and trustees' ratings, and what is held back and why.

Pure rules on values. The thresholds are settings (``k_min``, ``pct_base_min`` and others); the two editions are the
board's and the one for sharing.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from partnerdesk.domain.case import filled
from partnerdesk.domain.findings import IndicatorFinding
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryGroup, BeneficiaryInput, InputGroup
from partnerdesk.domain.settings import DEFAULTS, Settings
from partnerdesk.domain.voice import is_withdrawn
from partnerdesk.domain.words import N_, Sentence

BOARD, SHARING = "board", "sharing"
EDITIONS = (BOARD, SHARING)
COVERS = {
    BOARD: frozenset({"board_anon", "public_anon", "public_named"}),
    SHARING: frozenset({"public_anon", "public_named"}),
}
FEWER_THAN = N_("fewer than {k}")
FEWER_PEOPLE_THAN = N_("fewer than {k} people")
NOT_SHOWN = N_("not shown")


class Why(StrEnum):
    """Why a cell is not printed as it is."""

    SMALL = "small"
    SENSITIVE = "sensitive"
    SUBTRACTION = "subtraction"


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """One printed number: ``count`` is None where it is hidden; ``percent`` is None where none may be printed."""

    count: int | None
    percent: int | None
    hidden: Why | None
    words: Sentence


@dataclass(frozen=True, slots=True)
class Breakdown:
    """How a breakdown is printed: the base in words, and its cells, or None where only the base may be printed."""

    base: Sentence
    cells: tuple[PrintedCell, ...] | None
    has_percentages: bool


def _whole_percent(count: int, base: int) -> int:
    return (200 * count + base) // (2 * base)


def rounded_to(total: int, to: float) -> int:
    """Return a total rounded to the nearest ``to``, a half upwards."""
    return int((total + to / 2) // to * to)


def printed_total(total: int, edition: str = BOARD, settings: Settings = DEFAULTS) -> Sentence:
    """Return a number of people as it may be printed: rule 1 for few, rule 5 for the sharing edition."""
    if total < settings["k_min"]:
        return Sentence(FEWER_PEOPLE_THAN, {"k": int(settings["k_min"])})
    shown = rounded_to(total, settings["round_to"]) if edition == SHARING else total
    return Sentence(N_("{n} people"), {"n": shown})


def _first_hidden(counts: Sequence[int], base: int, settings: Settings, *, sensitive: bool) -> dict[int, Why]:
    hidden: dict[int, Why] = {}
    for place, count in enumerate(counts):
        if 0 < count < settings["k_min"]:
            hidden[place] = Why.SMALL
        elif sensitive and count in {0, base}:
            hidden[place] = Why.SENSITIVE
    return hidden


def _next_smallest(counts: Sequence[int], hidden: Mapping[int, Why]) -> int | None:
    left = [place for place, count in enumerate(counts) if place not in hidden and count]
    return min(left, key=lambda place: (counts[place], place), default=None)


def _hide_one_more(counts: Sequence[int], hidden: dict[int, Why]) -> dict[int, Why]:
    """Rule 3: a single hidden cell takes the next smallest with it."""
    other = _next_smallest(counts, hidden) if len(hidden) == 1 else None
    return hidden if other is None else {**hidden, other: Why.SUBTRACTION}


def _bounds(
    place: int, counts: Sequence[int], hidden: Mapping[int, Why], base: int, settings: Settings
) -> tuple[int, int]:
    """Return between which numbers a reader who knows the rules can place a hidden cell, before adding up."""
    least, why = int(settings["k_min"]), hidden[place]
    if why is Why.SMALL:
        return 1, least - 1
    shown = {other: count for other, count in enumerate(counts) if other not in hidden and count}
    if Why.SENSITIVE in hidden.values():
        # Next to other cells a hidden one can only be nought, unless another was hidden to keep them apart: then either
        # may be the nought, but where a printed cell is as large their places tell which.
        if Why.SUBTRACTION in hidden.values():
            apart = base - sum(shown.values()) not in shown.values()
        else:
            apart = not shown and Why.SMALL not in hidden.values()
        return (0, base) if apart else (0, 0)
    # Of equal cells the first one is hidden, so an earlier one that is printed is larger.
    return least, min((count - (other < place) for other, count in shown.items()), default=base)


def _can_be_worked_out(counts: Sequence[int], hidden: Mapping[int, Why], base: int, settings: Settings) -> bool:
    """Return whether the total and the printed cells give a hidden cell away."""
    if not hidden or sum(counts) != base:
        return False
    left = base - sum(count for place, count in enumerate(counts) if place not in hidden)
    bounds = [_bounds(place, counts, hidden, base, settings) for place in hidden]
    low, high = sum(bound[0] for bound in bounds), sum(bound[1] for bound in bounds)
    return any(max(lo, left - (high - hi)) >= min(hi, left - (low - lo)) for lo, hi in bounds)


def _both_can_be_worked_out(counts: Sequence[int], base: int, settings: Settings) -> bool:
    """Return whether of two answers that people could tick together the total tells how few ticked one alone, or both.

    Of more answers it does not: who ticked none of two of them may have ticked a third.
    """
    ticked = [count for count in counts if count]
    if len(ticked) != 2 or not max(ticked) <= base < sum(ticked):  # noqa: PLR2004 - a pair
        return False
    return any(0 < few < settings["k_min"] for few in (*(base - count for count in ticked), sum(ticked) - base))


def _cell(count: int, base: int, why: Why | None, settings: Settings) -> PrintedCell:
    if why is Why.SMALL:
        return PrintedCell(None, None, why, Sentence(FEWER_THAN, {"k": int(settings["k_min"])}))
    if why is not None:
        return PrintedCell(None, None, why, Sentence(NOT_SHOWN))
    percent = _whole_percent(count, base) if base >= settings["pct_base_min"] else None
    return PrintedCell(count, percent, None, Sentence("{n}", {"n": count}))


def breakdown(
    counts: Sequence[int],
    base: int,
    *,
    sensitive: bool = False,
    edition: str = BOARD,
    settings: Settings = DEFAULTS,
) -> Breakdown:
    """Return how many of ``base`` gave each answer, as it may be printed (rules 1 to 5).

    Where the cells that are left would give a hidden one away, or where every cell is hidden, only the base is printed;
    but for a sensitive topic 'not shown' stands in every cell. So it is where two answers that could be ticked together
    tell how few ticked one of them alone, or both.
    """
    total = printed_total(base, edition, settings)
    if base < max(settings["breakdown_base_min"], settings["k_min"]):
        return Breakdown(total, None, has_percentages=False)
    hidden = _hide_one_more(counts, _first_hidden(counts, base, settings, sensitive=sensitive))
    sensitive_only = set(hidden.values()) == {Why.SENSITIVE}
    nothing_left = len(hidden) in {1, len(counts)} and not sensitive_only
    told = nothing_left or _can_be_worked_out(counts, hidden, base, settings)
    if (hidden and told) or _both_can_be_worked_out(counts, base, settings):
        return Breakdown(total, None, has_percentages=False)
    cells = tuple(_cell(count, base, hidden.get(place), settings) for place, count in enumerate(counts))
    return Breakdown(total, cells, has_percentages=any(cell.percent is not None for cell in cells))


def cell_alone(count: int, *, sensitive: bool = False, settings: Settings = DEFAULTS) -> PrintedCell:
    """Return a number of people as it may be printed where it is part of no total that is printed."""
    hidden = _first_hidden([count], 0, settings, sensitive=sensitive)
    return dataclasses.replace(_cell(count, 1, hidden.get(0), settings), percent=None)


# --- quotes -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class HeldBack:
    """Words that an edition does not print, and why."""

    input: str
    reason: str
    sentence: Sentence


_REASONS = {
    "no_permission": N_("No permission to use these exact words is recorded."),
    "board_only": N_("The permission is for the board only."),
    "withdrawn": N_("The person took this back."),
    "consent_refused": N_("The person refused consent."),
    "no_lawful_basis": N_("No lawful basis is recorded for keeping these words. Write down which one holds."),
    "identity_not_checked": N_("It is not yet checked whether the person could be recognised."),
    "identity_note_missing": N_("The person might be recognised. Note what was changed or why it is safe."),
    "identity_high": N_("The person could be recognised."),
    "same_small_group": N_("Another quote from the same small group of people is printed already."),
}


def _consent_problems(given: BeneficiaryInput) -> list[str]:
    found = []
    if is_withdrawn(given):
        found.append("withdrawn")
    if given.consent_state == "refused":
        found.append("consent_refused")
    return found


def _identity_problems(given: BeneficiaryInput) -> list[str]:
    if given.identity_check == "high":
        return ["identity_high"]
    if given.identity_check == "some":
        return [] if filled(given.identity_note) else ["identity_note_missing"]
    return [] if given.identity_check == "low" else ["identity_not_checked"]


def is_sensitive(given: BeneficiaryInput) -> bool:
    """Return whether an input is about something that needs more care: of a special kind, an offence, or a child."""
    return given.sensitivity not in {None, "ordinary"}


def has_quote(given: BeneficiaryInput) -> bool:
    """Return whether there are exact words to print."""
    return filled(given.quote)


def print_problems(given: BeneficiaryInput) -> tuple[str, ...]:
    """Return what is wrong with a quote that is marked for printing: its permission says that someone may read it.

    A person judged recognisable is no problem to mend: the quote is simply held back.
    """
    if not has_quote(given) or given.quote_permission not in COVERS[BOARD]:
        return ()
    return tuple(
        reason for reason in (*_consent_problems(given), *_identity_problems(given)) if reason != "identity_high"
    )


def quote_problems(given: BeneficiaryInput, edition: str) -> tuple[str, ...]:
    """Return why an edition may not print a quote (rule 6, but for the small groups); empty where it may.

    What may not be kept may not be read aloud either: words without a recorded lawful basis are held back (0024).
    """
    found = _consent_problems(given)
    if not filled(given.lawful_basis):
        found.append("no_lawful_basis")
    if given.quote_permission not in COVERS[edition]:
        found.append("board_only" if given.quote_permission in COVERS[BOARD] else "no_permission")
    return (*found, *_identity_problems(given))


_NUMBER = re.compile(r"\d[\d,]{0,14}")  # more people than there are need no more
_FEWER = re.compile(r"fewer|under|less|up to|<", re.IGNORECASE)


def _size_from(band: str | None) -> int:
    """Return the least number of people that a size band speaks of; 0 where it names none or an upper end only."""
    found = _NUMBER.search(band or "")
    if found is None or _FEWER.search(band or ""):
        return 0
    return int(found[0].replace(",", ""))


def band_is_few(band: str | None, least: float) -> bool:
    """Return whether a size band may speak of fewer people than ``least``; not where it names no number."""
    return _NUMBER.search(band or "") is not None and _size_from(band) < least


def people_behind(partnership: Partnership, label: str | None) -> int:
    """Return how many people stand behind a segment label, as far as is recorded."""
    wanted = (label or "").strip()
    inputs = [row for row in partnership.rows(BeneficiaryInput) if (row.segment_label or "").strip() == wanted]
    took_part = sum(row.n_took_part or 1 for row in inputs)
    names = {row.id for row in inputs}
    groups = {link.group for link in partnership.rows(InputGroup) if link.input in names}
    sizes = [_size_from(row.size_band) for row in partnership.rows(BeneficiaryGroup) if row.id in groups]
    return max([took_part, *sizes])


@dataclass(frozen=True, slots=True)
class Quotes:
    """What an edition prints of people's exact words, and what it holds back."""

    printed: tuple[BeneficiaryInput, ...]
    held_back: tuple[HeldBack, ...]


def quotes_for(partnership: Partnership, edition: str = BOARD, settings: Settings = DEFAULTS) -> Quotes:
    """Return which quotes an edition prints and why it holds the others back."""
    printed: list[BeneficiaryInput] = []
    held: list[HeldBack] = []
    for given in partnership.rows(BeneficiaryInput):
        if not has_quote(given):
            continue
        problems = quote_problems(given, edition)
        label = (given.segment_label or "").strip()
        same = label and any((other.segment_label or "").strip() == label for other in printed)
        if not problems and same and people_behind(partnership, given.segment_label) < settings["k_min"]:
            problems = ("same_small_group",)
        if problems:
            held.append(HeldBack(given.id, problems[0], Sentence(_REASONS[problems[0]])))
        else:
            printed.append(given)
    return Quotes(tuple(printed), tuple(held))


# --- trustees' ratings ------------------------------------------------------------------------------------------------

SPREAD_WORDS = {"together": N_("together"), "mixed": N_("mixed"), "split": N_("split")}
VIEWS_DIFFERED = N_("views differed")


@dataclass(frozen=True, slots=True)
class PrintedRating:
    """What may be printed of a group's ratings: never who gave which."""

    median: float | None
    words: Sentence | None


def printed_rating(found: IndicatorFinding | None, settings: Settings = DEFAULTS) -> PrintedRating:
    """Return the median and the spread in words as far as rule 7 lets them be printed."""
    if found is None or found.ratings < settings["ratings_median_min"]:
        return PrintedRating(None, None)
    if found.ratings < settings["ratings_spread_min"] or found.spread is None:
        return PrintedRating(found.median, None)
    word = VIEWS_DIFFERED if found.lone_voice else SPREAD_WORDS[found.spread]
    return PrintedRating(found.median, Sentence(word))


def hidden_cells(found: Iterable[Breakdown]) -> int:
    """Return how many cells the print rules hide, for the list of what is held back."""
    return sum(cell.hidden is not None for each in found for cell in each.cells or ())
