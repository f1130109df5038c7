"""What gives a person away in free text is found; ordinary sentences of a workshop are left alone."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.domain.identity_hints import NAMES, HintKind, hints_in, is_nhs_number, without_hints

FOUND = (
    ("write to kate.o'hara+x@carers.example.org.uk please", HintKind.EMAIL, "kate.o'hara+x@carers.example.org.uk"),
    ("Her NI is QQ123456C? no, AB 12 34 56 C.", HintKind.NI, "AB 12 34 56 C"),
    ("ni ab123456c", HintKind.NI, "ab123456c"),
    ("NHS 943 476 5919 on the letter", HintKind.NHS, "943 476 5919"),
    ("NHS 9434765919", HintKind.NHS, "9434765919"),
    ("ring 07700 900123 after six", HintKind.PHONE, "07700 900123"),
    ("ring +44 7700 900 123", HintKind.PHONE, "+44 7700 900 123"),
    ("ring +44 (0)20 7946 0018", HintKind.PHONE, "+44 (0)20 7946 0018"),
    ("ring (020) 7946 0018", HintKind.PHONE, "(020) 7946 0018"),
    ("she lives at SW1A 1AA now", HintKind.POSTCODE, "SW1A 1AA"),
    ("she lives at m1 1ae now", HintKind.POSTCODE, "m1 1ae"),
    ("EC1A1BB", HintKind.POSTCODE, "EC1A1BB"),
    ("SW1A-1AA", HintKind.POSTCODE, "SW1A-1AA"),
    ("SW1A  1AA", HintKind.POSTCODE, "SW1A  1AA"),
    ("S6 1SZ", HintKind.POSTCODE, "S6 1SZ"),
    ("ab 123 456 c", HintKind.NI, "ab 123 456 c"),
    ("943.476.5919", HintKind.NHS, "943.476.5919"),
    ("07700.900.123", HintKind.PHONE, "07700.900.123"),
)
CLEAN = (
    "",
    "We met 12 people on 23 November 2026 from 19:05 to 20:30.",
    "£12,450.00 in 2026/27, that is 3.5 % of 1,200,000",
    "She comes on Tuesdays @ two",
    "BI-001, OB12 and P3; A4 paper, step 10 of 10",
    "943 476 5918 is a number with a wrong check digit",
    "111 111 1111",
    "Charity 1123456, company 09876543",
    "Room B12, 3 o'clock",
    "Room B12 2nd floor, T1 3rd of May, M25 1hr away, w3 4th",
    "on 01.03.2026 10.30, and from 09.00 12.30 13.15",
)


@pytest.mark.parametrize(("text", "kind", "part"), FOUND)
def test_what_gives_a_person_away_is_found(text: str, kind: HintKind, part: str) -> None:
    assert [(hint.kind, hint.text) for hint in hints_in(text)] == [(kind, part)]


@pytest.mark.parametrize("text", CLEAN)
def test_ordinary_sentences_are_left_alone(text: str) -> None:
    assert hints_in(text) == ()


def test_nothing_recorded_gives_nobody_away() -> None:
    assert hints_in(None) == ()


@pytest.mark.parametrize(
    ("number", "holds"),
    [("9434765919", True), ("4010232137", True), ("9434765910", False), ("943476591", False), ("0000000000", False)],
)
def test_the_check_digit_of_an_nhs_number(number: str, holds: bool) -> None:
    assert is_nhs_number(number) is holds


def test_only_one_in_eleven_numbers_is_taken_for_an_nhs_number() -> None:
    share = sum(is_nhs_number(f"{number:010}") for number in range(4_000_000_000, 4_000_011_000)) / 11_000
    assert 0.08 < share < 0.1


def test_taking_out_leaves_the_rest_as_it_was() -> None:
    text = "Ring 07700 900123 or a@b.example, M1 1AE."
    assert without_hints(text, hints_in(text)) == "Ring […] or […], […]."


@given(st.text(max_size=200))
def test_after_taking_out_nothing_is_left_and_hints_name_their_part(text: str) -> None:
    hints = hints_in(text)
    assert all(text[hint.start : hint.end] == hint.text and NAMES[hint.kind] for hint in hints)
    assert all(first.end <= second.start for first, second in pairwise(hints))


@pytest.mark.parametrize("part", ["a.", "0 ", "a@a.", "1", "+44", "SW1", "9434765919"])
def test_long_texts_are_quick(part: str) -> None:
    started = time.process_time()
    hints_in(part * (40_000 // len(part)))
    assert time.process_time() - started < 2.0
