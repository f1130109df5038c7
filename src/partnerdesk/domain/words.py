"""Sentences that people read, kept as a pattern and its values.

The pattern, in British English, is the message id: a translation is looked up where the sentence is shown, and only
then are the values put in. This module knows nothing of languages or of where sentences are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from partnerdesk.domain.overriding import override

_NOTHING: Mapping[str, object] = MappingProxyType({})


def N_(text: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Mark ``text`` for translation and return it unchanged."""
    return text


def _as_written(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True)
class Sentence:
    """A message id with the values that belong in its ``{named}`` places."""

    pattern: str
    values: Mapping[str, object] = field(default_factory=lambda: _NOTHING)

    def text(self, translate: Callable[[str], str] = _as_written) -> str:
        """Return the sentence in the language that ``translate`` gives for a pattern.

        A value that is itself a sentence is translated too, and has a capital letter where a whole sentence begins
        with it.
        """
        values = {
            name: value.text(translate) if isinstance(value, Sentence) else value for name, value in self.values.items()
        }
        pattern = translate(self.pattern)
        said = pattern.format_map(values)
        first = self.values.get(pattern[1:].split("}", maxsplit=1)[0]) if pattern.startswith("{") else None
        return f"{said[:1].upper()}{said[1:]}" if isinstance(first, Sentence) and said.endswith(".") else said

    @override
    def __str__(self) -> str:
        """Return the sentence as it was written in the source."""
        return self.text()
