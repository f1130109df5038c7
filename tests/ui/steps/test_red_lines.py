"""The seal on the red lines, which option crosses one, and the weights of people, on their pages."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from partnerdesk.domain.commands import ChangeFields, LockFile, PutRecords
from partnerdesk.domain.records import (
    BeneficiaryGroup,
    BeneficiaryInput,
    BeneficiaryWeight,
    Condition,
    InputGroup,
    Option,
    Participant,
    RedLineSeal,
    RoundState,
    Score,
)
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.rounds.score_picture import ScorePicture
from partnerdesk.ui.viewmodels.steps.gates_list import LATER, OPEN, GatesModel
from partnerdesk.ui.viewmodels.steps.narrow import PAGES, _missing_red_lines
from partnerdesk.ui.viewmodels.steps.peoples_weights import PeoplesWeights, VoicesBeside
from partnerdesk.ui.viewmodels.steps.red_lines import SealModel, crossings, mark_crossings
from partnerdesk.ui.views.registry import Place
from partnerdesk.ui.views.steps.peoples_weights import PeoplesWeightsView
from partnerdesk.ui.views.steps.red_line_seal import CrossingsView, SealView
from partnerdesk.ui.views.steps.result_parts import sheet
from partnerdesk.ui.views.widgets.choices import CheckRow

LINE = Condition(id="C1", kind="red_line", text="The room stays.", status="open")
REASON = "The county changed the lease of the room."


@pytest.fixture
def desk(empty: MainWindow) -> Desk:
    assert empty.workshop is not None
    found = empty.workshop.desk
    options = (Option(id="O1", form="carry_on", title="Carry on"), Option(id="O2", form="mou", title="Memorandum"))
    found.session.execute(PutRecords((LINE, *options)))
    return found


def _missing(desk: Desk) -> list[str]:
    return [str(each) for each in _missing_red_lines(desk.partnership, desk.catalogue)]


def test_the_step_list_asks_for_the_seal(desk: Desk) -> None:
    assert _missing(desk) == ["Agree the red lines and seal them, before anybody scores."]
    assert SealModel(desk).seal_them("All trustees") is None
    assert _missing(desk) == []


def test_sealing_and_opening_on_the_page(desk: Desk) -> None:
    view = SealView(Place(desk, "narrow.red_lines"))
    view.form.seal.click()
    assert desk.partnership.rows(RedLineSeal) == ()
    view.form.by.setText("All trustees taking part")
    view.form.seal.click()
    (seal,) = desk.partnership.rows(RedLineSeal)
    assert (seal.wording, seal.agreed_by, seal.before_scores) == (
        ("The room stays.",),
        "All trustees taking part",
        True,
    )
    view.refresh()
    assert view.form.isHidden()
    view.card.ask.click()
    view.card.reason.setText("Because.")
    view.card.open.click()
    assert SealModel(desk).seal is not None
    view.card.reason.setText(REASON)
    view.card.by.setText("Gwen, chair")
    view.card.open.click()
    assert SealModel(desk).seal is None
    assert REASON in SealModel(desk).opened[0]
    assert "Gwen, chair" in SealModel(desk).opened[0]
    view.deleteLater()


def test_sealed_lines_are_neither_added_nor_taken_away(desk: Desk) -> None:
    block = next(page for page in PAGES if page.id == "narrow.red_lines").blocks[0]
    held = block.held  # type: ignore[union-attr]  # the first block is the collection
    assert held(desk.partnership) is False
    SealModel(desk).seal_them("All trustees")
    assert held(desk.partnership) is True


def test_it_says_when_scores_are_in_already(desk: Desk) -> None:
    assert SealModel(desk).warning == ""
    person = Participant(id="T1", role="trustee")
    desk.session.execute(PutRecords((person, Score(participant="T1", option="O1", criterion="safe", round=1, level=3))))
    assert SealModel(desk).warning.startswith("Scores are in already.")


def test_which_option_crosses_is_one_step_of_undo(desk: Desk, qapp: QApplication) -> None:
    view = CrossingsView(Place(desk, "narrow.red_lines"))
    assert [each.text for each in crossings(desk.partnership)] == ["The room stays."]
    mark_crossings(desk, "C1", ("O1", "O2"))
    assert [row.crosses for row in desk.partnership.rows(Option)] == [("C1",), ("C1",)]
    assert "Carry on, Memorandum" in SealModel(desk).crossing
    desk.undo()
    assert [row.crosses for row in desk.partnership.rows(Option)] == [None, None]
    view.groups["C1"].picked.emit(("O2",))
    assert [row.crosses for row in desk.partnership.rows(Option)] == [None, ("C1",)]
    view.groups["C1"].picked.emit(())
    assert [row.crosses for row in desk.partnership.rows(Option)] == [None, None]
    view.deleteLater()


def test_the_picture_strikes_out_an_option_that_crosses_a_line(example: MainWindow) -> None:
    assert example.workshop is not None
    desk = example.workshop.desk
    mark = ChangeFields(Option, ("O3",), {"crosses": ("C1",)})
    before = ScorePicture(desk).grid(sheet())
    desk.unlock()
    assert desk.execute(mark) is None
    picture = ScorePicture(desk)
    after = picture.grid(sheet())
    assert before is not None
    assert after is not None
    assert (
        picture.crossing == "Crosses a red line and cannot come first, whatever its total: Joint breaks service (68.0)."
    )
    assert "Memorandum of understanding comes out highest" in after.finding
    assert "68.0 (crosses a red line)" in after.alt
    assert "crosses a red line" not in before.alt
    bars = picture.ranking(sheet())
    assert bars is not None
    assert "Joint breaks service" not in bars.alt


def test_in_a_locked_record_a_tick_does_not_stay(example: MainWindow) -> None:
    assert example.workshop is not None
    desk = example.workshop.desk
    if not desk.is_locked:
        assert desk.execute(LockFile(desk.stamp(), "en", {})) is None
    view = CrossingsView(Place(desk, "narrow.red_lines"))
    box = view.groups["C1"].findChildren(CheckRow)[0]
    box.click()
    assert not box.isChecked()
    refusal = SealModel(desk).open_it("Gwen", REASON)
    assert refusal is not None
    assert "locked" in str(refusal.sentence)
    view.deleteLater()


# --- people’s own weights ---------------------------------------------------------------------------------------------


@pytest.fixture
def voiced(desk: Desk) -> Desk:
    desk.session.execute(
        PutRecords(
            (
                BeneficiaryGroup(id="G1", name="Carers"),
                BeneficiaryInput(id="BI-001", method="group", summary="They weighed it.", n_took_part=9),
                BeneficiaryInput(id="BI-002", withdrawn_at="2026-11-01T10:00:00"),
                InputGroup(input="BI-001", group="G1"),
                InputGroup(input="BI-002", group="G1"),
            )
        )
    )
    return desk


def test_weights_are_entered_from_an_input_of_the_group(voiced: Desk) -> None:
    model = PeoplesWeights(voiced)
    assert [choice.value for choice in model.inputs] == ["BI-001"]
    name = model.lines[0].criterion
    assert model.weigh(name, 80) is None
    model.choose_input("BI-001")
    assert model.weigh(model.lines[1].criterion, 20) is None
    rows = voiced.partnership.rows(BeneficiaryWeight)
    assert [(row.swing, row.input) for row in rows] == [(80, "BI-001"), (20, "BI-001")]
    assert model.weigh(name, None) is None
    assert len(voiced.partnership.rows(BeneficiaryWeight)) == 1
    model.clear()
    assert voiced.partnership.rows(BeneficiaryWeight) == ()


def test_a_figure_is_typed_stepped_and_dragged(voiced: Desk, qapp: QApplication) -> None:
    view = PeoplesWeightsView(Place(voiced, "score.peoples"))
    view.resize(700, 900)
    row = view.rows[0]
    row.edit.setText("45")
    assert view.commit()
    QTest.keyClick(row.edit, Qt.Key.Key_Plus)
    QTest.keyClick(row.edit, Qt.Key.Key_PageDown)
    QTest.keyClick(row.edit, Qt.Key.Key_Minus)
    assert [each.swing for each in voiced.partnership.rows(BeneficiaryWeight)] == [40]
    row.bar.resize(218, 22)
    middle = QPointF(109, 11).toPoint()
    QTest.mousePress(row.bar, Qt.MouseButton.LeftButton, pos=middle)
    assert row.edit.text() == "50"
    assert [each.swing for each in voiced.partnership.rows(BeneficiaryWeight)] == [40]
    QTest.mouseRelease(row.bar, Qt.MouseButton.LeftButton, pos=middle)
    assert [each.swing for each in voiced.partnership.rows(BeneficiaryWeight)] == [50]
    row.edit.setText("101")
    assert not view.commit()
    view._on_group("another")
    assert row.edit.text() == "101"  # it is put right before another group is weighed
    view.deleteLater()


def test_a_figure_that_cannot_be_read_is_said_though_another_is_recorded(voiced: Desk, qapp: QApplication) -> None:
    view = PeoplesWeightsView(Place(voiced, "score.peoples"))
    for row, typed in zip(view.rows, ("many", "45"), strict=False):
        row.edit.setText(typed)
    assert not view.commit()
    assert view._error.said
    assert [each.swing for each in voiced.partnership.rows(BeneficiaryWeight)] == [45]
    view.rows[0].edit.setText("20")
    assert view.commit()
    assert view._error.said == ""
    view.deleteLater()


def test_voices_are_shown_only_beside_weights_that_are(example: MainWindow) -> None:
    assert example.workshop is not None
    desk = example.workshop.desk
    voices = VoicesBeside(desk)
    picture = voices.picture(sheet())
    assert picture is not None
    assert picture.finding == "With people’s own weights Joint breaks service comes first, too"
    assert voices.said[0].startswith("Carers who use our sitting service or wait for it: Joint breaks service 69.0,")
    desk.unlock()
    hidden = [RoundState(kind="weight", round=1), RoundState(kind="score", round=1), RoundState(kind="score", round=2)]
    desk.session.execute(PutRecords(tuple(hidden)))
    assert voices.said == ()
    assert voices.picture(sheet()) is None


# --- gates ------------------------------------------------------------------------------------------------------------


def test_the_gates_do_not_ask_for_a_vote_that_comes_on_the_next_page(desk: Desk) -> None:
    lines = {line.id: line for line in GatesModel(desk).lines}
    assert (lines["H6"].state, lines["H8"].state) == (LATER, LATER)
    assert not [line.id for line in lines.values() if line.state == OPEN and "vote on the motion" in line.sentence]


def test_a_change_of_mind_about_scores_is_said(example: MainWindow) -> None:
    assert example.workshop is not None
    moved = ScorePicture(example.workshop.desk).moved
    assert moved
    assert all(" went from " in sentence for sentence in moved)
