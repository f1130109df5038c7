"""Lines that the child process sends: JSON, and rows as text between controls, which is a sixth of JSON's time.

No cell is allowed to hold a control but tabs and ends of lines, so none can be taken for what stands between cells.
"""

import json
from collections.abc import Sequence
from typing import Any

_ROW, _CELL, _BREAK = "\x1e", "\x1f", "\x1d"  # before a row, between its cells, and an end of line inside a cell
_END = b"\n"
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r")
_SHOWN = dict.fromkeys(_CONTROLS, "\ufffd")


def packed(message: dict[str, Any]) -> bytes:
    """Return a message as one line. Raises TypeError where a cell of its rows is no text."""
    rows = message.get("rows")
    return (_packed_rows(rows) if rows else json.dumps(message).encode()) + _END


def _packed_rows(rows: Sequence[Sequence[str]]) -> bytes:
    line = _between_controls(rows)
    if len(line) - len(line.translate(None, _CONTROLS)) != sum(map(len, rows)):
        line = _between_controls([[cell.translate(_SHOWN) for cell in row] for row in rows])
    return line.replace(_END, _BREAK.encode())


def _between_controls(rows: Sequence[Sequence[str]]) -> bytes:
    return (_ROW + _ROW.join(map(_CELL.join, rows))).encode()


def unpacked(line: bytes) -> dict[str, Any]:
    """Return the message of a line."""
    if not line.startswith(_ROW.encode()):
        return dict(json.loads(line))
    rows = line.removesuffix(_END).decode(errors="replace").replace(_BREAK, "\n").split(_ROW)
    return {"rows": [row.split(_CELL) for row in rows[1:]]}
