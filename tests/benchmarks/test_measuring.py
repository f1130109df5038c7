"""The bench's own arithmetic, on times that are given."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks.jobs import JOBS, peers, sampling, start
from benchmarks.measuring import Absent, Job, Measured, measure, timed
from benchmarks.report import as_json, table
from benchmarks.typst_markup import typst_of
from benchmarks.verdict import Goals, Outcome, exit_code
from partnerdesk.brief.blocks import Edition, Heading, Paper, Paragraph, Story, plain

NEED_PEERS = {*peers.JOBS, "sampling_pymcdm", "start_anki"}


def _giving(times: list[float], log: list[str], name: str) -> Callable[[], float]:
    remaining: Iterator[float] = iter(times)

    def give() -> float:
        log.append(name)
        return next(remaining)

    return give


def _job(subject: list[float], floor: list[float], log: list[str]) -> Job:
    return Job("x", "a job", "its floor", _giving(subject, log, "B"), _giving(floor, log, "A"), rounds=2)


def _measured(floors: tuple[float, ...], subjects: tuple[float, ...]) -> Measured:
    return Measured(_job([], [], []), floors, subjects)


def test_floor_and_subject_run_in_turn_after_a_rehearsal() -> None:
    log: list[str] = []
    measured = measure(_job([9.0, 2.0, 3.0], [9.0, 1.0, 1.0, 2.0], log))
    assert "".join(log) == "AB" + "ABABA"
    assert (measured.floors, measured.subjects) == ((1.0, 1.0, 2.0), (2.0, 3.0))


def test_a_ratio_is_to_the_floors_on_either_side() -> None:
    measured = _measured((1.0, 1.0, 2.0), (2.0, 3.0))
    assert measured.ratios == [2.0, 2.0]
    assert measured.noise == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("floors", "most", "outcome"),
    [
        ((1.0, 1.0, 1.0), {"x": 2.0}, Outcome.MET),
        ((1.0, 1.0, 1.0), {"x": 1.9}, Outcome.MISSED),
        ((1.0, 1.5, 1.0), {"x": 1.9}, Outcome.NOISY),
        ((1.0, 1.0, 1.0), {}, Outcome.NO_GOAL),
    ],
)
def test_a_goal_is_judged_only_on_a_quiet_machine(
    floors: tuple[float, ...], most: dict[str, float], outcome: Outcome
) -> None:
    assert Goals(0.2, most).judge(_measured(floors, (2.0, 2.0))) is outcome


@pytest.mark.parametrize(
    ("no_worse", "outcome"), [(2.0, Outcome.OUT_OF_REACH), (1.9, Outcome.MISSED), (1.0, Outcome.MISSED)]
)
def test_a_goal_out_of_reach_still_holds_what_was_reached(no_worse: float, outcome: Outcome) -> None:
    goals = Goals(0.2, {"x": 1.5}, {"x": no_worse})
    assert goals.judge(_measured((1.0, 1.0, 1.0), (2.0, 2.0))) is outcome
    assert goals.judge(_measured((1.0, 1.0, 1.0), (1.5, 1.5))) is Outcome.MET


def test_a_goal_out_of_reach_is_reported_as_missed() -> None:
    measured = [_measured((1.0, 1.0, 1.0), (2.0, 2.0))]
    goals = Goals(0.2, {"x": 1.5}, {"x": 2.5})
    printed = table(measured, goals)
    assert "x: 2× instead of 1.5×" in printed
    assert "1 of the goals missed are out of reach" in printed
    assert json.loads(as_json(measured, goals))["falls_short"] == ["x"]


@pytest.mark.parametrize(
    ("outcomes", "code"),
    [
        ([Outcome.MET, Outcome.OUT_OF_REACH], 0),
        ([Outcome.MET, Outcome.NO_GOAL], 0),
        ([Outcome.MET, Outcome.MISSED, Outcome.NOISY], 1),
        ([Outcome.MET, Outcome.NOISY], 3),
    ],
)
def test_the_exit_code_says_what_came_of_it(outcomes: list[Outcome], code: int) -> None:
    assert exit_code(outcomes) == code


def test_the_report_says_the_same_to_people_and_programs() -> None:
    measured = [_measured((0.001, 0.001, 0.001), (0.002, 0.002))]
    goals = Goals(0.2, {"x": 2.5})
    assert "2.0 ms       1.0 ms     2×    2–2       ≤ 2.5×  ±0%  met" in table(measured, goals)
    job = json.loads(as_json(measured, goals))["jobs"][0]
    assert (job["id"], job["ratio"], job["goal"], job["outcome"]) == ("x", 2.0, 2.5, "met")


def test_what_is_not_installed_has_a_line_that_says_so() -> None:
    absent = Absent("y", "the brief", "a peer", "not installed")
    line = table([absent], Goals(0.2, {"y": 1})).splitlines()[1]
    assert line.split("  ")[0] == "the brief"
    assert line.endswith("not installed")
    assert json.loads(as_json([absent], Goals(0.2, {})))["jobs"][0]["outcome"] == "not installed"


@pytest.mark.parametrize("length", ["brief", "long"])
def test_a_peer_that_is_not_there_is_absent(length: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peers, "find_spec", lambda _name: None)
    with peers.beside("typst", length, tmp_path) as job:
        assert job == Absent(f"{length}_typst", peers.STORIES[length][0], "typst", "not installed")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # a peer's own, of the libraries that it calls
@pytest.mark.parametrize("peer", list(peers.PEERS))
def test_a_peer_that_is_there_prints_a_short_story(peer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(peers.STORIES, "brief", ("a short story", lambda: story_with("Words")))
    with peers.beside(peer, "brief", tmp_path) as job:
        assert job.id == f"brief_{peer}"
        if isinstance(job, Job):
            assert job.floor() > 0
            assert job.subject() > 0


def test_a_library_that_ranks_is_absent_where_it_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sampling, "find_spec", lambda _name: None)
    with sampling.beside_pymcdm(tmp_path) as job:
        assert job == Absent("sampling_pymcdm", "first places, 10,000 draws", "a loop over pymcdm", "not installed")


def test_a_start_of_another_program_is_absent_where_it_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "find_spec", lambda _name: None)
    with start.beside_anki(tmp_path) as job:
        assert job == Absent("start_anki", "cold start to a usable window", "Anki", "not installed")


def test_typst_is_given_every_word_and_what_people_typed_as_strings() -> None:
    told = story_with('#panic("no") "quoted" \\ $x$')
    markup = typst_of(told).decode()
    assert json.dumps('#panic("no") "quoted" \\ $x$') in markup
    assert markup.count("#panic") == 1


def story_with(text: str) -> Story:
    blocks = (Heading(1, plain("Head")), Paragraph(plain(text)))
    return Story("T", "en", Edition.BOARD, Paper.A4, "C", "", (), blocks)


def test_work_is_timed_as_a_mean() -> None:
    done: list[int] = []
    assert 0 <= timed(lambda: done.append(1), times=5)() < 1
    assert len(done) == 5


def test_every_goal_has_its_job() -> None:
    goals = Goals.read()
    assert set(goals.at_most) <= set(JOBS)
    assert all(goals.at_most[name] < most for name, most in goals.no_worse.items())


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in JOBS if name not in NEED_PEERS])  # some peers take minutes
def test_each_job_runs(name: str, tmp_path: Path) -> None:
    with JOBS[name](tmp_path) as job:
        assert isinstance(job, Job)
        assert job.id == name
        most = 60 if job.unit == "s" else 1000
        assert 0 < job.floor() < most
        assert 0 < job.subject() < most
