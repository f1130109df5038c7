"""The printed brief of the example (tags, outline, page numbers known) beside the same blocks as stock flowables."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks.bare_marks import draw, marks_of, print_untagged
from benchmarks.jobs.start import environment
from benchmarks.measuring import Job, timed
from benchmarks.stock_flowables import print_plainly
from partnerdesk.brief.blocks import Block, Heading, Story
from partnerdesk.brief.pdf import render
from partnerdesk.brief.pdf.render import print_story
from partnerdesk.brief.story import story
from partnerdesk.catalogue import load_catalogue
from partnerdesk.exchange import read_case
from partnerdesk.services.briefs import take_snapshot
from partnerdesk.services.sample import sample_text

EVENING = date(2026, 11, 23)
TIMES = 5
LONG = 7  # about 200 pages
MOST_MEMORY = 150.0
ROOT = Path(__file__).parents[2]


def told_brief() -> Story:
    """Give the example's brief as blocks."""
    catalogue = load_catalogue()
    return story(take_snapshot(read_case(sample_text(), catalogue), catalogue, EVENING))


def told_short() -> Story:
    """Give the example's nine parts without appendices and sheets: 12 pages."""
    told = told_brief()
    heads = [at for at, block in enumerate(told.blocks) if isinstance(block, Heading) and block.anchor == "evidence"]
    return replace(told, blocks=told.blocks[: heads[0]])


def told_long(times: int = LONG) -> Story:
    """Give the example's brief again and again, each time under names of its own."""
    told = told_brief()
    return replace(told, blocks=tuple(block for part in range(times) for block in _named(told.blocks, part)))


@contextmanager
def printed_brief(folder: Path) -> Iterator[Job]:  # noqa: ARG001 - nothing is written
    """Print the board edition from its snapshot; the floor is given the blocks."""
    catalogue = load_catalogue()
    snapshot = take_snapshot(read_case(sample_text(), catalogue), catalogue, EVENING)
    told = story(snapshot)
    yield Job(
        id="brief",
        title="the brief of the example",
        floor_title="stock ReportLab flowables",
        subject=timed(lambda: render(story(snapshot))),
        floor=timed(lambda: print_plainly(told)),
        rounds=11,
    )


@contextmanager
def printed_untagged(folder: Path) -> Iterator[Job]:  # noqa: ARG001 - nothing is written
    """Set and draw the board edition without tags, in one pass; the floor is told where everything stands."""
    told = told_brief()
    page_of = print_story(told).page_of
    marks = marks_of(told, page_of)
    yield Job(
        id="brief_untagged",
        title="the brief of the example, untagged, in one pass",
        floor_title="the same marks on a bare canvas",
        subject=timed(lambda: print_untagged(told, page_of)),
        floor=timed(lambda: draw(marks)),
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


@contextmanager
def printed_full_file(folder: Path) -> Iterator[Job]:  # noqa: ARG001 - nothing is written
    """Print the brief of a file of 40 objectives, 300 inputs, 4 partners, 12 people and 60 checks."""
    from tests.fixtures.full_file import full_file

    full = story(take_snapshot(full_file(), load_catalogue(), EVENING))
    yield Job(
        id="brief_full_file",
        title="the brief of a full file",
        floor_title="stock ReportLab flowables",
        subject=timed(lambda: render(full)),
        floor=timed(lambda: print_plainly(full)),
        rounds=5,
    )


@contextmanager
def memory_of_full_file(folder: Path) -> Iterator[Job]:
    """Print the same by the command line, in a process of its own, and see how much memory it held at the most."""
    from partnerdesk.services.documents import Documents
    from tests.brief.cases import sample_answers
    from tests.fixtures.full_file import full_file

    file = folder / "Full.partnership"
    Documents(folder / "private").from_partnership(full_file(), file, sample_answers()).close()
    asked = [sys.executable, str(ROOT / "benchmarks" / "watched_print.py"), "-q", "brief", str(file), "--force", "-o"]

    def needed() -> float:
        ran = subprocess.run(
            [*asked, str(folder / "brief.pdf")], env=environment(folder), check=True, capture_output=True, text=True
        )
        return int(ran.stdout) / 1e6

    yield Job(
        id="memory_full_file",
        title="memory for the brief of a full file",
        floor_title="150 MB",
        subject=needed,
        floor=lambda: MOST_MEMORY,
        rounds=3,
        unit="MB",
    )


def _named(told: Sequence[Block], part: int) -> Iterator[Block]:
    """The blocks with names of their own, so that every link leads somewhere."""
    for block in told:
        if isinstance(block, Heading) and block.anchor and part:
            yield replace(block, anchor=f"{block.anchor}-{part}")
        else:
            yield block
