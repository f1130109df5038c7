"""The shipped example, Harbourside Carers: as its text in the JSON form, and as a partnership with its answers.

The JSON form holds no saved analysis. The board of the example looked at what would change its answer in step 8, so
the partnership is given one. Writing a file of it is the work of others.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from importlib.resources import files

from partnerdesk import __version__
from partnerdesk.domain.answer_rows import AnswerRow, Answers, digest_of
from partnerdesk.domain.apply import apply
from partnerdesk.domain.commands import SaveAnalysis
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.process import inputs_hash
from partnerdesk.domain.records import ENTITIES, Record, Survey
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.sampling import SEED
from partnerdesk.domain.words import SOURCE_LANGUAGE
from partnerdesk.exchange import read_whole

SAMPLE_NAME = "harbourside"
_LANGUAGES = frozenset({"language", "quote_language"})
WEIGHTS_IN = "2026-11-23T12:54:00Z"
LOOKED_AT = "2026-11-23T12:58:00Z"


def sample_text() -> str:
    """Return the example in the JSON form of a partnership file."""
    return files("partnerdesk.resources").joinpath("sample", f"{SAMPLE_NAME}.json").read_text(encoding="utf-8")


def sample_partnership(catalogue: Catalogue, language: str = SOURCE_LANGUAGE) -> Partnership:
    """Return the example without the rows of its survey's answers, which a file of it needs."""
    return sample_whole(catalogue, language)[0]


def sample_whole(catalogue: Catalogue, language: str = SOURCE_LANGUAGE) -> tuple[Partnership, Answers]:
    """Return the example, with the analysis that its board looked at, and the rows of its survey's answers.

    What its people wrote is in a language. Only words differ: every id, number and date is the same in each.
    """
    read, answers = _worded(*read_whole(sample_text(), catalogue), language)
    looked_at = apply(
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
    return looked_at, answers


def _worded(partnership: Partnership, answers: Answers, language: str) -> tuple[Partnership, Answers]:
    place = files("partnerdesk.resources").joinpath("sample", f"{SAMPLE_NAME}.{language}.json")
    if language == SOURCE_LANGUAGE or not place.is_file():
        return partnership, answers
    words = json.loads(place.read_text(encoding="utf-8"))
    rows = (row for kind in ENTITIES.values() for row in partnership.rows(kind))
    worded = Partnership.of([_record_worded(row, words, language) for row in rows])
    return _answers_worded(worded, answers, words)


def _answers_worded(
    partnership: Partnership, answers: Answers, words: Mapping[str, str]
) -> tuple[Partnership, Answers]:
    """Return the rows in other words, and the surveys that know them by their digest."""
    found: dict[str, Sequence[AnswerRow]] = {}
    for survey in partnership.rows(Survey):
        told = answers.get(survey.answers_digest or "", ())
        rows = [row._replace(text=words.get(row.text, row.text) if row.text is not None else None) for row in told]
        if rows:
            digest = digest_of(rows)
            partnership = partnership.put(replace(survey, answers_digest=digest))
            found[digest] = rows
    return partnership, found


def _record_worded(row: Record, words: Mapping[str, str], language: str) -> Record:
    changes: dict[str, object] = {}
    for each in fields(row):
        value = getattr(row, each.name)
        if each.name in _LANGUAGES and value is not None:
            changes[each.name] = language
        elif isinstance(value, str) and value in words:
            changes[each.name] = words[value]
        elif isinstance(value, tuple):
            changes[each.name] = tuple(words.get(one, one) for one in value)
    return replace(row, **changes)
