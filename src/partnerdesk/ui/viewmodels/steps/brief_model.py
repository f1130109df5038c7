"""The brief in the window: which edition and paper, the finished file, its pages, and where it was saved.

The brief is made away from the window's thread, of frozen values; a newer wish replaces an older one.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from operator import is_
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.ui import pdf_pages, worker
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.speech import spoken
from partnerdesk.ui.viewmodels.steps.brief_lines import BriefLine, open_lines
from partnerdesk.ui.viewmodels.steps.brief_places import Entered, entered_on
from partnerdesk.ui.viewmodels.steps.brief_pointing import entered_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from partnerdesk.domain.partnership import Partnership
    from partnerdesk.domain.reference import Catalogue
    from partnerdesk.services.briefs import MadeBrief

Wish = tuple[Any, ...]
Fit = tuple[int, float]  # a page, counted from 0, and its scale


@dataclass(frozen=True, slots=True)
class Brief:
    """A finished brief with the facts of its pages, and the page that is looked at as it is drawn at its scale."""

    made: MadeBrief
    pages: tuple[pdf_pages.PageFacts, ...]
    drawn: tuple[Fit, pdf_pages.Pixels] | None = None


def _make(
    partnership: Partnership,
    catalogue: Catalogue,
    day: Any,
    paper: str,
    wanted: Wish,
    *,
    fit: Fit | None = None,
    before: MadeBrief | None = None,
) -> Brief:
    from partnerdesk.brief.blocks import Edition, Kind
    from partnerdesk.services.briefs import PAPERS, make_brief

    edition, kind, large, records, two_sided, language = wanted
    of = Edition(edition), PAPERS[paper], Kind(kind)
    how = {"large": large, "with_records": records, "two_sided": two_sided, "language": language}
    made = make_brief(partnership, catalogue, day, *of, **how, before=before)
    pages = pdf_pages.read_pages(made.data)
    if fit is None or fit[0] >= len(pages):
        return Brief(made, pages)
    return Brief(made, pages, (fit, pdf_pages.draw_page(made.data, *fit)))


class BriefModel(QObject):
    """The brief of the workshop as it stands."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.edition, self.paper = "board", "a4"
        self.kind, self.large, self.form = "full", False, "pdf"
        self.with_records = self.two_sided = False
        self.language: str | None = None
        self._wish: Wish | None = None
        self._work: worker.Work | None = None
        self.brief: Brief | None = None
        self.problem = ""
        self.saved_as: Path | None = None
        self.looked_at: Callable[[], Fit | None] = lambda: None

    @property
    def busy(self) -> bool:
        """Whether the brief is being made."""
        return self._work is not None

    @property
    def data(self) -> bytes:
        """The finished file, or nothing."""
        return self.brief.made.data if self.brief else b""

    def attach(self, records: bool) -> None:
        """Want the records in the PDF, or not."""
        self.with_records = records
        self.refresh()

    def print_both_sides(self, two_sided: bool) -> None:
        """Want pages for both sides of the paper, or for one."""
        self.two_sided = two_sided
        self.refresh()

    def print_in(self, language: str | None) -> None:
        """Want the brief in a language; in the file's own where none is named."""
        self.language = language
        self.refresh()

    def choose(self, *, edition: str = "", paper: str = "", kind: str = "", large: bool | None = None) -> None:
        """Want another edition, paper, kind or size."""
        self.edition, self.paper = edition or self.edition, paper or self.paper
        self.kind = kind or self.kind
        self.large = self.large if large is None else large
        self.refresh()

    def refresh(self) -> None:
        """Make the brief of the workshop as it stands, unless that is what there is or what is being made."""
        desk = self._desk
        wanted = (self.edition, self.kind, self.large, self.with_records, self.two_sided, self.language)
        wish = (desk.partnership, desk.catalogue, desk.session.as_of, self.paper, wanted)
        if self._wish is not None and wish[2:] == self._wish[2:] and all(map(is_, wish[:2], self._wish[:2])):
            return
        if self._work is not None:
            self._work.cancel()
        self._wish, self.problem = wish, ""
        before = self.brief.made if self.brief else None
        self._work = work = worker.start(partial(_make, *wish, fit=self.looked_at(), before=before), self)
        work.done.connect(partial(self._on_done, work))
        work.failed.connect(partial(self._on_failed, work))
        self.changed.emit()

    def cancel(self) -> None:
        """Want no brief now."""
        if self._work is not None:
            self._work.cancel()
        self._work, self._wish = None, None
        self.changed.emit()

    def _on_done(self, work: worker.Work, brief: Brief) -> None:
        if work is self._work:
            self._work, self.brief, self.saved_as = None, brief, None
            self.changed.emit()

    def _on_failed(self, work: worker.Work, fault: Exception) -> None:
        if work is not self._work:
            return
        self._work, self._wish = None, None
        if isinstance(fault, PartnerDeskError):
            self.problem = spoken(fault.sentence)
            self.changed.emit()
            return
        self.problem = self.tr("The brief cannot be made ({kind}).").format(kind=type(fault).__name__)
        self.changed.emit()
        worker.raise_again(fault)

    @property
    def lines(self) -> tuple[BriefLine, ...]:
        """What is open, and what the edition holds back."""
        held = self.brief.made.held_back if self.brief else ()
        return open_lines(self._desk, held, self._desk.session.assessment())

    @property
    def page_names(self) -> tuple[str, ...]:
        """Each page's number of how many, to choose it by."""
        pages = self.brief.pages if self.brief else ()
        pattern = self.tr("Page {number} of {count}")
        return tuple(pattern.format(number=number, count=len(pages)) for number in range(1, len(pages) + 1))

    def entered_on(self, number: int) -> tuple[Entered, ...]:
        """Where what stands on a page of the brief, counted from 0, was entered."""
        if self.brief is None:
            return ()
        made = self.brief.made
        return entered_on(self._desk.partnership, self.kind, made.parts, [each for each, _ in made.places], number + 1)

    def entered_at(self, number: int, x: float, y: float) -> Entered | None:
        """Where the line at a place of a page (parts of its width and height) was entered; None where there is none."""
        there = pdf_pages.text_at(self.data, number, x, y) if self.brief else None
        if there is None:
            return None
        return entered_in(self._desk.partnership, there, self.entered_on(number))

    @property
    def suggested_name(self) -> str:
        """The name of the file that is offered for saving, without its ending."""
        stem = Path(self._desk.session.path).stem
        brief = self.tr("brief") if self.edition == "board" else self.tr("brief to share")
        endings = {
            "feedback": self.tr("you said, we decided"),
            "easy-read": self.tr("you said, we decided, Easy Read"),
            "review": self.tr("review"),
            "minute": self.tr("draft minute"),
            "pre-read": self.tr("to read before"),
            "run-sheet": self.tr("run-sheet"),
            "still-to-hear": self.tr("still to hear"),
            "slips": self.tr("rating slips"),
            "slips-again": self.tr("rating slips, round 2"),
            "slips-review": self.tr("rating slips, at the review"),
            "score-sheets": self.tr("score sheets"),
            "score-sheets-again": self.tr("score sheets, round 2"),
            "weight-sheets-again": self.tr("weight sheets, round 2"),
        }
        return f"{stem} – {endings.get(self.kind, brief)}"

    def written(self) -> bytes:
        """The brief in the form that is wanted: the finished PDF, or made anew as a web page or Markdown."""
        if self.form == "pdf" or self._wish is None:
            return self.data
        from partnerdesk.services.briefs import BriefOrder, brief_of

        partnership, catalogue, day, *_ = self._wish
        wanted = BriefOrder(self.edition, self.paper, self.kind, self.form, self.large, language=self.language)
        return brief_of(partnership, catalogue, day, wanted)

    def save(self, path: Path) -> bool:
        """Write the file; say what went wrong if it could not be written."""
        from partnerdesk.services.brief_check import keep_print
        from partnerdesk.services.outputs import write_output

        try:
            data = self.written()
            write_output(path, data, force=True)
            if not self._desk.session.read_only:
                keep_print(self._desk.session, data)
        except PartnerDeskError as refusal:
            self.failed.emit(spoken(refusal.sentence))
            return False
        self.saved_as = path
        return True

    def reader_file(self, folder: Path) -> Path | None:
        """Return the file to open in a PDF reader: the saved one, else a copy in a folder that goes away."""
        if self.saved_as is not None and self._is_the_same(self.saved_as):
            return self.saved_as
        path = folder / f"{self.suggested_name}.pdf"
        with suppress(OSError):
            path.write_bytes(self.data)
            return path
        self.failed.emit(self.tr("The brief cannot be opened from here. Save it first."))
        return None

    def _is_the_same(self, path: Path) -> bool:
        with suppress(OSError):
            return path.read_bytes() == self.data
        return False
