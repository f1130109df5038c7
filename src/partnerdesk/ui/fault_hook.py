"""Catches what no code caught, and hands it to a window that is made only then."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

    from partnerdesk.ui.views.dialogs.fault import FaultWindow


class FaultHook:
    """Shows what no code caught, one window at a time, and leaves the usual words on the error stream."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.shown: FaultWindow | None = None

    def __call__(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        """Show the report."""
        sys.__excepthook__(kind, fault, trace)
        if self.shown is not None or not issubclass(kind, Exception):
            return
        from partnerdesk.ui.views.dialogs.fault import FaultWindow, report_of

        self.shown = FaultWindow(report_of(kind, trace), self._window)
        self.shown.finished.connect(self._on_closed)

    def _on_closed(self) -> None:
        self.shown = None


def install_fault_hook(window: QWidget) -> FaultHook:
    """Take the place of Python's own hook."""
    hook = FaultHook(window)
    sys.excepthook = hook
    return hook
