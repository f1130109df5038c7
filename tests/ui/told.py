"""What is wrong with how a window is told to a screen reader: controls without a name or a fitting role, said twice."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

Role, Text = QAccessible.Role, QAccessible.Text
CONTROLS = frozenset({
    Role.Button, Role.PushButton, Role.ButtonMenu, Role.RadioButton, Role.CheckBox, Role.EditableText, Role.ComboBox,
    Role.SpinBox, Role.Slider, Role.Graphic, Role.List, Role.Table, Role.Tree, Role.PageTab, Role.PageTabList,
    Role.MenuItem, Role.MenuBar, Role.Link,
})  # fmt: skip
NEAR, MOST_STOPS = 4, 400
WHOLE = frozenset({Role.ComboBox, Role.SpinBox, Role.ScrollBar, Role.List, Role.Table, Role.Tree, Role.MenuBar})
"""What is one thing to a person; its parts are Qt's own."""


def told_badly(root: QWidget) -> list[str]:
    """Say what is wrong in and under ``root``."""
    found = []
    for item in controls_of(root):
        name = name_of(item)
        if item.role() not in CONTROLS and item.textInterface() is None:
            found.append(f"{_called(item)} has the role {item.role().name}")
        elif not name.strip():
            found.append(f"{_called(item)} has no name")
        elif item.text(Text.Description).strip().casefold() == name.strip().casefold() and not _by_tool_tip(item):
            found.append(f"{_called(item)} says {name!r} twice")
        elif item.text(Text.Description).rstrip().endswith(":"):
            found.append(f"{_called(item)} begins to say something and does not: {item.text(Text.Description)!r}")
        elif item.role() is Role.ComboBox and not has_label(item):
            found.append(f"{_called(item)} has no label, and Linux would call it by its answer")
    return found


def controls_of(root: QWidget) -> list[QAccessibleInterface]:
    """Return what can have the keyboard, as the accessibility tree has it."""
    return [item for item in _walk(QAccessible.queryAccessibleInterface(root)) if _takes_keys(item)]


def name_of(item: QAccessibleInterface) -> str:
    """Return what a control is called; a list that drops down is called by its label."""
    thing = item.object()
    if item.role() is Role.ComboBox and isinstance(thing, QWidget):
        return thing.accessibleName()
    return item.text(Text.Name)


def has_label(item: QAccessibleInterface) -> bool:
    """Whether a label says of itself that it belongs to this control, and has words."""
    labels = [other for other, relation in item.relations() if relation & QAccessible.RelationFlag.Label]
    return any(each.text(Text.Name).strip() for each in labels)


def _walk(item: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield item
    if item.role() in WHOLE:
        return
    for number in range(item.childCount()):
        child = item.child(number)
        if child.isValid() and not child.state().invisible:
            yield from _walk(child)


def _takes_keys(item: QAccessibleInterface) -> bool:
    state = item.state()
    return bool(state.focusable and not state.disabled) and isinstance(item.object(), QWidget)


def _by_tool_tip(item: QAccessibleInterface) -> bool:
    """Whether the description is only the tool tip, which every reader leaves out where it is the name."""
    thing = item.object()
    return isinstance(thing, QWidget) and not thing.accessibleDescription()


def _called(item: QAccessibleInterface) -> str:
    return f"{type(item.object()).__name__} {name_of(item)[:50]!r}"


def tab_goes_back(root: QWidget) -> list[str]:
    """Say where Tab goes up, or to the left in the same line; what stands at the right may begin higher up.

    From the last to the first it goes back once.
    """
    stops = _tab_stops(root)
    places = [_place(each, root) for each in stops]
    around = zip(pairwise([*stops, *stops[:1]]), pairwise([*places, *places[:1]]), strict=True)
    back = [
        (after.y() - before.y(), one, other) for (one, other), (before, after) in around if _goes_back(before, after)
    ]
    return [f"{_said(one)} -> {_said(other)}" for _up, one, other in sorted(back, key=lambda each: each[0])[1:]]


def _tab_stops(root: QWidget) -> list[QWidget]:
    """Return what Tab comes to under ``root``, in its order, from where the keyboard is; asked by going there.

    Asked what comes next, PySide makes the answer a child of what was asked, and a later end of one takes the other.
    """
    found: list[QWidget] = []
    for _stop in range(MOST_STOPS):
        root.focusNextChild()
        held: QWidget | None = root.focusWidget()
        if held is None or held in found:
            break
        found.append(held)
    return found


def _place(widget: QWidget, root: QWidget) -> QRect:
    """Return where it stands; what is to be scrolled to stands at the foot of what scrolls."""
    place = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())
    above = widget.parentWidget()
    while above is not None and above is not root:
        if isinstance(above, QAbstractScrollArea):
            foot = above.mapTo(root, QPoint(0, above.height())).y()
            if place.top() >= foot:
                return QRect(place.left(), foot, place.width(), 1)
        above = above.parentWidget()
    return place


def _goes_back(before: QRect, after: QRect) -> bool:
    if after.height() == 1:  # it is to be scrolled to
        return False
    above = after.bottom() < before.top() + NEAR
    same_line = after.top() < before.bottom() - NEAR and before.top() < after.bottom() - NEAR
    if above:
        return after.left() < before.right() - NEAR
    return same_line and after.right() < before.left() + NEAR


def _said(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()[:50]!r}"
