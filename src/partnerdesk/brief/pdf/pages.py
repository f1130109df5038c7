"""Puts parts on pages: what keeps with what, where a page ends, and which side of the paper it is.

Parts are ReportLab flowables. Nothing is drawn here: the result says what stands where, so that a first pass can
find the page numbers cheaply. Every part gets a place, whatever its size: this cannot fail or go on for ever.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from partnerdesk.brief.blocks import Side
from partnerdesk.brief.pdf.flows import Flow, Hanging, Rule, Size, Space, draw_together
from partnerdesk.brief.pdf.theme import PageSize
from partnerdesk.charts.shapes import Ink
from partnerdesk.domain.overriding import override

_FRONT_TOP = 46.0
_NEARLY_EMPTY = 0.25  # of its room: from a page with no more on it nothing goes whole to the next
_THIN = 0.14  # of its room: a last page with no more on it is done without, if its parts can stand closer
_CLOSER, _LEAST_CLOSER = (0.8, 0.6), 3.0
_HEAD = 50.0  # a section that begins this near the top gives the page its running head


class Turn(Flow):
    """Go on at the top of a page: the next one, or the next right-hand one; with a marking of its own if it has one."""

    def __init__(self, side: Side = Side.ANY, marking: str | None = None) -> None:
        super().__init__()
        self.side = side
        self.marking = marking


class SectionStart(Rule):
    """A section begins: a line above it inside a page, or a new page when little room is left."""

    def __init__(self, need: float = 150.0) -> None:
        super().__init__(1.2, Ink.PRIMARY, before=16.0, after=9.0)
        self.keepWithNext = 1
        self.need = need


@dataclass(slots=True)
class PlacedFlow:
    """A part and where its lower left corner stands."""

    flow: Flow
    x: float
    y: float


@dataclass(slots=True)
class Page:
    """A page with what stands on it; `section` is the heading that its running head names.

    `marking` stands in the head in place of the story's, where it is not None.
    """

    number: int
    parts: list[PlacedFlow] = field(default_factory=list)
    section: str = ""
    front: bool = False
    marking: str | None = None


@dataclass(frozen=True, slots=True)
class _State:
    """How far a paginator is: its pages; parts, section and marking of the last; the height taken on it."""

    pages: int
    page: tuple[int, str, str | None]
    height: tuple[float, float, float]
    section: str
    marking: str | None


class Paginator:
    """Fills pages from the top; `used` is the height taken on the page so far."""

    def __init__(self, size: PageSize, *, front: bool) -> None:
        self._size = size
        self._used = self._after = self._floor = 0.0
        self._section = ""
        self._marking: str | None = None
        self.pages = [Page(1, front=front)]

    def fill(self, flows: Iterable[Flow]) -> list[Page]:
        """Place all parts and return the pages."""
        for stretch in _stretches(flows):
            self._fill(stretch)
        return self.pages

    def _fill(self, stretch: Sequence[Flow]) -> None:
        """Place what stands between two turns; closer together, where that does without a nearly empty last page.

        The front sheet is set as tightly as it needs beforehand.
        """
        begun, turns = self._state(), isinstance(stretch[0], Turn)
        is_front = self._page.front and not turns
        self._place_all(stretch)
        count = len(self.pages)
        if is_front or not self._ends_thin(begun.pages + turns):
            return
        spaces = [(flow.space_before, flow.space_after) for flow in stretch]
        for part in _CLOSER:
            draw_together(stretch, part, _LEAST_CLOSER)
            self._go_back(begun)
            self._place_all(stretch)
            if len(self.pages) < count:
                return
            for flow, (before, after) in zip(stretch, spaces, strict=True):
                flow.space_before, flow.space_after = before, after
        self._go_back(begun)
        self._place_all(stretch)

    def _place_all(self, stretch: Iterable[Flow]) -> None:
        for group in _groups(stretch):
            self._place(group)

    def _ends_thin(self, first: int) -> bool:
        """Whether little stands on the last of several pages, the first of which has that number."""
        return len(self.pages) > first and not self._at_top and self._used < self._room * _THIN

    def _state(self) -> "_State":
        page = self._page
        own = len(page.parts), page.section, page.marking
        return _State(len(self.pages), own, (self._used, self._after, self._floor), self._section, self._marking)

    def _go_back(self, state: "_State") -> None:
        """Take away what was placed since."""
        del self.pages[state.pages :]
        page = self._page
        parts, page.section, page.marking = state.page
        del page.parts[parts:]
        self._used, self._after, self._floor = state.height
        self._section, self._marking = state.section, state.marking

    @property
    def _page(self) -> Page:
        return self.pages[-1]

    @property
    def _room(self) -> float:
        top = _FRONT_TOP if self._page.front else self._size.top
        return self._size.height - top - self._size.bottom

    @property
    def _at_top(self) -> bool:
        return not self._page.parts

    def _turn(self, side: Side = Side.ANY) -> None:
        if side is Side.RIGHT and self._page.number % 2 and not self._at_top:
            self.pages.append(Page(self._page.number + 1, section=self._section, marking=self._marking))
        if not (self._at_top and (side is Side.ANY or self._page.number % 2)):
            self.pages.append(Page(self._page.number + 1, section=self._section, marking=self._marking))
        self._used = self._after = self._floor = 0.0

    def _place(self, group: list[Flow]) -> None:
        while group := self._begun(group):
            fits, parts = self._fitting(group)
            if fits == len(group):
                self._put_all(group)
                return
            if parts and not self._moves_whole(group[fits]):
                self._put_all([*group[:fits], parts[0]])
                group = [parts[1], *group[fits + 1 :]]
            elif lent := self._lent(group, fits):
                self._put_all([*group[: fits - 1], lent[0]])
                group = [lent[1], *group[fits:]]
            elif self._at_top:
                self._put_all(group[: max(fits, 1)])
                group = group[max(fits, 1) :]
            if group:
                self._turn()

    def _begun(self, group: list[Flow]) -> list[Flow]:
        """Do what the first parts ask for: turn the page, or leave out a line at the top."""
        while group and isinstance(group[0], Turn | SectionStart):
            first = group[0]
            if isinstance(first, Turn):
                self._marking = first.marking
                self._turn(first.side)
                self._page.marking = first.marking
            elif isinstance(first, SectionStart):
                if self._room - self._used < first.need and not self._at_top:
                    self._turn()
                if not self._at_top:
                    return group
            group = group[1:]
        return group

    def _lent(self, group: Sequence[Flow], fits: int) -> list[Flow]:
        """The last part that fits in two, if it is one that gives its end to the part that does not."""
        last = group[fits - 1] if fits else None
        if last is None or not last.lends or self._moves_whole(last):
            return []
        parts = last.split(self._size.measure, last.height - 1.0)
        return parts if len(parts) == 2 else []

    def _moves_whole(self, flow: Flow) -> bool:
        """Whether a part goes to the next page rather than in two: not from a page that would be left nearly empty."""
        whole = bool(getattr(flow, "whole", False))
        return whole and self._used >= self._room * _NEARLY_EMPTY and flow.height < self._room

    def _fitting(self, group: Sequence[Flow]) -> tuple[int, list[Flow]]:
        """How many parts of a group fit, and the first that does not in two, if it can be split."""
        used, after, floor = self._used, self._after, self._floor
        for number, flow in enumerate(group):
            start = self._start(flow, used, after, floor, top=self._at_top and not number)
            _, high = flow.wrap(self._size.measure, self._room)
            end = start + max(high, flow.hang if isinstance(flow, Hanging) else 0.0)
            if end > self._room + 0.01:
                parts = flow.split(self._size.measure, self._room - start) if self._room - start > 12 else []
                return number, parts if len(parts) == 2 else []
            if isinstance(flow, Hanging):
                floor = end + 4.0
            used, after = start + high, flow.space_after
        return len(group), []

    @staticmethod
    def _start(flow: Flow, used: float, after: float, floor: float, *, top: bool) -> float:
        start = used if top else used + max(after, flow.space_before)
        return max(start, floor + flow.space_before) if flow.clears and not top else start

    def _put_all(self, group: Iterable[Flow]) -> None:
        for flow in group:
            if isinstance(flow, Space) and self._at_top:
                continue
            self._put(flow)

    def _put(self, flow: Flow) -> None:
        page, top = self._page, self._at_top
        flow.wrap(self._size.measure, self._room)
        start = self._start(flow, self._used, self._after, self._floor, top=top)
        margin = _FRONT_TOP if page.front else self._size.top
        y = self._size.height - margin - start - flow.height
        page.parts.append(PlacedFlow(flow, self._size.left(page.number), y))
        if isinstance(flow, Hanging):
            self._floor = start + flow.hang + 4.0
        if flow.outline is not None and flow.outline[0] == 0:
            self._section = flow.outline[2]
            if not page.section or start < _HEAD:
                page.section = self._section
        self._used, self._after = start + flow.height, flow.space_after


def _stretches(flows: Iterable[Flow]) -> Iterator[list[Flow]]:
    """Yield the parts up to each turn of the page."""
    held: list[Flow] = []
    for flow in flows:
        if held and isinstance(flow, Turn):
            yield held
            held = []
        held.append(flow)
    if held:
        yield held


def _groups(flows: Iterable[Flow]) -> Iterator[list[Flow]]:
    """Yield parts that begin on one page: each keeps with the next but the last."""
    held: list[Flow] = []
    for flow in flows:
        if held and isinstance(flow, Turn | SectionStart):
            yield held
            held = []
        held.append(flow)
        if not flow.keepWithNext:
            yield held
            held = []
    if held:
        yield held


class LinkTarget(Flow):
    """A place that links lead to; takes no height."""

    def __init__(self, name: str) -> None:
        super().__init__(keep=True, clears=False)
        self.outline = (-1, name, "")

    @override
    def wrap(self, aW: float, aH: float) -> Size:
        self.width, self.height = aW, 0.0
        return aW, 0.0

    @override
    def draw(self) -> None:
        """Nothing is drawn."""
