"""Where the tables are added up: DuckDB inside this program, or an engine that is there already, named by its address.

An engine is whatever Ibis can connect to. Nothing else of the portfolio knows which one it is.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.words import N_, Sentence

if TYPE_CHECKING:
    import ibis

EMBEDDED = "duckdb://"
_MISSING = N_("What adds up many files is not installed here. Install partnerdesk[portfolio] and try again.")
_NO_ENGINE = N_(
    "The engine '{engine}' cannot be used ({reason}). Check its address, and that what Ibis needs for it is installed."
)


class EngineRefused(PartnerDeskError):
    """What the tables are added up with is missing, or does not answer."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A connection, and how a table gets there."""

    connection: "ibis.BaseBackend"

    def read(self, place: Path, name: str) -> "ibis.Table":
        """Return the table that a Parquet file holds: read by the engine itself, or else sent to it."""
        try:
            return self.connection.read_parquet(str(place), table_name=name)
        except (AttributeError, NotImplementedError):
            import pyarrow.parquet as pq

            return self.connection.create_table(name, pq.read_table(place), temp=True)


def refuse_without_parts() -> None:
    """Raise EngineRefused where the parts that only a portfolio needs are not installed."""
    from importlib.util import find_spec

    if any(find_spec(each) is None for each in ("ibis", "duckdb", "pyarrow")):
        raise EngineRefused(_MISSING)


@contextmanager
def engine_at(address: str = EMBEDDED) -> Iterator[Engine]:
    """Connect to an engine, and let it go afterwards. Raises EngineRefused."""
    import ibis

    with _quiet(address):
        try:
            connection = ibis.connect(address)
        except Exception as error:  # every engine has errors of its own
            values = {"engine": without_password(address), "reason": type(error).__name__}
            raise EngineRefused(Sentence(_NO_ENGINE, values)) from error
        try:
            yield Engine(connection)
        finally:
            connection.disconnect()


@contextmanager
def _quiet(address: str) -> Iterator[None]:
    """Keep from our lines what Spark would put among them: its bars of progress, and one warning, that of pandas.

    What it says of a pandas newer than itself is no news to whoever adds up: the sums are held equal by a test.
    """
    if not address.startswith("pyspark:"):
        yield
        return
    import warnings

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
        with suppress(Exception):  # what does not start is refused by what connects
            from pyspark.sql import SparkSession

            SparkSession.builder.config("spark.ui.showConsoleProgress", "false").getOrCreate()
        yield


def without_password(address: str) -> str:
    """Return an address as it may be shown."""
    scheme, _, rest = address.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}" if rest else address
