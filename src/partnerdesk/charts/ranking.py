"""The options' values as bars, with a bracket that shows by how much the first leads the second."""

from collections.abc import Sequence
from dataclasses import dataclass

from partnerdesk.charts.fitting import LABEL, SMALL, Sheet, broken
from partnerdesk.charts.shapes import Anchor, Ink, Label, Line, Numbers, Picture, Rect, Shape, Weight
from partnerdesk.domain.rounding import is_level, tenths
from partnerdesk.domain.words import N_, Sentence

_TITLE = N_("Value of each option")
_FINDING = N_("{first} leads {second} by {margin} points out of 100")
_ONE = N_("{first} has a value of {value} out of 100")
_NONE = N_("No option has a value yet")
_NOTE = N_("0 means the worst level on every criterion, 100 the best. {word}")
_ALT = N_("Bars from 0 to 100. {parts}.")
_LEADS = N_("leads by {margin}")
_LEVEL = N_("level")
_BOTH = N_("{first} and {second} are level")
_OPTION, _VALUE = N_("Option"), N_("Value (0 to 100)")
_ROW = 27.0
_SHARES = (0.32, 0.36, 0.4, 0.44)
_INSIDE, _BESIDE, _FIGURE = 34.0, 5.0, 9.5  # how long a bar is with its figure inside, else how far off that stands
_END, _BRACKET = 10.0, 20.0  # what is left free after a bar of 100, and what the bracket and its gaps take


@dataclass(frozen=True, slots=True)
class Valued:
    """An option with its value from 0 to 100."""

    name: str
    value: float


def ranking_bars(options: Sequence[Valued], sheet: Sheet, word: str = "", finding: Sentence | None = None) -> Picture:
    """Draw the options in the order given (best first); `word` says what the margin means."""
    names = _names(options, sheet)
    room = _room(options, sheet.width - names, sheet)
    shapes: list[Shape] = []
    for number, option in enumerate(options):
        shapes.extend(_bar(option, number, names, room, sheet))
    bottom = _ROW * len(options)
    for mark in (0, 25, 50, 75, 100):
        x = names + room * mark / 100
        shapes.extend(
            (
                Line(x, bottom + 1, x, bottom + 4, Ink.MUTED, 0.5),
                Label(str(mark), x, bottom + 14, SMALL, anchor=Anchor.MIDDLE, role=Ink.MUTED),
            ),
        )
    if len(options) > 1:
        shapes.extend(_bracket(options[0], options[1], names, room, sheet))
    return Picture(
        sheet.width,
        bottom + 18,
        tuple(shapes),
        sheet.say(Sentence(_TITLE)),
        sheet.say(finding or _finding(options)),
        sheet.say(Sentence(_NOTE, {"word": word})).strip(),
        sheet.say(Sentence(_ALT, {"parts": "; ".join(f"{one.name} {tenths(one.value)}" for one in options)})),
        Numbers(
            (sheet.say(Sentence(_OPTION)), sheet.say(Sentence(_VALUE))),
            tuple((one.name, tenths(one.value)) for one in options),
        ),
    )


def _names(options: Sequence[Valued], sheet: Sheet) -> float:
    """How wide names are set: a third, or up to nearly half where a name would be cut off."""
    tries = [min(sheet.width * share, 150.0) for share in _SHARES]
    return next((room for room in tries if all(_is_whole(option.name, room, sheet) for option in options)), tries[0])


def _is_whole(name: str, room: float, sheet: Sheet) -> bool:
    lines = broken(name, room - 10, LABEL + 0.5, Weight.BOLD, sheet.measure)
    return len("".join(lines).replace(" ", "")) == len(name.replace(" ", "")) and not lines[-1].endswith("…")


def _room(options: Sequence[Valued], width: float, sheet: Sheet) -> float:
    """How wide a bar of 100 may be: the words beside the first bar's end need room as well."""
    if len(options) < 2:
        return width - _END
    words = sheet.measure(_leads(options[0].value - options[1].value, sheet), 9, Weight.BOLD)
    first = max(options[0].value, 1.0) / 100
    return min(width - _END, (width - words - _BRACKET) / first)


def _leads(margin: float, sheet: Sheet) -> str:
    return sheet.say(Sentence(_LEVEL) if is_level(margin) else Sentence(_LEADS, {"margin": tenths(margin)}))


def _bar(option: Valued, number: int, names: float, room: float, sheet: Sheet) -> list[Shape]:
    y = _ROW * number + 4
    first = not number
    weight = Weight.BOLD if first else Weight.REGULAR
    lines = broken(option.name, names - 10, LABEL + 0.5, weight, sheet.measure)
    wide = _wide(option, room)
    inside = wide > _INSIDE
    figure = Label(
        tenths(option.value),
        names + wide + (-6 if inside else _BESIDE),
        y + 13,
        _FIGURE if first else 9,
        Weight.BOLD,
        Anchor.END if inside else Anchor.START,
        (Ink.ON_DARK if first else Ink.INK) if inside else Ink.INK,
    )
    return [
        *(
            Label(line, names - 8, y + 12.5 + (at - (len(lines) - 1) / 2) * 10, LABEL + 0.5, weight, Anchor.END)
            for at, line in enumerate(lines)
        ),
        Rect(names, y, room, 19, Ink.TINT),
        Rect(names, y, wide, 19, Ink.TONE_1 if first else Ink.TONE_3, Ink.TONE_1, 0.5),
        figure,
    ]


def _wide(option: Valued, room: float) -> float:
    return room * min(max(option.value, 0.0), 100.0) / 100


def _end(option: Valued, room: float, sheet: Sheet) -> float:
    """Where a bar ends, with its figure where that has no room inside."""
    wide = _wide(option, room)
    if wide > _INSIDE:
        return wide
    return wide + _BESIDE + sheet.measure(tenths(option.value), _FIGURE, Weight.BOLD)


def _bracket(first: Valued, second: Valued, names: float, room: float, sheet: Sheet) -> list[Shape]:
    """From the second bar's end up to the first's, with the margin in words beside it."""
    end, start = names + _end(first, room, sheet), names + _end(second, room, sheet)
    x = max(end, start) + 12
    top, low = 13.5, _ROW + 13.5
    words = _leads(first.value - second.value, sheet)
    return [
        Line(end + 2, top, x, top, Ink.INK, 0.7),
        Line(start + 2, low, x, low, Ink.INK, 0.7, (2, 1.6)),
        Line(x, top, x, low, Ink.INK, 0.7),
        Label(words, x + 6, (top + low) / 2 + 3, 9, Weight.BOLD),
    ]


def _finding(options: Sequence[Valued]) -> Sentence:
    if not options:
        return Sentence(_NONE)
    if len(options) == 1:
        return Sentence(_ONE, {"first": options[0].name, "value": tenths(options[0].value)})
    first, second = options[0], options[1]
    margin = first.value - second.value
    pattern = _BOTH if is_level(margin) else _FINDING
    return Sentence(pattern, {"first": first.name, "second": second.name, "margin": tenths(margin)})
