"""The order of letters, held against Unicode's own cases (tests/fixtures/bidi, under Unicode's licence)."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from unicodedata import bidirectional

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.brief.pdf.bidi import LEFT, RIGHT, direction, levels, nested_levels, visual_order

FIXTURES = Path(__file__).parents[2] / "fixtures" / "bidi"
# A letter of each class; marks that turn text around are not among them: cleaning takes them out.
LETTERS = {
    "L": "a",
    "R": "\u05d0",
    "AL": "\u0627",
    "EN": "1",
    "ES": "+",
    "ET": "$",
    "AN": "\u0660",
    "CS": ",",
    "NSM": "\u0300",
    "BN": "\u200d",
    "S": "\t",
    "WS": " ",
    "ON": "!",
}
SPACES = {"WS", "BN", "S", "B"}


def lines(name: str) -> Iterator[str]:
    for line in (FIXTURES / name).read_text(encoding="utf-8").splitlines():
        said = line.partition("#")[0].strip()
        if said:
            yield said


def at_line_end(text: str, found: Sequence[int], base: int) -> list[int]:
    """The levels after rule L1, which sets spaces at a line's end and before tabs to the paragraph's."""
    kinds = [bidirectional(letter) for letter in text]
    done = list(found)
    for end in [at for at, kind in enumerate(kinds) if kind in {"S", "B"}] + [len(kinds) - 1]:
        at = end
        while at >= 0 and kinds[at] in SPACES:
            done[at] = base
            at -= 1
    return done


def is_right(text: str, base: int, wanted: Sequence[str], order: Sequence[str]) -> bool:
    found = at_line_end(text, levels(text, base), base)
    kept = [at for at, level in enumerate(wanted) if level != "x"]
    seen = [kept[at] for at in visual_order([found[at] for at in kept])]
    return all(int(wanted[at]) == found[at] for at in kept) and seen == [int(place) for place in order]


def test_unicode_s_cases_of_letters_come_out() -> None:
    wrong, count = [], 0
    for line in lines("BidiCharacterTest.txt"):
        letters, _, base, wanted, order = line.split(";")
        text = "".join(chr(int(code, 16)) for code in letters.split())
        count += 1
        if not is_right(text, int(base), wanted.split(), order.split()):
            wrong.append(line)
    assert wrong == []
    assert count > 1500


def test_unicode_s_cases_of_classes_come_out() -> None:
    wrong, count = [], 0
    wanted: list[str] = []
    order: list[str] = []
    for line in lines("BidiTest.txt"):
        if line.startswith("@Levels:"):
            wanted = line.removeprefix("@Levels:").split()
        elif line.startswith("@Reorder:"):
            order = line.removeprefix("@Reorder:").split()
        else:
            kinds, bits = line.split(";")
            text = "".join(LETTERS[kind] for kind in kinds.split())
            for bit, base in ((2, LEFT), (4, RIGHT)):
                if int(bits) & bit:
                    count += 1
                    if not is_right(text, base, wanted, order):
                        wrong.append((line, base))
    assert wrong == []
    assert count > 1200


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("plain", LEFT),
        ("", LEFT),
        ("123", LEFT),
        ("عربي", RIGHT),
        ("العربية, a carer, told at home", LEFT),
        ("قالت Ruth لي", RIGHT),
    ],
)
def test_the_direction_is_that_of_most_letters(text: str, side: int) -> None:
    assert direction(text) == side


def test_a_sentence_inside_one_of_the_other_direction_keeps_its_own_order() -> None:
    said = "אמרה Ruth."
    found = nested_levels([("She: ", None), (said, RIGHT), (" and left", None)], LEFT)
    assert found[:5] == [0] * 5
    assert found[-9:] == [0] * 9
    inside = found[5:-9]
    assert inside == levels(said, RIGHT)
    assert inside[-1] == 1, "its full stop stands at its own end, on the left"


def test_english_inside_arabic_keeps_its_own_order() -> None:
    said = "two (2), please!"
    found = nested_levels([("قالت ", None), (said, LEFT), (" ثم", None)], RIGHT)
    assert set(found[5:-3]) == {2}


@given(st.text(alphabet="aא ا1+,()[] \u0300\u200d", max_size=40), st.integers(0, 1))
def test_each_letter_has_a_place(text: str, base: int) -> None:
    found = levels(text, base)
    assert len(found) == len(text)
    assert all(base <= level <= base + 2 for level in found)
    assert sorted(visual_order(found)) == list(range(len(text)))
