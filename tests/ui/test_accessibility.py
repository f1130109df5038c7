"""Every control on every page says what it is: the accessibility tree is walked on the example and on an empty file."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.book import pages_for

CONTROLS = frozenset({
    QAccessible.Role.PushButton,
    QAccessible.Role.Button,
    QAccessible.Role.RadioButton,
    QAccessible.Role.CheckBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.ComboBox,
    QAccessible.Role.SpinBox,
    QAccessible.Role.Slider,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.Graphic,
})  # fmt: skip
OWN_PARTS = frozenset({QAccessible.Role.ScrollBar, QAccessible.Role.Indicator, QAccessible.Role.Grip})


def _walk(item: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield item
    if item.role() in OWN_PARTS or item.role() is QAccessible.Role.ComboBox:
        return
    for number in range(item.childCount()):
        child = item.child(number)
        if child.isValid() and not child.state().invisible:
            yield from _walk(child)


def _nameless(widget: QWidget) -> list[str]:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    bare = [item for item in _walk(found) if item.role() in CONTROLS and not item.text(QAccessible.Text.Name).strip()]
    return [f"{item.role().name}: {type(item.object()).__name__}" for item in bare]


def _controls(widget: QWidget) -> int:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return sum(item.role() in CONTROLS for item in _walk(found))


def _check(window: MainWindow, app: QApplication) -> dict[str, list[str]]:
    found = {}
    workshop = window.workshop
    assert workshop is not None
    for page in pages_for(workshop.desk.partnership):
        workshop.show_page(page.id)
        app.processEvents()
        assert _controls(window) > 12, "the walk must reach the controls"
        if bare := _nameless(window):
            found[page.id] = bare
    return found


def test_every_control_of_every_page_of_the_example_has_a_name(example: MainWindow, qapp: QApplication) -> None:
    assert _check(example, qapp) == {}


def test_every_control_of_every_page_of_an_empty_file_has_a_name(empty: MainWindow, qapp: QApplication) -> None:
    assert _check(empty, qapp) == {}


def test_every_control_of_the_start_page_has_a_name(window: MainWindow, qapp: QApplication) -> None:
    assert _nameless(window) == []
    assert _controls(window) > 2


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
