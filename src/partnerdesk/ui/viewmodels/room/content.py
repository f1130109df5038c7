"""What the room sees at one moment, as values: plain texts, and a picture that is drawn for the size of the screen."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from partnerdesk.charts.fitting import Sheet
from partnerdesk.charts.shapes import Picture

DrawnFor = Callable[[Sheet], Picture | None]


class RoomKind(StrEnum):
    """Black, a private round, a page, or the break."""

    BLACK = "black"
    PRIVATE = "private"
    PAGE = "page"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class RoomLine:
    """One line of the room: its words, and a short note beside them.

    ``is_quote`` for somebody's exact words, ``is_heading`` for what stands above other lines.
    """

    text: str
    note: str = ""
    is_quote: bool = False
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class RoomContent:
    """All that is shown. ``picture`` draws itself for a width; None where there is nothing to draw."""

    kind: RoomKind
    step: str = ""
    question: str = ""
    lines: tuple[RoomLine, ...] = ()
    picture: DrawnFor | None = field(default=None, compare=False)

    @property
    def said(self) -> str:
        """Everything in words, for those who cannot see it."""
        parts = [self.step, self.question]
        parts += [f"{line.text}. {line.note}" if line.note else line.text for line in self.lines]
        return "\n".join(part for part in parts if part)


BLACK = RoomContent(RoomKind.BLACK)
