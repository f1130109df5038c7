"""Why a survey export cannot be read, each reason in one sentence that says what to do. Knows nothing of reading."""

from collections.abc import Mapping

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.words import N_, Sentence

SENTENCES: Mapping[str, str] = {
    "missing": N_("There is no such file. Check the name and the folder."),
    "not-a-file": N_("This is not an ordinary file. Choose the file that the survey tool gave you."),
    "empty": N_("The file is empty. Export the answers again."),
    "too-big": N_(
        "The file has {size} MB; up to {most} MB can be read. Export a part of the answers, such as one year."
    ),
    "too-many-rows": N_(
        "There are more than {most} rows. Export a part, such as one year, and import the parts one by one."
    ),
    "too-many-columns": N_(
        "There are {found} columns; up to {most} can be read. Leave out columns that are not needed and export again."
    ),
    "too-many-cells": N_("There are more cells than can be read at once. Export a part of the answers."),
    "long-cell": N_(
        "Near line {line} a cell has more than {most} letters: most often a quotation mark that is opened and never "
        "closed. Put it right in a text editor, or export the answers as a spreadsheet."
    ),
    "quotes": N_(
        "Near line {line} the quotation marks do not match, so the cells cannot be told apart. Export the answers "
        "again, or as a spreadsheet."
    ),
    "nul": N_(
        "The file holds signs that no text has, so it is not a table as text. Export the answers again as CSV or XLSX."
    ),
    "pdf": N_("This is a PDF, which holds pages and no table. Export the answers from the survey tool as CSV or XLSX."),
    "html": N_(
        "This is a web page, though its name may say that it is a spreadsheet. Open it in a spreadsheet program, save "
        "it as XLSX and import that, or export the answers as CSV."
    ),
    "xml-spreadsheet": N_(
        "This is a spreadsheet kept as XML, which is not read. Open it in a spreadsheet program, save it as XLSX and "
        "import that."
    ),
    "xml": N_("This is XML, not a table. Export the answers from the survey tool as CSV or XLSX."),
    "numbers": N_("This is a spreadsheet of the program Numbers. Export it there as Excel or CSV, and import that."),
    "json": N_("This is JSON, not a table. Export the answers from the survey tool as CSV or XLSX."),
    "rtf": N_("This is a text document, not a table. Export the answers from the survey tool as CSV or XLSX."),
    "picture": N_("This is a picture, not a table. Export the answers from the survey tool as CSV or XLSX."),
    "database": N_("This is a database, not a table. Export the answers from the survey tool as CSV or XLSX."),
    "zip": N_("This is a ZIP folder. Unpack it first and choose the CSV or spreadsheet in it."),
    "packed": N_("This is a packed folder. Unpack it first and choose the CSV or spreadsheet in it."),
    "document": N_("This is a text document or a presentation, not a table. Export the answers as CSV or XLSX."),
    "spss": N_("This is a file of a statistics program. Export the answers as CSV or XLSX."),
    "encrypted": N_(
        "The spreadsheet is protected with a password. Open it with its password, save it without one, and import that."
    ),
    "bomb": N_(
        "The spreadsheet unpacks to far more than it holds, as no survey export does. It was not opened. Ask where it "
        "comes from, or export the answers as CSV."
    ),
    "entities": N_(
        "The spreadsheet defines names for parts of text (a document type), as no survey export does. It was not "
        "opened. Export the answers again."
    ),
    "far-cell": N_(
        "On the sheet ‘{sheet}’ the last cell is {cell}, beyond the {rows} rows and {columns} columns that can be "
        "read. Delete the stray cell, or copy the answers to a new sheet."
    ),
    "far-cell-somewhere": N_(
        "On one of the sheets the last cell is {cell}, beyond the {rows} rows and {columns} columns that can be read. "
        "Delete the stray cell, or copy the answers to a new sheet."
    ),
    "too-large": N_(
        "The spreadsheet needs more memory than it may have. Export the answers as CSV, or a part of them."
    ),
    "too-slow": N_("Reading took longer than {seconds} seconds. Export the answers as CSV, or a part of them."),
    "malformed": N_(
        "The spreadsheet is damaged or cut short. Open it in a spreadsheet program and save it again, or export it "
        "again."
    ),
    "old-excel": N_("The spreadsheet is of a form that is too old to be read. Save it as XLSX and import that."),
    "no-reader": N_(
        "The part of the program that reads spreadsheets is missing. Install the program again, or use CSV."
    ),
    "no-sheet": N_("There is no sheet ‘{sheet}’. The sheets are: {sheets}."),
    "no-table": N_("There is no table at {table} on the sheet. The tables are at: {tables}."),
    "no-answers": N_("No answers were found: there are headings at most. Export the answers again."),
    "results": N_(
        "This is a table of results, not of answers: {why}. Export the single answers, with a row for each person."
    ),
    "squeezed": N_(
        "All columns stand in one here: it seems that the text was opened in a spreadsheet with the wrong separator, "
        "and saved. Import the text (CSV) that the survey tool gave, as it is; PartnerDesk finds the separator itself."
    ),
    "cancelled": N_("Stopped as you asked. Nothing was taken."),
    "unreadable": N_("The file cannot be read ({why}). Check the disk and try again."),
}


class DataRefused(PartnerDeskError):
    """An export is not read; `code` is the short stable name of the reason."""

    def __init__(self, code: str, **values: object) -> None:
        """`values` fill the reason's sentence."""
        super().__init__(Sentence(SENTENCES[code], values))
        self.code = code


class ReadingStopped(DataRefused):
    """Somebody asked to stop."""

    def __init__(self) -> None:
        """Nothing more is to be said."""
        super().__init__("cancelled")
