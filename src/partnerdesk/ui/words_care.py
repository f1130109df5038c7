"""What the window does with words on their way out, and with themes and facts about partners on their way in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from partnerdesk.domain.errors import PartnerDeskError, system_reason
from partnerdesk.ui.viewmodels.speech import said, spoken
from partnerdesk.ui.views.dialogs.files import kinds_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from partnerdesk.ui.viewmodels.desk import Desk
    from partnerdesk.ui.views.dialogs.files import FileChooser

CODEBOOK = ".qdc"
_REGISTERS = (".json", ".txt", ".tsv", ".csv", ".zip")
_SHEETS = (".xlsx", ".xls", ".ods")


class WordsCare(QObject):
    """Exports the open file, and imports themes into it; ``refused`` brings the sentence of what cannot be done."""

    refused = Signal(str)

    def __init__(self, window: QWidget, desk: Callable[[], Desk | None], chooser: FileChooser) -> None:
        super().__init__(window)
        self._window, self._desk, self._chooser = window, desk, chooser

    def ask_export(self) -> None:
        """Ask in what form, then where, and write it."""
        if self._desk() is None:
            return
        from partnerdesk.ui.views.dialogs.exporting import ExportingWindow

        wish = ExportingWindow(self._window).pick()
        if wish is not None:
            self.export(*wish)

    def export(self, form: str, edition: str = "board") -> None:
        """Ask for a place, and write the open file there in one form."""
        desk = self._desk()
        if desk is None or not desk.flush():
            return
        from partnerdesk.services.words_out import FORMS
        from partnerdesk.ui.viewmodels.exporting import KINDS, file_title

        ending = FORMS[form].ending
        kinds = f"{said(KINDS[form])} (*{ending})"
        path = self._chooser.new(self.tr("Export"), file_title(desk.title, form), kinds, ending)
        if not path:
            return
        try:
            self._write(desk, Path(path), form, edition)
        except PartnerDeskError as problem:
            self.refused.emit(spoken(problem.sentence))
        else:
            desk.notice(self.tr("Exported as {name}.").format(name=Path(path).name))

    def _write(self, desk: Desk, path: Path, form: str, edition: str) -> None:
        from partnerdesk.services.answers import all_answers
        from partnerdesk.services.outputs import write_output
        from partnerdesk.services.words_out import WordsSource, words_out

        source = WordsSource(desk.partnership, desk.catalogue, all_answers(desk.session), edition, said)
        write_output(path, words_out(source, form), force=True)

    def ask_codebook(self) -> None:
        """Ask for a codebook, and add its themes."""
        if self._desk() is None:
            return
        kinds = kinds_of(self.tr("Codebooks"), "*" + CODEBOOK)
        path = self._chooser.existing(self.tr("Import themes from a codebook"), kinds)
        if path:
            self.take_codebook(Path(path))

    def ask_partner(self) -> None:
        """Ask for a register extract or a file of grants, and show what it says of an organisation."""
        desk = self._desk()
        if desk is None or not desk.flush():
            return
        kinds = kinds_of(self.tr("Register extracts and grants"), *("*" + each for each in (*_REGISTERS, *_SHEETS)))
        path = self._chooser.existing(self.tr("Facts about a partner"), kinds)
        if path:
            self.look_in(Path(path))

    def look_in(self, path: Path) -> None:
        """Show what a register extract or a file of grants says of an organisation."""
        desk = self._desk()
        if desk is None or not desk.flush():
            return
        from partnerdesk.ui.views.dialogs.partner_facts import PartnerFactsWindow

        PartnerFactsWindow(desk, path, self._window).open()

    def take_codebook(self, path: Path) -> None:
        """Add the themes of a codebook as one change, and say so with Undo beside it."""
        desk = self._desk()
        if desk is None or not desk.flush():
            return
        from partnerdesk.exchange.codebook import LARGEST, read_codebook
        from partnerdesk.services.themes_in import themes_in

        try:
            with path.open("rb") as file:
                found = themes_in(desk.partnership, read_codebook(file.read(LARGEST + 1)))
        except PartnerDeskError as problem:
            self.refused.emit(spoken(problem.sentence))
            return
        except OSError as problem:
            says = self.tr("{name} cannot be read ({reason}). Check the disk and try again.")
            self.refused.emit(says.format(name=path.name, reason=system_reason(problem)))
            return
        if not found.new:
            desk.notice(self.tr("Every theme in {name} is here already.").format(name=path.name))
        elif desk.execute(found.command) is None:
            desk.notice(" ".join(spoken(each) for each in found.sentences), undo=True)


def is_codebook(path: str) -> bool:
    """Return whether a file is called like a codebook."""
    return path.casefold().endswith(CODEBOOK)


def is_of_partners(path: str) -> bool:
    """Return whether a file is a register extract or a file of grants: by what it is called, then by its first rows."""
    if not path.casefold().endswith(_REGISTERS):
        return False
    from partnerdesk.exchange.register import is_register

    try:
        return is_register(Path(path))
    except OSError:
        return False
