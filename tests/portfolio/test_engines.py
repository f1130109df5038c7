"""The same sums on every engine: DuckDB inside, DuckDB in a file, Polars and Spark where they are there."""

import csv
import importlib.util
import os
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path
from statistics import fmean, quantiles

import pytest

from partnerdesk.portfolio.engines import EngineRefused, engine_at, without_password
from partnerdesk.portfolio.results import Results, results_of
from tests.portfolio.conftest import Made
from tests.portfolio.folders import AS_OF

Key = tuple[str, ...]


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
    assert "[Stage" not in ran.stderr
    assert "fully support pandas" not in ran.stderr
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


# --- beside plain Python ----------------------------------------------------------------------------------------------


def _folded(values: list[str]) -> dict[str, str]:
    """Return the group of each form or year, by the rule of the page: fewer than five stand together."""
    sizes = Counter(values)
    alone = {value for value, size in sizes.items() if size >= 5}
    rest = sum(size for value, size in sizes.items() if value not in alone)
    if 0 < rest < 5 and alone:
        alone.remove(min(alone, key=lambda value: (sizes[value], value)))
    return {value: value if value in alone else "others" for value in sizes}


def _by_hand(made: Made) -> tuple[dict[Key, set[str]], dict[Key, list[float]]]:
    """Return which files are in each state, and the values of each figure, by group."""
    files = list(csv.DictReader(made.text("files.csv").splitlines()))
    groups = {"all": {row["file"]: "every" for row in files}}
    for split in ("form", "year"):
        names = {row["file"]: row[split] or "none" for row in files}
        fold = _folded(list(names.values()))
        groups[split] = {file: fold[name] for file, name in names.items()}
    states: dict[Key, set[str]] = defaultdict(set)
    values: dict[Key, list[float]] = defaultdict(list)
    for row in csv.DictReader(made.text("figures.csv").splitlines()):
        for split, of in groups.items():
            place = (split, of[row["file"]], row["about"], row["code"])
            if row["state"]:
                states[*place, row["state"]].add(row["file"])
            if row["value"] and row["about"] != "follow_up":
                values[place].append(float(row["value"]))
    return states, values


def test_sums_are_those_that_plain_python_makes_of_the_published_tables(sixty: Made) -> None:
    found = sums("duckdb://", sixty)
    states, values = _by_hand(sixty)
    assert found.files == {key: len(files) for key, files in states.items()}
    assert set(found.measures) == set(values)
    for key, each in found.measures.items():
        held = values[key]
        low, middle, high = quantiles(held, n=4, method="inclusive") if len(held) > 1 else held * 3
        assert (each.low, each.middle, each.high) == pytest.approx((low, middle, high))
        assert each.mean == pytest.approx(fmean(held))
