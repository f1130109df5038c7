"""The shipped JSON Schema is the one that the records give, and judges as the reader does."""

from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from partnerdesk.exchange.schema import case_schema, schema_text
from tests.exchange.cases import made_up, small
from tests.exchange.test_refused import BAD, Change

# What a schema cannot see: whether keys differ, characters are whole, waivers keep their rule, and a review is there.
BEYOND = {"duplicate id", "duplicate key", "half a character", "hard gate", "short reason", "round of no review"}


def judge() -> Any:
    return Draft202012Validator(case_schema(), format_checker=FormatChecker(["date"]))


def test_the_shipped_schema_is_what_the_records_give() -> None:
    shipped = files("partnerdesk.resources").joinpath("schema", "partnerdesk-1.schema.json").read_text("utf-8")
    assert shipped == schema_text()


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(case_schema())


@pytest.mark.parametrize("case", [small(), *(made_up(seed) for seed in range(10))])
def test_what_the_reader_accepts_the_schema_accepts(case: dict[str, Any]) -> None:
    assert [error.message for error in judge().iter_errors(case)] == []


@pytest.mark.parametrize(
    "change",
    [case[0] for name, case in BAD.items() if not name.startswith("no ") or name in ("no id", "no link", "no format")
     if name not in BEYOND],
)  # fmt: skip
def test_what_the_reader_refuses_the_schema_refuses(change: Change) -> None:
    case = small()
    change(case)
    assert list(judge().iter_errors(case)) != []
