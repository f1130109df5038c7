"""Types a question and answers the straw poll for one person through the accessibility bus: by names and actions only.

`python3 poll_by_name.py PERSON ANSWER TEXT` on a bus where the program is; ANSWER counts from 1, as they stand on the
page. It prints what it did.
"""

import sys

from by_name import (  # type: ignore[import-not-found]  # beside this file, for the system's Python
    choose,
    heard,
    press_named,
    program,
    type_into,
    wait_for_page,
    wait_until_saved,
)


def main() -> None:
    """Type the text into the page of the question, then choose the answer of the scale."""
    person, answer, text = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    window = program()
    press_named(window, "Step 2")
    type_into(window, "The question", text)
    press_named(window, "Continue")
    wait_for_page(window, "By when")
    press_named(window, "Step 9")
    wait_for_page(window, "What is the motion?")
    press_named(window, "Continue")
    press_named(window, f"{person}. Not yet")
    heard(window, f"Pass the laptop to {person}")
    press_named(window, f"I am {person}, start")
    print("Stands on", choose(window, "Question 1 of 1", answer), flush=True)
    press_named(window, "To the end")
    heard(window, f"Thank you, {person}")
    press_named(window, "Done, pass it on")
    press_named(window, "Someone else")
    wait_until_saved(window)
    print("all answered", flush=True)


main()
