"""More exports as survey tools write them, to the byte: dozens of people, odd encodings, what the tool adds itself.

Each is built by hand after real ones; the people and what they say are made up.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tests.exchange.survey.exports import Rows, csv_bytes

SAID = (
    "It gets me out of the house on the days when nobody else comes, and the staff know my name",
    "The bus stops running at five, so I miss the last hour of every session – could it start earlier?",
    "Café mornings are lovely but the hall is so cold in winter that we keep our coats on",
    "Nothing",
    "They rang me back the same day and stayed on the line until I had spoken to the right person",
    "My husband’s carer can leave him for two hours; please don’t stop the Thursday group",
)
AGES = ("18-24", "25-44", "45-64", "65+")
AGREE = ("Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree")
HELPED = ("Lunch club", "Advice, in person", "Lifts")
MANY = 24


@dataclass(frozen=True, slots=True)
class Export:
    """The bytes of one export, its form, and what its columns are, as far as that matters."""

    content: bytes
    encoding: str
    delimiter: str
    header_rows: int
    roles: dict[str, str]
    rows: int = MANY


def said(number: int) -> str:
    return f"{SAID[number % len(SAID)]} ({number})" if number % 7 else ""


def ticked_by(number: int) -> list[str]:
    return [each for place, each in enumerate(HELPED) if (number >> place) & 1 or place == number % 3]


def people(row: Callable[[int], Iterable[object]]) -> Rows:
    return [[str(cell) for cell in row(number)] for number in range(1, MANY + 1)]


def qualtrics() -> Export:
    """Three rows above the answers, the last of them JSON; a matrix; ticks as one column for each option."""
    names = [
        *("StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)", "Finished"),
        *("RecordedDate", "ResponseId", "RecipientLastName", "RecipientFirstName", "RecipientEmail"),
        *("ExternalReference", "LocationLatitude", "LocationLongitude", "DistributionChannel", "UserLanguage"),
        *("Q1", "Q2_1", "Q2_2", "Q3_1", "Q3_2", "Q3_3", "Q3_3_TEXT", "Q4", "Q5_NPS_GROUP", "Q5"),
    ]
    words = [
        *("Start Date", "End Date", "Response Type", "IP Address", "Progress", "Duration (in seconds)", "Finished"),
        *("Recorded Date", "Response ID", "Recipient Last Name", "Recipient First Name", "Recipient Email"),
        *("External Data Reference", "Location Latitude", "Location Longitude", "Distribution Channel"),
        *("User Language", "How old are you?", "How far do you agree? - Staff listen to me"),
        *("How far do you agree? - I was treated fairly", "What helped? (Tick all) - Selected Choice - Lunch club"),
        *("What helped? (Tick all) - Selected Choice - Advice, in person",),
        *("What helped? (Tick all) - Selected Choice - Other", "What helped? (Tick all) - Other - Text"),
        *(
            "What should we\nchange?",
            "How likely are you to recommend us? - Group",
            "How likely are you to recommend us?",
        ),
    ]
    ids = [f'{{"ImportId":"{name}","timeZone":"Europe/London"}}' for name in names]

    def row(number: int) -> list[object]:
        day, score = f"2026-02-{number:02}", number % 11
        group = "Promoter" if score > 8 else "Passive" if score > 6 else "Detractor"
        return [
            *(f"{day} 09:0{number % 10}:11", f"{day} 09:1{number % 10}:52", "IP Address", f"81.2.69.{number}", "100"),
            *(str(300 + number), "True", f"{day} 09:20:00", f"R_{number:03}Xy", "", "", "", "", "51.5", "-0.12"),
            *("anonymous", "EN", AGES[number % 4], AGREE[number % 5], AGREE[number % 3]),
            *("Lunch club" if number % 2 else "", "" if number % 3 else "Advice, in person"),
            *("" if number % 8 else "Other", "" if number % 8 else "The garden"),
            *(said(number), group, score),
        ]

    roles = {
        "Response ID": "id",
        "Recorded Date": "date",
        "End Date": "drop",
        "IP Address": "drop",
        "Location Latitude": "drop",
        "Recipient Email": "drop",
        "Duration (in seconds)": "drop",
        "Distribution Channel": "drop",
        "Response Type": "drop",
        "How old are you?": "group",
        "How far do you agree? - Staff listen to me": "scale",
        "What helped? (Tick all) - Selected Choice - Lunch club": "tick_all",
        "What helped? (Tick all) - Selected Choice - Advice, in person": "tick_all",
        "What helped? (Tick all) - Other - Text": "text",
        "What should we change?": "text",
        "How likely are you to recommend us?": "scale",
    }
    return Export(csv_bytes([names, words, ids, *people(row)], encoding="utf-8-sig"), "utf-8", ",", 3, roles)


def qualtrics_of_old() -> Export:
    """Two rows above the answers: V1 … and what they mean."""
    names = ["V1", "V2", "V3", "V6", "V8", "V9", "V10", "Q1", "Q2", "Q3"]
    words = [
        *("ResponseID", "ResponseSet", "Name", "IPAddress", "StartDate", "EndDate", "Finished"),
        *("Which group are you in?", "How satisfied are you with the lifts?", "Anything else?"),
    ]

    def row(number: int) -> list[object]:
        day = f"2026-03-{number:02} 10:00:00"
        group = ("Carer", "Neighbour", "Volunteer")[number % 3]
        satisfied = ("Very satisfied", "Satisfied", "Dissatisfied", "Very dissatisfied")[number % 4]
        reply = f"R_{number}aB"
        return [
            reply,
            "Default Response Set",
            "Anonymous",
            f"10.1.1.{number}",
            day,
            day,
            1,
            group,
            satisfied,
            said(number),
        ]

    roles = {
        "ResponseID": "id",
        "ResponseSet": "drop",
        "Name": "drop",
        "IPAddress": "drop",
        "EndDate": "date",
        "Which group are you in?": "group",
        "How satisfied are you with the lifts?": "scale",
        "Anything else?": "text",
    }
    return Export(csv_bytes([names, words, *people(row)]), "utf-8", ",", 2, roles)


def google_grid() -> Export:
    """A grid is a column for each of its rows; ticks stand in one cell, with commas also within an option."""
    head = [
        *("Timestamp", "Email Address", "I am happy for my answers to be used to plan services."),
        *("How much do you agree? [The staff listen]", "How much do you agree? [The room is warm]"),
        *("Which of these have helped you? Tick all that apply.", "How old are you?"),
        *("On a scale of 1 to 10, how lonely have you felt this month?", "What one thing would you change, and why?"),
    ]

    def row(number: int) -> list[object]:
        hour, half = 1 + number % 12, "am" if number % 2 else "pm"
        return [
            *(
                f"2026/03/{number:02} {hour}:05:09 {half} GMT+1",
                f"p{number}@example.org",
                "No" if number == 9 else "Yes",
            ),
            *(AGREE[number % 5], AGREE[number % 4], ", ".join(ticked_by(number)), AGES[number % 4], 1 + number % 10),
            said(number),
        ]

    roles = {
        "Timestamp": "date",
        "Email Address": "drop",
        "I am happy for my answers to be used to plan services.": "consent",
        "How much do you agree? [The staff listen]": "scale",
        "Which of these have helped you? Tick all that apply.": "tick_all",
        "How old are you?": "group",
        "On a scale of 1 to 10, how lonely have you felt this month?": "scale",
        "What one thing would you change, and why?": "text",
    }
    return Export(csv_bytes([head, *people(row)]), "utf-8", ",", 1, roles)


def microsoft_forms() -> Export:
    """Times in the American way with two letters of a year; ticks end with a semicolon; points of a quiz."""
    head = [
        *(
            "ID",
            "Start time",
            "Completion time",
            "Email",
            "Name",
            "Total points",
            "Quiz feedback",
            "Last modified time",
        ),
        *("Which of these do you use?", "Points - Which of these do you use?", "Your postcode", "The food is good"),
        *("Tell us about a time when we helped\xa0", "Are you a carer?"),
    ]

    def row(number: int) -> list[object]:
        day = f"3/{number}/26"
        return [
            *(number, f"{day} 9:01:02", f"{day} 9:0{number % 10}:42", "anonymous", "", "", "", ""),
            *("".join(f"{each};" for each in ticked_by(number)), "", f"LS{number} 4AB", AGREE[number % 5]),
            *(said(number), "Yes" if number % 3 else "No"),
        ]

    roles = {
        "ID": "id",
        "Completion time": "date",
        "Email": "drop",
        "Name": "drop",
        "Total points": "drop",
        "Quiz feedback": "drop",
        "Which of these do you use?": "tick_all",
        "Points - Which of these do you use?": "drop",
        "Your postcode": "drop",
        "The food is good": "scale",
        "Tell us about a time when we helped": "text",
        "Are you a carer?": "group",
    }
    return Export(csv_bytes([head, *people(row)], encoding="utf-8-sig"), "utf-8", ",", 1, roles)
