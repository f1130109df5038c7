"""More exports as survey tools write them, to the byte: the second half, and all of them by name."""

from collections.abc import Callable, Iterable

from tests.exchange.survey.exports import Rows, csv_bytes
from tests.exchange.survey.tool_exports import (
    AGES,
    AGREE,
    HELPED,
    Export,
    google_grid,
    microsoft_forms,
    people,
    qualtrics,
    qualtrics_of_old,
    said,
    ticked_by,
)


def limesurvey() -> Export:
    """Semicolons and quotes around everything; an array, ticks with a comment each, an answer of one's own."""
    head = [
        *("Response ID", "Date submitted", "Last page", "Start language", "Seed", "Date started", "Date last action"),
        *("Referrer URL", "How strongly do you agree? [Staff listen]", "How strongly do you agree? [I feel safe]"),
        *("What helped? [Lunch club]", "What helped? [Lifts]", "What helped? [Other]", "Gender", "Gender [Other]"),
        *("In your own words, what has changed for you?", "Total time", "Group time: About you"),
    ]

    def row(number: int) -> list[object]:
        at = f"2026-01-{number:02} 11:00:00"
        return [
            *(number + 40, at, 4, "en", 1000003 * number, at, at, "https://example.org/s/1", AGREE[number % 5]),
            *(AGREE[number % 2], "Yes" if number % 2 else "No", "Yes" if number % 5 else "No"),
            *("" if number % 9 else "the choir", ("Woman", "Man", "Non-binary", "Prefer not to say")[number % 4], ""),
            *(said(number), f"{100 + number}.25", f"{20 + number}.5"),
        ]

    roles = {
        "Response ID": "id",
        "Date submitted": "date",
        "Last page": "drop",
        "Seed": "drop",
        "Referrer URL": "drop",
        "How strongly do you agree? [Staff listen]": "scale",
        "What helped? [Lunch club]": "tick_all",
        "What helped? [Lifts]": "tick_all",
        "Gender": "group",
        "In your own words, what has changed for you?": "text",
        "Total time": "drop",
    }
    rows = [head, *people(row)]
    lines = [";".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in rows]
    return Export("\n".join(lines).encode("utf-8-sig"), "utf-8", ";", 1, roles)


def jotform() -> Export:
    """Ticks stand in one cell, each on its line; a name in parts; a rating of stars."""
    head = [
        *(
            "Submission Date",
            "First Name",
            "Last Name",
            "E-mail",
            "Phone Number",
            "Street Address",
            "Postal / Zip Code",
        ),
        *("Which services have you used?", "Rate the welcome you had", "Please tell us more", "Submission IP"),
        "Submission ID",
    ]

    def row(number: int) -> list[object]:
        return [
            *(f"2026-02-{number:02} 12:33:{number:02}", "Ann", f"Other{number}", f"p{number}@example.org"),
            *(f"(0113) 496 0{number:03}", f"{number} High Street", f"LS{number} 1AA", "\n".join(ticked_by(number))),
            *(1 + number % 5, said(number), f"81.2.69.{number}", 5_500_000_000_000_000_000 + number),
        ]

    roles = {
        "Submission Date": "date",
        "First Name": "drop",
        "Last Name": "drop",
        "E-mail": "drop",
        "Phone Number": "drop",
        "Street Address": "drop",
        "Postal / Zip Code": "drop",
        "Which services have you used?": "tick_all",
        "Rate the welcome you had": "scale",
        "Please tell us more": "text",
        "Submission IP": "drop",
        "Submission ID": "id",
    }
    return Export(csv_bytes([head, *people(row)]), "utf-8", ",", 1, roles)


def typeform() -> Export:
    """Yes is 1 and no is 0; ticks are a column for each option; what the tool adds comes last."""
    head = [
        *("#", "How did we do today?", "Would you come again?", *HELPED, "Other", "What would make it better for you?"),
        *("Response Type", "Start Date (UTC)", "Stage Date (UTC)", "Submit Date (UTC)", "Network ID", "Tags", "Ending"),
    ]

    def row(number: int) -> list[object]:
        at, ticked = f"2026-04-{number:02} 08:00:00", ticked_by(number)
        return [
            *(
                f"{number:04x}k7pq2m",
                1 + number % 5,
                number % 4 and 1,
                *(each if each in ticked else "" for each in HELPED),
            ),
            *("" if number % 10 else "The choir", said(number), "completed", at, "", at, f"{number:x}a9c"),
            *("", "Thank you"),
        ]

    roles = {
        "#": "id",
        "How did we do today?": "scale",
        "Would you come again?": "choice",
        "Lunch club": "tick_all",
        "Advice, in person": "tick_all",
        "Lifts": "tick_all",
        "What would make it better for you?": "text",
        "Response Type": "drop",
        "Submit Date (UTC)": "date",
        "Stage Date (UTC)": "drop",
        "Network ID": "drop",
        "Ending": "drop",
    }
    return Export(csv_bytes([head, *people(row)]), "utf-8", ",", 1, roles)


def kobo() -> Export:
    """Names with the groups they stand in, parted by slashes; semicolons; ticks in a cell and in columns of 1 and 0."""
    head = [
        *("start", "end", "today", "deviceid", "consent", "about/age_group", "about/village", "views/satisfied"),
        *("views/needs", "views/needs/lunch", "views/needs/advice", "views/needs/lifts", "views/why", "_gps"),
        *("_gps_latitude", "_gps_longitude", "_gps_altitude", "_gps_precision", "_id", "_uuid", "_submission_time"),
        *("_validation_status", "_notes", "_status", "_submitted_by", "__version__", "_tags", "_index"),
    ]

    def row(number: int) -> list[object]:
        at, needs = (
            f"2026-01-{number:02}T09:00:00.000+00:00",
            [n for n, f in zip(("lunch", "advice", "lifts"), HELPED, strict=True) if f in ticked_by(number)],
        )
        return [
            *(at, at, at[:10], f"ee.example.org:{number}", "yes" if number % 11 else "no", f"age_{number % 3}"),
            *(("north", "south", "hill")[number % 3], ("very", "quite", "not_at_all")[number % 3], " ".join(needs)),
            *(int(each in needs) for each in ("lunch", "advice", "lifts")),
            *(
                said(number),
                f"1.{number} 2.5 0 4",
                f"1.{number}",
                "2.5",
                "0",
                "4",
                300 + number,
                f"4f1c-{number:04}-aa",
            ),
            *(at[:19], "", "", "submitted_via_web", "", "vAbC12", "", number),
        ]

    roles = {
        "end": "drop",
        "_submission_time": "date",
        "deviceid": "drop",
        "consent": "consent",
        "about/age_group": "group",
        "about/village": "group",
        "views/satisfied": "choice",
        "views/needs": "drop",
        "views/needs/lunch": "tick_all",
        "views/why": "text",
        "_gps": "drop",
        "_gps_latitude": "drop",
        "_id": "id",
        "_uuid": "drop",
        "_status": "drop",
        "__version__": "drop",
    }
    return Export(csv_bytes([head, *people(row)], ";"), "utf-8", ";", 1, roles)


def smart_survey() -> Export:
    """Two rows above the answers, the second of them with the options; what identifies people comes first."""
    head = [
        *("UserID", "UserNo", "Name", "Email", "IP Address", "Unique ID", "Started", "Ended", "Tracking Link"),
        *("1. How did you find us?", "2. What helped? Please tick all that apply.", "", "", "3. Overall, how was it?"),
        "4. Please tell us why:",
    ]
    options = [*[""] * 9, "", *HELPED, "", ""]

    def row(number: int) -> list[object]:
        at, ticked = f"{number:02}/02/2026 14:05:33", ticked_by(number)
        how = ("Good", "Very good", "Poor", "Very poor", "Neither good nor poor")[number % 5]
        return [
            *(190_000 + number, number, "", "", f"81.2.69.{number}", "", at, at, "Web link"),
            *(("Online", "By post", "Word of mouth")[number % 3], *(each if each in ticked else "" for each in HELPED)),
            *(how, said(number)),
        ]

    roles = {
        "UserID": "id",
        "UserNo": "drop",
        "Name": "drop",
        "Email": "drop",
        "IP Address": "drop",
        "Ended": "date",
        "Tracking Link": "drop",
        "1. How did you find us?": "choice",
        "2. What helped? Please tick all that apply. – Lunch club": "tick_all",
        "2. What helped? Please tick all that apply. – Lifts": "tick_all",
        "3. Overall, how was it?": "scale",
        "4. Please tell us why:": "text",
    }
    return Export(csv_bytes([head, options, *people(row)], encoding="utf-8-sig"), "utf-8", ",", 2, roles)


def survey_monkey() -> Export:
    """Two rows above the answers; a matrix; times in the American way with the half of the day."""
    head = [
        *("Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name"),
        *("Last Name", "Custom Data 1", "How far do you agree with each of these?", "", "What helped?", "", "", ""),
        *("What is your age?", "What else would you like to tell us?"),
    ]
    second = [
        *[""] * 9,
        *("Staff listen", "I was treated fairly", *HELPED, "Other (please specify)", "Response", "Open-Ended Response"),
    ]

    def row(number: int) -> list[object]:
        at, ticked = f"01/{number:02}/2026 10:0{number % 10}:11 AM", ticked_by(number)
        return [
            *(118_000_000_000 + number, 454_000_123, at, at.replace("AM", "PM"), f"81.2.69.{number}", "", "", "", ""),
            *(AGREE[number % 5], AGREE[number % 3], *(each if each in ticked else "" for each in HELPED)),
            *("" if number % 6 else "my neighbour", AGES[number % 4], said(number)),
        ]

    roles = {
        "Respondent ID": "id",
        "Collector ID": "drop",
        "End Date": "date",
        "IP Address": "drop",
        "First Name": "drop",
        "Custom Data 1": "drop",
        "How far do you agree with each of these? – Staff listen": "scale",
        "What helped? – Lunch club": "tick_all",
        "What helped? – Other (please specify)": "text",
        "What is your age?": "group",
        "What else would you like to tell us?": "text",
    }
    return Export(csv_bytes([head, second, *people(row)]), "utf-8", ",", 2, roles)


def _plain(row: Callable[[int], Iterable[object]]) -> Rows:
    head = ["No", "Date", "Area", "How well were you heard? (1 = not at all, 5 = very well)", "What should we know?"]
    return [head, *people(row)]


def _answer(number: int) -> list[object]:
    area = ("Northbank", "Elm Hill", "Sòuth Side")[number % 3]
    return [number, f"{number:02}.03.2026", area, 1 + number % 5 if number != 6 else -99, said(number)]


PLAIN_ROLES = {
    "No": "id",
    "Date": "date",
    "Area": "group",
    "How well were you heard? (1 = not at all, 5 = very well)": "scale",
    "What should we know?": "text",
}


def unicode_text() -> Export:
    """What Excel saves as "Unicode Text": UTF-16 with a mark, and tabs; a cell of several lines in quotes."""
    rows = [*_plain(_answer)]
    rows[3] = [*rows[3][:4], 'two\nlines, and a "quote"']
    return Export(csv_bytes(rows, "\t", "utf-16"), "utf-16-le", "\t", 1, PLAIN_ROLES)


def windows_semicolons() -> Export:
    """What Excel saves as CSV where the comma is the sign for decimals; it says its separator in a first line."""
    return Export(b"sep=;\r\n" + csv_bytes(_plain(_answer), ";", "cp1252"), "cp1252", ";", 1, PLAIN_ROLES)


def mac_commas() -> Export:
    """What Excel for Mac saves as "CSV (Macintosh)": Mac Roman, and each line ends with a carriage return alone."""
    return Export(csv_bytes(_plain(_answer), ",", "mac_roman", "\r"), "mac_roman", ",", 1, PLAIN_ROLES)


EXPORTS: dict[str, Callable[[], Export]] = {
    "qualtrics": qualtrics,
    "qualtrics of old": qualtrics_of_old,
    "google grid": google_grid,
    "microsoft forms": microsoft_forms,
    "limesurvey": limesurvey,
    "jotform": jotform,
    "typeform": typeform,
    "kobo": kobo,
    "smart survey": smart_survey,
    "survey monkey": survey_monkey,
    "unicode text": unicode_text,
    "windows, semicolons": windows_semicolons,
    "mac, commas": mac_commas,
}
