"""Says that two people changed one file: both facts, and what each changed since the state that both had."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from partnerdesk.services.conflicts import Conflict
from partnerdesk.ui.viewmodels.speech import spoken
from partnerdesk.ui.views.dialogs.reading import Reading


def _tr(text: str) -> str:
    return QCoreApplication.translate("Conflict", text)


def show_conflict(conflict: Conflict, parent: QWidget) -> Reading:
    """Show what happened."""
    window = Reading(_tr("Two people changed this file"), parent)
    window.say("", spoken(conflict.sentence))
    nothing = _tr("Nothing that counts.")
    if conflict.mine is None:
        window.say("", _tr("What each changed cannot be said: the two files share no history that can be read."))
    else:
        for title, changes in (
            (_tr("You changed"), conflict.my_changes),
            (_tr("The other person changed"), conflict.their_changes),
        ):
            window.say(title, "\n".join(f"• {spoken(each)}" for each in changes) or nothing)
    window.say(_tr("What now"), _tr("Agree which file goes on. Nothing is lost: both are in the same folder."))
    window.show_all()
    return window
