"""Trust: what is known, and the bounds of T1 to T9."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from partnerdesk.domain.findings import Colour, Signal, TrustFinding
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    Interest,
    Option,
    Participant,
    Partner,
    PartnershipFile,
    Record,
    Score,
    TrustRating,
)
from tests.fixtures.changing import assessed, changed
from tests.fixtures.worked_example import CONFLICTED, CRITERIA, MEETING, RATINGS, TRUSTEES, worked_example

GREEN, AMBER, RED, UNKNOWN = Colour.GREEN, Colour.AMBER, Colour.RED, Colour.UNKNOWN
CORE = tuple(RATINGS)
Levels = Sequence[int | None]


def board(n: int = 5) -> list[Record]:
    return [Participant(id=f"T{k}", role="trustee") for k in range(1, n + 1)]


def rated(indicator: str, levels: Levels, number: int = 1, partner: str = "P1", basis: str = "seen") -> list[Record]:
    return [
        TrustRating(participant=f"T{k}", partner=partner, indicator=indicator, round=number, level=level, basis=basis)
        for k, level in enumerate(levels, 1)
    ]


def everything(level: int, n: int = 5, partner: str = "P1", **special: Levels) -> list[Record]:
    """Return ratings of the core 12 at one level by all, but for the indicators that are given."""
    rows: list[Record] = []
    for indicator in CORE:
        rows.extend(rated(indicator, special.get(indicator, [level] * n), partner=partner))
    return rows


def trust_of(*records: Record, n: int = 5) -> TrustFinding:
    return assessed(Partnership.of([Partner(id="P1", name="Northbank"), *board(n), *records])).trust["P1"]


def signals(*records: Record, n: int = 5) -> Mapping[str, Signal]:
    return assessed(Partnership.of([Partner(id="P1", name="Northbank"), *board(n), *records])).signals


@pytest.mark.parametrize(
    ("n", "given", "known"),
    [(5, 4, True), (5, 3, False), (6, 4, True), (6, 3, False), (3, 2, True), (1, 1, True), (7, 5, True), (7, 4, False)],
)
def test_an_indicator_is_known_from_two_thirds_rounded_up(n: int, given: int, known: bool) -> None:
    found = trust_of(*rated("A1", [3] * given + [None] * (n - given)), n=n)
    assert found.indicators["A1"].known is known


def test_trustees_who_were_not_there_count_as_raters_who_did_not_say() -> None:
    assert not trust_of(*rated("A1", [3] * 5), n=8).indicators["A1"].known


def test_a_dimension_is_known_from_half_of_its_indicators() -> None:
    found = trust_of(*rated("A1", [4] * 5), *rated("B1", [3] * 2))
    assert found.dimensions["A"] == 4.0
    assert found.dimensions["B"] is None
    assert (found.weakest, found.level) == ("A", 4.0)


def test_an_indicator_outside_the_set_counts_once_it_is_rated() -> None:
    found = trust_of(*rated("A1", [4] * 5), *rated("A2", [3] * 5), *rated("A3", [2] * 5))
    assert found.dimensions["A"] == 3.0
    # One of three is known: less than half.
    assert trust_of(*rated("A1", [4] * 5), *rated("A3", [None] * 5)).dimensions["A"] is None


def test_an_indicator_nobody_could_say_anything_about_is_left_out_of_the_table() -> None:
    assert trust_of(*rated("A1", [None] * 5)).indicators == {}


def test_the_final_round_is_the_highest_that_each_person_gave() -> None:
    found = trust_of(*rated("A1", [1, 1, 1, 1, 1]), *rated("A1", [5, 5], number=2))
    assert found.indicators["A1"].median == 1
    assert found.indicators["A1"].agreement == pytest.approx(-0.6)
    assert found.first_round["A1"].agreement == 1.0
    assert found.second_round == {"A1"}


@pytest.mark.parametrize(("levels", "colour"), [([4, 4, 4, 3, 3], GREEN), ([3] * 5, AMBER), ([2] * 5, RED)])
def test_t1_and_t2_take_the_worst_dimension(levels: list[int], colour: Colour) -> None:
    found = signals(*everything(4, D1=levels, D3=[3] * 5))
    # D is the mean of its two medians: 3.5, 3.0 and 2.5.
    assert found["T1"].items["D"] is (GREEN if levels[0] == 4 else AMBER)
    assert found["T1"].colour == found["T2"].colour
    low = signals(*everything(4, D1=levels, D3=levels))
    assert low["T1"].items["D"] is (GREEN if levels[0] == 4 else colour)
    assert low["T2"].colour is (GREEN if levels[0] == 4 else colour)


@pytest.mark.parametrize(("first", "second", "colour"), [(4, 3, GREEN), (3, 3, AMBER), (2, 3, AMBER), (2, 2, RED)])
def test_t2_at_its_bounds(first: int, second: int, colour: Colour) -> None:
    found = signals(*everything(5, D1=[first] * 5, D3=[second] * 5))
    assert found["T2"].value == (first + second) / 2
    assert found["T2"].colour is colour


def leading(
    form: str | None, *partners: str, ratings: Sequence[Record] = (), named: bool = True
) -> Mapping[str, Signal]:
    """Return the signals of a file whose only scored options are carrying on and a better one of this form."""
    rows: list[Record] = [PartnershipFile(route="short", meeting_on=MEETING), *board()]
    rows += [Partner(id=name, name=f"Partner {name}") for name in ("P1", "P2")]
    rows += [
        Option(id="O1", form="carry_on", is_baseline=True),
        Option(id="O2", form=form, partners=partners if named else None),
    ]
    rows += [
        Score(participant=f"T{k}", option=option, criterion=criterion, round=1, level=level)
        for k in range(1, 6)
        for option, level in (("O1", 2), ("O2", 4))
        for criterion in CRITERIA
    ]
    return assessed(Partnership.of([*rows, *ratings])).signals


@pytest.mark.parametrize(
    ("form", "level", "colour"),
    [("shared_back_office", 3, GREEN), ("joint_body", 3, AMBER), ("group_structure", 3, RED), ("merger_new", 4, GREEN)],
)
def test_t3_is_need_minus_the_weakest(form: str, level: int, colour: Colour) -> None:
    assert leading(form, "P1", ratings=everything(level))["T3"].colour is colour


def test_t3_at_half_a_point_is_amber() -> None:
    signal = leading("joint_body", "P1", ratings=everything(3))["T3"]
    assert signal.value == pytest.approx(0.5)
    assert signal.colour is AMBER


def test_t3_takes_the_least_trusted_partner() -> None:
    signal = leading("merger_new", "P1", "P2", ratings=[*everything(4), *everything(3, partner="P2")])["T3"]
    assert (signal.colour, signal.value) == (RED, 1.0)


def test_t3_with_a_partner_not_rated_is_unknown_unless_it_is_red_already() -> None:
    assert leading("shared_back_office", "P1", "P2", ratings=everything(4))["T3"].colour is UNKNOWN
    assert leading("merger_new", "P1", "P2", ratings=everything(3))["T3"].colour is RED
    assert leading("shared_back_office", "P1")["T3"].colour is UNKNOWN
    assert leading(None, "P1", ratings=everything(4))["T3"].colour is UNKNOWN


def test_t3_without_a_partner_is_green() -> None:
    signal = leading("improve_alone")["T3"]
    assert (signal.colour, signal.value) == (GREEN, None)
    assert "nobody to trust" in str(signal.sentence)


def test_t3_of_a_form_that_needs_a_partner_is_unknown_until_one_is_named() -> None:
    assert leading("joint_delivery", ratings=everything(4), named=False)["T3"].colour is UNKNOWN


def test_before_an_option_leads_t3_is_unknown() -> None:
    assert signals(*everything(4))["T3"].colour is UNKNOWN


@pytest.mark.parametrize(
    ("levels", "colour"),
    [
        ([3, 4, 4, 5, 5], GREEN),
        ([2, 3, 3, 4, 5], AMBER),
        ([2, 2, 3, 4, 4], AMBER),
        ([4, 4, 4, 4, 2], AMBER),
        ([2, 2, 4, 4, None], RED),
        ([1, 1, 5, 5, 5], RED),
    ],
)
def test_t4(levels: list[int | None], colour: Colour) -> None:
    signal = signals(*rated("C2", levels))["T4"]
    assert signal.colour is colour
    assert signal.items == {"C2": colour}


def test_t4_of_a_single_rating_is_unknown() -> None:
    assert signals(*rated("C2", [3]))["T4"].colour is UNKNOWN


@pytest.mark.parametrize(("seen", "colour"), [(10, GREEN), (9, AMBER), (5, AMBER), (4, RED)])
def test_t5(seen: int, colour: Colour) -> None:
    rows = [
        TrustRating(participant=f"T{k % 5 + 1}", partner="P1", indicator=CORE[k // 5], round=1, level=3,
                    basis="seen" if k < seen else "told")
        for k in range(20)
    ]  # fmt: skip
    signal = signals(*rows)["T5"]
    assert (signal.colour, signal.value) == (colour, seen / 20)


def test_t5_leaves_out_ratings_without_a_level() -> None:
    assert signals(*rated("A1", [3, 3, 3, 3, None], basis="seen"))["T5"].value == 1.0


@pytest.mark.parametrize(
    ("missing", "colour", "value"),
    [
        ((), GREEN, ()),
        (("B1", "B2"), AMBER, ("B",)),
        (("B1", "B2", "D1", "D3"), RED, ("B", "D")),
        (("C1", "C2"), RED, ("C",)),
        (("C1",), GREEN, ()),
    ],
)
def test_t6(missing: tuple[str, ...], colour: Colour, value: tuple[str, ...]) -> None:
    nobody_can_say: dict[str, Any] = dict.fromkeys(missing, [None] * 5)
    signal = signals(*everything(4, **nobody_can_say))["T6"]
    assert (signal.colour, signal.value) == (colour, value)


@pytest.mark.parametrize(
    ("second", "colour"),
    [([4, 4], GREEN), ([3, 4], GREEN), ([3, 3], AMBER), ([2, 3], RED)],
)
def test_t7(second: list[int], colour: Colour) -> None:
    other = everything(4, partner="P2", D1=[second[0]] * 5, D3=[second[1]] * 5)
    signal = signals(Partner(id="P2", name="Southbank"), *everything(4), *other)["T7"]
    assert signal.value == 4 - sum(second) / 2
    assert signal.colour is colour


def test_t7_needs_two_rated_partners() -> None:
    alone = signals(*everything(4))["T7"]
    assert (alone.colour, alone.value) == (GREEN, None)
    assert signals(Partner(id="P2"), *everything(4))["T7"].colour is UNKNOWN
    third = [Partner(id="P2"), Partner(id="P3"), *everything(4), *everything(4, partner="P2")]
    assert signals(*third)["T7"].colour is UNKNOWN
    third = [Partner(id="P2"), Partner(id="P3"), *everything(4), *everything(2, partner="P2")]
    assert signals(*third)["T7"].colour is RED


@pytest.mark.parametrize(
    ("indicator", "levels", "colour"),
    [
        ("C2", [2] * 5, RED),
        ("C2", [2, 2, 3, 3, None], GREEN),
        ("C1", [1] * 5, RED),
        ("C3", [2] * 5, RED),
        ("C4", [1] * 5, UNKNOWN),
    ],
)
def test_t8(indicator: str, levels: Levels, colour: Colour) -> None:
    signal = signals(*rated(indicator, levels))["T8"]
    assert signal.colour is colour


def test_t8_looks_at_what_is_known_only() -> None:
    assert signals(*rated("C2", [1, 1]))["T8"].colour is UNKNOWN


@pytest.mark.parametrize(
    ("before", "after", "colour"),
    [
        ([1, 2, 4, 4, 5], [4, 4, 4, 4, 4], AMBER),
        ([1, 2, 4, 4, 5], [4, 4, 4, 3, 4], AMBER),  # A is 0.9 exactly
        ([1, 2, 4, 4, 5], [3, 3, 4, 3, 4], GREEN),
        ([2, 2, 3, 4, 4], [4, 4, 4, 4, 4], GREEN),  # not split before
        ([1, 4, 4, None, None], [4, 4, 4, None, None], GREEN),  # too few
    ],
)
def test_t9(before: Levels, after: Levels, colour: Colour) -> None:
    assert signals(*rated("C2", before), *rated("C2", after, number=2))["T9"].colour is colour


def test_t9_needs_a_first_round() -> None:
    assert signals(*rated("C2", [4] * 5, number=2))["T9"].colour is GREEN


def test_t9_is_green_while_there_is_no_second_round() -> None:
    assert signals(*rated("C2", [1, 2, 4, 4, 5]))["T9"].colour is GREEN


def test_items_of_several_partners_carry_the_partner() -> None:
    found = signals(Partner(id="P2"), *everything(4), *everything(2, partner="P2"))
    assert found["T1"].items["P2:D"] is RED
    assert found["T2"].items == {"P1": GREEN, "P2": RED}
    assert found["T8"].value == ("P2:C1", "P2:C2")


def test_somebody_with_an_interest_in_one_partner_still_rates_the_other() -> None:
    interest = Interest(id="I1", participant="T1", partner="P2", kind="loyalty")
    rows = [*everything(4), *everything(4, partner="P2", A1=[1, 4, 4, 4, 4])]
    found = assessed(Partnership.of([Partner(id="P1"), Partner(id="P2"), *board(), interest, *rows]))
    assert found.trust["P1"].indicators["A1"].ratings == 5
    assert found.trust["P2"].indicators["A1"].ratings == 4
    assert found.trust["P2"].indicators["A1"].agreement == 1.0


def test_an_interest_that_names_no_partner_is_about_all() -> None:
    interest = Interest(id="I1", participant="T1", kind="loyalty")
    found = assessed(Partnership.of([Partner(id="P1"), *board(), interest, *everything(4)]))
    assert found.trust["P1"].indicators["A1"].ratings == 4


def test_ratings_of_somebody_taken_out_change_nothing_and_count_again_when_it_is_lifted() -> None:
    rows = [
        TrustRating(participant=CONFLICTED, partner="P1", indicator=name, round=1, level=1, basis="seen")
        for name in (*CORE, "E4")
    ]
    conflicted = worked_example().put(*rows)
    assert assessed(conflicted).trust == assessed(worked_example()).trust
    lifted = changed(conflicted, Interest, "I6", takes_part="all")
    assert assessed(lifted).trust["P1"].indicators["A1"].ratings == len(TRUSTEES) + 1


def test_the_light_looks_at_the_leading_options_partners_only() -> None:
    bad = everything(1, partner="P2")
    alone = worked_example().put(Partner(id="P2", name="Southbank"), *bad)
    found = assessed(alone)
    assert found.signals["T8"].colour is RED
    assert found.signals["T7"].colour is RED
    assert "Northbank" in str(found.lights["trust"].sentence) or "needs more trust" in str(
        found.lights["trust"].sentence
    )
    calm = changed(alone, Option, "O3", form="mou")
    assert assessed(calm).lights["trust"].colour is AMBER
