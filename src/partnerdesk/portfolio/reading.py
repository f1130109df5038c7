"""Reads one partnership file as a stranger's: admitted to read, its figures worked out, and nothing left behind.

Runs in processes of its own where there are many files. Whatever is wrong with a file is a value, never an error: the
run goes on. Of the file's own words only its figures come back.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from partnerdesk.brief.snapshot import state_hash
from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import ENTITIES, PartnershipFile
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.portfolio.figures import FileFigures, figures_of, file_code
from partnerdesk.services.documents import Documents

FAULT, ENDED, CLOSED, COPY, TOO_MANY = "fault", "ended", "closed-folder", "copy", "too-many"
# Ten times a full file. Rules look at records beside records: with many more, one file would hold up all others.
MOST_RECORDS = 20_000
SENTENCES = {
    FAULT: N_("Its figures could not be worked out: a fault of the program itself ({name}). Open it in the window."),
    ENDED: N_("Reading it ended the program that read it. Ask for another copy."),
    CLOSED: N_("This folder may not be looked into. Ask the person who looks after it."),
    TOO_MANY: N_("It holds more than {most} records, more than any board enters. Its figures were not worked out."),
    COPY: N_("It has the same number inside as a newer file and was not counted: it is a copy."),
}


@dataclass(frozen=True, slots=True)
class NotRead:
    """A file that was not counted, and why; ``code`` is for counting, ``sentence`` for a person."""

    path: Path
    code: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class WasRead:
    """A file's figures; ``changed_at`` says which of two copies is the newer one, in seconds."""

    path: Path
    code: str
    changed_at: float
    figures: FileFigures


@dataclass(frozen=True, slots=True)
class FileReader:
    """Reads files one after the other; ``home`` is a private folder, ``as_of`` the day for follow-ups."""

    home: Path
    as_of: date

    def read(self, path: Path) -> WasRead | NotRead:
        """Return a file's figures, or why there are none."""
        try:
            return self._read(path)
        except PartnerDeskError as refused:
            # Plain values can go from one process to another.
            said = replace(refused.sentence, values=dict(refused.sentence.values))
            return NotRead(path, getattr(refused, "code", FAULT), said)
        except Exception as fault:  # noqa: BLE001 - one file in a hundred thousand must not end the run
            return not_read(path, FAULT, name=type(fault).__name__)

    def _read(self, path: Path) -> WasRead | NotRead:
        from partnerdesk.domain.sampling import first_places

        partnership, catalogue = Documents(self.home).read(path), load_catalogue()
        if sum(len(partnership.rows(kind)) for kind in ENTITIES.values()) > MOST_RECORDS:
            return not_read(path, TOO_MANY, most=f"{MOST_RECORDS:,}")
        code = file_code(partnership.one(PartnershipFile).file_uuid or state_hash(partnership))
        shares = first_places(partnership, catalogue)
        figures = figures_of(partnership, catalogue, self.as_of, shares, code)
        return WasRead(path, code, _changed_at(partnership), figures)


def not_read(path: Path, code: str, **values: object) -> NotRead:
    """Return that a file was not counted, for one of the reasons that are known here only."""
    return NotRead(path, code, Sentence(SENTENCES[code], values))


def _changed_at(partnership: Partnership) -> float:
    try:
        moment = datetime.fromisoformat(partnership.one(PartnershipFile).updated_at or "")
        return moment.timestamp()
    except (ValueError, OverflowError, OSError):
        return 0.0
