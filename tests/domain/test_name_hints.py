"""What is pointed at as what may be a name: by capitals and titles alone, in English and Welsh."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.domain.name_hints import MOST_NAMES, names_in, words_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ask Mrs Evans in Rhyl, she knows.", ("Mrs Evans", "Rhyl")),
        ("Ask Mrs Evans in Rhyl.", ("Mrs Evans", "Rhyl")),
        ("I spoke to Mrs. Evans and Dr. Howard.", ("Mrs Evans", "Dr Howard")),
        ("Mrs. Evans helped. Dr Howard did not.", ("Mrs Evans", "Dr Howard")),
        ("Gofynnwch i Mair ym Mangor. Roedd Nyrs Jones yn dda.", ("Mair", "Mangor", "Nyrs Jones")),
        ("My sister Anne-Marie O'Brien said so.", ("Anne-Marie O'Brien",)),
        ("It was Sam’s mum who told Sam’s teacher.", ("Sam’s",)),
        ("thank you Dave", ("Dave",)),
        ("Thanks to Dave Smith", ("Dave Smith",)),
        ("Very Good Service By Mr Patel", ("Mr Patel",)),
        ("We went to Bishop Auckland with Bishop Auckland people.", ("Bishop Auckland",)),
    ],
)
def test_what_may_be_a_name_is_pointed_at_once(text: str, found: tuple[str, ...]) -> None:
    assert names_in(text) == found


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "I'm fine thanks. I’ve been on Tuesday in March, and the NHS and my GPs know. It is OK.",
        "Dear Sir or Madam I write in Welsh. HELP ME.",
        'She said "Thanks" to me: Very good… Really.',
        "- Warm food\n- Company\n1. Friends",
        "Dydd Mawrth yng Nghymru, yn Gymraeg, cyn y Nadolig.",
        "Very Good And Helpful Staff",
        "the Ambulance came to the ambulance bay",
    ],
)
def test_what_is_no_name_is_left_alone(text: str | None) -> None:
    assert names_in(text) == ()


def test_what_everybody_may_know_is_no_name() -> None:
    text = "They closed the Harbourside place in Leeds."
    assert names_in(text) == ("Harbourside", "Leeds")
    assert names_in(text, words_of(("Harbourside Community Trust", None))) == ("Leeds",)


def test_a_name_without_a_capital_or_a_title_at_the_beginning_is_missed() -> None:
    assert names_in("Michelle is kind, ask for michelle.") == ()


@given(st.text())
def test_anything_can_be_looked_at(text: str) -> None:
    found = names_in(text)
    assert len(found) <= MOST_NAMES
    assert all(word in text for name in found for word in name.split())
