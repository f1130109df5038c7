"""The day of the seven, step by step: what they type, click and say.

The whole workshop by keys alone is told again in tests/end_to_end, on purpose: another board, with other answers. What
both shared would be mended for one of them, and the other could no longer show that a page has changed.
"""

from tests.workshop.hands import Hands
from tests.workshop.people import (
    AGREED_BY,
    CHAIR,
    EVENING,
    KEPT,
    LATE,
    LEAVES,
    MOTION,
    ON_PAPER,
    OPTIONS,
    PARTNER,
    PEOPLE,
    QUOTE,
    RATERS,
    STAYING,
    TORN,
    TREASURER,
    TYPIST,
    UNUSED,
    WHY_EARLY,
)
from tests.workshop.rounds import answer, type_in


def find(hands: Hands, words: str, page: str) -> None:
    """Go to a page as somebody does who does not know where it is: Ctrl+K, a few words, Enter."""
    hands.key("ctrl+k")
    hands.wait(lambda screen: screen.held == "Find anything", "the line of Find anything")
    hands.write(words)
    hands.shot("find")
    hands.key("Return")
    hands.at(page)


def facts(hands: Hands) -> None:
    """Step 1: the workshop, the charity, the partner and the board's rules."""
    hands.fill("What is this workshop called?", "Evenings with Caffi Cyfaill")
    hands.fill("When is the meeting?", "23/11/2026")
    hands.choose("Which law is the charity under?", "England and Wales")
    hands.choose("Which route will you take?", "Full route")
    hands.choose("How should the brief be marked?", "Internal")
    hands.go_on("open.charity")
    hands.fill("Name of your charity", "Carers of Whitehouse Valley")
    hands.fill("Charity number", "1234567")
    hands.select("Legal form", "Charitable incorporated organisation (CIO)")
    hands.fill("What is the charity for?", "To relieve the needs of carers in the valley.")
    hands.fill("What lets you work with others?", "Clause 5 (b).")
    hands.go_on("open.partners")
    hands.press("Add a partner")
    hands.fill("Name", PARTNER)
    hands.select("What kind of organisation is it?", "Charity")
    hands.choose("Why this partner?", "Shared aims")
    hands.fill("How many years have you known them?", "3")
    hands.press("Done")
    hands.go_on("open.rules")
    hands.fill("How many trustees are in office?", "7")
    hands.fill("How many trustees make a quorum?", "4")
    hands.choose("What majority does a decision need?", "More than half")
    hands.choose("Does the chair have a casting vote?", "No")
    hands.go_on("open.people")


def people(hands: Hands) -> None:
    """Step 1: who belongs to it, who is here (one is not yet), and what they declare."""
    for name, role in PEOPLE:
        hands.press("Add a person")
        hands.fill("Name", name)
        hands.select("Role", role)
        hands.press("Done")
    hands.go_on("open.attendance")
    for name, _role in PEOPLE:
        if name != LATE:
            hands.tick(f"{name} is here")
    hands.go_on("open.interests")
    for name in RATERS:
        hands.press("Add an interest")
        hands.select("Who?", name)
        hands.choose("What kind of interest?", "None")
        hands.press("Done")
    hands.press("Add an interest")
    hands.select("Who?", TORN)
    hands.select("About which partner?", PARTNER)
    hands.choose("What kind of interest?", "Loyalty")
    hands.fill("What is it?", "His brother manages the cafe.")
    hands.choose("How far does this person take part?", "Takes no part")
    hands.select("What did the board agree?", "Leave for all of it")
    hands.shot("interest")
    hands.press("Done")
    hands.go_on("open.rules_of_the_day")
    hands.go_on("frame.question")


def frame(hands: Hands) -> None:
    """Step 2: the question, the deadline, the alternatives; one is deleted by mistake and brought back."""
    hands.fill("The question", "Should we run evenings for carers with Caffi Cyfaill?")
    hands.fill("For whom?", "Unpaid carers in the valley.")
    hands.go_on("frame.deadline")
    hands.fill("Decide by", "31 March 2027")
    hands.choose("Who set this date?", "Us")
    hands.go_on("frame.alternatives")
    hands.fill("What would happen without a partnership?", "Evenings would stay closed.")
    hands.press("Add an alternative")
    hands.fill("The alternative", "Open one evening a week ourselves.")
    hands.choose("What kind is it?", "Do better alone")
    hands.choose("Could it work?", "We do not know")
    hands.press("Done")
    hands.key("ctrl+z")
    hands.key("ctrl+shift+z")
    hands.go_on("hear.groups")


def late(hands: Hands) -> None:
    """Mair Rees comes in, and is marked as here from step 3 on."""
    find(hands, "Who is here", "open.attendance")
    hands.select("For which step?", "3. Hear people first")
    hands.shot("late-before")
    hands.tick(f"{LATE} is here")
    hands.shot("late")
    find(hands, "Who could this affect", "hear.groups")


def hear(hands: Hands) -> None:
    """Step 3: who is affected, and what two people said."""
    hands.press("Add a group")
    hands.fill("Who are they?", "Unpaid carers")
    hands.choose("What could this do to them?", "Gain")
    hands.press("Done")
    hands.go_on("hear.inputs")
    for words, short in ((QUOTE, "She is tired and nobody asks."), (EVENING, "He wants one evening.")):
        hands.press("Add what somebody said")
        hands.select("How did you hear it?", "One-to-one conversation")
        hands.select("Who asked?", "Us")
        hands.fill("When was it?", "2 November 2026")
        hands.fill("In their own words", words)
        hands.fill("What did they say, in short?", short)
        hands.select("What do they think of the proposal?", "Supports it")
        hands.unfold("For whom it speaks")
        hands.tick("Unpaid carers")
        hands.unfold("May you use the words?")
        hands.fill("Lawful basis", "Legitimate interests")
        hands.choose("What does the person allow?", "You may print my words for anyone to read, without my name.")
        hands.select("Consent", "Given")
        hands.fill("Date of consent", "2 November 2026")
        hands.choose("How sensitive is it?", "Ordinary")
        hands.choose("How easily could this person be recognised?", "Hardly")
        hands.press("Done")
    hands.go_on("hear.reader")
    hands.go_on("hear.aloud")
    hands.go_on("hear.themes")
    hands.go_on("hear.part")
    hands.choose("Setting the aims", "Asked")
    hands.go_on("aims.objectives")


def aims(hands: Hands) -> None:
    """Step 4: two objectives, and ten reason points for each."""
    for whom, so_that, priority in (
        ("carers", "they can have an evening to themselves", "Must"),
        ("young carers", "they meet others like them", "Should"),
    ):
        hands.press("Add an objective")
        hands.fill("For whom?", whom)
        hands.fill("What changes for them?", so_that)
        hands.choose("How much does it matter?", priority)
        hands.select("Where does it come from?", "The people we help")
        hands.press("Done")
    hands.go_on("aims.links")
    hands.go_on("aims.coverage")
    hands.go_on("aims.reasons")
    hands.go_on("trust.questions")


def trust(hands: Hands) -> None:
    """Step 5: round 1 of six (one on paper, one takes no part), the talk; one leaves; round 2 of five."""
    hands.go_on("trust.rate")
    hands.reads(f"{TORN} takes no part because of a declared interest.")
    alike, rest = "4s 4t 3s 3g 4s ", "3t 2g 3s 0 4t 3g "
    levels = {CHAIR: "1s ", TREASURER: "5s ", TYPIST: "3s ", LEAVES: "2s ", LATE: "4s "}
    answer(hands, {name: f"{alike}{own}{rest}" for name, own in levels.items()}, frozenset({CHAIR, TREASURER, LATE}))
    hands.press("Someone else")
    type_in(hands, "4s4t3s3g4s5s3t2g3sc4t3g", "4s4t3s3g4s4s3t2g3sc4t3g", differs=True)
    hands.shot("all-in")
    hands.press("Close the round")
    hands.at("trust.talk")
    hands.press("Show the results")
    hands.shot("talk")
    leave(hands)
    again(hands)


def leave(hands: Hands) -> None:
    """Tom Okoro goes: his leaving is written down, and from step 5 on he is not here."""
    find(hands, "Who is here", "open.attendance")
    hands.select("For which step?", "5. Rate trust: alone, talk, again")
    hands.fill(f"{LEAVES} left at", "19:40")
    hands.shot("left")
    find(hands, "Would you answer differently", "trust.again")


def again(hands: Hands) -> None:
    """Round 2 of what was split, closed without the one who left; the reason is written down."""
    answer(hands, {CHAIR: "3s ", TREASURER: "4s ", TYPIST: "3s ", ON_PAPER: "4s ", LATE: "4s "})
    hands.shot("round-2-in")
    close_early(hands)
    hands.at("trust.results")
    hands.press("Show the results")
    hands.shot("trust")
    hands.go_on("trust.actions")
    hands.press("Add a step or a safeguard")
    hands.fill("What will be done?", "Run two evenings together before Easter.")
    hands.choose("Which is it?", "A step that builds trust")
    hands.select("Partner", PARTNER)
    hands.fill("Who sees to it?", TYPIST)
    hands.press("Done")
    hands.go_on("narrow.forms")


def close_early(hands: Hands) -> None:
    """Close a round in which somebody's answers are not in, and say why."""
    hands.press("Close the round")
    if any(each.name == "Why do you close it now?" for each in hands.look().controls):
        hands.fill("Why do you close it now?", WHY_EARLY)
        hands.shot("close-early")
        hands.press("Close it all the same")


def narrow(hands: Hands) -> None:
    """Step 6: three options from the cards, and a red line that is sealed before anybody scores."""
    for name in OPTIONS:
        hands.press(f"Put it on the list: {name}")
    hands.go_on("narrow.options")
    for name in OPTIONS[1:]:
        hands.press(f"Change: {name}")
        hands.tick(PARTNER)
        hands.press("Done")
    hands.go_on("narrow.red_lines")
    hands.press("Add a red line")
    hands.fill("The red line", "Nobody loses the evening they have now.")
    hands.press("Done")
    hands.fill("Agreed by", AGREED_BY)
    hands.press("Seal the red lines")
    hands.shot("sealed")
    hands.go_on("score.criteria")


def score(hands: Hands) -> None:
    """Step 7: gut first, scores of both rounds (one slip on paper), weights, the ranking."""
    for name in UNUSED:
        hands.tick(name, on=False)
    hands.go_on("score.first")
    answer(hands, dict(zip(STAYING, ("1 ", "3 ", "0 ", "3 ", "3 "), strict=True)), frozenset({TREASURER}))
    hands.shot("first-choices-in")
    close_early(hands)
    hands.at("score.rate")
    rest = "3 4 3 3 4 4 5 3 "
    levels = {CHAIR: "1 ", TREASURER: "5 ", TYPIST: "3 ", LATE: "4 "}
    answer(hands, {name: own + rest for name, own in levels.items()}, frozenset({TYPIST, LATE}))
    hands.press("Someone else")
    type_in(hands, "434334453", "434334453", differs=False)
    close_early(hands)
    hands.at("score.talk")
    hands.press("Show the results")
    hands.go_on("score.again")
    answer(hands, dict(zip(STAYING, ("2 ", "3 ", "2 ", "3 ", "3 "), strict=True)))
    close_early(hands)
    hands.at("score.weights")
    weigh(hands)


def weigh(hands: Hands) -> None:
    """Each gives 100 to the change that matters most, and less to the others."""
    for place, person in enumerate(STAYING):
        _begin_weighing(hands, person, first=place == 0)
        for name, weight in zip(KEPT, ("100", "60", str(70 + 5 * place)), strict=True):
            hands.fill(name, weight)
        if place == 0:
            hands.shot("weights")
        hands.press("To the end")
        hands.press("Done, pass it on")
    hands.shot("weights-in")
    close_early(hands)
    hands.at("score.weighed")
    hands.press("Show the results")
    hands.shot("weights-talk")
    hands.press("See the whole picture")
    hands.at("score.results")
    hands.press("Show the results")
    hands.go_on("test.ranking")


def _begin_weighing(hands: Hands, person: str, *, first: bool) -> None:
    if first:
        hands.click_starting(f"{person}. ")
    hands.press(f"I am {person}, start")


def test(hands: Hands) -> None:
    """Step 8: how firm it is, a risk, the checks, a condition."""
    hands.press("We have looked at this")
    hands.go_on("test.risks")
    hands.press("Add a risk")
    hands.fill("What could go wrong?", "The cafe closes and the evenings end.")
    hands.select("How likely is it?", "2 · Not likely")
    hands.select("How bad would it be?", "3 · Hurts for a while")
    hands.fill("Who watches over it?", TREASURER)
    hands.press("Done")
    hands.go_on("test.checks")
    hands.go_on("test.conditions")
    hands.press("Add a condition")
    hands.fill("The condition", "Both boards have read the same page about safety.")
    hands.choose("When must it hold?", "Before")
    hands.press("Done")
    hands.go_on("decide.motion")


def decide(hands: Hands) -> None:
    """Step 9: motion, straw poll, outcome, reasons, statements, the vote of five, a concern, the record."""
    hands.press("Write the motion")
    hands.fill("The motion in full", MOTION)
    hands.fill("Proposed by", CHAIR)
    hands.fill("Seconded by", TREASURER)
    hands.go_on("decide.poll")
    answer(hands, dict(zip(STAYING, ("5 ", "6 ", "5 ", "5 ", "6 "), strict=True)), frozenset({TYPIST}))
    close_early(hands)
    hands.press("Show the results")
    hands.shot("poll")
    hands.go_on("decide.outcome")
    hands.choose("The outcome", "Trial first")
    hands.select("Which option is it about?", "Joint delivery")
    hands.go_on("decide.reasons")
    hands.fill("Why is this best for your purposes and the people you help?", "Carers asked for evenings.")
    hands.go_on("decide.advice")
    hands.go_on("decide.statements")
    for number in range(1, 8):
        hands.fill_nth("In one to three sentences", number - 1, f"We talked about this, point {number}.")
    hands.go_on("decide.gates")
    hands.go_on("decide.vote")
    for field, count in (("For", "5"), ("Against", "0"), ("Abstained", "0"), ("Left the room", "1"), ("Absent", "1")):
        hands.fill(field, count)
    hands.choose("What is the result?", "Carried")
    hands.go_on("decide.concerns")
    hands.press("Add a concern")
    hands.fill("The concern, in their words", "Winter evenings are dark; who walks people home?")
    hands.press("Done")
    hands.go_on("decide.record")
    hands.fill("Decided on", "23 November 2026")
    hands.go_on("tell.people")


def tell(hands: Hands) -> None:
    """Step 10: who is told, the reviews, an action, and the brief."""
    hands.press("Add who is told")
    hands.fill("Who is told?", "Everyone at the evening group")
    hands.fill("Who tells them?", TYPIST)
    hands.press("Done")
    hands.go_on("tell.reviews")
    hands.press("Plan these reviews")
    hands.go_on("tell.actions")
    hands.press("Add an action")
    hands.fill("What will be done?", "Write to Caffi Cyfaill.")
    hands.fill("Who?", CHAIR)
    hands.fill("By when?", "30 November 2026")
    hands.press("Done")
    hands.go_on("tell.brief")


PARTS = (facts, people, frame, late, hear, aims, trust, narrow, score, test, decide, tell)
