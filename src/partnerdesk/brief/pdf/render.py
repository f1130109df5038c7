"""A story in, PDF bytes out. The same story always gives the same bytes.

The first pass places everything to find the pages of anchors; the second knows them. If that moved something, a third
settles it. What one print set can be handed to the next one; nothing of it is kept here. This module must not know a
clock, a database or a window.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import BytesIO

from partnerdesk.brief.blocks import Attachment, Masthead, Story
from partnerdesk.brief.pdf.archiving import PROGRAM, Facts, write_facts
from partnerdesk.brief.pdf.furniture import draw_furniture
from partnerdesk.brief.pdf.layout import TIGHTEST, Layout
from partnerdesk.brief.pdf.letters import line_for_print
from partnerdesk.brief.pdf.marking import MarkedCanvas
from partnerdesk.brief.pdf.pages import Page, Paginator
from partnerdesk.brief.pdf.setting import Setting
from partnerdesk.brief.pdf.structure import write_tree
from partnerdesk.brief.pdf.tagging import Element
from partnerdesk.brief.pdf.theme import page_size
from partnerdesk.domain.collecting import not_collecting

_PASSES = 4


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed story: the file, how many pages, where anchors stand, and the tree that was written into it.

    ``setting`` is what it set: a print of nearly the same story is quicker with it.
    """

    data: bytes
    pages: int
    page_of: Mapping[str, int]
    tree: Element
    setting: Setting


def render(story: Story, attached: Attachment | None = None) -> bytes:
    """Print a story as PDF."""
    return print_story(story, attached).data


def print_story(story: Story, attached: Attachment | None = None, before: Setting | None = None) -> Printed:
    """Print a story, with a file inside it if there is one to attach, and say what is where.

    ``before`` is what another print set. It makes this one quicker and changes no byte of it.
    """
    with not_collecting():  # printing makes many objects and few cycles of dead ones
        return _printed(story, attached, _setting(story, before))


def _printed(story: Story, attached: Attachment | None, setting: Setting) -> Printed:
    page_of: dict[str, int] = {}
    for _ in range(_PASSES):
        layout, pages = _placed(story, replace(setting, page_of=page_of))
        found = _anchors(pages)
        if found == page_of:
            break
        page_of = found
    data = _drawn(story, layout, pages, attached)
    return Printed(data, len(pages), page_of, layout.root, replace(setting, before={}))


def _setting(story: Story, before: Setting | None) -> Setting:
    """How a story is set: with the words of the print before it, if that said the same for letters nobody has."""
    symbol = story.words.symbol
    return Setting(symbol=symbol, before=before.worded if before is not None and before.symbol == symbol else {})


def _placed(story: Story, setting: Setting) -> tuple[Layout, list[Page]]:
    layout = Layout(story, setting, _tightness(story, setting))
    pages = _paginator(story).fill(layout.flows())
    while len(pages) > 1 and not pages[-1].parts:
        pages.pop()
    return layout, pages


def _tightness(story: Story, setting: Setting) -> int:
    """How tight the front sheet must be set to stay on one page, or on as few pages as it can be."""
    if not story.blocks or not isinstance(story.blocks[0], Masthead):
        return 0
    pages: list[int] = []
    for tight in range(TIGHTEST + 1):
        pages.append(len(_paginator(story).fill(Layout(story, setting, tight).front_flows())))
        if pages[-1] == 1:
            break
    return pages.index(min(pages))


def _paginator(story: Story) -> Paginator:
    front = bool(story.blocks) and isinstance(story.blocks[0], Masthead)
    return Paginator(page_size(story.paper, two_sided=story.two_sided), front=front)


def _anchors(pages: list[Page]) -> dict[str, int]:
    found: dict[str, int] = {}
    for page in pages:
        for placed in page.parts:
            if placed.flow.outline is not None:
                found.setdefault(placed.flow.outline[1], page.number)
    return found


def _drawn(story: Story, layout: Layout, pages: list[Page], attached: Attachment | None) -> bytes:
    size, out = page_size(story.paper, two_sided=story.two_sided), BytesIO()
    canvas = MarkedCanvas(out, language=story.language, size=(size.width, size.height))
    write_facts(canvas, _facts(story, attached))
    depth = -1
    for page in pages:
        for placed in page.parts:
            outline = placed.flow.outline
            if outline is not None:
                depth = _mark_place(canvas, outline, placed.y + placed.flow.height, depth)
            placed.flow.drawOn(canvas, placed.x, placed.y)
        draw_furniture(canvas, page, story, size, len(pages))
        canvas.showPage()
    write_tree(canvas, layout.root)
    canvas.save()
    return out.getvalue()


def _facts(story: Story, attached: Attachment | None) -> Facts:
    return Facts(
        title=line_for_print(story.title) or line_for_print(story.charity) or PROGRAM,
        author=line_for_print(story.charity),
        subject=line_for_print(story.subject or story.title),
        keywords=line_for_print(", ".join(each for each in (*story.codes, story.stamp) if each)),
        language=story.language,
        day=story.as_of,
        attached=attached,
    )


def _mark_place(canvas: MarkedCanvas, outline: tuple[int, str, str], top: float, depth: int) -> int:
    level, key, title = outline
    canvas.bookmarkHorizontalAbsolute(key, top + 6)
    if level < 0:
        return depth
    level = min(level, depth + 1)
    canvas.addOutlineEntry(line_for_print(title, 400), key, level, closed=level > 0)
    return level
