"""Checks the bytes of a file before anybody has read them: its head, its streams, its table of places and its end."""

import re

from tests.brief.pdf.checking.finding import Findings

_OBJECT = re.compile(rb"(?:^|[\r\n])(\d+) (\d+) obj\b")
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
    while (at := data.find(b"stream", at)) >= 0:
        head = data[data.rfind(b" obj", 0, at) : at]
        after = data[at + 6 : at + 8]
        begin = at + 6 + (2 if after == b"\r\n" else 1)
        found.unless(after[:1] == b"\n" or after == b"\r\n", "A 6.1.7.1", f"stream at {at} does not begin on a line")
        stated = _LENGTH.search(head)
        if stated is None:
            found.add("A 6.1.7.1", f"stream at {at} does not say how long it is")
            return
        end = begin + int(stated[1])
        tail = data[end : end + 11]
        well = re.match(rb"(\r\n|\n|\r)endstream", tail)
        found.unless(well, "A 6.1.7.1", f"stream at {at} does not end on a line of its own: {tail!r}")
        at = data.find(b"endstream", begin if well is None else end)
        if at < 0:
            found.add("A 6.1.7.1", "a stream has no end")
            return
        at += 9


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
