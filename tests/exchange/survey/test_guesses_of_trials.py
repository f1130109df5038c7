"""What people trying the import stumbled on: what a column was wrongly taken for."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from partnerdesk.exchange.survey.alike import Spelling
from partnerdesk.exchange.survey.columns import ColumnFacts
from partnerdesk.exchange.survey.guessing import guess
from partnerdesk.exchange.survey.headings import Heading
from partnerdesk.exchange.survey.identifying import identifying
from partnerdesk.exchange.survey.identifying_headings import ADDRESS, EMAIL, NAME, PHONE, POSTCODE
from partnerdesk.exchange.survey.mapping import WORDS, ColumnMap, Role
from partnerdesk.exchange.survey.reading import summary_of
from partnerdesk.exchange.survey.roles import guess_roles
from partnerdesk.exchange.survey.scales import ordered, scale_of
from tests.exchange.survey.exports import Rows, csv_bytes, xlsx


def guessed(*columns: tuple[str, Mapping[str, int]]) -> Sequence[ColumnMap]:
    """The roles of columns of forty rows."""
    return guess_roles(
        [
            ColumnFacts(
                place,
                Heading(heading, heading),
                40,
                sum(values.values()),
                dict(values),
                unique=max(values.values()) == 1,
            )
            for place, (heading, values) in enumerate(columns)
        ]
    )


@pytest.mark.parametrize(
    ("names", "values", "kind"),
    [
        (["Phone befriending", "What have you taken part in?"], ["Phone befriending"], None),
        (["How easy is it for you to reach somebody by phone?"], ["Very easy", "Difficult"], None),
        (["Shall we write to you by e-mail"], ["Yes", "No"], None),
        (["How would you like to hear from us? [Phone]", "Phone"], ["x"], None),
        (["Phone"], ["07700 900123"], PHONE),
        (["On which number can we reach you by phone?"], ["07700 900123", "no"], PHONE),
        (["Email"], ["anonymous"], EMAIL),
        (["Email"], [], EMAIL),
        (["Post code"], ["rather not"], POSTCODE),
        (["Your name (only if you want us to get in touch)"], ["Glenys"], NAME),
        (["Name - leave blank if you like"], ["Glenys"], NAME),
        (["If you would like to help, please leave your name"], ["Glenys", "no"], NAME),
        (["Eich enw os hoffech gael ateb"], ["Glenys"], NAME),
        (["Contact details if you want a reply"], ["Glenys, 4 Mill Lane"], ADDRESS),
        (["12. Your name"], ["Glenys"], NAME),
        (["Q3) First name (optional)"], ["Glenys"], NAME),
        (["8. Telephone"], ["none"], PHONE),
        (["Your name for the new building?"], ["The Hub"], None),
        (["Names of services you use"], ["Lunch club"], None),
    ],
)
def test_who_speaks_of_phones_gives_no_number(names: list[str], values: list[str], kind: str | None) -> None:
    assert identifying(names, values) == kind


def test_an_option_that_speaks_of_phones_is_ticked_like_the_others() -> None:
    asked = "What have you taken part in? Please tick all."
    names = ("Day club", "Phone befriending", "Respite weekend")
    columns = guessed(*((f"{asked} [{name}]", {name: 12, "": 28}) for name in names))
    assert [(each.role, each.question) for each in columns] == [(Role.TICK_ALL, asked)] * 3


def test_the_rows_of_a_grid_have_one_scale_also_where_a_row_has_few_answers() -> None:
    asked = "How satisfied are you with these? "
    hours = {"Very satisfied": 10, "Satisfied": 10, "Dissatisfied": 15, "Very dissatisfied": 5}
    columns = guessed((f"{asked}[Hours]", hours), (f"{asked}[Staff]", {"Very satisfied": 30, "Satisfied": 10}))
    assert [(each.role, each.answers, each.good) for each in columns] == [(Role.SCALE, tuple(hours), "first")] * 2


def test_parts_of_a_question_that_are_no_scale_stay_as_they_are() -> None:
    columns = guessed(
        ("Who helps you? [Mornings]", {"A friend": 20, "Nobody": 20}),
        ("Who helps you? [Evenings]", {"A friend": 30, "My sister": 10}),
    )
    assert [each.role for each in columns] == [Role.CHOICE] * 2


@pytest.mark.parametrize(
    "heading", ["Which best describes you?", "M / F", "F/M", "What is your link with the club?", "I am a"]
)
def test_who_people_are_is_a_group(heading: str) -> None:
    (column,) = guessed((heading, {"M": 15, "F": 25}))
    assert column.role is Role.GROUP


@pytest.mark.parametrize(
    ("asked", "told", "steps", "off"),
    [
        ("How welcome do you feel when you come?", ["2", "3", "4", "5"], 5, ()),
        ("Food 1-5", ["4", "5"], 5, ()),
        ("Company 1-5", ["3", "4", "5", "5!"], 5, ("5!",)),
    ],
)
def test_steps_that_nobody_gave_are_steps(asked: str, told: list[str], steps: int, off: tuple[str, ...]) -> None:
    scale = scale_of(asked, {each: 1 if "!" in each else 9 for each in told})
    assert scale is not None
    assert (scale.steps, scale.off) == (tuple(map(str, range(1, steps + 1))), off)


def test_to_recommend_is_asked_from_nought_to_ten() -> None:
    scale = scale_of("How likely are you to recommend us?", {"10": 9, "8": 4, "6": 2})
    assert scale is not None
    assert (scale.steps, scale.good) == (tuple(map(str, range(11))), "high")


@pytest.mark.parametrize(
    "wanted",
    [
        ("Less than 6 months", "6 months to 2 years", "More than 2 years"),
        ("Under 25", "25-44", "45-64", "65 or over", "Prefer not to say"),
        ("Up to £10,000", "£10,000 to £20,000", "Over £20,000"),
        ("Llai na 6 mis", "6 mis i 2 flynedd", "Mwy na 2 flynedd"),
    ],
)
def test_ages_and_spans_stand_in_their_order(wanted: tuple[str, ...]) -> None:
    assert ordered(reversed(wanted)) == wanted


@pytest.mark.parametrize(
    ("asked", "left_out"),
    [
        ("May we quote you?", WORDS),
        ("May your answer be quoted?", WORDS),
        ("Quote me?", WORDS),
        ("Okay to share?", WORDS),
        ("Share?", WORDS),
        ("7. I agree that my comments may be read out at the meeting", WORDS),
        ("A gaiff eich ateb ei gyhoeddi?", WORDS),
        ("May we use your words in our report to trustees?", WORDS),
        ("Are you happy for us to quote your answers without your name?", WORDS),
        ("A gawn ni ddyfynnu eich ateb?", WORDS),
        ("May we use your answers?", ""),
        ("I consent to this survey", ""),
    ],
)
def test_who_must_not_be_quoted_has_answered_all_the_same(asked: str, left_out: str) -> None:
    (column,) = guessed((asked, {"Yes": 30, "No": 10}))
    assert (column.role, column.leaves_out) == (Role.CONSENT, left_out)


def test_one_answer_in_two_spellings_is_counted_as_one(tmp_path: Path) -> None:
    path = tmp_path / "typed.csv"
    villages = ["Llanfair"] * 5 + ["llanfair "] * 2 + ["Pentre"] * 4 + ["?"] * 2
    happy = ["Very happy", "very happy.", "Happy", "Unhappy", "unhappy"]
    rows = [("Village", "How are you?"), *((village, happy[n % 5]) for n, village in enumerate(villages))]
    path.write_bytes(csv_bytes(rows))
    made = guess(path).map
    assert (made.columns[0].answers, made.missing) == (("Llanfair", "Pentre"), ("?",))
    assert (made.columns[1].role, made.columns[1].off) == (Role.SCALE, ())
    summary = summary_of(path, made)
    assert summary.groups == (("Village", (("Llanfair", 7), ("Pentre", 4))),)
    (asked,) = summary.counted
    assert (asked.base, dict(asked.counts)) == (13, {"Very happy": 6, "Happy": 3, "Unhappy": 4})


def test_two_spellings_that_a_map_lists_stay_two() -> None:
    spelling = Spelling(("IT", "it", "Finance"))
    assert [spelling.of(each) for each in ("IT", "it", "finance", "Other")] == ["IT", "it", "Finance", "Other"]


@pytest.mark.parametrize(
    ("below", "rows"),
    [
        ([[], ["Total", "12 forms", "4.5"]], 12),
        ([["TOTAL:", "", "54"], ["Average", "", "4.5"]], 12),
        ([["Cyfanswm", "12", "54"]], 12),
        ([["Totally lost", "Mon", "1"]], 13),
        ([["13", "Total", "1"]], 13),
    ],
)
def test_what_sums_up_a_table_typed_by_hand_is_no_answer(tmp_path: Path, below: Rows, rows: int) -> None:
    typed = [[str(n), ("Mon", "Wed")[n % 2], str(3 + n % 3)] for n in range(1, 13)]
    path = xlsx(tmp_path / "typed.xlsx", {"Forms": [["Form", "Day", "Food 1-5"], *typed, *below]})
    found = guess(path)
    assert found.rows == rows
    assert summary_of(path, found.map).rows == rows
    told = [each for each in map(str, found.notes) if "below the last answer" in each]
    assert bool(told) == (rows == 12)


def test_options_before_their_question_are_found() -> None:
    """As Alchemer writes them: the option, a colon, the question."""
    boxing, music = ("Boxing:2. Which sessions do you use?", "Music:2. Which sessions do you use?")
    safe, heard = ("Safe:3. How much do you agree that you feel…", "Heard:3. How much do you agree that you feel…")
    agree = {"Strongly agree": 10, "Agree": 20, "Disagree": 10}
    columns = guessed(
        (boxing, {"Boxing": 12, "": 28}),
        (music, {"Music": 9, "": 31}),
        ("Other - Write In:2. Which sessions do you use?", {"Cooking": 2, "": 38}),
        (safe, agree),
        (heard, {"Strongly agree": 30, "Agree": 10}),
    )
    told = [(each.role, each.option) for each in columns]
    assert told[:3] == [(Role.TICK_ALL, "Boxing"), (Role.TICK_ALL, "Music"), (Role.TEXT, "")]
    assert [(each.role, each.answers) for each in columns[3:]] == [(Role.SCALE, tuple(agree))] * 2


def test_what_a_tool_adds_is_left_out() -> None:
    sessions = {f"1698{n:04}_653abc": 1 for n in range(40)}
    columns = guessed(
        ("Response ID", {str(n): 1 for n in range(1, 41)}),
        ("SessionID", sessions),
        ("Came by", {"https://hub.example/survey/": 40}),
        ("Latitude", {"50.37": 40}),
        ("Country", {"United Kingdom": 40}),
        ("What should we keep?", {f"the garden, said number {n}": 1 for n in range(40)}),
    )
    assert [each.role for each in columns] == [Role.ID, *[Role.DROP] * 4, Role.TEXT]


def test_cards_typed_by_hand_with_ticks_in_several_ways(tmp_path: Path) -> None:
    marks = ("x", "X", "/", "")
    heads = [
        ["Card", "What did you come for? (tick)", "", "Marks out of 10", "", "OK to read out?"],
        ["", "Meal", "Chat", "Welcome", "Clean", ""],
    ]
    typed = [[str(n), marks[n % 4], marks[n % 3], str(7 + n % 4), "9", ("yes", "no")[n % 2]] for n in range(1, 31)]
    typed[14][0] = "Week 2"
    path = xlsx(tmp_path / "cards.xlsx", {"Cards": [*heads, *typed]}, merged=["B1:C1", "D1:E1"])
    columns = guess(path).map.columns
    assert [str(each.role) for each in columns] == ["id", "tick_all", "tick_all", "scale", "scale", "consent"]
    assert [(each.question, each.option) for each in columns[1:3]] == [
        ("What did you come for? (tick)", "Meal"),
        ("What did you come for? (tick)", "Chat"),
    ]
    assert {(each.good, each.answers[-1]) for each in columns[3:5]} == {("high", "10")}
    assert columns[5].leaves_out == WORDS


def test_a_row_in_which_nothing_is_answered_is_nobody(tmp_path: Path) -> None:
    path = tmp_path / "partial.csv"
    rows = [(str(n), f"2026-10-0{1 + n % 2}", f"because {n}" if n % 6 else "", "Yes") for n in range(1, 13)]
    path.write_bytes(csv_bytes([("ID", "Date", "Why?", "May we quote you?"), *rows]))
    found = guess(path)
    summary = summary_of(path, found.map)
    assert (found.rows, summary.rows) == (12, 12)
    assert (summary.answers, summary.without_answers, summary.without_consent) == (10, 2, 0)
    assert (summary.first_day, summary.last_day) == (date(2026, 10, 1), date(2026, 10, 2))


def test_a_question_with_few_steps_given_is_on_the_scale_of_another() -> None:
    coffee = {"Excellent": 10, "Very good": 10, "Good": 10, "Poor": 10}
    columns = guessed(
        ("ID.name", {f"case{n}": 1 for n in range(40)}),
        ("ID.completed", {"Yes": 40}),
        ("How good is the coffee?", coffee),
        ("How good is the welcome?", {"Excellent": 30, "Very good": 10}),
        ("Do you sit here?", {"Excellent": 20, "Outside": 20}),
    )
    assert [each.role for each in columns] == [Role.ID, Role.DROP, Role.SCALE, Role.SCALE, Role.CHOICE]
    assert columns[3].answers == tuple(coffee)


def test_what_lies_off_the_scale_of_a_grid_is_off_it_in_its_own_row_only() -> None:
    asked = "How would you rate these? - "
    columns = guessed(
        ("Response Status", {"Complete": 30, "Partial": 10}),
        (f"{asked}Nights", {"Excellent": 10, "Good": 10, "Poor": 10, "Did not use": 10}),
        (f"{asked}Phone line", {"Excellent": 30, "Good": 10}),
    )
    assert columns[0].role is Role.DROP
    assert [(each.role, each.answers, each.off) for each in columns[1:]] == [
        (Role.SCALE, ("Excellent", "Good", "Poor"), ("Did not use",)),
        (Role.SCALE, ("Excellent", "Good", "Poor"), ()),
    ]


def test_what_to_do_is_no_part_of_an_option() -> None:
    asked = "What do you come for? (choose any)"
    columns = guessed((f"{asked} Books", {"1": 12, "": 28}), (f"{asked} Warmth", {"1": 9, "": 31}))
    assert [(each.role, each.option) for each in columns] == [(Role.TICK_ALL, "Books"), (Role.TICK_ALL, "Warmth")]


@pytest.mark.parametrize(
    ("joined", "role"),
    [
        ({"water": 10, "food": 8, "water food": 12, "": 10}, Role.DROP),
        ({"Water": 10, "food": 8, "food, water": 12, "": 10}, Role.DROP),
        ({"water": 10, "food": 8, "water food": 11, "": 11}, Role.CHOICE),
        ({"water": 10, "food": 8, "water warmth": 12, "": 10}, Role.CHOICE),
    ],
)
def test_two_options_that_also_stand_joined_are_counted_once(joined: dict[str, int], role: Role) -> None:
    """A joined column that says anything else than its parts is a question of its own."""
    ticks = ("needs/water", {"1": 22, "0": 18}), ("needs/food", {"1": 20, "0": 20})
    columns = guessed(("needs", joined), *ticks)
    assert [each.role for each in columns] == [role, Role.TICK_ALL, Role.TICK_ALL]


def test_what_was_written_beside_other_is_words_also_where_it_is_asked_by_itself() -> None:
    (column,) = guessed(("2.a. If you selected Other, please specify:", {"Litter picks": 20, "Bats": 20}))
    assert column.role is Role.TEXT


def test_degrees_of_one_word_are_a_scale_of_which_somebody_says_the_good_end() -> None:
    steps = ("Very safe", "Fairly safe", "Not very safe", "Not at all safe")
    scale = scale_of("How safe is it after dark?", dict.fromkeys(reversed(steps), 10))
    assert scale is not None
    assert (scale.steps, scale.good, scale.off) == (steps, "unknown", ())
    well = ("Very well", "Quite well", "Not well", "Not at all")
    scale = scale_of("How well does the drop-in work for you?", dict.fromkeys(reversed(well), 10))
    assert scale is not None
    assert (scale.steps, scale.good, scale.off) == (well, "first", ())
    assert scale_of("Who helps?", {"Nobody": 10, "Family": 10, "Friends": 10}) is None


def test_a_tool_for_maps() -> None:
    walks = {"Running,Football": 8, "Running": 12, "Football": 10, "Sitting,Running": 10}
    columns = guessed(
        ("Other - Which park do you use most?", {"Back lane": 20, "The green": 20}),
        ("What do you do there?", walks),
        ("x", {f"-1.2{n}": 1 for n in range(40)}),
    )
    assert [each.role for each in columns] == [Role.TEXT, Role.TICK_ALL, Role.DROP]
    assert (columns[1].separator, columns[2].identifying) == (",", "position")
