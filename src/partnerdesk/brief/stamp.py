"""What a brief says of its own making, for a program to read: of which file and state, which paper, for which day.

It stands in the file's own facts (PDF keywords, a web page's meta). With it a brief can be printed again and compared
letter by letter. No words of anybody.
"""

import re
from dataclasses import dataclass
from datetime import date

from partnerdesk.brief.blocks import Edition, Kind, Paper
from partnerdesk.brief.snapshot import BriefSnapshot

_FORM = re.compile(
    rb"partnerdesk-brief/1 file=(?P<file>[0-9A-Za-z-]*) state=(?P<state>[0-9a-f]{64}) kind=(?P<kind>[a-z-]+)"
    rb" edition=(?P<edition>[a-z]+) paper=(?P<paper>[A-Za-z0-9]+) size=(?P<size>usual|large)"
    rb"(?P<sides> sides=two)?(?P<records> with=records)?(?: language=(?P<language>[a-z]+))?"
    rb" day=(?P<day>\d{4}-\d\d-\d\d) program=(?P<program>[0-9A-Za-z.+-]{1,40})"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """How a brief was made: ``edition`` as it was asked for, ``with_records`` where the records are attached to it."""

    file: str
    state: str
    kind: Kind
    edition: Edition
    paper: Paper
    large: bool
    day: date
    program: str
    with_records: bool = False
    two_sided: bool = False
    language: str = "en"

    @property
    def text(self) -> str:
        """The stamp as it stands in the brief."""
        size = "large" if self.large else "usual"
        sides = " sides=two" if self.two_sided else ""
        records = " with=records" if self.with_records else ""
        language = "" if self.language == "en" else f" language={self.language}"
        return (
            f"partnerdesk-brief/1 file={self.file} state={self.state} kind={self.kind.value} "
            f"edition={self.edition.value} paper={self.paper.value} size={size}{sides}{records}{language} "
            f"day={self.day.isoformat()} program={self.program}"
        )


def stamp_of(snapshot: BriefSnapshot, kind: Kind, *, large: bool, with_records: bool = False) -> Stamp:
    """Return the stamp of a brief of one snapshot."""
    return Stamp(
        file=re.sub("[^0-9A-Za-z-]", "", snapshot.file_id),
        state=snapshot.state_hash or "0" * 64,
        kind=kind,
        edition=snapshot.edition,
        paper=snapshot.paper,
        large=large,
        day=snapshot.as_of,
        program=snapshot.program_version,
        with_records=with_records,
        two_sided=snapshot.two_sided,
        language=snapshot.language,
    )


def read_stamp(data: bytes) -> Stamp | None:
    """Return what a brief says of its making; None where it does not say it."""
    found = _FORM.search(data)
    if found is None:
        return None
    said = {name: value.decode("ascii") for name, value in found.groupdict(default=b"").items()}
    try:
        return Stamp(
            file=said["file"],
            state=said["state"],
            kind=Kind(said["kind"]),
            edition=Edition(said["edition"]),
            paper=Paper(said["paper"]),
            large=said["size"] == "large",
            day=date.fromisoformat(said["day"]),
            program=said["program"],
            with_records=bool(said["records"]),
            two_sided=bool(said["sides"]),
            language=said["language"] or "en",
        )
    except ValueError:
        return None
