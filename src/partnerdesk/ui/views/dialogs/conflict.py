"""Says that two people changed one file: both facts, and what each changed since the state that both had."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from partnerdesk.services.conflicts import Conflict
from partnerdesk.ui.viewmodels.speech import spoken
from partnerdesk.ui.views.dialogs.reading import ReadingWindow
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.buttons import Button, Look


def _tr(text: str) -> str:
    return QCoreApplication.translate("Conflict", text)


def show_conflict(conflict: Conflict, parent: QWidget, compare: Callable[[Path], None] | None = None) -> ReadingWindow:
    """Show what happened; ``compare`` opens both side by side, where that is possible."""
    window = ReadingWindow(_tr("Two people changed this file"), parent)
    window.say("", spoken(conflict.sentence))
    window.say(_tr("What now"), _tr("Agree which file goes on. Nothing is lost: both are in the same folder."))
    if compare is not None and conflict.theirs is not None:
        together = Button(_tr("Compare and bring together…"), Look.SECONDARY)
        together.clicked.connect(window.accept)
        together.clicked.connect(lambda: compare(conflict.document))
        window.body.addSpacing(theme().space(12))
        window.body.addWidget(together, 0, Qt.AlignmentFlag.AlignLeft)
        window.body.addSpacing(theme().space(12))
    nothing = _tr("Nothing that counts.")
    if conflict.mine is None:
        window.say("", _tr("What each changed cannot be said: the two files share no history that can be read."))
    else:
        for title, changes in (
            (_tr("You changed"), conflict.my_changes),
            (_tr("The other person changed"), conflict.their_changes),
        ):
            window.say(title, "\n".join(f"• {spoken(each)}" for each in changes) or nothing)
    window.show_all()
    return window
