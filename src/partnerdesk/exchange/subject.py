"""Writes everything about one person or input as JSON and as a table, for that person to take along."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from partnerdesk.domain.about import About
from partnerdesk.domain.answer_rows import AnswerRow
from partnerdesk.domain.fields import fields_of, to_plain
from partnerdesk.domain.records import Record
from partnerdesk.exchange.cells import table_text

FORMAT, VERSION = "partnerdesk-about", 1
_HEAD = ("part", "record", "id", "field", "value")


def about_object(about: About) -> dict[str, Any]:
    """Return what is held as one plain object; names of records and fields are those of the JSON form."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "person_code": about.code,
        "inputs": [_row(record) for record in about.inputs],
        "hanging": [{"record": record.ENTITY, **_row(record)} for record in about.hanging],
        "linked": [{"record": record.ENTITY, **_row(record)} for record in about.linked],
        **({"answers": [_answer(survey, row) for survey, row in about.answers]} if about.answers else {}),
        "words_repeated_in": [
            {"record": trace.entity, "id": _key(trace.key), "field": trace.field} for trace in about.traces
        ],
    }


def about_json(about: About) -> bytes:
    """Return the object as JSON text."""
    return (json.dumps(about_object(about), ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def about_table(about: About) -> bytes:
    """Return what is held as a table, a line for each field, safe to open in a spreadsheet."""
    return table_text([_HEAD, *_lines(about)])


def _lines(about: About) -> Iterator[tuple[str, ...]]:
    parts = (("said", about.inputs), ("hanging on it", about.hanging), ("linked", about.linked))
    for part, records in parts:
        for record in records:
            for name, value in _row(record).items():
                plain = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
                yield part, record.ENTITY, _key(record.row_key), name, plain
    for survey, row in about.answers:
        for name, value in _answer(survey, row).items():
            yield "answered", "answer", f"{survey} / {row.respondent} / {row.question or ''}", name, str(value)
    for trace in about.traces:
        yield "words repeated", trace.entity, _key(trace.key), trace.field, ""


def _row(record: Record) -> dict[str, Any]:
    values = {spec.name: to_plain(spec, getattr(record, spec.name)) for spec in fields_of(type(record))}
    return {name: value for name, value in values.items() if value is not None}


def _answer(survey: str, row: AnswerRow) -> dict[str, Any]:
    values = {"survey": survey, **row._asdict()}
    return {name: value for name, value in values.items() if value is not None}


def _key(key: tuple[Any, ...]) -> str:
    return " / ".join(str(each) for each in key)
