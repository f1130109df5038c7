"""The two complete cases: they come through the exchange unchanged, and hold what a complete case holds."""

import json
from pathlib import Path
from typing import Any

import pytest

from partnerdesk.catalogue import load_catalogue
from partnerdesk.exchange import read_whole, write_case
from partnerdesk.services.sample import sample_text

FIXTURES = Path(__file__).parents[1] / "fixtures"
CONSORTIUM = (FIXTURES / "cases" / "local_consortium.json").read_text(encoding="utf-8")
CASES = pytest.mark.parametrize("text", [sample_text(), CONSORTIUM], ids=["harbourside", "consortium"])


def _rows(entity: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(sample_text())[entity]
    return rows


@CASES
def test_a_case_comes_through_the_exchange_unchanged(text: str) -> None:
    assert write_case(*read_whole(text, load_catalogue())) == json.loads(text)


def test_what_people_said_was_gathered_in_many_ways_and_with_many_permissions() -> None:
    rows = _rows("beneficiary_input")
    assert len({row["method"] for row in rows}) >= 8
    assert {row["quote_permission"] for row in rows} >= {"none", "board_anon", "public_anon"}
    assert {row["consent_state"] for row in rows} == {"not_asked", "given", "refused", "withdrawn"}
    assert {row.get("quote_language") for row in rows} == {None, "en", "cy"}


def test_withdrawn_and_refused_words_are_not_there() -> None:
    for row in _rows("beneficiary_input"):
        if row["consent_state"] in {"withdrawn", "refused"}:
            assert "quote" not in row
        if row["consent_state"] == "withdrawn":
            assert not {"summary", "segment_label", "person_code", "source_ref"} & set(row)


def test_a_quote_that_may_be_printed_has_been_checked_for_recognition() -> None:
    quotes = [row for row in _rows("beneficiary_input") if row.get("quote")]
    assert len(quotes) >= 8
    assert [row["id"] for row in quotes if row["identity_check"] != "low" and not row.get("identity_note")] == []


def test_every_contradiction_has_the_boards_answer() -> None:
    contradicting = [row for row in _rows("evidence_link") if row["kind"] == "contradicts"]
    assert contradicting
    assert all(row["board_response"] for row in contradicting)
    assert {row["kind"] for row in _rows("evidence_link")} == {"raised", "supports", "qualifies", "contradicts"}


def test_someone_taken_out_gave_no_rating() -> None:
    out = {row["participant"] for row in _rows("interest") if row["takes_part"] != "all"}
    assert "T6" in out
    for entity in ("trust_rating", "first_choice", "score", "weight", "straw_poll"):
        assert not out & {row["participant"] for row in _rows(entity)}


def test_the_final_bases_total_as_the_model_says() -> None:
    final = [row for row in _rows("trust_rating") if row["round"] == 2 and row["level"] is not None]
    counts = {basis: sum(row["basis"] == basis for row in final) for basis in ("seen", "told", "guess")}
    assert counts == {"seen": 34, "told": 19, "guess": 6}


def test_the_votes_add_up_to_the_trustees_in_office() -> None:
    vote = _rows("vote")[0]
    parts = ("votes_for", "votes_against", "abstained", "left_room", "absent")
    assert sum(vote[part] for part in parts) == json.loads(sample_text())["charity"]["trustees_in_office"]
