"""The brief as a use case: from a partnership to a PDF, a web page or Markdown, and what stands beside its preview.

Makes the draws, takes the snapshot, and hands the story to a writer. ReportLab and NumPy are imported when a brief is
made, not before. Reads no clock and no file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from partnerdesk import __version__
from partnerdesk.brief.attachable import attachable
from partnerdesk.brief.blocks import Attachment, Edition, Kind, Paper, Story
from partnerdesk.brief.held_back import HeldLine, held_back
from partnerdesk.brief.saying import say
from partnerdesk.brief.snapshot import BriefSnapshot, state_hash
from partnerdesk.brief.story import parts_of, snapshot_for, story
from partnerdesk.brief.unprinted import unprinted
from partnerdesk.catalogue.texts import known_language, texts_in
from partnerdesk.domain.assessment import assess
from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.words import N_
from partnerdesk.exchange import case_text, write_case
from partnerdesk.services.file_language import catalogue_in, language_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnerdesk.brief.pdf.setting import Setting
    from partnerdesk.charts.shapes import Measure
    from partnerdesk.domain.partnership import Partnership
    from partnerdesk.domain.reference import Catalogue
    from partnerdesk.services.reading import Reading

KINDS = tuple(kind.value for kind in Kind)
PAPERS = {"a4": Paper.A4, "letter": Paper.LETTER}


@dataclass(frozen=True, slots=True)
class MadeBrief:
    """A brief as it was printed: the file, its pages, where its parts begin, and what it holds back.

    ``page_of`` maps anchors to pages, counted from 1; ``parts`` are the titles of the parts with their pages, in order,
    and ``places`` are their anchors, one for each of the parts. ``setting`` is what makes the next one quicker.
    """

    data: bytes
    pages: int
    page_of: Mapping[str, int]
    parts: tuple[tuple[str, int], ...]
    held_back: tuple[HeldLine, ...]
    state_hash: str
    places: tuple[tuple[str, int], ...] = ()
    setting: Setting | None = None


def take_snapshot(
    partnership: Partnership,
    catalogue: Catalogue,
    as_of: date,
    edition: Edition = Edition.BOARD,
    paper: Paper = Paper.A4,
    *,
    two_sided: bool = False,
    language: str | None = None,
) -> BriefSnapshot:
    """Return everything that a brief needs, with the draws made; about 30 ms, so not for the window's own thread.

    Its language is the file's, unless another is wanted; then the catalogue's texts are taken in that one.
    """
    from partnerdesk.domain.sampling import first_places

    spoken = known_language(language) or language_of(partnership)
    catalogue = catalogue if catalogue.language == spoken else catalogue_in(partnership, spoken)
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
        language=spoken,
        translate=texts_in(spoken),
        state_hash=state_hash(partnership),
        two_sided=two_sided,
        measure=_measure(),
    )


def _measure() -> Measure:
    from partnerdesk.brief.pdf import measure

    return measure


def make_brief(  # noqa: PLR0913 - one for each thing that somebody chooses
    partnership: Partnership,
    catalogue: Catalogue,
    as_of: date,
    edition: Edition = Edition.BOARD,
    paper: Paper = Paper.A4,
    kind: Kind = Kind.FULL,
    *,
    large: bool = False,
    with_records: bool = False,
    two_sided: bool = False,
    language: str | None = None,
    before: MadeBrief | None = None,
) -> MadeBrief:
    """Print the brief of one state; the same state, edition, paper, kind, size, date, language give the same bytes.

    ``with_records`` attaches the JSON form of what its edition may hold. Raises NothingToPrint where what the kind is
    about is not recorded. ``before`` is a brief of nearly the same state: it makes this one quicker, and no different.
    Where no ``language`` is named, it is the file's.
    """
    from partnerdesk.brief.pdf import print_story, unprintable

    snapshot = take_snapshot(partnership, catalogue, as_of, edition, paper, two_sided=two_sided, language=language)
    told = story(snapshot, kind, large=large, with_records=with_records)
    attached = records_of(snapshot, kind) if with_records else None
    printed = print_story(told, attached, before.setting if before is not None else None)
    found = [(title, anchor) for title, anchor in parts_of(told) if anchor in printed.page_of]
    parts = tuple((title, printed.page_of[anchor]) for title, anchor in found)
    places = tuple((anchor, printed.page_of[anchor]) for _, anchor in found)
    held = (*held_back(snapshot, kind), *unprinted(partnership, unprintable))
    state = snapshot.state_hash
    return MadeBrief(printed.data, printed.pages, printed.page_of, parts, held, state, places, printed.setting)


def records_of(snapshot: BriefSnapshot, kind: Kind = Kind.FULL) -> Attachment:
    """Return the JSON form of the records that the edition of a paper may hold."""
    taken = snapshot_for(snapshot, kind)
    return Attachment(
        name=f"partnership-{taken.edition.value}.json",
        data=case_text(write_case(attachable(taken))).encode(),
        description=say(taken, N_("The records that this brief rests on, as far as its edition may hold them")),
    )


def page_of_brief(told: Story) -> bytes:
    """Return a brief as one web page that stands by itself."""
    from partnerdesk.brief.html import write_html

    return write_html(told).encode()


def text_of_brief(told: Story) -> bytes:
    """Return a brief as Markdown."""
    from partnerdesk.brief.markdown import write_markdown

    return write_markdown(told).encode()


def pdf_of_brief(told: Story, attached: Attachment | None = None) -> bytes:
    """Return a brief as PDF, with a file inside it if there is one to attach."""
    from partnerdesk.brief.pdf import render

    return render(told, attached)


WRITERS = {"html": page_of_brief, "md": text_of_brief}


class OnlyInPdf(PartnerDeskError):
    """The records were to be attached to a form that can hold no other file."""


@dataclass(frozen=True, slots=True)
class BriefOrder:
    """How a brief is wanted, in the words of the command line; without a language it is in the file's."""

    edition: str = "board"
    paper: str = "a4"
    kind: str = "full"
    form: str = "pdf"
    large: bool = False
    with_records: bool = False
    two_sided: bool = False
    language: str | None = None


def brief_of(partnership: Partnership, catalogue: Catalogue, as_of: date, wanted: BriefOrder) -> bytes:
    """Return the brief of one state as it is wanted. Raises NothingToPrint, or OnlyInPdf."""
    if wanted.with_records and wanted.form != "pdf":
        raise OnlyInPdf(N_("The records can be attached to a PDF only. Ask for a PDF, or leave them out."))
    edition, paper = Edition(wanted.edition), PAPERS[wanted.paper]
    sides, language = wanted.two_sided, wanted.language
    snapshot = take_snapshot(partnership, catalogue, as_of, edition, paper, two_sided=sides, language=language)
    kind = Kind(wanted.kind)
    told = story(snapshot, kind, large=wanted.large, with_records=wanted.with_records)
    if wanted.form == "pdf":
        return pdf_of_brief(told, records_of(snapshot, kind) if wanted.with_records else None)
    return WRITERS[wanted.form](told)


def printed_brief(reading: Reading, wanted: BriefOrder) -> bytes:
    """Return the brief of a file that was read."""
    return brief_of(reading.partnership, reading.catalogue, reading.as_of, wanted)
