"""Says from when the window speaks another language: in the language that it speaks, and in the one that was chosen."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from partnerdesk.catalogue.texts import texts_in
from partnerdesk.domain.words import N_
from partnerdesk.ui.language import language_of
from partnerdesk.ui.viewmodels.speech import said
from partnerdesk.ui.views.dialogs.reading import ReadingWindow

FROM_WHEN = N_("PartnerDesk speaks this language from its next start. What is written in your files stays as it is.")


def say_from_when(language: str, parent: QWidget) -> ReadingWindow:
    """Show it; nothing changes before the next start, so that no page stands half in one language."""
    window = ReadingWindow(QCoreApplication.translate("NextLanguage", "From the next start"), parent)
    for text in dict.fromkeys((said(FROM_WHEN), texts_in(language_of(language))(FROM_WHEN))):
        window.say("", text)
    window.show_all()
    return window
