"""What was found in an export as plain values for a script to read: the object that `survey --guess --json` prints."""

from typing import Any

from partnerdesk.exchange.cells import letters_of
from partnerdesk.exchange.survey.guessing import ExportFound, TableFound
from partnerdesk.exchange.survey.mapping import ColumnMap, Role
from partnerdesk.exchange.survey.places import dimension, place_name
from partnerdesk.exchange.survey.spreadsheets import SheetFound

_WORDS = {Role.TEXT, Role.ID, Role.DATE}
_MOST_VALUES = 1_000


def described(found: ExportFound) -> dict[str, Any]:
    """The whole of it."""
    form, made = found.source.form, found.map
    return {
        "file": found.source.path.name,
        "kind": found.source.kind,
        "encoding": made.encoding,
        "bom": form is not None and form.encoding.has_mark,
        "delimiter": made.delimiter,
        "header_rows": made.header_rows,
        "title_rows": made.title_rows,
        "rows": found.rows,
        "people": found.people,
        "columns": len(found.columns),
        "sheet": made.sheet,
        "table": made.table,
        "sheets": [] if found.source.is_text else [_sheet(each, found) for each in found.source.sheets],
        "dates": made.dates or None,
        "first_day": found.days[0].isoformat() if found.days else None,
        "last_day": found.days[1].isoformat() if found.days else None,
        "missing": list(made.missing),
        "below": found.below or None,
        "fields": [_field(found, column) for column in made.columns],
        "notes": [str(note) for note in found.notes],
    }


def _sheet(sheet: SheetFound, found: ExportFound) -> dict[str, Any]:
    merged = [
        f"{letters_of(left)}{top + 1}:{letters_of(right)}{bottom + 1}"
        for top, left, bottom, right in sorted(sheet.merged)
    ]
    return {
        "title": sheet.name,
        "state": sheet.state,
        "dimension": dimension(sheet),
        "merged": merged,
        "merged_count": len(merged),
        "nonempty_rows": sheet.filled_rows,
        "tables": [_table(each) for each in found.tables if each.sheet.name == sheet.name],
    }


def _table(table: TableFound) -> dict[str, Any]:
    return {
        "table": None if table.block is None else place_name(table.block, table.sheet),
        "header_rows": table.headings.rows,
        "rows": table.rows,
        "columns": len(table.headings.columns),
        "results": None if table.results is None else str(table.results),
    }


def _field(found: ExportFound, column: ColumnMap) -> dict[str, Any]:
    facts = found.columns[column.position]
    is_shown = column.role not in _WORDS and not column.identifying and facts.complete
    is_shown = is_shown and len(facts.values) <= _MOST_VALUES and max(map(len, facts.values), default=0) <= _MOST_VALUES
    return {
        "heading": column.heading,
        "role": str(column.role),
        "values": dict(facts.values) if is_shown else {},
        "filled": facts.filled,
        "question": column.question,
        "option": column.option or None,
        "answers": list(column.answers),
        "separator": column.separator or None,
        "good": column.good or None,
        "off": list(column.off),
        "identifying": column.identifying or None,
    }
