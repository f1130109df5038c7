"""The look of the brief on paper: text styles and the measures of the page; its colours are in `brief.inks`.

This module must not know blocks or ReportLab.
"""

from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from partnerdesk.brief.blocks import Align, Paper
from partnerdesk.brief.pdf.faces import Face
from partnerdesk.charts.shapes import Ink

HANG = 118.0  # the heading column
GAP = 16.0
TEXT_LEFT = HANG + GAP
NOTE_HANG = 60.0  # the column of a note's number
NOTE_LEFT = NOTE_HANG + GAP
LARGE = 1.5
LEAST_LARGE = 16.0


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set. Lengths in points; `balanced` gives lines of about one length, at `least` a part of the room.

    `most` is how many letters are printed: what must stay on one page, such as a heading, can have no more than a few
    lines, and a text without end would be a book.
    """

    face: Face = Face.TEXT
    size: float = 11.0
    leading: float = 15.2
    ink: Ink = Ink.INK
    before: float = 0.0
    after: float = 6.0
    left: float = 0.0
    right: float = 0.0
    align: Align = Align.LEFT
    balanced: bool = False
    least: float = 0.5
    most: int = 200_000

    def turned(self) -> "Type":
        """The same style for text from right to left: its indents change sides, but the heading column stays."""
        column = _column(self.left)
        return replace(self, left=column + self.right, right=self.left - column)

    def scaled(self, factor: float) -> "Type":
        """The same style in another size; indents stay."""
        return replace(
            self,
            size=self.size * factor,
            leading=self.leading * factor,
            before=self.before * factor,
            after=self.after * factor,
        )


def _column(left: float) -> float:
    """Where the column begins in which a text is set that far in."""
    return next((column for column in (TEXT_LEFT, NOTE_LEFT) if left >= column), 0.0)


_BODY = Type(left=TEXT_LEFT)
_WIDE = Type()
_CELL = Type(size=9.4, leading=12.0, after=0)

TYPES = MappingProxyType(
    {
        "body": _BODY,
        "wide": _WIDE,
        "close": Type(size=9.6, leading=12.6, left=NOTE_LEFT, after=4),
        "close_wide": Type(size=9.6, leading=12.6, after=4),
        "small": Type(size=8.8, leading=11.6, ink=Ink.MUTED, after=6, right=40),
        "lead": Type(face=Face.SERIF, size=12.8, leading=17.2, after=8, right=20, balanced=True, least=0.75),
        "title": Type(face=Face.SERIF_BOLD, size=28, leading=33, ink=Ink.PRIMARY, after=10, balanced=True, most=300),
        "subtitle": Type(
            face=Face.SERIF, size=12.8, leading=17.6, ink=Ink.MUTED, after=16, right=20, balanced=True, most=800
        ),
        "kicker": Type(face=Face.TEXT_BOLD, size=11, leading=15, ink=Ink.ACCENT, after=8, most=300),
        "heading_1": Type(
            face=Face.SERIF_BOLD, size=20, leading=24, ink=Ink.PRIMARY, before=2, after=4, balanced=True, most=400
        ),
        "heading_2": Type(face=Face.TEXT_BOLD, ink=Ink.PRIMARY, before=6, after=0, most=300),
        "heading_2_wide": Type(
            face=Face.TEXT_BOLD, size=11, leading=14.4, ink=Ink.PRIMARY, before=8, after=3, most=400
        ),
        "heading_3": Type(face=Face.TEXT_BOLD, left=TEXT_LEFT, before=5, after=1, most=400),
        "heading_3_wide": Type(face=Face.TEXT_BOLD, before=5, after=1, most=400),
        "item": Type(left=TEXT_LEFT + 19, after=2.5),
        "item_wide": Type(left=19, after=2.5),
        "snug": Type(size=10.2, leading=13.8, after=6),
        "item_snug": Type(size=10.2, leading=13.6, left=15, after=2),
        "quote": Type(face=Face.SERIF_ITALIC, size=13, leading=18, left=26, right=50, after=2),
        "attribution": Type(size=9.2, leading=12, ink=Ink.MUTED, left=26, right=50, after=11),
        "quote_narrow": Type(face=Face.SERIF_ITALIC, size=11.2, leading=14.8, left=21, after=1.5),
        "attribution_narrow": Type(size=8.8, leading=11.4, ink=Ink.MUTED, left=21, after=9),
        "caption": Type(face=Face.TEXT_BOLD, size=10, leading=13, before=9, after=4, balanced=True, most=800),
        "note": Type(size=8.8, leading=11.6, ink=Ink.MUTED, before=2, after=8, right=30),
        "cell": _CELL,
        "cell_head": replace(_CELL, face=Face.TEXT_BOLD),
        "column_head": replace(_CELL, face=Face.TEXT_BOLD, most=240),
        "fact": Type(size=9.6, leading=12.4, after=0),
        "fact_head": Type(face=Face.TEXT_BOLD, size=9.6, leading=12.4, after=0),
        "fact_narrow": Type(size=9.4, leading=12, after=5),
        "fact_head_narrow": Type(face=Face.TEXT_BOLD, size=9.4, leading=12, after=0),
        "callout_title": Type(face=Face.TEXT_BOLD, size=11.5, leading=15, ink=Ink.PRIMARY, after=3, most=600),
        "contents": Type(size=9.4, leading=13.2, after=0, most=300),
        "contents_title": Type(face=Face.TEXT_BOLD, ink=Ink.PRIMARY, after=3, most=300),
        "mast_left": Type(face=Face.TEXT_BOLD, size=10.5, leading=13, after=0, most=160),
        "mast_right": Type(size=9.5, leading=13, after=0, align=Align.RIGHT, most=160),
        "tick": Type(size=9.8, leading=12.6, left=18, after=1.2),
        "sign_label": Type(size=8.8, leading=12, ink=Ink.MUTED, after=0, most=160),
    },
)


@cache
def type_for(name: str, scale: float = 1.0, align: Align | None = None) -> Type:
    """A style by name, in large print when `scale` says so; large print has one column."""
    style = TYPES[name] if align is None else replace(TYPES[name], align=align)
    if scale == 1.0:
        return style
    inset = style.left - _column(style.left)
    return replace(style.scaled(_gentler(style.size, scale)), left=inset * (scale if inset else 1), right=0)


def _gentler(size: float, scale: float) -> float:
    """How much a size grows: big letters by a third of the way; in large print none is left smaller than 16 points."""
    if size >= 14:
        return 1 + (scale - 1) / 3
    return max(scale, LEAST_LARGE / size * min(scale / LARGE, 1.0)) if scale > 1.3 else scale


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page: its size and margins; `inner` is the side that is bound, on the left unless margins are `mirrored`."""

    width: float
    height: float
    inner: float
    outer: float
    top: float = 70.0
    bottom: float = 64.0
    mirrored: bool = False

    @property
    def measure(self) -> float:
        """The width between the margins."""
        return self.width - self.inner - self.outer

    def left(self, page: int) -> float:
        """The left margin of a page."""
        return self.inner if self.is_right(page) else self.outer

    def is_right(self, page: int) -> bool:
        """Whether a page is bound on its left: every page that is printed on one side only, and odd ones."""
        return not self.mirrored or bool(page % 2)


PAGES = MappingProxyType(
    {
        Paper.A4: PageSize(595.276, 841.89, inner=68.0, outer=57.0),
        Paper.LETTER: PageSize(612.0, 792.0, inner=76.5, outer=65.224, top=66.0, bottom=60.0),
    },
)


def page_size(paper: Paper, *, two_sided: bool = False) -> PageSize:
    """The page of a paper, with mirrored margins for print on both sides."""
    return replace(PAGES[paper], mirrored=True) if two_sided else PAGES[paper]
