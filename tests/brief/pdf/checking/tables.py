"""Checks that tables are whole, and that each cell's headings can be found."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.brief.pdf.checking.finding import Findings
from tests.brief.pdf.checking.tree import Node, Tree

_ORDER = {"THead": 0, "TBody": 1, "TFoot": 2}
Grid = dict[tuple[int, int], Node]


@dataclass(frozen=True)
class _Cell:
    node: Node
    row: int
    column: int
    down: int
    across: int


def check_tables(tree: Tree, found: Findings) -> None:
    """Check every table of the tree."""
    for node in tree.nodes:
        if node.role == "Table":
            _check(node, found)


def _check(table: Node, found: Findings) -> None:
    for role in ("THead", "TFoot", "Caption"):
        found.unless(table.roles.count(role) <= 1, "UA 7.2", f"a table with more than one {role}")
    grouped = "THead" in table.roles or "TFoot" in table.roles
    found.unless(not grouped or "TBody" in table.roles, "UA 7.2", "a table with a head and no body")
    grid, cells = _laid_out(list(_rows(table)), found)
    widths = [max((column for row, column in grid if row == number), default=-1) for number in {row for row, _ in grid}]
    found.unless(len(set(widths)) <= 1, "UA 7.2", f"a table whose rows are of {sorted(set(widths))} columns")
    for cell in cells:
        _check_cell(cell, grid, found)


def _rows(table: Node) -> Iterator[Node]:
    groups = sorted((child for child in table.children if child.role in _ORDER), key=lambda one: _ORDER[one.role])
    for group in [table, *groups]:
        yield from (row for row in group.children if row.role == "TR")


def _laid_out(rows: list[Node], found: Findings) -> tuple[Grid, list[_Cell]]:
    grid: Grid = {}
    cells: list[_Cell] = []
    for number, row in enumerate(rows):
        column = 0
        for node in row.children:
            while (number, column) in grid:
                column += 1
            down, across = (int(node.attribute("Table", name) or 1) for name in ("RowSpan", "ColSpan"))
            found.unless(number + down <= len(rows), "UA 7.2", "a cell reaches below its table")
            cells.append(_Cell(node, number, column, down, across))
            grid.update({(number + y, column + x): node for y in range(down) for x in range(across)})
    return grid, cells


def _check_cell(cell: _Cell, grid: Grid, found: Findings) -> None:
    scope = str(cell.node.attribute("Table", "Scope") or "")
    if cell.node.role == "TH":
        found.unless(scope in {"/Row", "/Column", "/Both"}, "UA 7.5", "a heading cell does not say what it heads")
        return
    rows, columns = range(cell.row, cell.row + cell.down), range(cell.column, cell.column + cell.across)
    above = any(_heads(grid.get((row, column)), "/Column") for row in range(cell.row) for column in columns)
    beside = any(_heads(grid.get((row, column)), "/Row") for row in rows for column in {c for r, c in grid if r == row})
    found.unless(above or beside, "UA 7.5", "a cell without a heading")


def _heads(node: Node | None, way: str) -> bool:
    return node is not None and node.role == "TH" and str(node.attribute("Table", "Scope")) in {way, "/Both"}
