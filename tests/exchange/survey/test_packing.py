"""Lines of the child: whatever a cell holds comes out as it went in, but for controls, which are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from partnerdesk.exchange.survey.packing import packed, unpacked

_CONTROLS = "".join(map(chr, range(32)))
_CELLS = some.text(some.sampled_from(_CONTROLS + 'aŵ😀\\"{,\x7f\x85\u2028 '), max_size=6)


@given(some.lists(some.lists(_CELLS, min_size=1, max_size=4), min_size=1, max_size=4))
def test_rows_come_out_as_they_went_in_with_controls_shown(rows: list[list[str]]) -> None:
    line = packed({"rows": rows})
    shown = [["".join("\ufffd" if c < " " and c not in "\t\n\r" else c for c in cell) for cell in row] for row in rows]
    assert line.index(b"\n") == len(line) - 1
    assert unpacked(line) == {"rows": shown}


@pytest.mark.parametrize("message", [{"done": True}, {"refused": "malformed"}, {"rows": []}, {"sheet": "a\n\x1e"}])
def test_all_else_is_one_line_of_json(message: dict[str, object]) -> None:
    line = packed(message)
    assert line.startswith(b"{")
    assert line.index(b"\n") == len(line) - 1
    assert unpacked(line) == message


def test_what_is_no_text_is_told_apart() -> None:
    with pytest.raises(TypeError):
        packed({"rows": [["a", 1.0]]})


def test_what_is_no_unicode_is_read_all_the_same() -> None:
    """A line of a child that a hostile file got hold of is text, whatever it is."""
    assert unpacked(b"\x1ea\xff\x1fb\n") == {"rows": [["a\ufffd", "b"]]}
