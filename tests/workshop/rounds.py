"""Private rounds as they go round a table: the laptop from hand to hand, some by mouse and some by keys; and paper."""

from tests.workshop.hands import Hands
from tests.workshop.people import ON_PAPER

START = "I am "


def answer(hands: Hands, answers: dict[str, str], by_mouse: frozenset[str] = frozenset()) -> None:
    """Let each person answer: ``answers`` gives the keys, with a space where Enter is pressed.

    Who answers by mouse clicks on the same answers. Whoever has a slip of paper is passed over.
    """
    for number, (name, keys) in enumerate(answers.items()):
        _take(hands, name, first=number == 0)
        if name in by_mouse:
            _click_answers(hands, keys)
        else:
            hands.keys_of(keys)
        if number == 0:
            hands.shot("end-of-turn")
        hands.press("Done, pass it on")


def _take(hands: Hands, name: str, *, first: bool) -> None:
    """Draw the curtain for ``name`` and begin."""
    if not first:
        curtain = hands.wait(lambda screen: screen.page != "", "the curtain")
        shown = [each.name for each in curtain.controls if each.name.startswith(START)]
        if shown and not shown[0].startswith(f"{START}{name},"):
            hands.press("Someone else")
            shown = []
        if not shown:
            hands.click_starting(f"{name}. ")
    else:
        hands.click_starting(f"{name}. ")
    if first:
        hands.shot("curtain")
    begin = next(each for each in hands.starting(START) if f" {name}," in each.name)
    hands.press(begin.name)


def _click_answers(hands: Hands, keys: str) -> None:
    """Click on what the keys would choose."""
    bases = {"s": 0, "t": 1, "g": 2}
    for letter in keys:
        if letter == " ":
            hands.click_one_of("Continue", "To the end")
        elif letter in bases:
            hands.pick("How do you know?", bases[letter])
        else:
            hands.pick("Question ", int(letter) - 1 if letter != "0" else -1)


def type_in(hands: Hands, first: str, second: str, *, differs: bool) -> None:
    """Type one person's slip twice; the slip says what was typed the second time."""
    hands.press("Type in answers from paper")
    hands.reads("Whose slips have you got?")
    for box in hands.boxes():
        wanted = box.text.startswith(ON_PAPER) or box.name.startswith(ON_PAPER)
        if box.checked is not wanted:
            hands.click(box.name)
    hands.shot("whose-slips")
    hands.press("Type these slips")
    hands.keys_of(first)
    hands.shot("typed-once")
    hands.press("Now a second time")
    hands.keys_of(second)
    hands.shot("typed-twice")
    hands.press("Compare the two")
    if differs:
        hands.reads("Look at the slip. What does it say?")
        hands.shot("difference")
        hands.click_starting("As typed second: ")
    hands.reads("Both times say the same")
    hands.shot("checked")
    hands.press("Keep these answers")
    hands.reads("Kept from paper: 1 slip, ")
