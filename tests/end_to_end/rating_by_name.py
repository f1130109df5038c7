"""Rates trust in one partner for one person through the accessibility bus: by names and actions only.

`python3 rating_by_name.py PERSON COUNT` on a bus where the program is. It prints what it did.
"""

import sys
from typing import Any

from by_name import (  # type: ignore[import-not-found]  # beside this file, for the system's Python
    BUTTONS,
    GROUPS,
    LABELS,
    choose,
    named,
    press_named,
    program,
    wait,
    wait_until_saved,
)

LEVELS = (1, 2, 3, 4, 5, 6)
"""The sixth answer is 'Cannot say'."""


def _rate(window: Any, number: int, count: int) -> None:
    asked = f"Question {number} of {count}"
    wait(lambda: named(window, asked, GROUPS | LABELS | BUTTONS), f"question {number}")
    level = LEVELS[(number - 1) % len(LEVELS)]
    choose(window, asked, level)
    if level < LEVELS[-1]:
        choose(window, "How do you know?", 1 + number % 3)
    press_named(window, "Continue" if number < count else "To the end")


def main() -> None:
    """Answer every question of the round for the person named."""
    person, count = sys.argv[1], int(sys.argv[2])
    window = program()
    press_named(window, "Step 5")
    press_named(window, "Continue")
    press_named(window, f"{person}. Not yet")
    press_named(window, f"I am {person}, start")
    for number in range(1, count + 1):
        _rate(window, number, count)
    press_named(window, "Done, pass it on")
    wait(lambda: named(window, f"{person}. In", BUTTONS), f"{person} among those who are in")
    wait_until_saved(window)
    print("all answered", flush=True)


main()
