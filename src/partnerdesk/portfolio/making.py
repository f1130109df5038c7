"""The portfolio as a use case: folders of files in, a folder with tables, their description and the brief out.

Everything is made beside its place and put there when it is whole. The files that are read are never touched.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

from partnerdesk import __version__
from partnerdesk.catalogue import load_catalogue
from partnerdesk.catalogue.texts import texts_in
from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.portfolio.describing import NAME, describe
from partnerdesk.portfolio.dictionary import tables
from partnerdesk.portfolio.engines import EMBEDDED, engine_at
from partnerdesk.portfolio.gathering import Gathered, Progress, gather, why_not
from partnerdesk.portfolio.plain import to_plain
from partnerdesk.portfolio.reading import FileReader, NotRead
from partnerdesk.portfolio.results import results_of
from partnerdesk.portfolio.searching import files_below
from partnerdesk.portfolio.story import story
from partnerdesk.portfolio.summary import Summary, summary_of
from partnerdesk.portfolio.telling import Telling
from partnerdesk.portfolio.writing import Rows, write_sorted
from partnerdesk.services.briefs import PAPERS

MADE = (*(f"{name}.{form}" for name in ("files", "figures") for form in ("parquet", "csv")), NAME)
BRIEFS = ("portfolio.pdf", "portfolio.html", "summary.json")


class PlaceRefused(PartnerDeskError):
    """The folder for what is made cannot be used."""


@dataclass(frozen=True, slots=True)
class PortfolioOrder:
    """What is asked for, in the words of the command line; without ``jobs`` one process for each processor."""

    folders: tuple[Path, ...]
    output: Path
    as_of: date
    force: bool = False
    engine: str = EMBEDDED
    jobs: int | None = None
    paper: str = "a4"
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Portfolio:
    """What was made: the summary, the same as plain values, and the files that do not count."""

    summary: Summary
    plain: dict[str, Any]
    not_read: tuple[NotRead, ...]


def make_portfolio(wanted: PortfolioOrder, progress: Progress = lambda *_: None) -> Portfolio:
    """Read, add up and write. Nothing is written where no file counts. Raises PartnerDeskError."""
    _refuse_place(wanted)
    searched = files_below(wanted.folders)
    catalogue = load_catalogue()
    both = tables(catalogue)
    with _beside(wanted.output) as folder, tempfile.TemporaryDirectory(prefix="partnerdesk-") as home:
        with Rows(Path(home), both) as rows:
            reader = FileReader(Path(home) / "reading", wanted.as_of)
            gathered = gather(searched, reader, rows, wanted.jobs or os.cpu_count() or 1, progress)
        inside = f"{EMBEDDED}?temp_directory={quote(home)}"  # where sorting goes that memory cannot hold
        with engine_at(inside) as here:
            for table in both:
                write_sorted(here, rows.place(table), table, folder, gathered.older_copies)
        summary = _summary(wanted, inside if wanted.engine == EMBEDDED else wanted.engine, folder, gathered)
        if summary.files:
            describe(folder, both, wanted.as_of)
            _print(wanted, folder, summary)
            _put(folder, wanted.output)
    return Portfolio(summary, to_plain(summary), gathered.not_read)


def _summary(wanted: PortfolioOrder, address: str, folder: Path, gathered: Gathered) -> Summary:
    with engine_at(address) as engine:
        results = results_of(engine, folder)
    return summary_of(results, load_catalogue(), wanted.as_of, why_not(gathered.not_read))


def _print(wanted: PortfolioOrder, folder: Path, summary: Summary) -> None:
    import json

    from partnerdesk.brief.html import write_html
    from partnerdesk.brief.pdf import measure, render

    told = story(
        Telling(
            summary=summary,
            catalogue=load_catalogue(wanted.language),
            translate=texts_in(wanted.language),
            language=wanted.language,
            paper=PAPERS[wanted.paper],
            measure=measure,
            program_version=__version__,
        )
    )
    pdf, html, summed = (folder / name for name in BRIEFS)
    pdf.write_bytes(render(told))
    html.write_text(write_html(told), encoding="utf-8")
    summed.write_text(json.dumps(to_plain(summary), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


# --- the place --------------------------------------------------------------------------------------------------------


def _refuse_place(wanted: PortfolioOrder) -> None:
    place = wanted.output
    values = {"folder": place.parent}
    if not place.parent.is_dir():
        raise PlaceRefused(Sentence(N_("There is no folder '{folder}'. Make it first."), values))
    if place.exists() and not place.is_dir():
        raise PlaceRefused(N_("This is a file. Name a folder for what is made."))
    if place.is_dir() and any(place.iterdir()) and not wanted.force:
        raise PlaceRefused(N_("This folder is not empty. Name another one, or use --force."))


@contextmanager
def _beside(place: Path) -> Iterator[Path]:
    try:
        with tempfile.TemporaryDirectory(prefix=f".{place.name[:40]}.", suffix=".part", dir=place.parent) as folder:
            yield Path(folder)
    except PermissionError as error:
        raise PlaceRefused(N_("Nothing can be written here. Choose another folder.")) from error


def _put(folder: Path, place: Path) -> None:
    """Put every file that was made into its place; what else is there stays."""
    place.mkdir(exist_ok=True)
    for name in (*MADE, *BRIEFS):
        (folder / name).replace(place / name)
