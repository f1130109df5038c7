"""How often each option comes first, as two stacked bars: the board's order of weights kept, and any order."""

from collections.abc import Sequence
from dataclasses import dataclass

from partnerdesk.charts.fitting import LABEL, SMALL, Sheet, broken, percent
from partnerdesk.charts.marks import Segment, segment, tone_key
from partnerdesk.charts.shapes import Anchor, Ink, Label, Line, Numbers, Picture, Shape, Weight
from partnerdesk.domain.words import N_, Sentence

_TITLE = N_("How often each option comes first")
_FINDING = N_("{option} comes first in {share} of tries when the board’s order of weights is kept")
_NOTE = N_(
    "{draws} tries, each with weights drawn by chance and one trustee’s score for each option and criterion. "
    "The second bar lets the weights stand in any order."
)
_ALT = N_("Two stacked bars. Order kept: {ordered}. Any order: {free}.")
_ORDERED, _FREE = N_("Board’s order kept"), N_("Weights in any order")
_OPTION = N_("Option")
_ROW = 28.0


@dataclass(frozen=True, slots=True)
class FirstPlace:
    """An option with its share of first places, from 0 to 1, both ways."""

    name: str
    ordered: float
    free: float


def first_place_bars(
    options: Sequence[FirstPlace], draws: int, sheet: Sheet, finding: Sentence | None = None
) -> Picture:
    """Draw both bars, with a key of the options above them."""
    ranked = sorted(options, key=lambda one: -one.ordered)
    names = min(sheet.width * 0.25, 118.0)
    named = [(tone, one.name, Weight.REGULAR if tone else Weight.BOLD) for tone, one in enumerate(ranked)]
    shapes, top = tone_key(named, sheet)
    for number, (word, shares) in enumerate(
        ((_ORDERED, [one.ordered for one in ranked]), (_FREE, [one.free for one in ranked])),
    ):
        shapes.extend(_stack(sheet.say(Sentence(word)), shares, top + _ROW * number, names, sheet))
    bottom = top + _ROW * 2
    shapes.extend(_axis(names, sheet.width - names - 10, bottom))
    return Picture(
        sheet.width,
        bottom + 16,
        tuple(shapes),
        sheet.say(Sentence(_TITLE)),
        sheet.say(finding or _finding(ranked)),
        sheet.say(Sentence(_NOTE, {"draws": f"{draws:,}"})),
        sheet.say(
            Sentence(
                _ALT,
                {
                    "ordered": ", ".join(f"{one.name} {percent(one.ordered)}" for one in ranked),
                    "free": ", ".join(f"{one.name} {percent(one.free)}" for one in ranked),
                },
            ),
        ),
        Numbers(
            tuple(sheet.say(Sentence(one)) for one in (_OPTION, _ORDERED, _FREE)),
            tuple((one.name, percent(one.ordered), percent(one.free)) for one in ranked),
        ),
    )


def _finding(ranked: Sequence[FirstPlace]) -> Sentence:
    first = ranked[0] if ranked else FirstPlace("–", 0, 0)
    return Sentence(_FINDING, {"option": first.name, "share": percent(first.ordered)})


def _stack(word: str, shares: Sequence[float], y: float, names: float, sheet: Sheet) -> list[Shape]:
    lines = broken(word, names - 10, LABEL, Weight.REGULAR, sheet.measure)
    shapes: list[Shape] = [
        Label(line, 0, y + 15.5 + (at - (len(lines) - 1) / 2) * 10, LABEL) for at, line in enumerate(lines)
    ]
    x, room = names, sheet.width - names - 10
    for tone, share in enumerate(shares):
        if share >= 0.0005:
            shapes.extend(segment(Segment(x, room * share, tone, percent(share)), y + 2, 22, sheet))
        x += room * share
    return shapes


def _axis(left: float, room: float, y: float) -> list[Shape]:
    shapes: list[Shape] = []
    for mark in (0, 25, 50, 75, 100):
        x = left + room * mark / 100
        shapes.append(Line(x, y - 3, x, y, Ink.MUTED, 0.5))
        shapes.append(Label(f"{mark}%", x, y + 10, SMALL, anchor=Anchor.MIDDLE, role=Ink.MUTED))
    return shapes
