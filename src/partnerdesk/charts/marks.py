"""Marks and labels that several charts share: tones with hatching, labels that keep out of each other's way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from partnerdesk.charts.fitting import LABEL, SMALL, Sheet, hatch, shortened
from partnerdesk.charts.shapes import Anchor, Circle, Ink, Label, Line, Polygon, Polyline, Rect, Shape, Weight

# Fill, its hatching if it has one, and the ink that can be read on it. Each step differs in grey too.
_TONES: tuple[tuple[Ink, Ink | None, Ink], ...] = (
    (Ink.TONE_1, None, Ink.ON_DARK),
    (Ink.TONE_2, None, Ink.ON_DARK),
    (Ink.TONE_3, Ink.PAPER, Ink.INK),
    (Ink.TONE_4, None, Ink.INK),
    (Ink.TONE_5, Ink.TONE_2, Ink.INK),
    (Ink.PAPER, None, Ink.INK),
    (Ink.PAPER, Ink.TONE_3, Ink.INK),
    (Ink.TONE_1, Ink.PAPER, Ink.ON_DARK),
)


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a stacked bar: where it is, which tone it has, and the figure inside."""

    x: float
    width: float
    tone: int
    figure: str


def segment(part: Segment, y: float, height: float, sheet: Sheet) -> Iterator[Shape]:
    """Draw a part of a stacked bar; its figure only where it has room."""
    fill, lines, text = _TONES[part.tone % len(_TONES)]
    yield Rect(part.x, y, part.width, height, fill, Ink.PAPER, 1.2)
    if part.width > 2:
        if lines is not None:
            yield from hatch((part.x + 0.8, y + 0.8, part.width - 1.6, height - 1.6), 5.0, lines, 0.7)
        yield Rect(part.x + 0.8, y + 0.8, part.width - 1.6, height - 1.6, None, Ink.TONE_2, 0.5)
    wide = sheet.measure(part.figure, 9, Weight.BOLD)
    if part.width > wide + 5:
        middle = part.x + part.width / 2
        if lines is not None:
            yield Rect(middle - wide / 2 - 2.5, y + height / 2 - 6.5, wide + 5, 13, fill)
        yield Label(part.figure, middle, y + height / 2 + 3.3, 9, Weight.BOLD, Anchor.MIDDLE, text)


def swatch(tone: int, x: float, y: float, size: float = 9.0) -> Iterator[Shape]:
    """A small square in a tone, for a key."""
    fill, lines, _ = _TONES[tone % len(_TONES)]
    yield Rect(x, y, size, size, fill)
    if lines is not None:
        yield from hatch((x, y, size, size), 3.0, lines, 0.7)
    yield Rect(x, y, size, size, None, Ink.TONE_2, 0.5)


def tone_key(entries: Sequence[tuple[int, str, Weight]], sheet: Sheet) -> tuple[list[Shape], float]:
    """Tones with their words, in as many lines as they need, and how deep they are."""
    shapes: list[Shape] = []
    x, y = 0.0, 2.0
    for tone, said, weight in entries:
        words = shortened(said, sheet.width - 13, LABEL, weight, sheet.measure)
        wide = sheet.measure(words, LABEL, weight)
        if x and x + 13 + wide > sheet.width:
            x, y = 0.0, y + 14
        shapes.extend(swatch(tone, x, y))
        shapes.append(Label(words, x + 13, y + 8, LABEL, weight))
        x += 13 + wide + 18
    return shapes, y + 17


@dataclass(frozen=True, slots=True)
class Tag:
    """A label under the place that it names."""

    text: str
    x: float
    weight: Weight = Weight.REGULAR


def tags_under(tags: Sequence[Tag], y: float, sheet: Sheet) -> tuple[list[Shape], float]:
    """Labels under places on one line, each with a short leader; those that would touch go one row lower.

    Returns the shapes and the height taken.
    """
    leaders: list[Line] = []
    labels: list[Label] = []
    ends: list[float] = []
    for tag in tags:
        text = shortened(tag.text, sheet.width, LABEL, tag.weight, sheet.measure)
        wide = sheet.measure(text, LABEL, tag.weight)
        start = min(max(tag.x - wide / 2, 0.0), sheet.width - wide)
        row = next((number for number, end in enumerate(ends) if start >= end + 8), len(ends))
        ends[row:] = [start + wide, *ends[row + 1 :]]
        base = y + 14 + row * 12.5
        leaders.append(Line(tag.x, y + 1.5, tag.x, base - 8, Ink.MUTED, 0.5))
        labels.append(Label(text, start, base, LABEL, tag.weight))
    clear = (box for label in labels for box in _clear(label, leaders, sheet))
    return [*leaders, *clear, *labels], 14 + max(len(ends) - 1, 0) * 12.5 + 4


def _clear(label: Label, leaders: Sequence[Line], sheet: Sheet) -> Iterator[Rect]:
    """Yield the ground of a label where a leader of a lower one would go through its words."""
    end = label.x + sheet.measure(label.text, LABEL, label.weight)
    if any(label.x - 1 < line.x1 < end + 1 and line.y2 > label.y - 7 for line in leaders):
        yield Rect(label.x - 1.5, label.y - 7.5, end - label.x + 3, 10, Ink.PAPER)


def key(entries: Sequence[tuple[tuple[Shape, ...], str]], y: float, sheet: Sheet, x: float = 0.0) -> list[Shape]:
    """A row of shapes with words from x on, or from further left if it needs the room.

    Each shape is drawn about (0, 0) and moved into place.
    """
    shapes: list[Shape] = []
    whole = sum(30 + sheet.measure(words, SMALL, Weight.REGULAR) for _, words in entries) - 16
    x = max(0.0, min(x, sheet.width - whole))
    for drawn, words in entries:
        shapes.extend(moved(shape, x + 5, y) for shape in drawn)
        shapes.append(Label(words, x + 14, y + 3, SMALL))
        x += 14 + sheet.measure(words, SMALL, Weight.REGULAR) + 16
    return shapes


def moved(shape: Shape, dx: float, dy: float) -> Shape:
    """The shape somewhere else."""
    match shape:
        case Line():
            return replace(shape, x1=shape.x1 + dx, x2=shape.x2 + dx, y1=shape.y1 + dy, y2=shape.y2 + dy)
        case Polygon() | Polyline():
            return replace(shape, points=tuple((x + dx, y + dy) for x, y in shape.points))
        case Rect() | Circle() | Label():
            return replace(shape, x=shape.x + dx, y=shape.y + dy)
