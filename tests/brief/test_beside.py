"""Beside the ranking: the seal on the red lines, who crosses one, first choices, people’s own weights."""

import dataclasses

import pytest

from partnerdesk.brief.blocks import Chart, Edition
from partnerdesk.brief.sections.beside import beside, crossing, own_weights_picture, printable_voices, sealed
from partnerdesk.brief.sections.options import options
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    BeneficiaryInput,
    Condition,
    FirstChoice,
    Option,
    RedLineSeal,
    RoundState,
)

from .cases import sample, snapshot, words_of

REASON = "The county changed the lease of the room."


def said(partnership: Partnership, part: object, edition: Edition = Edition.BOARD) -> str:
    made = part(snapshot(partnership, edition))  # type: ignore[operator]  # a section
    return words_of(made)


def changed(kind: type[Option], name: str, **values: object) -> Partnership:
    row = sample().get(kind, name)
    assert row is not None
    return sample().put(dataclasses.replace(row, **values))  # type: ignore[arg-type]  # fields of the record


def test_the_seal_says_when_by_whom_and_that_it_came_before_scoring() -> None:
    told = said(sample(), sealed)
    assert "Red lines agreed before scoring, on 23 November 2026 at 12:09." in told
    assert "Agreed by: All trustees taking part; read out by Gwen Pritchard, chair." in told
    shared = said(sample(), sealed, Edition.SHARING)
    assert "before scoring" in shared
    assert "Gwen" not in shared


def test_a_late_seal_and_an_opened_one_say_so() -> None:
    (seal,) = sample().rows(RedLineSeal)
    late = said(sample().put(dataclasses.replace(seal, before_scores=False)), sealed)
    assert "Red lines agreed after scoring had begun" in late
    opened = dataclasses.replace(seal, opened_at="2026-11-23T13:00:00Z", opened_by="Gwen Pritchard", open_reason=REASON)
    told = said(sample().put(opened), sealed)
    assert f"The seal was opened on 23 November 2026 at 13:00: {REASON}" in told
    assert "Gwen Pritchard" not in said(sample().put(opened), sealed, Edition.SHARING)
    assert REASON in said(sample().put(opened), sealed, Edition.SHARING)


def test_a_wording_that_is_no_longer_the_sealed_one_is_named() -> None:
    assert "no longer the wording" not in said(sample(), sealed)
    line = sample().get(Condition, "C2")
    assert line is not None
    moved = sample().put(dataclasses.replace(line, text="The room may move."))
    assert "no longer the wording that was sealed" in said(moved, sealed)


def test_an_option_that_crosses_a_line_is_named_and_its_total_does_not_put_it_first() -> None:
    assert crossing(snapshot(sample())) == ()
    barred = changed(Option, "O3", crosses=("C2",))
    told = said(barred, crossing)
    assert "crosses “The Saturday room stays with the young adult carers”. Its" in told
    assert "Its total of 68.0 out of 100 does not put it first." in told
    whole = said(barred, options)
    assert "Memorandum of understanding leads" in whole
    assert "Joint breaks service leads" not in whole


def test_a_dropped_option_says_which_line_it_would_have_crossed() -> None:
    assert "It would cross a red line: “The Saturday room stays with the young adult carers”." in said(
        sample(), options
    )


def test_first_and_considered_choices_are_counts() -> None:
    told = said(sample(), beside)
    assert "first choices were: Joint breaks service 2, Join Northbank 2, Carry on as we are 1." in told
    assert "came to: Joint breaks service 3, Memorandum of understanding 1, Join Northbank 1." in told
    assert "2 of 5 came to another answer than their first." in told


def _fewer(people: int) -> Partnership:
    return sample().with_rows(FirstChoice, sample().rows(FirstChoice)[:people])


@pytest.mark.parametrize(("people", "printed"), [(4, True), (3, False), (0, False)])
def test_few_first_choices_are_not_printed(people: int, printed: bool) -> None:
    assert ("First choice" in said(_fewer(people), beside)) is printed


@pytest.mark.parametrize("kind", ["score", "first_choice"])
def test_first_choices_are_not_printed_before_they_are_shown(kind: str) -> None:
    assert "First choice" not in said(sample().put(RoundState(kind=kind, round=1)), beside)


def test_peoples_weights_give_a_line_and_a_picture_of_their_own() -> None:
    told = said(sample(), beside)
    assert "(BI-004): Joint breaks service 69.0, Memorandum of understanding 60.0." in told
    block, whole = own_weights_picture(snapshot(sample()))
    assert "Memorandum of understanding 60.0, Carry on as we are 48.7, Join Northbank 40.6." in words_of((whole,))
    assert isinstance(block, Chart)
    assert block.picture.table.columns[1:] == (
        "The board",
        "Carers who use our sitting service or wait for it",
        "Older people whom Northbank visits",
    )


def test_weights_of_few_people_are_left_out() -> None:
    few = sample().get(BeneficiaryInput, "BI-004")
    assert few is not None
    view: BriefSnapshot = snapshot(sample().put(dataclasses.replace(few, n_took_part=4)))
    assert [voice.group for voice in printable_voices(view)] == ["G6"]
