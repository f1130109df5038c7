"""What can be seen on the screen at one moment, as the program's own eyes tell it."""

import json
from dataclasses import dataclass
from typing import Any

SCREEN = (1280, 800)
_LISTS = frozenset({"place", "sight", "answers", "around"})


class Stuck(AssertionError):
    """The person does not get further; the message says where, and what stood there."""


@dataclass(frozen=True)
class Control:
    """What stands on the screen."""

    name: str
    kind: str
    text: str
    place: tuple[int, int, int, int]
    sight: tuple[int, int, int, int]
    held: bool
    reached: bool
    enabled: bool
    checked: bool
    answers: tuple[str, ...]
    around: tuple[str, ...]

    @property
    def is_seen(self) -> bool:
        """Whether enough of it is in sight to be clicked."""
        left, top, width, height = self.sight
        middle = top + height // 2
        inside = 0 <= left < SCREEN[0] and 0 < middle < SCREEN[1]
        return width > 4 and height >= min(self.place[3], 24) * 0.8 and inside and self.reached


@dataclass
class Screen:
    """All that can be seen at one moment."""

    page: str
    title: str
    modal: str
    held: str
    controls: list[Control]

    @property
    def words(self) -> str:
        """All that can be read."""
        return "\n".join(each.text for each in self.controls if each.sight[3] > 0)


def read(line: str) -> Screen:
    """Read what the program tells in one line."""
    told: dict[str, Any] = json.loads(line)
    return Screen(controls=[_control(each) for each in told.pop("controls")], **told)


def _control(told: dict[str, Any]) -> Control:
    fields: dict[str, Any] = {name: tuple(value) if name in _LISTS else value for name, value in told.items()}
    return Control(**fields)
