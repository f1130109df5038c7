"""The sheet for the people who told us in Easy Read: one short sentence a line, each with room for a picture.

It says nothing that the plain sheet does not say. Whoever makes the final page puts the pictures in.
"""

import re
from collections.abc import Iterator

from partnerdesk.brief.blocks import Block, Heading, Paragraph, PictureLine, Runs, plain, text_of
from partnerdesk.brief.naming import charity_name
from partnerdesk.brief.saying import runs
from partnerdesk.brief.sections.told_us import sheet
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.words import N_

_END = re.compile(r"(?<=[.!?…])\s+")


def easy_read(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return the sheet as Easy Read lines."""
    opening = runs(snapshot, N_("This is from {charity}."), charity=charity_name(snapshot))
    heading, *others = sheet(snapshot)
    return (heading, PictureLine(opening), *(line for block in others for line in _lines(block)))


def _lines(block: Block) -> Iterator[Block]:
    if isinstance(block, Heading):
        yield block
    elif isinstance(block, Paragraph):
        yield from (PictureLine(plain(said)) for said in _sentences(block.runs))
    else:
        items = getattr(block, "items", None)
        yield from (PictureLine(item) for item in items) if items is not None else (block,)


def _sentences(said: Runs) -> list[str]:
    return [each for each in _END.split(text_of(said)) if each]
