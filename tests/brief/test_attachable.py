"""The records that are attached to a brief: nothing that the paper of the same edition does not print."""

import json
import re
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.brief.attachable import attachable
from partnerdesk.brief.blocks import Edition
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    BeneficiaryInput,
    Concern,
    ImpactAnswer,
    NamedVote,
    Option,
    Participant,
    Score,
    StrawPoll,
    SurveyAnswer,
    Theme,
    TrustRating,
    Vote,
    Weight,
)
from partnerdesk.exchange import case_text, read_case, write_case
from tests.brief.cases import EDITIONS, catalogue, partial_partnerships, sample, snapshot, with_fields
from tests.brief.test_kinds import answered
from tests.brief.test_privacy import LABEL, QUOTE, SUMMARY, canaries, printed_fields, with_input

OWN_ANSWERS = (TrustRating, Score, Weight, StrawPoll)
BY_NAME = {"participant", "attendance", "interest", "named_vote"}


def attached(partnership: Partnership, edition: Edition) -> dict[str, Any]:
    return write_case(attachable(snapshot(partnership, edition)))


@cache
def text(edition: Edition) -> str:
    return case_text(attached(sample(), edition))


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_word_is_attached_that_is_not_printed(edition: Edition) -> None:
    partnership, places = canaries()
    said = case_text(attached(partnership, edition))
    found = {places[word] for word in re.findall(r"Zq\d+x", said)}
    assert len(found) > 70
    assert found <= printed_fields(edition)


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_trustees_own_answer_is_attached(edition: Edition) -> None:
    assert all(sample().rows(kind) for kind in OWN_ANSWERS)
    case = attached(sample(), edition)
    assert not {kind.ENTITY for kind in OWN_ANSWERS} & set(case)
    codes = [row.rater_code for row in sample().rows(Participant) if row.rater_code]
    assert codes
    assert not [code for code in codes if code in text(edition)]


def test_nobody_is_named_to_be_shared_who_was_at_the_meeting() -> None:
    case = attached(sample(), Edition.SHARING)
    assert not BY_NAME & set(case)
    assert '"participant"' not in text(Edition.SHARING)
    board = attached(sample(), Edition.BOARD)
    assert [row["display_name"] for row in board["participant"]] == [
        row.display_name for row in sample().rows(Participant)
    ]


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_is_attached_is_the_json_form(edition: Edition) -> None:
    assert read_case(text(edition), catalogue()) == attachable(snapshot(sample(), edition))
    assert "file_uuid" not in json.loads(text(edition))["file"]  # read in, it is no version of the file


@given(partial_partnerships(), st.sampled_from(EDITIONS))
def test_what_any_partnership_attaches_can_be_read(partnership: Partnership, edition: Edition) -> None:
    read_case(case_text(attached(partnership, edition)), catalogue())


# --- what people said -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_was_taken_back_is_not_attached(edition: Edition) -> None:
    said = case_text(attached(with_input(withdrawn_at="2026-10-30T09:00:00Z"), edition))
    assert not [word for word in (QUOTE, SUMMARY, LABEL, "BI-001") if word in said]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("permission", ["none", "board_anon", "public_anon"])
def test_a_quote_is_attached_where_it_may_print(permission: str, edition: Edition) -> None:
    given = with_input(quote_permission=permission, identity_check="low", consent_state="given")
    may = permission == "public_anon" or (permission == "board_anon" and edition is Edition.BOARD)
    said = case_text(attached(given, edition))
    assert (QUOTE in said) is may
    assert (LABEL in said) is may


def test_a_summary_of_few_people_is_not_attached_to_be_shared() -> None:
    few = with_input(n_took_part=2, quote_permission="none", identity_check="high")
    assert SUMMARY in case_text(attached(few, Edition.BOARD))
    assert SUMMARY not in case_text(attached(few, Edition.SHARING))


def test_a_theme_of_what_was_taken_back_is_not_attached() -> None:
    alone = sample().put(Theme(id="T99", text="CanaryTheme"))
    assert "CanaryTheme" not in case_text(attached(alone, Edition.BOARD))


# --- numbers ----------------------------------------------------------------------------------------------------------


@given(st.integers(0, 60), st.integers(0, 80), st.sampled_from(EDITIONS))
def test_how_many_took_part_is_attached_as_it_is_printed(count: int, asked: int, edition: Edition) -> None:
    heard = BeneficiaryInput(id="A", method="interview", n_took_part=count, n_asked=asked, lawful_basis="Consent")
    (row,) = attachable(snapshot(Partnership.of((heard,)), edition)).rows(BeneficiaryInput)
    if edition is Edition.SHARING:
        assert row.n_took_part == (None if count < 5 else (count + 2) // 5 * 5)
        assert row.n_asked is None
    else:
        assert row.n_took_part == (None if count < 5 else count)
        assert row.n_asked == (asked if 5 <= count <= asked else None)


@given(st.lists(st.integers(0, 40), min_size=1, max_size=6), st.sampled_from(EDITIONS), st.booleans())
def test_no_count_of_a_survey_from_1_to_4_is_attached(counts: list[int], edition: Edition, special: bool) -> None:
    kind = "special" if special else "ordinary"
    heard = BeneficiaryInput(id="S", method="survey", lawful_basis="Consent", sensitivity=kind)
    rows = [
        SurveyAnswer(input="S", question="Q?", answer=f"answer {place}", count=count, base=sum(counts))
        for place, count in enumerate(counts)
    ]
    held = attachable(snapshot(Partnership.of((heard, *rows)), edition)).rows(SurveyAnswer)
    assert not {1, 2, 3, 4} & {row.count for row in held}
    assert not held or sum(row.count is None for row in held) != 1 or special
    assert not held or sum(counts) >= 10


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_is_off_the_scale_is_attached_without_a_base(edition: Edition) -> None:
    heard = BeneficiaryInput(id="S", method="survey", lawful_basis="Consent")
    told = (("Well", 20, 30), ("Badly", 10, 30), ("Don't know", 7, None))
    rows = (SurveyAnswer(input="S", question="How?", answer=a, count=count, base=base) for a, count, base in told)
    held = attachable(snapshot(Partnership.of((heard, *rows)), edition)).rows(SurveyAnswer)
    assert [(row.count, row.base) for row in held] == [(20, 30), (10, 30), (7, None)]


@pytest.mark.parametrize(
    ("counts", "kept"),
    [((30, 10, 9, 0), [30, 10, 9]), ((14, 7, 3, 0), [14, None, None]), ((4, 2, 1, 0), []), ((2, 1, 1, 0), [])],
)
def test_a_review_attaches_the_counts_that_it_prints(counts: tuple[int, ...], kept: list[int | None]) -> None:
    held = attachable(snapshot(answered(counts), Edition.SHARING)).rows(ImpactAnswer)
    assert [row.count for row in held] == kept


# --- the decision -----------------------------------------------------------------------------------------------------


def test_a_concern_has_its_name_only_for_the_board_and_only_if_it_was_wanted() -> None:
    quiet, named = (Concern(id=name, participant="T1", text=name, wants_name=name == "B") for name in "AB")
    partnership = sample().with_rows(Concern, (quiet, named))
    assert [row.participant for row in attachable(snapshot(partnership)).rows(Concern)] == [None, "T1"]
    shared = attachable(snapshot(partnership, Edition.SHARING)).rows(Concern)
    assert [(row.participant, row.wants_name) for row in shared] == [(None, None)] * 2


@pytest.mark.parametrize("by_name", [True, False])
def test_how_each_voted_is_attached_only_where_the_vote_was_by_name(*, by_name: bool) -> None:
    held = sample().rows(Vote)[0]
    partnership = sample().put(
        with_fields(held, recorded_by_name=by_name), NamedVote(motion=held.motion, participant="T1", cast="for")
    )
    assert len(attachable(snapshot(partnership)).rows(NamedVote)) == by_name
    assert not attachable(snapshot(partnership, Edition.SHARING)).rows(NamedVote)


def test_a_link_to_what_is_not_held_is_emptied_or_goes() -> None:
    option = sample().rows(Option)[0]
    loose = sample().put(with_fields(option, partners=(*(option.partners or ()), "P9")))
    held = attachable(snapshot(loose)).get(Option, option.id)
    assert held is not None
    assert held.partners == (option.partners or ())


@pytest.mark.parametrize("edition", EDITIONS)
def test_without_a_lawful_basis_no_view_is_attached_either(edition: Edition) -> None:
    first = sample().rows(BeneficiaryInput)[0]
    assert first.stance is not None
    without = sample().put(with_fields(first, lawful_basis=None))
    held = {row["id"]: row for row in attached(without, edition)["beneficiary_input"]}
    assert held[first.id].get("stance") is None
    assert any(row.get("stance") for row in held.values())
