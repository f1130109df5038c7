"""Reasons: the bounds of D1 to D5 and W1."""

import pytest

from partnerdesk.domain.case import Case
from partnerdesk.domain.findings import Colour, ReasonsFinding, Signal
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.reasons import alternatives_part, points_of, reasons_finding
from partnerdesk.domain.reasons_signals import ReasonsView, d1, d2, d3, d4, d5, reasons_signals, w1
from partnerdesk.domain.records import Alternative, Objective, ObjectiveDriver, Option, Record
from partnerdesk.domain.voice import voice_finding
from tests.fixtures.changing import assessed, changed
from tests.fixtures.worked_example import MEETING, catalogue, worked_example

GREEN, AMBER, RED, UNKNOWN = Colour.GREEN, Colour.AMBER, Colour.RED, Colour.UNKNOWN
EMPTY = Case.of(Partnership.empty(), catalogue(), MEETING)


def view(whole: bool = True, leaders: tuple[Option, ...] = (), **figures: float | None) -> ReasonsView:
    """Return figures as they stand, without records behind them."""
    given: dict[str, float | None] = {
        "people_and_scope": 0.5,
        "evidenced": 0.5,
        "money": 0.2,
        "mandate": 0.0,
        "scope_to_scale": 0.5,
        "freedom": 80.0,
        **figures,
    }
    return ReasonsView(ReasonsFinding(families={}, **given), whole, leaders)


@pytest.mark.parametrize(
    ("people", "money", "colour"),
    [
        (0.5, 0.5, GREEN),
        (0.499, 0.3, AMBER),
        (0.34, 0.34, AMBER),
        (0.339, 0.1, RED),
        (0.45, 0.451, RED),
        (0.6, 0.0, GREEN),
    ],
)
def test_d1(people: float, money: float, colour: Colour) -> None:
    assert d1(EMPTY, view(people_and_scope=people, money=money)).colour is colour


@pytest.mark.parametrize(("shown", "colour"), [(0.5, GREEN), (0.3, GREEN), (0.299, AMBER), (0.1, AMBER), (0.099, RED)])
def test_d2(shown: float, colour: Colour) -> None:
    assert d2(EMPTY, view(people_and_scope=0.5, evidenced=shown)).colour is colour


@pytest.mark.parametrize(
    ("ratio", "colour"), [(0.5, GREEN), (0.499, AMBER), (0.25, AMBER), (0.249, RED), (None, UNKNOWN)]
)
def test_d3(ratio: float | None, colour: Colour) -> None:
    assert d3(EMPTY, view(scope_to_scale=ratio)).colour is colour


@pytest.mark.parametrize(
    ("form", "ratio", "colour"),
    [
        ("shared_back_office", 0.6, AMBER),  # scale 4, scope 1
        ("shared_back_office", 0.59, GREEN),
        ("group_structure", 0.8, GREEN),  # scale 4, scope 3
        (None, 0.8, UNKNOWN),
        ("shared_back_office", None, GREEN),
    ],
)
def test_d4(form: str | None, ratio: float | None, colour: Colour) -> None:
    leaders = (Option(id="O1", form=form),)
    assert d4(EMPTY, view(leaders=leaders, scope_to_scale=ratio)).colour is colour


def test_d4_takes_the_worst_of_options_that_share_the_lead() -> None:
    leaders = (Option(id="O1", form="mou"), Option(id="O2", form="shared_back_office"))
    signal = d4(EMPTY, view(leaders=leaders, scope_to_scale=0.7))
    assert (signal.colour, signal.value, signal.items) == (AMBER, 3, {"O1": GREEN, "O2": AMBER})
    assert d4(EMPTY, view(scope_to_scale=0.7)).colour is UNKNOWN


@pytest.mark.parametrize("rule", [d1, d2, d3, d4])
def test_while_an_objective_has_no_points_nothing_is_said(rule: object) -> None:
    assert rule(EMPTY, view(whole=False)).colour is UNKNOWN  # type: ignore[operator]  # one of the rules


def origins(*given: str | None) -> Signal:
    rows = [Objective(id=f"OB{n}", status="kept", origin=origin) for n, origin in enumerate(given)]
    case = Case.of(Partnership.of(rows), catalogue(), MEETING)
    return d5(case, voice_finding(case))


@pytest.mark.parametrize(
    ("given", "colour"),
    [
        (["beneficiaries", "funder", "funder"], GREEN),
        (["beneficiaries", *["funder"] * 3], AMBER),
        ([*["beneficiaries"] * 13, *["funder"] * 27], AMBER),  # 32.5 %
        (["beneficiaries", *["funder"] * 99], AMBER),
        (["funder"], RED),
        (["funder", None], UNKNOWN),
        (["beneficiaries", None], GREEN),
        ([], UNKNOWN),
    ],
)
def test_d5(given: list[str | None], colour: Colour) -> None:
    assert origins(*given).colour is colour


@pytest.mark.parametrize(("score", "colour"), [(70, GREEN), (69.9, AMBER), (40, AMBER), (39.9, RED), (None, UNKNOWN)])
def test_w1(score: float | None, colour: Colour) -> None:
    assert w1(EMPTY, view(freedom=score)).colour is colour


@pytest.mark.parametrize(
    ("rows", "part"),
    [
        ([], 0),
        ([("improve_alone", "yes")], 50),
        ([("none_found", None)], 50),
        ([("other_partner", "no")], 50),
        ([("other_partner", "yes")], 100),
        ([("other_form", "yes"), ("improve_alone", "no")], 100),
        ([("improve_alone", "yes"), ("other_form", "unknown")], 50),
    ],
)
def test_alternatives(rows: list[tuple[str, str | None]], part: float) -> None:
    records = [Alternative(id=f"AL{n}", kind=kind, workable=works) for n, (kind, works) in enumerate(rows)]
    assert alternatives_part(Case.of(Partnership.of(records), catalogue(), MEETING)) == part


def figures(*records: Record) -> tuple[ReasonsFinding, bool]:
    case = Case.of(Partnership.of(records), catalogue(), MEETING)
    points = points_of(case, voice_finding(case))
    return reasons_finding(case, points, {}), points.whole


def test_an_objective_counts_in_proportion_to_its_points() -> None:
    rows = [
        Objective(id="OB1", priority="must", status="kept"),
        Objective(id="OB2", priority="could", status="kept"),
        ObjectiveDriver(objective="OB1", driver="need", points=2),
        ObjectiveDriver(objective="OB2", driver="finance", points=10),
    ]
    found, whole = figures(*rows)
    assert whole
    assert found.people_and_scope == pytest.approx(6 / 16)
    assert found.money == pytest.approx(10 / 16)


def test_points_of_objectives_that_are_not_kept_do_not_count() -> None:
    rows = [
        Objective(id="OB1", priority="must", status="kept"),
        Objective(id="OB2", priority="must", status="dropped"),
        ObjectiveDriver(objective="OB1", driver="need", points=10),
        ObjectiveDriver(objective="OB2", driver="finance", points=10),
        ObjectiveDriver(objective="OB1", driver="no_such_driver", points=10),
    ]
    assert figures(*rows)[0].people_and_scope == 1.0


@pytest.mark.parametrize(
    "rows",
    [
        [Objective(id="OB1", priority="must", status="kept")],
        [Objective(id="OB1", status="kept"), ObjectiveDriver(objective="OB1", driver="need", points=10)],
        [
            Objective(id="OB1", priority="must", status="kept"),
            Objective(id="OB2", priority="must", status="kept"),
            ObjectiveDriver(objective="OB1", driver="need", points=10),
            ObjectiveDriver(objective="OB2", driver="need", points=0),
        ],
    ],
)
def test_points_are_whole_once_every_kept_objective_has_some(rows: list[Record]) -> None:
    assert not figures(*rows)[1]


def test_scope_to_scale_needs_a_tenth_of_the_points() -> None:
    aim = Objective(id="OB1", priority="must", status="kept")
    rest = ObjectiveDriver(objective="OB1", driver="need", points=9)
    scope = ObjectiveDriver(objective="OB1", driver="scope", points=1)
    assert figures(aim, rest, scope)[0].scope_to_scale == 1.0
    more = (
        Objective(id="OB2", priority="could", status="kept"),
        ObjectiveDriver(objective="OB2", driver="need", points=1),
    )
    assert figures(aim, rest, scope, *more)[0].scope_to_scale is None
    assert figures(aim, rest)[0].scope_to_scale is None


def test_without_points_there_are_no_shares_and_no_freedom() -> None:
    found, whole = figures(Alternative(id="AL1", kind="other_partner", workable="yes"))
    assert not whole
    assert (found.people_and_scope, found.mandate, found.freedom, found.families) == (None, None, None, {})


def test_two_parts_are_enough_for_freedom() -> None:
    rows = [
        Objective(id="OB1", priority="must", status="kept"),
        ObjectiveDriver(objective="OB1", driver="mandate", points=10),
    ]
    assert figures(*rows)[0].freedom == 0.0


def test_all_the_signals_of_a_poor_case_say_what_the_catalogue_says() -> None:
    poor = changed(worked_example(), Objective, "OB1", origin="funder")
    poor = changed(poor, Objective, "OB2", origin="funder")
    found = assessed(poor).signals
    assert str(found["D5"].sentence) == "No objective began with beneficiaries."
    case = Case.of(Partnership.empty(), catalogue(), MEETING)
    poor_view = view(people_and_scope=0.9, evidenced=0.1, money=0.0, scope_to_scale=0.1, freedom=5.0)
    said = {signal.id: str(signal.sentence) for signal in reasons_signals(case, voice_finding(case), poor_view)}
    assert said["D2"] == "We say it is for people more than we can show."
    assert said["D3"].startswith("Our case rests on doing more of the same")
    assert said["W1"].startswith("This looks more imposed than chosen.")
