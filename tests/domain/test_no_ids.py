"""Nobody has seen an id: where rows have no names, every sentence says so in words."""

import dataclasses
import re
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given

from partnerdesk.domain.agenda import check_step
from partnerdesk.domain.assessment import assess
from partnerdesk.domain.beside import peoples_voices, voice_said, voices_heading
from partnerdesk.domain.case import Case
from partnerdesk.domain.fields import FieldKind, fields_of
from partnerdesk.domain.open_points import open_points
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    ENTITIES,
    STEPS,
    BeneficiaryGroup,
    BeneficiaryWeight,
    CriterionUse,
    ImpactReview,
    Objective,
    Option,
    Participant,
    Partner,
)
from partnerdesk.domain.review import review_finding
from partnerdesk.domain.route import short_route_obstacles
from partnerdesk.domain.timetable import starts_with
from partnerdesk.domain.unnamed import joined, named, unnamed, with_words
from partnerdesk.domain.words import Sentence
from tests.brief.cases import catalogue, partial_partnerships, sample
from tests.fixtures.full_file import full_file

AN_ID = re.compile(r"\b[A-Z]{1,3}-?\d[\w-]*\b")
DAY = date(2026, 11, 23)
NAMED = (Partner, Participant, BeneficiaryGroup, Objective, Option)


def without_words(partnership: Partnership) -> Partnership:
    """Give the same rows with everything that was written in them taken away."""
    rows = []
    for kind in ENTITIES.values():
        loose = [
            spec.name
            for spec in fields_of(kind)
            if spec.kind is FieldKind.TEXT and not spec.required and spec.name not in kind.KEY
        ]
        rows += [dataclasses.replace(row, **dict.fromkeys(loose)) for row in partnership.table(kind).values()]
    return Partnership.of(rows)


def sentences(partnership: Partnership) -> Iterator[Sentence]:
    """Yield everything that is said of a partnership."""
    found, case = assess(partnership, catalogue(), DAY), Case.of(partnership, catalogue(), DAY)
    for table in (found.signals, found.lights, found.gates):
        yield from (each.sentence for each in table.values())
    for step in STEPS:
        yield from check_step(step, partnership, catalogue(), found).missing
    for review in partnership.rows(ImpactReview):
        yield review_finding(partnership, catalogue(), review.id).sentence
    yield from (point.sentence for point in open_points(partnership, catalogue(), found))
    yield from short_route_obstacles(partnership, catalogue())
    yield from starts_with(case, partnership.rows(BeneficiaryGroup))
    voices = peoples_voices(case, found.ranking)
    yield voices_heading(case, voices, found.ranking.leader)
    yield from (voice_said(case, each) for each in voices)


def shown(partnership: Partnership) -> list[str]:
    """Give the sentences in which an id stands."""
    return [text for each in sentences(partnership) if AN_ID.search(text := str(each))]


def _weighed_by_people(partnership: Partnership) -> Partnership:
    criteria = assess(partnership, catalogue(), DAY).ranking.criteria
    group = partnership.rows(BeneficiaryGroup)[0].id
    rows = [BeneficiaryWeight(group=group, criterion=each, swing=50.0) for each in criteria]
    return partnership.put(*rows)


@pytest.mark.parametrize("whole", [sample(), full_file()], ids=["example", "full"])
def test_no_sentence_shows_an_id(whole: Partnership) -> None:
    bare = without_words(_weighed_by_people(whole))
    said = [str(each) for each in sentences(bare)]
    assert shown(bare) == []
    assert sum("(no name yet)" in each or "(not written yet)" in each for each in said) >= 5


def test_names_that_are_there_are_said_all_the_same() -> None:
    two = without_words(full_file())
    first, second, *_ = two.rows(Partner)
    said = " ".join(map(str, sentences(two.put(dataclasses.replace(first, name="Harbourside")))))
    assert "Harbourside: " in said
    assert first.id not in said
    assert second.id not in said


@given(partial_partnerships())
def test_no_sentence_of_any_file_shows_an_id(partnership: Partnership) -> None:
    assert shown(without_words(partnership)) == []


def test_a_partner_without_a_name_is_called_by_its_place() -> None:
    case = Case.of(Partnership.of([Partner(id=f"PA{n}") for n in range(1, 6)]), catalogue(), DAY)
    assert str(case.partner("PA2")) == "the second partner (no name yet)"
    assert str(case.partner("PA5")) == "partner 5 (no name yet)"
    assert str(case.partner("PA9")) == "a partner that is not recorded"


@pytest.mark.parametrize("kind", [*NAMED, CriterionUse])
def test_every_kind_that_is_named_in_sentences_has_words_for_want_of_a_name(kind: type) -> None:
    key = "own" if kind is CriterionUse else "X1"
    row = kind(criterion=key) if kind is CriterionUse else kind(id=key)
    assert str(unnamed(Partnership.of([row]), kind, key)).endswith("yet)")
    assert "not recorded" in str(unnamed(Partnership.empty(), kind, key))


def test_words_of_white_space_are_no_name() -> None:
    partnership = Partnership.of([Partner(id="P1", name="  ")])
    assert str(named(partnership, Partner, "P1", "  ")) == "the first partner (no name yet)"


def test_a_sentence_that_begins_with_it_begins_with_a_capital_letter() -> None:
    nobody = Sentence("the second partner (no name yet)")
    assert str(Sentence("{partner}: rate again.", {"partner": nobody})) == (
        "The second partner (no name yet): rate again."
    )
    assert str(Sentence("Trust in {partner}.", {"partner": with_words(nobody, "skills")})) == (
        "Trust in the second partner (no name yet) (skills)."
    )
    assert str(Sentence("{partner}: rate again.", {"partner": "iSmart"})) == "iSmart: rate again."


def test_names_in_a_row_are_translated_each() -> None:
    def german(text: str, _many: str = "", _count: int = 1, /) -> str:
        return {"nobody": "niemand"}.get(text, text)

    both = joined(["Northbank", Sentence("nobody")], "; ")
    assert isinstance(both, Sentence)
    assert both.text(german) == "Northbank; niemand"
    assert joined(["a", "b"]) == "a, b"
