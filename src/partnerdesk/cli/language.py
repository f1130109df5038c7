"""In which language the command line speaks: that of `--language`, else that of the environment, else English.

Only what people read is translated: no JSON, no names of options. Loads nothing for English.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnerdesk.domain.words import Plural, Sentence, Translate, as_written, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

SOURCE = "en"
LANGUAGE = "--language"
_NO_LANGUAGE = {"", "C", "POSIX"}


@dataclass(slots=True)
class _Voice:
    """The language of this run, and its texts."""

    language: str = SOURCE
    translate: Translate = as_written


_VOICE = _Voice()


def speak(wanted: str | None, environment: Mapping[str, str] = os.environ) -> None:
    """Speak a language from now on."""
    tags = [wanted] if wanted else wanted_by(environment)
    _VOICE.language, _VOICE.translate = SOURCE, as_written
    if any(not tag.startswith(SOURCE) for tag in tags):
        from partnerdesk.catalogue.texts import known_language, texts_in

        _VOICE.language = next((code for code in map(known_language, tags) if code), SOURCE)
        _VOICE.translate = texts_in(_VOICE.language)


def asked_for(arguments: Iterable[str]) -> str | None:
    """Return the language that a command line asks for: known before the rest of it is read, and found wrong."""
    asked, before = None, ""
    for word in arguments:
        if before == LANGUAGE:
            asked = word
        elif word.startswith(f"{LANGUAGE}="):
            asked = word.partition("=")[2]
        before = word
    return asked


def wanted_by(environment: Mapping[str, str]) -> list[str]:
    """Return the languages that the environment asks for, the best first, as gettext reads it."""
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    if locale.split(".", maxsplit=1)[0] in _NO_LANGUAGE:
        return []
    return [*filter(None, environment.get("LANGUAGE", "").split(":")), locale]


def language() -> str:
    """Return the language of this run."""
    return _VOICE.language


def translate() -> Translate:
    """Return the texts of this run's language."""
    return _VOICE.translate


def say(pattern: str, **values: object) -> str:
    """Return a marked text with its values."""
    return spoken(Sentence(pattern, values))


def say_of(plural: Plural, count: int, /, **values: object) -> str:
    """Return what is said of a number, which is ``{n}``."""
    return spoken(counted(plural, count, **{"n": f"{count:,}", **values}))


def spoken(sentence: Sentence) -> str:
    """Return a sentence, its dates in words."""
    return sentence.dated(in_words).text(_VOICE.translate)


def in_words(day: date) -> str:
    """Return a date in words: 23 November 2026."""
    from partnerdesk.brief import dates

    return dates.day(day, _VOICE.language)
