"""Finds and presses things through the accessibility bus: by names and actions only.

Imported by what the Python runs that has pyatspi (the system's), which has nothing of PartnerDesk. No key is pressed,
no place on the screen is known.
"""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pyatspi  # type: ignore[import-not-found]  # it belongs to the system's Python

PATIENCE = 30.0
PRESSES = frozenset({"Press", "Toggle"})
BUTTONS = frozenset({pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON, pyatspi.ROLE_RADIO_BUTTON,
                     pyatspi.ROLE_CHECK_BOX})  # fmt: skip
FIELDS = frozenset({pyatspi.ROLE_TEXT, pyatspi.ROLE_ENTRY})
GROUPS = frozenset({pyatspi.ROLE_FILLER, pyatspi.ROLE_PANEL})
LABELS = frozenset({pyatspi.ROLE_LABEL})
SAID = frozenset({pyatspi.ROLE_NOTIFICATION})


def _walk(thing: Any) -> Iterator[Any]:
    if thing is None:
        return
    yield thing
    for part in thing:
        yield from _walk(part)


def _is_shown(thing: Any) -> bool:
    try:
        return bool(thing.name) and thing.getState().contains(pyatspi.STATE_SHOWING)
    except (LookupError, RuntimeError):  # it went away while it was looked at
        return False


def wait(look: Callable[[], Any], what: str) -> Any:
    """Return what ``look`` finds, as soon as it does."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            found = look()
        except (LookupError, RuntimeError):
            found = None
        if found is not None:
            return found
        time.sleep(0.1)
    message = f"there is no {what}"
    raise SystemExit(message)


def program() -> Any:
    """Return PartnerDesk, once it is on the bus."""

    def look() -> Any:
        found = (each for each in pyatspi.Registry.getDesktop(0) if each is not None)
        return next((each for each in found if each.name == "PartnerDesk"), None)

    return wait(look, "PartnerDesk on the bus")


def _all_named(within: Any, begins: str, roles: frozenset[int]) -> Iterator[Any]:
    return (x for x in _walk(within) if _is_shown(x) and x.name.startswith(begins) and x.getRole() in roles)


def named(within: Any, begins: str, roles: frozenset[int]) -> Any:
    """Return what is shown, has one of these roles, and a name that begins so; None where nothing is."""
    return next(_all_named(within, begins, roles), None)


def press(thing: Any) -> None:
    """Do what a press does."""
    actions = thing.queryAction()
    names = [actions.getName(number) for number in range(actions.nActions)]
    place = next(number for number, name in enumerate(names) if name in PRESSES)
    print(names[place], thing.name, flush=True)
    actions.doAction(place)


def press_named(within: Any, begins: str) -> None:
    """Press the button with this name."""
    press(wait(lambda: named(within, begins, BUTTONS), f"button {begins!r}"))


def choose(within: Any, group: str, number: int) -> str:
    """Choose the answer with this number, from 1, in a group that is found by its name; return what it is called."""

    def answer() -> Any:
        holders = _all_named(within, group, GROUPS)
        found = (x for holder in holders for x in _walk(holder) if x.getRole() == pyatspi.ROLE_RADIO_BUTTON)
        answers = [x for x in found if _is_shown(x)]
        return answers[number - 1] if len(answers) >= number else None

    chosen = wait(answer, f"answer {number} in {group!r}")
    press(chosen)
    wait(lambda: chosen.getState().contains(pyatspi.STATE_CHECKED) or None, f"mark at {chosen.name!r}")
    return str(chosen.name)


def type_into(within: Any, field: str, text: str) -> None:
    """Put ``text`` into the field that is called so, in the place of what stands there."""
    found = wait(lambda: named(within, field, FIELDS), f"field {field!r}")
    print("Type into", found.name, flush=True)
    found.queryEditableText().setTextContents(text)


def wait_until_saved(within: Any) -> None:
    """Wait for the word that all is in the file."""
    wait(lambda: named(within, "All changes saved", LABELS), "word that all is saved in the file")


def wait_for_page(within: Any, question: str) -> None:
    """Wait for the page with this question: a press is answered a moment later."""
    wait(lambda: named(within, question, GROUPS), f"page {question!r}")


def heard(within: Any, begins: str) -> None:
    """Wait until a screen reader was told this; what is told is never seen."""

    def look() -> Any:
        told = (x for x in _walk(within) if x.getRole() in SAID)
        return next((x for x in told if x.name.startswith(begins)), None)

    print("Told", wait(look, f"word for a screen reader {begins!r}").name, flush=True)
