"""`partnerdesk check`: the worked example's numbers come out, and every key is there even when nothing is recorded."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from partnerdesk.catalogue import load_catalogue
from partnerdesk.cli.commands import run
from partnerdesk.exchange import read_case
from partnerdesk.services.checks import assessed, check_object
from partnerdesk.services.reading import Reading
from partnerdesk.services.sample import sample_text

GOLDEN = json.loads((Path(__file__).parents[1] / "fixtures" / "golden.json").read_text("utf-8"))
FORMS = {"O1": "carry_on", "O2": "mou", "O3": "joint_delivery", "O4": "merger_join"}
KEYS = [
    *("file", "as_of", "signals", "lights", "gates", "trust", "reasons", "ranking", "weights", "effective_weights"),
    *("margin", "flips", "own_answers", "dominated", "crossing"),
]
Check = Callable[..., dict[str, Any]]


@pytest.fixture
def check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Check:
    """Give a function that imports a case and gives its check."""

    def checked(case: dict[str, Any], *options: str) -> dict[str, Any]:
        (tmp_path / "case.json").write_text(json.dumps({"format": "partnerdesk", "version": 1, **case}))
        file = str(tmp_path / "case.partnership")
        assert run(["-q", "import", str(tmp_path / "case.json"), "-o", file, "--force"]) == 0
        assert run(["check", file, "--json", *options]) == 0
        found: dict[str, Any] = json.loads(capsys.readouterr().out)
        return found

    return checked


@pytest.fixture(scope="module")
def sample() -> dict[str, Any]:
    catalogue = load_catalogue()
    reading = Reading(read_case(sample_text(), catalogue), catalogue, date(2026, 11, 23))
    return check_object("harbourside.partnership", assessed(reading))


def test_every_key_is_there_in_the_promised_order(sample: dict[str, Any]) -> None:
    assert list(sample) == KEYS
    assert list(sample["signals"]) == list(load_catalogue().signals)
    assert list(sample["gates"]) == list(load_catalogue().gates)
    assert list(sample["lights"]) == ["voice", "reasons", "trust", "firmness"]
    assert sample["file"] == "harbourside.partnership"
    assert sample["as_of"] == "2026-11-23"
    json.dumps(sample, allow_nan=False)


def test_the_four_lights_of_the_worked_example(sample: dict[str, Any]) -> None:
    colours = {name: light["colour"] for name, light in sample["lights"].items()}
    assert colours == {"voice": "amber", "reasons": "green", "trust": "red", "firmness": "amber"}
    assert sample["signals"]["V1"] == {
        "colour": "amber",
        "value": 0.6,
        "says": "3 of 5 objectives are backed by something people told us.",
    }


def test_reasons_of_the_worked_example(sample: dict[str, Any]) -> None:
    wanted = GOLDEN["drivers"]
    assert sample["reasons"] == pytest.approx(
        {
            "people_and_scope": wanted["people_scope_share"],
            "evidenced": wanted["evidenced"],
            "money": wanted["money"],
            "mandate": wanted["mandate"],
            "scope_to_scale": wanted["scope_ratio"],
        }
    )


def test_trust_of_the_worked_example(sample: dict[str, Any]) -> None:
    found = sample["trust"]["P1"]
    assert found["dimensions"] == GOLDEN["trust"]["dims"]
    assert (found["weakest"], found["level"]) == ("D", 2.5)
    assert set(found["indicators"]) == set(GOLDEN["trust"]["indicators"])
    for name, wanted in GOLDEN["trust"]["indicators"].items():
        indicator = found["indicators"][name]
        assert indicator["median"] == wanted["median"]
        assert indicator["agreement"] == pytest.approx(wanted["A2"], abs=0.0005)
        assert indicator["spread"] == wanted["spread2"]
        assert (indicator["lone_voice"], indicator["known"]) == (False, True)


def test_ranking_of_the_worked_example(sample: dict[str, Any]) -> None:
    assert [FORMS[row["option"]] for row in sample["ranking"]] == GOLDEN["rank"]
    for row in sample["ranking"]:
        form = FORMS[row["option"]]
        assert row["value"] == pytest.approx(GOLDEN["values"][form], abs=0.005)
        assert row["first_place_ordered"] * 100 == pytest.approx(GOLDEN["smaa_ordered_first"][form], abs=2)
        assert row["first_place_free"] * 100 == pytest.approx(GOLDEN["smaa_free_first"][form], abs=2)
    assert sample["margin"] == pytest.approx(GOLDEN["margin"], abs=0.005)
    for key, golden in (("weights", "weights"), ("effective_weights", "effective")):
        wanted = dict(zip(GOLDEN["criteria"], GOLDEN[golden], strict=True))
        assert sample[key] == pytest.approx(wanted, abs=0.00005)
        assert sum(sample[key].values()) == pytest.approx(1)
    flips = {name: value for name, value in GOLDEN["swap"].items() if value is not None}
    assert sample["flips"] == pytest.approx(flips, abs=0.00005)
    assert [FORMS[sample["own_answers"][f"T{n}"]] for n in range(1, 6)] == GOLDEN["trustee_top"]
    assert sample["dominated"] == GOLDEN["dominated"]


def test_nothing_recorded_has_every_key_too(check: Check) -> None:
    found = check({"partner": [{"id": "P1", "name": "Northbank"}]}, "--as-of", "2026-11-23")
    assert list(found) == KEYS
    assert len(found["signals"]) == 38
    assert len(found["gates"]) == 20
    assert {light["colour"] for light in found["lights"].values()} <= {"unknown", "red", "amber"}
    assert list(found["trust"]["P1"]) == ["dimensions", "weakest", "level", "indicators"]
    assert found["trust"]["P1"]["dimensions"] == dict.fromkeys("ABCDEF")
    assert found["trust"]["P1"]["indicators"] == {}
    assert set(found["reasons"]) == {"people_and_scope", "evidenced", "money", "mandate", "scope_to_scale"}
    assert (found["ranking"], found["margin"], found["flips"], found["own_answers"]) == ([], None, {}, {})
    assert found["signals"]["P1"]["colour"] == "unknown"


def test_the_day_is_as_asked_then_the_meeting_then_today(check: Check) -> None:
    assert check({"file": {"meeting_on": "2026-11-23"}})["as_of"] == "2026-11-23"
    assert check({"file": {"meeting_on": "2026-11-23"}}, "--as-of", "2027-01-05")["as_of"] == "2027-01-05"
    assert date.fromisoformat(check({})["as_of"]) > date(2025, 1, 1)


def test_the_table_shows_the_same_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(tmp_path / "harbourside.partnership")
    assert run(["-q", "sample", "-o", file]) == 0
    assert run(["check", file]) == 0
    text = capsys.readouterr().out
    assert "amber  People’s voice" in text
    assert "red    Trust" in text
    assert "68.0" in text
    assert "waived  " in text
