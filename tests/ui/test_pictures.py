"""Every picture of the window: its sentence, reached by Tab, told to a screen reader, copied, as a table; and tried."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from partnerdesk.charts.flips import FlipScale
from partnerdesk.charts.shapes import Anchor, Ink, Label, Numbers, Picture, Weight
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.room.model import TRIAL_MS
from partnerdesk.ui.views.charts import copying
from partnerdesk.ui.views.charts.copying import SCALE, html_of, image_of, text_of
from partnerdesk.ui.views.charts.figures import FiguresTable
from partnerdesk.ui.views.charts.picture import Drawing, PictureTools, PictureView
from partnerdesk.ui.views.charts.tornado import TornadoSlider
from partnerdesk.ui.views.steps.sensitivity import SensitivityView
from partnerdesk.ui.views.steps.what_if import WhatIfView
from partnerdesk.ui.views.theme import theme
from tests.ui.turns import take_turns_with_background

PICTURES = ("aims.coverage", "aims.reasons", "trust.results", "score.results", "test.ranking")


@pytest.fixture(autouse=True)
def _clipboard(qapp: QApplication) -> Iterator[None]:
    """Leave no image on the clipboard: the offscreen plugin, and it alone, ends the process with a crash over one."""
    yield
    QGuiApplication.clipboard().clear()


def _drawings(window: MainWindow, app: QApplication, page: str) -> list[Drawing]:
    assert window.workshop is not None
    window.workshop.show_page(page)
    take_turns_with_background()
    found = window.workshop.screen_shown.findChildren(Drawing)
    return [each for each in found if each.isVisible()]


@pytest.mark.parametrize("page", PICTURES)
def test_every_picture_says_its_finding_is_reached_and_has_figures(
    example: MainWindow, qapp: QApplication, page: str
) -> None:
    drawings = _drawings(example, qapp, page)
    assert drawings
    for drawing in drawings:
        item = QAccessible.queryAccessibleInterface(drawing)
        assert item is not None
        assert item.role() is QAccessible.Role.Graphic
        assert item.text(QAccessible.Text.Name) == drawing.shown.finding
        assert item.text(QAccessible.Text.Description) == drawing.shown.alt
        assert len(drawing.shown.finding) > 10
        assert len(drawing.shown.alt) > 20
        assert drawing.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert drawing.shown.table.rows
        assert {len(row) for row in drawing.shown.table.rows} == {len(drawing.shown.table.columns)}


def test_tab_reaches_every_picture_of_the_results(example: MainWindow, qapp: QApplication) -> None:
    drawings = set(_drawings(example, qapp, "score.results"))
    reached = set()
    for _ in range(200):
        example.focusNextChild()
        reached.add(example.focusWidget())
    assert drawings <= reached


def test_ctrl_c_copies_a_picture_and_its_table(example: MainWindow, qapp: QApplication) -> None:
    drawing = _drawings(example, qapp, "score.results")[0]
    drawing.setFocus()
    QTest.keyClick(drawing, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    held = QGuiApplication.clipboard().mimeData()
    assert held.hasImage()
    assert held.text() == text_of(drawing.shown)
    assert "\t" in held.text()
    assert html_of(drawing.shown) in held.html()


def test_the_menu_copies_one_or_the_other(example: MainWindow, qapp: QApplication) -> None:
    drawing = _drawings(example, qapp, "score.results")[0]
    menu = drawing.menu()
    actions = {action.text(): action for action in menu.actions()}
    assert list(actions) == ["Copy as a picture", "Copy as a table"]
    actions["Copy as a picture"].trigger()
    held = QGuiApplication.clipboard().mimeData()
    assert (held.hasImage(), held.hasText()) == (True, False)
    actions["Copy as a table"].trigger()
    held = QGuiApplication.clipboard().mimeData()
    assert (held.hasImage(), held.hasText()) == (False, True)
    menu.deleteLater()


def test_the_copied_image_is_light_whole_and_not_empty(example: MainWindow, qapp: QApplication) -> None:
    drawing = _drawings(example, qapp, "score.results")[0]
    image: QImage = image_of(drawing.shown)
    assert image.width() >= drawing.shown.width * SCALE
    assert image.pixelColor(2, 2).lightness() > 250
    colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    assert len(colours) > 5


def test_the_figures_stand_below_as_a_real_table(example: MainWindow, qapp: QApplication) -> None:
    drawing = _drawings(example, qapp, "score.results")[0]
    assert example.workshop is not None
    tools = example.workshop.screen_shown.findChildren(PictureTools)[0]
    tools.figures.click()
    take_turns_with_background()
    table = tools.findChild(FiguresTable)
    assert isinstance(table, FiguresTable)
    assert table.isVisible()
    assert tools.figures.text() == "Hide the figures"
    cells = [
        tuple(str(table.model().index(row, place).data()) for place in range(table.columnCount()))
        for row in range(table.rowCount())
    ]
    assert cells == list(drawing.shown.table.rows)
    item = QAccessible.queryAccessibleInterface(table)
    assert item is not None
    assert item.role() is QAccessible.Role.Table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == text_of(drawing.shown)
    tools.figures.click()
    assert not table.isVisible()


@pytest.mark.parametrize(("width", "by_itself"), [(400, True), (1200, False)])
def test_letters_much_smaller_than_the_text_around_them_have_their_figures_beside_them(
    qtbot: QtBot, width: int, by_itself: bool
) -> None:
    theme().set_up("light", 2.0)
    label = Label("Carers", 0, 10, 8.2, Weight.REGULAR, Anchor.START, Ink.INK)
    view = PictureView(
        Picture(470, 100, (label,), "Title", "Finding", "Note", "Alt", Numbers(("Who",), (("Carers",),)))
    )
    qtbot.addWidget(view)
    view.resize(width, 900)
    view.show()
    qtbot.waitExposed(view)
    tables = view.findChildren(FiguresTable)
    assert [table.isVisible() for table in tables] == [True] * by_itself
    view.tools.figures.click()
    assert [table.isVisible() for table in view.findChildren(FiguresTable)] == [not by_itself]
    view.resize(width - 20, 900)
    assert [table.isVisible() for table in view.findChildren(FiguresTable)] == [not by_itself]


# --- drag a weight and see --------------------------------------------------------------------------------------------


@pytest.fixture
def trying(example: MainWindow, qapp: QApplication) -> Iterator[WhatIfView]:
    """Give the place where a weight can be tried, opened."""
    assert example.workshop is not None
    example.workshop.show_page("test.ranking")
    take_turns_with_background()
    view = example.workshop.screen_shown.block(0)
    assert isinstance(view, SensitivityView)
    view.trying.button.setChecked(True)
    take_turns_with_background()
    yield view.what_if
    take_turns_with_background()


def _slider(trying: WhatIfView) -> TornadoSlider:
    assert trying.slider is not None
    return trying.slider


def test_keys_choose_a_row_and_change_its_weight(trying: WhatIfView) -> None:
    slider, model = _slider(trying), trying.model
    slider.setFocus()
    before = round(model.recorded)
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert round(model.weight) == before + 1
    QTest.keyClick(slider, Qt.Key.Key_PageUp)
    assert round(model.weight) == before + 6
    QTest.keyClick(slider, Qt.Key.Key_Left)
    assert round(model.weight) == before + 5
    name = slider.accessibleName()
    QTest.keyClick(slider, Qt.Key.Key_Down)
    assert model.row == 1
    assert slider.accessibleName() != name
    assert not model.is_trying
    QTest.keyClick(slider, Qt.Key.Key_Up)
    QTest.keyClick(slider, Qt.Key.Key_Up)
    assert model.row == 0


def test_a_drag_repaints_ranking_turning_points_and_first_places(trying: WhatIfView) -> None:
    slider = _slider(trying)
    assert trying.ranking is not None
    assert trying.places is not None
    before = (trying.ranking.shown, slider.shown, trying.places.shown, trying.said.said)
    factor = slider.width() / slider.shown.width
    scale = trying.model.scale(slider.shown.width)
    top, height = scale.band(0)
    y = round((top + height / 2) * factor)
    start = QPoint(round((scale.left + scale.room * 0.1) * factor), y)
    end = QPoint(round((scale.left + scale.room * 0.8) * factor), y)
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(slider, end)
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    if abs(trying.model.weight - 40) > 1:  # a plugin without a pointer moves nothing: say it by hand
        slider.tried.emit(scale.share_at(end.x() / factor) * 100)
    assert trying.model.weight == pytest.approx(40, abs=1)
    assert trying.ranking.shown.finding != before[0].finding
    assert slider.shown.shapes != before[1].shapes
    assert trying.places.shown.finding != before[2].finding
    assert trying.said.said != before[3]
    assert slider.accessibleDescription() == trying.said.said
    assert "would lead" in trying.said.said
    assert "% of tries" in trying.said.said


def test_a_number_can_be_typed(trying: WhatIfView) -> None:
    trying.number.edit.setFocus()
    trying.number.edit.selectAll()
    QTest.keyClicks(trying.number.edit, "45")
    assert trying.model.weight == pytest.approx(45)
    assert _slider(trying).value() == 45


def test_trying_changes_nothing_and_ends_by_the_button_and_by_leaving(
    example: MainWindow, qapp: QApplication, trying: WhatIfView
) -> None:
    assert example.desk is not None
    assert example.workshop is not None
    before, undo, model = example.desk.partnership, example.desk.session.undo_label, trying.model
    _slider(trying).tried.emit(60.0)
    states = [model.is_trying]
    trying.back.click()
    states.append(model.is_trying)
    _slider(trying).tried.emit(60.0)
    states.append(model.is_trying)
    example.workshop.show_page("test.risks")
    take_turns_with_background()
    states.append(model.is_trying)
    assert states == [True, False, True, False]
    assert example.desk.partnership is before
    assert example.desk.session.undo_label == undo


def test_the_rows_keep_their_places_while_a_hand_moves(trying: WhatIfView) -> None:
    order, height = trying.model.criteria, _slider(trying).height()
    rows = [row[0] for row in _slider(trying).shown.table.rows]
    for value in (0, 20, 55, 99):
        _slider(trying).tried.emit(float(value))
        assert trying.model.criteria == order
        assert _slider(trying).height() == height
        assert [row[0] for row in _slider(trying).shown.table.rows] == rows


def test_the_room_sees_what_is_tried_and_what_the_driver_points_at(
    example: MainWindow, qapp: QApplication, trying: WhatIfView
) -> None:
    example.meeting.show_room()
    room = example.meeting.room
    assert room is not None
    assert trying.ranking is not None

    def shown() -> str:
        QTest.qWait(TRIAL_MS * 2)
        picture = room.face.picture
        return picture.finding if picture is not None else ""

    flips = shown()
    _slider(trying).tried.emit(40.0)
    assert shown() == trying.said.said
    assert "would lead" in trying.said.said
    trying.back.click()
    assert shown() == flips
    view = trying.parentWidget()
    while view is not None and not isinstance(view, SensitivityView):
        view = view.parentWidget()
    assert isinstance(view, SensitivityView)
    drawing = view.ranking.findChild(Drawing)
    assert isinstance(drawing, Drawing)
    example.activateWindow()
    drawing.setFocus()
    drawing.held.emit()  # where the room has the keyboard on the only screen, the focus comes later
    assert shown() == drawing.shown.finding
    assert shown() != flips


def test_that_something_was_copied_is_said_wherever_the_keys_are(
    example: MainWindow, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(copying, "announce", lambda _widget, text: said.append(text))
    drawing = _drawings(example, qapp, "score.results")[0]
    table = FiguresTable(drawing.shown, drawing)
    slider = TornadoSlider(drawing.shown, FlipScale(0, 1, 1), drawing)
    for widget in (drawing, table, slider):
        QTest.keyClick(widget, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert said == ["Copied"] * 3
