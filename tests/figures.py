"""How much a proof looked at: each says so, fails where it was less than it must be, and a table ends the run.

A proof that cannot run here (no compiler, not Linux, not root) says so in the same table and counts as not run; where
``PARTNERDESK_PROOF=whole`` is set, as on the build machine, that is a failure.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NoReturn

import pytest

_KEY = "figures"
NOT_RUN = "not run"


@dataclass
class Figures:
    """What one proof counts. ``reached`` ends it: enough looked at, and nothing bad."""

    request: pytest.FixtureRequest
    started: float = field(default_factory=time.monotonic)

    def reached(self, what: str, count: int, least: int, bad: list[Any] | None = None) -> None:
        """Say that ``count`` things were looked at, of which ``bad`` were bad; fail for fewer than ``least`` or any."""
        seconds = time.monotonic() - self.started
        row = (what, f"{count:,}", f"{least:,}", str(len(bad or ())), f"{seconds:.0f}")
        self.request.node.user_properties.append((_KEY, row))
        print(f"{what}: {count} (at least {least}), {len(bad or ())} bad, {seconds:.1f} s")
        assert not bad, (what, bad[:5])
        assert count >= least, (what, count, least)

    def cannot(self, what: str, why: str) -> NoReturn:
        """Say that this proof is not run here, and why."""
        self.request.node.user_properties.append((_KEY, (what, NOT_RUN, "", "", why)))
        if os.environ.get("PARTNERDESK_PROOF") == "whole":
            pytest.fail(f"{what}: {NOT_RUN}: {why}")
        pytest.skip(f"{what}: {NOT_RUN}: {why}")


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> Figures:
    """Count what a proof looks at."""
    return Figures(request)


def rows_of(reports: list[Any]) -> list[tuple[str, ...]]:
    """Give the rows that the reports of a run carry, in order of their words."""
    found = {tuple(row) for report in reports for key, row in getattr(report, "user_properties", ()) if key == _KEY}
    return sorted(found)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """End the run with a table of what was looked at."""
    rows = rows_of([report for reports in terminalreporter.stats.values() for report in reports])
    if not rows:
        return
    write: Callable[[str], None] = terminalreporter.write_line
    terminalreporter.section("figures")
    head = ("what", "looked at", "at least", "bad", "seconds")
    wide = max(len(row[0]) for row in [head, *rows])
    for row in [head, *rows]:
        write(f"{row[0]:<{wide}} {row[1]:>10} {row[2]:>10} {row[3]:>5}  {row[4]}")
