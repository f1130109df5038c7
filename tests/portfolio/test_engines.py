"""The same sums on every engine: DuckDB inside, DuckDB in a file, Polars and Spark where they are there."""

import importlib.util
import shutil
from pathlib import Path

import pytest

from partnerdesk.portfolio.engines import EngineRefused, engine_at, without_password
from partnerdesk.portfolio.results import Results, results_of
from tests.portfolio.conftest import Made


def sums(address: str, made: Made) -> Results:
    with engine_at(address) as engine:
        return results_of(engine, made.output)


def test_a_database_of_somebody_gives_the_same(sixty: Made, tmp_path: Path) -> None:
    inside = sums("duckdb://", sixty)
    assert len(inside.files) > 500
    assert len(inside.measures) > 100
    assert sums(f"duckdb://{tmp_path / 'theirs.duckdb'}", sixty) == inside


@pytest.mark.skipif(importlib.util.find_spec("polars") is None, reason="polars is not installed")
def test_polars_gives_the_same(sixty: Made) -> None:
    assert sums("polars://", sixty) == sums("duckdb://", sixty)


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.skipif(
    importlib.util.find_spec("pyspark") is None, reason="pyspark is not installed: pip install --group engines"
)
@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java, which is not installed")
@pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_spark_gives_the_same(sixty: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Spark as it runs on one machine; on a cluster it is the same code under another master."""
    settings = f"--master local[1] --conf spark.ui.enabled=false --conf spark.sql.warehouse.dir={tmp_path}"
    monkeypatch.setenv("PYSPARK_SUBMIT_ARGS", f"{settings} pyspark-shell")
    monkeypatch.chdir(tmp_path)
    assert sums("pyspark://?spark.sql.shuffle.partitions=2", sixty) == sums("duckdb://", sixty)


def test_an_engine_that_is_not_there_is_refused_without_its_password() -> None:
    with pytest.raises(EngineRefused) as refused, engine_at("postgres://ann:secret@localhost:1/none"):
        pass
    assert "postgres://localhost:1/none" in str(refused.value)
    assert "secret" not in str(refused.value)


def test_an_address_that_means_nothing_is_refused() -> None:
    with pytest.raises(EngineRefused), engine_at("nonsense"):
        pass
    assert without_password("nonsense") == "nonsense"
