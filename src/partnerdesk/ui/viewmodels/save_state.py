"""Says in one line what is safe where."""

from PySide6.QtCore import QObject, Signal

from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.speech import spoken


class SaveStateModel(QObject):
    """The state of saving, in words: saving, saved, or what went wrong."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.changed.connect(self.changed)
        desk.typing_changed.connect(self.changed)
        desk.saved.connect(self.changed)

    @property
    def text(self) -> str:
        """The words to show."""
        state = self._desk.session.save_state
        if state.problem is not None:
            return spoken(state.sentence(self._desk.now()))
        if self._desk.has_refused:
            return self.tr("One answer is not saved yet")
        if self._desk.is_typing:
            return self.tr("Saving…")
        return spoken(state.sentence(self._desk.now()))

    @property
    def short(self) -> str:
        """The same in few words while all is well, so that the bar keeps to one row; else the whole sentence."""
        state = self._desk.session.save_state
        if state.code or self._desk.has_refused or self._desk.is_typing:
            return self.text
        return self.tr("All changes saved") if state.up_to_date else self.tr("Saved")

    @property
    def is_well(self) -> bool:
        """Whether nothing went wrong."""
        return self._desk.session.save_state.problem is None and not self._desk.has_refused
