"""Steps 1 to 5 of a small board's workshop, key by key: four trustees, one of them out, and one partner."""

from tests.end_to_end.keyboard import Key, Lost
from tests.end_to_end.trustee import Trustee

PEOPLE = (
    ("Gwenllïan Pŵl", "Chair"),
    ("Omar Haddad", "Treasurer"),
    ("Ruth Baines", "Trustee"),
    ("Peter Lowe", "Trustee"),
)
RATERS = tuple(name for name, _role in PEOPLE[:3])
QUOTE = "Dw i wedi blino – ond ’sneb yn gofyn."


def facts(trustee: Trustee) -> None:
    """Step 1, the facts: the workshop and the charity."""
    trustee.fill("What is this workshop called?", "Gofal gyda’n gilydd")
    trustee.fill("When is the meeting?", "23/11/2026")
    trustee.choose("Which law is the charity under?", "England and Wales")
    trustee.choose("Which route will you take?", "Full route")
    trustee.choose("How should the brief be marked?", "Internal")
    trustee.go_on("open.charity")
    trustee.fill("Name of your charity", "Gofalwyr Dyffryn Tŷ-gwyn")
    trustee.fill("Charity number", "1234567")
    trustee.select("Legal form", "Charitable incorporated organisation (CIO)")
    trustee.fill("What is the charity for?", "To relieve the needs of carers in the valley.")
    trustee.fill("What lets you work with others?", "Clause 5 (b).")
    trustee.go_on("open.partners")


def people(trustee: Trustee) -> None:
    """Step 1, the people: the partner, the board and its rules, who is here, and what they declare."""
    trustee.press("Add a partner")
    trustee.fill("Name", "Caffi Cyfaill")
    trustee.select("What kind of organisation is it?", "Charity")
    trustee.choose("Why this partner?", "Shared aims")
    trustee.fill("How many years have you known them?", "3")
    trustee.fill("How large are they, compared with you?", "1.5")
    trustee.press("Done")
    trustee.go_on("open.rules")
    trustee.fill("How many trustees are in office?", "4")
    trustee.fill("How many trustees make a quorum?", "3")
    trustee.choose("What majority does a decision need?", "More than half")
    trustee.choose("Does the chair have a casting vote?", "No")
    trustee.go_on("open.people")
    for name, role in PEOPLE:
        trustee.press("Add a person")
        trustee.fill("Name", name)
        trustee.select("Role", role)
        trustee.press("Done")
    trustee.go_on("open.attendance")
    for name, _role in PEOPLE:
        trustee.tick(f"{name} is here")
    trustee.go_on("open.interests")
    _declare(trustee)
    trustee.go_on("open.rules_of_the_day")
    trustee.go_on("frame.question")


def _declare(trustee: Trustee) -> None:
    for name in RATERS:
        trustee.press("Add an interest")
        trustee.select("Who?", name)
        trustee.choose("What kind of interest?", "None")
        trustee.press("Done")
    trustee.press("Add an interest")
    trustee.select("Who?", PEOPLE[3][0])
    trustee.choose("What kind of interest?", "Loyalty")
    trustee.fill("What is it?", "His brother manages the café.")
    trustee.choose("How far does this person take part?", "Takes no part")
    trustee.select("What did the board agree?", "Leave for all of it")
    trustee.press("Done")


def frame(trustee: Trustee) -> None:
    """Step 2: the question, the deadline, the alternatives; undo and redo on the way."""
    trustee.fill("The question", "Should we run carers’ evenings with Caffi Cyfaill?")
    trustee.fill("For whom?", "Unpaid carers in the valley.")
    trustee.go_on("frame.deadline")
    trustee.fill("Decide by", "31 March 2027")
    trustee.choose("Who set this date?", "Us")
    trustee.go_on("frame.alternatives")
    trustee.fill("What would happen without a partnership?", "Evenings would stay closed.")
    trustee.press("Add an alternative")
    trustee.fill("The alternative", "Open one evening a week ourselves.")
    trustee.choose("What kind is it?", "Do better alone")
    trustee.choose("Could it work?", "We do not know")
    trustee.press("Done")
    _undo_and_redo(trustee)
    trustee.go_on("hear.groups")


def _undo_and_redo(trustee: Trustee) -> None:
    """Take back what three pages recorded, back to step 1, and do it all again."""
    before = trustee.recorded
    for _ in range(12):
        trustee.undo()
    if trustee.recorded == before:
        raise Lost("Ctrl+Z takes nothing back")
    for _ in range(12):
        trustee.redo()
    if trustee.recorded != before:
        raise Lost("Ctrl+Shift+Z does not bring back what Ctrl+Z took")


def groups(trustee: Trustee) -> None:
    """Step 3, who is affected: one group that is heard, one that somebody will ask."""
    trustee.press("Add a group")
    trustee.fill("Who are they?", "Unpaid carers")
    trustee.choose("What could this do to them?", "Gain")
    trustee.press("Done")
    trustee.press("Add a group")
    trustee.fill("Who are they?", "Young carers")
    trustee.choose("What could this do to them?", "Unclear")
    trustee.tick("They are at risk of harm")
    trustee.fill("Who will ask them?", "Ruth Baines")
    trustee.fill("By when?", "14 December 2026")
    trustee.press("Done")
    trustee.go_on("hear.inputs")


def words(trustee: Trustee) -> None:
    """Step 3, what was said: in Welsh, with a theme, and with permission."""
    trustee.press("Add what somebody said")
    trustee.select("How did you hear it?", "One-to-one conversation")
    trustee.select("Who asked?", "Us")
    trustee.fill("When was it?", "2 November 2026")
    trustee.fill("In their own words", QUOTE)
    trustee.fill("What did they say, in short?", "She is tired and nobody asks.")
    trustee.fill("Who said it?", "Carer, evening group")
    trustee.fill("Language", "Welsh")
    trustee.select("What do they think of the proposal?", "Supports it")
    trustee.unfold("How you asked")
    trustee.choose("What were they asked about?", "This proposal")
    trustee.fill("How many were asked?", "4")
    trustee.fill("How many took part?", "3")
    trustee.unfold("For whom it speaks")
    trustee.tick("Unpaid carers")
    trustee.fill("Another theme", "Nobody asks")
    trustee.key(Key.Key_Return)
    _permit(trustee)
    trustee.press("Done")
    trustee.go_on("hear.reader")
    trustee.go_on("hear.aloud")
    trustee.go_on("hear.themes")
    trustee.go_on("hear.part")
    trustee.choose("Setting the aims", "Asked")
    trustee.choose("Judging the results", "Work with us")
    trustee.go_on("aims.objectives")


def _permit(trustee: Trustee) -> None:
    trustee.unfold("May you use the words?")
    trustee.fill("Lawful basis", "Legitimate interests")
    trustee.choose("What does the person allow?", "You may print my words for anyone to read, without my name.")
    trustee.select("Consent", "Given")
    trustee.fill("Date of consent", "2 November 2026")
    trustee.choose("How sensitive is it?", "Ordinary")
    trustee.choose("How easily could this person be recognised?", "Hardly")


def aims(trustee: Trustee) -> None:
    """Step 4: two objectives, one linked to what was said, and ten reason points for each."""
    for whom, so_that, priority in (
        ("carers", "they can have an evening to themselves", "Must"),
        ("young carers", "they meet others like them", "Should"),
    ):
        trustee.press("Add an objective")
        trustee.fill("For whom?", whom)
        trustee.fill("What changes for them?", so_that)
        trustee.choose("How much does it matter?", priority)
        trustee.select("Where does it come from?", "The people we help")
        trustee.press("Done")
    trustee.go_on("aims.links")
    trustee.key(Key.Key_Return)
    trustee.to("What did they say?")
    trustee.key(Key.Key_Down)
    trustee.choose("How does it bear on the objective?", "Supports it")
    trustee.press("Link it")
    trustee.press("Done")
    trustee.go_on("aims.coverage")
    trustee.go_on("aims.reasons")
    for _ in range(2):
        trustee.key(Key.Key_Return)
        trustee.fill("People need it", "7")
        trustee.fill("More say for people", "3")
        trustee.press("Done")
        trustee.key(Key.Key_Tab)
    trustee.go_on("trust.questions")


def trust(trustee: Trustee) -> None:
    """Step 5: twelve questions each alone, the talk, what was split once more, and a step that builds trust."""
    trustee.go_on("trust.rate")
    first, second, third = RATERS
    together, apart = "4s 4t 3s 3g 4s ", "3s "
    rest = "3t 2g 3s 0 4t 3g "
    trustee.answer_all(
        {
            first: f"{together}1s {rest}",
            second: f"{together}5s {rest}",
            third: f"{together}{apart}{rest}",
        }
    )
    trustee.at("trust.rate")
    trustee.key(Key.Key_Return)  # Close the round
    trustee.at("trust.talk")
    trustee.key(Key.Key_Return)  # Show the results
    trustee.key(Key.Key_Return)  # Continue, to round 2
    trustee.at("trust.again")
    trustee.answer_all({first: "3s ", second: "4s ", third: "3s "})
    trustee.key(Key.Key_Return)
    trustee.at("trust.results")
    trustee.key(Key.Key_Return)
    trustee.go_on("trust.actions")
    trustee.press("Add a step or a safeguard")
    trustee.fill("What will be done?", "Run two evenings together before Easter.")
    trustee.choose("Which is it?", "A step that builds trust")
    trustee.select("Partner", "Caffi Cyfaill")
    trustee.select("Part of trust", "Track record together")
    trustee.fill("Who sees to it?", "Ruth Baines")
    trustee.fill("By when?", "1/3/2027")
    trustee.press("Done")
    trustee.go_on("narrow.forms")


PARTS = (facts, people, frame, groups, words, aims, trust)
