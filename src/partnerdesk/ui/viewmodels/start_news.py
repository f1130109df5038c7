"""What the start page says besides what it always says. It must not know widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from partnerdesk.ui.opening import Stuck
    from partnerdesk.ui.viewmodels.left_behind import LeftBehind


@dataclass(frozen=True, slots=True)
class StartNews:
    """What went wrong, what is worth knowing, what stands before the first file, and what a crash left."""

    problem: str = ""
    notice: str = ""
    stuck: Stuck | None = None
    found: tuple[LeftBehind, ...] = ()
