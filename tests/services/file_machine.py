"""A file and everything that may happen to it, in any order, beside a model that is three lists and a value.

Somebody edits, takes back, publishes, is cut off, closes and opens; somebody else changes the document outside, or
tries to open it, too; a password is set, changed and removed.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from partnerdesk.domain.answer_rows import AnswerRow, digest_of
from partnerdesk.domain.apply import apply
from partnerdesk.domain.commands import (
    AddRecord,
    ChangeFields,
    Command,
    DeleteRecord,
    DoTogether,
    EraseInputs,
    PutRecords,
)
from partnerdesk.domain.importing import ImportSurvey
from partnerdesk.domain.overriding import override
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryInput, Objective, OpenPoint, PartnershipFile, Survey
from partnerdesk.domain.words import Sentence
from partnerdesk.exchange.survey.limits import Watch
from partnerdesk.exchange.survey.refusals import ReadingStopped
from partnerdesk.services.documents import Documents
from partnerdesk.services.respondents import erasing_people
from partnerdesk.services.storing import store
from partnerdesk.storage import open_lock
from partnerdesk.storage.answer_table import count as count_answers
from partnerdesk.storage.answer_table import rows_of
from partnerdesk.storage.errors import FileRefused

START = datetime(2026, 11, 23, 19, tzinfo=UTC)
MEMORY = Path("/dev/shm")  # noqa: S108 - the name is the system's, the folder in it is our own
ANSWERS = st.sampled_from(["a warm room", "buses", "ŵ’"])
WORDS = st.sampled_from(["", "a break", "somebody listens", "x" * 3000, "ŵ\x00’"])


def known_by(partnership: Partnership) -> Partnership:
    """Return a partnership without the time of its last change."""
    return partnership.put(replace(partnership.one(PartnershipFile), updated_at=None))


class Tally:
    """How many runs and steps there were, over all machines of a test; ``whole`` runs had every step asked for."""

    runs = steps = whole = conflicts = crashes = refusals = passwords = imports = stops = erased = people_erased = 0
    asked = 0


class FileMachine(RuleBasedStateMachine):
    """One document, one person who works on it, and the rest of the world."""

    def __init__(self) -> None:
        """Make a file with two objectives."""
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="partnerdesk-machine-", dir=MEMORY if MEMORY.is_dir() else None))
        self.ids = count(1)
        self.documents = self._of("here")
        start = Partnership.of([PartnershipFile(title="T"), Objective(id="OB1"), Objective(id="OB2")])
        self.session = self.documents.from_partnership(start, self.folder / "case.partnership")
        self.model = known_by(self.session.partnership)
        self.done: list[Partnership] = []
        self.undone: list[Partnership] = []
        self.theirs: dict[Path, Partnership] = {}
        self.answers: dict[str, tuple[AnswerRow, ...]] = {}
        self.password: str | None = None
        self.steps = -1  # the state before the first step is compared, too

    def _of(self, computer: str) -> Documents:
        seconds = count()
        return Documents(
            self.folder / computer,
            lambda: START + timedelta(seconds=next(seconds)),
            lambda: f"id-{next(self.ids)}",
            None,
            person=computer,
        )

    @initialize()
    def begin(self) -> None:
        """Count."""
        Tally.runs += 1

    # --- what the person does -----------------------------------------------------------------------------------------

    def _execute(self, command: Command) -> None:
        after = known_by(apply(self.model, command, None))
        self.session.execute(command)
        if after != self.model:
            self.done.append(self.model)
            self.undone.clear()
        self.model = after

    @rule(key=st.sampled_from(["OB1", "OB2"]), words=WORDS)
    def edit(self, key: str, words: str) -> None:
        """Change a text, where its record is still there."""
        if self.model.get(Objective, key) is not None:
            self._execute(ChangeFields(Objective, (key,), {"measure": words}))

    @rule(words=WORDS)
    def add(self, words: str) -> None:
        """Add a record."""
        self._execute(AddRecord(OpenPoint(id=f"OP{next(self.ids)}", note=words)))

    @rule(place=st.integers(0, 9))
    def delete(self, place: int) -> None:
        """Delete a record."""
        rows = self.model.rows(OpenPoint)
        if rows:
            self._execute(DeleteRecord(OpenPoint, rows[place % len(rows)].row_key))

    @rule(words=WORDS, many=st.integers(1, 20))
    def several(self, words: str, many: int) -> None:
        """Change several records together."""
        rows = tuple(OpenPoint(id=f"OPM{number}", note=words) for number in range(many))
        self._execute(DoTogether((PutRecords(rows), PutRecords((Objective(id="OB2", measure=words),))), Sentence("x")))

    def _survey(self, words: str, many: int) -> ImportSurvey:
        rows = tuple(AnswerRow(number, f"a{number}", None, None, 1, f"{words} {number}") for number in range(1, many))
        digest, number = digest_of(rows), next(self.ids)
        self.answers[digest] = rows
        given = BeneficiaryInput(id=f"BI{number}", summary=words)
        survey = Survey(id=f"SU{number}", input=given.id, answers_digest=digest)
        return ImportSurvey((given, survey), Sentence("import of answers"), {digest: rows})

    @rule(words=ANSWERS, many=st.integers(1, 60))
    def bring_in_a_survey(self, words: str, many: int) -> None:
        """Import answers; sometimes the very same as before."""
        Tally.imports += 1
        self._execute(self._survey(words, many))

    @rule(words=ANSWERS)
    def stop_an_import(self, words: str) -> None:
        """Begin to import answers, and stop."""
        Tally.stops += 1
        with pytest.raises(ReadingStopped):
            store(self.session, self._survey(words, 9), Watch(cancelled=lambda: True))

    @rule(place=st.integers(0, 9))
    def erase(self, place: int) -> None:
        """Take somebody's words away for good, with the answers of the survey they came in by."""
        rows = self.model.rows(BeneficiaryInput)
        if not rows or self.theirs:
            return
        Tally.erased += 1
        command = EraseInputs((rows[place % len(rows)].id,))
        after = known_by(apply(self.model, command, None))
        assert self.session.purge(command).written
        self._begin_anew(after)

    @rule(place=st.integers(0, 9), person=st.integers(1, 60))
    def erase_one_person(self, place: int, person: int) -> None:
        """Take away for good what one person answered; nobody else's answers change."""
        surveys = [row for row in self.model.rows(Survey) if self.answers[row.answers_digest or ""]]
        if not surveys or self.theirs:
            return
        survey = surveys[place % len(surveys)]
        rows = self.answers[survey.answers_digest or ""]
        respondent = rows[person % len(rows)].respondent
        command = erasing_people(self.session, ((survey.id, respondent),))
        # surveys of the same export are one, and here none says from which it came, so only this one is meant
        left = tuple(row for row in rows if row.respondent != respondent)
        digest = digest_of(left) if left else None
        self.answers[digest or ""] = left
        Tally.people_erased += 1
        after = known_by(apply(self.model, command, None))
        assert after.get(Survey, survey.id) == replace(survey, answers_digest=digest)
        assert self.session.purge(command).written
        self._begin_anew(after)

    @rule()
    def undo(self) -> None:
        """Take the last back."""
        self.session.undo()
        if self.done:
            self.undone.append(self.model)
            self.model = self.done.pop()

    @rule()
    def redo(self) -> None:
        """Do it again."""
        self.session.redo()
        if self.undone:
            self.done.append(self.model)
            self.model = self.undone.pop()

    @rule()
    def publish(self) -> None:
        """Write the document; where somebody else changed it, both are kept."""
        path, theirs = self.session.path, self.theirs.pop(self.session.path, None)
        state = self.session.publish()
        if state.code == "theirs-is-newer":
            assert theirs is not None
            self._take(theirs)
        elif theirs is not None and self.session.path == path:
            assert state.problem is None
            self.theirs[path] = theirs
            assert known_by(self._read(path)) in (theirs, self.model)
        else:
            assert state.problem is None, state.code
            assert known_by(self._read(self.session.path)) == self.model
        if self.session.path != path:
            Tally.conflicts += 1
            assert theirs is not None
            assert known_by(self._read(path)) == theirs, "theirs was overwritten"

    @rule()
    def copy(self) -> None:
        """Save a copy."""
        place = self.folder / f"copy {next(self.ids)}.partnership"
        self.session.save_copy(place)
        assert known_by(self._read(place)) == self.model
        place.unlink()

    # --- what befalls -------------------------------------------------------------------------------------------------

    @rule()
    def crash(self) -> None:
        """Be cut off, and start again."""
        Tally.crashes += 1
        path, was_safe = self.session.path, self.session.save_state.up_to_date
        self._cut_off()
        self.session = self.documents.open(path, self.password)
        assert (self.session.recovered is None) == was_safe
        if was_safe:
            self._begin_anew(self.theirs.pop(path, self.model))

    @rule()
    def reopen(self) -> None:
        """Close and open."""
        self.publish()
        path = self.session.path
        theirs = self.theirs.pop(path, None)
        state = self.session.close()
        assert state.problem is None
        self.session = self.documents.open(path, self.password)
        self._begin_anew(theirs or self.model)

    @rule(words=WORDS)
    def replaced_outside(self, words: str) -> None:
        """Let somebody on another computer change the document meanwhile."""
        path = self.session.path
        with self._of("there").open(path, self.password, anyway=True) as other:
            other.execute(AddRecord(OpenPoint(id=f"OUT{next(self.ids)}", note=words)))
            theirs = known_by(other.partnership)
        self.theirs[path] = theirs
        assert known_by(self._read(path)) == theirs

    @rule(computer=st.sampled_from(["here", "there"]))
    def second_opener(self, computer: str) -> None:
        """Try to open what is open."""
        Tally.refusals += 1
        opener = self.documents if computer == "here" else self._of("there")
        with pytest.raises(FileRefused) as caught:
            opener.open(self.session.path, self.password)
        assert caught.value.code == "busy"

    # --- the model ----------------------------------------------------------------------------------------------------

    @invariant()
    def is_as_the_model(self) -> None:
        """Compare after each step."""
        Tally.steps += 1
        self.steps += 1
        assert known_by(self.session.partnership) == self.model
        connection, surveys = self.session.workspace.connection, self.model.rows(Survey)
        for each in surveys:
            assert tuple(rows_of(connection, each.id)) == self.answers[each.answers_digest or ""]
        assert count_answers(connection) == sum(len(self.answers[each.answers_digest or ""]) for each in surveys)
        assert (self.session.undo_label is not None) == bool(self.done)
        assert (self.session.redo_label is not None) == bool(self.undone)

    @override
    def teardown(self) -> None:
        """Leave nothing."""
        Tally.whole += self.steps >= Tally.asked
        self.session.close(discard=True)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _read(self, path: Path) -> Partnership:
        return self.documents.read(path, self.password)

    def _begin_anew(self, model: Partnership) -> None:
        self.model = model
        self.done, self.undone = [], []

    def _take(self, theirs: Partnership) -> None:
        """Open theirs, which holds all of ours."""
        path = self.session.path
        self.session.close(discard=True)
        self.session = self.documents.open(path, self.password)
        self._begin_anew(theirs)

    def _cut_off(self) -> None:
        """End the session as the end of the process would: nothing is published, removed or released."""
        lock = self.session._around.lock
        if lock is not None:
            open_lock._here.discard(lock._opener.id)
        self.session._workspace.leave()


class ProtectedFileMachine(FileMachine):
    """The same with passwords. A machine of its own: each step of it takes as long as ten without."""

    # Rules of their own: which of all rules a run draws from is drawn first, and one alone is left out too often.

    @rule()
    def protect(self) -> None:
        """Set a password, or change it to this one."""
        self._set_password("secret")

    @rule()
    def change_password(self) -> None:
        """Set another one."""
        self._set_password('it\'s "ŵ"')

    @rule()
    def unprotect(self) -> None:
        """Remove the password."""
        self._set_password(None)

    def _set_password(self, password: str | None) -> None:
        if self.theirs:
            return
        Tally.passwords += 1
        path = self.session.path
        self.session.protect(self.documents.password(password, path) if password else self.documents.no_password)
        assert self.session.save_state.problem is None
        self.password = password
