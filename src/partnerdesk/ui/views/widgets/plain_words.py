"""Takes the words of a button as they are: to Qt an "&" in them is a key, and what people typed may hold one.

"R&D" would be written "RD", and Alt+D would press the button. It must not know what the button does.
"""

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton

from partnerdesk.domain.overriding import override

if TYPE_CHECKING:
    _Mixin = QAbstractButton
else:
    # Qt allows one widget class among the bases: while running, the mixin is a plain class.
    _Mixin = object


class PlainWords(_Mixin):
    """A button that no letter of its own words presses."""

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self.setShortcut(QKeySequence())
