"""Speaking another language for one test, and English again after it."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt
from PySide6.QtWidgets import QApplication

from partnerdesk.domain.words import Translate
from partnerdesk.ui.language import ReadersTexts, hand_over


@contextmanager
def only_english(app: QApplication) -> Iterator[None]:
    """Take back every language that was spoken inside."""
    before = QLocale()
    try:
        yield
    finally:
        for texts in app.findChildren(ReadersTexts):
            QCoreApplication.removeTranslator(texts)
            texts.deleteLater()
        app.setProperty("language", "en")
        app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        QLocale.setDefault(before)
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        app.processEvents()


@contextmanager
def spoken_by(app: QApplication, translate: Translate, *, mirrored: bool = False) -> Iterator[None]:
    """Speak what ``translate`` makes of the English texts; ``mirrored`` from right to left."""
    with only_english(app):
        hand_over(translate)
        if mirrored:
            app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        yield
