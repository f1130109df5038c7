"""Real exports against facts that were measured independently: where a folder with `expected.json` is named.

The folder is `PARTNERDESK_SURVEYS`. The project needs none: every shape stands in `exports.py` as well.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from partnerdesk.exchange.survey.described import described
from partnerdesk.exchange.survey.guessing import guess
from partnerdesk.exchange.survey.map_reading import read_map
from partnerdesk.exchange.survey.map_writing import map_text
from partnerdesk.exchange.survey.reading import summary_of

FOLDER = Path(os.environ.get("PARTNERDESK_SURVEYS", "no-such-folder"))
EXPECTED: dict[str, dict[str, Any]] = (
    json.loads((FOLDER / "expected.json").read_text(encoding="utf-8")) if (FOLDER / "expected.json").is_file() else {}
)
NAMES = {
    "encoding": "encoding",
    "bom": "bom",
    "delimiter": "delimiter",
    "header_rows": "header_rows",
    "columns": "columns",
}

pytestmark = pytest.mark.skipif(not EXPECTED, reason="PARTNERDESK_SURVEYS names no folder with real exports")


@pytest.mark.parametrize("name", EXPECTED)
def test_a_real_export_has_the_facts_that_were_measured(name: str) -> None:
    expected, told = EXPECTED[name], described(guess(FOLDER / name))
    facts = {fact: told[ours] for fact, ours in (NAMES | {"data_rows": "rows"}).items() if fact in expected}
    assert facts == {fact: expected[fact] for fact in facts}
    values = {each["heading"]: each["values"] for each in told["fields"]}
    assert {heading: values[heading] for heading in expected.get("counts", {})} == expected.get("counts", {})
    sheets = [
        {key: each[key] for key in asked}
        for each, asked in zip(told["sheets"], expected.get("sheets", []), strict=True)
    ]
    assert sheets == expected.get("sheets", [])


@pytest.mark.parametrize("name", EXPECTED)
def test_a_real_export_is_imported_by_its_own_guess(name: str) -> None:
    found = guess(FOLDER / name)
    made = read_map(map_text(found.map, [str(each) for each in found.notes]))
    assert made == found.map
    assert summary_of(FOLDER / name, made).rows == found.rows
