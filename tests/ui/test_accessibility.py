"""Every control says what it is, is reached by keyboard, shows it, and does by an action what it does by a key.

The accessibility tree is walked on every page of the example and of an empty file, in every window of the menus and
in the room; contrast is worked out from the colours of the three themes.
"""

from collections.abc import Callable
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from partnerdesk.charts.shapes import Ink
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.book import pages_for
from partnerdesk.ui.views.charts.strokes import ink
from partnerdesk.ui.views.matrix import Tick
from partnerdesk.ui.views.theme import Tokens, tokens_of
from partnerdesk.ui.views.widgets.choices import CheckRow, Choice
from partnerdesk.ui.views.widgets.marks import LIGHTS
from partnerdesk.ui.views.widgets.step_row import StepRow
from tests.ui.told import controls_of, told_badly


def _check(window: MainWindow, app: QApplication) -> dict[str, list[str]]:
    found = {}
    workshop = window.workshop
    assert workshop is not None
    for page in pages_for(workshop.desk.partnership):
        workshop.show_page(page.id)
        app.processEvents()
        assert len(controls_of(window)) > 12, "the walk must reach the controls"
        if bad := told_badly(window):
            found[page.id] = bad
    return found


def test_every_control_of_every_page_of_the_example_is_told(example: MainWindow, qapp: QApplication) -> None:
    assert _check(example, qapp) == {}


def test_every_control_of_every_page_of_an_empty_file_is_told(empty: MainWindow, qapp: QApplication) -> None:
    assert _check(empty, qapp) == {}


def _focused(window: MainWindow) -> QWidget | None:
    return window.focusWidget()


def _reached(window: MainWindow) -> list[QWidget]:
    """Give the controls that Tab goes through, from the one that has the keyboard until one comes again."""
    reached: list[QWidget] = []
    for _ in range(400):
        held = _focused(window)
        if held is None or held in reached:
            break
        reached.append(held)
        window.focusNextChild()
    return reached


def test_tab_goes_through_every_page_and_on_to_continue(example: MainWindow, qapp: QApplication) -> None:
    workshop = example.workshop
    assert workshop is not None
    stuck = {}
    for page in pages_for(workshop.desk.partnership):
        workshop.show_page(page.id)
        qapp.processEvents()
        reached = _reached(example)
        wanted = [each for each in (workshop.bar.on, workshop.bar.back, workshop.bar.skip) if each.isEnabled()]
        if missed := [each.text() for each in wanted if each not in reached]:
            stuck[page.id] = missed
    assert stuck == {}


def test_every_page_can_be_reached_by_alt_right_and_left(example: MainWindow) -> None:
    workshop = example.workshop
    assert workshop is not None
    pages = [page.id for page in pages_for(workshop.desk.partnership)]
    workshop.show_page(pages[0])
    walked = [workshop.page.id]
    for _ in pages[1:]:
        workshop.skip()
        walked.append(workshop.page.id)
    assert walked == pages
    for _ in pages[1:]:
        example.actions_table.by_id["back"].trigger()
    assert workshop.page.id == pages[0]


# --- windows beside the pages -----------------------------------------------------------------------------------------

WINDOWS = ("find", "open_points", "parked", "agenda", "help", "guide", "glossary", "keys", "about", "history", "people")


@pytest.mark.parametrize("name", WINDOWS)
def test_every_control_of_every_window_of_the_menus_is_told(example: MainWindow, qapp: QApplication, name: str) -> None:
    example.actions_table.by_id[name].trigger()
    qapp.processEvents()
    shown = [each for each in example.findChildren(QDialog) if each.isVisible()]
    assert shown
    for dialog in shown:
        assert controls_of(dialog), "the walk must reach the controls"
        assert told_badly(dialog) == []
        assert dialog.windowTitle()
        dialog.reject()
    qapp.processEvents()


# --- the keyboard -----------------------------------------------------------------------------------------------------


def _wanted(root: QWidget) -> list[QWidget]:
    """Return what a person can press or type into, as it stands on the screen."""
    found = root.findChildren(QWidget)
    kinds = (QAbstractButton, QLineEdit, QTextEdit, QComboBox)
    own = (each for each in found if isinstance(each, kinds) and each.isVisible() and each.isEnabled())
    return [each for each in own if not each.objectName().startswith("qt_")]


def _is_reached(widget: QWidget, reached: list[QWidget]) -> bool:
    if widget in reached or any(each.focusProxy() is widget for each in reached):
        return True
    # Of one question's answers, and of the ten steps, Tab takes one; the arrows go on from there.
    one_of = isinstance(widget, QAbstractButton) and widget.autoExclusive()
    return one_of and any(type(each) is type(widget) and each.parent() is widget.parent() for each in reached)


def test_tab_reaches_everything_that_can_be_pressed_or_typed_into(example: MainWindow, qapp: QApplication) -> None:
    workshop = example.workshop
    assert workshop is not None
    missed = {}
    for page in pages_for(workshop.desk.partnership):
        workshop.show_page(page.id)
        qapp.processEvents()
        reached = _reached(example)
        left = [each for each in _wanted(workshop) if not _is_reached(each, reached)]
        if left:
            missed[page.id] = [f"{type(each).__name__} {each.accessibleName()[:40]!r}" for each in left]
    assert missed == {}


def test_the_keyboard_can_be_seen_on_every_kind_of_control(example: MainWindow, qapp: QApplication) -> None:
    """A picture of each kind with the keyboard on it differs from one without."""
    workshop = example.workshop
    assert workshop is not None
    seen: set[type] = set()
    blind = {}
    for page in pages_for(workshop.desk.partnership):
        workshop.show_page(page.id)
        qapp.processEvents()
        for widget in _reached(example):
            if type(widget) in seen or not widget.isVisible():
                continue
            seen.add(type(widget))
            if _looks(widget, focused=True) == _looks(widget, focused=False):
                blind[type(widget).__name__] = page.id
    assert len(seen) > 6, "the walk must meet many kinds"
    assert blind == {}


def _looks(widget: QWidget, *, focused: bool) -> QImage:
    """Return the picture of a control with its frame, which may be its parent's."""
    if focused:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
    else:
        widget.clearFocus()
    QApplication.processEvents()
    frame = widget.parentWidget() or widget
    return frame.grab().toImage()


# --- actions ----------------------------------------------------------------------------------------------------------


def _toggle(button: QAbstractButton) -> None:
    found = QAccessible.queryAccessibleInterface(button)
    assert found is not None
    actions = found.actionInterface()
    assert "Toggle" in actions.actionNames()
    actions.doAction(QAccessibleActionInterface.toggleAction())


@pytest.mark.parametrize(
    "make",
    [lambda: StepRow(2, "Frame it"), lambda: Choice("Yes"), lambda: CheckRow("Minutes"), lambda: Tick("Row, column")],
    ids=["step", "choice", "check row", "tick"],
)
def test_what_an_action_chooses_is_clicked_once(
    themed: None, qtbot: QtBot, make: Callable[[], QAbstractButton]
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = QVBoxLayout(holder)
    button, neighbour = make(), make()
    layout.addWidget(button)
    layout.addWidget(neighbour)
    neighbour.setChecked(True)
    clicked: list[QAbstractButton] = []
    for each in (button, neighbour):
        each.clicked.connect(lambda _checked=False, each=each: clicked.append(each))
    _toggle(button)
    assert button.isChecked()
    assert clicked == [button]
    button.setChecked(False)
    assert clicked == [button], "what the program shows is no choice of a person"


def test_a_step_is_shown_by_its_action(example: MainWindow, qapp: QApplication) -> None:
    workshop = example.workshop
    assert workshop is not None
    rows = workshop.steps.findChildren(StepRow)
    _toggle(rows[4])
    qapp.processEvents()
    assert workshop.page.step == "trust"


# --- contrast ---------------------------------------------------------------------------------------------------------

THEMES = ("light", "dark", "contrast")
TEXTS = (
    *product(("text", "muted", "primary", "warning", "error"), ("ground", "surface")),
    *product(("text", "muted", "primary"), ("tint",)),
    *((name, f"{name}_ground") for name in ("warning", "error", "good", "unknown")),
    *product(("text",), ("warning_ground", "error_ground", "good_ground", "unknown_ground")),
    ("on_primary", "primary"),
    ("on_primary", "primary_strong"),
)  # fmt: skip
SERIES = tuple(f"series_{number}" for number in range(1, 6))
CONTROLS_AND_SIGNS = tuple(product(("line", "primary", "good", "warning", "error", *SERIES), ("ground", "surface")))


def _light(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _contrast(one: QColor, other: QColor) -> float:
    """Return the ratio of two colours as WCAG 2 defines it."""
    weights = (0.2126, 0.7152, 0.0722)
    bright, dim = sorted(
        (sum(w * _light(part) for w, part in zip(weights, (c.redF(), c.greenF(), c.blueF()), strict=True)) + 0.05
         for c in (one, other)),
        reverse=True,
    )  # fmt: skip
    return bright / dim


def _short_of(tokens: Tokens, pairs: tuple[tuple[str, str], ...], least: float) -> dict[tuple[str, str], float]:
    found = {pair: _contrast(QColor(getattr(tokens, pair[0])), QColor(getattr(tokens, pair[1]))) for pair in pairs}
    return {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < least}


def test_contrast_is_worked_out_as_it_is_defined() -> None:
    assert _contrast(QColor("#000"), QColor("#fff")) == pytest.approx(21)
    assert _contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", THEMES)
def test_text_stands_out_from_its_ground(name: str) -> None:
    assert _short_of(tokens_of(name), TEXTS, 7 if name == "contrast" else 4.5) == {}


@pytest.mark.parametrize("name", THEMES)
def test_controls_signs_and_series_stand_out_from_their_ground(name: str) -> None:
    assert _short_of(tokens_of(name), CONTROLS_AND_SIGNS, 3) == {}


@pytest.mark.parametrize("name", THEMES)
def test_words_in_charts_stand_out(name: str) -> None:
    tokens = tokens_of(name)
    ground = QColor(tokens.surface)
    words = (Ink.INK, Ink.MUTED)
    assert all(_contrast(ink(role, tokens), ground) >= (7 if name == "contrast" else 4.5) for role in words)


def test_every_light_has_a_shape_of_its_own() -> None:
    assert len({shape for _ink, shape in LIGHTS.values()}) == len(LIGHTS)
