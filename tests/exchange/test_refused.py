"""Bad input is refused with its place, and with one plain sentence."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from partnerdesk.catalogue import load_catalogue
from partnerdesk.exchange import InputRefused, read_case
from tests.exchange.cases import small

Change = Callable[[dict[str, Any]], Any]


def setting(entity: str, number: int | None, field: str, value: object) -> Change:
    def change(case: dict[str, Any]) -> None:
        (case[entity] if number is None else case[entity][number])[field] = value

    return change


def adding(entity: str, row: object) -> Change:
    return lambda case: case.setdefault(entity, []).append(row)


def whole(entity: str, value: object) -> Change:
    return lambda case: case.update({entity: value})


BAD: dict[str, tuple[Change, str, str]] = {
    "unknown entity": (whole("scores", []), "scores", "not known. Is it 'score'"),
    "not exported": (whole("analysis", {}), "analysis", "not known"),
    "unknown key": (setting("score", 1, "optoin", "O1"), "score[1].optoin", "Is it 'option'"),
    "unknown key in single": (setting("file", None, "colour", "red"), "file.colour", "not known"),
    "list for object": (whole("charity", [{}]), "charity", "must be an object"),
    "object for list": (whole("partner", {"id": "P1"}), "partner", "must be a list"),
    "text for object": (adding("partner", "P2"), "partner[1]", "must be an object"),
    "null for object": (whole("charity", None), "charity", "must be an object"),
    "null for list": (whole("partner", None), "partner", "must be a list"),
    "number for text": (setting("partner", 0, "name", 5), "partner[0].name", "must be text"),
    "text for number": (setting("partner", 0, "size_ratio", "2"), "partner[0].size_ratio", "must be a number"),
    "text for whole": (setting("score", 0, "level", "2"), "score[0].level", "must be a whole number"),
    "fraction for whole": (setting("score", 0, "level", 2.5), "score[0].level", "must be a whole number"),
    "bool for whole": (setting("score", 0, "level", True), "score[0].level", "must be a whole number"),
    "bool for number": (setting("weight", 0, "swing", True), "weight[0].swing", "must be a number"),
    "number for bool": (setting("participant", 0, "can_vote", 1), "participant[0].can_vote", "yes or no"),
    "text for bool": (setting("participant", 0, "can_vote", "yes"), "participant[0].can_vote", "yes or no"),
    "text for list of links": (setting("option", 1, "partners", "P1"), "option[1].partners", "list of ids"),
    "number in list": (setting("option", 1, "partners", [1]), "option[1].partners", "list of ids"),
    "twice in list": (setting("option", 1, "partners", ["P1", "P1"]), "option[1].partners", "twice"),
    "number in texts": (setting("criterion_use", 1, "custom_anchors", [1]), "criterion_use[1].custom_anchors", "list"),
    "object for text": (setting("partner", 0, "name", {}), "partner[0].name", "must be text"),
    "not a date": (setting("file", None, "meeting_on", "23/11/2026"), "file.meeting_on", "not a date"),
    "no such day": (setting("file", None, "meeting_on", "2026-02-30"), "file.meeting_on", "not a date"),
    "not a time": (setting("attendance", 0, "left_at", "25:00"), "attendance[0].left_at", "not a time"),
    "outside enum": (setting("objective", 0, "priority", "high"), "objective[0].priority", "must, should, could"),
    "enum in capitals": (setting("objective", 0, "priority", "Must"), "objective[0].priority", "not one of"),
    "level 0": (setting("score", 0, "level", 0), "score[0].level", "not from 1 to 5"),
    "level 6": (setting("trust_rating", 0, "level", 6), "trust_rating[0].level", "not from 1 to 5"),
    "round 0": (setting("trust_rating", 0, "round", 0), "trust_rating[0].round", "too large or too small"),
    "round of no review": (setting("trust_rating", 0, "round", 4), "trust_rating[0].round", "is of a review"),
    "points 11": (setting("objective_driver", 0, "points", 11), "objective_driver[0].points", "not from 0 to 10"),
    "position 7": (setting("straw_poll", 0, "position", 7), "straw_poll[0].position", "not from 1 to 6"),
    "swing 100.5": (setting("weight", 0, "swing", 100.5), "weight[0].swing", "not from 0 to 100"),
    "below 0": (setting("charity", None, "quorum_number", -1), "charity.quorum_number", "too large or too small"),
    "huge": (setting("charity", None, "quorum_number", 10**30), "charity.quorum_number", "too large or too small"),
    "beyond any": (setting("charity", None, "quorum_number", 10**400), "charity.quorum_number", "too large"),
    "empty id": (setting("partner", 0, "id", ""), "partner[0].id", "1 to 40 characters"),
    "long id": (setting("partner", 0, "id", "x" * 41), "partner[0].id", "1 to 40 characters"),
    "no id": (adding("partner", {"name": "X"}), "partner[1].id", "missing"),
    "null id": (adding("partner", {"id": None}), "partner[1].id", "missing"),
    "no link": (adding("weight", {"criterion": "difference"}), "weight[1].participant", "missing"),
    "duplicate id": (adding("partner", {"id": "P1"}), "partner[1].id", "partner[0] has the id 'P1' too"),
    "duplicate key": (
        adding("weight", {"participant": "T1", "criterion": "our own"}),
        "weight[1]",
        "weight[0] has the same participant, criterion",
    ),
    "half a character": (setting("partner", 0, "name", "\ud800"), "partner[0].name", "half of a character"),
    "no option": (setting("score", 1, "option", "O9"), "score[1].option", "no option 'O9'"),
    "no participant": (setting("weight", 0, "participant", "T9"), "weight[0].participant", "no participant 'T9'"),
    "no partner": (setting("option", 1, "partners", ["P1", "P9"]), "option[1].partners", "no partner 'P9'"),
    "no input": (setting("evidence_link", 0, "input", "x"), "evidence_link[0].input", "no beneficiary input 'x'"),
    "no option in single": (setting("decision", None, "option", "O9"), "decision.option", "no option 'O9'"),
    "no objective to merge": (setting("objective", 0, "merged_into", "OB9"), "objective[0].merged_into", "'OB9'"),
    "no driver": (setting("objective_driver", 0, "driver", "greed"), "objective_driver[0].driver", "no driver 'greed'"),
    "no method": (setting("beneficiary_input", 0, "method", "x"), "beneficiary_input[0].method", "no method 'x'"),
    "no form": (setting("option", 0, "form", "marriage"), "option[0].form", "no form 'marriage'"),
    "no indicator": (setting("trust_rating", 1, "indicator", "Z1"), "trust_rating[1].indicator", "no indicator 'Z1'"),
    "no criterion": (setting("score", 0, "criterion", "x"), "score[0].criterion", "no criterion 'x'"),
    "no criterion to weigh": (setting("weight", 0, "criterion", "x"), "weight[0].criterion", "no criterion 'x'"),
    "no principle": (
        setting("principle_statement", 0, "principle", "x"), "principle_statement[0].principle", "no principle 'x'"),
    "no gate": (setting("gate_waiver", 0, "gate", "RG13"), "gate_waiver[0].gate", "no gate 'RG13'"),
    "hard gate": (setting("gate_waiver", 0, "gate", "H1"), "gate_waiver[0].gate", "cannot be waived"),
    "short reason": (setting("gate_waiver", 0, "reason", "because"), "gate_waiver[0].reason", "20 characters"),
    "no step": (setting("step_state", 0, "step", "x"), "step_state[0].step", "no step 'x'"),
    "no step attended": (setting("attendance", 0, "step", "x"), "attendance[0].step", "no step 'x'"),
    "no check": (setting("dd_item", 0, "item", "X1"), "dd_item[0].item", "no due-diligence item 'X1'"),
    "no review question": (setting("impact_answer", 0, "question", "x"), "impact_answer[0].question", "'x'"),
    "no dimension": (adding("trust_action", {"id": "TA1", "dimension": "Z"}), "trust_action[0].dimension", "'Z'"),
    "no format": (lambda case: case.pop("format"), "format", "must be 'partnerdesk'"),
    "other format": (whole("format", "excel"), "format", "must be 'partnerdesk'"),
    "no version": (lambda case: case.pop("version"), "version", "must be 1"),
    "version in text": (whole("version", "1"), "version", "must be 1"),
    "version true": (whole("version", True), "version", "must be 1"),
    "version 0": (whole("version", 0), "version", "must be 1"),
    "version 2": (whole("version", 2), "version", "newer than this program"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "place", "words"), BAD.values(), ids=BAD)
def test_bad_input_is_refused_with_its_place(change: Change, place: str, words: str) -> None:
    case = small()
    change(case)
    with pytest.raises(InputRefused) as caught:
        read_case(case, load_catalogue())
    assert caught.value.place == place
    assert words in str(caught.value.problem)
    assert str(caught.value).startswith(f"{place}: ")
    with pytest.raises(InputRefused) as again:
        read_case(json.dumps(case), load_catalogue())
    assert str(again.value) == str(caught.value)


def test_the_message_has_the_words_of_the_specification() -> None:
    case = small()
    case["score"] = [
        {"participant": "T1", "option": "O1", "criterion": name, "round": n, "level": 1}
        for n in (1, 2)
        for name in list(load_catalogue().criteria)[:9]
    ]
    case["score"][17]["option"] = "O9"
    with pytest.raises(InputRefused, match=r"^score\[17\]\.option: no option 'O9'\. Correct this"):
        read_case(case, load_catalogue())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"\xff\xfe{\x00}\x00", "not UTF-8 text"),
        (b'{"format": "\xe9"}', "not UTF-8 text (byte 12)"),
        ("", "line 1, column 1: this is not JSON"),
        ("{", "this is not JSON"),
        ('{"format": "partnerdesk",}', "this is not JSON"),
        ("<xml/>", "this is not JSON"),
        ("{'format': 'partnerdesk'}", "this is not JSON"),
        ('{"a": "line\nbreak"}', "this is not JSON"),
        ("[]", "must be one JSON object"),
        ("null", "must be one JSON object"),
        ('"partnerdesk"', "must be one JSON object"),
        ('{"format": "partnerdesk", "format": "partnerdesk"}', "'format' stands twice"),
        ('{"partner": [{"id": "P1", "id": "P2"}]}', "'id' stands twice"),
        ('{"weight": [{"swing": NaN}]}', "NaN is not a number"),
        ('{"weight": [{"swing": Infinity}]}', "Infinity is not a number"),
        ('{"weight": [{"swing": -Infinity}]}', "-Infinity is not a number"),
        ('{"weight": [{"swing": 1e999}]}', "The number 1e999 is too large"),
        ('{"version": ' + "9" * 5000 + "}", "a number that is too long"),
        ("[" * 200_000 + "]" * 200_000, "nested far too deep"),
        ('{"a":' * 200_000, "nested far too deep"),
    ],
)
def test_what_is_no_json_object_is_refused(text: str | bytes, words: str) -> None:
    with pytest.raises(InputRefused) as caught:
        read_case(text, load_catalogue())
    assert words in str(caught.value)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_numbers_that_are_none_are_refused_in_a_mapping_too(value: float) -> None:
    case = small()
    case["weight"][0]["swing"] = value
    with pytest.raises(InputRefused, match=r"weight\[0\]\.swing"):
        read_case(case, load_catalogue())


def test_what_is_only_incomplete_is_accepted() -> None:
    case = small()
    case["objective_driver"][0]["points"] = 3
    case["option"] = case["option"][1:]
    case["score"] = case["score"][1:]
    case["objective"] += [{"id": f"OB{n}", "priority": "must", "status": "kept"} for n in range(2, 8)]
    case["interest"] = [{"id": "I1", "participant": "T1", "kind": "loyalty", "takes_part": "none"}]
    read_case(case, load_catalogue())
