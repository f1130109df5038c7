"""Prints what was measured, as a table for people and as JSON for programs."""

import json
import platform
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from statistics import median
from typing import Any

from benchmarks.measuring import Absent, Measured
from benchmarks.verdict import Goals, Outcome

COLUMNS = ("job", "floor", "job takes", "floor takes", "ratio", "range", "was", "goal", "A/A", "")
RIGHT = {2, 3, 4, 5, 6, 7, 8}
SHORT = {Outcome.MISSED, Outcome.OUT_OF_REACH}
Before = Mapping[str, float]
"""The ratio that each job had when it was last measured on a quiet machine."""


def seconds(value: float) -> str:
    """Write a time in the unit that suits it."""
    if value >= 1:
        return f"{value:.2f} s"
    return f"{value * 1e3:.1f} ms" if value >= 1e-3 else f"{value * 1e6:.0f} µs"


def amount(value: float, unit: str) -> str:
    """Write what was measured."""
    return seconds(value) if unit == "s" else f"{value:.1f} {unit}"


def table(results: Sequence[Measured | Absent], goals: Goals, before: Before | None = None) -> str:
    """Write the results as a table, one job a line, and below it what falls short of its goal."""
    rows = [COLUMNS, *(_row(each, goals, before or {}) for each in results)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(COLUMNS))]
    return "\n".join((*(_line(row, widths) for row in rows), "", *_shortfalls(results, goals)))


def falls_short(results: Sequence[Measured | Absent], goals: Goals) -> list[Measured]:
    """Give what missed its goal, within reach or not, the furthest off first."""
    missed = [each for each in results if isinstance(each, Measured) and goals.judge(each) in SHORT]
    return sorted(missed, key=lambda each: goals.at_most[each.job.id] / each.ratio)


def _shortfalls(results: Sequence[Measured | Absent], goals: Goals) -> list[str]:
    missed = falls_short(results, goals)
    lines = [f"  {each.job.id}: {each.ratio:.3g}× instead of {goals.at_most[each.job.id]:g}×" for each in missed]
    judged = Counter(goals.judge(each) for each in results if isinstance(each, Measured))
    counts = (
        (Outcome.OUT_OF_REACH, "{n} of the goals missed are out of reach, and no worse than before (decision 25)."),
        (Outcome.NOISY, "{n} could not be judged: the machine was too busy."),
    )
    rest = [sentence.format(n=judged[outcome]) for outcome, sentence in counts if judged[outcome]]
    return [*([f"{len(missed)} fall short:", *lines] if missed else ["Nothing falls short."]), *rest]


def as_json(results: Sequence[Measured | Absent], goals: Goals, before: Before | None = None) -> str:
    """Write the results as JSON, with every single time."""
    return json.dumps(
        {
            "python": platform.python_version(),
            "machine": platform.machine(),
            "jobs": [_job(each, goals, before or {}) for each in results],
            "falls_short": [each.job.id for each in falls_short(results, goals)],
        },
        indent=2,
    )


def _job(measured: Measured | Absent, goals: Goals, before: Before) -> dict[str, Any]:
    if isinstance(measured, Absent):
        return {**asdict(measured), "outcome": measured.why}
    return {
        "id": measured.job.id,
        "title": measured.job.title,
        "floor_title": measured.job.floor_title,
        "ratio": measured.ratio,
        "ratio_low": min(measured.ratios),
        "ratio_high": max(measured.ratios),
        "was": before.get(measured.job.id),
        "goal": goals.at_most.get(measured.job.id),
        "noise": measured.noise,
        "outcome": goals.judge(measured),
        "unit": measured.job.unit,
        "seconds": measured.subjects,
        "floor_seconds": measured.floors,
    }


def _row(measured: Measured | Absent, goals: Goals, before: Before) -> tuple[str, ...]:
    if isinstance(measured, Absent):
        return (measured.title, measured.floor_title, *[""] * (len(COLUMNS) - 3), measured.why)
    most, was = goals.at_most.get(measured.job.id), before.get(measured.job.id)
    return (
        measured.job.title,
        measured.job.floor_title,
        amount(median(measured.subjects), measured.job.unit),
        amount(median(measured.floors), measured.job.unit),
        f"{measured.ratio:.3g}×",
        f"{min(measured.ratios):.3g}–{max(measured.ratios):.3g}",
        "" if was is None else f"{was:.3g}×",
        "" if most is None else f"≤ {most:g}×",
        f"±{measured.noise:.0%}",
        goals.judge(measured),
    )


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = zip(row, widths, strict=True)
    return "  ".join(
        cell.rjust(width) if column in RIGHT else cell.ljust(width) for column, (cell, width) in enumerate(cells)
    ).rstrip()
