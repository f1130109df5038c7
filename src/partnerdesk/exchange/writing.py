"""Writes a partnership in the JSON form, version 1. The opposite of :mod:`partnerdesk.exchange.reading`."""

import json
from typing import Any

from partnerdesk.domain.answer_rows import NONE, Answers
from partnerdesk.domain.fields import fields_of, to_plain
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Record
from partnerdesk.exchange.answers import KEY, write_rows
from partnerdesk.exchange.reading import FORMAT, VERSION, exported_entities


def write_case(partnership: Partnership, answers: Answers = NONE) -> dict[str, Any]:
    """Give the JSON form as one object; what is not recorded is left out. ``answers`` are its surveys' rows."""
    case: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    for entity, kind in exported_entities().items():
        rows = [_row(record) for record in partnership.rows(kind)]
        if kind.SINGLE and rows and rows[0]:
            case[entity] = rows[0]
        elif rows and not kind.SINGLE:
            case[entity] = rows
    if answers:
        case[KEY] = write_rows(partnership, answers)
    return case


def case_text(case: dict[str, Any]) -> str:
    """Give the JSON text: UTF-8 characters as they are, two spaces for each level, a newline at the end."""
    return json.dumps(case, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _row(record: Record) -> dict[str, Any]:
    return {
        spec.name: to_plain(spec, getattr(record, spec.name))
        for spec in fields_of(type(record))
        if spec.empty_means or getattr(record, spec.name) is not None
    }
