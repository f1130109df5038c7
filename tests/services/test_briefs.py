"""The printed brief as a use case: bytes, pages, and that a front sheet is one page."""

import json
from dataclasses import replace
from functools import cache
from io import BytesIO

import pikepdf
import pytest

from partnerdesk.brief.blocks import Edition, Kind, Paper
from partnerdesk.brief.held_back import LineKind
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryInput, Question
from partnerdesk.domain.sampling import DRAWS
from partnerdesk.services.briefs import BriefOrder, MadeBrief, make_brief, printed_brief, take_snapshot
from partnerdesk.services.reading import Reading
from tests.brief.cases import MEETING, catalogue, sample
from tests.brief.pdf.checking import faults


@cache
def made(edition: Edition, paper: Paper) -> MadeBrief:
    return make_brief(sample(), catalogue(), MEETING, edition, paper)


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("edition", list(Edition))
def test_sheets_that_are_one_page_are_one_page(edition: Edition, paper: Paper) -> None:
    brief = made(edition, paper)
    assert brief.page_of["question"] == 2
    assert brief.page_of["you-said"] == brief.pages
    assert brief.page_of["minute"] == brief.pages - 1


@pytest.mark.parametrize("paper", list(Paper))
def test_on_both_sides_of_the_paper_the_decision_record_begins_on_a_right_hand_page(paper: Paper) -> None:
    brief = make_brief(sample(), catalogue(), MEETING, Edition.BOARD, paper, two_sided=True)
    assert brief.page_of["decision"] % 2 == 1


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("edition", list(Edition))
def test_every_edition_keeps_the_standards(edition: Edition, paper: Paper) -> None:
    assert faults(made(edition, paper).data) == []


def test_the_same_state_gives_the_same_bytes() -> None:
    again = make_brief(sample(), catalogue(), MEETING, Edition.BOARD, Paper.A4)
    assert again.data == made(Edition.BOARD, Paper.A4).data


def test_editions_and_papers_differ() -> None:
    files = {made(edition, paper).data for edition in Edition for paper in Paper}
    assert len(files) == 4


def test_the_parts_are_listed_with_their_pages() -> None:
    brief = made(Edition.BOARD, Paper.A4)
    assert brief.parts[0] == ("1 The question", 2)
    assert ("8 Decision record", brief.page_of["decision"]) in brief.parts
    assert [page for _, page in brief.parts] == sorted(page for _, page in brief.parts)


def test_an_empty_partnership_is_printed_too() -> None:
    brief = make_brief(Partnership.empty(), catalogue(), MEETING)
    assert faults(brief.data) == []
    assert brief.page_of["question"] == 2


def test_the_snapshot_holds_the_draws_of_a_fixed_seed() -> None:
    taken = take_snapshot(sample(), catalogue(), MEETING)
    assert taken.shares is not None
    assert taken.shares.draws == DRAWS
    assert taken.assessment.ranking.ranked[0].first_place_ordered == pytest.approx(0.726, abs=0.02)


def test_a_file_that_was_read_is_printed_by_words() -> None:
    reading = Reading(sample(), catalogue(), MEETING)
    assert printed_brief(reading, BriefOrder()) == made(Edition.BOARD, Paper.A4).data


def test_what_is_held_back_comes_with_the_brief() -> None:
    held = made(Edition.SHARING, Paper.A4).held_back
    assert held
    assert all(line.step in catalogue().steps for line in held)


def test_letters_that_cannot_be_printed_are_open_points_where_they_were_typed() -> None:
    given = sample().rows(BeneficiaryInput)[0]
    question = replace(sample().one(Question), text="Work together? 😀 ภาษา")
    brief = make_brief(sample().put(replace(given, summary="বাংলা and \ue000"), question), catalogue(), MEETING)
    lines = [line for line in brief.held_back if line.kind is LineKind.LETTERS]
    assert [(line.step, line.entity, line.subject) for line in lines] == [
        ("frame", "question", ""),
        ("hear", "beneficiary_input", given.id),
    ]
    assert "“😀ภาษ”" in str(lines[0].sentence)
    assert make_brief(sample(), catalogue(), MEETING).held_back == tuple(
        line for line in brief.held_back if line.kind is not LineKind.LETTERS
    )


# --- with the records in it -------------------------------------------------------------------------------------------


@cache
def with_records(edition: Edition, kind: Kind) -> MadeBrief:
    return make_brief(sample(), catalogue(), MEETING, edition, kind=kind, with_records=True)


@pytest.mark.parametrize("kind", [Kind.FULL, Kind.MINUTE, Kind.FEEDBACK])
@pytest.mark.parametrize("edition", list(Edition))
def test_a_brief_with_its_records_keeps_the_standards(edition: Edition, kind: Kind) -> None:
    assert faults(with_records(edition, kind).data) == []


@pytest.mark.parametrize("kind", [Kind.MINUTE, Kind.FEEDBACK])
def test_the_records_are_those_of_the_edition_that_is_made(kind: Kind) -> None:
    with pikepdf.open(BytesIO(with_records(Edition.BOARD, kind).data)) as pdf:
        ((name, held),) = pdf.attachments.items()
        case = json.loads(held.get_file().read_bytes())
    for_the_board = kind is Kind.MINUTE  # the sheet is given to anyone
    assert name == f"partnership-{'board' if for_the_board else 'sharing'}.json"
    assert ("participant" in case) is for_the_board


def test_without_its_records_a_brief_is_as_it_was() -> None:
    alone = make_brief(sample(), catalogue(), MEETING, kind=Kind.MINUTE)
    assert b"EmbeddedFile" not in alone.data
    assert b"EmbeddedFile" in with_records(Edition.BOARD, Kind.MINUTE).data
