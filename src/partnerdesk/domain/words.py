"""Sentences that people read, kept as a pattern and its values.

The pattern, in British English, is the message id: a translation is looked up where the sentence is shown, and only
then are the values put in. A sentence that counts carries both English forms and its number; which form a language has
for a number is that language's own matter. This module knows nothing of languages or of where sentences are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import NamedTuple, Protocol

from partnerdesk.domain.overriding import override

SOURCE_LANGUAGE = "en"
_NOTHING: Mapping[str, object] = MappingProxyType({})


class Plural(NamedTuple):
    """What is said of exactly one, and of any other number."""

    one: str
    many: str


class Translate(Protocol):
    """Gives a marked text in a language; where there is ``many``, the form that the language has for ``count``."""

    def __call__(self, text: str, many: str = "", count: int = 1, /) -> str:
        """Return the text, or the English one where there is no translation."""
        ...


def N_(text: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Mark ``text`` for translation and return it unchanged."""
    return text


def NP_(one: str, many: str) -> Plural:  # noqa: N802 - as above
    """Mark what is said of one and of many, as one text that has a form for each kind of number."""
    return Plural(one, many)


def as_written(text: str, many: str = "", count: int = 1, /) -> str:
    """Return a text as it stands in the source: the language that needs no translation."""
    return many if many and count != 1 else text


@dataclass(frozen=True, slots=True)
class Sentence:
    """A message id with the values that belong in its ``{named}`` places; ``many`` and ``count`` where it counts."""

    pattern: str
    values: Mapping[str, object] = field(default_factory=lambda: _NOTHING)
    many: str = ""
    count: int = 1

    def text(self, translate: Translate = as_written) -> str:
        """Return the sentence in the language that ``translate`` gives for a pattern.

        A value that is itself a sentence is translated too, and has a capital letter where a whole sentence begins
        with it.
        """
        values = {
            name: value.text(translate) if isinstance(value, Sentence) else value for name, value in self.values.items()
        }
        pattern = translate(self.pattern, self.many, self.count) if self.many else translate(self.pattern)
        said = pattern.format_map(values)
        first = self.values.get(pattern[1:].split("}", maxsplit=1)[0]) if pattern.startswith("{") else None
        return f"{said[:1].upper()}{said[1:]}" if isinstance(first, Sentence) and said.endswith(".") else said

    def dated(self, in_words: Callable[[date], str]) -> Sentence:
        """Return the sentence with every date in it, and in the sentences inside it, in words."""

        def said(value: object) -> object:
            if isinstance(value, date):
                return in_words(value)
            return value.dated(in_words) if isinstance(value, Sentence) else value

        return replace(self, values={name: said(value) for name, value in self.values.items()})

    @override
    def __str__(self) -> str:
        """Return the sentence as it was written in the source."""
        return self.text()


def counted(plural: Plural, count: int, /, **values: object) -> Sentence:
    """Return a sentence that counts: its number is ``{n}``, unless ``n`` is given in another form."""
    return Sentence(plural.one, {"n": count, **values}, plural.many, count)
