"""The typed blocks of the printed brief: what is said and in which order, not how it looks.

Sections make them; `pdf/`, `html` and `markdown` write them, and `plain_form` turns them into JSON.
Text is runs of (text, style), never markup: what people typed needs no escaping. A line break
in a run's text is a line break in print. This module must not know ReportLab, the domain's
records, a clock or a database.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from partnerdesk.brief.kinds import Edition as Edition  # noqa: PLC0414 - whoever knows blocks knows the papers
from partnerdesk.brief.kinds import Kind as Kind  # noqa: PLC0414 - the same
from partnerdesk.brief.kinds import Paper as Paper  # noqa: PLC0414 - the same
from partnerdesk.charts.shapes import Picture
from partnerdesk.domain.findings import Colour


class RunStyle(StrEnum):
    """How a run differs from the text around it."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    MUTED = "muted"
    ACCENT = "accent"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style. `language` only where it differs from the story's.

    `link` is "#anchor" for a place in the brief, or a whole address ("mailto:…", "https://…").
    """

    text: str
    style: RunStyle = RunStyle.PLAIN
    language: str | None = None
    link: str | None = None


Runs = tuple[Run, ...]


def plain(text: str) -> Runs:
    """Return a text as one plain run."""
    return (Run(text),)


def strong(text: str) -> Runs:
    """Return a text as one bold run."""
    return (Run(text, RunStyle.STRONG),)


def text_of(runs: Runs) -> str:
    """Return what runs say, without their styles."""
    return "".join(run.text for run in runs)


class Align(StrEnum):
    """Where a column's text stands."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


class Side(StrEnum):
    """Where a page break goes on; the decision record starts on a right-hand page."""

    ANY = "any"
    RIGHT = "right"


class Tone(StrEnum):
    """What a callout is: the thing asked, something to know, or a warning."""

    ASK = "ask"
    PLAIN = "plain"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Masthead:
    """The line at the very top of the front sheet: charity on the left, its number on the right."""

    left: str
    right: str


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """The brief's title with the small line above and the sentence below it."""

    kicker: str
    title: str
    subtitle: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of level 1 headings that follow, with pages; made when pages are made."""

    title: str


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 begins a section, 2 hangs in the left column, 3 stands above its text.

    `anchor` is what links name; it must be unique in the story.
    """

    level: int
    runs: Runs
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Standfirst:
    """The finding of a section in one or two sentences, under its heading."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Body text. `wide` runs over the full measure, `small` is for notes, `close` for what an appendix lists."""

    runs: Runs
    wide: bool = False
    small: bool = False
    close: bool = False


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list; numbered lists count from 1. Empty lists are not printed."""

    items: tuple[Runs, ...]
    numbered: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words, in the language they were said in, with who said them in what way."""

    runs: Runs
    attribution: Runs
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: heading, where its text stands, and its share of the width."""

    title: Runs
    share: float = 1.0
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: runs, and before them, if wanted, a light's shape, dots (filled, of) or a box to tick."""

    runs: Runs = ()
    light: Colour | None = None
    dots: tuple[int, int] | None = None
    tick: bool = False


def cell(text: str) -> Cell:
    """Return a cell with one plain text."""
    return Cell(plain(text))


@dataclass(frozen=True, slots=True)
class Table:
    """A table; with `row_heads` the first column names the row and is bold.

    Captioned tables are numbered. `keep` holds a short table on one page; `width` is its part of the measure.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: Runs = ()
    note: Runs = ()
    row_heads: bool = True
    keep: bool = False
    anchor: str | None = None
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture with its finding above and its note below; a numbered figure. `thread` leads to what is behind it."""

    picture: Picture
    anchor: str | None = None
    thread: Runs = ()


@dataclass(frozen=True, slots=True)
class LightRow:
    """One light: what it is about, its colour, the word for it, and the sentence."""

    name: str
    colour: Colour
    word: str
    runs: Runs


@dataclass(frozen=True, slots=True)
class Lights:
    """Lights under each other: shape, word, name and sentence."""

    rows: tuple[LightRow, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and what it is here."""

    term: Runs
    description: Runs


@dataclass(frozen=True, slots=True)
class FactList:
    """Terms and descriptions in two columns with rules between."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class SignatureBox:
    """A statement and the lines to sign on; each line has a label, such as "Signed (chair)".

    With `ruled`, the last label stands above so many lines to write on.
    """

    statement: Runs
    lines: tuple[str, ...]
    ruled: int = 0


@dataclass(frozen=True, slots=True)
class PictureLine:
    """A sentence of an Easy Read page beside room for a picture that somebody chooses and puts in."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class TickList:
    """Answers with a box to tick in front of each: under each other, or `beside` each other in a line after a label."""

    items: tuple[Runs, ...]
    beside: bool = False
    label: Runs = ()


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Begin a new page, or the next right-hand page; `marking` stands in the heads from there, not the story's."""

    side: Side = Side.ANY
    marking: str | None = None


@dataclass(frozen=True, slots=True)
class Callout:
    """Blocks in a tinted box with a bar at its side: the motion, a warning."""

    title: Runs
    blocks: tuple["Block", ...]
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two lots of blocks next to each other, such as for and against; short ones only. `share` is the left one's part.

    In large print they stand under each other.
    """

    left: tuple["Block", ...]
    right: tuple["Block", ...]
    share: float = 0.5


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stay on one page, close to each other: a question of a form with its answers."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class TearOff:
    """A sheet to take out of the brief, such as the draft minute: its own page, with a cut line."""

    instruction: str
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class LargePrint:
    """Large print on pages of its own, for the people who told us; `marking` stands in their head, not the story's."""

    blocks: tuple["Block", ...]
    language: str | None = None
    marking: str | None = None


Block = (
    Masthead
    | TitleBlock
    | Contents
    | Heading
    | Standfirst
    | Paragraph
    | BulletList
    | Quote
    | Table
    | Chart
    | Lights
    | FactList
    | SignatureBox
    | PictureLine
    | TickList
    | PageBreak
    | Callout
    | SideBySide
    | Together
    | TearOff
    | LargePrint
)


@dataclass(frozen=True, slots=True)
class PageWords:
    """The few words that only the layout says; patterns are already in the story's language."""

    page: str = "Page {n} of {m}"
    figure: str = "Figure {n}"
    table: str = "Table {n}"
    symbol: str = "[symbol]"


@dataclass(frozen=True, slots=True)
class Story:
    """The whole brief, ready to be laid out.

    `marking` stands in the page header ("Confidential to trustees"), `codes` in the footer (file
    code, analysis hash). `as_of` dates the document; nothing here is read from a clock.
    `large` prints everything in large print, `two_sided` with margins that change sides. `stamp` is what a program
    reads to find the state that was printed.
    """

    title: str
    language: str
    edition: Edition
    paper: Paper
    charity: str
    marking: str
    codes: tuple[str, ...]
    blocks: tuple[Block, ...]
    as_of: date | None = None
    subject: str = ""
    large: bool = False
    two_sided: bool = False
    stamp: str = ""
    words: PageWords = field(default_factory=PageWords)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes inside the printed one: its name there (letters, digits, dots and dashes), and what it is."""

    name: str
    data: bytes
    description: str
    media_type: str = "application/json"
