"""What says who somebody is: headings as tools and people write them, and values under headings that do not say it."""

from collections.abc import Sequence

import pytest

from partnerdesk.exchange.survey.columns import ColumnCounter
from partnerdesk.exchange.survey.headings import Heading
from partnerdesk.exchange.survey.mapping import ColumnMap, Role
from partnerdesk.exchange.survey.roles import guess_roles

MANY = 40
FIRST = ("Ann", "Ben", "Cat", "Dai", "Eve", "Femi", "Gwen", "Huw")
LAST = ("Price", "Owen", "Jones", "Rees", "Hall", "O’Neil", "Ellis-Shah")
PEOPLE = [f"{first} {last}" for first in FIRST for last in LAST][:MANY]
STREETS = ("High Street", "Station Road", "Mill Lane", "Park Avenue")
HOUSES = [f"{number + 1} {STREETS[number % 4]}" for number in range(MANY)]
COMPUTERS = [f"81.2.69.{number}" for number in range(MANY)]
PLACES = [f"51.48{number} -3.17{number} 0 0" for number in range(MANY)]
BIRTHS = [f"{number % 28 + 1:02}/{number % 12 + 1:02}/19{40 + number}" for number in range(MANY)]


def column(heading: str, values: Sequence[str]) -> ColumnMap:
    """What a column of forty rows is taken for."""
    counter = ColumnCounter([Heading("x", "x"), Heading(heading, heading)])
    counter.add([["r", values[number % len(values)]] for number in range(MANY)])
    return guess_roles(counter.facts())[1]


@pytest.mark.parametrize(
    "heading",
    [
        *("Client name", "Service user name", "Carer's name", "Name of parent/guardian", "Patient Name", "Print name"),
        *("Completed by", "Interviewed by", "Next of kin", "Signature", "fname", "Preferred name", "Member name"),
        *(
            "Your Full Name (Parent's Name)",
            "Who are you? (name)",
            "1) What's your name?",
            "Respondent name (if willing)",
        ),
        *("Enw'r plentyn", "Enw'r gofalwr", "Llofnod", "Your GP's name", "Name of support worker"),
    ],
)
def test_whose_name_it_is_makes_no_difference(heading: str) -> None:
    assert column(heading, ["Ann", "Ben"]).identifying == "name"


@pytest.mark.parametrize(
    "heading", ["Respondent", "Author", "Contact person", "Column 3", "Key worker", "Who helped you?"]
)
def test_peoples_names_are_known_under_a_heading_that_does_not_say_so(heading: str) -> None:
    assert column(heading, PEOPLE).identifying == "name"


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("Name of service", ["Lunch club", "Advice line"]),
        ("Name one thing we should change", PEOPLE),
        ("Комментарий", [f"очень {letter}орошо" for letter in "абвгдежзиклмнопр"]),
        ("Sylwadau", [f"ŵyn {letter}ach" for letter in "bcdfghjklmnp"]),
        ("ملاحظات", [f"مكان {letter}هادئ" for letter in "ابتثجحخدذرز"]),
        ("What would you like to try?", [f"Chair Yoga{number}" for number in range(MANY)]),
        ("Group", [f"{place} Club" for place in PEOPLE]),
        ("Membership number", [f"M{number:05}" for number in range(MANY)]),
    ],
)
def test_what_names_nobody_stays(heading: str, values: Sequence[str]) -> None:
    assert column(heading, values).identifying == ""


@pytest.mark.parametrize(
    ("heading", "values", "kind"),
    [
        ("ipaddr", COMPUTERS, "network"),
        ("Q5", COMPUTERS, "network"),
        ("Q5", [f"2001:db8::{number:x}:1" for number in range(1, MANY)], "network"),
        ("_location", PLACES, "position"),
        ("Where were you?", [place.replace(" ", ", ", 1) for place in PLACES], "position"),
        ("Q6", [f"POINT (-3.1{number} 51.4{number})" for number in range(MANY)], "position"),
        ("Q7", HOUSES, "address"),
        ("Address - Street Address", HOUSES, "address"),
        ("What is your address?", HOUSES, "address"),
        ("Q8", [f"{number + 1} Heol y Bont" for number in range(MANY)], "address"),
        ("When were you born?", BIRTHS, "birth"),
        ("Contact tel", [f"7700900{number:03}" for number in range(MANY)], "phone"),
        ("Hospital number", [f"{number * 7919 + 10_000_000}" for number in range(MANY)], "number"),
        ("Sort code", ["20-30-40", "11-22-33"], "number"),
        ("Instagram", [f"@ann_{number}" for number in range(MANY)], "name"),
    ],
)
def test_by_heading_or_by_form(heading: str, values: Sequence[str], kind: str) -> None:
    assert column(heading, values).identifying == kind


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("When were you born?", ["1950s", "1960s"]),
        ("Time", [f"09:{number:02}:01" for number in range(MANY)]),
        ("Version", [f"1.2.{number}" for number in range(MANY)]),
    ],
)
def test_what_only_looks_alike_is_left_alone(heading: str, values: Sequence[str]) -> None:
    assert column(heading, values).identifying == ""


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Are you happy to take part?", Role.CONSENT),
        ("I am over 16 and agree to take part", Role.CONSENT),
        ("By ticking this box I agree", Role.CONSENT),
        ("Did staff ask your permission before touching you?", Role.CHOICE),
        ("Was consent explained to you by the nurse?", Role.CHOICE),
        ("Did we protect your privacy?", Role.CHOICE),
    ],
)
def test_what_happened_before_is_no_consent_to_the_survey(heading: str, role: Role) -> None:
    assert column(heading, ["Yes", "No"]).role is role


@pytest.mark.parametrize(
    "heading",
    ["redcap_event_name", "survey_complete", "Event Name", "Q_RecaptchaScore", "loc-Accuracy", "FormVersion", "Device"],
)
def test_what_tools_add_is_left_out(heading: str) -> None:
    assert column(heading, ["0.9", "1"]).role is Role.DROP


@pytest.mark.parametrize("heading", ["Ref", "Form no.", "Questionnaire number", "Voter", "ID.respondent", "Cyfeirnod"])
def test_numbers_of_forms_are_ids(heading: str) -> None:
    assert column(heading, [f"Voter {number}" for number in range(MANY)]).role is Role.ID


def test_codes_of_a_group_are_a_group_and_ages_in_years_are_not() -> None:
    assert column("age_band", ["1", "2", "3"]).role is Role.GROUP
    assert column("Your age?", ["30", "31", "32"]).role is Role.CHOICE
    assert column("group_count", ["1", "2", "3"]).role is Role.CHOICE
    assert column("How many in your group?", ["1", "2", "3"]).role is Role.CHOICE
