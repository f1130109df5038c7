"""What stands on every page around the text: running head, marking, codes and page number. All of it is decoration."""

from typing import Any

from partnerdesk.brief.blocks import Story
from partnerdesk.brief.pdf.drawing import draw_shapes, measure
from partnerdesk.brief.pdf.marking import marked
from partnerdesk.brief.pdf.pages import Page
from partnerdesk.brief.pdf.theme import PageSize
from partnerdesk.charts.fitting import shortened
from partnerdesk.charts.shapes import Anchor, Ink, Label, Line, Shape, Weight

_SIZE, _LARGE = 8.8, 12.0
_JOINT = "  ·  "


def draw_furniture(canvas: Any, page: Page, story: Story, size: PageSize, total: int) -> None:
    """Draw a page's head and foot; the front sheet has no head."""
    left = size.left(page.number)
    right = left + size.measure
    outside, inside = (right, left) if size.is_right(page.number) else (left, right)
    shapes = _foot(page, story, size, (outside, inside), total)
    if not page.front and page.parts:
        shapes += _head(page, story, (left, right), outside, inside)
    with marked(canvas, None):
        draw_shapes(canvas, shapes, 0, size.height)


def size_of(story: Story) -> float:
    """The size of the letters in head and foot."""
    return _LARGE if story.large else _SIZE


def _head(page: Page, story: Story, sides: tuple[float, float], outside: float, inside: float) -> list[Shape]:
    marking = shortened(
        story.marking if page.marking is None else page.marking, 160, size_of(story), Weight.BOLD, measure
    )
    room = sides[1] - sides[0] - measure(marking, size_of(story), Weight.BOLD) - 24
    running = (page.section if page.number % 2 or not story.two_sided else "") or story.title
    said = shortened(running, room, size_of(story), Weight.REGULAR, measure)
    return [
        Label(said, outside, 46, size_of(story), Weight.REGULAR, _anchor(outside, sides[1]), Ink.MUTED),
        Label(marking, inside, 46, size_of(story), Weight.BOLD, _anchor(inside, sides[1]), Ink.MUTED),
        Line(sides[0], 53, sides[1], 53, Ink.RULE, 0.5),
    ]


def _foot(page: Page, story: Story, size: PageSize, ends: tuple[float, float], total: int) -> list[Shape]:
    outside, inside = ends
    right, base = max(ends), size.height - 36
    number = story.words.page.format(n=page.number, m=total)
    room = size.measure - measure(number, size_of(story), Weight.REGULAR) - 24
    lines = _codes(story, room, front=page.front and bool(story.marking))
    tops = (base,) if len(lines) == 1 else (base - 5, base + 9)
    said = [(number, outside, tops[-1]), *((line, inside, top) for line, top in zip(lines, tops, strict=True))]
    return [Label(text, x, y, size_of(story), Weight.REGULAR, _anchor(x, right), Ink.MUTED) for text, x, y in said]


def _codes(story: Story, room: float, *, front: bool) -> list[str]:
    """The codes of the file; on the front sheet with the marking, on a line of its own where one has no room for it."""
    codes = _JOINT.join(story.codes)
    whole = _JOINT.join([*story.codes, story.marking]) if front else codes
    lines = [whole] if not front or measure(whole, size_of(story), Weight.REGULAR) <= room else [story.marking, codes]
    return [shortened(line, room, size_of(story), Weight.REGULAR, measure) for line in lines]


def _anchor(x: float, right: float) -> Anchor:
    return Anchor.END if x == right else Anchor.START
