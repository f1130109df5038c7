"""The texts of the program itself in other languages: one store for the window, the brief and the command line.

Reads gettext's compiled form from `resources/locale`, for which Python needs nothing else. English is the source and
loads nothing. It must not know where texts are shown.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from partnerdesk.domain.words import SOURCE_LANGUAGE, Translate, as_written

if TYPE_CHECKING:
    from gettext import NullTranslations

# Every language by the name that its own speakers give it.
LANGUAGES = {"en": "English", "cy": "Cymraeg"}


def known_language(wanted: str | None) -> str | None:
    """Return which of the program's languages a tag such as `cy_GB.UTF-8` or `en-GB` means, if any."""
    code = (wanted or "").replace("_", "-").split("-", maxsplit=1)[0].split(".", maxsplit=1)[0].lower()
    return code if code in LANGUAGES else None


def texts_in(language: str) -> Translate:
    """Return what gives a marked text in ``language``: the English one where that is not there."""
    code = known_language(language)
    return as_written if code in {None, SOURCE_LANGUAGE} else _read(str(code))


@cache
def _read(language: str) -> Translate:
    from gettext import GNUTranslations

    place = files("partnerdesk.resources").joinpath("locale", language, "partnerdesk.mo")
    with place.open("rb") as file:
        return translate_by(GNUTranslations(file))


def translate_by(store: NullTranslations) -> Translate:
    """Return what looks a text up in a store of gettext's kind."""

    def translate(text: str, many: str = "", count: int = 1, /) -> str:
        if not text:
            return ""  # gettext keeps its own notes under the empty text
        if many:
            return store.ngettext(text, many, count)
        alone = store.gettext(text)
        # What is kept for one of something only, the gettext of some Pythons (Debian 12's 3.11.2) does not find alone.
        return store.ngettext(text, text, 1) if alone == text else alone

    return translate
