"""Cases in the JSON form for the tests: a small one by hand, and large ones made at random from the declared fields."""

import copy
import random
import string
from collections.abc import Callable
from typing import Any

from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.answer_rows import AnswerRow, digest_of
from partnerdesk.domain.fields import FieldKind, FieldSpec, fields_of
from partnerdesk.domain.records import Record
from partnerdesk.exchange.reading import exported_entities

TIMES = ("19:05", "19:05:59", "2026-11-23T19:05:00", "2026-11-23T19:05:00.123456+01:00")
SMALL: dict[str, Any] = {
    "format": "partnerdesk",
    "version": 1,
    "file": {"title": "Working with Northbank", "jurisdiction": "ew", "route": "full", "meeting_on": "2026-11-23"},
    "charity": {"name": "Harbourside Carers", "quorum_number": 4, "casting_vote": "unknown"},
    "question": {"text": "Shall we?", "deadline": "2026-12-31"},
    "partner": [{"id": "P1", "name": "Northbank Befriending", "kind": "charity", "size_ratio": 1.5}],
    "participant": [{"id": "T1", "display_name": "Ann", "role": "chair", "is_trustee": True, "can_vote": True}],
    "attendance": [{"participant": "T1", "step": "open", "present": True, "left_at": "19:05"}],
    "interest": [{"id": "I1", "participant": "T1", "kind": "none"}],
    "beneficiary_input": [{"id": "BI-001", "method": "interview", "n_took_part": 9, "quote": "One\nline\ttwo\u0000"}],
    "objective": [{"id": "OB1", "priority": "must", "status": "kept"}],
    "objective_driver": [{"objective": "OB1", "driver": "need", "points": 6}],
    "evidence_link": [{"objective": "OB1", "input": "BI-001", "kind": "raised"}],
    "trust_rating": [
        {"participant": "T1", "partner": "P1", "indicator": "C2", "round": 1, "level": None, "basis": "told"},
        {"participant": "T1", "partner": "P1", "indicator": "C2", "round": 2, "level": 3, "basis": "seen"},
        {"participant": "T1", "partner": "P1", "indicator": "C2", "round": 3, "level": 4, "basis": "seen"},
    ],
    "option": [
        {"id": "O1", "form": "carry_on", "title": "Carry on", "is_baseline": True, "status": "shortlist"},
        {"id": "O2", "form": "mou", "partners": ["P1"], "status": "shortlist"},
    ],
    "criterion_use": [
        {"criterion": "difference", "active": True, "order": 1},
        {"criterion": "our own", "custom_name": "Boats", "custom_anchors": ["a", "b", "c", "d", "e"]},
    ],
    "score": [
        {"participant": "T1", "option": "O1", "criterion": "difference", "round": 1, "level": 2},
        {"participant": "T1", "option": "O2", "criterion": "our own", "round": 1, "level": 4},
    ],
    "first_choice": [{"participant": "T1", "option": "O2", "given_at": "2026-11-23T19:40:00"}],
    "weight": [{"participant": "T1", "criterion": "our own", "swing": 62.5}],
    "beneficiary_weight": [{"group": "G1", "criterion": "our own", "swing": 80, "input": "BI-001"}],
    "dd_item": [{"id": "DD1", "item": "PUR1", "partner": "P1", "status": "asked", "by": "2026-12-01"}],
    "condition": [{"id": "C1", "kind": "red_line", "text": "The door stays open."}],
    "red_line_seal": [{"id": "RS1", "wording": ["The door stays open."], "sealed_at": "2026-11-23T19:41:00"}],
    "motion": [{"id": "M1", "version": 1, "text": "That we try.", "made_at": "2026-11-23T20:10:00+00:00"}],
    "straw_poll": [{"motion": "M1", "participant": "T1", "position": 5}],
    "principle_statement": [{"principle": "powers", "text": "Object 3."}],
    "gate_waiver": [{"gate": "RG1", "reason": "We asked twice and nobody came.", "waived_by": "Ann"}],
    "decision": {"outcome": "trial", "option": "O2"},
    "beneficiary_group": [{"id": "G1", "name": "Young carers", "effect": "gain"}],
    "listening_plan": [{"id": "LP1", "group": "G1", "method": "interview", "owner": "Ann", "by": "2026-12-01"}],
    "impact_review": [{"id": "IR1", "review_on": "2027-06-01"}],
    "impact_answer": [{"review": "IR1", "group": "G1", "question": "better", "answer": "Better", "count": 12}],
    "step_state": [{"step": "open", "status": "done", "used_seconds": 540}],
    "setting": [{"key": "k_min", "value": "5"}],
}  # fmt: skip


def small() -> dict[str, Any]:
    """Give a copy of the small case that a test may change."""
    return copy.deepcopy(SMALL)


def made_up(seed: int) -> dict[str, Any]:
    """Give a case with rows of every entity and most fields filled, equal for equal seeds."""
    chance = random.Random(seed)
    entities = exported_entities()
    ids = {name: [f"{name[:30]} {n}" for n in range(3)] for name, kind in entities.items() if kind.KEY == ("id",)}
    case: dict[str, Any] = {"format": "partnerdesk", "version": 1}
    for name, kind in entities.items():
        rows = _rows(chance, kind, ids)
        case[name] = rows[0] if kind.SINGLE else rows
    for rating in case["trust_rating"]:
        rating["round"] = min(rating["round"], 2 + len(case["impact_review"]))
    case["answers"] = []
    for survey in case["survey"]:
        _answer(chance, survey, case["answers"])
    return case


def _answer(chance: random.Random, survey: dict[str, Any], rows: list[dict[str, Any]]) -> None:
    """Give a survey some answers, or none, as a file can hold them."""
    survey.pop("answers_digest", None)
    made = [
        AnswerRow(
            number, chance.choice(["a-1", None]), None, '["Łódź"]', *chance.choice([(1, "€ \u202e\n="), (None, None)])
        )
        for number in range(chance.randint(0, 4))
        if number
    ]
    if made:
        survey["answers_digest"] = digest_of(made)
        told = [{name: value for name, value in row._asdict().items() if value is not None} for row in made]
        rows += [{"survey": survey["id"], **each} for each in told]


def _rows(chance: random.Random, kind: type[Record], ids: dict[str, list[str]]) -> list[dict[str, Any]]:
    rows: dict[tuple[Any, ...], dict[str, Any]] = {}
    for number in range(1 if kind.SINGLE else 3):
        row: dict[str, Any] = {}
        for spec in fields_of(kind):
            if spec.required or spec.empty_means or kind.SINGLE or chance.random() < 0.7:
                row[spec.name] = _value(chance, spec, kind, number, ids)
        rows[tuple(str(row.get(name)) for name in kind.KEY)] = row
    return list(rows.values())


def _value(chance: random.Random, spec: FieldSpec, kind: type[Record], number: int, ids: dict[str, list[str]]) -> Any:
    makers: dict[FieldKind, Callable[[], Any]] = {
        FieldKind.ID: lambda: ids[kind.ENTITY][number] if kind.KEY == ("id",) else f"text.{number}",
        FieldKind.TEXT: lambda: "".join(chance.choices(string.printable + "ŵłé’–\u0000\u001b\u202e😀", k=24)),
        FieldKind.CHOICE: lambda: chance.choice(spec.choices),
        FieldKind.FLAG: lambda: chance.random() < 0.5,
        FieldKind.DATE: lambda: f"20{chance.randint(10, 99)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        FieldKind.TIME: lambda: chance.choice(TIMES),
        FieldKind.LINK: lambda: chance.choice(ids[spec.target]),
        FieldKind.LINKS: lambda: chance.sample(ids[spec.target], 2),
        FieldKind.TEXTS: lambda: ["one", "", "three\n"],
        FieldKind.CATALOGUE: lambda: chance.choice(_known(spec)),
        FieldKind.WHOLE: lambda: chance.randint(int(spec.low or 0), int(min(spec.high or 9, 9))),
        FieldKind.NUMBER: lambda: chance.choice([0, 1, 0.1, 3.25]),
    }
    return makers[spec.kind]()


def _known(spec: FieldSpec) -> list[str]:
    if spec.target == "gates":
        return [gate.id for gate in load_catalogue().gates.values() if not gate.hard]
    return list(getattr(load_catalogue(), "criteria" if spec.target == "own_criteria" else spec.target))
