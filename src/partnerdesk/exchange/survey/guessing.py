"""Looks at an export and says all that was found: its form, its tables, its columns, and a map to correct."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from partnerdesk.domain.collecting import not_collecting
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.exchange.survey.columns import ColumnCounter, ColumnFacts
from partnerdesk.exchange.survey.containers import XLSX
from partnerdesk.exchange.survey.dates import ASK, DAY_FIRST, date_shape, looks_swapped, read_date
from partnerdesk.exchange.survey.far_cells import has_formulas
from partnerdesk.exchange.survey.feet import first_words
from partnerdesk.exchange.survey.headings import Headings, headings_of
from partnerdesk.exchange.survey.limits import LIMITS, Limits, Watch
from partnerdesk.exchange.survey.mapping import Role, SurveyMap
from partnerdesk.exchange.survey.missing import markers_in
from partnerdesk.exchange.survey.mojibake import broken_in
from partnerdesk.exchange.survey.places import blocks_of, cut_out, merged_in, place_name
from partnerdesk.exchange.survey.refusals import DataRefused
from partnerdesk.exchange.survey.results import why_results, why_summary, why_tally
from partnerdesk.exchange.survey.roles import guess_roles
from partnerdesk.exchange.survey.sources import ExportSource, open_source
from partnerdesk.exchange.survey.spreadsheets import SheetFound
from partnerdesk.exchange.survey.squeezed import squeezed_by
from partnerdesk.exchange.survey.tables import Block
from partnerdesk.exchange.survey.who_answered import guarded_id

NOTES = {
    "hidden": N_("The sheet ‘{sheet}’ is hidden in the spreadsheet."),
    "tables": N_("There are {count} tables on the sheet ‘{sheet}’; the one at {table} is read. Ask for another."),
    "sheets": N_("There are answers on other sheets too: {sheets}."),
    "doubtful": N_("Letters that could not be made out, whichever way the file is read: {count}. They may look odd."),
    "latin": N_("The letters were read as {encoding}, which is likely but not sure. Look at words with accents."),
    "ragged": N_("Rows that are longer or shorter than the headings: {count}."),
    "blank": N_("Blank rows that are left out: {count}."),
    "totals": N_("What stands below the last answer is none, and is left out: ‘{words}’."),
    "keep": N_("If that is an answer all the same, write keep_foot = true below [file]."),
    "dates": N_("Dates such as {example} can be read day first or month first. Say which in the map."),
    "swapped": N_(
        "In ‘{column}’ hardly a date is after the 12th, but for those that are stored as words. A spreadsheet has "
        "probably swapped day and month. Import the file that the survey tool gave, if you still have it."
    ),
    "unread": N_("Dates such as {example} cannot be read and are left blank: {count}."),
    "mojibake": N_("In about {count} values letters look as if read wrongly once before. Set ‘repair’ to mend them."),
    "identifying": N_("These columns say who somebody is, and are left out unless you keep them: {columns}."),
    "missing": N_("These count as no answer, unless you take them out of the map: {markers}."),
    "formulas": N_("Formulas without a kept result are read as blank. Save the file in a spreadsheet program first."),
    "people": N_(
        "There are {people} people in {rows} rows: rows with the same ‘{column}’ are one person. "
        "Drop that column if each row is somebody."
    ),
    "guarded": N_(
        "By ‘{column}’ there are {people} people in {rows} rows. It says who somebody is, so it is left out, and each "
        "row counts as somebody. To count people, give it the role id and keep = true."
    ),
    "scales": N_("Say which end of these scales is good: {columns}."),
}  # fmt: skip
_SURE = {"utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"}
_LOOKED_AT = 500


@dataclass(frozen=True, slots=True)
class TableFound:
    """A table on a sheet: its place, headings, rows without headings, and why it holds results if it does."""

    sheet: SheetFound
    block: Block | None
    headings: Headings
    rows: int
    results: Sentence | None

    @property
    def size(self) -> int:
        """How many cells of answers it has."""
        return self.rows * len(self.headings.columns)


@dataclass(frozen=True, slots=True)
class ExportFound:
    """All that was found in an export; `map` is the guess that a person corrects, `below` a sum or note left out."""

    source: ExportSource
    tables: tuple[TableFound, ...]
    table: TableFound
    columns: tuple[ColumnFacts, ...]
    rows: int
    map: SurveyMap
    notes: tuple[Sentence, ...]
    days: tuple[date, date] | None
    below: str = ""

    @property
    def people(self) -> int:
        """How many people answered, by the id that says who; as many as rows where none does."""
        told = [self.columns[each.position].people for each in self.map.having(Role.ID)]
        return next((people for people in told if people is not None), self.rows)

    @property
    def first_rows(self) -> tuple[tuple[str, ...], ...]:
        """The first rows of answers as they stand, for a preview; up to some hundreds."""
        return _first_rows(self.table)


def _first_rows(table: TableFound) -> tuple[tuple[str, ...], ...]:
    cut = cut_out([[list(row) for row in table.sheet.head]], table.block)
    return tuple(tuple(row) for rows in cut for row in rows)[table.headings.answers_from :]


def guess(
    path: Path, watch: Watch | None = None, limits: Limits = LIMITS, chosen: SurveyMap | None = None
) -> ExportFound:
    """Look at all of a file; `chosen` holds what a person has already said of its form, sheet and table."""
    watch = watch or Watch()
    chosen = chosen or SurveyMap(())
    source = open_source(path, watch, limits, chosen.encoding, chosen.delimiter)
    tables = tuple(table for sheet in source.sheets for table in _tables(source, sheet, chosen))
    table = _best(source, tables, chosen)
    if squeezed_by([each.name for each in table.headings.columns], _first_rows(table)):
        raise DataRefused("squeezed")
    counter = ColumnCounter(table.headings.columns)
    below: list[Sequence[str]] = []
    with not_collecting():
        for rows in _answers(source, table, watch, below, keep_foot=chosen.keep_foot):
            counter.add(rows)
    if counter.rows == 0 or not any(each.filled for each in counter.facts()):
        raise DataRefused("no-answers")
    if counter.rows > limits.rows:
        raise DataRefused("too-many-rows", most=f"{limits.rows:,}")
    return _found(source, tables, table, counter, below, keep_foot=chosen.keep_foot)


def _tables(source: ExportSource, sheet: SheetFound, chosen: SurveyMap) -> Iterator[TableFound]:
    if source.is_text:
        yield _table(sheet, None, sheet.head, chosen, sheet.width)
        return
    for block in blocks_of(sheet, keep_foot=chosen.keep_foot):
        bottom = len(sheet.head) if block.bottom is None else block.bottom + 1
        rows = [row[block.left : block.right + 1] for row in sheet.head[block.top : bottom]]
        yield _table(sheet, block, rows, chosen, block.width)


def _table(
    sheet: SheetFound, block: Block | None, rows: Sequence[Sequence[str]], chosen: SurveyMap, width: int
) -> TableFound:
    wanted = chosen.header_rows if chosen.columns else None
    merged = () if block is None else merged_in(block, sheet)
    headings = headings_of(rows, width, merged, wanted)
    below = rows[headings.answers_from :]
    goes_on = sheet.height - len(sheet.head) if block is not None and block.bottom is None else 0
    cut = len(below) > _LOOKED_AT or goes_on > 0
    results = None if cut else why_results([each.name for each in headings.columns], below)
    results = results or why_summary(rows) or why_tally([each.name for each in headings.columns], below)
    return TableFound(sheet, block, headings, len(below) + goes_on, results)


def _best(source: ExportSource, tables: Sequence[TableFound], chosen: SurveyMap) -> TableFound:
    """The table that was chosen, else the largest of answers that is in sight, else one that is hidden."""
    if chosen.sheet is not None or chosen.table is not None:
        return _chosen(source, tables, chosen)
    for each in source.sheets:
        if each.far is not None and not each.is_hidden:
            source.sheet(each.name)
    usable = [
        each
        for each in tables
        if each.rows > 0 and (len(each.headings.columns) > 1 or source.is_text or len(tables) == 1)
    ]
    answers = [each for each in usable if each.results is None]
    if not answers:
        told = next((each.results for each in usable if each.results is not None), None)
        raise DataRefused("results", why=told) if told else DataRefused("no-answers")
    seen = [each for each in answers if not each.sheet.is_hidden]
    return max(seen or answers, key=lambda each: each.size)


def _chosen(source: ExportSource, tables: Sequence[TableFound], chosen: SurveyMap) -> TableFound:
    sheet = source.sheet(chosen.sheet)
    here = [each for each in tables if each.sheet.name == sheet.name]
    if chosen.table is not None:
        found = [each for each in here if each.block is not None and _is_at(each.block, sheet, chosen)]
        if not found:
            places = ", ".join(place_name(each.block, sheet) for each in here if each.block is not None)
            raise DataRefused("no-table", table=chosen.table, tables=places)
        here = found
    if not here:
        raise DataRefused("no-answers")
    return max(here, key=lambda each: each.size)


def _is_at(block: Block, sheet: SheetFound, chosen: SurveyMap) -> bool:
    """Whether a table stands at the chosen place; one that keeps its foot may end lower."""
    name, wanted = place_name(block, sheet), chosen.table or ""
    return name == wanted or (chosen.keep_foot and name.partition(":")[0] == wanted.partition(":")[0])


def _answers(
    source: ExportSource, table: TableFound, watch: Watch, below: list[Sequence[str]], *, keep_foot: bool
) -> Iterator[Sequence[Sequence[str]]]:
    """The rows below the headings; a sheet that was seen whole is not read again."""
    skip = table.headings.answers_from
    seen_whole = not source.is_text and table.sheet.height <= len(table.sheet.head)
    batches = iter([[list(row) for row in table.sheet.head]]) if seen_whole else source.batches(table.sheet, watch)
    for rows in cut_out(batches, table.block, below, keep_foot=keep_foot):
        yield rows[skip:] if skip else rows
        skip = max(0, skip - len(rows))


def _found(
    source: ExportSource,
    tables: tuple[TableFound, ...],
    table: TableFound,
    counter: ColumnCounter,
    below: Sequence[Sequence[str]],
    *,
    keep_foot: bool,
) -> ExportFound:
    facts = counter.facts()
    columns = guess_roles(facts)
    dated = [facts[each.position] for each in columns if each.role is Role.DATE]
    shape = date_shape(dated[0].told) if dated else None
    order = (shape.order or "") if shape is not None else ""
    listed = [value for each in columns if each.role in _CLOSED for value in facts[each.position].told]
    own = [value for each in columns if each.role is Role.TEXT for value in facts[each.position].told]
    form = source.form
    made = SurveyMap(
        columns,
        header_rows=table.headings.rows,
        title_rows=table.headings.titles,
        encoding=form.encoding.name if form is not None else None,
        delimiter=form.separator if form is not None else None,
        sheet=None if source.is_text else table.sheet.name,
        table=None if table.block is None else place_name(table.block, table.sheet),
        dates=order,
        keep_foot=keep_foot,
        missing=markers_in(listed, own),
    )
    read = [day for each in dated for value in each.told if (day := read_date(value, order or DAY_FIRST))]
    days = (min(read), max(read)) if read and order != ASK else None
    first = ExportFound(source, tables, table, facts, counter.rows, made, (), days, first_words(below))
    return replace(first, notes=tuple(_notes(first, counter)))


_CLOSED = {Role.CHOICE, Role.SCALE, Role.GROUP, Role.TICK_ALL, Role.CONSENT}


def _notes(found: ExportFound, counter: ColumnCounter) -> Iterator[Sentence]:
    yield from _notes_of_form(found, counter)
    if found.below:
        yield Sentence(NOTES["totals"], {"words": found.below})
        yield Sentence(NOTES["keep"])
    made = found.map
    dated = next((found.columns[each.position] for each in made.columns if each.role is Role.DATE), None)
    if made.dates == ASK and dated is not None:
        yield Sentence(NOTES["dates"], {"example": dated.sample[0]})
    elif dated is not None:
        unread = {value: n for value, n in dated.told.items() if read_date(value, made.dates or DAY_FIRST) is None}
        if unread:
            yield Sentence(NOTES["unread"], {"count": f"{sum(unread.values()):,}", "example": next(iter(unread))})
    if dated is not None and looks_swapped(dated.told):
        heading = made.having(Role.DATE)[0].heading
        yield Sentence(NOTES["swapped"], {"column": heading})
    broken = sum(broken_in(each.told) for each in found.columns)
    if broken:
        yield Sentence(NOTES["mojibake"], {"count": f"{broken:,}"})
    who = [each.heading for each in made.columns if each.identifying]
    if who:
        yield Sentence(NOTES["identifying"], {"count": len(who), "columns": ", ".join(who)})
    yield from _note_of_people(found)
    if made.missing:
        yield Sentence(NOTES["missing"], {"markers": ", ".join(f"‘{each}’" for each in made.missing)})
    open_scales = [each.heading for each in made.columns if each.role is Role.SCALE and each.good == "unknown"]
    if open_scales:
        yield Sentence(NOTES["scales"], {"columns": ", ".join(open_scales)})


def _note_of_people(found: ExportFound) -> Iterator[Sentence]:
    for column in found.map.having(Role.ID):
        if found.people < found.rows:
            values = {"people": f"{found.people:,}", "rows": f"{found.rows:,}", "column": column.heading}
            yield Sentence(NOTES["people"], values)
    guarded = guarded_id(found.map.columns, found.columns) if found.people == found.rows else None
    people = found.columns[guarded.position].people if guarded is not None else None
    if guarded is not None and people is not None:
        values = {"people": f"{people:,}", "rows": f"{found.rows:,}", "column": guarded.heading}
        yield Sentence(NOTES["guarded"], values)


def _notes_of_form(found: ExportFound, counter: ColumnCounter) -> Iterator[Sentence]:
    form, table = found.source.form, found.table
    if form is not None and form.encoding.doubtful:
        yield Sentence(NOTES["doubtful"], {"count": f"{form.encoding.doubtful:,}"})
    if form is not None and form.encoding.name not in _SURE:
        yield Sentence(NOTES["latin"], {"encoding": form.encoding.name})
    if table.sheet.is_hidden:
        yield Sentence(NOTES["hidden"], {"sheet": table.sheet.name})
    here = [each for each in found.tables if each.sheet.name == table.sheet.name and each.rows]
    if len(here) > 1:
        yield Sentence(NOTES["tables"], {"count": len(here), "sheet": table.sheet.name, "table": found.map.table})
    others = dict.fromkeys(each.sheet.name for each in found.tables if each.rows and not each.results)
    others.pop(table.sheet.name, None)
    if others:
        yield Sentence(NOTES["sheets"], {"sheets": ", ".join(others)})
    if counter.ragged_rows:
        yield Sentence(NOTES["ragged"], {"count": f"{counter.ragged_rows:,}"})
    if counter.blank_rows:
        yield Sentence(NOTES["blank"], {"count": f"{counter.blank_rows:,}"})
    if (
        found.source.kind == XLSX
        and any(each.filled == 0 for each in found.columns)
        and has_formulas(found.source.path)
    ):
        yield Sentence(NOTES["formulas"])
