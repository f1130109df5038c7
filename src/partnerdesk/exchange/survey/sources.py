"""An export as something that rows can be asked of, whatever its form: text or spreadsheet, with its sheets."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from partnerdesk.domain.errors import system_reason
from partnerdesk.exchange.survey import containers
from partnerdesk.exchange.survey.limits import LIMITS, Limits, Watch
from partnerdesk.exchange.survey.refusals import DataRefused
from partnerdesk.exchange.survey.spreadsheets import SheetFound, overview, refused_far, sheet_rows
from partnerdesk.exchange.survey.texts import Rows, TextForm, sample_rows, text_batches, text_form

HEAD = 400


@dataclass(frozen=True, slots=True)
class ExportSource:
    """A file that can be read: its kind, how its text is read, and its sheets (one without a name for a text)."""

    path: Path
    kind: str
    form: TextForm | None
    sheets: tuple[SheetFound, ...]
    limits: Limits = LIMITS

    @property
    def is_text(self) -> bool:
        """Whether it is a text and no spreadsheet."""
        return self.form is not None

    def sheet(self, name: str | None) -> SheetFound:
        """The sheet of this name; of a text the only one."""
        found = next((each for each in self.sheets if name is None or each.name == name), None)
        if found is None:
            names = ", ".join(each.name for each in self.sheets)
            raise DataRefused("no-sheet", sheet=name, sheets=names)
        if found.far is not None:
            raise refused_far(found.name, *found.far, self.limits)
        return found

    def batches(self, sheet: SheetFound, watch: Watch) -> Iterator[Rows]:
        """All rows of a sheet, from its first on."""
        if self.form is not None:
            return text_batches(self.path, self.form, self.limits, watch)
        return sheet_rows(self.path, sheet.name, self.limits, watch)[1]


def open_source(
    path: Path, watch: Watch, limits: Limits = LIMITS, encoding: str | None = None, separator: str | None = None
) -> ExportSource:
    """Look at a file and describe it, or refuse it."""
    try:
        kind = containers.table_kind(path, limits)
        if kind == containers.TEXT:
            return _text(path, watch, limits, encoding, separator)
        if kind != containers.XLS:
            containers.refuse_bombs(path, limits)
        return ExportSource(path, kind, None, overview(path, limits, watch), limits)
    except OSError as fault:
        raise DataRefused("unreadable", why=system_reason(fault)) from fault


def _text(path: Path, watch: Watch, limits: Limits, encoding: str | None, separator: str | None) -> ExportSource:
    form = text_form(path, encoding, separator)
    head = sample_rows(text_batches(path, form, limits, Watch(cancelled=watch.cancelled)), HEAD)
    width = max(map(len, head), default=0)
    rows = tuple(tuple(row) for row in head)
    return ExportSource(
        path, "csv", form, (SheetFound("", "visible", width=width, head=rows, height=len(rows)),), limits
    )


def opened_sheet(path: Path, name: str | None, watch: Watch, limits: Limits) -> tuple[SheetFound, Iterator[Rows]]:
    """One sheet of a spreadsheet, read once: for who knows already which it is."""
    if containers.table_kind(path, limits) not in {containers.TEXT, containers.XLS}:
        containers.refuse_bombs(path, limits)
    if name is None:
        name = next((each.name for each in overview(path, limits, watch) if not each.is_hidden), "")
    return sheet_rows(path, name, limits, watch)
