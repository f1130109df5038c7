"""What a record holds comes back from a row, an image and a hash as it was."""

from contextlib import closing
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.domain.errors import ValueRefused
from partnerdesk.domain.fields import FieldKind, fields_of
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import ENTITIES, CatalogueText, Objective, Option, PartnershipFile, SurveyAnswer
from partnerdesk.domain.words import Sentence
from partnerdesk.storage import rows, schema, tables
from partnerdesk.storage.connecting import PLAIN, Value
from tests.storage.any_records import partnerships

KEY = b"k" * 32


def _through_a_database(partnership: Partnership) -> Partnership:
    with closing(PLAIN.memory()) as connection:
        schema.make(connection)
        connection.execute("BEGIN")
        for kind in ENTITIES.values():
            numbered = enumerate(partnership.rows(kind), 1)
            tables.fill(connection, kind, [(place, *rows.to_row(record)) for place, record in numbered])
        connection.execute("COMMIT")
        found = {kind: [held.record for held in tables.read(connection, kind)] for kind in ENTITIES.values()}
    result = Partnership.empty()
    for kind, records in found.items():
        result = result.with_rows(kind, records)
    return result


@given(partnerships())
def test_whatever_a_record_holds_comes_back_from_its_table(partnership: Partnership) -> None:
    assert _through_a_database(partnership) == partnership


@given(partnerships())
def test_numbers_come_back_as_what_they_were(partnership: Partnership) -> None:
    back = _through_a_database(partnership)
    for kind in ENTITIES.values():
        for spec in fields_of(kind):
            if spec.kind is FieldKind.NUMBER:
                types = [type(getattr(record, spec.name)) for record in partnership.rows(kind)]
                assert [type(getattr(record, spec.name)) for record in back.rows(kind)] == types


@given(partnerships())
def test_whatever_a_record_holds_comes_back_from_its_image(partnership: Partnership) -> None:
    for kind in ENTITIES.values():
        for place, record in enumerate(partnership.rows(kind), 1):
            held = rows.placed(place, record)
            assert rows.from_image(kind, rows.to_image(held)) == held
    assert rows.to_image(None) is None
    assert rows.from_image(Objective, None) is None


def test_a_text_of_millions_of_letters_is_refused_before_it_is_kept() -> None:
    with pytest.raises(ValueRefused, match="too long"):
        rows.to_row(Objective(id="OB1", measure="x" * (rows.LONGEST_TEXT + 1)))


@pytest.mark.parametrize("bad", ["not a list", '{"a": 1}', "[1]", 7])
def test_a_list_that_is_none_is_refused_with_its_field(bad: Value) -> None:
    row = list(rows.to_row(Option(id="O1")))
    place = [spec.name for spec in fields_of(Option)].index("partners")
    row[place] = bad
    with pytest.raises(ValueRefused) as caught:
        rows.from_row(Option, row)
    assert caught.value.field_name == "partners"


def test_the_hash_of_a_row_knows_every_field_its_place_and_the_key() -> None:
    row = rows.to_row(Objective(id="OB1", measure="nights"))
    first = rows.row_hash(KEY, Objective, 1, row)
    assert rows.row_hash(KEY, Objective, 1, rows.to_row(Objective(id="OB1", measure="days"))) != first
    assert rows.row_hash(KEY, Objective, 1, rows.to_row(Objective(id="OB1", baseline="nights"))) != first
    assert rows.row_hash(KEY, Objective, 2, row) != first
    assert rows.row_hash(b"o" * 32, Objective, 1, row) != first
    assert rows.row_hash(KEY, Objective, 1, row) == first


def test_the_hash_of_the_file_leaves_the_time_of_the_last_change_out() -> None:
    early = rows.to_row(PartnershipFile(title="A", updated_at="19:05"))
    late = rows.to_row(PartnershipFile(title="A", updated_at="20:05"))
    assert rows.row_hash(KEY, PartnershipFile, 1, early) == rows.row_hash(KEY, PartnershipFile, 1, late)


def test_the_history_knows_records_by_ids_and_never_by_words() -> None:
    assert rows.history_id(KEY, Objective, ("OB1",)) == "OB1"
    assert rows.history_id(KEY, PartnershipFile, ()) == ""
    answer = rows.history_id(KEY, SurveyAnswer, ("BI-001", "How is it?", "Mum cried"))
    assert answer.startswith("#")
    assert "Mum" not in answer
    kept = rows.history_id(KEY, CatalogueText, ("trust.C2.title", "en"))
    assert kept.startswith("#")


def _sentences() -> st.SearchStrategy[Sentence]:
    plain = st.none() | st.booleans() | st.integers() | st.text()
    names = st.text("abc", min_size=1, max_size=3)
    within = st.builds(Sentence, st.text(), st.dictionaries(names, plain, max_size=2))
    return st.builds(Sentence, st.text(), st.dictionaries(names, plain | within, max_size=3))


@given(_sentences())
def test_a_sentence_comes_back_with_the_sentences_in_it(sentence: Sentence) -> None:
    assert rows.sentence_from_text(rows.sentence_to_text(sentence)) == sentence


def test_what_is_read_of_a_row_does_not_depend_on_the_rows_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "_MOST_PLANS", 3)
    texts = [spec.name for spec in fields_of(Objective) if spec.kind is FieldKind.TEXT]
    held: list[dict[str, Any]] = [{}, *({name: "words", texts[0]: "more"} for name in texts)]
    records = [Objective(id="OB1", **each) for each in held]
    for record in (*records, *reversed(records)):
        assert rows.from_row(Objective, rows.to_row(record)) == record
    assert len(rows._plans(Objective)) <= 3
    with pytest.raises(ValueError, match="zip"):
        rows.from_row(Objective, (*rows.to_row(records[0]), "one too many"))
