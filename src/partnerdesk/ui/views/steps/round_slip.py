"""A field for one answer among others: Enter and the arrows lead to the next and the one before."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from partnerdesk.domain.overriding import override
from partnerdesk.ui.views.widgets.brush import ENTER
from partnerdesk.ui.views.widgets.inputs import LineInput


class SlipInput(LineInput):
    """One answer. Enter and the arrows lead to the next and the one before."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER | {Qt.Key.Key_Down}:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)
