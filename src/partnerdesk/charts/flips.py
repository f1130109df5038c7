"""What would change the answer: each criterion's weight now, and the weight at which two options tie."""

from collections.abc import Sequence
from dataclasses import dataclass

from partnerdesk.charts.fitting import LABEL, SMALL, Sheet, broken, hatch, shortened
from partnerdesk.charts.marks import key
from partnerdesk.charts.shapes import Anchor, Circle, Ink, Label, Line, Numbers, Picture, Rect, Shape, Weight
from partnerdesk.domain.rounding import tenths
from partnerdesk.domain.words import N_, Sentence

_TITLE = N_("Weights that would change the answer")
_FINDING = N_("The answer changes if “{criterion}” counts {flip} instead of {weight}")
_NO_FLIP = N_("No change of one weight alone would change the answer")
_NOTE = N_(
    "Dot: the weight now. Upright line: the weight at which the two best options tie. "
    "Other weights keep their proportions. Short bars matter most."
)
_ALT = N_("For each criterion, its weight now and the weight at which the answer changes. {parts}.")
_PART = N_("{criterion}: now {weight}, changes at {flip}")
_STAYS = N_("{criterion}: now {weight}, never changes it")
_NOW, _TIE = N_("weight now"), N_("two options tie")
_THEN = N_("at {flip} this leads:")
_NEVER = N_("no weight changes it")
_COLUMNS = (N_("Criterion"), N_("Weight now"), N_("Changes at"), N_("Then leads"))
_ROW, _TOP, _AFTER = 23.0, 22.0, 140.0


@dataclass(frozen=True, slots=True)
class Flip:
    """A criterion, its weight, the weight at which the answer changes (shares of 1) and who leads then."""

    criterion: str
    weight: float
    flip: float | None = None
    leader: str = ""

    @property
    def distance(self) -> float:
        """How far the weight is from changing the answer; 9 if it never does."""
        return 9.0 if self.flip is None else abs(self.flip - self.weight)


@dataclass(frozen=True, slots=True)
class FlipScale:
    """Where on a sheet a share and a row stand, so that a hand can take hold of them."""

    left: float
    room: float
    top: float

    def share_at(self, x: float) -> float:
        """Return the share of 1 that stands at ``x``, within the axis."""
        return min(max((x - self.left) / self.room, 0.0), 1.0) * self.top

    @staticmethod
    def row_at(y: float) -> int:
        """Return the number of the row at ``y``, from 0; it may be outside."""
        return int((y - _TOP) // _ROW)

    @staticmethod
    def band(row: int) -> tuple[float, float]:
        """Return where a row begins and how high it is."""
        return _TOP + _ROW * row, _ROW


def flip_scale(flips: Sequence[Flip], width: float, least: float = 0.1) -> FlipScale:
    """Return the scale on a sheet of this width; the axis goes to ``least`` or further."""
    most = max([one.weight for one in flips] + [one.flip or 0 for one in flips], default=0.1)
    names = min(width * 0.34, 160.0)
    return FlipScale(names, width - names - _AFTER, max(least, -(-most * 100 // 10) / 10))


def nearest_first(flips: Sequence[Flip]) -> list[Flip]:
    """Return the criteria, the one nearest to changing the answer first."""
    return sorted(flips, key=lambda one: (one.distance, -one.weight))


def flip_tornado(
    flips: Sequence[Flip], sheet: Sheet, finding: Sentence | None = None, scale: FlipScale | None = None
) -> Picture:
    """Draw the criteria, the one nearest to changing the answer first; with a ``scale`` in the order given."""
    ranked = nearest_first(flips) if scale is None else list(flips)
    scale = scale or flip_scale(ranked, sheet.width)
    names, room, top = scale.left, scale.room, scale.top
    shapes = [*_legend(sheet, names), *_axis(names, room, top, _TOP + _ROW * len(ranked))]
    for number, one in enumerate(ranked):
        shapes.extend(_row(one, _TOP + _ROW * (number + 0.5), (names, room / top, names + room + 12), sheet))
    return Picture(
        sheet.width,
        _TOP + _ROW * len(ranked) + 16,
        tuple(shapes),
        sheet.say(Sentence(_TITLE)),
        sheet.say(finding or _finding(nearest_first(ranked))),
        sheet.say(Sentence(_NOTE)),
        sheet.say(Sentence(_ALT, {"parts": "; ".join(sheet.say(_said(one)) for one in ranked)})),
        Numbers(
            tuple(sheet.say(Sentence(one)) for one in _COLUMNS),
            tuple((one.criterion, _figure(one.weight), _figure(one.flip), one.leader or "–") for one in ranked),
        ),
    )


def _legend(sheet: Sheet, x: float) -> list[Shape]:
    return key(
        [
            ((Circle(0, 0, 3.6, Ink.PRIMARY),), sheet.say(Sentence(_NOW))),
            ((Line(0, -5, 0, 5, Ink.RED, 1.6),), sheet.say(Sentence(_TIE))),
        ],
        6,
        sheet,
        x,
    )


def _axis(left: float, room: float, top: float, bottom: float) -> list[Shape]:
    shapes: list[Shape] = []
    marks = round(top * 10)
    step = 1 if marks <= 5 else 2
    for mark in range(0, marks + 1, step):
        x = left + room * mark / marks
        shapes.append(Line(x, _TOP - 2, x, bottom, Ink.RULE, 0.4))
        shapes.append(Label(f"{mark * 10}%", x, bottom + 11, SMALL, anchor=Anchor.MIDDLE, role=Ink.MUTED))
    return shapes


def _row(one: Flip, y: float, scale: tuple[float, float, float], sheet: Sheet) -> list[Shape]:
    left, per, after = scale
    near = one.flip is not None
    weight = Weight.BOLD if near else Weight.REGULAR
    lines = broken(one.criterion, left - 12, LABEL, weight, sheet.measure)
    size = LABEL if len(lines) == 1 else SMALL
    shapes: list[Shape] = [
        Label(line, left - 10, y + 3 + (at - (len(lines) - 1) / 2) * 9.5, size, weight, Anchor.END)
        for at, line in enumerate(lines)
    ]
    now = left + one.weight * per
    if one.flip is None:
        words = sheet.say(Sentence(_NEVER))
        return [*shapes, Circle(now, y, 3.6, Ink.PRIMARY), Label(words, after, y + 3, SMALL, role=Ink.MUTED)]
    tie = left + one.flip * per
    start, end = min(now, tie), max(now, tie)
    box = (start, y - 5.0, end - start, 10.0)
    then = sheet.say(Sentence(_THEN, {"flip": _figure(one.flip)}))
    beside = sheet.width - after
    strong = Weight.BOLD if sheet.measure(one.leader, SMALL, Weight.BOLD) <= beside else Weight.REGULAR
    leader = shortened(one.leader, beside, SMALL, strong, sheet.measure)
    return [
        *shapes,
        Rect(*box, Ink.TINT_STRONG, Ink.TONE_2, 0.5),
        *hatch(box, 4.5, Ink.TONE_3, 0.6),
        Circle(now, y, 3.6, Ink.PRIMARY, Ink.PAPER, 0.8),
        Line(tie, y - 8, tie, y + 8, Ink.RED, 1.6),
        Label(then, after, y - 1.6, SMALL),
        Label(leader, after, y + 8, SMALL, strong),
    ]


def _finding(ranked: Sequence[Flip]) -> Sentence:
    if not ranked or ranked[0].flip is None:
        return Sentence(_NO_FLIP)
    one = ranked[0]
    values = {"criterion": one.criterion, "flip": _figure(one.flip), "weight": _figure(one.weight)}
    return Sentence(_FINDING, values)


def _said(one: Flip) -> Sentence:
    values = {"criterion": one.criterion, "weight": _figure(one.weight), "flip": _figure(one.flip)}
    return Sentence(_STAYS if one.flip is None else _PART, values)


def _figure(share: float | None) -> str:
    return "–" if share is None else f"{tenths(share * 100)}%"
