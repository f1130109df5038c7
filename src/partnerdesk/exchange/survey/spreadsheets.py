"""Has a spreadsheet read by the child process, and gives what it sends on: rows as text, in batches.

A child that dies, hangs or grows too large is a refusal with its sentence; nothing of it reaches this process but text.
"""

import contextlib
import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

from partnerdesk.exchange.cells import letters_of
from partnerdesk.exchange.survey.far_cells import far_cell
from partnerdesk.exchange.survey.limits import MEGABYTE, Limits, Watch
from partnerdesk.exchange.survey.packing import unpacked
from partnerdesk.exchange.survey.refusals import DataRefused, ReadingStopped

CHILD_FLAG = "--read-spreadsheet"
HOLDS_MEMORY = sys.platform.startswith("linux")  # elsewhere a process takes what it asks for: look before it does
_LINE = 256_000_000
_AT_LEAST, _A_MEGABYTE = 20.0, 10.0  # seconds
_WAIT = 0.1
_ENDED = b""


@dataclass(frozen=True, slots=True)
class SheetFound:
    """A sheet as it was found: its name and state, the place of its cells, merged places, and its first rows."""

    name: str
    state: str
    first_row: int = 0
    first_column: int = 0
    height: int = 0
    filled_rows: int = 0
    width: int = 0
    merged: tuple[tuple[int, int, int, int], ...] = ()
    head: tuple[tuple[str, ...], ...] = ()
    far: tuple[int, int] | None = None

    @property
    def is_hidden(self) -> bool:
        """Whether a person who opens the spreadsheet does not see it."""
        return self.state != "visible"


def child_command() -> list[str]:
    """How the child is started: through the program itself, which may be a frozen one."""
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_FLAG]
    return [sys.executable, "-P", "-m", "partnerdesk", CHILD_FLAG]


def overview(path: Path, limits: Limits, watch: Watch) -> tuple[SheetFound, ...]:
    """All sheets with their first rows."""
    sheets: dict[str, SheetFound] = {}
    rows: list[tuple[str, ...]] = []
    name = ""
    for message in _answers(path, None, limits, watch):
        if "sheets" in message:
            sheets = {
                each[0]: SheetFound(each[0], _state(each[1])) for each in message["sheets"] if each[2] == "WorkSheet"
            }
        elif "sheet" in message:
            name, rows = message["sheet"], []
            sheets[name] = _placed(sheets[name], message)
        elif "far" in message:
            sheets[name] = replace(sheets[name], far=(message["far"][1], message["far"][2]))
        elif "rows" in message:
            rows.extend(tuple(row) for row in message["rows"])
        elif "height" in message:
            height, filled = message["height"], message["filled"]
            sheets[name] = replace(sheets[name], head=tuple(rows), height=height, filled_rows=filled)
    return tuple(sheets.values())


def _state(said: str) -> str:
    return {"Visible": "visible", "Hidden": "hidden"}.get(said, "very hidden")


def _placed(sheet: SheetFound, message: dict[str, Any]) -> SheetFound:
    start, end = message["start"], message["end"]
    if start is None:
        return sheet
    merged = tuple((top, left, bottom, right) for (top, left), (bottom, right) in message["merged"])
    return replace(sheet, first_row=start[0], first_column=start[1], width=end[1] - start[1] + 1, merged=merged)


def sheet_rows(path: Path, name: str, limits: Limits, watch: Watch) -> tuple[SheetFound, Iterator[list[list[str]]]]:
    """One sheet as it is placed, and all its rows, from its first row on, as they come."""
    messages = _answers(path, name, limits, watch)
    sheet = SheetFound(name, "visible")
    for message in messages:
        if "sheets" in message and all(each[0] != name for each in message["sheets"]):
            messages.close()
            raise DataRefused("no-sheet", sheet=name, sheets=", ".join(each[0] for each in message["sheets"]))
        if "sheet" in message:
            sheet = _placed(sheet, message)
            break
    return sheet, _rows(messages, limits, watch)


def _rows(messages: Generator[dict[str, Any], None, None], limits: Limits, watch: Watch) -> Iterator[list[list[str]]]:
    count = 0
    with contextlib.closing(messages):
        for message in messages:
            if "far" in message:
                raise refused_far(message["far"][0], message["far"][1], message["far"][2], limits)
            if message.get("rows"):
                count += len(message["rows"])
                watch.tell(count)
                yield message["rows"]


def refused_far(name: str, row: int, column: int, limits: Limits) -> DataRefused:
    """The refusal of a sheet whose last cell lies too far out."""
    if row < limits.rows and column < limits.columns:
        return DataRefused("too-many-cells")
    cell, rows = f"{letters_of(column)}{row + 1}", f"{limits.rows:,}"
    if not name:
        return DataRefused("far-cell-somewhere", cell=cell, rows=rows, columns=limits.columns)
    return DataRefused("far-cell", sheet=name, cell=cell, rows=rows, columns=limits.columns)


def _answers(path: Path, sheet: str | None, limits: Limits, watch: Watch) -> Generator[dict[str, Any], None, None]:
    size = path.stat().st_size / MEGABYTE  # a small file that takes long never ends
    limits = replace(limits, seconds=min(limits.seconds, _AT_LEAST + _A_MEGABYTE * size))
    far = None if HOLDS_MEMORY else far_cell(path, limits)
    if far is not None:
        raise refused_far(*far, limits)
    order = {"path": str(path.absolute()), "sheet": sheet, "memory": limits.memory, "seconds": limits.seconds}
    order |= {"rows": limits.rows, "columns": limits.columns, "cells": limits.cells, "sheets": limits.sheets}
    with _Child(order) as child:
        for line in child.lines(limits, watch):
            message = unpacked(line)
            if "refused" in message:
                raise DataRefused(message["refused"])
            if "done" in message:
                return
            yield message
        code = child.ended()
    raise _died(path, code, limits)


def _died(path: Path, code: int, limits: Limits) -> DataRefused:
    """Say why a child may have died: of a cell far out, of its memory, of its time, or of a damaged file."""
    far = far_cell(path, limits)
    if far is not None:
        return refused_far(*far, limits)
    if code == -24:  # noqa: PLR2004 - SIGXCPU, which Windows does not name
        return DataRefused("too-slow", seconds=round(limits.seconds))
    return DataRefused("malformed" if code >= 0 else "too-large")


class _Child:
    """The child process and the thread that takes its lines from the pipe; both are gone at the end, come what may."""

    def __init__(self, order: dict[str, Any]) -> None:
        self._lines: queue.Queue[bytes] = queue.Queue(maxsize=4)
        flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            child_command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=flags,
        )
        self._thread = threading.Thread(target=self._take, name="spreadsheet", daemon=True)
        self._order = json.dumps(order).encode() + b"\n"

    def __enter__(self) -> Self:
        with contextlib.suppress(OSError):
            self._in.write(self._order)
            self._in.close()
        self._thread.start()
        return self

    @property
    def _in(self) -> Any:
        return self._process.stdin

    def _take(self) -> None:
        out = self._process.stdout
        with contextlib.suppress(OSError, ValueError):
            while out is not None and (line := out.readline(_LINE)):
                self._lines.put(line)
        self._lines.put(_ENDED)

    def lines(self, limits: Limits, watch: Watch) -> Iterator[bytes]:
        """The child's lines; only the time that is spent waiting for it counts."""
        waited = 0.0
        while True:
            since = time.monotonic()
            try:
                line = self._lines.get(timeout=_WAIT)
            except queue.Empty:
                line = None
            waited += time.monotonic() - since
            if watch.cancelled():
                raise ReadingStopped
            if waited > limits.seconds:
                raise DataRefused("too-slow", seconds=round(limits.seconds))
            if line == _ENDED:
                return
            if line is not None:
                yield line

    def ended(self) -> int:
        """The exit code of a child that has closed its output."""
        return self._process.wait(timeout=10)

    def __exit__(self, *_raised: object) -> None:
        self._process.kill()
        while self._thread.is_alive():
            with contextlib.suppress(queue.Empty):
                self._lines.get_nowait()
            self._thread.join(0.01)
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
