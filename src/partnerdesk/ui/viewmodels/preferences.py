"""What a person set for this computer: text size, appearance, the window's size and place, the last files.

It must keep nothing of any file's content, not even its title: that is read from the file when it is shown.
"""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

MOST_RECENT = 8


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A file that was open lately: where it is, the step it reached, the day, the page it is at."""

    path: str
    step: int
    day: str
    page: str = ""


_FIELDS = ("path", "step", "day", "page")


class Preferences:
    """Settings of the window, kept by the system's own means."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store or QSettings("PartnerDesk", "PartnerDesk")

    @property
    def scale(self) -> float:
        """The text size, 0.8 to 2."""
        try:
            return float(str(self._store.value("scale", 1.0)))
        except ValueError:
            return 1.0

    @scale.setter
    def scale(self, value: float) -> None:
        self._store.setValue("scale", value)

    @property
    def appearance(self) -> str:
        """The appearance: system, light, dark or contrast."""
        found = str(self._store.value("appearance", "system"))
        return found if found in {"system", "light", "dark", "contrast"} else "system"

    @appearance.setter
    def appearance(self, value: str) -> None:
        self._store.setValue("appearance", value)

    @property
    def language(self) -> str:
        """The language of the window: that of the system, or a language's code."""
        return str(self._store.value("language", "system"))

    @language.setter
    def language(self, value: str) -> None:
        self._store.setValue("language", value)

    @property
    def geometry(self) -> QByteArray:
        """Where the window was and how large, as Qt keeps it; empty at first."""
        found = self._store.value("geometry")
        return found if isinstance(found, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue("geometry", value)

    @property
    def shows_evidence(self) -> bool:
        """Whether the evidence panel stands beside the page where there is room."""
        return str(self._store.value("evidence", "true")) != "false"

    def keep_evidence(self, value: bool) -> None:
        """Remember whether the evidence panel is wanted."""
        self._store.setValue("evidence", "true" if value else "false")

    def recent(self) -> tuple[RecentFile, ...]:
        """Return the last files that are still there, newest first."""
        count = self._store.beginReadArray("recent")
        files = []
        for place in range(count):
            self._store.setArrayIndex(place)
            path, step, day, page = (str(self._store.value(name, "")) for name in _FIELDS)
            files.append(RecentFile(path, int(step) if step.isdigit() else 0, day, page))
        self._store.endArray()
        return tuple(file for file in files if _is_there(file.path))[:MOST_RECENT]

    def page_of(self, path: str) -> str:
        """Return the page at which a file was left, or nothing."""
        return next((file.page for file in self.recent() if file.path == path), "")

    def remember(self, file: RecentFile) -> None:
        """Put ``file`` first in the list."""
        self._keep([file, *(other for other in self.recent() if other.path != file.path)])

    def forget(self, path: str) -> None:
        """Take a file out of the list, and those that are no longer there."""
        self._keep([file for file in self.recent() if file.path != path])

    def _keep(self, files: list[RecentFile]) -> None:
        self._store.remove("recent")  # also what an earlier version of the program kept there
        self._store.beginWriteArray("recent", len(files[:MOST_RECENT]))
        for place, each in enumerate(files[:MOST_RECENT]):
            self._store.setArrayIndex(place)
            for name in _FIELDS:
                self._store.setValue(name, str(getattr(each, name)))
        self._store.endArray()
        self._store.sync()


def _is_there(path: str) -> bool:
    """Return whether a file is there; not where that cannot be told, as on a share that went away."""
    with suppress(OSError, ValueError):
        return Path(path).exists()
    return False
