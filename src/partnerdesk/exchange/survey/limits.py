"""How much of a survey export is read, how progress is told and how reading is stopped. Knows no form of file."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What an export may take; beyond it is refused with a sentence."""

    bytes: int = 100 * MEGABYTE
    rows: int = 200_000
    columns: int = 500
    letters: int = 131_072
    cells: int = 20_000_000
    sheets: int = 200
    entries: int = 2_000
    unpacked: int = 1_000 * MEGABYTE
    ratio: int = 200
    ratio_from: int = MEGABYTE
    memory: int = 1_024 * 1_024 * 1_024
    seconds: float = 90.0


@dataclass(frozen=True, slots=True)
class Progressed:
    """How far reading has come."""

    rows: int
    seconds: float
    share: float | None = None

    @property
    def rows_per_second(self) -> float:
        """How many rows a second were read so far."""
        return self.rows / self.seconds if self.seconds > 0 else 0.0


def _nobody_listens(_progressed: Progressed) -> None:
    return


def _goes_on() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told of progress, and who is asked whether to stop."""

    progress: Callable[[Progressed], None] = _nobody_listens
    cancelled: Callable[[], bool] = _goes_on
    started: float = field(default_factory=time.monotonic)

    def tell(self, rows: int, share: float | None = None) -> None:
        """Say how many rows were read, and of how much if that is known."""
        self.progress(Progressed(rows, time.monotonic() - self.started, share))


LIMITS = Limits()
