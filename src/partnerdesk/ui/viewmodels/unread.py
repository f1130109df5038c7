"""What stands typed in fields and is no value of them, kept while pages are built anew. In memory alone.

It cannot be read as a value, or a rule refused it.
"""

from __future__ import annotations

from partnerdesk.domain.fields import FieldKind, fields_of
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import ENTITIES, Key, Record

Place = tuple[type[Record], Key, str]
_OWN_ID = ("id",)


class Unread:
    """The texts that could not be taken, by record and field."""

    def __init__(self) -> None:
        self._texts: dict[Place, str] = {}
        self._aside: dict[Place, str] | None = None
        self._met: set[Place] = set()  # those whose record was there once

    def __bool__(self) -> bool:
        return bool(self._texts)

    def keep(self, place: Place, text: str) -> None:
        """Keep the text of a field in the place of the one before; an empty one keeps none."""
        if text:
            self._texts[place] = text
        else:
            self._texts.pop(place, None)

    def of(self, place: Place) -> str:
        """Return the text that stands in a field; nothing where it could be taken."""
        return self._texts.get(place, "")

    def forget_gone(self, partnership: Partnership) -> None:
        """Forget what stood beside records that are gone: another may get their ids.

        A record that comes into being with its first answer may not be there yet; it is gone when what it is about is.
        """
        for place in (*self._texts, *(self._aside or ())):
            kind, key, _name = place
            if kind.SINGLE or partnership.has(kind, *key):
                self._met.add(place)
            elif kind.KEY == _OWN_ID or place in self._met or not _is_about_something(partnership, kind, key):
                self._forget(place)

    def _forget(self, place: Place) -> None:
        self._texts.pop(place, None)
        self._met.discard(place)
        if self._aside is not None:
            self._aside.pop(place, None)

    def set_aside(self) -> None:
        """Show nothing of it: somebody answers in private."""
        if self._aside is None:
            self._aside, self._texts = self._texts, {}

    def take_up(self) -> None:
        """Show again what was set aside, and nothing of what was typed in private since."""
        self._texts, self._aside = self._aside or {}, None


def _is_about_something(partnership: Partnership, kind: type[Record], key: Key) -> bool:
    """Return whether all that a key leads to is there."""
    targets = {spec.name: spec.target for spec in fields_of(kind) if spec.kind is FieldKind.LINK}
    return all(
        partnership.has(ENTITIES[targets[name]], value)
        for name, value in zip(kind.KEY, key, strict=True)
        if name in targets
    )
