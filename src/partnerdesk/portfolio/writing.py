"""Writes the two tables: rows as they come into Parquet, then sorted and without copies as Parquet and CSV.

Holds a batch of rows at a time; what sorts is DuckDB, which goes to the disk where memory does not do.
"""

from collections.abc import Collection, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Self

from partnerdesk.portfolio.dictionary import NUMBER, TEXT, WHOLE, YEAR, ColumnOf, TableOf
from partnerdesk.portfolio.figures import FileFigures, Value

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

    from partnerdesk.portfolio.engines import Engine

BATCH = 20_000
_RUN = "run"  # which file of the run a row is of; copies are left out by it, and it is in no finished table


def schema_of(table: TableOf, *, with_run: bool = False) -> "pa.Schema":
    """Return a table's Arrow schema; what a column holds is kept with it."""
    import pyarrow as pa

    types = {TEXT: pa.string(), WHOLE: pa.int64(), NUMBER: pa.float64(), YEAR: pa.int32()}
    fields = [
        pa.field(each.name, types[each.type], nullable=not each.required, metadata=_said(each))
        for each in table.columns
    ]
    return pa.schema([*fields, pa.field(_RUN, pa.int64())] if with_run else fields, metadata={"row": table.row})


def _said(column: ColumnOf) -> dict[str, str]:
    return {"holds": column.holds, **({"unit": column.unit} if column.unit else {})}


class Rows:
    """The rows of a run as they come, in two Parquet files in ``folder``. Use as a context manager."""

    def __init__(self, folder: Path, tables: tuple[TableOf, TableOf]) -> None:
        self._folder, self._tables = folder, tables
        self._waiting: dict[str, list[Mapping[str, Value]]] = {each.name: [] for each in tables}
        self._schemas = {each.name: schema_of(each, with_run=True) for each in tables}
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        import pyarrow.parquet as pq

        self._writers = {
            each.name: self._stack.enter_context(pq.ParquetWriter(self.place(each), self._schemas[each.name]))
            for each in self._tables
        }
        return self

    def __exit__(self, *_: object) -> None:
        for name in self._waiting:
            self._put(name)
        self._stack.close()

    def place(self, table: TableOf) -> Path:
        """Return where the rows of a table are."""
        return self._folder / f"{table.name}.rows"

    def add(self, run: int, found: FileFigures) -> None:
        """Add the rows of the file that was read as number ``run``."""
        files, figures = (each.name for each in self._tables)
        self._waiting[files].append({**found.row, _RUN: run})
        self._waiting[figures] += [{"file": found.row["file"], **asdict(each), _RUN: run} for each in found.figures]
        for name, rows in self._waiting.items():
            if len(rows) >= BATCH:
                self._put(name)

    def _put(self, name: str) -> None:
        import pyarrow as pa

        if self._waiting[name]:
            self._writers[name].write_table(pa.Table.from_pylist(self._waiting[name], self._schemas[name]))
            self._waiting[name] = []


def write_sorted(engine: "Engine", rows: Path, table: TableOf, folder: Path, left_out: Collection[int]) -> int:
    """Write ``NAME.parquet`` and ``NAME.csv`` of the rows of a run, sorted by the table's key; return how many."""
    import pyarrow as pa
    from pyarrow import csv
    from pyarrow import parquet as pq

    schema, written = schema_of(table), 0
    with (
        pq.ParquetWriter(folder / f"{table.name}.parquet", schema, compression="zstd") as parquet,
        csv.CSVWriter(folder / f"{table.name}.csv", schema) as text,
    ):
        for batch in _sorted(engine, rows, table, sorted(left_out)).iter_batches(BATCH):
            held = pa.Table.from_batches([batch]).cast(schema)
            parquet.write_table(held)
            text.write_table(held)
            written += batch.num_rows
    return written


def _sorted(engine: "Engine", rows: Path, table: TableOf, left_out: Sequence[int]) -> "pq.ParquetFile":
    """Have the rows sorted into a file beside them, and open that."""
    import pyarrow.parquet as pq

    held = engine.read(rows, f"{table.name}_rows")
    kept = held.filter(~held[_RUN].isin(left_out)) if left_out else held
    place = rows.with_suffix(".sorted")
    kept.order_by(list(table.key)).drop(_RUN).to_parquet(place)
    return pq.ParquetFile(place)
