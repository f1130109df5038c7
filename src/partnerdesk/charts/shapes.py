"""Plain shapes that make up a chart, and the picture that holds them.

Coordinates are points, x to the right and y *down* from the top left corner; a label's y is its
base line. Colours are ink *roles*: the window and the printed brief each give them their own
colours. This module must not know Qt, ReportLab, the catalogue or any record.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Ink(StrEnum):
    """What a colour is for. TONE_1 (darkest) to TONE_5 (lightest) are steps that survive grey."""

    PAPER = "paper"
    INK = "ink"
    MUTED = "muted"
    RULE = "rule"
    TINT = "tint"
    TINT_STRONG = "tint_strong"
    PRIMARY = "primary"
    ACCENT = "accent"
    WARM = "warm"
    COOL = "cool"
    TONE_1 = "tone_1"
    TONE_2 = "tone_2"
    TONE_3 = "tone_3"
    TONE_4 = "tone_4"
    TONE_5 = "tone_5"
    ON_DARK = "on_dark"
    GREEN = "green"
    AMBER = "amber"
    AMBER_FILL = "amber_fill"
    RED = "red"
    UNKNOWN = "unknown"


class Weight(StrEnum):
    """The face of a label."""

    REGULAR = "regular"
    BOLD = "bold"
    ITALIC = "italic"


class Anchor(StrEnum):
    """Which part of a label stands at its x."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle; x and y are its top left corner."""

    x: float
    y: float
    width: float
    height: float
    fill: Ink | None = None
    stroke: Ink | None = None
    stroke_width: float = 0.5
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; `dash` is lengths of ink and gap in turn, empty for an unbroken line."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: Ink = Ink.INK
    stroke_width: float = 0.5
    dash: tuple[float, ...] = ()
    round_cap: bool = False


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle about x, y."""

    x: float
    y: float
    radius: float
    fill: Ink | None = None
    stroke: Ink | None = None
    stroke_width: float = 0.5
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Polygon:
    """A closed shape with straight sides."""

    points: tuple[tuple[float, float], ...]
    fill: Ink | None = None
    stroke: Ink | None = None
    stroke_width: float = 0.5


@dataclass(frozen=True, slots=True)
class Polyline:
    """An open line through points, with round ends and joins."""

    points: tuple[tuple[float, float], ...]
    stroke: Ink = Ink.INK
    stroke_width: float = 1.0


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text; y is the base line, `role` its ink."""

    text: str
    x: float
    y: float
    size: float = 8.5
    weight: Weight = Weight.REGULAR
    anchor: Anchor = Anchor.START
    role: Ink = Ink.INK


Shape = Rect | Line | Circle | Polygon | Polyline | Label

Measure = Callable[[str, float, Weight], float]
"""measure(text, size, weight) -> width in points"""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers behind a picture, as a table; the first column names the row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished chart: what to draw, what it shows, how to read it, and its numbers.

    `title` names the subject, `finding` says what it shows in one sentence (printed above),
    `note` says how to read it (printed below), `alt` is for those who cannot see it.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    title: str
    finding: str
    note: str
    alt: str
    table: Numbers
