"""The data dictionary as a page: `python -m partnerdesk.portfolio.dictionary_page PAGE` brings one up to date.

What stands between the two marks of the page is made from the dictionary; a test holds them equal.
"""

import sys
from pathlib import Path

from partnerdesk.catalogue import load_catalogue
from partnerdesk.portfolio.dictionary import ColumnOf, TableOf, tables

BEGIN, END = "<!-- dictionary: begin -->\n", "<!-- dictionary: end -->\n"
_MOST_VALUES = 20


def dictionary() -> str:
    """Return both tables as Markdown."""
    return "\n".join(_table(each) for each in tables(load_catalogue()))


def _table(table: TableOf) -> str:
    head = f"### `{table.name}`\n\n{table.row} Sorted by {', '.join(f'`{each}`' for each in table.key)}.\n\n"
    rows = "".join(_row(each) for each in table.columns)
    return f"{head}| column | type | holds | unit, values |\n|---|---|---|---|\n{rows}"


def _row(column: ColumnOf) -> str:
    values = ", ".join(f"`{each}`" for each in column.values)
    if len(column.values) > _MOST_VALUES:
        values = f"{len(column.values)} codes, all in `datapackage.json`"
    kept = "; ".join(each for each in (column.unit, values, f"`{column.pattern}`" if column.pattern else "") if each)
    return (
        f"| `{column.name}` | {column.type}{'' if column.required else ', may be empty'} | {column.holds} | {kept} |\n"
    )


def brought_up_to_date(page: str) -> str:
    """Return a page with the dictionary of today between its marks."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}{dictionary()}{END}{after}"


if __name__ == "__main__":
    place = Path(sys.argv[1])
    place.write_text(brought_up_to_date(place.read_text(encoding="utf-8")), encoding="utf-8")
