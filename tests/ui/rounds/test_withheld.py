"""One trustee's lone score: no page, panel or room shows a value that would tell it, and each says what to do."""

import re
from collections.abc import Sequence

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from partnerdesk.charts.fitting import Sheet
from partnerdesk.charts.shapes import Label, Picture
from partnerdesk.domain.commands import ChangeFields, DeleteRecord, DoTogether, PutRecords
from partnerdesk.domain.records import Decision, Record, Score, Weight
from partnerdesk.domain.words import Sentence
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.book import pages_for
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.evidence import EvidenceModel
from partnerdesk.ui.viewmodels.room import parts
from partnerdesk.ui.viewmodels.rounds.first_choices import FirstChoicesModel
from partnerdesk.ui.viewmodels.rounds.kinds import SCORE
from partnerdesk.ui.viewmodels.rounds.score_picture import ScorePicture
from partnerdesk.ui.viewmodels.rounds.talk import TalkLine, TalkModel
from partnerdesk.ui.viewmodels.steps.checklist import ChecklistModel
from partnerdesk.ui.viewmodels.steps.peoples_weights import VoicesBeside
from partnerdesk.ui.viewmodels.steps.sensitivity import SensitivityModel
from partnerdesk.ui.viewmodels.steps.statements import statements
from partnerdesk.ui.viewmodels.steps.what_if import GRID, RANKING
from partnerdesk.ui.views.steps.score_results import ScoreResultsView
from partnerdesk.ui.views.steps.sensitivity import SensitivityView

SHEET = Sheet(470, lambda text, size, _weight: len(text) * size / 2)
SAID = "One trustee alone has scored"


@pytest.fixture
def desk(example: MainWindow) -> Desk:
    assert example.workshop is not None
    example.workshop.desk.unlock()
    return example.workshop.desk


def _take(desk: Desk, rows: Sequence[Record]) -> None:
    commands = tuple(DeleteRecord(type(row), row.row_key) for row in rows)
    desk.session.execute(DoTogether(commands, Sentence("take scores away")))


def _leave_one_score_alone(desk: Desk) -> list[Score]:
    """Leave one trustee's score of the third option for the first criterion; return what was taken."""
    ranking = desk.session.assessment().ranking
    cell = (ranking.ranked[2].option, ranking.criteria[0])
    rows = [row for row in desk.partnership.rows(Score) if (row.option, row.criterion) == cell]
    taken = [row for row in rows if row.participant != rows[0].participant]
    _take(desk, taken)
    return taken


def _figures(picture: Picture | None) -> list[str]:
    assert picture is not None
    return [shape.text for shape in picture.shapes if isinstance(shape, Label)]


def _values(desk: Desk) -> set[str]:
    """Return the values that may be nowhere, as they would be written."""
    return {f"{each.value:.1f}" for each in desk.session.assessment().ranking.ranked}


def test_the_results_show_medians_and_no_value_margin_or_weight(desk: Desk) -> None:
    whole = _figures(ScorePicture(desk).grid(SHEET))
    assert _values(desk) & set(whole)
    taken = _leave_one_score_alone(desk)
    shown = ScorePicture(desk)
    assert shown.waits() is None
    held = shown.withheld
    assert held is not None
    assert held.words.startswith(SAID)
    assert (held.button, held.page) == ("Go to the scores", "score.rate")
    assert shown.ranking(SHEET) is None
    grid = _figures(shown.grid(SHEET))
    assert not _values(desk) & set(grid)
    assert not [text for text in grid if "%" in text]
    assert shown.signals == ()
    assert shown.weights_said() == ""
    assert not re.search(r"\d", shown.crossing)
    desk.session.execute(PutRecords(tuple(taken[:1])))
    assert shown.withheld is None
    assert _values(desk) & set(_figures(shown.grid(SHEET)))


def test_how_firm_it_is_is_not_shown_and_nothing_is_drawn(desk: Desk) -> None:
    _leave_one_score_alone(desk)
    model = SensitivityModel(desk)
    model.refresh()
    assert model.hidden.startswith(SAID)
    assert model.way_out == ("Go to the scores", "score.rate")
    assert not model.busy


def test_lone_weights_lead_to_the_page_of_the_weights(desk: Desk) -> None:
    first = desk.partnership.rows(Weight)[0].participant
    _take(desk, [row for row in desk.partnership.rows(Weight) if row.participant != first])
    held = ScorePicture(desk).withheld
    assert held is not None
    assert held.words.startswith("One trustee alone has weighed.")
    assert (held.button, held.page) == ("Go to the weights", "score.weights")
    assert SensitivityModel(desk).way_out[1] == "score.weights"


def test_what_stands_beside_says_why_and_tells_nothing(desk: Desk) -> None:
    _leave_one_score_alone(desk)
    assert VoicesBeside(desk).said == ()
    assert VoicesBeside(desk).picture(SHEET) is None
    facts = {each.id: each.facts for each in statements(desk)}
    assert facts["range"][0].startswith(SAID)
    assert not [fact for fact in facts["good_faith"] if fact.startswith(SAID)]
    assert not [fact for own in facts.values() for fact in own if "points" in fact and "leads" in fact]
    panel = EvidenceModel(desk)
    for page in pages_for(desk.partnership):
        panel.show_page(page)
        about = [line for line in panel.signals if line.id.startswith("O")]
        assert [line.id for line in about] == (["O1"] if "O1" in page.signals else [])
        assert all(line.colour == "unknown" and line.sentence.startswith(SAID) for line in about)


def test_which_option_leads_is_not_told_by_its_checklist(desk: Desk) -> None:
    desk.session.execute(ChangeFields(Decision, (), {"option": None}))
    assert ChecklistModel(desk).option is not None
    _leave_one_score_alone(desk)
    assert ChecklistModel(desk).option is None


def test_the_room_sees_no_value(desk: Desk) -> None:
    _leave_one_score_alone(desk)
    for point in ("", RANKING, GRID):
        desk.point_at("score.results", point)
        picture = parts.score_picture(desk, "score.results", SHEET)
        assert picture is not None
        assert not _values(desk) & set(_figures(picture))
        assert picture.finding.startswith(SAID)
        assert parts.firmness_picture(desk, "test.ranking", SHEET) is None
    (line,) = parts.not_compared(desk)
    assert line.text.startswith(SAID)


def test_own_answers_of_few_are_not_told_where_all_else_may_be(desk: Desk) -> None:
    """Each score and weight is of three or more here, but only one trustee has an own answer."""
    assert parts.not_compared(desk) == ()
    ranking = desk.session.assessment().ranking
    whole = list(ranking.own_answers)
    gaps = dict(zip(whole[1:], ranking.criteria, strict=False))
    first = ranking.ranked[0].option
    rows = desk.partnership.rows(Score)
    _take(desk, [row for row in rows if row.option == first and gaps.get(row.participant) == row.criterion])
    found = desk.session.assessment()
    assert (len(found.ranking.own_answers), found.ranking.values_may_be_told) == (1, True)
    model = SensitivityModel(desk)
    assert model.hidden == ""
    assert model.agreeing == (0, 0)
    assert model.line("O4").sentence.startswith("Too few trustees have scored and weighed everything")
    assert "own scores agree" not in model.firmness.sentence
    first_choices = FirstChoicesModel(desk)
    assert first_choices.lines
    assert not any(line.later for line in first_choices.lines)
    assert first_choices.said == model.line("O4").sentence
    told = [fact for each in statements(desk) for fact in each.facts]
    assert not [fact for fact in told if " 1 " in fact and "own" in fact]
    panel = EvidenceModel(desk)
    panel.show_page(next(page for page in pages_for(desk.partnership) if "O4" in page.signals))
    (line,) = [line for line in panel.signals if line.id == "O4"]
    assert (line.colour, line.sentence) == ("unknown", model.line("O4").sentence)


def test_a_median_of_round_1_that_was_one_trustees_alone_is_not_said(desk: Desk) -> None:
    again = next(row for row in desk.partnership.rows(Score) if row.round == 2)
    before = [
        row
        for row in desk.partnership.rows(Score)
        if (row.option, row.criterion, row.round) == (again.option, again.criterion, 1)
    ]
    assert [line for line in _lines(desk, again) if line.before is not None]
    _take(desk, before[1:])
    assert not [line for line in _lines(desk, again) if line.before is not None]


def _lines(desk: Desk, row: Score) -> list[TalkLine]:
    key = (row.option, row.criterion)
    return [line for line in TalkModel(desk, SCORE).lines(2) if line.item.key == key]


def test_the_pages_lead_to_the_scores(example: MainWindow, desk: Desk, qapp: QApplication) -> None:
    workshop = example.workshop
    assert workshop is not None
    _leave_one_score_alone(desk)
    for page in ("score.results", "test.ranking"):
        workshop.show_page(page)
        qapp.processEvents()
        button = _way_out(example, page)
        assert button.isVisible()
        assert button.text().startswith("Go to the scores")
        button.click()
        assert workshop.page.id == "score.rate"


def _way_out(window: MainWindow, page: str) -> QAbstractButton:
    if page == "score.results":
        return window.findChildren(ScoreResultsView)[0].withheld.button
    return window.findChildren(SensitivityView)[0].there
