"""Options against criteria as a grid: each median as a figure on a tone, the stronger the better."""

from collections.abc import Sequence
from dataclasses import dataclass

from partnerdesk.charts.fitting import LABEL, SMALL, Sheet, broken, percent, widest_part
from partnerdesk.charts.shapes import Anchor, Ink, Label, Line, Numbers, Picture, Rect, Shape, Weight
from partnerdesk.domain.rounding import tenths
from partnerdesk.domain.words import N_, Sentence

_TITLE = N_("Options against criteria")
_FINDING = N_("{option} comes out highest, with a value of {value} out of 100")
_NO_FINDING = N_("The scores are not complete, so no option comes out first yet")
_NOTE = N_(
    "Each figure is the median of the trustees’ scores from 1 to 5; the stronger the colour, the better. "
    "The bars show how much each criterion counts."
)
_ALT = N_("A grid of {criteria} criteria by {options} options with the median score of each. {values}.")
_VALUE_OF = N_("{option}: value {value}")
_BARRED = N_("crosses a red line")
_BARRED_VALUE = N_("{value} (crosses a red line)")
_CRITERION, _WEIGHT, _VALUE = N_("Criterion"), N_("Weight"), N_("Value (0 to 100)")
_FILLS = ((Ink.TONE_5, Ink.INK), (Ink.TONE_4, Ink.INK), (Ink.TONE_3, Ink.INK), (Ink.TONE_2, Ink.ON_DARK))
_ROW = 21.0
_LEAST_NAMES = 0.2


@dataclass(frozen=True, slots=True)
class OptionColumn:
    """An option: its medians in the order of the criteria (None where nothing may be shown), and its value.

    One that is ``barred`` crosses a red line: it is shown with its value, struck out.
    """

    name: str
    medians: tuple[float | None, ...]
    value: float | None = None
    leads: bool = False
    barred: bool = False


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """A criterion and its weight as a share of 1."""

    name: str
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class _Plan:
    names: float
    bars: float
    column: float
    head: float

    def x(self, number: int) -> float:
        return self.names + self.bars + self.column * number


def options_grid(
    criteria: Sequence[CriterionRow],
    options: Sequence[OptionColumn],
    sheet: Sheet,
    finding: Sentence | None = None,
) -> Picture:
    """Draw the grid with a row for each criterion and a column for each option."""
    names, bars = _room_beside(options, sheet)
    column = (sheet.width - names - bars) / max(len(options), 1)
    heads = [broken(one.name, column - 3, LABEL, Weight.BOLD, sheet.measure, 6) for one in options]
    plan = _Plan(names, bars, column, max((len(lines) for lines in heads), default=1) * 11 + 7)
    shapes: list[Shape] = []
    for number, lines in enumerate(heads):
        shapes.extend(_head(lines, plan, number, leads=options[number].leads))
    for number, row in enumerate(criteria):
        shapes.extend(_criterion(row, plan, plan.head + _ROW * number, criteria, sheet))
        for place, option in enumerate(options):
            shapes.extend(_cell(option.medians[number], plan.x(place), plan.head + _ROW * number, plan.column))
    bottom = plan.head + _ROW * len(criteria)
    barred = broken(sheet.say(Sentence(_BARRED)), column - 2, SMALL, Weight.BOLD, sheet.measure, 4)
    shapes.extend(_values(options, plan, bottom, barred, sheet))
    return Picture(
        sheet.width,
        bottom + 24 + (3 + 9.5 * len(barred) if any(one.barred for one in options) else 0),
        tuple(shapes),
        sheet.say(Sentence(_TITLE)),
        sheet.say(finding or _finding(options)),
        sheet.say(Sentence(_NOTE)),
        sheet.say(_alt(criteria, options, sheet)),
        _numbers(criteria, options, sheet),
    )


def _room_beside(options: Sequence[OptionColumn], sheet: Sheet) -> tuple[float, float]:
    """How wide the criteria and their bars are: less than usual where a word of an option would be cut without it."""
    widest = max((widest_part(one.name, LABEL, Weight.BOLD, sheet.measure) + 3.5 for one in options), default=0.0)
    bars = sheet.width * (0.16 if len(options) <= 5 else 0.12)
    room = sheet.width - bars - widest * len(options)
    return max(min(sheet.width * 0.27, room), sheet.width * _LEAST_NAMES), bars


def _head(lines: Sequence[str], plan: _Plan, number: int, *, leads: bool) -> list[Shape]:
    middle = plan.x(number) + plan.column / 2
    weight = Weight.BOLD if leads else Weight.REGULAR
    start = plan.head - 7 - (len(lines) - 1) * 11
    return [Label(line, middle, start + place * 11, LABEL, weight, Anchor.MIDDLE) for place, line in enumerate(lines)]


def _criterion(row: CriterionRow, plan: _Plan, y: float, criteria: Sequence[CriterionRow], sheet: Sheet) -> list[Shape]:
    lines = broken(row.name, plan.names - 8, LABEL, Weight.REGULAR, sheet.measure)
    size = LABEL if len(lines) == 1 else SMALL
    gap = 9.5
    shapes: list[Shape] = [
        Label(line, 0, y + _ROW / 2 + 3 + (place - (len(lines) - 1) / 2) * gap, size)
        for place, line in enumerate(lines)
    ]
    if row.weight is not None:
        most = max((one.weight or 0 for one in criteria), default=1) or 1
        wide = (plan.bars - 42) * row.weight / most
        shapes.extend(
            (
                Rect(plan.names, y + 6.5, max(wide, 0.5), _ROW - 13, Ink.COOL),
                Label(percent(row.weight), plan.names + wide + 4, y + _ROW / 2 + 3, SMALL, role=Ink.MUTED),
            ),
        )
    return shapes


def _cell(median: float | None, x: float, y: float, column: float) -> list[Shape]:
    middle = x + column / 2
    if median is None:
        return [Label("–", middle, y + _ROW / 2 + 3, 9, Weight.REGULAR, Anchor.MIDDLE, Ink.MUTED)]
    fill, ink = (Ink.TONE_1, Ink.ON_DARK) if median >= 4.5 else _FILLS[max(min(int(median + 0.5) - 1, 3), 0)]
    text = tenths(median).removesuffix(".0")
    return [
        Rect(x + 3, y + 1.5, column - 6, _ROW - 3, fill, None, 0.5, 2.5),
        Label(text, middle, y + _ROW / 2 + 3.3, 9, Weight.BOLD, Anchor.MIDDLE, ink),
    ]


def _values(options: Sequence[OptionColumn], plan: _Plan, y: float, barred: Sequence[str], sheet: Sheet) -> list[Shape]:
    shapes: list[Shape] = [
        Line(0, y + 3, sheet.width, y + 3, Ink.INK, 0.8),
        Label(sheet.say(Sentence(_VALUE)), 0, y + 18, 9, Weight.BOLD),
    ]
    for number, option in enumerate(options):
        text = "–" if option.value is None else tenths(option.value)
        middle = plan.x(number) + plan.column / 2
        weight = Weight.BOLD if option.leads else Weight.REGULAR
        shapes.append(Label(text, middle, y + 18, 10, weight, Anchor.MIDDLE))
        if option.barred:
            wide = sheet.measure(text, 10, weight) / 2 + 4
            shapes.append(Line(middle - wide, y + 14.6, middle + wide, y + 14.6, Ink.RED, 1.4))
            shapes.extend(
                Label(line, middle, y + 29 + 9.5 * at, SMALL, Weight.BOLD, Anchor.MIDDLE, Ink.RED)
                for at, line in enumerate(barred)
            )
        if option.leads:
            shapes.append(
                Rect(
                    plan.x(number) + 0.8,
                    plan.head - 1,
                    plan.column - 1.6,
                    y - plan.head + 25 - 1,
                    None,
                    Ink.PRIMARY,
                    1.3,
                    3,
                )
            )
    return shapes


def _finding(options: Sequence[OptionColumn]) -> Sentence:
    leader = next((one for one in options if one.leads and one.value is not None), None)
    if leader is None:
        return Sentence(_NO_FINDING)
    return Sentence(_FINDING, {"option": leader.name, "value": tenths(leader.value)})


def _alt(criteria: Sequence[CriterionRow], options: Sequence[OptionColumn], sheet: Sheet) -> Sentence:
    values = "; ".join(
        sheet.say(Sentence(_VALUE_OF, {"option": one.name, "value": _value(one, sheet)})) for one in options
    )
    return Sentence(_ALT, {"criteria": len(criteria), "options": len(options), "values": values})


def _value(option: OptionColumn, sheet: Sheet) -> str:
    value = "–" if option.value is None else tenths(option.value)
    return sheet.say(Sentence(_BARRED_VALUE, {"value": value})) if option.barred else value


def _numbers(criteria: Sequence[CriterionRow], options: Sequence[OptionColumn], sheet: Sheet) -> Numbers:
    head = (sheet.say(Sentence(_CRITERION)), sheet.say(Sentence(_WEIGHT)), *(one.name for one in options))
    rows = [
        (
            row.name,
            "–" if row.weight is None else f"{tenths(row.weight * 100)}%",
            *("–" if one.medians[number] is None else tenths(one.medians[number]) for one in options),
        )
        for number, row in enumerate(criteria)
    ]
    values = tuple(_value(one, sheet) for one in options)
    return Numbers(head, (*rows, (sheet.say(Sentence(_VALUE)), "", *values)))
