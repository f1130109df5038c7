"""What to do after words were deleted: where the same words still stand, and which copies are out of reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from partnerdesk.domain.commands import NOUNS
from partnerdesk.ui.viewmodels.speech import capital, said, spoken
from partnerdesk.ui.views.dialogs.reading import ReadingWindow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from partnerdesk.domain.erasing import Trace
    from partnerdesk.services.purging import Purged


def show_purged(parent: QWidget, purged: Purged) -> ReadingWindow:
    """Say what was deleted and what a person still has to look at."""
    tr = QCoreApplication.translate
    window = ReadingWindow(tr("Purged", "The words are deleted"), parent)
    if purged.written and purged.backups.left:
        window.say("", tr("Purged", "They are gone from this file and its history."))
    elif purged.written:
        window.say(
            "", tr("Purged", "They are gone from this file, its history and its earlier versions on this computer.")
        )
    if purged.traces:
        window.say(
            tr("Purged", "The same words stand here too; read and change them"), _listed(map(_named, purged.traces))
        )
    window.say(tr("Purged", "Look for copies here yourself"), _listed(map(spoken, purged.not_reached)))
    window.show_all()
    return window


def _named(trace: Trace) -> str:
    """Name a record by its kind and id, and never by its words."""
    return " ".join((capital(said(NOUNS[trace.entity])), *(str(each) for each in trace.key)))


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(f"• {line}" for line in dict.fromkeys(lines))
