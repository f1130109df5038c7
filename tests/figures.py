"""How much a proof looked at: each says so, fails where it was less than it must be, and a table ends the run.

A proof that cannot run here (no compiler, not Linux, not root) says so in the same table and counts as not run; where
``PARTNERDESK_PROOF=whole`` is set, as on the build machine, that is a failure.
"""

from __future__ import annotations

import os
import time
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
        self.request.node.user_properties.append((_KEY, [what, count, least, len(bad or ()), seconds, ""]))
        print(f"{what}: {count} (at least {least}), {len(bad or ())} bad, {seconds:.1f} s")
        assert not bad, (what, bad[:5])
        assert count >= least, (what, count, least)

    def cannot(self, what: str, why: str) -> NoReturn:
        """Say that this proof is not run here, and why."""
        self.request.node.user_properties.append((_KEY, [what, 0, 0, 0, 0.0, why]))
        if os.environ.get("PARTNERDESK_PROOF") == "whole":
            pytest.fail(f"{what}: {NOT_RUN}: {why}")
        pytest.skip(f"{what}: {NOT_RUN}: {why}")


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> Figures:
    """Count what a proof looks at."""
    return Figures(request)


def lines_of(reports: list[Any]) -> list[str]:
    """Give a line for each proof that the reports of a run speak of; what several tests share is added up."""
    sums: dict[str, tuple[int, int, int, float, str]] = {}
    for report in reports:
        for key, values in getattr(report, "user_properties", ()):
            if key == _KEY and report.when == "call":
                what, count, least, bad, seconds, why = values
                before = sums.get(what, (0, 0, 0, 0.0, ""))
                numbers = (before[0] + count, before[1] + least, before[2] + bad, before[3] + seconds)
                sums[what] = (*numbers, why or before[4])
    wide = max((len(what) for what in sums), default=0)
    lines = [f"{'what':<{wide}} {'looked at':>10} {'at least':>9} {'bad':>4} {'seconds':>8}"] if sums else []
    for what, (count, least, bad, seconds, why) in sorted(sums.items()):
        said = f"{NOT_RUN}: {why}" if why else f"{count:>10,} {least:>9,} {bad:>4} {seconds:>8.1f}"
        lines.append(f"{what:<{wide}} {said}")
    return lines


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """End the run with a table of what was looked at."""
    lines = lines_of([report for reports in terminalreporter.stats.values() for report in reports])
    if lines:
        terminalreporter.section("figures")
    for line in lines:
        terminalreporter.write_line(line)
