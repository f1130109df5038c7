"""What stands typed in fields and is no value of them, kept while pages are built anew. In memory alone."""

from __future__ import annotations

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Key, Record

Place = tuple[type[Record], Key, str]


class Unread:
    """The texts that could not be read, by record and field."""

    def __init__(self) -> None:
        self._texts: dict[Place, str] = {}

    def __bool__(self) -> bool:
        return bool(self._texts)

    def keep(self, place: Place, text: str) -> None:
        """Keep the text of a field in the place of the one before; an empty one keeps none."""
        if text:
            self._texts[place] = text
        else:
            self._texts.pop(place, None)

    def of(self, place: Place) -> str:
        """Return the text that stands in a field; nothing where it could be read."""
        return self._texts.get(place, "")

    def forget_gone(self, partnership: Partnership) -> None:
        """Forget what stood beside records that are gone: another may get their ids."""
        for kind, key, name in tuple(self._texts):
            if kind.KEY == ("id",) and not kind.SINGLE and not partnership.has(kind, *key):
                del self._texts[kind, key, name]

    def forget_all(self) -> None:
        """Forget everything: somebody else takes the keyboard."""
        self._texts.clear()
