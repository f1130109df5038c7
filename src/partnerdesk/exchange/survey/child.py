"""Reads a spreadsheet in a process of its own, which may die of it: started by `spreadsheets`, never by a person.

It is told what to do in one line of JSON, and answers in lines (`packing`): the sheets, then rows as text, or the code
of what is wrong. Its memory and time are limited where the system can do that. Formulas are never worked out.
"""

import datetime as dt
import gc
import json
import math
import sys
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import Any

from partnerdesk.exchange.survey.packing import packed

FIRST, HEAD, BATCH = 100, 400, 1_000


def main() -> int:
    """Do what the line on standard input says."""
    gc.disable()  # texts make no cycles, and looking for some takes a fifth of the time
    order = json.loads(sys.stdin.readline())
    _limit_self(order["memory"], order["seconds"])
    try:
        for message in messages(order):
            _say(message)
    except BrokenPipeError:
        return 1
    except MemoryError:
        _say({"refused": "too-large"})
    except Exception as fault:  # noqa: BLE001 - whatever a hostile file does to a reader, it is the file's fault
        _say({"refused": _code_of(fault)})
    except BaseException:  # noqa: BLE001 - a panic of the reader is no Exception
        _say({"refused": "malformed"})
    return 0


def _limit_self(memory: int, seconds: float) -> None:
    if sys.platform == "win32":
        return
    import resource

    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(seconds), math.ceil(seconds) + 1))


def _say(message: dict[str, Any]) -> None:
    sys.stdout.buffer.write(line_of(message))
    sys.stdout.buffer.flush()


def line_of(message: dict[str, Any]) -> bytes:
    """Return the line that says it; what is no text in its rows is said as text."""
    try:
        return packed(message)
    except TypeError:
        return packed(message | {"rows": list(map(_cells, message["rows"]))})


def _code_of(fault: Exception) -> str:
    name = type(fault).__name__
    if name == "PasswordError" or "password" in str(fault).lower():
        return "encrypted"
    return "malformed"


def messages(order: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Answer an order: an overview of all sheets, or all rows of one."""
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_path(order["path"]) as workbook:
        sheets = [(each.name, _name(each.visible), _name(each.typ)) for each in workbook.sheets_metadata]
        if len(sheets) > order["sheets"]:
            yield {"refused": "bomb"}
            return
        yield {"sheets": sheets}
        wanted = order.get("sheet")
        for name, _state, kind in sheets:
            if kind == "WorkSheet" and wanted in {None, name}:
                yield from _of_sheet(workbook.get_sheet_by_name(name), name, order, whole=wanted is not None)
    yield {"done": True}


def _name(choice: Any) -> str:
    """The reader's choices are no enums of Python: they say their name as `SheetVisibleEnum.Hidden`."""
    return str(choice).rpartition(".")[2]


def _of_sheet(sheet: Any, name: str, order: dict[str, Any], *, whole: bool) -> Iterator[dict[str, Any]]:
    start, end = sheet.start, sheet.end
    merged = sheet.merged_cell_ranges or []
    yield {"sheet": name, "start": start, "end": end, "merged": merged[:2_000]}
    if start is None or end is None:
        return
    rows, columns = end[0] + 1, end[1] - start[1] + 1
    if rows > order["rows"] + 50 or columns > order["columns"] or rows * columns > order["cells"]:
        yield {"far": [name, end[0], end[1]]}
        return
    yield from _all_rows(sheet) if whole else _first_rows(sheet)


def _all_rows(sheet: Any) -> Iterator[dict[str, Any]]:
    """All rows from the sheet's first on, in batches; the first are few, so that they are there soon."""
    rows = sheet.iter_rows()
    size = FIRST
    while batch := list(islice(rows, size)):
        yield {"rows": batch}
        size = BATCH


def _first_rows(sheet: Any) -> Iterator[dict[str, Any]]:
    """The first rows, how many there are, and how many of them hold anything."""
    first: list[list[str]] = []
    count = filled = 0
    for row in sheet.iter_rows():
        cells = _cells(row)
        count += 1
        filled += any(cells)
        if count <= HEAD:
            first.append(cells)
    yield {"rows": first}
    yield {"height": count, "filled": filled}


def _cells(row: list[Any]) -> list[str]:
    return [cell if type(cell) is str else _as_text(cell) for cell in row]


def _as_text(cell: Any) -> str:
    """Return what is no text as text."""
    kind = type(cell)
    if kind is float:
        return _number(cell)
    if kind is bool:
        return "TRUE" if cell else "FALSE"
    if kind is dt.datetime:
        return str(cell.isoformat(sep=" ", timespec="seconds"))
    return str(cell)


def _number(cell: float) -> str:
    if not math.isfinite(cell):
        return ""
    return str(int(cell)) if cell == int(cell) and abs(cell) < 1e15 else repr(cell)  # noqa: PLR2004 - exact in a float


if __name__ == "__main__":
    sys.exit(main())
