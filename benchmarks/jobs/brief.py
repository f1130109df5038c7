"""The printed brief of the example (tags, outline, page numbers known) beside the same blocks as stock flowables."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks.measuring import Job, timed
from benchmarks.stock_flowables import print_plainly
from partnerdesk.brief.blocks import Block, Heading, Story
from partnerdesk.brief.pdf import render
from partnerdesk.catalogue import load_catalogue
from partnerdesk.exchange import read_case
from partnerdesk.services.briefs import take_snapshot, tell_story
from partnerdesk.services.sample import sample_text

EVENING = date(2026, 11, 23)
TIMES = 5
LONG = 9  # about 200 pages


def told_brief() -> Story:
    """Give the example's brief as blocks."""
    catalogue = load_catalogue()
    return tell_story(take_snapshot(read_case(sample_text(), catalogue), catalogue, EVENING))


def told_long(times: int = LONG) -> Story:
    """Give the example's brief again and again, each time under names of its own."""
    told = told_brief()
    return replace(told, blocks=tuple(block for part in range(times) for block in _named(told.blocks, part)))


@contextmanager
def printed_brief(folder: Path) -> Iterator[Job]:  # noqa: ARG001 - nothing is written
    """Print the board edition from its snapshot; the floor is given the blocks."""
    catalogue = load_catalogue()
    snapshot = take_snapshot(read_case(sample_text(), catalogue), catalogue, EVENING)
    told = tell_story(snapshot)
    yield Job(
        id="brief",
        title="the brief of the example",
        floor_title="stock ReportLab flowables",
        subject=timed(lambda: render(tell_story(snapshot))),
        floor=timed(lambda: print_plainly(told)),
        rounds=11,
    )


@contextmanager
def printed_full_brief(folder: Path) -> Iterator[Job]:  # noqa: ARG001 - nothing is written
    """Print a story of more than a hundred pages: the example's, again and again."""
    full = told_long(TIMES)
    yield Job(
        id="brief_full",
        title=f"a brief {TIMES} times as long",
        floor_title="stock ReportLab flowables",
        subject=timed(lambda: render(full)),
        floor=timed(lambda: print_plainly(full)),
        rounds=5,
    )


def _named(told: Sequence[Block], part: int) -> Iterator[Block]:
    """The blocks with names of their own, so that every link leads somewhere."""
    for block in told:
        if isinstance(block, Heading) and block.anchor and part:
            yield replace(block, anchor=f"{block.anchor}-{part}")
        else:
            yield block
