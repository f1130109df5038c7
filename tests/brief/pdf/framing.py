"""Looks at where things stand on the pages of a finished PDF: what is outside the frame, and which pages are empty."""

from collections.abc import Iterator

import pypdfium2

from partnerdesk.brief.blocks import Paper
from partnerdesk.brief.pdf.theme import PageSize, page_size
from tests.brief.pdf.reading import painted

_SLACK = 2.0  # the reader counts a line's ends with half its width
_HEAD, _FOOT, _LINE = 46.0, 36.0, 14.0  # the base of the running head and of the foot, and how far their letters go
_SECOND = 5.0  # how much higher the first of two lines of the foot stands, on a front sheet
_FRONT_TOP = 46.0


def outside_the_frame(data: bytes, paper: Paper, *, two_sided: bool) -> list[str]:
    """Give everything that is drawn outside its page's margins, but for the running head and foot."""
    size = page_size(paper, two_sided=two_sided)
    document = pypdfium2.PdfDocument(data)
    try:
        return [said for number in range(len(document)) for said in _outside(document[number], number + 1, size)]
    finally:
        document.close()


def _outside(page: pypdfium2.PdfPage, number: int, size: PageSize) -> Iterator[str]:
    left = size.left(number)
    top = size.height - (_FRONT_TOP if number == 1 else size.top)
    for thing in page.get_objects():
        low_x, low_y, high_x, high_y = thing.get_bounds()
        beside = low_x < left - _SLACK or high_x > left + size.measure + _SLACK
        above = (low_y < size.bottom - _SLACK or high_y > top + _SLACK) and not _is_furniture(low_y, high_y, size)
        if beside or above:
            yield f"page {number}: {low_x:.0f}–{high_x:.0f}, {low_y:.0f}–{high_y:.0f}"


def _is_furniture(low: float, high: float, size: PageSize) -> bool:
    bases = (_FOOT, _FOOT + _SECOND, size.height - _HEAD)
    return any(base - _LINE <= low and high <= base + _LINE for base in bases)


def empty_pages(data: bytes) -> set[int]:
    """Give the pages on which nothing stands but head and foot."""
    document = pypdfium2.PdfDocument(data)
    count = len(document)
    document.close()
    return set(range(1, count + 1)) - {one.page for one in painted(data) if one.marks != ("/Artifact",)}
