"""Carries the session's changes into Qt: a listener on one side, a signal on the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from partnerdesk.services.history import Change
    from partnerdesk.services.session import Session


class SessionBridge(QObject):
    """Emits ``changed`` with the session's Change after each one."""

    changed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._leave = session.subscribe(self._on_change)

    def stop(self) -> None:
        """Hear no more changes."""
        self._leave()

    def _on_change(self, change: Change) -> None:
        self.changed.emit(change)
