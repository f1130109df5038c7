"""A small board: four trustees who rate, one whom an interest takes out, one partner, three options, one motion."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from partnerdesk.app import Shelf
from partnerdesk.domain.commands import PutRecords
from partnerdesk.domain.records import Interest, Motion, Option, Participant, Partner, Record
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.rounds.kind import RoundKind
from partnerdesk.ui.viewmodels.rounds.kinds import TRUST
from partnerdesk.ui.viewmodels.rounds.machine import RoundModel

BOARD: tuple[Record, ...] = (
    *(
        Participant(id=name, display_name=f"Person {name}", role="trustee", rater_code=f"Code {name}")
        for name in "ABCDE"
    ),
    Participant(id="S", display_name="Staff", role="staff"),
    Partner(id="P1", name="Northbank"),
    Interest(id="I1", participant="E", partner="P1", kind="loyalty", takes_part="none"),
    Option(id="O1", form="mou", title="Memorandum", partners=("P1",), status="shortlist"),
    Option(id="O2", form="carry_on", title="Carry on", status="shortlist", is_baseline=True),
    Option(id="O3", form="merger_join", title="Join", partners=("P1",), status="dropped"),
    Motion(id="M1", version=1, text="That we try it."),
)


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path, clock: Callable[[], datetime]) -> Iterator[Desk]:
    with Shelf(tmp_path / "home").new(str(tmp_path / "Board.partnership")) as session:
        session.execute(PutRecords(BOARD))
        found = Desk(session, clock)
        yield found
        found.close()


@pytest.fixture
def trust(desk: Desk) -> RoundModel:
    """Give the first round of trust."""
    return RoundModel(desk, TRUST)


def give(desk: Desk, kind: RoundKind, answers: dict[str, object], place: int = 0, number: int = 1) -> None:
    """Record one item's answers by person, as if each had sat at the laptop."""
    subject = kind.subjects(desk.partnership)[0].id
    item = kind.items(desk.partnership, desk.catalogue, subject)[place]
    rows = []
    for person, value in answers.items():
        key = dict(zip(kind.record.KEY, kind.key(person, subject, item, number), strict=True))
        rows.append(kind.record(**key, **{kind.value: value}))
    desk.session.execute(PutRecords(tuple(rows)))


def show(desk: Desk, kind: RoundKind, number: int = 1) -> None:
    """Close a round and show its results."""
    model = RoundModel(desk, kind, number)
    assert model.close()
    assert model.reveal()
