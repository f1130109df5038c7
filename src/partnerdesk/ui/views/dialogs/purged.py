"""What to do after words were deleted: where the same words still stand, and which copies are out of reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from partnerdesk.domain.commands import NOUNS
from partnerdesk.ui.viewmodels.speech import capital, said, spoken
from partnerdesk.ui.views.dialogs.reading import Reading

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from partnerdesk.services.purging import Purged


def show_purged(parent: QWidget, purged: Purged) -> Reading:
    """Say what was deleted and what a person still has to look at."""
    tr = QCoreApplication.translate
    window = Reading(tr("Purged", "The words are deleted"), parent)
    if purged.written and not purged.backups.left:
        window.say(
            "", tr("Purged", "They are gone from this file, its history and its earlier versions on this computer.")
        )
    if purged.traces:
        nouns = dict.fromkeys(capital(said(NOUNS[trace.entity])) for trace in purged.traces)
        window.say(tr("Purged", "The same words stand here too; read and change them"), ", ".join(nouns))
    window.say(tr("Purged", "Look for copies here yourself"), "\n".join(spoken(each) for each in purged.not_reached))
    window.show_all()
    return window
