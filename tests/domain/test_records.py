"""Records, their fields, the partnership that holds them, links, people and words."""

from dataclasses import FrozenInstanceError, fields
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.domain.errors import PartnerDeskError, Refused, ValueRefused
from partnerdesk.domain.fields import FieldKind, FieldSpec, check_value, field_named, fields_of, from_plain, to_plain
from partnerdesk.domain.links import OWN_CRITERIA, TABLE_NOUNS, broken_links, links_to
from partnerdesk.domain.partnership import Partnership, RowChange, difference, next_id
from partnerdesk.domain.people import (
    is_locked,
    is_trustee,
    may_vote,
    part_taken,
    present_at,
    raters_of_options,
    raters_of_trust,
    taken_out_of_options,
    taken_out_of_trust,
    trustees_in_office,
    voters,
)
from partnerdesk.domain.process import present_for_the_vote
from partnerdesk.domain.records import (
    ENTITIES,
    Attendance,
    BeneficiaryInput,
    Charity,
    CriterionUse,
    Interest,
    Objective,
    Option,
    Participant,
    Partner,
    PartnershipFile,
    Question,
    Record,
    RedLineSeal,
    Score,
    Theme,
    TrustRating,
    Weight,
)
from partnerdesk.domain.words import N_, Sentence
from tests.fixtures.model_fields import FIELDS
from tests.fixtures.worked_example import catalogue, worked_example


def test_every_entity_of_the_model_is_there_with_its_fields() -> None:
    assert {name: " ".join(each.name for each in fields(kind)) for name, kind in ENTITIES.items()} == FIELDS


def test_which_entities_are_single_and_which_are_not_exported() -> None:
    single = {name for name, kind in ENTITIES.items() if kind.SINGLE}
    assert single == {"file", "charity", "question", "decision", "analysis"}
    assert [name for name, kind in ENTITIES.items() if not kind.EXPORTED] == ["analysis"]


@pytest.mark.parametrize("kind", ENTITIES.values(), ids=ENTITIES)
def test_a_record_is_a_frozen_value_whose_key_is_made_of_its_fields(kind: type[Record]) -> None:
    names = {spec.name for spec in fields_of(kind)}
    assert set(kind.KEY) <= names
    required = {spec.name: 1 if spec.kind is FieldKind.WHOLE else "x" for spec in fields_of(kind) if spec.required}
    record = kind(**required)
    with pytest.raises(FrozenInstanceError):
        setattr(record, fields(kind)[0].name, "changed")
    assert record == kind(**required)
    assert record.is_empty() is (not required)


def spec(kind: type[Record], name: str) -> FieldSpec:
    return field_named(kind, name)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (spec(Partner, "id"), "x" * 40),
        (spec(Partner, "size_ratio"), 0),
        (spec(Partner, "our_dependence"), 5),
        (spec(Partner, "is_funder"), False),
        (spec(Partner, "kind"), "cic"),
        (spec(Question, "text"), "any\x00 text\n"),
        (spec(Question, "deadline"), date(2026, 1, 1)),
        (spec(Option, "partners"), ("P1", "P2")),
        (spec(CriterionUse, "custom_anchors"), ("a", "a")),
        (spec(Weight, "swing"), 12.5),
        (spec(Score, "level"), None),
        (spec(Attendance, "left_at"), "19:05"),
        (spec(Attendance, "left_at"), "2026-11-23T19:05:00"),
    ],
)
def test_values_that_fit(field: FieldSpec, value: object) -> None:
    check_value(field, value)
    assert from_plain(field, to_plain(field, value)) == value


@pytest.mark.parametrize(
    ("field", "plain", "said"),
    [
        (spec(Partner, "id"), "", "An id must have 1 to 40 characters."),
        (spec(Partner, "id"), "x" * 41, "An id must have 1 to 40 characters."),
        (spec(Partner, "id"), None, "This is needed and is missing."),
        (spec(Partner, "name"), 5, "This must be text."),
        (spec(Partner, "name"), "half \ud83d", "This text has half of a character in it. Type it again."),
        (spec(RedLineSeal, "wording"), ["", "half \ud83d"], "This text has half of a character in it. Type it again."),
        (spec(Partner, "our_dependence"), 6, "6 is not from 1 to 5."),
        (spec(Partner, "our_dependence"), 0, "0 is not from 1 to 5."),
        (spec(Partner, "our_dependence"), 2.0, "This must be a whole number."),
        (spec(Partner, "our_dependence"), True, "This must be a whole number."),
        (spec(Partner, "size_ratio"), "much", "This must be a number."),
        (spec(Partner, "size_ratio"), -0.1, "-0.1 is too large or too small."),
        (spec(Partner, "size_ratio"), float("nan"), "nan is too large or too small."),
        (spec(Weight, "swing"), 100.5, "100.5 is not from 0 to 100."),
        (spec(Partner, "is_funder"), 1, "This must be yes or no."),
        (spec(Partner, "kind"), "Charity", "'Charity' is not one of: charity, cic, housing_association, public_body,"),
        (spec(Question, "deadline"), "23/11/2026", "'23/11/2026' is not a date."),
        (spec(Question, "deadline"), "2026-02-30", "'2026-02-30' is not a date."),
        (spec(Question, "deadline"), 5, "This must be a date, for example 2026-11-23."),
        (spec(Attendance, "left_at"), "7 pm", "'7 pm' is not a time."),
        (spec(Attendance, "left_at"), "2026-11-23", "'2026-11-23' is not a time."),
        (spec(Option, "partners"), "P1", "This must be a list of ids."),
        (spec(Option, "partners"), ["P1", 2], "This must be a list of ids."),
        (spec(Option, "partners"), ["P1", "P1"], "The same id stands in this list twice."),
        (spec(CriterionUse, "custom_anchors"), [1], "This must be a list of texts."),
        (spec(Score, "criterion"), "", "An id must have 1 to 40 characters."),
    ],
)
def test_values_that_are_refused_with_a_sentence(field: FieldSpec, plain: object, said: str) -> None:
    with pytest.raises(ValueRefused) as refused:
        from_plain(field, plain)
    assert str(refused.value).startswith(said)
    assert refused.value.field_name == field.name


@given(st.data())
def test_plain_values_round_trip(data: st.DataObject) -> None:
    values: dict[str, st.SearchStrategy[Any]] = {
        "summary": st.text(max_size=30),
        "n_asked": st.integers(0, 10**9),
        "from_date": st.dates(),
        "method": st.sampled_from(["interview", "survey"]),
    }
    name = data.draw(st.sampled_from(sorted(values)))
    field = field_named(BeneficiaryInput, name)
    value = data.draw(st.one_of(st.none(), values[name]))
    assert from_plain(field, to_plain(field, value)) == value


# --- the partnership --------------------------------------------------------------------------------------------------


def test_putting_keeps_the_place_and_the_old_value() -> None:
    one = Partnership.of([Theme(id="A", text="1"), Theme(id="B", text="1")])
    two = one.put(Theme(id="A", text="2"), Theme(id="C"))
    assert [theme.id for theme in two.rows(Theme)] == ["A", "B", "C"]
    assert two.get(Theme, "A") == Theme(id="A", text="2")
    assert one.get(Theme, "A") == Theme(id="A", text="1")
    assert one.drop(Theme, ("A",)).rows(Theme) == (Theme(id="B", text="1"),)
    with pytest.raises(KeyError):
        one.drop(Theme, ("Z",))


def test_what_is_not_there_is_none_or_empty() -> None:
    empty = Partnership.empty()
    assert empty.get(Theme, "A") is None
    assert empty.one(Charity) == Charity()
    assert empty.rows(Theme) == ()
    assert not empty.has(Theme, "A")
    assert empty.having(Theme, text="1") == ()


def test_equality_is_of_records_in_their_order() -> None:
    one = Partnership.of([Theme(id="A"), Theme(id="B")])
    assert one == Partnership.of([Theme(id="A"), Theme(id="B")])
    assert one != Partnership.of([Theme(id="B"), Theme(id="A")])
    assert one != "something else"
    assert "theme 2" in repr(one)
    assert "empty" in repr(Partnership.empty())


def test_difference_names_what_was_added_changed_and_removed() -> None:
    before = Partnership.of([Theme(id="A"), Theme(id="B")])
    after = Partnership.of([Theme(id="B", text="x"), Theme(id="C")])
    assert difference(before, after) == (
        RowChange("theme", ("A",), Theme(id="A"), None),
        RowChange("theme", ("B",), Theme(id="B"), Theme(id="B", text="x")),
        RowChange("theme", ("C",), None, Theme(id="C")),
    )
    assert difference(before, before) == ()


def test_new_ids_follow_the_largest_of_their_kind() -> None:
    assert next_id(Partnership.empty(), Objective) == "OB1"
    taken = Partnership.of([Objective(id="OB3"), Objective(id="mine"), BeneficiaryInput(id="BI-041")])
    assert next_id(taken, Objective) == "OB4"
    assert next_id(taken, BeneficiaryInput) == "BI-042"


# --- links ------------------------------------------------------------------------------------------------------------


def test_the_example_has_no_broken_link() -> None:
    example = worked_example()
    assert [
        broken
        for kind in ENTITIES.values()
        for row in example.rows(kind)
        for broken in broken_links(example, row, catalogue())
    ] == []


def test_links_lead_to_records_and_to_the_catalogue() -> None:
    example = worked_example()
    rating = TrustRating(participant="T9", partner="P9", indicator="Z9", round=1)
    found = {broken.field: broken.missing for broken in broken_links(example, rating, catalogue())}
    assert found == {"participant": "T9", "partner": "P9", "indicator": "Z9"}
    assert "indicator" not in {broken.field for broken in broken_links(example, rating)}
    assert any(kind is Score for kind, _ in links_to("option"))


def test_there_is_a_word_for_an_entry_of_each_table_that_a_field_leads_to() -> None:
    tables = {spec.target for kind in ENTITIES.values() for spec in fields_of(kind) if spec.kind is FieldKind.CATALOGUE}
    assert tables - {OWN_CRITERIA} == set(TABLE_NOUNS)


# --- people -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "said", "trustee"),
    [
        ("chair", None, True),
        ("treasurer", None, True),
        ("staff", None, False),
        (None, None, False),
        ("staff", True, True),
        ("chair", False, False),
    ],
)
def test_who_is_a_trustee(role: str | None, said: bool | None, trustee: bool) -> None:
    person = Participant(id="T1", role=role, is_trustee=said)
    assert is_trustee(person) is trustee
    assert may_vote(person) is trustee
    assert not may_vote(Participant(id="T1", role=role, is_trustee=said, can_vote=False))


@pytest.mark.parametrize(
    ("kind", "takes_part", "part"),
    [
        ("none", None, "all"),
        ("none", "none", "all"),
        (None, None, "all"),
        ("financial", None, "none"),
        ("loyalty", "speaks_only", "speaks_only"),
        ("gift", "all", "all"),
        (None, "none", "none"),
    ],
)
def test_how_far_an_interest_lets_somebody_take_part(kind: str | None, takes_part: str | None, part: str) -> None:
    assert part_taken(Interest(id="I1", kind=kind, takes_part=takes_part)) == part


def test_an_interest_takes_out_of_options_entirely_and_of_trust_for_its_partner() -> None:
    rows = [
        *(Participant(id=f"T{n}", role="trustee") for n in (1, 2, 3)),
        Interest(id="I1", participant="T1", partner="P1", kind="loyalty"),
        Interest(id="I2", participant="T2", kind="financial", takes_part="speaks_only"),
        Interest(id="I3", kind="gift"),
    ]
    found = Partnership.of(rows)
    assert taken_out_of_options(found) == {"T1", "T2"}
    assert taken_out_of_trust(found, "P1") == {"T1", "T2"}
    assert taken_out_of_trust(found, "P2") == {"T2"}
    assert [person.id for person in raters_of_options(found)] == ["T3"]
    assert [person.id for person in raters_of_trust(found, "P2")] == ["T1", "T3"]
    assert [person.id for person in voters(found)] == ["T3"]


def test_who_is_present_and_how_many_are_in_office() -> None:
    rows = [
        Attendance(participant="T1", step="open", present=True),
        Attendance(participant="T1", step="hear", present=False),
        Attendance(participant="T2", step="open", present=True),
        Attendance(participant="T2", step="hear", remote=False),
        Attendance(participant="T2", step="tell", present=False),
        Attendance(participant="T3", step="open"),
        Attendance(participant="T4", step="score", present=True),
        Attendance(participant="T5", step=None, present=True),
        Participant(id="T1", role="chair"),
    ]
    found = Partnership.of(rows)
    assert present_at(found, "open") == {"T1", "T2", "T5"}
    assert present_at(found, "hear") == {"T2", "T5"}
    assert present_at(found, "decide") == {"T2", "T4", "T5"}
    assert trustees_in_office(found, None) == 1
    assert trustees_in_office(found, 9) == 9


def test_who_left_and_did_not_come_back_is_not_here_from_then_on() -> None:
    rows = [
        *(Attendance(participant=name, step="open", present=True) for name in ("T1", "T2", "T3")),
        Attendance(participant="T1", step="trust", present=True, left_at="19:40"),
        Attendance(participant="T2", step="trust", present=True, left_at="19:40", returned_at="19:50"),
    ]
    found = Partnership.of(rows)
    assert present_at(found, "trust") == {"T2", "T3"}
    assert present_at(found, "decide") == present_for_the_vote(found) == {"T2", "T3"}


def test_a_file_is_locked_once_it_says_when() -> None:
    assert not is_locked(Partnership.empty())
    assert is_locked(Partnership.of([PartnershipFile(locked_at="2026-11-23T21:30:00")]))


# --- words ------------------------------------------------------------------------------------------------------------


def test_sentences_are_translated_before_the_values_go_in() -> None:
    said = Sentence(N_("{n} of {what}"), {"n": 3, "what": Sentence("groups")})
    assert str(said) == "3 of groups"
    german = {"{n} of {what}": "{what}: {n}", "groups": "Gruppen"}
    assert said.text(lambda text, _many="", _count=1: german[text]) == "Gruppen: 3"


def test_errors_say_one_sentence() -> None:
    assert str(PartnerDeskError("What {is} wrong.")) == "What {is} wrong."
    assert str(Refused("rule", Sentence("No {n}", {"n": 1}))) == "No 1"


def test_the_catalogues_texts_can_be_taken_out_and_put_back() -> None:
    texts = catalogue().texts()
    assert texts["indicators.C2.anchors.3"]
    changed = catalogue().with_texts({"indicators.C2.name": "Other words", "notice": "Other notice", "no.such": "x"})
    assert changed.indicators["C2"].name == "Other words"
    assert changed.notice == "Other notice"
    assert catalogue().with_texts(texts).texts() == texts
