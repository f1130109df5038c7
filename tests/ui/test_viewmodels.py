"""What the pages of steps 1 to 4 work with, values in and values out, without a screen."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from partnerdesk.app import Shelf
from partnerdesk.charts.fitting import Sheet
from partnerdesk.domain.commands import AddRecord, ChangeFields, DeleteRecord, PutRecords, ReopenRound
from partnerdesk.domain.records import (
    AnswerMark,
    Attendance,
    BeneficiaryInput,
    Charity,
    EvidenceLink,
    Objective,
    ObjectiveDriver,
    OpenPoint,
    Option,
    Participant,
    Question,
    RoundState,
    Score,
    Survey,
    SurveyAnswer,
    TrustRating,
)
from partnerdesk.ui.viewmodels.answers import objective_text
from partnerdesk.ui.viewmodels.attendance import AttendanceModel
from partnerdesk.ui.viewmodels.book import every_page, pages_of
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.evidence import EvidenceModel
from partnerdesk.ui.viewmodels.open_list import OpenList
from partnerdesk.ui.viewmodels.reading_aloud import ReadingAloud
from partnerdesk.ui.viewmodels.step_list import StepListModel
from partnerdesk.ui.viewmodels.steps.aims_links import ObjectiveLinks, link_chips, link_summary
from partnerdesk.ui.viewmodels.steps.aims_pictures import coverage_pictures, reasons_picture
from partnerdesk.ui.viewmodels.steps.aims_reasons import ReasonPoints, reason_chips
from partnerdesk.ui.viewmodels.steps.brief_lines import open_lines
from partnerdesk.ui.viewmodels.survey_answers import SurveyAnswers


@pytest.fixture
def sample(qapp: QCoreApplication, tmp_path: Path, clock: Callable[[], datetime]) -> Iterator[Desk]:
    desk = Desk(Shelf(tmp_path / "home").example(), clock)
    yield desk
    desk.close()
    desk.session.close()


@pytest.fixture
def blank(qapp: QCoreApplication, tmp_path: Path, clock: Callable[[], datetime]) -> Iterator[Desk]:
    desk = Desk(Shelf(tmp_path / "home").new(str(tmp_path / "Blank.partnership")), clock)
    yield desk
    desk.close()
    desk.session.close()


@pytest.mark.parametrize(
    ("whom", "what", "said"),
    [
        ("carers", "they can rest", "For carers, so that they can rest"),
        ("For carers", "So that they can rest.", "For carers, so that they can rest"),
        ("carers", None, "For carers"),
        (None, "they can rest", "So that they can rest"),
        (None, "  ", ""),
    ],
)
def test_an_objective_reads_as_one_sentence(whom: str | None, what: str | None, said: str) -> None:
    assert objective_text(Objective(id="OB1", for_whom_text=whom, so_that_text=what)) == said


# --- attendance -------------------------------------------------------------------------------------------------------


def _people(desk: Desk) -> AttendanceModel:
    people = [Participant(id=f"T{n}", display_name=f"Trustee {n}", role="trustee") for n in (1, 2)]
    desk.execute(PutRecords(tuple(people)))
    return AttendanceModel(desk)


def _follows(model: AttendanceModel) -> bool:
    return model.follows


def test_who_is_here_at_the_start_counts_for_later_steps_until_a_change_is_marked(blank: Desk) -> None:
    model = _people(blank)
    model.mark_present("T1", present=True)
    model.step = "decide"
    assert [seat.present for seat in model.seats] == [True, False]
    assert _follows(model)
    model.mark_present("T1", present=False)
    assert [seat.present for seat in model.seats] == [False, False]
    assert not _follows(model)
    model.step = "open"
    assert [seat.present for seat in model.seats] == [True, False]


def test_who_is_online_is_here_and_who_is_not_here_is_not_online(blank: Desk) -> None:
    model = _people(blank)
    model.mark_online("T1", online=True)
    assert (model.seats[0].present, model.seats[0].online) == (True, True)
    model.mark_present("T1", present=False)
    assert (model.seats[0].present, model.seats[0].online) == (False, False)


def test_a_time_of_leaving_is_read_and_a_bad_one_refused(blank: Desk) -> None:
    model = _people(blank)
    assert model.write_time("T1", "left_at", "7.30") is None
    assert model.seats[0].left == "07:30"
    wrong = model.write_time("T1", "left_at", "half past")
    assert wrong is not None
    assert "19:05" in str(wrong.sentence)
    row = blank.partnership.get(Attendance, "T1", "open")
    assert row is not None
    assert row.left_at == "07:30"


def test_the_quorum_is_said_with_those_who_may_decide(blank: Desk) -> None:
    model = _people(blank)
    blank.execute(ChangeFields(Charity, (), {"quorum_number": 2}))
    model.mark_present("T1", present=True)
    assert not model.has_quorum()
    model.mark_present("T2", present=True)
    assert model.has_quorum()
    assert model.quorum == "Trustees here: 2, and 2 of them may decide. The quorum is 2."
    assert model.write_time("T2", "left_at", "19:40") is None
    assert model.quorum == "Trustees here: 1, and 1 of them may decide. The quorum is 2."
    assert not model.has_quorum()
    assert model.write_time("T2", "returned_at", "19:50") is None
    assert model.has_quorum()


# --- steps and open points --------------------------------------------------------------------------------------------


def test_an_empty_file_has_no_step_begun_and_says_what_each_misses(blank: Desk) -> None:
    lines = StepListModel(blank).lines
    assert {line.state for line in lines} == {"not_started"}
    assert {line.words for line in lines} == {"Not started"}
    assert all(line.missing for line in lines)


def test_a_step_is_done_when_its_rule_is_fulfilled(sample: Desk) -> None:
    model = StepListModel(sample)
    assert model.done == 10
    sample.execute(ChangeFields(Question, (), {"for_whom": None}))
    line = model.lines[1]
    assert (line.state, line.words) == ("started", "Say for whom the question is asked.")


def test_what_is_left_open_leads_to_its_page(blank: Desk) -> None:
    blank.execute(AddRecord(OpenPoint(id="OP1", page="frame.question", note="Not sure yet")))
    lines = OpenList(blank).lines
    assert ("frame.question", "What are you deciding, for whom? (Not sure yet)") in {
        (each.page, each.words) for each in lines
    }
    known = {page.id for page in every_page()}
    assert {line.page for line in lines} <= known
    assert len({(line.step, line.words) for line in lines}) == len(lines)


def test_an_open_point_leads_to_the_page_that_asks_for_it_in_both_lists(sample: Desk) -> None:
    """Too many musts to the objectives, points of reasons to the reasons, an option that is missing to the cards."""
    sample.unlock()
    changed = [replace(row, status="kept", priority="must") for row in sample.partnership.rows(Objective)]
    options = [replace(row, status="dropped") for row in sample.partnership.rows(Option) if row.is_baseline]
    sample.session.execute(PutRecords((*changed, *options)))
    listed = {line.words: line.page for line in OpenList(sample).lines}
    in_brief = {line.sentence: line.page for line in open_lines(sample, (), sample.session.assessment())}
    for told in (listed, in_brief):
        led = {page for words, page in told.items() if words.endswith("objectives are ‘must’; 4 at most.")}
        assert led == {"aims.objectives"}
        assert told["Carrying on is not among the options."] == "narrow.forms"
        points = {page for words, page in told.items() if words.endswith("reason points are given.")}
        assert points <= {"aims.reasons"}


@pytest.mark.parametrize(
    ("kind", "number", "page"),
    [
        ("trust", 1, "trust.rate"),
        ("trust", 2, "trust.again"),
        ("score", 1, "score.rate"),
        ("score", 2, "score.again"),
    ],
)
def test_a_private_round_leads_to_its_page_in_the_list_of_what_is_open(
    sample: Desk, kind: str, number: int, page: str
) -> None:
    sample.unlock()
    for row in sample.partnership.having(RoundState, kind=kind):
        if row.round >= number:
            sample.session.execute(ReopenRound(row.kind, row.round, row.partner))
    answers: tuple[TrustRating | Score, ...] = (
        *sample.partnership.rows(TrustRating),
        *sample.partnership.rows(Score),
    )
    for given in answers:
        if given.round > number:
            sample.session.execute(DeleteRecord(type(given), given.row_key))
    led = {line.page for line in OpenList(sample).lines if line.words == "A private round is under way"}
    assert led == {page}


# --- evidence and reading aloud ---------------------------------------------------------------------------------------


def test_trust_stays_hidden_until_a_round_is_revealed(sample: Desk) -> None:
    model = EvidenceModel(sample)
    page = next(page for page in every_page() if "T1" in page.signals or "T3" in page.signals)
    model.show_page(page)
    assert "T3" in {line.id for line in model.signals} or "T1" in {line.id for line in model.signals}
    for row in sample.partnership.having(RoundState, kind="trust"):
        sample.execute(DeleteRecord(RoundState, row.row_key))
    assert not {"T1", "T3"} & {line.id for line in model.signals}


def test_that_nobody_disagreed_is_open_and_not_fine_where_nothing_says_so(bare: Desk) -> None:
    model = EvidenceModel(bare)
    model.show_page(next(page for page in every_page() if page.id == "hear.inputs"))
    bare.execute(PutRecords((BeneficiaryInput(id="BI-1", method="interview", lawful_basis="Consent"),)))
    line = next(line for line in model.signals if line.id == "V7")
    assert (line.colour, line.is_open) == ("green", True)
    assert line.sentence.startswith("Nobody is recorded as disagreeing")
    bare.execute(ChangeFields(BeneficiaryInput, ("BI-1",), {"stance": "opposed"}))
    line = next(line for line in model.signals if line.id == "V7")
    assert (line.colour, line.is_open) == ("green", False)


def test_answers_that_were_marked_as_against_stand_beside_what_was_recorded(bare: Desk) -> None:
    model = EvidenceModel(bare)
    model.show_page(next(page for page in every_page() if page.id == "hear.themes"))
    survey = Survey(id="SU1", input="BI-1")
    bare.execute(PutRecords((BeneficiaryInput(id="BI-1", method="survey", lawful_basis="Consent"), survey)))
    assert (model.voices, model.answered) == ("1 survey · 0 support it · 0 against", "")
    said = ["opposed"] * 2 + ["supports"] * 4 + ["supports_with_conditions", "neutral"]
    marks = (AnswerMark(survey="SU1", respondent=n, question=1, stance=each) for n, each in enumerate(said, 1))
    bare.execute(PutRecords(tuple(marks)))
    assert model.answered == "Survey answers: 5 for · <5 against"


def test_the_voices_are_counted_by_what_they_are(bare: Desk) -> None:
    model = EvidenceModel(bare)
    model.show_page(next(page for page in every_page() if page.id == "hear.themes"))
    assert model.voices == ""
    many = [BeneficiaryInput(id=f"BI-{n}", method="interview", quote="Warm", stance="supports") for n in range(1, 1202)]
    bare.execute(
        PutRecords((*many, BeneficiaryInput(id="BI-2000", method="survey"), Survey(id="SU1", input="BI-2000")))
    )
    bare.execute(
        PutRecords((BeneficiaryInput(id="BI-2001", method="interview", summary="In short", stance="opposed"),))
    )
    assert model.voices == "1 survey, 1,201 quotes, 1 summary · 1,201 support it · 1 against"


def test_words_that_the_board_may_not_read_are_not_read_aloud(sample: Desk) -> None:
    model = ReadingAloud(sample)
    first = next(row for row in sample.partnership.rows(BeneficiaryInput) if row.quote)
    quote = f"“{first.quote}”"
    assert quote in {each.words for each in model.extracts}
    sample.execute(ChangeFields(BeneficiaryInput, first.row_key, {"quote_permission": "none"}))
    assert quote not in {each.words for each in model.extracts}


def test_words_without_a_lawful_basis_wait_and_are_counted(sample: Desk) -> None:
    model = ReadingAloud(sample)
    quoted = [each for each in model.extracts if each.is_quote]
    assert not model.waiting.startswith("The exact words")
    rows = [row for row in sample.partnership.rows(BeneficiaryInput) if f"“{row.quote}”" in {q.words for q in quoted}]
    for row in rows[:2]:
        sample.execute(ChangeFields(BeneficiaryInput, row.row_key, {"lawful_basis": None}))
        assert f"“{row.quote}”" not in {each.words for each in model.extracts}
        assert row.summary not in {each.words for each in model.extracts}
    assert model.waiting.startswith("The exact words of 2 cards are not read")


def test_what_a_survey_is_called_is_not_read_aloud(sample: Desk) -> None:
    model = ReadingAloud(sample)
    short = next(each for each in model.extracts if not each.is_quote)
    given = next(row for row in sample.partnership.rows(BeneficiaryInput) if row.summary == short.words)
    sample.execute(PutRecords((Survey(id="SU9", input=given.id, title=given.summary),)))
    assert short not in model.extracts
    sample.execute(ChangeFields(BeneficiaryInput, given.row_key, {"summary": "Most want the Tuesday kept."}))
    assert "Most want the Tuesday kept." in {each.words for each in model.extracts}


def test_reading_aloud_stops_at_both_ends(sample: Desk) -> None:
    model = ReadingAloud(sample)
    model.go(-1)
    assert model.place == 0
    for _ in range(len(model.extracts) + 3):
        model.go(1)
    assert model.told == f"{len(model.extracts)} of {len(model.extracts)}"


def test_there_is_nothing_to_read_in_an_empty_file(blank: Desk) -> None:
    assert ReadingAloud(blank).shown is None


# --- objectives -------------------------------------------------------------------------------------------------------


def test_links_are_counted_by_kind_and_ask_for_an_answer(sample: Desk) -> None:
    objective = sample.partnership.get(Objective, "OB5")
    assert objective is not None
    assert link_summary(sample.partnership, objective) == "1 against"
    assert link_chips(sample.session.assessment().voice, sample.partnership, objective) == ()
    sample.execute(ChangeFields(EvidenceLink, ("OB5", "BI-012", "contradicts"), {"board_response": None}))
    chips = link_chips(sample.session.assessment().voice, sample.partnership, objective)
    assert [chip.text for chip in chips] == ["Needs your answer"]


def test_what_was_taken_back_cannot_be_linked(sample: Desk) -> None:
    offered = {each.value for each in ObjectiveLinks(sample, "OB1").offered}
    assert "BI-001" in offered
    assert "BI-014" not in offered


def test_reason_points_are_written_counted_and_taken_away(sample: Desk) -> None:
    model = ReasonPoints(sample, "OB1")
    assert (model.total, model.told) == (10, "10 of 10 given")
    assert model.write("need", 8) is None
    assert model.told == "12 of 10 given: take 2 away"
    assert model.write("need", 0) is None
    assert not sample.partnership.has(ObjectiveDriver, "OB1", "need")
    assert model.told == "4 of 10 given"
    objective = sample.partnership.get(Objective, "OB1")
    assert objective is not None
    assert [chip.text for chip in reason_chips(sample.partnership, sample.catalogue, objective)] == ["Not yet ten"]
    assert sum(len(family.drivers) for family in model.families) == len(sample.catalogue.drivers) == 11


def test_the_pictures_say_what_the_signals_say(sample: Desk, blank: Desk) -> None:
    sheet = Sheet(470.0, lambda text, size, _weight: len(text) * size / 2)
    (coverage,) = coverage_pictures(sample, sheet)
    assert coverage.finding.startswith("3 of 5 objectives are backed")
    reasons = reasons_picture(sample, sheet)
    assert reasons is not None
    assert "73%" in reasons.finding
    assert coverage_pictures(blank, sheet) == ()
    assert reasons_picture(blank, sheet) is None


def test_counted_answers_are_added_changed_and_refused(sample: Desk) -> None:
    model = SurveyAnswers(sample, "BI-003")
    before = len(model.lines)
    assert model.next_base == model.lines[-1].base
    assert model.add("A new question?", "Yes", "30", "87") is None
    assert len(model.lines) == before + 1
    assert model.add("A new question?", "Yes", "31", "87") is not None
    assert model.write(("BI-003", "A new question?", "Yes"), "count", "many") is not None
    assert model.write(("BI-003", "A new question?", "Yes"), "count", "32") is None
    found = sample.partnership.get(SurveyAnswer, "BI-003", "A new question?", "Yes")
    assert found is not None
    assert found.count == 32


def test_every_page_has_its_step_and_a_question_of_its_own(sample: Desk) -> None:
    ids = [page.id for page in every_page()]
    assert len(set(ids)) == len(ids)
    assert all(page.id.startswith(f"{page.step}.") and page.question for page in every_page())
    assert all(pages_of(sample.partnership, step) for step in sample.catalogue.steps)
