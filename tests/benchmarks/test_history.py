"""What the bench keeps of its runs, and says of them."""

from dataclasses import replace
from pathlib import Path

from benchmarks.history import Run, add, before, read, run_of
from benchmarks.measuring import Absent, Job, Measured
from benchmarks.report import as_json, table
from benchmarks.verdict import Goals

RUN = Run("2026-11-26T02:00:00+00:00", "abc", "here", {"x": 2.0}, {"x": 0.1})


def _measured(name: str = "x", ratio: float = 2.0) -> Measured:
    job = Job(name, "a job", "its floor", lambda: 0.0, lambda: 0.0)
    return Measured(job, (1.0, 1.0), (ratio,))


def test_runs_are_kept_in_their_order(tmp_path: Path) -> None:
    place = tmp_path / "history.jsonl"
    assert read(place) == []
    later = replace(RUN, at="2026-11-27T02:00:00+00:00")
    for run in (RUN, replace(RUN, ratios={}), later):
        add(run, place)
    assert read(place) == [RUN, later]


def test_a_run_holds_what_was_measured_and_not_what_was_absent() -> None:
    run = run_of([_measured(), Absent("y", "t", "f", "not installed")])
    assert (run.ratios, run.noise) == ({"x": 2.0}, {"x": 0.0})


def test_what_it_was_is_the_last_quiet_ratio_of_each_job() -> None:
    runs = [RUN, replace(RUN, ratios={"x": 3.0, "y": 1.0}, noise={"x": 0.1, "y": 0.0}), replace(RUN, noise={"x": 0.5})]
    assert before(runs, 0.2) == {"x": 3.0, "y": 1.0}


def test_the_report_says_what_it_was_and_what_falls_short_furthest_first() -> None:
    results = [_measured("x", 2.0), _measured("y", 6.0), _measured("z", 1.0)]
    goals = Goals(0.2, {"x": 1.5, "y": 2.0, "z": 1.0})
    said = table(results, goals, {"x": 3.0})
    assert "2–2   3×" in said
    assert said.splitlines()[-3:] == ["2 fall short:", "  y: 6× instead of 2×", "  x: 2× instead of 1.5×"]
    assert '"falls_short": [\n    "y",\n    "x"\n  ]' in as_json(results, goals)
    assert table([_measured()], Goals(0.2, {})).splitlines()[-1] == "Nothing falls short."


def test_what_could_not_be_judged_is_counted() -> None:
    noisy = replace(_measured(), floors=(1.0, 2.0))
    assert table([noisy], Goals(0.2, {"x": 1.0})).splitlines()[-1].startswith("1 could not be judged")
