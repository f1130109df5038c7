"""Makes the JSON Schema of the JSON form from the records.

`python -m partnerdesk.exchange.schema > resources/schema/partnerdesk-1.schema.json` writes the shipped one; a test
holds the two together. A schema cannot say that ids differ or that links lead somewhere: the reader does.
"""

import json
import sys
from typing import Any

from partnerdesk.domain.fields import ID_LENGTH, FieldKind, FieldSpec, fields_of
from partnerdesk.domain.records import Record
from partnerdesk.exchange.answers import KEY, rows_schema
from partnerdesk.exchange.reading import FORMAT, VERSION, exported_entities

LARGEST = 2**53
_DAY = r"^\d{4}-\d{2}-\d{2}$"
_MOMENT = r"^(([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?|\d{4}-?\d{2}-?\d{2}T.+)$"
_ID = {"type": "string", "minLength": 1, "maxLength": ID_LENGTH}
_ALIKE: dict[FieldKind, dict[str, Any]] = {
    FieldKind.TEXT: {"type": "string"},
    FieldKind.ID: _ID,
    FieldKind.FLAG: {"type": "boolean"},
    FieldKind.DATE: {"type": "string", "format": "date", "pattern": _DAY},
    FieldKind.TIME: {"type": "string", "pattern": _MOMENT},
    FieldKind.TEXTS: {"type": "array", "items": {"type": "string"}},
}


def case_schema() -> dict[str, Any]:
    """Give the schema as one object."""
    entities = exported_entities()
    properties: dict[str, Any] = {"format": {"const": FORMAT}, "version": {"const": VERSION}}
    for entity, kind in entities.items():
        row = {"$ref": f"#/$defs/{entity}"}
        properties[entity] = row if kind.SINGLE else {"type": "array", "items": row}
    properties[KEY] = rows_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The JSON form of a partnership file, version 1",
        "type": "object",
        "properties": properties,
        "required": ["format", "version"],
        "additionalProperties": False,
        "$defs": {entity: _entity(kind) for entity, kind in entities.items()},
    }


def schema_text() -> str:
    """Give the schema as the text that is shipped."""
    return json.dumps(case_schema(), indent=1, ensure_ascii=False) + "\n"


def _entity(kind: type[Record]) -> dict[str, Any]:
    specs = fields_of(kind)
    described = (kind.__doc__ or "").split("\n", maxsplit=1)[0]
    schema: dict[str, Any] = {
        "description": described,
        "type": "object",
        "properties": {spec.name: _field(spec) for spec in specs},
        "additionalProperties": False,
    }
    required = [spec.name for spec in specs if spec.required]
    return {**schema, "required": required} if required else schema


def _field(spec: FieldSpec) -> dict[str, Any]:
    schema = _value(spec)
    if spec.required:
        return schema
    if "enum" in schema:
        return {"enum": [*schema["enum"], None]}
    return {**schema, "type": [schema["type"], "null"]}


def _value(spec: FieldSpec) -> dict[str, Any]:
    if spec.kind in _ALIKE:
        return dict(_ALIKE[spec.kind])
    if spec.kind is FieldKind.CHOICE:
        return {"enum": list(spec.choices)}
    if spec.kind is FieldKind.CATALOGUE:
        return {**_ID, "description": f"an id of the catalogue's '{spec.target}'"}
    if spec.kind is FieldKind.LINK:
        return _link(spec)
    if spec.kind is FieldKind.LINKS:
        return {"type": "array", "items": _link(spec), "uniqueItems": True}
    return {"type": "integer" if spec.kind is FieldKind.WHOLE else "number", **_limits(spec)}


def _link(spec: FieldSpec) -> dict[str, Any]:
    return {**_ID, "description": f"the id of a record of '{spec.target}'"}


def _limits(spec: FieldSpec) -> dict[str, float]:
    low = -LARGEST if spec.low is None else spec.low
    high = LARGEST if spec.high is None else spec.high
    return {"minimum": low, "maximum": high}


if __name__ == "__main__":
    sys.stdout.write(schema_text())
