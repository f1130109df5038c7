"""Makes the grids of tables, lights and facts from their blocks, with their part of the logical tree."""

from collections.abc import Iterable, Sequence

from partnerdesk.brief.blocks import (
    Cell,
    Column,
    Fact,
    FactList,
    Lights,
    Run,
    Runs,
    Table,
    plain,
    strong,
)
from partnerdesk.brief.pdf.flows import Text
from partnerdesk.brief.pdf.setting import Setting
from partnerdesk.brief.pdf.tables import GAP, CellFlow, Grid, Row, Sign
from partnerdesk.brief.pdf.tagging import Element
from partnerdesk.charts.lights import dots, light
from partnerdesk.charts.ticks import BOX, box_to_tick
from partnerdesk.domain.findings import Colour

_ROW_HEAD = {"Table": {"Scope": "/Row"}}
_COLUMN_HEAD = {"Table": {"Scope": "/Column"}}
_SHAPE = 10.5
_DOT = 6.5
_TERM = 108.0  # what a fact is called
_NAME = 150.0  # what a row is called
_NOTHING = "–"


def table_grid(block: Table, setting: Setting, parent: Element) -> Grid:
    """The grid of a table block. Rows that are short of cells are filled up with empty ones."""
    whole = parent.child("Table")
    above = whole.child("THead" if block.rows else "TBody")  # a head alone would be a table without a body
    head = _head(block.columns, setting, above.child("TR"))
    body = whole.child("TBody")
    rows = [_row(block, cells, setting, body.child("TR")) for cells in block.rows]
    return Grid([column.share for column in block.columns], head, rows, whole, part=block.width)


def _head(columns: Sequence[Column], setting: Setting, row: Element) -> Row:
    return [
        CellFlow(_aligned(setting, column.title, "column_head", column, row.child("TH", attributes=_COLUMN_HEAD)))
        for column in columns
    ]


def _row(block: Table, cells: Sequence[Cell], setting: Setting, row: Element) -> Row:
    filled = [*cells, *[Cell()] * len(block.columns)][: len(block.columns)]
    made: Row = []
    for number, (column, cell) in enumerate(zip(block.columns, filled, strict=True)):
        heads = block.row_heads and not number
        owner = row.child("TH", attributes=_ROW_HEAD) if heads else row.child("TD")
        style = "cell_head" if heads or cell.light is not None else "cell"
        made.append(CellFlow(_aligned(setting, cell.runs, style, column, owner), _sign(cell, owner, setting.scale)))
    return made


def _aligned(setting: Setting, runs: Runs, style: str, column: Column, owner: Element) -> Text:
    return setting.text(runs, setting.style(style, column.align), owner)


def _sign(cell: Cell, owner: Element, scale: float) -> Sign | None:
    """The light's shape repeats the word beside it and is decoration; dots say something of their own."""
    if cell.light is not None:
        return Sign(light(cell.light, 0, 0, _SHAPE), _SHAPE)
    if cell.dots is not None:
        filled, of = cell.dots
        figure = owner.child("Figure", alt=f"{filled}/{of}")
        size = _DOT * scale
        return Sign(dots(filled, of, 0, scale, size), size, above=True, element=figure)
    if cell.tick:
        side = BOX * min(scale, 1.25)
        return Sign(box_to_tick(0, 0, side), side)
    return None


def keeps_its_columns(block: Table, setting: Setting, measure: float) -> bool:
    """Whether a table in large print stays one: boxes to tick stay in their rows, however long the words."""
    if len(block.columns) < 2 or not block.rows or any(cell.tick for row in block.rows for cell in row):
        return True
    return fits(block, setting, measure)


def fits(block: Table, setting: Setting, measure: float) -> bool:
    """Whether the longest word of each column has room beside those of the others."""
    return sum(_widest(block, number, setting) + GAP for number in range(len(block.columns))) - GAP <= measure


def _widest(block: Table, number: int, setting: Setting) -> float:
    head = setting.text(block.columns[number].title, "column_head", None)
    style = "cell" if number or not block.row_heads else "cell_head"
    cells = [setting.text(row[number].runs, style, None) for row in block.rows[:200] if number < len(row)]
    return max(text.wording.widest for text in (head, *cells))


def unfolded_grid(block: Table, setting: Setting, parent: Element) -> Grid:
    """A table in two columns, where its own have no room: each row with its name, and what every column says."""
    whole = parent.child("Table")
    heads = [column.title for column in block.columns]
    columns = (Column(heads[0]), Column(_joined(heads[1:])))
    head = _head(columns, setting, whole.child("THead").child("TR"))
    facts = [Fact(row[0].runs, _told(heads[1:], row[1:])) for row in block.rows if row]
    return Grid([_NAME, 470 - _NAME], head, _facts(facts, setting, whole.child("TBody")), whole)


def _joined(heads: Sequence[Runs]) -> Runs:
    """What the second column holds: the heads of all columns but the first, one after the other."""
    return tuple(run for number, head in enumerate(heads) for run in (*(plain(" · ") if number else ()), *head))


def _told(heads: Sequence[Runs], cells: Sequence[Cell]) -> Runs:
    """What the cells of a row say, each on a line with its head; a dash that stands for nothing needs no line."""
    told: list[Run] = []
    for head, cell in zip(heads, cells, strict=False):
        dots = (Run(f"{cell.dots[0]}/{cell.dots[1]} "),) if cell.dots else ()
        if (cell.runs and cell.runs != plain(_NOTHING)) or dots:
            told += [*([Run("\n")] if told else []), *head, Run(": "), *dots, *cell.runs]
    return tuple(told)


def lights_grid(block: Lights, setting: Setting, parent: Element) -> Grid:
    """Lights as a table without a head: shape and word, name, sentence."""
    whole = parent.child("Table")
    rows = [_light_row(one.colour, one.word, one.name, one.runs, setting, whole.child("TR")) for one in block.rows]
    return Grid([86, 104, 280], None, rows, whole, top_rule=0.8)


def _light_row(colour: Colour, word: str, name: str, runs: Runs, setting: Setting, row: Element) -> Row:
    text = setting.text
    return [
        CellFlow(text(strong(word), "cell_head", row.child("TD")), Sign(light(colour, 0, 0, _SHAPE), _SHAPE)),
        CellFlow(text(plain(name), "cell_head", row.child("TH", attributes=_ROW_HEAD))),
        CellFlow(text(runs, "cell", row.child("TD"))),
    ]


def fact_grid(block: FactList, setting: Setting, parent: Element) -> Grid:
    """Terms and descriptions as a table without a head."""
    whole = parent.child("Table")
    return Grid([_TERM, 470 - _TERM], None, _facts(block.facts, setting, whole), whole, top_rule=0.8)


def _facts(facts: Iterable[Fact], setting: Setting, body: Element) -> list[Row]:
    rows: list[Row] = []
    for fact in facts:
        row = body.child("TR")
        term = setting.text(fact.term, "fact_head", row.child("TH", attributes=_ROW_HEAD))
        rows.append([CellFlow(term), CellFlow(setting.text(fact.description, "fact", row.child("TD")))])
    return rows
