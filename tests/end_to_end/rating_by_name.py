"""Rates trust in one partner for one person through the accessibility bus: by names and actions only.

Run by the Python that has pyatspi (the system's), which has nothing of PartnerDesk: `python3 rating_by_name.py PERSON`
on a bus where the program is. It prints what it did. No key is pressed, no place on the screen is known.
"""

import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import pyatspi  # type: ignore[import-not-found]  # it belongs to the system's Python

PATIENCE = 30.0
PRESSES = frozenset({"Press", "Toggle"})
LEVELS = (1, 2, 3, 4, 5, 6)
"""The sixth answer is 'Cannot say'."""


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


def _wait(look: Callable[[], Any], what: str) -> Any:
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


def _program() -> Any:
    found = (each for each in pyatspi.Registry.getDesktop(0) if each is not None)
    return next((each for each in found if each.name == "PartnerDesk"), None)


def _named(program: Any, begins: str, roles: frozenset[int]) -> Any:
    return next(
        (x for x in _walk(program) if _is_shown(x) and x.name.startswith(begins) and x.getRole() in roles), None
    )


BUTTONS = frozenset({pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON, pyatspi.ROLE_RADIO_BUTTON,
                     pyatspi.ROLE_CHECK_BOX})  # fmt: skip
ANY = frozenset({pyatspi.ROLE_FILLER, pyatspi.ROLE_PANEL, pyatspi.ROLE_LABEL, *BUTTONS})


def _press(thing: Any) -> None:
    actions = thing.queryAction()
    names = [actions.getName(number) for number in range(actions.nActions)]
    place = next(number for number, name in enumerate(names) if name in PRESSES)
    print(names[place], thing.name, flush=True)
    actions.doAction(place)


def _press_named(program: Any, begins: str) -> None:
    _press(_wait(lambda: _named(program, begins, BUTTONS), f"button {begins!r}"))


def _choose(program: Any, group: str, number: int) -> None:
    """Choose the answer with this number, from 1, in a group that is found by its name."""

    def answer() -> Any:
        holder = _named(program, group, ANY - {pyatspi.ROLE_LABEL})
        answers = [x for x in _walk(holder) if x.getRole() == pyatspi.ROLE_RADIO_BUTTON and _is_shown(x)]
        return answers[number - 1] if len(answers) >= number else None

    chosen = _wait(answer, f"answer {number} in {group!r}")
    _press(chosen)
    _wait(lambda: chosen.getState().contains(pyatspi.STATE_CHECKED) or None, f"mark at {chosen.name!r}")


def _rate(program: Any, number: int, count: int) -> None:
    _wait(lambda: _named(program, f"Question {number} of {count}", ANY), f"question {number}")
    level = LEVELS[(number - 1) % len(LEVELS)]
    _choose(program, "Answers", level)
    if level < LEVELS[-1]:
        _choose(program, "How do you know?", 1 + number % 3)
    _press_named(program, "Continue" if number < count else "To the end")


def main() -> None:
    """Answer every question of the round for the person named."""
    person, count = sys.argv[1], int(sys.argv[2])
    program = _wait(_program, "PartnerDesk on the bus")
    _press_named(program, "Step 5")
    _press_named(program, "Continue")
    _press_named(program, f"{person}. Not yet")
    _press_named(program, f"I am {person}, start")
    for number in range(1, count + 1):
        _rate(program, number, count)
    _press_named(program, "Done, pass it on")
    _wait(lambda: _named(program, f"{person}. In", BUTTONS), f"{person} among those who are in")
    saved = frozenset({pyatspi.ROLE_LABEL})
    _wait(lambda: _named(program, "All changes saved", saved), "word that all is saved in the file")
    print("all answered", flush=True)


main()
