"""A red line cannot be outvoted; first choices and beneficiaries' weights stand beside the ranking and move nothing."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.apply import apply
from partnerdesk.domain.assessment import Assessment, assess
from partnerdesk.domain.beside import FirstChoices, first_choices, may_print_voice, peoples_voices
from partnerdesk.domain.case import Case
from partnerdesk.domain.commands import ChangeFields
from partnerdesk.domain.findings import Colour
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.process import inputs_hash
from partnerdesk.domain.records import (
    BeneficiaryGroup,
    BeneficiaryInput,
    BeneficiaryWeight,
    Condition,
    FirstChoice,
    Interest,
    Option,
)
from partnerdesk.domain.sampling import first_places
from tests.fixtures.worked_example import worked_example

DAY = date(2026, 11, 23)
EXAMPLE = worked_example()


def found(partnership: Partnership) -> Assessment:
    return assess(partnership, load_catalogue(), DAY, first_places(partnership, load_catalogue(), 200))


def case(partnership: Partnership) -> Case:
    return Case.of(partnership, load_catalogue(), DAY)


def crossing(partnership: Partnership, *names: str) -> Partnership:
    partnership = partnership.put(Condition(id="C90", kind="red_line", text="The room stays."))
    for name in names:
        partnership = apply(partnership, ChangeFields(Option, (name,), {"crosses": ("C90",)}))
    return partnership


BEFORE = found(EXAMPLE)
LEADER, SECOND = BEFORE.ranking.ranked[0].option, BEFORE.ranking.ranked[1].option


def test_a_total_never_puts_an_option_first_that_crosses_a_red_line() -> None:
    after = found(crossing(EXAMPLE, LEADER))
    assert after.ranking.leader == SECOND
    assert LEADER not in {each.option for each in after.ranking.ranked}
    assert after.ranking.crossing == {LEADER: pytest.approx(BEFORE.ranking.ranked[0].value)}
    assert set(after.ranking.own_answers) == set(BEFORE.ranking.own_answers)
    assert LEADER not in after.ranking.own_answers.values()
    assert after.shares is not None
    assert LEADER not in after.shares.ordered
    assert after.ranking.medians == BEFORE.ranking.medians
    assert after.lights["firmness"].sentence != BEFORE.lights["firmness"].sentence


def test_the_best_of_the_rest_leads_by_its_own_margin() -> None:
    values = [each.value for each in BEFORE.ranking.ranked]
    after = found(crossing(EXAMPLE, LEADER))
    assert after.ranking.margin == pytest.approx(values[1] - values[2])
    assert after.signals["O1"].value == pytest.approx(values[1] - values[2])


def test_where_every_option_crosses_a_line_none_leads() -> None:
    everything = crossing(EXAMPLE, *(each.option for each in BEFORE.ranking.ranked))
    after = found(everything)
    assert after.ranking.leader is None
    assert after.shares is None
    assert after.signals["O1"].colour is Colour.UNKNOWN


def test_a_crossed_line_makes_the_saved_analysis_stale_and_nothing_else_does() -> None:
    assert inputs_hash(crossing(EXAMPLE)) == inputs_hash(EXAMPLE)
    assert inputs_hash(crossing(EXAMPLE, LEADER)) != inputs_hash(EXAMPLE)
    assert inputs_hash(crossing(EXAMPLE, LEADER)) != inputs_hash(crossing(EXAMPLE, SECOND))


def test_nothing_that_stands_beside_the_ranking_moves_it() -> None:
    rows = [
        *(FirstChoice(participant=name, option=SECOND) for name in BEFORE.ranking.own_answers),
        BeneficiaryGroup(id="G90"),
        BeneficiaryInput(id="BI-900", n_took_part=30),
        *(BeneficiaryWeight(group="G90", criterion=name, swing=1, input="BI-900") for name in BEFORE.ranking.criteria),
    ]
    assert found(EXAMPLE.put(*rows)).ranking == BEFORE.ranking
    assert inputs_hash(EXAMPLE.put(*rows)) == inputs_hash(EXAMPLE)


def test_first_choices_are_counted_beside_the_considered_ones() -> None:
    own = BEFORE.ranking.own_answers
    people = sorted(own)
    same, other = people[0], next(name for name in people if own[name] != SECOND and name != people[0])
    rows = [FirstChoice(participant=same, option=own[same]), FirstChoice(participant=other, option=SECOND)]
    unsure = next(name for name in people if name not in {same, other})
    rows.append(FirstChoice(participant=unsure))
    counted = first_choices(case(EXAMPLE.put(*rows)), BEFORE.ranking)
    assert (counted.given, counted.both, counted.kept, counted.moved) == (3, 2, 1, 1)
    assert sum(counted.later.values()) == len(own)
    assert counted.first[None] == 1
    taken_out = EXAMPLE.put(*rows, Interest(id="I90", participant=same, kind="loyalty"))
    assert first_choices(case(taken_out), BEFORE.ranking).given == 2
    assert first_choices(case(EXAMPLE), BEFORE.ranking) == FirstChoices(later=counted.later)


def voiced(took_part: int | None = 30, *, left_out: int = 0) -> Partnership:
    criteria = BEFORE.ranking.criteria[left_out:]
    rows = [
        BeneficiaryWeight(group="G90", criterion=name, swing=100 if name == "safe" else 0, input="BI-900")
        for name in criteria
    ]
    return EXAMPLE.put(BeneficiaryGroup(id="G90"), BeneficiaryInput(id="BI-900", n_took_part=took_part), *rows)


def test_peoples_weights_give_a_ranking_of_their_own() -> None:
    (voice,) = peoples_voices(case(voiced()), BEFORE.ranking)
    safe = {option: own["safe"] for option, own in BEFORE.ranking.medians.items()}
    assert voice.leader == max(safe, key=lambda name: safe[name])
    assert voice.ranked[0].value == pytest.approx((max(safe.values()) - 1) / 4 * 100)
    assert (voice.weights["safe"], voice.open, voice.inputs, voice.took_part) == (1.0, 0, ("BI-900",), 30)


def test_peoples_weights_rank_nothing_while_a_criterion_is_open() -> None:
    (voice,) = peoples_voices(case(voiced(left_out=2)), BEFORE.ranking)
    assert (voice.ranked, voice.open) == ((), 2)


def test_peoples_weights_do_not_put_an_option_first_that_crosses_a_line() -> None:
    (voice,) = peoples_voices(case(voiced()), BEFORE.ranking)
    barred = crossing(voiced(), voice.leader or "")
    (after,) = peoples_voices(case(barred), found(barred).ranking)
    assert after.leader not in {None, voice.leader}


@pytest.mark.parametrize(("took_part", "printed"), [(30, True), (5, True), (4, False), (None, False)])
def test_weights_of_few_people_are_not_printed(took_part: int | None, printed: bool) -> None:
    view = case(voiced(took_part))
    (voice,) = peoples_voices(view, BEFORE.ranking)
    assert may_print_voice(view, voice) is printed


def test_weights_that_came_from_nowhere_are_not_printed() -> None:
    rows = [dataclasses.replace(row, input=None) for row in voiced().rows(BeneficiaryWeight)[:1]]
    view = case(voiced().put(*rows))
    (voice,) = peoples_voices(view, BEFORE.ranking)
    assert not may_print_voice(view, voice)
