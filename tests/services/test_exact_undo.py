"""Whatever is done in whatever order, undo and redo lead to exactly what was there: records, their order, answers."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain import commands as ask
from partnerdesk.domain.answer_rows import AnswerRow, digest_of
from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.importing import ImportSurvey
from partnerdesk.domain.merging import Take
from partnerdesk.domain.records import (
    ENTITIES,
    AnswerMark,
    BeneficiaryInput,
    Objective,
    OpenPoint,
    Option,
    PartnershipFile,
    Record,
    Survey,
    Theme,
)
from partnerdesk.domain.words import Sentence
from partnerdesk.services.bringing_together import bring_together, compare
from partnerdesk.services.documents import Documents
from partnerdesk.services.respondents import erasing_people
from partnerdesk.services.sample import sample_whole
from partnerdesk.services.session import Session
from partnerdesk.storage.answer_table import rows_of
from tests.figures import Figures
from tests.services.crashing import crash

AT = "2026-11-23T19:00:00Z"
START = datetime(2026, 11, 23, 19, tzinfo=UTC)
SEEDS, STEPS = 8, 40
State = dict[str, tuple[object, ...]]


def state_of(session: Session) -> State:
    """Return all records in their order, without the time of the last change, and every row of answers."""
    held = session.partnership
    plain = held.put(replace(held.one(PartnershipFile), updated_at=None))
    rows: State = {name: tuple(plain.rows(kind)) for name, kind in ENTITIES.items()}
    surveys = [each.id for each in held.rows(Survey)]
    return {**rows, **{f"of {each}": tuple(rows_of(session.workspace.connection, each)) for each in surveys}}


class History:
    """One random history of one file, beside the list of states that undo must lead back through."""

    def __init__(self, top: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.top, self.numbers, seconds = top, count(1), count()
        self.documents, self.other = (
            Documents(top / name, lambda: START + timedelta(seconds=next(seconds)), lambda: f"id-{next(self.numbers)}")
            for name in ("here", "there")
        )
        partnership, answers = sample_whole(load_catalogue())
        self.path = top / "case.partnership"
        self.session = self.documents.from_partnership(partnership, self.path, answers)
        self.states = [state_of(self.session)]
        self.compared = 0

    def step(self) -> None:
        """Let one thing happen."""
        ways = [self._command, self._back, self._crash, self._purge, self._bring]
        self.chance.choices(ways, [12, 5, 1, 1, 1])[0]()

    def to_the_ends(self) -> None:
        """Take everything back, and do it all again."""
        while self.session.undo() is not None:
            self._compare()
        while self.session.redo() is not None:
            self._compare()

    def _compare(self) -> None:
        self.compared += 1
        assert state_of(self.session) == self.states[len(self.session.workspace.done)]

    def _do(self, command: ask.Command, session: Session) -> None:
        before, steps = session.partnership, len(session.workspace.done)
        try:
            session.execute(command)
        except PartnerDeskError:
            assert session.partnership is before
        self._take_note(steps)

    def _take_note(self, steps: int) -> None:
        """See what undo can do now, after something was done with so many steps before."""
        now = len(self.session.workspace.done)
        if now > steps:
            self.states = [*self.states[: steps + 1], state_of(self.session)]
        elif not now and not self.session.workspace.undone:
            self.states = [state_of(self.session)]

    def _command(self) -> None:
        self._do(self._any_command(self.session), self.session)

    def _back(self) -> None:
        many = self.chance.randint(1, 5)
        for way, times in ((self.session.undo, many), (self.session.redo, self.chance.randint(0, many))):
            for _ in range(times):
                if way() is not None:
                    self._compare()

    def _crash(self) -> None:
        before, steps = state_of(self.session), len(self.session.workspace.done)
        crash(self.session)
        self.session = self.documents.open(self.path)
        if len(self.session.workspace.done) != steps:  # the document held it all, so undo ended
            self.states = [before]
        self._compare()

    def _purge(self) -> None:
        surveys = self.session.partnership.rows(Survey)
        survey = self.chance.choice(surveys).id if surveys else ""
        rows = tuple(rows_of(self.session.workspace.connection, survey))
        if rows:
            one = self.chance.choice(rows).respondent
            self.session.purge(erasing_people(self.session, ((survey, one),)))
            assert not self.session.workspace.done
            self.states = [state_of(self.session)]

    def _bring(self) -> None:
        self.session.publish()
        theirs = self.top / f"theirs {next(self.numbers)}.partnership"
        theirs.write_bytes(self.path.read_bytes())
        with self.other.open(theirs, anyway=True) as other:
            for _ in range(3):
                try:
                    other.execute(self._any_command(other))
                except PartnerDeskError:
                    continue
        made = compare(self.session, theirs)
        steps = len(self.session.workspace.done)
        try:
            bring_together(self.session, made, {each.ref: Take.THEIRS for each in made.merged.open})
        except PartnerDeskError:
            return
        self._take_note(steps)

    def _any_command(self, session: Session) -> ask.Command:
        held, pick = session.partnership, self.chance.choice
        kind = pick([Objective, Option, Theme, OpenPoint, BeneficiaryInput, Survey])
        rows: tuple[Record, ...] = held.rows(kind)
        ways: list[Callable[[], ask.Command]] = [
            lambda: ask.AddRecord(OpenPoint(id=f"N{next(self.numbers)}", note="x")),
            lambda: ask.DoTogether(
                (self._import(), ask.AddRecord(OpenPoint(id=f"N{next(self.numbers)}"))), Sentence("x")
            ),
            self._import,
            lambda: ask.PutRecords(
                (AnswerMark(survey="SU1", respondent=pick(range(1, 88)), question=3, read_aloud=True),)
            ),
            lambda: ask.ChangeFields(PartnershipFile, (), {"language": pick(["en", "cy"])}),
            lambda: ask.LockFile(AT, "en", {"a": "b"}),
            ask.UnlockFile,
            ask.UnlockFile,
        ]
        if rows:
            ways.append(lambda: ask.DeleteRecord(kind, pick(rows).row_key))
            ways.append(lambda: ask.PutRecords(tuple(reversed(rows))))
        if len(held.rows(Objective)) > 1:
            some = tuple(row.id for row in held.rows(Objective))[:2]
            ways.append(lambda: ask.MergeObjectives(some, some[0]))
        return pick(ways)()

    def _import(self) -> ask.Command:
        number = next(self.numbers)
        rows = tuple(
            AnswerRow(each, f"a{each}", None, None, 1, f"bus {each % 3}")
            for each in range(1, self.chance.randint(3, 9))
        )
        given, digest = BeneficiaryInput(id=f"BX{number}"), digest_of(rows)
        survey = Survey(id=f"SX{number}", input=given.id, answers_digest=digest)
        return ImportSurvey((given, survey), Sentence("import"), {digest: rows})


def test_undo_and_redo_lead_to_exactly_what_was_there(tmp_path: Path, figures: Figures) -> None:
    compared = 0
    for seed in range(SEEDS):
        history = History(tmp_path / str(seed), seed)
        for _ in range(STEPS):
            history.step()
        history.to_the_ends()
        assert all(each.well for each in history.session.workspace.check())
        assert history.session.close().problem is None
        assert all(each.well for each in history.documents.verify(history.path))
        compared += history.compared
    figures.reached("exact undo: states compared whole", compared, 200)
