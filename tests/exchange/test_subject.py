"""Everything about one person, as JSON and as a table."""

import csv
import io
import json

from partnerdesk.domain.about import about_input, about_person
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    BeneficiaryGroup,
    BeneficiaryInput,
    EvidenceLink,
    InputGroup,
    InputTheme,
    Objective,
    SurveyAnswer,
    Theme,
)
from partnerdesk.exchange.subject import about_json, about_table

CASE = Partnership.of(
    [
        BeneficiaryInput(id="BI-001", quote="=cmd|' /C calc'!A0", person_code="07", n_asked=3),
        BeneficiaryInput(id="BI-002", summary="Tuesdays are what keeps me going", person_code=" 07 "),
        BeneficiaryInput(id="BI-003", summary="somebody else's", person_code="08"),
        BeneficiaryGroup(id="G1", name="carers"),
        BeneficiaryGroup(id="G2", name="others"),
        InputGroup(input="BI-001", group="G1"),
        InputGroup(input="BI-003", group="G2"),
        Theme(id="TH1", text="time"),
        InputTheme(input="BI-002", theme="TH1"),
        Objective(id="OB1", measure="tuesdays are what keeps me going, as they said"),
        EvidenceLink(objective="OB1", input="BI-002", kind="raised"),
        SurveyAnswer(input="BI-001", question="How?", answer="well", count=2),
    ]
)


def test_everything_of_a_person_and_nothing_of_another() -> None:
    told = json.loads(about_json(about_person(CASE, "07")))
    assert [row["id"] for row in told["inputs"]] == ["BI-001", "BI-002"]
    assert {row["record"] for row in told["hanging"]} == {
        "input_group",
        "input_theme",
        "evidence_link",
        "survey_answer",
    }
    assert [(row["record"], row["id"]) for row in told["linked"]] == [
        ("beneficiary_group", "G1"),
        ("theme", "TH1"),
        ("objective", "OB1"),
    ]
    assert told["words_repeated_in"] == [{"record": "objective", "id": "OB1", "field": "measure"}]
    assert "somebody else" not in json.dumps(told)


def test_one_input_alone() -> None:
    told = json.loads(about_json(about_input(CASE, "BI-001")))
    assert (told["person_code"], [row["id"] for row in told["inputs"]]) == (None, ["BI-001"])


def test_nobody_has_this_code() -> None:
    told = json.loads(about_json(about_person(CASE, "99")))
    assert told["inputs"] == told["hanging"] == told["linked"] == told["words_repeated_in"] == []


def test_the_table_holds_the_same_and_runs_nothing() -> None:
    about = about_person(CASE, "07")
    rows = list(csv.reader(io.StringIO(about_table(about).decode("utf-8-sig"), newline="")))
    assert rows[0] == ["part", "record", "id", "field", "value"]
    assert ["said", "beneficiary_input", "BI-001", "quote", "'=cmd|' /C calc'!A0"] in rows
    assert ["hanging on it", "survey_answer", "BI-001 / How? / well", "count", "2"] in rows
    assert ["words repeated", "objective", "OB1", "measure", ""] in rows
