"""The language that the window speaks: chosen for this computer, or the system's, or else English.

Hands the one store of texts to Qt, sets how dates and numbers are written, and which way the window runs. Loads nothing
for English. It must not know a file: in what language a file's brief is printed is the file's own matter.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator
from PySide6.QtGui import QGuiApplication

from partnerdesk.domain.overriding import override
from partnerdesk.domain.words import Translate

SYSTEM, SOURCE = "system", "en"
_PROPERTY = "language"  # of the application, which outlives every window
NO_LANGUAGE = frozenset({"c", "posix"})  # a system that was told nothing gets what is written in the sources


class ReadersTexts(QTranslator):
    """Answers Qt's questions for a text from our store; the contexts of Qt are not looked at."""

    def __init__(self, translate: Translate, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translate = translate

    @override
    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:  # noqa: N803 - Qt's names
        if n >= 0 and disambiguation:
            return self._translate(sourceText, disambiguation, n)
        return self._translate(sourceText)

    @override
    def isEmpty(self) -> bool:
        return False


def language_of(wanted: str) -> str:
    """Return the language for what was chosen: itself, or the first of the system's that there are texts in."""
    if wanted == SOURCE:
        return SOURCE
    tags = QLocale.system().uiLanguages() if wanted == SYSTEM else [wanted]
    if not tags or _is_source(tags[0]):
        return SOURCE
    from partnerdesk.catalogue.texts import known_language

    return next((code for code in map(known_language, tags) if code), SOURCE)


def speak(wanted: str) -> str:
    """Let the window speak a language from now on, before its first widget is made; return which it is."""
    language = language_of(wanted)
    app = QCoreApplication.instance()
    if app is not None:
        app.setProperty(_PROPERTY, language)
    QLocale.setDefault(_locale_of(language))
    if language != SOURCE:
        from partnerdesk.catalogue.texts import texts_in

        hand_over(texts_in(language))
    return language


def reading_language() -> str:
    """Return the language that the window speaks."""
    app = QCoreApplication.instance()
    return str((app.property(_PROPERTY) if app is not None else None) or SOURCE)


def hand_over(translate: Translate) -> ReadersTexts:
    """Give the application its texts, and let it run the way in which the locale's letters run."""
    app = QCoreApplication.instance()
    texts = ReadersTexts(translate, app)
    QCoreApplication.installTranslator(texts)
    if isinstance(app, QGuiApplication):
        app.setLayoutDirection(QLocale().textDirection())
    return texts


def _is_source(tag: str) -> bool:
    return tag.replace("_", "-").split("-", maxsplit=1)[0].lower() in {SOURCE, *NO_LANGUAGE}


def _locale_of(language: str) -> QLocale:
    """Return the locale of a language: the system's own where it speaks that language, of whatever country."""
    system = QLocale.system()
    speaks = system.language() is not QLocale.Language.C and system.bcp47Name().split("-")[0] == language
    return system if speaks else QLocale(f"{language}_GB")
