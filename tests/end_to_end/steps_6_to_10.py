"""Steps 6 to 10 of the same workshop, key by key: three options, three criteria, a motion, and the plans."""

from tests.end_to_end.keyboard import Key
from tests.end_to_end.steps_1_to_5 import PEOPLE, RATERS
from tests.end_to_end.trustee import Trustee

OPTIONS = ("Carry on as we are", "Memorandum of understanding", "Joint delivery")
KEPT = ("Difference made to people", "Relationships and local trust", "What could go wrong, and can we undo it")
UNUSED = (
    "Who is reached and who is missed",
    "People’s say",
    "Range and fit of help (scope)",
    "Fit with our purposes and independence",
    "Running costs and income",
    "Cost and strain of getting there",
)


def narrow(trustee: Trustee) -> None:
    """Step 6: three options from the cards, and one red line that is sealed."""
    for name in OPTIONS:
        trustee.press(f"Put it on the list: {name}")
    trustee.go_on("narrow.options")
    trustee.press("Change: Joint delivery")
    trustee.fill("In one line", "Two evenings a week, run together.")
    trustee.tick("Caffi Cyfaill")
    trustee.fill("How would you get out of it?", "Three months’ notice, and each keeps its own rooms.")
    trustee.press("Done")
    trustee.press("Change: Memorandum of understanding")
    trustee.tick("Caffi Cyfaill")
    trustee.press("Done")
    trustee.go_on("narrow.red_lines")
    trustee.press("Add a red line")
    trustee.fill("The red line", "Nobody loses the evening they have now.")
    trustee.press("Done")
    trustee.fill("Agreed by", "All trustees taking part")
    trustee.press("Seal the red lines")
    trustee.go_on("score.criteria")


def score(trustee: Trustee) -> None:
    """Step 7: three criteria, sealed first choices, private scores, once more what was split, weights, the ranking."""
    for name in UNUSED:
        trustee.tick(name, on=False)
    trustee.go_on("score.first")
    first, second, third = RATERS
    trustee.answer_all({first: "1 ", second: "3 ", third: "0 "})
    trustee.press("Close the round")
    trustee.at("score.rate")
    rest = "3 4 3 3 4 4 5 3 "
    trustee.answer_all({first: f"1 {rest}", second: f"5 {rest}", third: f"3 {rest}"})
    trustee.key(Key.Key_Return)
    trustee.at("score.talk")
    trustee.key(Key.Key_Return)
    trustee.go_on("score.again")
    trustee.answer_all({first: "2 ", second: "3 ", third: "2 "})
    trustee.key(Key.Key_Return)
    trustee.at("score.weights")
    _weigh(trustee, dict(zip(RATERS, ("85", "10", "85"), strict=True)))
    trustee.at("score.weighed")
    trustee.key(Key.Key_Return)
    trustee.press("Go to round 2")
    trustee.at("score.weights_again")
    _weigh_again(trustee)
    trustee.at("score.results")
    trustee.key(Key.Key_Return)
    trustee.go_on("test.ranking")


def _weigh(trustee: Trustee, last: dict[str, str]) -> None:
    trustee.key(Key.Key_Return)
    for person in RATERS:
        trustee.key(Key.Key_Return)
        for name, weight in zip(KEPT, ("100", "60", last[person]), strict=True):
            trustee.fill(name, weight)
        trustee.press("To the end")
        trustee.key(Key.Key_Return)
    trustee.key(Key.Key_Return)


def _weigh_again(trustee: Trustee) -> None:
    """Only the one change that was seen differently is asked; the second person comes nearer to the others."""
    trustee.key(Key.Key_Return)
    for weight in ("", "70", ""):
        trustee.key(Key.Key_Return)
        if weight:
            trustee.fill(KEPT[-1], weight)
        trustee.press("To the end")
        trustee.key(Key.Key_Return)
    trustee.key(Key.Key_Return)


def firmness(trustee: Trustee) -> None:
    """Step 8: a look at how firm it is, a risk, the checks, a condition."""
    trustee.press("We have looked at this")
    trustee.go_on("test.risks")
    trustee.press("Add a risk")
    trustee.fill("What could go wrong?", "The café closes and the evenings end.")
    trustee.tick("It would hurt people we help")
    trustee.select("How likely is it?", "2 · Not likely")
    trustee.select("How bad would it be?", "3 · Hurts for a while")
    trustee.fill("Who watches over it?", "Omar Haddad")
    trustee.press("Done")
    trustee.go_on("test.checks")
    trustee.key(Key.Key_Return)
    trustee.go_on("test.conditions")
    trustee.press("Add a condition")
    trustee.fill("The condition", "Both boards have read the same page about safety.")
    trustee.choose("When must it hold?", "Before")
    trustee.press("Done")
    trustee.go_on("decide.motion")


def decide(trustee: Trustee) -> None:
    """Step 9 up to the statements: motion, straw poll, outcome, reasons."""
    trustee.press("Write the motion")
    trustee.fill("The motion in full", "That the board runs two evenings with Caffi Cyfaill until June 2027.")
    trustee.fill("Proposed by", RATERS[0])
    trustee.fill("Seconded by", RATERS[1])
    trustee.go_on("decide.poll")
    trustee.answer_all({RATERS[0]: "5 ", RATERS[1]: "6 ", RATERS[2]: "5 "})
    trustee.press("Close the round")
    trustee.press("Show the results")
    trustee.go_on("decide.outcome")
    trustee.choose("The outcome", "Trial first")
    trustee.select("Which option is it about?", "Joint delivery")
    trustee.go_on("decide.reasons")
    trustee.fill("Why is this best for your purposes and the people you help?", "Carers asked for evenings.")
    trustee.fill("Because", "Nothing would change for carers.", inside=OPTIONS[0])
    trustee.fill("Because", "It opens no evening.", inside=OPTIONS[1])
    trustee.go_on("decide.advice")
    trustee.go_on("decide.statements")
    for number in range(1, 8):
        trustee.fill("In one to three sentences", f"We talked about this, point {number}.")
        trustee.key(Key.Key_Tab)
    trustee.go_on("decide.gates")


def vote(trustee: Trustee) -> None:
    """Step 9 from the gates on: one set aside, the vote, a concern, the record."""
    trustee.press("Set aside: Young carers will be affected (effect unclear) and has not been heard.")
    trustee.fill("Why does the board set this aside?", "Ruth asks them before Christmas, and we look again then.")
    trustee.fill("Who says so?", RATERS[0])
    trustee.press("Set it aside")
    trustee.go_on("decide.vote")
    trustee.fill("For", "3")
    trustee.fill("Against", "0")
    trustee.fill("Abstained", "0")
    trustee.fill("Left the room", "1")
    trustee.fill("Absent", "0")
    trustee.choose("What is the result?", "Carried")
    trustee.go_on("decide.concerns")
    trustee.press("Add a concern")
    trustee.fill("The concern, in their words", "Winter evenings are dark; who walks people home?")
    trustee.press("Done")
    trustee.go_on("decide.record")
    trustee.fill("Decided on", "23 November 2026")
    trustee.go_on("tell.people")


def tell(trustee: Trustee) -> None:
    """Step 10: who is told, two reviews, an action, and the brief on disk."""
    trustee.press("Add who is told")
    trustee.fill("Who is told?", "Everyone at the evening group")
    trustee.fill("Who tells them?", PEOPLE[2][0])
    trustee.fill("How, and in which words?", "In person and in Welsh: what we heard, what we decided, why.")
    trustee.press("Done")
    trustee.go_on("tell.reviews")
    trustee.press("Plan these reviews")
    trustee.go_on("tell.actions")
    trustee.press("Add an action")
    trustee.fill("What will be done?", "Write to Caffi Cyfaill.")
    trustee.fill("Who?", PEOPLE[0][0])
    trustee.fill("By when?", "30 November 2026")
    trustee.press("Done")
    trustee.go_on("tell.brief")


PARTS = (narrow, score, firmness, decide, vote, tell)
