"""Spoilt exports: no exception but a refusal, no hang, no memory without bound. Whole, it is a proof in figures."""

import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from partnerdesk.exchange.survey import child, spreadsheets
from partnerdesk.exchange.survey.limits import Limits, Watch
from partnerdesk.exchange.survey.packing import unpacked
from partnerdesk.exchange.survey.refusals import DataRefused
from tests.exchange.survey.exports import GOOGLE, SHAPES, ods, xls, xlsx
from tests.exchange.survey.mutants import SMALL, outcome, packed_mutants, text_mutants, tried

TEXTS, SPREADSHEETS = 100_000, 9_000
PARTS = 4
SLOWEST = 20.0
MEMORY = 400_000_000
FAULT, HUNG = 99, 98
MAKERS = {"xlsx": xlsx, "xls": xls, "ods": ods}


def _originals(folder: Path) -> dict[str, bytes]:
    sheets = {name: rows for name, (rows, _) in SHAPES.items() if name in {"surveymonkey", "qualtrics", "kobo"}}
    return {kind: make(folder / f"original.{kind}", sheets).read_bytes() for kind, make in MAKERS.items()}


def _grown() -> int:
    """The most memory that this process ever had, where the system says."""
    resource = pytest.importorskip("resource", reason="the system does not say how much memory was taken")
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) * (1 if sys.platform == "darwin" else 1024)


# --- texts ------------------------------------------------------------------------------------------------------------


def test_spoilt_texts_are_read_or_refused(tmp_path: Path) -> None:
    outcomes = tried(tmp_path / "mutant.csv", text_mutants(300, 7))
    assert outcomes.total() == 300
    assert outcomes["read"] > 100
    assert {"nul", "quotes", "no-answers"} <= outcomes.keys()


@pytest.mark.soak
@pytest.mark.parametrize("part", range(PARTS))
def test_a_hundred_thousand_spoilt_texts(tmp_path: Path, part: int) -> None:
    before, began, slowest = _grown(), time.monotonic(), 0.0
    outcomes: Counter[str] = Counter()
    for seed in range(25):
        since = time.monotonic()
        outcomes += tried(tmp_path / "mutant.csv", text_mutants(TEXTS // PARTS // 25, 1_000 * part + seed))
        slowest = max(slowest, time.monotonic() - since)
    print(f"{outcomes.total():,} spoilt texts in {time.monotonic() - began:.0f} s: {dict(outcomes)}")
    assert outcomes.total() == TEXTS // PARTS
    assert outcomes["read"] > outcomes.total() // 3
    assert _grown() - before < MEMORY
    assert slowest < SLOWEST * 60


# --- spreadsheets: in a process of their own that is cheaper to start than the real one -------------------------------


def _read_here(path: Path, sheet: str | None, limits: Limits, _watch: Watch) -> Iterator[dict[str, Any]]:
    """What the child would say, without a new interpreter for each."""
    order = {"path": str(path), "sheet": sheet, "sheets": limits.sheets}
    order |= {"rows": limits.rows, "columns": limits.columns, "cells": limits.cells}
    try:
        for message in child.messages(order):
            if "done" in message:
                return
            yield unpacked(child.line_of(message))
    except Exception as fault:
        raise DataRefused(child._code_of(fault)) from fault
    except BaseException as fault:  # a panic of the reader is no Exception
        raise DataRefused("malformed") from fault


def _taken() -> int:
    """The room that this process has taken already: one that ran many tests has more than the real child ever may."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _in_a_fork(path: Path) -> str:
    """The outcome for one mutant; a process that its limits kill is what the real one's parent turns into a refusal."""
    pid = os.fork()
    if pid == 0:
        code = FAULT
        try:
            child._limit_self(_taken() + SMALL.memory, SMALL.seconds)
            signal.signal(signal.SIGPROF, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_PROF, SLOWEST)  # of the process's own time: the machine may be busy
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            spreadsheets._answers = _read_here  # type: ignore[assignment]  # in this process only
            code = 0 if outcome(path) == "read" else 1
        finally:
            os._exit(code)
    _pid, status = os.waitpid(pid, 0)
    if os.WIFSIGNALED(status):
        return "hung" if os.WTERMSIG(status) in {signal.SIGPROF, signal.SIGXCPU} else "killed"
    return {0: "read", 1: "refused"}.get(os.WEXITSTATUS(status), "fault")


def _forked(folder: Path, count: int, seed: int, kinds: tuple[str, ...]) -> "Counter[str]":
    outcomes: Counter[str] = Counter()
    originals = _originals(folder)
    for kind in kinds:
        mutants = (
            packed_mutants(originals[kind], count // len(kinds), seed)
            if kind != "xls"
            else _flat(originals[kind], count // len(kinds), seed)
        )
        for content in mutants:
            path = folder / f"mutant.{kind}"
            path.write_bytes(content)
            found = _in_a_fork(path)
            outcomes[found] += 1
            if found in {"fault", "hung"}:
                (folder / f"{found}-{outcomes.total()}.{kind}").write_bytes(content)
    return outcomes


def _flat(original: bytes, count: int, seed: int) -> Iterator[bytes]:
    """An old spreadsheet is not packed: its bytes are spoilt as they lie."""
    import random

    chance = random.Random(seed)
    for _ in range(count):
        content = bytearray(original)
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(content))
            content[at : at + chance.choice((1, 1, 2, 4))] = chance.randbytes(chance.choice((1, 1, 2, 4)))
        yield bytes(content)


ONLY_WHERE_PROCESSES_FORK = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="needs processes that fork and are held to their memory"
)


@ONLY_WHERE_PROCESSES_FORK
def test_spoilt_spreadsheets_are_read_or_refused(tmp_path: Path) -> None:
    outcomes = _forked(tmp_path, 90, 3, ("xlsx", "xls", "ods"))
    assert outcomes.total() == 90
    assert outcomes["fault"] == outcomes["hung"] == 0
    assert outcomes["read"] > 10
    assert outcomes["refused"] > 10


@pytest.mark.soak
@ONLY_WHERE_PROCESSES_FORK
@pytest.mark.parametrize("kind", sorted(MAKERS))
def test_nine_thousand_spoilt_spreadsheets(tmp_path: Path, kind: str) -> None:
    began = time.monotonic()
    outcomes = _forked(tmp_path, SPREADSHEETS // len(MAKERS), 11, (kind,))
    print(f"{outcomes.total():,} spoilt {kind} in {time.monotonic() - began:.0f} s: {dict(outcomes)}")
    assert outcomes.total() == SPREADSHEETS // len(MAKERS)
    assert outcomes["fault"] == outcomes["hung"] == 0


@ONLY_WHERE_PROCESSES_FORK
def test_a_reader_that_takes_less_care_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: the same harness beside a guess that lets a fault of its own out."""
    path = xlsx(tmp_path / "a.xlsx", {"Answers": GOOGLE})

    def careless(*_anything: object, **_more: object) -> None:
        raise KeyError

    monkeypatch.setattr("tests.exchange.survey.mutants.guess", careless)
    assert _in_a_fork(path) == "fault"


@pytest.mark.parametrize("kind", sorted(MAKERS))
def test_a_few_go_through_the_real_child(tmp_path: Path, kind: str) -> None:
    original = _originals(tmp_path)[kind]
    mutants = _flat(original, 3, 5) if kind == "xls" else packed_mutants(original, 3, 5)
    assert tried(tmp_path / f"mutant.{kind}", mutants).total() == 3


@pytest.mark.soak
def test_two_hundred_go_through_the_real_child(tmp_path: Path) -> None:
    outcomes: Counter[str] = Counter()
    for kind, original in _originals(tmp_path).items():
        mutants = _flat(original, 67, 9) if kind == "xls" else packed_mutants(original, 67, 9)
        outcomes += tried(tmp_path / f"mutant.{kind}", mutants)
    print(f"{outcomes.total()} spoilt spreadsheets through the real child: {dict(outcomes)}")
    assert outcomes.total() == 201
