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
from partnerdesk.domain.words import N_, NP_
from partnerdesk.exchange.register import are_of_register
from partnerdesk.exchange.survey.dates import ASK
from partnerdesk.exchange.survey.guessing import ExportFound, guess
from partnerdesk.exchange.survey.mapping import Role, SurveyMap
from partnerdesk.exchange.survey.refusals import ReadingStopped
from partnerdesk.services.answer_import import ReadSurvey, proposed_input, survey_command
from partnerdesk.services.answers_again import NOTHING, NOTHING_NEW, Again, ReadBeside, read_beside, waves_in
from partnerdesk.services.storing import store
from partnerdesk.storage.answer_table import columns_of
from partnerdesk.storage.files import digest
from partnerdesk.ui.viewmodels.speech import numbered, said, spoken
from partnerdesk.ui.viewmodels.survey import about, editing
from partnerdesk.ui.viewmodels.survey.before import LastTime, before_words, last_time, next_name
from partnerdesk.ui.viewmodels.survey.columns import open_scales
from partnerdesk.ui.viewmodels.survey.doubts import warnings_of
from partnerdesk.ui.viewmodels.survey.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from partnerdesk.domain.records import BeneficiaryInput
    from partnerdesk.exchange.survey.limits import Watch
    from partnerdesk.services.answers_compared import Wave
    from partnerdesk.ui.viewmodels.desk import Desk


MOST_NAMED = 3
_UNSAID = NP_(
    "Of one scale it is not said which end is good: {scales}.",
    "Of {n} scales it is not said which end is good: {scales}.",
)
_OF_PARTNERS = N_(
    "This is no survey but a list of grants (360Giving) or an extract of a charity register. What it says of an "
    "organisation can be taken over for a partner."
)


class Stage(StrEnum):
    """Where an import is."""

    READING = "reading"
    REFUSED = "refused"
    FOUND = "found"
    COLUMNS = "columns"
    COUNTING = "counting"
    ABOUT = "about"
    STORING = "storing"


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
        self.is_of_partners = False
        self.found: ExportFound | None = None
        self.made = SurveyMap(())
        self.beside: ReadBeside | None = None
        self.leaves_out: bool | None = None
        self.taken: LastTime | None = None
        self.texts: dict[str, str] = {}
        self._digest = ""
        self._proposed: BeneficiaryInput | None = None
        self._offered: Mapping[str, str] = {}
        self._run: Reading | None = None
        self.seen: frozenset[int] = frozenset()

    # --- reading ------------------------------------------------------------------------------------------------------

    def begin(self, chosen: SurveyMap | None = None) -> None:
        """Look at the file; ``chosen`` holds what a person has said of its form."""
        self._start(Stage.READING, partial(_look, self.path, chosen), self._on_found)

    def _start(
        self,
        stage: Stage,
        function: Callable[[Watch], Any],
        then: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self.stop()
        self.refusal = ""
        self._run = run = Reading(function, self)
        run.told.connect(self.told)
        run.done.connect(then)
        run.failed.connect(failed or self.take_fault)
        self._go(stage)

    def _go(self, stage: Stage) -> None:
        self.stage = stage
        self.stage_changed.emit()

    def stop(self) -> None:
        """Read no further. What is being stored ends as a whole, or leaves nothing and the page is back."""
        if self._run is None:
            return
        if self.stage is Stage.STORING:
            self._run.ask_to_stop()
            return
        self._run.stop()
        self._run = None

    def take_fault(self, fault: Exception) -> None:
        """Reading went wrong: a refusal is shown, a fault of the program goes to its own window."""
        if not isinstance(fault, PartnerDeskError):
            raise fault
        self.refusal = spoken(fault.sentence)
        self._go(Stage.REFUSED)

    def _on_found(self, looked: tuple[ExportFound, str]) -> None:
        found, self._digest = looked
        if are_of_register([each.name for each in found.table.headings.columns]):
            self.refusal, self.is_of_partners = said(_OF_PARTNERS), True
            self._go(Stage.REFUSED)
            return
        self.found = found
        self.made, self.beside, self.leaves_out, self.taken = self.found.map, None, None, None
        self.seen = frozenset()
        self._go(Stage.FOUND)

    def read_again(self, **form: object) -> None:
        """Read the file again with another sheet and table, other letters, or other rows of headings."""
        if self.found is None:
            return
        before = self.found.map
        kept: dict[str, Any] = {"encoding": before.encoding} if self.found.source.is_text else {}
        kept |= {"sheet": before.sheet, "table": before.table, "keep_foot": before.keep_foot, **form}
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

    def take_question(self, position: int, *, beside: bool) -> None:
        """Take the question of each answer from the column beside it, or only from the heading."""
        if self.found is not None:
            self.edit(editing.with_question_beside(self.made, self.found, position, beside=beside))

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
        """Say which surveys came from this file, or from one of the same name; nothing where none did."""
        return before_words(self.desk.partnership, self.path.name, self._digest)

    @property
    def read(self) -> ReadSurvey | None:
        """The answers that come in: all, or those that are not in the file already."""
        return self.beside.chosen(leave_out=self.leaves_out) if self.beside is not None else None

    @property
    def again(self) -> Again:
        """Which of the answers that were read are in the file already."""
        return self.beside.again if self.beside is not None else NOTHING

    def leave_out(self, *, leave: bool) -> None:
        """Leave out the answers that are in the file already, or take them in as those of other people."""
        self.leaves_out = leave
        self._propose()
        self.edited.emit()

    @property
    def last_time(self) -> LastTime | None:
        """The earlier wave of the same survey, if one is in the file."""
        return last_time(self.desk.partnership, self.found.map, self._digest) if self.found is not None else None

    def use_last_time(self) -> None:
        """Take the choices of the earlier wave, and what was said of it."""
        before = self.last_time
        if self.found is not None and before is not None:
            self.taken = before
            self.edit(replace(editing.as_last_time(self.found.map, before.map), facts=before.facts()))
            self._go(Stage.FOUND)

    def use_guess(self) -> None:
        """Take nothing from an earlier wave."""
        if self.found is not None:
            self.taken = None
            self.edit(self.found.map)
            self._go(Stage.FOUND)

    @property
    def still_open(self) -> str:
        """Say what has to be said before it can go on; nothing where nothing has."""
        if self.made.dates == ASK and self.made.having(Role.DATE):
            return said(N_("Say whether the day or the month comes first in the dates."))
        if not any(each.is_used for each in self.made.columns):
            return said(N_("Every column is left out. Say of one at least what it is."))
        return ""

    @property
    def unsaid(self) -> str:
        """Say of which scales nobody has said which end is good; it can be imported all the same."""
        names = open_scales(self.made)
        if not names:
            return ""
        shown = ", ".join(f"‘{each}’" for each in names[:MOST_NAMED])
        return numbered(_UNSAID, len(names), scales=shown + (" …" if len(names) > MOST_NAMED else ""))

    @property
    def warnings(self) -> tuple[str, ...]:
        """Say what a person should know before what was read is imported."""
        if self.read is None or self.found is None:
            return ()
        voice = self.desk.session.assessment().voice
        return warnings_of(self.read, self.found, self.desk.today(), voice.current_from)

    def would_lose(self, texts: Mapping[str, str] | None = None) -> bool:
        """Return whether a person has said something that is lost if nothing is imported; ``texts`` stand there now."""
        typed = {**self.texts, **(texts or {})}
        corrected = self.found is not None and self.made != self.found.map
        return corrected or (bool(typed) and typed != self._offered)

    # --- towards the import -------------------------------------------------------------------------------------------

    def show(self, stage: Stage) -> None:
        """Go back to what was found, or on to the columns."""
        self._go(stage)

    def count(self) -> None:
        """Read all answers by the map, and go on with what they come to."""
        if self.still_open:
            return
        if self.read is not None and self.read.map == self.made:
            self._go(Stage.ABOUT)
            return
        connection = self.desk.session.workspace.connection
        waves = waves_in(self.desk.partnership, self.made, lambda each: columns_of(connection, each.id))
        self._start(Stage.COUNTING, partial(_count, self.path, self.made, waves), self._on_counted)

    def _on_counted(self, beside: ReadBeside) -> None:
        self.beside, self.leaves_out = beside, None
        self._propose()
        self._go(Stage.ABOUT)

    def _propose(self) -> None:
        """Fill in what the answers that come in say; what a person said of the survey stays."""
        if self.read is None:
            return
        self._proposed = proposed_input(self.desk.partnership, self.read)
        if self.taken is not None:
            name = next_name(self.taken, self.read.summary.first_day, self.desk.partnership)
            self._proposed = replace(self.taken.dressed(self._proposed), summary=name)
        said_so = {name: text for name, text in self.texts.items() if name in about.SAID}
        texts = about.texts_of(self._proposed)
        texts["summary"] = texts["summary"] or about.name_from(self.path.stem)
        self._offered, self.texts = texts, {**texts, **said_so}

    def bring_in(self, texts: Mapping[str, str]) -> dict[str, str]:
        """Import, as one step that one undo takes back; return what is wrong with what was typed, by field.

        ``imported`` tells that it is done. Where a rule says no, ``refusal`` has its sentence and the page is back.
        """
        self.texts = dict(texts)
        faults = about.faults_in(texts)
        if faults or self.read is None or self._proposed is None:
            return faults
        if self.again.found and not self.read.summary.answers:
            self.refusal = said(NOTHING_NEW)
            self._go(Stage.ABOUT)
            return {}
        given = about.corrected(self._proposed, texts)
        read = replace(self.read, map=about.with_facts(self.read.map, given))
        session = self.desk.session
        groups = self.taken.groups if self.taken is not None else ()
        command = survey_command(session.partnership, read, self.desk.stamp(), given, groups)
        make = partial(store, session, command)
        session.lending.begin()
        self._start(Stage.STORING, make, partial(self._on_stored, given.id), self._on_not_stored)
        return {}

    def _on_stored(self, own_id: str, tell: Callable[[], object]) -> None:
        self.desk.session.lending.end()
        self._run = None
        tell()
        self.imported.emit(own_id)

    def _on_not_stored(self, fault: Exception) -> None:
        self.desk.session.lending.end()
        self._run = None
        if isinstance(fault, PartnerDeskError) and not isinstance(fault, ReadingStopped):
            self.refusal = spoken(fault.sentence)
        self._go(Stage.ABOUT)
        if not isinstance(fault, PartnerDeskError):
            raise fault


def _look(path: Path, chosen: SurveyMap | None, watch: Watch) -> tuple[ExportFound, str]:
    return guess(path, watch, chosen=chosen), digest(path)


def _count(path: Path, made: SurveyMap, waves: Sequence[Wave], watch: Watch) -> ReadBeside:
    return read_beside(path, made, waves, watch.progress, watch.cancelled)
