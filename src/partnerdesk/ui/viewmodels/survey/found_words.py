"""What was found in an export, in plain words. It must not know widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnerdesk.domain.words import N_
from partnerdesk.exchange.survey.guessing import NOTES
from partnerdesk.exchange.survey.mojibake import repaired
from partnerdesk.exchange.survey.places import place_name
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.viewmodels.speech import said, shortened, spoken, whole_number

if TYPE_CHECKING:
    from partnerdesk.domain.words import Sentence
    from partnerdesk.exchange.survey.guessing import ExportFound, TableFound

KINDS = {
    "csv": N_("Text (CSV or TSV)"),
    "xlsx": N_("Spreadsheet (XLSX)"),
    "xlsb": N_("Spreadsheet (XLSB)"),
    "xls": N_("Spreadsheet (XLS)"),
    "ods": N_("Spreadsheet (ODS)"),
}
ENCODINGS = {
    "utf-8": N_("Unicode (UTF-8)"),
    "utf-16-le": N_("Unicode (UTF-16)"),
    "utf-16-be": N_("Unicode (UTF-16)"),
    "utf-32-le": N_("Unicode (UTF-32)"),
    "utf-32-be": N_("Unicode (UTF-32)"),
    "cp1252": N_("Western European (Windows)"),
    "mac_roman": N_("Western European (older Mac)"),
    "latin-1": N_("Western European (Latin 1)"),
    "cp1250": N_("Central European (Windows)"),
}
OFFERED = ("utf-8", "cp1252", "mac_roman", "latin-1", "cp1250", "utf-16-le")
SEPARATORS = {
    ",": N_("Commas"),
    ";": N_("Semicolons"),
    "\t": N_("Tabs"),
    "|": N_("Upright lines"),
    " ": N_("Spaces"),
}
HEADING_ROWS = (
    ChoiceLine(0, N_("None")),
    ChoiceLine(1, N_("One row")),
    ChoiceLine(2, N_("Two rows")),
    ChoiceLine(3, N_("Three rows")),
)
_LONGEST, _WORDS_SHOWN = 60, 4
_COLUMNS_SHOWN, _ROWS_SHOWN, _LONGEST_CELL = 4, 3, 36
# What the other notes say is shown where it can be corrected.
_SHOWN = tuple(
    NOTES[name]
    for name in ("hidden", "doubtful", "latin", "ragged", "blank", "totals", "swapped", "unread", "formulas")
)


@dataclass(frozen=True, slots=True)
class FactLine:
    """One thing that was found: what it is, and its words."""

    label: str
    words: str


def form_facts(found: ExportFound) -> tuple[FactLine, ...]:
    """Say the form of an export."""
    made = found.map
    lines = [FactLine(said(N_("Kind of file")), said(KINDS.get(found.source.kind, found.source.kind)))]
    if found.source.form is not None:
        lines.append(FactLine(said(N_("Letters")), encoding_words(made.encoding)))
        sign = made.delimiter or ""
        lines.append(FactLine(said(N_("Between the cells")), said(SEPARATORS[sign]) if sign in SEPARATORS else sign))
    lines.append(FactLine(said(N_("Rows of headings")), str(made.header_rows)))
    lines.append(FactLine(said(N_("Rows of answers")), whole_number(found.rows)))
    lines.append(FactLine(said(N_("Columns")), whole_number(len(found.columns))))
    return tuple(lines)


def in_short(found: ExportFound) -> str:
    """Say the size of an export in one line."""
    pattern = said(N_("{rows} rows of answers, {columns} columns"))
    return pattern.format(rows=whole_number(found.rows), columns=len(found.columns))


def encoding_words(name: str | None) -> str:
    """Return the words for an encoding."""
    return said(ENCODINGS[name]) if name in ENCODINGS else name or ""


def encodings_of(found: ExportFound) -> tuple[ChoiceLine, ...]:
    """Return the encodings that a person can choose, the one that was found first."""
    own = found.map.encoding
    names = dict.fromkeys(name for name in (own, *OFFERED) if name is not None)
    return tuple(ChoiceLine(name, encoding_words(name)) for name in names)


def notes_of(found: ExportFound) -> tuple[str, ...]:
    """Return what a person should know of the form and cannot correct here."""
    return tuple(_note(each, found) for each in found.notes if each.pattern in _SHOWN)


def _note(note: Sentence, found: ExportFound) -> str:
    if note.pattern == NOTES["latin"]:
        words = accented(found)
        pattern = said(N_("The letters are most likely {encoding}, but nothing says so."))
        told = pattern.format(encoding=encoding_words(str(note.values["encoding"])))
        return told + " " + said(N_("Look at these words: {words}.")).format(words=words) if words else told
    return spoken(note)


def accented(found: ExportFound) -> str:
    """Return some words with letters that are read rightly or wrongly by the encoding; columns of people never."""
    words: dict[str, None] = {}
    for column in found.map.columns:
        if column.identifying:
            continue
        for value in found.columns[column.position].sample:
            words.update((word, None) for word in value.split() if not word.isascii() and _has_letter(word))
            if len(words) >= _WORDS_SHOWN:
                return ", ".join(f"‘{word[:_LONGEST]}’" for word in list(words)[:_WORDS_SHOWN])
    return ", ".join(f"‘{word[:_LONGEST]}’" for word in words)


def _has_letter(word: str) -> bool:
    """Whether a letter or sign of it shows in which encoding it stands; marks of quotation alone show little."""
    return any(ord(letter) > 127 and letter.isalpha() for letter in word)


def broken_example(found: ExportFound) -> tuple[str, str] | None:
    """Return a value whose letters were read wrongly before, and how it would be mended; columns of people never."""
    for column in found.map.columns:
        if column.identifying:
            continue
        for value in found.columns[column.position].told:
            if not value.isascii() and (mended := repaired(value)) != value:
                return _around(value, mended), _around(mended, value)
    return None


def _around(text: str, other: str) -> str:
    """Return the words of a text around where it begins to differ from another."""
    at = next((n for n, (one, two) in enumerate(zip(text, other, strict=False)) if one != two), 0)
    start = max(text.rfind(" ", 0, at), 0)
    end = text.find(" ", at)
    return " ".join(text[max(text.rfind(" ", 0, start), 0) : None if end < 0 else end][:_LONGEST].split())


# --- sheets and tables ------------------------------------------------------------------------------------------------


def tables_of(found: ExportFound) -> tuple[ChoiceLine, ...]:
    """Return the tables of answers that can be chosen, each with its sheet, its size and whether it is hidden."""
    usable = [each for each in found.tables if each.rows and each.results is None]
    return tuple(ChoiceLine(table_place(each), _table_words(each, usable)) for each in usable)


def table_place(table: TableFound) -> tuple[str, str | None]:
    """Return where a table is: its sheet and its place there."""
    return (table.sheet.name, None if table.block is None else place_name(table.block, table.sheet))


def _table_words(table: TableFound, usable: list[TableFound]) -> str:
    several = sum(each.sheet.name == table.sheet.name for each in usable) > 1
    words = table.sheet.name
    if several and table.block is not None:
        words += " " + said(N_("at {place}")).format(place=place_name(table.block, table.sheet))
    if table.sheet.is_hidden:
        words += " " + said(N_("(hidden)"))
    size = said(N_("{rows} rows, {columns} columns"))
    return f"{words}: " + size.format(rows=whole_number(table.rows), columns=len(table.headings.columns))


def left_sheets(found: ExportFound) -> tuple[str, ...]:
    """Say of each sheet that gives no answers why, hidden ones among them."""
    if found.source.is_text:
        return ()
    usable = {each.sheet.name for each in found.tables if each.rows and each.results is None}
    told = []
    for sheet in found.source.sheets:
        if sheet.name in usable:
            continue
        why = next((each.results for each in found.tables if each.sheet.name == sheet.name and each.results), None)
        reason = spoken(why) if why is not None else said(N_("there are no answers on it"))
        name = f"‘{sheet.name}’" + (" " + said(N_("(hidden)")) if sheet.is_hidden else "")
        told.append(said(N_("The sheet {sheet} is not read: {why}.")).format(sheet=name, why=reason))
    return tuple(told)


@dataclass(frozen=True, slots=True)
class FirstRows:
    """The beginning of a table: a few headings, and what stands below them in the first rows."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: int


def first_rows_of(found: ExportFound) -> FirstRows:
    """Return the beginning of the table that is read, without the columns that say who somebody is."""
    shown = [each for each in found.map.columns if not each.identifying]
    taken = shown[:_COLUMNS_SHOWN]
    rows = [
        tuple(shortened(row[each.position], _LONGEST_CELL) if each.position < len(row) else "" for each in taken)
        for row in found.first_rows[:_ROWS_SHOWN]
    ]
    return FirstRows(
        tuple(shortened(each.heading, _LONGEST_CELL) for each in taken), tuple(rows), len(shown) - len(taken)
    )
