"""A survey export on its way into the file: read, shown, corrected, counted, and only then imported.

Nothing is stored before :meth:`SurveyPreview.bring_in`. It must not know widgets.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.records import BeneficiaryInput
from partnerdesk.domain.words import N_
from partnerdesk.exchange.survey.dates import ASK
from partnerdesk.exchange.survey.guessing import Found, guess
from partnerdesk.exchange.survey.mapping import Role, SurveyMap
from partnerdesk.exchange.survey.reading import summary_of
from partnerdesk.exchange.survey.records import earlier_imports, import_command
from partnerdesk.ui.viewmodels.speech import long_date, said, spoken
from partnerdesk.ui.viewmodels.survey import about, editing
from partnerdesk.ui.viewmodels.survey.reading import Run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from partnerdesk.exchange.survey.answers import Summary
    from partnerdesk.exchange.survey.limits import Watch
    from partnerdesk.ui.viewmodels.desk import Desk


class Stage(StrEnum):
    """Where an import is."""

    READING = "reading"
    REFUSED = "refused"
    FOUND = "found"
    COLUMNS = "columns"
    COUNTING = "counting"
    ABOUT = "about"


class SurveyPreview(QObject):
    """One export and what a person says of it; ``imported`` brings the id of the new input."""

    stage_changed = Signal()
    edited = Signal()
    told = Signal(object)
    imported = Signal(str)

    def __init__(self, desk: Desk, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.path = desk, path
        self.stage = Stage.READING
        self.refusal = ""
        self.found: Found | None = None
        self.made = SurveyMap(())
        self.summary: Summary | None = None
        self._counted: SurveyMap | None = None
        self._command: Any = None
        self._run: Run | None = None
        self.seen: frozenset[int] = frozenset()

    # --- reading ------------------------------------------------------------------------------------------------------

    def begin(self, chosen: SurveyMap | None = None) -> None:
        """Look at the file; ``chosen`` holds what a person has said of its form."""
        self._start(Stage.READING, partial(_look, self.path, chosen), self._on_found)

    def _start(self, stage: Stage, function: Callable[[Watch], Any], then: Callable[[Any], None]) -> None:
        self.stop()
        self._run = run = Run(function, self)
        run.told.connect(self.told)
        run.done.connect(then)
        run.failed.connect(self.take_fault)
        self._go(stage)

    def _go(self, stage: Stage) -> None:
        self.stage = stage
        self.stage_changed.emit()

    def stop(self) -> None:
        """Read no further."""
        if self._run is not None:
            self._run.stop()
            self._run = None

    def take_fault(self, fault: Exception) -> None:
        """Reading went wrong: a refusal is shown, a fault of the program goes to its own window."""
        if not isinstance(fault, PartnerDeskError):
            raise fault
        self.refusal = spoken(fault.sentence)
        self._go(Stage.REFUSED)

    def _on_found(self, found: Found) -> None:
        self.found, self.made, self.summary, self._counted = found, found.map, None, None
        self.seen = frozenset()
        self._go(Stage.FOUND)

    def read_again(self, **form: object) -> None:
        """Read the file again with another sheet and table, other letters, or other rows of headings."""
        if self.found is None:
            return
        before = self.found.map
        kept: dict[str, Any] = {"encoding": before.encoding} if self.found.source.is_text else {}
        kept |= {"sheet": before.sheet, "table": before.table, **form}
        columns = before.columns if "header_rows" in form else ()
        self.begin(SurveyMap(columns, **kept))

    # --- what a person says -------------------------------------------------------------------------------------------

    def edit(self, made: SurveyMap) -> None:
        """Take a corrected map."""
        if made != self.made:
            self.made = made
            self.edited.emit()

    def set_role(self, position: int, role: Role) -> None:
        """Give a column another role."""
        if self.found is not None:
            self.edit(editing.with_role(self.made, self.found, position, role))

    def keep(self, position: int, *, keep: bool) -> None:
        """Keep a column that says who somebody is, or leave it out."""
        if self.found is not None:
            self.edit(editing.with_keep(self.made, self.found, position, keep=keep))

    def see(self, position: int) -> None:
        """Show some values of a column that says who somebody is."""
        self.seen |= {position}
        self.edited.emit()

    def set_dates(self, order: str) -> None:
        """Say which comes first in a date."""
        self.edit(replace(self.made, dates=order))

    def set_repair(self, *, repair: bool) -> None:
        """Mend letters that were read wrongly once before, or leave them."""
        self.edit(replace(self.made, repair=repair))

    @property
    def earlier(self) -> str:
        """Say which inputs came from an export of the same name; nothing where none did."""
        ids = earlier_imports(self.desk.partnership, self.path.name)
        if not ids:
            return ""
        pattern = said(N_("A file of this name was imported before: {inputs}. Import it again only if it is another."))
        return pattern.format(inputs=", ".join(map(self._input_words, ids)))

    def _input_words(self, own_id: str) -> str:
        row = self.desk.partnership.get(BeneficiaryInput, own_id)
        day = row.to_date or row.from_date if row is not None else None
        name = f"‘{row.summary}’" if row is not None and row.summary else own_id
        return f"{name} ({long_date(day)})" if day else name

    @property
    def still_open(self) -> str:
        """Say what has to be said before it can go on; nothing where nothing has."""
        if self.made.dates == ASK and self.made.having(Role.DATE):
            return said(N_("Say whether the day or the month comes first in the dates."))
        if not any(each.is_used for each in self.made.columns):
            return said(N_("Every column is left out. Say of one at least what it is."))
        return ""

    # --- towards the import -------------------------------------------------------------------------------------------

    def show(self, stage: Stage) -> None:
        """Go back to what was found, or on to the columns."""
        self._go(stage)

    def count(self) -> None:
        """Read all answers by the map, and go on with what they come to."""
        if self.still_open:
            return
        if self._counted == self.made and self.summary is not None:
            self._go(Stage.ABOUT)
            return
        self._start(Stage.COUNTING, partial(_count, self.path, self.made), self._on_counted)

    def _on_counted(self, summary: Summary) -> None:
        self.summary, self._counted = summary, self.made
        self._command = import_command(self.desk.partnership, self.made, summary, self.path.name)
        self._go(Stage.ABOUT)

    @property
    def texts(self) -> dict[str, str]:
        """What the fields about the survey show at first; called after its file until somebody gives it a name."""
        texts = about.texts_of(about.record_in(self._command.records))
        name = " ".join(self.path.stem.replace("_", " ").split())
        return texts if texts["summary"] else {**texts, "summary": name}

    def bring_in(self, texts: Mapping[str, str]) -> dict[str, str]:
        """Import, as one step that one undo takes back; return what is wrong, by field ('' for the whole)."""
        faults = about.faults_in(texts)
        if faults:
            return faults
        command = replace(self._command, records=about.corrected(self._command.records, texts))
        refusal = self.desk.execute(command, tell=False)
        if refusal is not None:
            return {"": spoken(refusal.sentence)}
        self.imported.emit(about.record_in(command.records).id)
        return {}


def _look(path: Path, chosen: SurveyMap | None, watch: Watch) -> Found:
    return guess(path, watch, chosen=chosen)


def _count(path: Path, made: SurveyMap, watch: Watch) -> Summary:
    return summary_of(path, made, watch)
