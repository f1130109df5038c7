"""Checks the bytes of a file before anybody has read them: its head, its streams, its table of places and its end."""

import re

from tests.brief.pdf.checking.finding import Findings

_OBJECT = re.compile(rb"(?:^|[\r\n])(\d+) (\d+) obj\b")
_STREAM = re.compile(rb">>\s*stream(\r\n|.)", re.DOTALL)
_LENGTH = re.compile(rb"/Length (\d+)")


def check_bytes(data: bytes, found: Findings) -> None:
    """Check head, streams, places of objects, and end."""
    _check_head(data, found)
    _check_streams(data, found)
    _check_places(data, found)
    found.unless(re.search(rb"%%EOF[\r\n]*$", data), "A 6.1.3", "something stands after the end of the file")
    found.unless(b"/Encrypt" not in data[data.rfind(b"trailer") :], "A 6.1.3", "the file is encrypted")


def _check_head(data: bytes, found: Findings) -> None:
    lines = data.splitlines()
    found.unless(re.fullmatch(rb"%PDF-1\.[0-7]", lines[0]), "A 6.1.2", f"head {lines[0]!r}")
    second = lines[1] if len(lines) > 1 else b""
    marked = second[:1] == b"%" and sum(code > 127 for code in second[1:5]) == 4
    found.unless(marked, "A 6.1.2", "the second line does not say that the file is binary")


def _check_streams(data: bytes, found: Findings) -> None:
    """Each stream begins and ends on a line of its own, and is as long as it says."""
    at = 0
    while (begun := _STREAM.search(data, at)) is not None:
        head = data[data.rfind(b" obj", 0, begun.start()) : begun.start() + 2]
        found.unless(begun[1] in {b"\n", b"\r\n"}, "A 6.1.7.1", f"stream at {begun.start()} does not begin on a line")
        stated = _LENGTH.search(head)
        if stated is None:
            found.add("A 6.1.7.1", f"stream at {begun.start()} does not say how long it is")
            return
        end = begun.end() + int(stated[1])
        tail = data[end : end + 11]
        well = re.match(rb"(\r\n|\n|\r)endstream", tail)
        found.unless(well, "A 6.1.7.1", f"stream at {begun.start()} does not end on a line of its own: {tail!r}")
        at = data.find(b"endstream", begun.end() if well is None else end)
        if at < 0:
            found.add("A 6.1.7.1", "a stream has no end")
            return


def _check_places(data: bytes, found: Findings) -> None:
    """The table of places leads to the objects."""
    started = re.search(rb"startxref\s+(\d+)", data)
    at = int(started[1]) if started else -1
    if at < 0 or data[at : at + 4] != b"xref":
        found.add("A 6.1.4", "startxref does not lead to the table of places")
        return
    lines = data[at:].split(b"\n")
    first, count = (int(number) for number in lines[1].split())
    for number, line in enumerate(lines[2 : 2 + count], first):
        place, _, kind = line.split()[:3]
        if kind == b"n":
            says = _OBJECT.match(data, int(place) - 1)
            found.unless(says and int(says[1]) == number, "A 6.1.4", f"object {number} is not at {int(place)}")
