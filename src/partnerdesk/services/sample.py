"""The shipped example, Harbourside Carers: as its text in the JSON form, and as a partnership.

The JSON form holds no saved analysis. The board of the example looked at what would change its answer in step 8, so
the partnership is given one. Writing a file of it is the work of others.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from importlib.resources import files

from partnerdesk import __version__
from partnerdesk.domain.apply import apply
from partnerdesk.domain.commands import SaveAnalysis
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.process import inputs_hash
from partnerdesk.domain.records import ENTITIES, Record
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.sampling import SEED
from partnerdesk.domain.words import SOURCE_LANGUAGE
from partnerdesk.exchange import read_case

SAMPLE_NAME = "harbourside"
_LANGUAGES = frozenset({"language", "quote_language"})
WEIGHTS_IN = "2026-11-23T12:54:00Z"
LOOKED_AT = "2026-11-23T12:58:00Z"


def sample_text() -> str:
    """Return the example in the JSON form of a partnership file."""
    return files("partnerdesk.resources").joinpath("sample", f"{SAMPLE_NAME}.json").read_text(encoding="utf-8")


def sample_partnership(catalogue: Catalogue, language: str = SOURCE_LANGUAGE) -> Partnership:
    """Return the example, with the analysis that its board looked at; what its people wrote, in a language.

    Only words differ: every id, number and date is the same in each.
    """
    read = _worded(read_case(sample_text(), catalogue), language)
    return apply(
        read,
        SaveAnalysis(
            computed_at=WEIGHTS_IN,
            inputs_hash=inputs_hash(read),
            engine_version=__version__,
            seed=SEED,
            looked_at=LOOKED_AT,
        ),
        catalogue,
    )


def _worded(partnership: Partnership, language: str) -> Partnership:
    place = files("partnerdesk.resources").joinpath("sample", f"{SAMPLE_NAME}.{language}.json")
    if language == SOURCE_LANGUAGE or not place.is_file():
        return partnership
    words = json.loads(place.read_text(encoding="utf-8"))
    rows = (row for kind in ENTITIES.values() for row in partnership.rows(kind))
    return Partnership.of([_record_worded(row, words, language) for row in rows])


def _record_worded(row: Record, words: Mapping[str, str], language: str) -> Record:
    changes = {}
    for each in fields(row):
        value = getattr(row, each.name)
        if each.name in _LANGUAGES and value is not None:
            changes[each.name] = language
        elif isinstance(value, str) and value in words:
            changes[each.name] = words[value]
    return replace(row, **changes)
