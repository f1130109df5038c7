"""Lays out Easy Read lines: an empty place for a picture, and beside it one large, short sentence.

The place is decoration: a picture that is put in by hand repeats what the sentence says.
"""

from partnerdesk.brief.blocks import PictureLine
from partnerdesk.brief.pdf.boxes import Beside
from partnerdesk.brief.pdf.flows import Flow, Size
from partnerdesk.brief.pdf.marking import marked, paint
from partnerdesk.brief.pdf.setting import Place
from partnerdesk.brief.pdf.tagging import Element
from partnerdesk.charts.shapes import Ink
from partnerdesk.domain.overriding import override

_SHARE = 0.3
_HEIGHT = 96.0


def picture_line(block: PictureLine, place: Place, parent: Element) -> Flow:
    """One sentence with its place for a picture; the two stay together."""
    said = place.setting.text(block.runs, "wide", parent.child("P"))
    line = Beside([Room()], [said], gap=24.0, after=13.0, share=_SHARE)
    line.space_before = 6.0
    return line


class Room(Flow):
    """An empty frame with rounded corners and a broken line, to draw or to stick a picture in."""

    def __init__(self) -> None:
        super().__init__(0.0, 0.0)

    @override
    def wrap(self, aW: float, aH: float) -> Size:
        self.width, self.height = aW, _HEIGHT
        return self.width, self.height

    @override
    def draw(self) -> None:
        with marked(self.canv, None):
            self.canv.saveState()
            self.canv.setStrokeColor(paint(Ink.MUTED))
            self.canv.setLineWidth(0.9)
            self.canv.setDash([4, 3])
            self.canv.roundRect(0.5, 0.5, self.width - 1, self.height - 1, 8, fill=0, stroke=1)
            self.canv.restoreState()
