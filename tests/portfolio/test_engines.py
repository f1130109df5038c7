"""The same sums on every engine: DuckDB inside, DuckDB in a file, Polars and Spark where they are there."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from partnerdesk.portfolio.engines import EngineRefused, engine_at, without_password
from partnerdesk.portfolio.results import Results, results_of
from tests.portfolio.conftest import Made
from tests.portfolio.folders import AS_OF


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
def test_spark_gives_the_same(sixty: Made, tmp_path: Path) -> None:
    """A run of the command with Spark as it runs on one machine; on a cluster it is the same under another master."""
    settings = f"--master local[1] --conf spark.ui.enabled=false --conf spark.sql.warehouse.dir={tmp_path}"
    out = tmp_path / "out"
    command = ["-m", "partnerdesk", "portfolio", str(sixty.folder), "-o", str(out), "--as-of", AS_OF.isoformat()]
    ran = subprocess.run(
        [sys.executable, *command, "--engine", "pyspark://?spark.sql.shuffle.partitions=2"],
        cwd=tmp_path,
        env={**os.environ, "PYSPARK_SUBMIT_ARGS": f"{settings} pyspark-shell"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "8 not" in ran.stdout
    for name in ("summary.json", "portfolio.html", "portfolio.pdf"):
        assert (out / name).read_bytes() == (sixty.output / name).read_bytes()


def test_an_engine_that_is_not_there_is_refused_without_its_password() -> None:
    with pytest.raises(EngineRefused) as refused, engine_at("postgres://ann:secret@localhost:1/none"):
        pass
    assert "postgres://localhost:1/none" in str(refused.value)
    assert "secret" not in str(refused.value)


def test_an_address_that_means_nothing_is_refused() -> None:
    with pytest.raises(EngineRefused), engine_at("nonsense"):
        pass
    assert without_password("nonsense") == "nonsense"
