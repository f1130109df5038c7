"""What every record shares."""

import dataclasses
from dataclasses import dataclass
from typing import Any, ClassVar

Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What all records share: the entity's name, which fields make its key, and whether there can be only one."""

    ENTITY: ClassVar[str] = ""
    KEY: ClassVar[tuple[str, ...]] = ("id",)
    SINGLE: ClassVar[bool] = False
    EXPORTED: ClassVar[bool] = True

    @property
    def row_key(self) -> Key:
        """The values of the key's fields; empty for a single record."""
        return tuple(getattr(self, name) for name in self.KEY)

    def is_empty(self) -> bool:
        """Return whether nothing is recorded in any field."""
        return all(getattr(self, each.name) is None for each in dataclasses.fields(self))
