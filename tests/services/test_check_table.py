"""The readable table of a check, from an object made by hand."""

from typing import Any

import pytest

from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Charity, Option, Partner, PartnershipFile
from partnerdesk.services.check_table import check_table, for_terminal

PARTNERSHIP = Partnership.of(
    [
        PartnershipFile(title="Working with\x1b[31m Northbank"),
        Charity(name="Harbourside Carers"),
        Partner(id="P1", name="Northbank"),
        Option(id="O1", form="carry_on"),
        Option(id="O2", title="Joint delivery"),
    ]
)


def test_the_id_of_what_has_no_name_is_cleaned_too() -> None:
    odd = Partnership.of([Partner(id="P\x00"), Option(id="O\x1b")])
    found = {
        **report(),
        "trust": {"P\x00": report()["trust"]["P1"]},
        "ranking": [{**report()["ranking"][0], "option": "O\x1b"}],
    }
    table = check_table(found, odd, load_catalogue(), 100)
    assert "\x00" not in table
    assert "\x1b" not in table


def report() -> dict[str, Any]:
    catalogue = load_catalogue()
    said = {"colour": "amber", "value": None, "says": "Something is said here. " * 6}
    return {
        "file": "x",
        "as_of": "2026-11-03",
        "signals": {name: dict(said) for name in catalogue.signals},
        "lights": {name: dict(said) for name in ("voice", "reasons", "trust", "firmness")},
        "gates": {
            "H1": {"applies": True, "met": True, "waived": False, "says": "a"},
            "H2": {"applies": True, "met": False, "waived": False, "says": "b"},
            "RG1": {"applies": True, "met": False, "waived": True, "says": "c"},
            "RG2": {"applies": False, "met": False, "waived": False, "says": "d"},
        },
        "trust": {
            "P1": {
                "dimensions": {"A": 3.5, "B": None},
                "weakest": "A",
                "level": 3.5,
                "indicators": {
                    "C2": {"median": 3, "agreement": 0.1, "spread": "split", "lone_voice": False, "known": True},
                    "A1": {"median": 3, "agreement": 1, "spread": "together", "lone_voice": False, "known": True},
                },
            }
        },
        "ranking": [
            {"option": "O2", "value": 68.02, "first_place_ordered": 0.726, "first_place_free": 0.47},
            {"option": "O1", "value": 46.9, "first_place_ordered": 0.0, "first_place_free": None},
        ],
        "weights": {"safe": 0.6, "our own": 0.4},
        "effective_weights": {"safe": 0.7, "our own": 0.3},
        "flips": {"safe": 0.2358},
        "own_answers": {"T1": "O2", "T2": "O1", "T3": "O2"},
        "crossing": {},
    }


def table(width: int = 100) -> str:
    return check_table(report(), PARTNERSHIP, load_catalogue(), width)


def test_it_starts_with_what_it_is_about() -> None:
    lines = table().splitlines()
    assert lines[0] == "Working with\ufffd[31m Northbank"
    assert lines[2] == "Harbourside Carers, as of 3 November 2026"


@pytest.mark.parametrize("width", [20, 50, 80, 300])
def test_no_line_is_wider_than_asked_or_ends_in_a_space(width: int) -> None:
    lines = table(width).splitlines()
    assert max(map(len, lines)) <= max(80, min(width, 110))
    assert all(line == line.rstrip() for line in lines)


def test_figures_are_named_and_rounded_for_reading() -> None:
    text = table()
    assert "1  Joint delivery       68.0 " in text
    assert "Carry on as we are" in text
    assert "73%" in text
    assert "23.6%" in text
    assert "our own" in text
    assert "Own first choices: Joint delivery 2 of 3, Carry on as we are 1 of 3." in text


def test_nobody_is_named_beside_an_answer() -> None:
    assert "T1" not in table().partition("Gates")[0]


def test_gates_say_how_they_stand_in_words() -> None:
    gates = table().partition("Gates\n")[2].splitlines()[1:5]
    assert [" ".join(line.split()[:3]) for line in gates] == [
        "H1 met a",
        "H2 NOT MET",
        "RG1 waived c",
        "RG2 not needed",
    ]


def test_trust_shows_the_weakest_part_and_what_is_seen_differently() -> None:
    text = table().partition("Trust in Northbank")[2].partition("Gates")[0]
    assert "weakest" in text
    assert "not known" in text
    assert "Seen differently: C2 Brings bad news early (split)." in text
    assert "A1 " not in text


def test_nothing_scored_is_said_in_words() -> None:
    empty = report() | {
        "ranking": [],
        "weights": {},
        "effective_weights": {},
        "flips": {},
        "own_answers": {},
        "trust": {},
    }
    text = check_table(empty, Partnership.empty(), load_catalogue(), 80)
    assert text.startswith("Partnership without a title\n")
    assert "No option has been scored and weighed yet." in text


def test_text_cannot_steer_a_terminal() -> None:
    assert for_terminal("a\x1b]0;x\x07\r\nb\u202ec") == "a\ufffd]0;x\ufffd b\ufffdc"


def test_an_option_that_crosses_a_red_line_is_named_with_its_value() -> None:
    crossing = {"O2": 68.04, "O1": None}
    text = check_table({**report(), "crossing": crossing}, PARTNERSHIP, load_catalogue(), 100)
    assert "Crosses a red line and cannot come first: Joint delivery (68.0), Carry on as we are (-)." in text
    assert "Crosses a red line" not in table()


def test_a_name_of_one_long_word_is_cut_and_not_left_out() -> None:
    partnership = PARTNERSHIP.put(Option(id="O2", title="Lluosogrwydd" * 6))
    text = check_table(report(), partnership, load_catalogue(), 100)
    assert f"{'Lluosogrwydd' * 3}Lluosog…" in text
