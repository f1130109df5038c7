"""Says what came back of a damaged file, what is lost, and what cannot be said; it stays until it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from partnerdesk.domain.words import NP_
from partnerdesk.services.entity_words import counts
from partnerdesk.ui.viewmodels.speech import numbered, spoken
from partnerdesk.ui.views.dialogs.reading import ReadingWindow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from partnerdesk.services.documents import Salvaged

_CUT = NP_("One link led to what is lost and is cut.", "{count} links led to what is lost and are cut.")


def show_salvaged(parent: QWidget, name: str, found: Salvaged) -> ReadingWindow:
    """Show what came back of the file with this name."""
    tr = QCoreApplication.translate
    window = ReadingWindow(tr("Salvaged", "What came back"), parent)
    back = sum(found.counts.values())
    lost = sum((found.missing or found.left_out).values())
    pattern = (
        tr("Salvaged", "Records that came back: {back}. Records that are lost: {lost}. {name} itself was not changed.")
        if found.history_read
        else tr("Salvaged", "Records that came back: {back}. {name} itself was not changed.")
    )
    window.say("", pattern.format(back=back, lost=lost, name=name))
    if not found.history_read:
        window.say("", tr("Salvaged", "The history could not be read whole, so what is lost cannot be counted."))
    if found.missing:
        window.say(tr("Salvaged", "What is lost"), _listed(found.missing))
    if found.left_out:
        window.say(tr("Salvaged", "Left out, because damaged"), _listed(found.left_out))
    if found.links_cut:
        window.say("", numbered(_CUT, found.links_cut, count=found.links_cut))
    window.say(tr("Salvaged", "Came back"), _listed(found.counts))
    window.show_all()
    return window


def _listed(numbers: Mapping[str, int]) -> str:
    return "\n".join(f"• {spoken(each)}" for each in counts(numbers))
