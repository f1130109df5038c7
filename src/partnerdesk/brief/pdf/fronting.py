"""Lays out the top of the front sheet: masthead, title, and the list of what follows."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from partnerdesk.brief.blocks import (
    Block,
    Contents,
    Heading,
    LargePrint,
    Masthead,
    Run,
    RunStyle,
    Story,
    TearOff,
    TitleBlock,
    plain,
    text_of,
)
from partnerdesk.brief.pdf.boxes import Beside
from partnerdesk.brief.pdf.flows import Flow, Rule, Space
from partnerdesk.brief.pdf.setting import Place
from partnerdesk.brief.pdf.tagging import Element
from partnerdesk.charts.shapes import Ink

_TITLES = (1.0, 0.82, 0.68, 0.6)  # a smaller title where the front sheet has much to say


def front(block: Masthead | TitleBlock | Contents, story: Story, place: Place, parent: Element) -> Iterable[Flow]:
    """What stands on the front sheet before its boxes."""
    text = place.setting.text
    match block:
        case Masthead():
            left = text(plain(block.left), "mast_left", parent.child("P"))
            right = text(plain(block.right), "mast_right", parent.child("P"))
            return [Beside([left], [right], after=0, share=0.62), Rule(1.6, Ink.PRIMARY, before=7, after=40)]
        case TitleBlock():
            return _title(block, place, parent)
        case Contents():
            return _contents(block, story, place, parent)
        case _:
            assert_never(block)


def _title(block: TitleBlock, place: Place, parent: Element) -> Iterable[Flow]:
    text, kind = place.setting.text, place.setting.style("title")
    length = len(block.title)
    shrink = min(_TITLES[place.tight], 1.0 if length <= 70 else 0.8 if length <= 130 else 0.64)
    kicker = [text(plain(block.kicker), "kicker", parent.child("P"), keep=True)] if block.kicker else []
    title = text(plain(block.title), kind.scaled(shrink), parent.child("H1"), keep=True)
    title.outline = (0, "title", block.title)
    under = [text(plain(block.subtitle), "subtitle", parent.child("P"))] if block.subtitle else [Space(16)]
    return [*kicker, title, *under]


def _contents(block: Contents, story: Story, place: Place, parent: Element) -> Iterable[Flow]:
    heads = [one for one in _followed(story.blocks) if one.anchor]
    if not heads:
        return []
    title = place.setting.text(plain(block.title), "contents_title", parent.child("P"), keep=True)
    toc = parent.child("TOC")
    entries = [_entry(head, place, toc) for head in heads]
    half = (len(entries) + 1) // 2
    return [title, Beside(entries[:half], entries[half:])]


def _followed(held: Iterable[Block]) -> Iterator[Heading]:
    """Headings of parts, and those of the sheets at the end."""
    for block in held:
        if isinstance(block, TearOff | LargePrint):
            yield from _followed(block.blocks)
        elif isinstance(block, Heading) and block.level == 1:
            yield block


def _entry(head: Heading, place: Place, toc: Element) -> Flow:
    page = place.setting.page_of.get(head.anchor or "", 0)
    runs = (Run(f"{text_of(head.runs)}\u2002", link=f"#{head.anchor}"), Run(str(page or "–"), RunStyle.ACCENT))
    return place.setting.text(runs, "contents", toc.child("TOCI").child("Reference"))
