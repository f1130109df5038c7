"""The shipped catalogue is complete, keeps its ids and its numbers, and can be taken out and put back as texts."""

import pytest

from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.records import STEPS

COUNTS = {
    "dimensions": 6,
    "indicators": 24,
    "trust_levels": 4,
    "trust_steps": 6,
    "mirror": 4,
    "forms": 14,
    "drivers": 11,
    "methods": 16,
    "bottom_lines": 6,
    "criteria": 11,
    "due_diligence_groups": 18,
    "due_diligence": 52,
    "conditions": 14,
    "risks": 14,
    "principles": 7,
    "straw_poll": 6,
    "steps": 10,
    "short_route": 10,
    "signals": 38,
    "gates": 20,
    "brief_parts": 16,
    "permissions": 4,
    "review_questions": 6,
    "glossary": 21,
    "identity_check": 5,
}


@pytest.mark.parametrize(("section", "count"), COUNTS.items())
def test_nothing_of_the_catalogue_is_lost(section: str, count: int) -> None:
    assert len(getattr(load_catalogue(), section)) == count


def test_it_has_a_version_and_is_read_once() -> None:
    assert load_catalogue().version == "2026.1"
    assert load_catalogue() is load_catalogue("en")


def test_ids_stand_in_declared_order() -> None:
    catalogue = load_catalogue()
    assert list(catalogue.indicators) == [f"{part}{n}" for part in "ABCDEF" for n in (1, 2, 3, 4)]
    assert list(catalogue.signals) == [
        *(f"V{n}" for n in range(1, 10)),
        *(f"D{n}" for n in range(1, 6)),
        "W1",
        *(f"T{n}" for n in range(1, 10)),
        *(f"O{n}" for n in range(1, 10)),
        *("P1", "P2", "P3", "Q1", "Q2"),
    ]
    assert list(catalogue.gates) == [*(f"H{n}" for n in range(1, 9)), *(f"RG{n}" for n in range(1, 13))]
    assert tuple(catalogue.steps) == STEPS
    assert list(catalogue.short_route) == list(catalogue.steps)
    assert list(catalogue.straw_poll) == [6, 5, 4, 3, 2, 1]


def test_the_core_and_the_hard_are_marked() -> None:
    catalogue = load_catalogue()
    assert [each.id for each in catalogue.indicators.values() if each.core] == [
        *("A1", "A2", "B1", "B2", "C1", "C2", "D1", "D3", "E1", "E2", "F1", "F2")
    ]
    assert [each.id for each in catalogue.gates.values() if each.hard] == [f"H{n}" for n in range(1, 9)]
    assert sum(each.default for each in catalogue.criteria.values()) == 9


def test_the_minutes_of_both_routes_add_up() -> None:
    catalogue = load_catalogue()
    assert sum(step.minutes for step in catalogue.steps.values()) == 215
    assert sum(step.minutes for step in catalogue.short_route.values()) == 90
    assert (catalogue.break_after, catalogue.break_minutes) == (5, 10)
    assert [step.n for step in catalogue.steps.values()] == list(range(1, 11))


def test_numbers_of_forms_and_methods_are_kept() -> None:
    catalogue = load_catalogue()
    assert catalogue.forms["joint_delivery"].trust_needed == 3.2
    assert {name: form.reversibility for name, form in catalogue.forms.items()} == {
        "carry_on": 5,
        "improve_alone": 4,
        "informal_network": 5,
        "coalition": 4,
        "mou": 5,
        "shared_back_office": 3,
        "joint_delivery": 3,
        "subcontract": 3,
        "consortium": 2,
        "joint_body": 2,
        "group_structure": 1,
        "service_transfer": 1,
        "merger_new": 0,
        "merger_join": 0,
    }
    rows = [
        (row.level, row.n_took_part, row.n_events, row.share_of_asked) for row in catalogue.methods["survey"].breadth
    ]
    assert rows == [(2, 30, None, 0.2), (2, 100, None, None), (1, 10, None, None)]


def test_trust_levels_join_up() -> None:
    levels = list(load_catalogue().trust_levels.values())
    assert [level.word for level in levels] == ["Low", "Cautious", "Sound", "Strong"]
    assert [level.from_ for level in levels[1:]] == [level.below for level in levels[:-1]]


def test_conditions_and_risks_have_ids_that_say_their_kind() -> None:
    catalogue = load_catalogue()
    prefix = {"red_line": "RL", "before": "CB", "after": "CA"}
    assert all(each.id.startswith(prefix[each.kind]) for each in catalogue.conditions.values())
    assert list(catalogue.risks) == [f"K{n}" for n in range(1, 15)]


def test_ids_of_texts_fit_a_record_of_the_file() -> None:
    texts = load_catalogue().texts()
    assert texts["indicators.C2.anchors.4"] == "They tell us before we ask."
    assert max(len(name) for name in texts) <= 40
    assert all(text.strip() for name, text in texts.items() if not name.endswith(("message_red", "message_one")))


def test_a_file_prints_with_the_texts_it_was_run_with() -> None:
    old = {"forms.mou.name": "Agreement", "indicators.C2.anchors.1": "Never.", "notice": "We ask.", "gone.x.y": "?"}
    worded = load_catalogue().with_texts(old)
    assert worded.forms["mou"].name == "Agreement"
    assert worded.indicators["C2"].anchors[0] == "Never."
    assert worded.indicators["C2"].anchors[1] == load_catalogue().indicators["C2"].anchors[1]
    assert worded.notice == "We ask."
    assert load_catalogue().forms["mou"].name != "Agreement"


def test_texts_put_back_give_the_same_catalogue() -> None:
    catalogue = load_catalogue()
    assert catalogue.with_texts(catalogue.texts()).texts() == catalogue.texts()


def test_nobody_can_change_the_shared_catalogue() -> None:
    with pytest.raises(TypeError):
        load_catalogue().forms["mou"] = load_catalogue().forms["carry_on"]  # type: ignore[index]  # that it is refused is what is tried
