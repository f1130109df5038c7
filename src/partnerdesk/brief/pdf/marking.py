"""A canvas that marks what it draws: each piece belongs to an element of the logical tree or is decoration.

Marks are written with ReportLab's public `addLiteral`; what is private of it is listed in `hooks`. This module must not
know blocks.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from partnerdesk.brief.inks import INKS
from partnerdesk.brief.pdf.faces import Face
from partnerdesk.brief.pdf.fonts import register
from partnerdesk.brief.pdf.hooks import Bare, permit, sign_page
from partnerdesk.brief.pdf.letters import line_for_print
from partnerdesk.brief.pdf.tagging import Annotated, Element, Mark
from partnerdesk.charts.shapes import Ink
from partnerdesk.domain.overriding import override

Box = tuple[float, float, float, float]


@cache
def paint(ink: Ink) -> HexColor:
    """The colour of an ink, as ReportLab has it."""
    return HexColor(INKS[ink])


@dataclass(slots=True)
class _Area:
    """Where a link stands on the page that is being drawn."""

    owner: Element
    link: str
    boxes: list[Box] = field(default_factory=list)


class MarkedCanvas(Canvas):
    """A ReportLab canvas with marked content, link areas and the figures' boxes."""

    def __init__(self, target: Any, *, language: str, size: tuple[float, float]) -> None:
        super().__init__(
            target,
            pagesize=size,
            invariant=1,
            pageCompression=1,
            pdfVersion=(1, 7),
            lang=language,
            initialFontName=register(Face.TEXT),
        )
        self.page_owners: list[list[Element]] = []
        self.annotation_owners: list[tuple[str, Element]] = []
        self.boxes: dict[Element, tuple[int, Box]] = {}
        self._owners: list[Element] = []
        self._areas: list[_Area] = []

    def opening(self, element: Element | None) -> str:
        """The operator that opens a mark; the element learns of it."""
        if element is None:
            return "/Artifact BMC"
        mark = Mark(self.getPageNumber(), len(self._owners))
        self._owners.append(element)
        _hold(element, mark)
        return f"/{element.role} <</MCID {mark.number}>> BDC"

    @contextmanager
    def marked(self, element: Element | None) -> Iterator[None]:
        """Mark what is drawn inside as the element's, or as decoration. Marks must not stand in each other."""
        self.addLiteral(self.opening(element))
        yield
        self.addLiteral("EMC")

    def note_box(self, element: Element, box: Box) -> None:
        """Remember where a figure stands, in the coordinates in force."""
        x1, y1, x2, y2 = box
        left, low = self.absolutePosition(x1, y1)
        right, high = self.absolutePosition(x2, y2)
        self.boxes[element] = (self.getPageNumber(), (left, low, right, high))

    def note_link(self, owner: Element, link: str, box: Box) -> None:
        """Remember a line of a link, in the coordinates in force."""
        x1, y1, x2, y2 = box
        left, low = self.absolutePosition(x1, y1)
        right, high = self.absolutePosition(x2, y2)
        if not self._areas or self._areas[-1].owner is not owner:
            self._areas.append(_Area(owner, link))
        self._areas[-1].boxes.append((left, low, right, high))

    @override
    def showPage(self) -> None:
        for area in self._areas:
            self._annotate(area)
        self._areas = []
        sign_page(self)
        super().showPage()

    @override
    def _setAnnotations(self, page: Any) -> None:
        super()._setAnnotations(page)
        if isinstance(page, pdfdoc.PDFPage):
            permit(page, StructParents=len(self.page_owners), Tabs=pdfdoc.PDFName("S"))
            self.page_owners.append(self._owners)
            self._owners = []

    def _annotate(self, area: _Area) -> None:
        name = f"link{len(self.annotation_owners) + 1}"
        xs = [x for box in area.boxes for x in (box[0], box[2])]
        ys = [y for box in area.boxes for y in (box[1], box[3])]
        entries = {
            "Type": "/Annot",
            "Subtype": "/Link",
            "Rect": pdfdoc.PDFArray([min(xs), min(ys), max(xs), max(ys)]),
            "QuadPoints": pdfdoc.PDFArray(
                [v for x1, y1, x2, y2 in area.boxes for v in (x1, y2, x2, y2, x1, y1, x2, y1)]
            ),
            "Border": "[0 0 0]",
            "F": 4,
            "Contents": pdfdoc.PDFString(line_for_print(area.owner.title or area.link)),
            "StructParent": Bare(lambda _: str(self._annotation_number(name))),
            **self._leads(area.link),
        }
        _hold(area.owner, Annotated(self.getPageNumber(), name))
        self.annotation_owners.append((name, area.owner))
        self._addAnnotation(pdfdoc.PDFDictionary(entries), name)

    def _leads(self, link: str) -> dict[str, Any]:
        if link.startswith("#"):
            return {"Dest": self._bookmarkReference(link[1:])}
        action = pdfdoc.PDFDictionary(
            {"Type": "/Action", "S": "/URI", "URI": pdfdoc.PDFString(link)},
        )
        return {"A": action}

    def _annotation_number(self, name: str) -> int:
        names = [one for one, _ in self.annotation_owners]
        return len(self.page_owners) + names.index(name)


def _hold(element: Element, mark: Mark | Annotated) -> None:
    parent = element.parent
    if element.inline and parent is not None and element not in parent.marks:
        parent.marks.append(element)
    element.marks.append(mark)


@contextmanager
def marked(canvas: Any, element: Element | None) -> Iterator[None]:
    """Mark what is drawn inside on a canvas that can; draw plainly on any other."""
    if isinstance(canvas, MarkedCanvas):
        with canvas.marked(element):
            yield
    else:
        yield
