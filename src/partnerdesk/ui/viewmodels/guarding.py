"""Watches one field for what gives a person away: that is not saved before somebody said that it may be.

Meanwhile the rest of the text is saved, with a mark where something is left out. It must not know widgets.
"""

from PySide6.QtCore import QCoreApplication

from partnerdesk.domain.identity_hints import NAMES, Hint, hints_in, without_hints
from partnerdesk.ui.viewmodels.speech import said


class Guard:
    """What somebody has said may stay in one field."""

    def __init__(self) -> None:
        self._allowed: set[str] = set()

    def _open(self, text: str) -> tuple[Hint, ...]:
        return tuple(hint for hint in hints_in(text) if hint.text not in self._allowed)

    def allow(self, text: str | None) -> None:
        """Let everything stay that ``text`` holds: somebody said so, or it is recorded already."""
        self._allowed.update(hint.text for hint in hints_in(text))

    def savable(self, text: str) -> str:
        """Return the text as it may be saved now."""
        return without_hints(text, self._open(text))

    def question(self, text: str) -> str:
        """Return what is to be asked about the text; empty where nothing is."""
        hints = self._open(text)
        if not hints:
            return ""
        tr = QCoreApplication.translate
        pattern = tr("Guard", "“{part}” looks like {what}. It could show who the person is, so it is not saved yet.")
        parts = dict.fromkeys(pattern.format(part=hint.text, what=said(NAMES[hint.kind])) for hint in hints)
        return "\n".join(parts)
