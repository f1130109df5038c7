"""Everything that a printed brief needs, as one frozen value: nothing is looked up, measured or timed later.

Equal snapshots make equal briefs, byte for byte. This module must not know a clock, a locale, a database or ReportLab.
"""

import hashlib
import json
import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from partnerdesk.brief.blocks import Edition, Paper
from partnerdesk.charts.shapes import Measure, Weight
from partnerdesk.domain.assessment import Assessment
from partnerdesk.domain.fields import fields_of, to_plain
from partnerdesk.domain.findings import FirstPlaces
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import ENTITIES, PartnershipFile, Record
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.settings import Settings, settings_of
from partnerdesk.domain.words import SOURCE_LANGUAGE, Translate, as_written

CODE_LENGTH = 12
_CODE = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_UNKNOWN = "und"
_MOVES_BY_ITSELF = {"updated_at"}


def estimated(text: str, size: float, weight: Weight) -> float:
    """Return about how wide a text is; the printed brief hands over its own faces' measure."""
    return len(text) * size * (0.54 if weight is Weight.BOLD else 0.5)


@dataclass(frozen=True, slots=True)
class BriefSnapshot:
    """One state of one partnership file, for one edition, paper and date.

    ``shares`` are the first-place shares of the sampling, None where options cannot be compared yet. ``translate``
    gives a marked pattern in the brief's ``language``; one that is not there is printed as it was written.
    ``measure`` says how wide a chart's labels are in the faces of the page. ``two_sided`` is for paper that is printed
    on both sides: the margins change sides, and the decision record begins on a right-hand page. In ``large``
    print pictures are drawn narrower, so that they grow with the letters.
    """

    partnership: Partnership
    catalogue: Catalogue
    assessment: Assessment
    as_of: date
    edition: Edition
    paper: Paper
    program_version: str
    shares: FirstPlaces | None = None
    language: str = SOURCE_LANGUAGE
    translate: Translate = field(default=as_written, compare=False)
    state_hash: str = ""
    two_sided: bool = False
    large: bool = False
    measure: Measure = field(default=estimated, compare=False)

    @property
    def for_board(self) -> bool:
        """Whether this is the board edition, which holds everything."""
        return self.edition is Edition.BOARD

    @property
    def settings(self) -> Settings:
        """The thresholds of the print rules and signals, with the file's own values."""
        return settings_of(self.partnership)

    @property
    def file_id(self) -> str:
        """The file's own id; empty where none is recorded."""
        return self.partnership.one(PartnershipFile).file_uuid or ""

    @property
    def written_language(self) -> str:
        """The language in which the board wrote, whatever this brief's is; a quotation may name another one."""
        held = printed(self.partnership.one(PartnershipFile).language or "")
        return held if _CODE.fullmatch(held) else SOURCE_LANGUAGE

    @property
    def state_code(self) -> str:
        """The short form of the state's hash that stands in the footer."""
        return self.state_hash[:CODE_LENGTH]


def printed(code: str) -> str:
    """Return what can be printed of a language's code or name; a file of somebody else may hold anything."""
    return "".join(letter for letter in code if letter.isprintable()).strip()


def as_code(language: str) -> str:
    """Return what a page says for a language: its code, or that of an unknown one where it is named in free words."""
    return language if _CODE.fullmatch(language) else _UNKNOWN


def state_hash(partnership: Partnership) -> str:
    """Return the SHA-256, as 64 hexadecimal digits, of all that the board recorded.

    The time of the last change is left out, so that undoing a change gives the earlier hash again.
    """
    rows = {
        entity: [_row(record) for record in partnership.rows(kind)]
        for entity, kind in ENTITIES.items()
        if kind.EXPORTED and partnership.rows(kind)
    }
    text = json.dumps(rows, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _row(record: Record) -> dict[str, Any]:
    return {
        spec.name: to_plain(spec, getattr(record, spec.name))
        for spec in fields_of(type(record))
        if getattr(record, spec.name) is not None and spec.name not in _MOVES_BY_ITSELF
    }
