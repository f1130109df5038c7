"""Lets a screen reader, a switch or a voice choose what a key or the mouse chooses.

For a button that can be checked their action is "toggle". Qt then turns it over without a click, and who waits for the
click is told nothing: the step stays, the answer is not saved.
"""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton

from partnerdesk.domain.overriding import override

if TYPE_CHECKING:
    _Mixin = QAbstractButton
else:
    # Qt allows one widget class among the bases: while running, the mixin is a plain class.
    _Mixin = object


class ByAction(_Mixin):
    """A button that clicks when it is toggled from outside; ``hear_actions`` once it is made."""

    _by_program = 0

    def hear_actions(self) -> None:
        """Begin to pass on what is chosen by an action."""
        self.toggled.connect(self._on_toggled)

    @override
    def setChecked(self, checked: bool) -> None:
        self._by_program += 1
        super().setChecked(checked)
        self._by_program -= 1

    @override
    def nextCheckState(self) -> None:
        self._by_program += 1
        super().nextCheckState()
        self._by_program -= 1

    def _on_toggled(self, checked: bool) -> None:
        if self._by_program:
            return
        if not self.autoExclusive():
            self.setChecked(not checked)
            self.click()
        elif checked:  # its neighbours are only let go
            self.click()
