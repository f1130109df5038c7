"""Turns the blocks of a story into parts that can be placed, and makes the logical tree with them.

What a block looks like is decided here and in `theme`; where it stands on a page is decided in `pages`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import assert_never

from partnerdesk.brief.blocks import (
    Block,
    BulletList,
    Callout,
    Chart,
    Contents,
    FactList,
    Heading,
    LargePrint,
    Lights,
    Masthead,
    PageBreak,
    Paper,
    Paragraph,
    PictureLine,
    Quote,
    Run,
    Runs,
    RunStyle,
    SideBySide,
    SignatureBox,
    Standfirst,
    Story,
    Table,
    TearOff,
    TickList,
    TitleBlock,
    Together,
    Tone,
    plain,
    text_of,
)
from partnerdesk.brief.pdf.boxes import Beside, Box, stack_height
from partnerdesk.brief.pdf.drawing import PictureFlow
from partnerdesk.brief.pdf.flows import Flow, Hanging, Rule, draw_together
from partnerdesk.brief.pdf.fronting import front
from partnerdesk.brief.pdf.gridding import fact_grid, keeps_its_columns, lights_grid, table_grid, unfolded_grid
from partnerdesk.brief.pdf.letters import line_for_print
from partnerdesk.brief.pdf.pages import LinkTarget, SectionStart, Turn
from partnerdesk.brief.pdf.picture_lines import picture_line
from partnerdesk.brief.pdf.prose import prose, signature
from partnerdesk.brief.pdf.setting import Place, Setting
from partnerdesk.brief.pdf.tables import Grid, TableFlow
from partnerdesk.brief.pdf.tagging import Element
from partnerdesk.brief.pdf.theme import HANG, LARGE, NOTE_HANG, PAGES
from partnerdesk.brief.pdf.ticking import OnePage, ticks
from partnerdesk.charts.shapes import Ink

_TIGHTER = (1.0, 0.7, 0.5, 0.35)  # space between the parts of a front sheet that has much to say
# How small, and how close together, a sheet of its own is set to stay on one page; the last if nothing helps.
_SHEETS = ((1.0, 1.0), (0.95, 0.75), (0.9, 0.5), (1.0, 1.0))
TIGHTEST = len(_TIGHTER) - 1
_BARS = {Tone.ASK: Ink.PRIMARY, Tone.PLAIN: Ink.COOL, Tone.WARNING: Ink.AMBER_FILL}


class Layout:
    """Lays out one story. It holds the tree that grows, and the counters of figures, tables and headings."""

    def __init__(self, story: Story, setting: Setting, tight: int = 0) -> None:
        self._story = story
        scale = LARGE if story.large else 1.0
        self._place = Place(replace(setting, scale=scale), wide=story.large, tight=tight)
        self.root = Element("Document", language=story.language)
        self._section = self.root
        self._above: list[int] = []
        self._figures = self._tables = self._headings = 0

    def flows(self) -> list[Flow]:
        """All parts of the story in order."""
        opening = self.front_flows()
        return [*opening, *self._all(self._story.blocks[self._turn :], replace(self._place, tight=0), None)]

    def front_flows(self) -> list[Flow]:
        """The parts of the front sheet alone: what stands before the first page break, under a masthead."""
        opening = self._all(self._story.blocks[: self._turn], self._place, None)
        draw_together(opening, _TIGHTER[self._place.tight])
        return opening

    @property
    def _turn(self) -> int:
        blocks = self._story.blocks
        if not blocks or not isinstance(blocks[0], Masthead):
            return 0
        return next((at for at, block in enumerate(blocks) if isinstance(block, PageBreak)), len(blocks))

    def _all(self, blocks: Sequence[Block], place: Place, parent: Element | None) -> list[Flow]:
        found: list[Flow] = []
        for block, following in pairwise([*blocks, None]):
            if block is not None:
                found.extend(self._flows(block, following, place, parent))
            if isinstance(following, SignatureBox) and found:
                found[-1].keepWithNext = 1  # nobody signs a page on which nothing else stands
        return found

    def _flows(self, block: Block, following: Block | None, place: Place, parent: Element | None) -> Iterable[Flow]:
        if isinstance(block, Heading):
            return self._heading(block, following, place, parent)
        if isinstance(block, Masthead | TitleBlock | Contents):
            if isinstance(block, TitleBlock):
                self._above = [0] if line_for_print(block.title) else []
            return front(block, self._story, place, parent or self._section)
        if isinstance(block, Standfirst | Paragraph | BulletList | Quote):
            return prose(block, place, parent or self._section)
        if isinstance(block, Table | Chart | Lights | FactList):
            return self._shown(block, place, parent or self._section)
        if isinstance(block, TickList | Together):
            return self._form(block, place, parent or self._section)
        return self._held(block, place, parent or self._section)

    def _heading(self, block: Heading, following: Block | None, place: Place, parent: Element | None) -> Iterable[Flow]:
        level = min(max(block.level, 1), 3)
        if level == 1 and parent is None:
            self._section = self.root.child("Sect")
        above = parent or self._section
        beside = not place.wide and _stands_beside(following)
        title = text_of(block.runs)
        if not line_for_print(title):
            return [LinkTarget(block.anchor)] if block.anchor else []
        self._headings += 1
        element = above.child(f"H{self._level(level)}")
        outline = (level - 1, block.anchor or f"h{self._headings}", title)
        if level == 2 and beside:
            text = place.setting.text(block.runs, "heading_2", element)
            close = isinstance(following, Paragraph) and following.close
            flow: Flow = Hanging(text, NOTE_HANG if close else HANG, text.style.before)
        else:
            style = "heading_1" if level == 1 else "heading_3" if beside else f"heading_{level}_wide"
            flow = place.setting.text(block.runs, style, element, keep=True)
        flow.outline = outline if parent is None else (-1, outline[1], title)
        return [SectionStart(), flow] if level == 1 and parent is None else [flow]

    def _level(self, level: int) -> int:
        """The level in the tree: below the title if there is one, and never two steps deeper at once."""
        while self._above and self._above[-1] >= level:
            self._above.pop()
        self._above.append(level)
        return len(self._above)

    def _shown(self, block: Table | Chart | Lights | FactList, place: Place, parent: Element) -> Iterable[Flow]:
        match block:
            case Table():
                return self._table(block, place, parent)
            case Chart():
                return self._chart(block, place, parent)
            case Lights():
                return [TableFlow(lights_grid(block, place.setting, parent), before=4, after=12)] if block.rows else []
            case FactList():
                return _facts(block, place, parent) if block.facts else []
            case _:
                assert_never(block)

    def _caption(self, label: str, runs: Runs, anchor: str | None, place: Place, parent: Element) -> Flow:
        whole = (Run(f"{label}\u2002", RunStyle.ACCENT), *runs)
        flow = place.setting.text(whole, "caption", parent.child("P"), keep=True)
        flow.outline = (-1, anchor, label) if anchor else None
        return flow

    def _table(self, block: Table, place: Place, parent: Element) -> Iterable[Flow]:
        flows: list[Flow] = []
        if block.caption:
            self._tables += 1
            label = self._story.words.table.format(n=self._tables)
            flows.append(self._caption(label, block.caption, block.anchor, place, parent))
        elif block.anchor:
            flows.append(LinkTarget(block.anchor))
        table = TableFlow(self._grid(block, place, parent), after=2 if block.note else 10, keep=bool(block.note))
        table.whole = block.keep
        flows.append(table)
        if block.note:
            flows.append(place.setting.text(block.note, "note", parent.child("P")))
        return flows

    def _grid(self, block: Table, place: Place, parent: Element) -> Grid:
        """A table's grid; in large print, where its words have no room beside each other, its rows as facts."""
        measure = PAGES[self._story.paper].measure * block.width
        if self._story.large and not keeps_its_columns(block, place.setting, measure):
            return unfolded_grid(block, place.setting, parent)
        return table_grid(block, place.setting, parent)

    def _chart(self, block: Chart, place: Place, parent: Element) -> Iterable[Flow]:
        self._figures += 1
        picture = block.picture
        label = self._story.words.figure.format(n=self._figures)
        caption = self._caption(label, plain(picture.finding), block.anchor, place, parent)
        below = (*(plain(picture.note) if picture.note else ()), *block.thread)
        alt = line_for_print(picture.alt) or line_for_print(picture.title) or label
        figure = PictureFlow(picture, parent.child("Figure", alt=alt), keep=bool(below), grows=self._story.large)
        if not below:
            figure.space_after = 14
            return [caption, figure]
        return [caption, figure, place.setting.text(below, "note", parent.child("P"))]

    def _held(
        self,
        block: SignatureBox | PictureLine | PageBreak | Callout | SideBySide | TearOff | LargePrint,
        place: Place,
        parent: Element,
    ) -> Iterable[Flow]:
        match block:
            case SignatureBox() | PictureLine():
                return [_alone(block, place, parent)]
            case PageBreak():
                return [Turn(block.side, block.marking)]
            case Callout():
                return [self._callout(block, place, parent)]
            case SideBySide():
                return self._beside(block, place, parent)
            case TearOff():
                return self._tear_off(block, place)
            case LargePrint():
                return self._large(block, place)
            case _:
                assert_never(block)

    def _beside(self, block: SideBySide, place: Place, parent: Element) -> Iterable[Flow]:
        large = place.setting.scale >= LARGE
        columns = replace(place, wide=True, narrow=not large)
        left = self._all(block.left, columns, parent.child("Div"))
        right = self._all(block.right, columns, parent.child("Div"))
        return [*left, *right] if large else [Beside(left, right, share=block.share)]

    def _form(self, block: TickList | Together, place: Place, parent: Element) -> Iterable[Flow]:
        if isinstance(block, TickList):
            return ticks(block, place, parent)
        inside = self._all(block.blocks, replace(place, wide=True, tight=TIGHTEST), parent)
        return [OnePage(inside, low=self._story.paper is Paper.LETTER)]

    def _callout(self, block: Callout, place: Place, parent: Element) -> Flow:
        inside = replace(place, wide=True)
        whole = parent.child("Div")
        flows: list[Flow] = []
        if block.title:
            flows.append(place.setting.text(block.title, "callout_title", whole.child("P"), keep=True))
        flows.extend(self._all(block.blocks, inside, whole))
        return Box(flows, _BARS[block.tone], Ink.TINT)

    def _tear_off(self, block: TearOff, place: Place) -> Iterable[Flow]:
        scale = place.setting.scale
        least = 1.0 if self._story.large else 0.9

        def sheet(part: float) -> list[Flow]:
            self._section = whole = self.root.child("Sect")
            setting = replace(place.setting, scale=scale * max(part, least))
            said = setting.text(plain(block.instruction), "small", whole.child("P"))
            said.space_after = 3
            cut = Rule(0.9, Ink.MUTED, after=22, dash=(4, 3))
            return [said, cut, *self._own_page(block.blocks, Place(setting, wide=True))]

        return [Turn(), *self._on_one_page(sheet), Turn()]

    def _large(self, block: LargePrint, place: Place) -> Iterable[Flow]:
        def sheet(part: float) -> list[Flow]:
            self._section = self.root.child("Sect", language=block.language)
            setting = replace(place.setting, scale=LARGE * max(part, 0.97))
            return self._own_page(block.blocks, Place(setting, wide=True))

        return [Turn(marking=block.marking), *self._on_one_page(sheet), Turn()]

    def _on_one_page(self, sheet: Callable[[float], list[Flow]]) -> list[Flow]:
        """A sheet set as tightly as it needs to stay on one page; loosely if that cannot be done."""
        size = PAGES[self._story.paper]
        begun = len(self.root.children), self._figures, self._tables, self._headings, list(self._above)
        flows: list[Flow] = []
        for part, space in _SHEETS:
            del self.root.children[begun[0] :]
            _, self._figures, self._tables, self._headings, self._above = (*begun[:4], list(begun[4]))
            flows = sheet(part)
            draw_together(flows, space)
            if stack_height(flows, size.measure) <= size.height - size.top - size.bottom:
                break
        return flows

    def _own_page(self, blocks: Sequence[Block], place: Place) -> list[Flow]:
        """Blocks of a sheet of its own: its first heading belongs to the section that was begun for it."""
        section = self._section
        flows = self._all(blocks, place, section)
        for flow in flows:
            if flow.outline is not None and flow.outline[0] == -1 and flow.outline[2]:
                flow.outline = (0, flow.outline[1], flow.outline[2])
                break
        return flows


def _facts(block: FactList, place: Place, parent: Element) -> Iterable[Flow]:
    """Terms and descriptions in two columns; where there is no room for two, a list with each under its term."""
    if not place.narrow:
        return [TableFlow(fact_grid(block, place.setting, parent), before=3, after=10)]
    whole = parent.child("L", attributes={"List": {"ListNumbering": "/None"}})
    flows: list[Flow] = []
    for fact in block.facts:
        item = whole.child("LI")
        flows.append(place.setting.text(fact.term, "fact_head_narrow", item.child("Lbl"), keep=True))
        flows.append(place.setting.text(fact.description, "fact_narrow", item.child("LBody")))
    return flows


def _alone(block: SignatureBox | PictureLine, place: Place, parent: Element) -> Flow:
    return picture_line(block, place, parent) if isinstance(block, PictureLine) else signature(block, place, parent)


def _stands_beside(block: Block | None) -> bool:
    """Whether a block leaves the left column free for a heading."""
    if isinstance(block, Paragraph):
        return not (block.wide or block.small)
    if isinstance(block, BulletList):
        return not block.wide and bool(block.items)
    return False
