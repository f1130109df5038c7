"""The printed brief as a use case: from a partnership to PDF bytes, and what stands beside its preview.

Makes the draws, takes the snapshot, and hands the story to the layout. ReportLab and NumPy are imported when a brief is
made, not before. Reads no clock and no file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from partnerdesk import __version__
from partnerdesk.brief.blocks import Edition, Paper, Story
from partnerdesk.brief.held_back import HeldBack, held_back
from partnerdesk.brief.snapshot import BriefSnapshot, state_hash
from partnerdesk.brief.story import parts_of, story
from partnerdesk.domain.assessment import assess
from partnerdesk.domain.records import PartnershipFile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnerdesk.charts.shapes import Measure
    from partnerdesk.domain.partnership import Partnership
    from partnerdesk.domain.reference import Catalogue
    from partnerdesk.services.reading import Reading

SOURCE_LANGUAGE = "en"
PAPERS = {"a4": Paper.A4, "letter": Paper.LETTER}


@dataclass(frozen=True, slots=True)
class MadeBrief:
    """A brief as it was printed: the file, its pages, where its parts begin, and what it holds back.

    ``page_of`` maps anchors to pages, counted from 1; ``parts`` are the titles of the parts with their pages, in order.
    """

    data: bytes
    pages: int
    page_of: Mapping[str, int]
    parts: tuple[tuple[str, int], ...]
    held_back: tuple[HeldBack, ...]
    state_hash: str


def take_snapshot(
    partnership: Partnership,
    catalogue: Catalogue,
    as_of: date,
    edition: Edition = Edition.BOARD,
    paper: Paper = Paper.A4,
) -> BriefSnapshot:
    """Return everything that a brief needs, with the draws made; about 30 ms, so not for the window's own thread."""
    from partnerdesk.domain.sampling import first_places

    shares = first_places(partnership, catalogue)
    return BriefSnapshot(
        partnership=partnership,
        catalogue=catalogue,
        assessment=assess(partnership, catalogue, as_of, shares),
        as_of=as_of,
        edition=edition,
        paper=paper,
        program_version=__version__,
        shares=shares,
        language=partnership.one(PartnershipFile).language or SOURCE_LANGUAGE,
        state_hash=state_hash(partnership),
        measure=_measure(),
    )


def _measure() -> Measure:
    from partnerdesk.brief.pdf import measure

    return measure


def tell_story(snapshot: BriefSnapshot) -> Story:
    """Return the whole brief as blocks, for another writer than the PDF's."""
    return story(snapshot)


def make_brief(
    partnership: Partnership,
    catalogue: Catalogue,
    as_of: date,
    edition: Edition = Edition.BOARD,
    paper: Paper = Paper.A4,
) -> MadeBrief:
    """Print the brief of one state; the same state, edition, paper and date give the same bytes."""
    from partnerdesk.brief.pdf import print_story

    snapshot = take_snapshot(partnership, catalogue, as_of, edition, paper)
    told = story(snapshot)
    printed = print_story(told)
    parts = tuple((title, printed.page_of[anchor]) for title, anchor in parts_of(told) if anchor in printed.page_of)
    return MadeBrief(printed.data, printed.pages, printed.page_of, parts, held_back(snapshot), snapshot.state_hash)


def printed_brief(reading: Reading, edition: str, paper: str) -> bytes:
    """Print the brief of a file that was read; ``edition`` is board or sharing, ``paper`` a4 or letter."""
    held = reading.partnership, reading.catalogue, reading.as_of
    return make_brief(*held, Edition(edition), PAPERS[paper]).data
