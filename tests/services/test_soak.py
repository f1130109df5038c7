"""A very long evening: tens of thousands of edits in one session, and neither memory nor files nor handles pile up."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

import pytest

from partnerdesk.domain.commands import AddRecord, ChangeFields, DeleteRecord
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Objective, OpenPoint, Parking, PartnershipFile
from partnerdesk.services.documents import Documents
from partnerdesk.services.session import Session
from partnerdesk.storage.undoing import STEPS_KEPT
from tests.figures import Figures

EDITS = 20_000
WARM = 3_000
MOST_GROWTH = 5 << 20
MOST_FILE = 1.5  # of a file of ten megabytes; what is added is the history alone, which a small file outgrows sooner
MOST_EACH = 200  # bytes of the history for one edit

pytestmark = [
    pytest.mark.soak,
    pytest.mark.timeout(900),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory and handles are counted in /proc"),
]


def _memory() -> int:
    gc.collect()
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _handles() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def _edit(session: Session, number: int) -> None:
    if number % 50 == 11:
        session.execute(AddRecord(OpenPoint(id=f"OP{number}", note="ask")))
    elif number % 50 == 12:
        session.execute(DeleteRecord(OpenPoint, (f"OP{number - 1}",)))
    elif number % 50 == 13:
        session.undo()
        session.redo()
    else:
        session.execute(ChangeFields(Objective, ("OB1",), {"measure": f"edit {number} " + "word " * (number % 40)}))


def test_nothing_piles_up(quick_path: Path, figures: Figures) -> None:
    documents, path = Documents(quick_path / "root", load_catalogue=None), quick_path / "case.partnership"
    large = tuple(Parking(id=f"PK{number}", text="many words " * 180) for number in range(5000))
    start = Partnership.of([PartnershipFile(title="T"), Objective(id="OB1"), *large])
    with documents.from_partnership(start, path) as session:
        for number in range(WARM):
            _edit(session, number)
        session.publish()
        size, memory, handles = path.stat().st_size, _memory(), _handles()
        for number in range(WARM, WARM + EDITS):
            _edit(session, number)
            if number % 2000 == 0:
                session.publish()
        assert session.publish().problem is None
        grown, handles_now, larger = _memory() - memory, _handles(), path.stat().st_size / size
        each = (path.stat().st_size - size) / EDITS
        assert len(session._workspace.done) == STEPS_KEPT, "undo is bounded, and never in the document"
        work = session._workspace.folder.joinpath("work.db").stat().st_size
        wanted = session.partnership
    assert documents.read(path) == wanted
    assert all(finding.well for finding in documents.verify(path))
    print(f"memory grew by {grown / 2**20:.1f} MB, the file is {larger:.2f} times as large, {each:.0f} bytes an edit")
    assert grown < MOST_GROWTH
    assert handles_now == handles
    assert larger < MOST_FILE
    assert each < MOST_EACH
    assert work < (size + EDITS * MOST_EACH) * MOST_FILE
    figures.reached("edits of one session", EDITS, 20_000)
