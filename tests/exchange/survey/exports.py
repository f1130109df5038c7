"""Small exports as survey tools write them, and spreadsheets of every kind and fault, made anew for each test."""

import csv
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

Rows = Sequence[Sequence[str]]


def csv_bytes(rows: Rows, separator: str = ",", encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    text = io.StringIO(newline="")
    quoting: Literal[0, 1] = (
        csv.QUOTE_ALL if end == "\r" else csv.QUOTE_MINIMAL
    )  # the writer leaves \n bare where lines end in \r
    csv.writer(text, delimiter=separator, lineterminator=end, quoting=quoting).writerows(rows)
    return text.getvalue().encode(encoding)


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


# --- the shapes -------------------------------------------------------------------------------------------------------

SURVEYMONKEY: Rows = [
    [
        "Respondent ID",
        "Collector ID",
        "Start Date",
        "Email Address",
        "How did you hear of us?",
        "",
        "",
        "Any comments?",
    ],
    ["", "", "", "", "A friend", "My GP", "Other (please specify)", "Open-Ended Response"],
    ["1001", "7", "03/01/2026 10:11:12", "ann@example.org", "A friend", "", "", "It helped me, a lot"],
    ["1002", "7", "14/01/2026 10:11:12", "ben@example.org", "A friend", "My GP", "the library", ""],
    ["1003", "7", "15/01/2026 10:11:12", "cat@example.org", "", "My GP", "", "More evenings, please"],
    ["1004", "7", "16/01/2026 10:11:12", "dan@example.org", "", "", "a poster", "I could not find the door"],
]
QUALTRICS: Rows = [
    ["StartDate", "EndDate", "IPAddress", "ResponseId", "LocationLatitude", "Q1", "Q2_1", "Q2_2", "Q3"],
    [
        *("Start Date", "End Date", "IP Address", "Response ID", "Location Latitude", "How satisfied are you?"),
        *("What helped? - Selected Choice - Talking", "What helped? - Selected Choice - Walking", "Tell us more"),
    ],
    [
        f'{{"ImportId":"{name}"}}'
        for name in ("startDate", "endDate", "ip", "_recordId", "lat", "QID1", "QID2-1", "QID2-2", "QID3_TEXT")
    ],
    [
        "2026-01-03 09:00:00",
        "2026-01-03 09:05:00",
        "10.0.0.1",
        "R_1a",
        "51.5",
        "Very satisfied",
        "Talking",
        "",
        "Kind people",
    ],
    [
        "2026-01-04 09:00:00",
        "2026-01-04 09:05:00",
        "10.0.0.2",
        "R_2b",
        "51.6",
        "Satisfied",
        "Talking",
        "Walking",
        "Long wait",
    ],
    [
        "2026-01-05 09:00:00",
        "2026-01-05 09:05:00",
        "10.0.0.3",
        "R_3c",
        "51.7",
        "Dissatisfied",
        "",
        "Walking",
        "Too far away",
    ],
    [
        "2026-01-06 09:00:00",
        "2026-01-06 09:05:00",
        "10.0.0.4",
        "R_4d",
        "51.8",
        "Very satisfied",
        "Talking",
        "",
        "Thank you all",
    ],
]
LIMESURVEY: Rows = [
    [
        *("Response ID", "Date submitted", "Last page", "Start language", "Which days suit you? [Monday]"),
        *(
            "Which days suit you? [Tuesday]",
            "Which days suit you? [Other]",
            "How easy was it to reach us?",
            "What else?",
        ),
    ],
    ["1", "2026-02-01 10:00:00", "3", "en", "Yes", "No", "", "Very easy", "nothing to add from me"],
    ["2", "2026-02-02 10:00:00", "3", "en", "Yes", "Yes", "Sunday", "Difficult", "the lift was broken again"],
    ["3", "2026-02-03 10:00:00", "3", "cy", "No", "Yes", "", "Easy", ""],
    ["4", "2026-02-04 10:00:00", "3", "en", "Yes", "No", "", "Very easy", "please keep the Monday group"],
]
GOOGLE: Rows = [
    [
        "Timestamp",
        "Your name",
        "Which of these do you use? (tick all)",
        "Can we use your answers?",
        "What should change?",
    ],
    ["2026/02/13 2:15:04 pm GMT", "Ann", "Advice, Lunch club", "Yes", "Open on Saturdays"],
    ["2026/02/14 2:15:04 pm GMT", "Ben", "Lunch club", "Yes", "More tables by the window"],
    ["2026/02/15 2:15:04 pm GMT", "Cat", "Advice", "No", "Nothing that I would say"],
    ["2026/02/16 2:15:04 pm GMT", "Dan", "Advice, Lunch club", "Yes", "A quieter room, or a screen"],
    ["2026/02/17 2:15:04 pm GMT", "Eve", "Lunch club", "Yes", "Keep it as it is"],
]
MICROSOFT: Rows = [
    [
        "ID",
        "Start time",
        "Completion time",
        "Email",
        "Name",
        "What do you come for?",
        "How likely are you to recommend us?",
    ],
    ["1", "2026-03-01 10:00:00", "2026-03-01 10:04:00", "anonymous", "", "Advice;Company;", "10"],
    ["2", "2026-03-02 10:00:00", "2026-03-02 10:04:00", "anonymous", "", "Company;", "8"],
    ["3", "2026-03-03 10:00:00", "2026-03-03 10:04:00", "anonymous", "", "Advice;", "0"],
    ["4", "2026-03-04 10:00:00", "2026-03-04 10:04:00", "anonymous", "", "Company;Advice;Lunch;", "9"],
]
SMARTSURVEY: Rows = [
    [
        "UserID",
        "UserNo",
        "Started",
        "Ended",
        "1. How old are you?",
        "2. Do you agree that we listen?",
        "3. Please say more:",
    ],
    ["90001", "1", "13/01/2026 09:00", "13/01/2026 09:09", "25-34", "Strongly agree", "they ring back on the day"],
    ["90002", "2", "14/01/2026 09:00", "14/01/2026 09:09", "35-44", "Agree", "they know my name by now"],
    ["90003", "3", "15/01/2026 09:00", "15/01/2026 09:09", "25-34", "Disagree", "nobody asked me anything"],
    ["90004", "4", "16/01/2026 09:00", "16/01/2026 09:09", "65+", "Strongly agree", "the form is far too long"],
]
TYPEFORM: Rows = [
    ["#", "Rate us from 1 to 5", "Walking", "Talking", "Reading", "Singing", "Say more", "Submitted At", "Network ID"],
    ["abc1", "5", "Walking", "", "", "Singing", "it is the best hour of my week", "2026-01-13 10:00:00", "a1"],
    ["abc2", "4", "", "Talking", "", "", "a bit loud at times for me", "2026-01-14 10:00:00", "a2"],
    ["abc3", "1", "Walking", "Talking", "", "", "nobody came to the door", "2026-01-15 10:00:00", "a3"],
    ["abc4", "5", "", "", "Reading", "Singing", "more books in large print", "2026-01-16 10:00:00", "a4"],
]
JISC: Rows = [
    ["Unique Response Number", "1", "2", "3"],
    [
        "Unique response number",
        "Which service did you use?",
        "How helpful was it?",
        "What could we do better next time?",
    ],
    ["210-209-1", "Advice", "Very helpful", "answer the telephone more often"],
    ["210-209-2", "Lunch club", "Helpful", "a ramp at the back door"],
    ["210-209-3", "Advice", "Not very helpful", "somebody who speaks Welsh"],
    ["210-209-4", "Advice", "Very helpful", "nothing, it was good"],
]
KOBO: Rows = [
    [
        "start",
        "end",
        "village",
        "needs",
        "needs/water",
        "needs/food",
        "needs/work",
        "_geolocation",
        "_id",
        "_uuid",
        "_index",
    ],
    [
        "2026-01-03T09:00:00.000+00:00",
        "2026-01-03T09:10:00.000+00:00",
        "north",
        "water food",
        "1",
        "1",
        "0",
        "1.5 2.5",
        "31",
        "u-1",
        "1",
    ],
    [
        "2026-01-04T09:00:00.000+00:00",
        "2026-01-04T09:10:00.000+00:00",
        "south",
        "food",
        "0",
        "1",
        "0",
        "1.6 2.5",
        "32",
        "u-2",
        "2",
    ],
    [
        "2026-01-05T09:00:00.000+00:00",
        "2026-01-05T09:10:00.000+00:00",
        "north",
        "water work",
        "1",
        "0",
        "1",
        "1.7 2.5",
        "33",
        "u-3",
        "3",
    ],
    [
        "2026-01-06T09:00:00.000+00:00",
        "2026-01-06T09:10:00.000+00:00",
        "north",
        "work",
        "0",
        "0",
        "1",
        "1.8 2.5",
        "34",
        "u-4",
        "4",
    ],
]
SHAPES: dict[str, tuple[Rows, int]] = {
    "surveymonkey": (SURVEYMONKEY, 2),
    "qualtrics": (QUALTRICS, 3),
    "limesurvey": (LIMESURVEY, 1),
    "google": (GOOGLE, 1),
    "microsoft": (MICROSOFT, 1),
    "smartsurvey": (SMARTSURVEY, 1),
    "typeform": (TYPEFORM, 1),
    "jisc": (JISC, 2),
    "kobo": (KOBO, 1),
}


# --- spreadsheets -----------------------------------------------------------------------------------------------------


def xlsx(path: Path, sheets: dict[str, Rows], hidden: Sequence[str] = (), merged: Sequence[str] = ()) -> Path:
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([value or None for value in row])
        sheet.sheet_state = "hidden" if name in hidden else "visible"
        for place in merged:
            sheet.merge_cells(place)
    book.save(path)
    return path


def xls(path: Path, sheets: dict[str, Rows]) -> Path:
    import xlwt

    book = xlwt.Workbook()
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write(at, column, value)
    book.save(str(path))
    return path


def ods(path: Path, sheets: dict[str, Rows]) -> Path:
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    book = OpenDocumentSpreadsheet()
    for name, rows in sheets.items():
        table = Table(name=name)
        for row in rows:
            line = TableRow()
            for value in row:
                cell = TableCell(valuetype="string")
                cell.addElement(P(text=value))
                line.addElement(cell)
            table.addElement(line)
        book.spreadsheet.addElement(table)
    book.save(str(path))
    return path


# --- packed by hand, so that each can be spoilt -----------------------------------------------------------------------

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="{kind}" Target="{target}"/></Relationships>'
)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_BOOK = (
    f'<?xml version="1.0"?><workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><sheets>'
    '<sheet name="Answers" sheetId="1" r:id="rId1"/></sheets></workbook>'
)


def sheet_xml(cells: dict[str, str], head: str = "") -> str:
    rows: dict[int, list[str]] = {}
    for place, value in cells.items():
        number = int("".join(letter for letter in place if letter.isdigit()))
        rows.setdefault(number, []).append(f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>')
    body = "".join(f'<row r="{number}">{"".join(found)}</row>' for number, found in sorted(rows.items()))
    return f'<?xml version="1.0"?>{head}<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData></worksheet>'


def packed(path: Path, sheet: str | bytes, extra: dict[str, bytes] | None = None, book: str = _BOOK) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELS.format(kind=f"{_REL}/officeDocument", target="xl/workbook.xml"))
        archive.writestr("xl/workbook.xml", book)
        archive.writestr(
            "xl/_rels/workbook.xml.rels", _RELS.format(kind=f"{_REL}/worksheet", target="worksheets/sheet1.xml")
        )
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
        for name, content in (extra or {}).items():
            archive.writestr(name, content)
    return path


GRID = {f"{column}{row}": f"{column.lower()}{row}" for row in range(1, 6) for column in "ABC"}
