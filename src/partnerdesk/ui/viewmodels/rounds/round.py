"""One private round: what it is about, who takes part, how far it is, and its closing. It knows nothing of turns."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from partnerdesk.domain.commands import CloseRound, ReopenRound, RevealRound
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.people import present_at
from partnerdesk.domain.records import Participant, Record
from partnerdesk.ui.viewmodels.answers import called
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.rounds.kind import Item, RoundKind, Subject
from partnerdesk.ui.viewmodels.rounds.kinds import left_out
from partnerdesk.ui.viewmodels.rounds.pages import TALK, next_page
from partnerdesk.ui.viewmodels.rounds.spread import FIRST, SECOND, RoundKey, items_again


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person who takes part: how many of the items are answered, and whether the person is marked as here."""

    id: str
    name: str
    code: str
    given: int
    of: int
    here: bool

    @property
    def is_in(self) -> bool:
        """Whether every item is answered."""
        return self.of > 0 and self.given >= self.of


class Round(QObject):
    """One private round of one kind: the first, or the second."""

    changed = Signal()

    def __init__(self, desk: Desk, kind: RoundKind, number: int = FIRST, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.kind, self.number = desk, kind, number
        self.all_items = False
        self._subject = ""
        self._keyed: tuple[Partnership, str, RoundKey] | None = None
        self._known: tuple[Partnership, str, bool, tuple[Item, ...]] | None = None

    # --- what the round is about ---------------------------------------------------------------------------------

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """The partners or motions that a round can be about."""
        return self.kind.subjects(self.desk.partnership)

    @property
    def subject(self) -> Subject | None:
        """The partner or motion chosen, or the first; None where there is nothing to answer about."""
        found = self.subjects
        return next((each for each in found if each.id == self._subject), found[0] if found else None)

    def choose_subject(self, name: str) -> None:
        """Turn to another partner or motion."""
        self._subject = name
        self.changed.emit()

    @property
    def key(self) -> RoundKey:
        """The round that is shown."""
        asked = (self.desk.partnership, self._subject)
        if self._keyed is None or self._keyed[0] is not asked[0] or self._keyed[1] != asked[1]:
            subject = self.subject or Subject("", "")
            self._keyed = (*asked, RoundKey(self.kind, subject.id, subject.number or self.number))
        return self._keyed[2]

    @property
    def is_again(self) -> bool:
        """Whether this is a second round, in which one sees the group's spread and the own earlier answer."""
        return self.number == SECOND

    @property
    def items(self) -> tuple[Item, ...]:
        """What is answered: in round 2 only what people saw differently, unless all was asked for."""
        partnership, key = self.desk.partnership, self.key
        known = self._known
        if known is None or known[0] is not partnership or known[1:3] != (key.subject, self.all_items):
            items = self.kind.items(partnership, self.desk.catalogue, key.subject) if self.subject else ()
            if self.is_again and not self.all_items:
                items = items_again(partnership, key, items)
            known = self._known = (partnership, key.subject, self.all_items, items)
        return known[3]

    @property
    def everything(self) -> tuple[Item, ...]:
        """All that there is to answer, asked again or not."""
        return self.kind.items(self.desk.partnership, self.desk.catalogue, self.key.subject) if self.subject else ()

    def ask_all(self, everything: bool) -> None:
        """In round 2, ask about every item or only about those that people saw differently."""
        self.all_items = everything
        self.changed.emit()

    # --- how far it is -------------------------------------------------------------------------------------------

    @property
    def is_closed(self) -> bool:
        """Whether nobody may answer any more."""
        return self.key.state(self.desk.partnership).closed_at is not None

    @property
    def is_revealed(self) -> bool:
        """Whether the results may be seen."""
        return self.key.state(self.desk.partnership).revealed_at is not None

    @property
    def waits_for_first(self) -> bool:
        """Whether a second round has to wait until the results of the first were shown."""
        if not self.is_again:
            return False
        first = RoundKey(self.kind, self.key.subject, FIRST).state(self.desk.partnership)
        return first.revealed_at is None

    @property
    def page_after(self) -> str:
        """The page that follows this round; empty where its results stand on the same page."""
        if not self.is_again:
            return TALK.get(self.kind.id, "")
        return next_page(self.kind.id, short=self.desk.route == "short")

    @property
    def people(self) -> tuple[PersonLine, ...]:
        """Those who take part, in the order of the list of people."""
        return self._lines()

    def line_of(self, name: str) -> PersonLine | None:
        """Return the line of one who takes part; without counting what all the others have answered."""
        return next(iter(self._lines(name)), None)

    def _lines(self, name: str = "") -> tuple[PersonLine, ...]:
        key = self.key
        here = present_at(self.desk.partnership, self.kind.step)
        people = self.kind.raters(self.desk.partnership, key.subject)
        return tuple(
            self._line(person, key, here=person.id in here or not here) for person in people if name in {"", person.id}
        )

    def _line(self, person: Participant, key: RoundKey, *, here: bool) -> PersonLine:
        items, partnership, answer = self.items, self.desk.partnership, self.kind.answer
        given = sum(answer(partnership, person.id, key.subject, item, key.number) is not None for item in items)
        return PersonLine(
            person.id, name_of(self.desk.partnership, person), person.rater_code or "", given, len(items), here
        )

    @property
    def left_out(self) -> tuple[str, ...]:
        """The names of those whom a declared interest keeps out."""
        found = left_out(self.desk.partnership, self.kind, self.key.subject)
        return tuple(name_of(self.desk.partnership, person) for person in found)

    @property
    def all_in(self) -> bool:
        """Whether everybody who is here has answered everything."""
        people = [line for line in self.people if line.here]
        return bool(people) and all(line.is_in for line in people)

    def _own(self, person: str, item: Item, number: int = 0) -> Record | None:
        key = self.key
        return self.kind.answer(self.desk.partnership, person, key.subject, item, number or key.number)

    # --- closing and showing -------------------------------------------------------------------------------------

    @property
    def is_left_open(self) -> bool:
        """Whether answers have come in, and the round is not closed: nobody sees a result while it stays so."""
        return not self.is_closed and any(line.given for line in self.people)

    def close(self, reason: str | None = None) -> bool:
        """Close the round: nobody answers any more. ``reason`` says why, where not all is in."""
        state = self.key.state(self.desk.partnership)
        command = CloseRound(
            self.kind.state_kind, self.key.number, self.desk.stamp(), self.chair, state.partner, reason
        )
        return self.desk.execute(command) is None

    def reveal(self) -> bool:
        """Show the results of a closed round."""
        state = self.key.state(self.desk.partnership)
        command = RevealRound(self.kind.state_kind, self.key.number, self.desk.stamp(), state.partner)
        return self.desk.execute(command) is None

    def reopen(self) -> bool:
        """Let people answer again."""
        state = self.key.state(self.desk.partnership)
        return self.desk.execute(ReopenRound(self.kind.state_kind, self.key.number, state.partner)) is None

    @property
    def chair(self) -> str:
        """Who closes a round: the facilitator, else the chair."""
        partnership = self.desk.partnership
        people = partnership.rows(Participant)
        found = [person for role in ("facilitator", "chair") for person in people if person.role == role]
        return name_of(partnership, found[0]) if found else ""


def name_of(partnership: Partnership, person: Participant) -> str:
    """Return what a person is called on the screen: the name, else the code."""
    return person.display_name or person.rater_code or called(partnership, person)
