"""People’s voice: the bounds of V1 to V9 and P3."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from partnerdesk.domain.case import Case
from partnerdesk.domain.findings import Colour, Signal
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    BeneficiaryGroup,
    BeneficiaryInput,
    EvidenceLink,
    InputGroup,
    Objective,
    PartPlayed,
    Record,
    Setting,
)
from partnerdesk.domain.voice import voice_finding
from partnerdesk.domain.voice_signals import voice_signals
from tests.fixtures.worked_example import MEETING, catalogue

GREEN, AMBER, RED, UNKNOWN = Colour.GREEN, Colour.AMBER, Colour.RED, Colour.UNKNOWN


def signals(*records: Record, as_of: date = MEETING) -> dict[str, Signal]:
    case = Case.of(Partnership.of(records), catalogue(), as_of)
    return {signal.id: signal for signal in voice_signals(case, voice_finding(case))}


def said(name: str = "BI-1", **fields: Any) -> BeneficiaryInput:
    """Return a strong, valid and fresh input, with some fields different."""
    strong = BeneficiaryInput(
        id=name,
        method="interview",
        to_date=MEETING,
        n_took_part=9,
        about="proposal",
        stance="supports",
        lawful_basis="legitimate interests",
    )
    return replace(strong, **fields)


def aim(name: str, priority: str | None = "should", status: str = "kept") -> Objective:
    return Objective(id=name, so_that_text=f"aim {name}", priority=priority, status=status, origin="trustee")


def link(objective: str, given: str = "BI-1", kind: str = "supports", answer: str | None = None) -> EvidenceLink:
    return EvidenceLink(objective=objective, input=given, kind=kind, board_response=answer)


def backed(n: int, m: int) -> list[Record]:
    """Return m kept objectives of which n are backed."""
    return [said(), *(aim(f"OB{k}") for k in range(m)), *(link(f"OB{k}") for k in range(n))]


@pytest.mark.parametrize(
    ("n", "m", "colour"),
    [(4, 5, GREEN), (3, 4, AMBER), (1, 2, AMBER), (79, 100, AMBER), (49, 100, RED), (0, 3, RED), (5, 5, GREEN)],
)
def test_v1(n: int, m: int, colour: Colour) -> None:
    signal = signals(*backed(n, m))["V1"]
    assert (signal.colour, signal.value) == (colour, n / m)
    assert f"{n} of {m}" in str(signal.sentence)


def test_v1_counts_kept_objectives_only() -> None:
    found = signals(*backed(1, 1), aim("X", status="proposed"), aim("Y", status="dropped"), aim("Z", status="merged"))
    assert found["V1"].value == 1.0


@pytest.mark.parametrize("kind", ["raised", "supports", "qualifies"])
def test_v1_is_backed_by_three_kinds_of_link(kind: str) -> None:
    assert signals(said(), aim("OB1"), link("OB1", kind=kind))["V1"].value == 1.0


def test_v1_is_not_backed_by_a_contradiction() -> None:
    assert signals(said(), aim("OB1"), link("OB1", kind="contradicts"))["V1"].value == 0.0


@pytest.mark.parametrize(
    "fields",
    [
        {"withdrawn_at": "2026-11-01T10:00:00"},
        {"consent_state": "withdrawn"},
        {"lawful_basis": None},
        {"lawful_basis": " "},
        {"to_date": date(2024, 11, 22)},
        {"to_date": None},
    ],
)
def test_v1_needs_valid_and_current_inputs(fields: dict[str, Any]) -> None:
    assert signals(said(**fields), aim("OB1"), link("OB1"))["V1"].value == 0.0


def test_v1_says_what_does_not_count_for_want_of_a_lawful_basis() -> None:
    loose = said("BI-2", lawful_basis=None)
    rows = (said(), loose, aim("OB1"), aim("OB2"), link("OB1"), link("OB1", "BI-2"))
    assert "lawful basis" not in str(signals(*rows)["V1"].sentence), "OB1 is backed, and nothing is linked to OB2"
    one = str(signals(*rows, link("OB2", "BI-2"))["V1"].sentence)
    assert one.startswith("1 of 2 objectives are backed")
    assert one.endswith("One thing that was linked does not count: no lawful basis is recorded.")
    two = (*rows, said("BI-3", lawful_basis=" "), link("OB2", "BI-2"), link("OB2", "BI-3"))
    assert "2 things that were linked do not count" in str(signals(*two)["V1"].sentence)
    gone = (*rows, said("BI-4", lawful_basis=None, withdrawn_at="2026-11-01T10:00:00"), link("OB2", "BI-4"))
    assert "lawful basis" not in str(signals(*gone)["V1"].sentence)


@pytest.mark.parametrize(
    ("fields", "counts"),
    [
        ({"to_date": date(2024, 11, 23)}, True),
        ({"to_date": None, "from_date": date(2024, 11, 23)}, True),
        ({"to_date": date(2024, 11, 22), "from_date": MEETING}, False),
    ],
)
def test_an_inputs_age_runs_from_its_last_day(fields: dict[str, Any], counts: bool) -> None:
    assert signals(said(**fields), aim("OB1"), link("OB1"))["V1"].value == float(counts)


def test_months_end_on_the_last_day_there_is() -> None:
    leap = said(to_date=date(2024, 2, 29))
    assert signals(leap, aim("OB1"), link("OB1"), as_of=date(2026, 2, 28))["V1"].value == 1.0
    assert signals(leap, aim("OB1"), link("OB1"), as_of=date(2026, 3, 1))["V1"].value == 0.0


def test_v2() -> None:
    assert signals(said(), aim("OB1", "must"), link("OB1"))["V2"].colour is GREEN
    bare = signals(said(), aim("OB1", "must"), aim("OB2", "should"))["V2"]
    assert (bare.colour, bare.value) == (RED, ("OB1",))
    assert "‘aim OB1’" in str(bare.sentence)
    assert signals(aim("OB1", "should"))["V2"].colour is GREEN
    assert signals(aim("OB1", None))["V2"].colour is UNKNOWN
    assert signals(aim("OB1", None), aim("OB2", "must"))["V2"].colour is RED


@pytest.mark.parametrize(
    ("effect", "at_risk", "colour"),
    [
        ("gain", False, AMBER),
        ("gain", True, RED),
        ("lose", False, RED),
        ("mixed", False, RED),
        ("unclear", False, RED),
        ("none", False, GREEN),
        ("none", True, GREEN),
        (None, False, UNKNOWN),
        (None, True, RED),
    ],
)
def test_v3_of_a_group_not_heard(effect: str | None, at_risk: bool, colour: Colour) -> None:
    signal = signals(BeneficiaryGroup(id="G1", name="Young carers", effect=effect, at_risk=at_risk))["V3"]
    assert signal.colour is colour
    if colour is not GREEN:
        assert "Young carers" in str(signal.sentence)


def test_v3_is_green_once_all_are_heard() -> None:
    group = BeneficiaryGroup(id="G1", name="Young carers", effect="lose")
    heard = signals(said(), group, InputGroup(input="BI-1", group="G1"))["V3"]
    assert heard.colour is GREEN
    assert "not been heard" not in str(heard.sentence)
    old = signals(said(to_date=date(2020, 1, 1)), group, InputGroup(input="BI-1", group="G1"))["V3"]
    assert old.colour is RED


def test_v3_names_every_group_of_the_worst_kind() -> None:
    groups = [BeneficiaryGroup(id=f"G{n}", name=f"Group {n}", effect="lose") for n in (1, 2)]
    signal = signals(*groups, BeneficiaryGroup(id="G3", name="Group 3", effect="gain"))["V3"]
    assert signal.value == ("G1", "G2", "G3")
    assert "Group 1, Group 2." in str(signal.sentence)
    assert signal.items["G3"] is AMBER


@pytest.mark.parametrize(
    ("methods", "colour"),
    [
        (["interview", "survey"], GREEN),
        (["interview", "staff"], GREEN),
        (["interview", "group"], AMBER),
        (["staff", "casework"], RED),
        (["visit"], RED),
        ([None], UNKNOWN),
    ],
)
def test_v4(methods: list[str | None], colour: Colour) -> None:
    signal = signals(*(said(f"BI-{n}", method=method) for n, method in enumerate(methods)))["V4"]
    assert signal.colour is colour


def test_v4_says_so_when_nobody_was_asked() -> None:
    assert str(signals(said(method="staff"))["V4"].sentence) == "Nobody affected has been asked directly."
    assert str(signals(said())["V4"].sentence) == "We have listened in only one way."
    assert signals(said(to_date=date(2020, 1, 1)))["V4"].colour is UNKNOWN


@pytest.mark.parametrize(
    ("old", "m", "colour"),
    [(0, 4, GREEN), (1, 4, GREEN), (26, 100, AMBER), (2, 4, AMBER), (51, 100, RED), (3, 5, RED)],
)
def test_v5(old: int, m: int, colour: Colour) -> None:
    inputs = [said(f"BI-{n}", to_date=date(2020, 1, 1) if n < old else MEETING) for n in range(m)]
    signal = signals(aim("OB1"), *inputs, *(link("OB1", f"BI-{n}") for n in range(m)))["V5"]
    assert (signal.colour, signal.value) == (colour, old / m)


def test_v5_looks_at_what_is_linked_and_not_withdrawn() -> None:
    gone = said("BI-2", to_date=date(2020, 1, 1), withdrawn_at="2026-01-01T00:00:00")
    loose = said("BI-3", to_date=date(2020, 1, 1))
    found = signals(aim("OB1"), said(), gone, loose, link("OB1"), link("OB1", "BI-2"))
    assert found["V5"].value == 0.0
    assert signals(aim("OB1"), said(to_date=None), link("OB1"))["V5"].colour is RED


def test_v5_says_two_years_only_where_these_count() -> None:
    new, old, undated = said("BI-1"), said("BI-2", to_date=date(2020, 1, 1)), said("BI-3", to_date=None)
    links = (aim("OB1"), link("OB1"), link("OB1", "BI-2"), link("OB1", "BI-3"))
    half_a_year = Setting(key="current_months", value="6")
    assert str(signals(*links[:2], new)["V5"].sentence) == "Everything we rely on is from the last two years."
    assert "recent enough" in str(signals(*links[:2], new, half_a_year)["V5"].sentence)
    assert str(signals(*links[:3], new, old)["V5"].sentence).startswith("Over two years old: 1 of the 2")
    without = "Too old, or without a date: 2 of the 3 pieces of evidence we rely on."
    assert str(signals(*links, new, old, undated)["V5"].sentence) == without
    assert str(signals(*links, new, old, replace(undated, to_date=MEETING), half_a_year)["V5"].sentence).startswith(
        "Too"
    )
    only_old = (*links[:3], replace(new, to_date=old.to_date), old)
    assert str(signals(*only_old)["V5"].sentence) == "More than half of what we rely on is over two years old."
    lenient = Setting(key="v5_amber", value="0.3")
    assert str(signals(*links[:3], new, old, lenient)["V5"].sentence).startswith("Over two years old: 1 of the 2")


@pytest.mark.parametrize(
    ("fields", "strength", "colour"),
    [
        ({}, 8, GREEN),
        ({"n_took_part": 3, "about": "need"}, 6, GREEN),
        ({"n_took_part": 3, "about": "general"}, 5, AMBER),
        ({"method": "staff", "n_took_part": 3, "about": "general"}, 3, AMBER),
        ({"method": "staff", "n_took_part": 1, "about": "general"}, 2, RED),
        ({"method": "staff", "n_took_part": 1, "about": None, "to_date": date(2025, 1, 1)}, 1, RED),
        ({"method": None, "about": "general"}, 2, RED),
    ],
)
def test_v6(fields: dict[str, Any], strength: int, colour: Colour) -> None:
    signal = signals(said(**fields), aim("OB1"), link("OB1"))["V6"]
    assert (signal.value, signal.colour, signal.items) == (strength, colour, {"OB1": colour})


def test_v6_takes_the_best_input_of_each_and_the_worst_objective() -> None:
    weak = said("BI-2", method="staff", n_took_part=1, about="general")
    found = signals(
        said(), weak, aim("OB1"), aim("OB2"), aim("OB3"), link("OB1"), link("OB1", "BI-2"), link("OB2", "BI-2")
    )
    assert found["V6"].items == {"OB1": GREEN, "OB2": RED}
    assert str(found["V6"].sentence) == "‘aim OB2’ rests on thin evidence: few people took part."


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"method": "staff", "n_took_part": 3, "about": "general"}, "others spoke for them"),
        ({"method": "interview", "n_took_part": 3, "about": "general"}, "nobody was asked about"),
        ({"method": "visit", "n_events": 3, "about": "need", "to_date": date(2025, 6, 1)}, "more than a year old"),
    ],
)
def test_v6_says_why(fields: dict[str, Any], reason: str) -> None:
    assert reason in str(signals(said(**fields), aim("OB1"), link("OB1"))["V6"].sentence)


@pytest.mark.parametrize(
    ("day", "recency"),
    [(date(2025, 11, 23), 2), (date(2025, 11, 22), 1), (date(2024, 11, 23), 1), (date(2024, 11, 22), 0), (None, 0)],
)
def test_recency(day: date | None, recency: int) -> None:
    case = Case.of(Partnership.of([said(to_date=day)]), catalogue(), MEETING)
    assert voice_finding(case).inputs["BI-1"].recency == recency


@pytest.mark.parametrize(
    ("method", "fields", "breadth"),
    [
        ("interview", {"n_took_part": 9}, 2),
        ("interview", {"n_took_part": 8}, 1),
        ("interview", {"n_took_part": 2}, 0),
        ("group", {"n_took_part": 30, "n_events": 4}, 2),
        ("group", {"n_took_part": 30, "n_events": 1}, 1),
        ("group", {"n_took_part": 30, "n_events": None}, 0),
        ("survey", {"n_took_part": 30, "n_asked": 150}, 2),
        ("survey", {"n_took_part": 30, "n_asked": 151}, 1),
        ("survey", {"n_took_part": 30, "n_asked": None}, 1),
        ("survey", {"n_took_part": 100, "n_asked": 5000}, 2),
        ("survey", {"n_took_part": 9}, 0),
        ("codesign", {"n_took_part": 8, "n_events": 2}, 2),
        ("codesign", {"n_took_part": 8, "n_events": 1}, 1),
        ("story", {"n_took_part": 30}, 1),
    ],
)
def test_breadth(method: str, fields: dict[str, Any], breadth: int) -> None:
    given = said(method=method, **{"n_took_part": None, **fields})
    case = Case.of(Partnership.of([given]), catalogue(), MEETING)
    assert voice_finding(case).inputs["BI-1"].breadth == breadth


def test_v7() -> None:
    many = [said(f"BI-{n}") for n in range(6)]
    assert signals(*many)["V7"].colour is AMBER
    assert signals(*many[:5])["V7"].colour is GREEN
    assert signals(*many[:5], said("BI-9", stance="opposed"))["V7"].colour is GREEN
    assert signals(*many[:5], said("BI-9", stance="supports_with_conditions"))["V7"].colour is GREEN
    assert signals(*many, aim("OB1"), link("OB1", "BI-0", "qualifies"))["V7"].colour is GREEN
    invalid = said("BI-9", stance="opposed", lawful_basis=None)
    assert signals(*many, invalid)["V7"].colour is AMBER
    assert signals(invalid)["V7"].colour is UNKNOWN


@pytest.mark.parametrize(
    ("priority", "answer", "colour"),
    [
        ("must", None, RED),
        ("must", "  ", RED),
        ("should", None, AMBER),
        ("could", "", AMBER),
        ("must", "We heard it", GREEN),
    ],
)
def test_v8(priority: str, answer: str | None, colour: Colour) -> None:
    found = signals(said(), aim("OB1", priority), link("OB1", kind="contradicts", answer=answer))["V8"]
    assert found.colour is colour


def test_v8_of_a_withdrawn_input_or_a_dropped_objective_is_no_matter() -> None:
    gone = said(withdrawn_at="2026-01-01T00:00:00")
    assert signals(gone, aim("OB1", "must"), link("OB1", kind="contradicts"))["V8"].colour is GREEN
    assert signals(said(), aim("OB1", status="dropped"), link("OB1", kind="contradicts"))["V8"].colour is UNKNOWN


@pytest.mark.parametrize(
    ("aims", "judging", "colour", "low"),
    [
        (2, 2, GREEN, ()),
        (1, 2, AMBER, ("aims",)),
        (4, 1, AMBER, ("judging",)),
        (1, 0, RED, ("aims", "judging")),
        (None, 2, UNKNOWN, None),
        (2, None, UNKNOWN, None),
    ],
)
def test_v9(aims: int | None, judging: int | None, colour: Colour, low: tuple[str, ...] | None) -> None:
    signal = signals(PartPlayed(stage="aims", level=aims), PartPlayed(stage="judging", level=judging))["V9"]
    assert (signal.colour, signal.value) == (colour, low)


def test_v9_names_both_stages() -> None:
    signal = signals(PartPlayed(stage="aims", level=0), PartPlayed(stage="judging", level=0))["V9"]
    assert str(signal.sentence) == "Beneficiaries are not part of setting aims or of judging results."


@pytest.mark.parametrize(
    ("others", "m", "colour"), [(0, 3, GREEN), (33, 100, GREEN), (1, 3, AMBER), (66, 100, AMBER), (2, 3, RED)]
)
def test_p3(others: int, m: int, colour: Colour) -> None:
    inputs = [said(f"BI-{n}", method="staff" if n < others else "interview") for n in range(m)]
    assert signals(*inputs)["P3"].colour is colour


def test_p3_leaves_out_inputs_without_a_method() -> None:
    assert signals(said(), said("BI-2", method=None))["P3"].value == 0.0
    assert signals(said(method=None))["P3"].colour is UNKNOWN


def test_a_threshold_of_the_file_takes_the_place_of_the_default() -> None:
    assert signals(*backed(3, 5), Setting(key="v1_green", value="0.6"))["V1"].colour is GREEN
    assert signals(*backed(3, 5), Setting(key="v1_green", value="lots"))["V1"].colour is AMBER
    assert signals(*backed(3, 5), Setting(key="v1_green", value="7"))["V1"].colour is AMBER


def test_where_many_are_named_the_sentence_names_some_and_counts_the_others() -> None:
    many = [aim(f"OB{n}", "must") for n in range(1, 10)]
    told = str(signals(said(), *many)["V2"].sentence)
    assert told.count("‘aim") == 5
    assert " and 4 more" in told
    assert signals(said(), *many)["V2"].value == tuple(row.id for row in many)
    few = [aim(f"OB{n}", "must") for n in range(1, 7)]
    assert "more" not in str(signals(said(), *few)["V2"].sentence)
