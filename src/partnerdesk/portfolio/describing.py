"""``datapackage.json``: what the tables hold, for programs and people, as a Frictionless Data Package.

Each table is there twice: as CSV with its Table Schema, and as Parquet, which holds its own types. The usual validator
reads Parquet through pandas, where nothing becomes NaN and a size is not known; so those have a hash and no schema of
their own. Made of the data dictionary alone.
"""

import json
from collections.abc import Sequence
from datetime import date
from hashlib import file_digest
from pathlib import Path
from typing import Any

from partnerdesk import __version__
from partnerdesk.portfolio.dictionary import NUMBER, TEXT, WHOLE, YEAR, ColumnOf, TableOf

NAME = "datapackage.json"
_PACKAGE = "https://datapackage.org/profiles/2.0/datapackage.json"
_RESOURCE = "https://datapackage.org/profiles/2.0/dataresource.json"
_SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"
_TYPES = {TEXT: "string", WHOLE: "integer", NUMBER: "number", YEAR: "year"}
_FORMS = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}
_ABOUT = (
    "Figures of partnership decisions that charities made with PartnerDesk, one row for each file. Figures and codes "
    "only: nobody's words, no names, no titles. People are counted in bands."
)


def describe(folder: Path, tables: Sequence[TableOf], as_of: date) -> None:
    """Write the description of the tables that stand in ``folder``."""
    package = {
        "$schema": _PACKAGE,
        "name": "partnerdesk-portfolio",
        "title": "Portfolio of partnership decisions",
        "description": _ABOUT,
        "version": "1",
        "keywords": ["charity", "partnership", "decision"],
        "partnerdesk": {"as_of": as_of.isoformat(), "program": __version__},
        "resources": [_resource(folder, table, form) for table in tables for form in _FORMS],
    }
    (folder / NAME).write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _resource(folder: Path, table: TableOf, form: str) -> dict[str, Any]:
    place = folder / f"{table.name}.{form}"
    with place.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    own = _of_csv(table, place) if form == "csv" else {"name": f"{table.name}-{form}", "sameAs": table.name}
    return {
        "$schema": _RESOURCE,
        "path": place.name,
        "description": table.row,
        "format": form,
        "mediatype": _FORMS[form],
        "hash": f"sha256:{digest}",
        **own,
    }


def _of_csv(table: TableOf, place: Path) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "quoteChar": '"', "header": True},
        "bytes": place.stat().st_size,
        "schema": schema_of(table),
    }


def schema_of(table: TableOf) -> dict[str, Any]:
    """Return the Table Schema of a table."""
    keys: dict[str, Any] = {"primaryKey": list(table.key)}
    if table.name != "files":
        files = {"resource": "files", "fields": ["file"]}
        keys = {"uniqueKeys": [list(table.key)], "foreignKeys": [{"fields": ["file"], "reference": files}]}
    fields = [_field(each) for each in table.columns]
    return {"$schema": _SCHEMA, "fields": fields, "missingValues": [""], **keys}


def _field(column: ColumnOf) -> dict[str, Any]:
    limits = {
        "required": column.required or None,
        "enum": list(column.values) or None,
        "minimum": None if column.type == YEAR else column.low,
        "maximum": None if column.type == YEAR else column.high,
        "pattern": column.pattern or None,
    }
    field = {"name": column.name, "type": _TYPES[column.type], "description": column.holds}
    if column.unit:
        field["unit"] = column.unit
    constraints = {name: value for name, value in limits.items() if value is not None}
    return {**field, "constraints": constraints} if constraints else field
