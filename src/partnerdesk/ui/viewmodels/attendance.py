"""Who is here for each step: in the room or online, who left when, who came back. It must not know widgets."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from partnerdesk.domain.commands import ChangeFields, DoTogether
from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.people import has_no_role, may_vote, present_at, voters
from partnerdesk.domain.records import Attendance, Charity, Participant
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.answers import called, label_of
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.viewmodels.speech import here, said
from partnerdesk.ui.viewmodels.steps.open_people import ROLES
from partnerdesk.ui.viewmodels.typed import read_time

FIRST = "open"


@dataclass(frozen=True, slots=True)
class Seat:
    """One person as marked for the step; times are clock times."""

    id: str
    name: str
    role: str
    present: bool
    online: bool
    left: str
    back: str

    @property
    def is_here(self) -> bool:
        """Whether the person is marked as here and has not gone for good."""
        return self.present and not (self.left and not self.back)


class AttendanceModel(QObject):
    """The attendance of one step at a time."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.step = FIRST

    def land(self) -> None:
        """Turn to the step that the board is in: the one it came from, once somebody is marked for the first.

        Whoever unticks somebody then marks a change from that step on, and not for the whole day.
        """
        step = self._desk.came_from.partition(".")[0]
        marked = any(row.present is not None for row in self._desk.partnership.having(Attendance, step=FIRST))
        self.step = step if marked and step in self._desk.catalogue.steps else FIRST

    @property
    def lands(self) -> str:
        """What marking here means, where the board comes from a later step; else empty."""
        if not self._is_follower():
            return ""
        pattern = self.tr("What you mark here counts from step {n} on. What was marked for the steps before stays.")
        return pattern.format(n=self._desk.catalogue.steps[self.step].n)

    @property
    def steps(self) -> tuple[ChoiceLine, ...]:
        """The steps that can be shown."""
        return tuple(ChoiceLine(step.id, f"{step.n}. {step.name}") for step in self._desk.catalogue.steps.values())

    @property
    def seats(self) -> tuple[Seat, ...]:
        """Everybody, as marked for this step; where nothing is marked, as before it."""
        partnership = self._desk.partnership
        before = present_at(partnership, self.step) if self._is_follower() else frozenset()
        return tuple(self._seat(person, before) for person in partnership.rows(Participant))

    def _is_follower(self) -> bool:
        return self.step != FIRST

    def _seat(self, person: Participant, present: frozenset[str]) -> Seat:
        row = self._row(person.id)
        marked = row is not None and row.present is not None
        before = self._desk.partnership.get(Attendance, person.id, FIRST)
        shown = row if marked else before if self._is_follower() else None
        return Seat(
            person.id,
            called(self._desk.partnership, person),
            said(label_of(ROLES, person.role)),
            bool(row.present) if row is not None and marked else person.id in present,
            bool(shown and shown.remote),
            _clock(row.left_at if row else None),
            _clock(row.returned_at if row else None),
        )

    def _row(self, person: str) -> Attendance | None:
        return self._desk.partnership.get(Attendance, person, self.step)

    @property
    def follows(self) -> bool:
        """Whether nothing is marked for this step, so that the marks of the steps before hold."""
        return self._is_follower() and not self._desk.partnership.having(Attendance, step=self.step)

    @property
    def quorum(self) -> str:
        """How many who may vote are here, and the quorum, in a sentence."""
        partnership, present = self._desk.partnership, self._present()
        trustees = sum(may_vote(person) and person.id in present for person in partnership.rows(Participant))
        entitled = sum(person.id in present for person in voters(partnership))
        needed = partnership.one(Charity).quorum_number
        if unsaid := [seat.name for seat in self.seats if seat.is_here and seat.id in _without_role(partnership)]:
            pattern = self.tr("Trustees here: {n}. Whether these are trustees is not said: {names}.")
            return pattern.format(n=trustees, names=", ".join(unsaid))
        if needed is None:
            return self.tr("Trustees here: {n}. The quorum is not written down yet.").format(n=trustees)
        pattern = self.tr("Trustees here: {n}, and {entitled} of them may decide. The quorum is {quorum}.")
        return pattern.format(n=trustees, entitled=entitled, quorum=needed)

    def has_quorum(self) -> bool:
        """Return whether enough of those who may decide are here."""
        needed, present = self._desk.partnership.one(Charity).quorum_number, self._present()
        return needed is not None and sum(person.id in present for person in voters(self._desk.partnership)) >= needed

    def _present(self) -> frozenset[str]:
        return frozenset(seat.id for seat in self.seats if seat.is_here)

    def mark_present(self, person: str, present: bool) -> None:
        """Record whether somebody is here."""
        changes: dict[str, object] = {"present": present}
        if not present:
            changes["remote"] = None
        self._change(person, changes)

    @property
    def somebody_is_missing(self) -> bool:
        """Whether anybody is not marked as here who has not been seen to leave."""
        return any(not seat.present for seat in self.seats)

    def mark_everybody(self) -> None:
        """Record that everybody is here, in one step that undo takes back."""
        missing = [seat.id for seat in self.seats if not seat.present]
        marks = tuple(ChangeFields(Attendance, (person, self.step), {"present": True}) for person in missing)
        if marks:
            self._desk.execute(DoTogether(marks, Sentence(N_("mark everyone as here"))))

    def mark_online(self, person: str, online: bool) -> None:
        """Record whether somebody takes part online; who does is here."""
        self._change(person, {"remote": online, "present": True} if online else {"remote": False})

    def write_time(self, person: str, field: str, text: str) -> PartnerDeskError | None:
        """Record when somebody left (``left_at``) or came back (``returned_at``); return what is wrong, if anything."""
        try:
            value = read_time(text)
        except PartnerDeskError as wrong:
            return wrong
        row = self._row(person)
        if _clock(getattr(row, field, None)) == (value or ""):
            return None
        changes: dict[str, object] = {field: value}
        if row is None or row.present is None:
            changes["present"] = True
        return self._desk.execute(ChangeFields(Attendance, (person, self.step), changes))

    def _change(self, person: str, changes: dict[str, object]) -> None:
        self._desk.execute(ChangeFields(Attendance, (person, self.step), changes))


def _without_role(partnership: Partnership) -> frozenset[str]:
    return frozenset(person.id for person in partnership.rows(Participant) if has_no_role(person))


def _clock(moment: str | None) -> str:
    """Return a moment as the clock in the room shows it."""
    if not moment:
        return ""
    if "T" not in moment:
        return moment[:5]
    return f"{here(moment):%H:%M}"
