"""One machine for every private round: who is next, the curtain, one item after the other, and the laptop passed on.

Answers are recorded one by one through the desk, so a crash loses none; undo reaches back to the beginning of the own
turn. It must not know widgets.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject

from partnerdesk.domain.commands import ChangeFields, DoTogether
from partnerdesk.domain.findings import IndicatorFinding
from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import Participant, Record
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.rounds.kind import Item, RoundKind
from partnerdesk.ui.viewmodels.rounds.round import PersonLine, Round
from partnerdesk.ui.viewmodels.rounds.spread import FIRST, RoundKey, finding_of
from partnerdesk.ui.viewmodels.rounds.states import PRIVATE, TABLE, ScreenEvent, ScreenState
from partnerdesk.ui.viewmodels.speech import spoken


class RoundModel(Round):
    """A private round as it goes from hand to hand."""

    def __init__(self, desk: Desk, kind: RoundKind, number: int = FIRST, parent: QObject | None = None) -> None:
        super().__init__(desk, kind, number, parent)
        self.state = ScreenState.CHOOSE
        self.person_id = ""
        self.place = 0
        self.problem = ""
        self._slips: frozenset[str] = frozenset()
        self._warned = False
        self.is_paused = False

    @override
    def choose_subject(self, name: str) -> None:
        if self.state is ScreenState.CHOOSE:
            super().choose_subject(name)

    # --- the person whose turn it is -----------------------------------------------------------------------------

    @property
    def person(self) -> PersonLine | None:
        """The person who was chosen."""
        return self.line_of(self.person_id) if self.person_id else None

    @property
    def item(self) -> Item | None:
        """The item that is asked now."""
        items = self.items
        return items[self.place] if self.place < len(items) else None

    def answer_to(self, item: Item) -> Record | None:
        """Return the own answer in this round; only while it is the person's turn."""
        return self._own(self.person_id, item) if self.state in PRIVATE else None

    def earlier(self, item: Item) -> Record | None:
        """Return the own answer of round 1 in round 2; only while it is the person's turn."""
        if not self.is_again or self.state not in PRIVATE:
            return None
        return self._own(self.person_id, item, FIRST)

    def group(self, item: Item) -> IndicatorFinding | None:
        """Return what the group's answers of round 1 look like, in round 2."""
        if not self.is_again:
            return None
        return finding_of(self.desk.partnership, RoundKey(self.kind, self.key.subject, FIRST), item)

    # --- from state to state -------------------------------------------------------------------------------------

    def _go(self, event: ScreenEvent) -> bool:
        after = TABLE.get((self.state, event))
        if after is None:
            return False
        was, self.state = self.state, after
        self.problem, self._warned, self.is_paused = "", False, False
        if after in PRIVATE and was not in PRIVATE:
            self.desk.begin_turn()
        elif was in PRIVATE and after not in PRIVATE:
            self.desk.end_turn()
        self.changed.emit()
        return True

    def pick(self, person: str) -> None:
        """Draw the curtain for this person."""
        if not self.is_closed and any(line.id == person for line in self.people):
            self.person_id, self.place = person, 0
            self._note_paper(person, takes_slip=False)
            self._go(ScreenEvent.PICK)

    def type_in(self) -> None:
        """Show the table for answers on paper."""
        if not self.is_closed:
            self.person_id = ""
            self._go(ScreenEvent.TYPE_IN)

    def someone_else(self) -> None:
        """Choose somebody else."""
        self._go(ScreenEvent.SOMEONE_ELSE)

    def start(self) -> None:
        """The person has the laptop: show the first item that is still open."""
        if self.state is ScreenState.CURTAIN:
            still_open = self._open_places()
            self.place = still_open[0] if still_open else 0
        self._go(ScreenEvent.START)

    def _open_places(self) -> list[int]:
        return [place for place, item in enumerate(self.items) if self._own(self.person_id, item) is None]

    def pause(self) -> None:
        """Stop and show nothing more: choose somebody else, or the end of the own turn, which says how to go on.

        What is answered stands; so does a slip that is half typed in.
        """
        if self.state is ScreenState.CURTAIN:
            self.someone_else()
            return
        answering = self.state is ScreenState.ANSWER
        self.finish()
        self.is_paused = answering

    def leave(self) -> None:
        """The page is left: nothing private stays on the screen."""
        self._go(ScreenEvent.LEAVE)

    def answer_on_paper(self) -> None:
        """The person whose curtain is drawn takes a slip instead of the laptop: go on to the next one."""
        if self.state is ScreenState.CURTAIN and self.person is not None:
            self._note_paper(self.person_id, takes_slip=True)
            self.pass_on()

    @property
    def on_paper(self) -> frozenset[str]:
        """Those who take a slip instead of the laptop: the file keeps them, for this round and for all others."""
        people = self.desk.partnership.rows(Participant)
        return self._slips.union(person.id for person in people if person.on_paper)

    def _note_paper(self, person: str, *, takes_slip: bool) -> None:
        """Note who takes a slip; where the record is locked, for as long as the program runs."""
        self._slips = self._slips - {person}
        if takes_slip == (person in self.on_paper):
            return
        change = ChangeFields(Participant, (person,), {"on_paper": takes_slip or None})
        command = DoTogether((change,), Sentence(N_("note who answers on paper")))
        if self.desk.execute(command, tell=False) is not None and takes_slip:
            self._slips |= {person}

    def pass_on(self) -> None:
        """The person is done: draw the curtain for the next one, or show that all are in."""
        people = self.people
        after = [line.id for line in people].index(self.person_id) + 1 if self.person else 0
        waiting = [line for line in (*people[after:], *people[:after]) if self._waits(line)]
        was = self.person_id
        self.person_id = waiting[0].id if waiting else ""
        if not self._go(ScreenEvent.PASS_ON if waiting else ScreenEvent.ALL_IN):
            self.person_id = was

    def _waits(self, line: PersonLine) -> bool:
        return line.here and not line.given and line.id not in self.on_paper

    @property
    def still_on_paper(self) -> tuple[PersonLine, ...]:
        """Those who took a slip that is not typed in yet."""
        return tuple(line for line in self.people if line.id in self.on_paper and not line.is_in)

    @property
    def only_paper_is_open(self) -> bool:
        """Whether everyone who is here is in but for slips that are to be typed in."""
        open_ones = {line.id for line in self.people if line.here and not line.is_in}
        return bool(open_ones) and open_ones <= self.on_paper

    # --- answering -----------------------------------------------------------------------------------------------

    def _fresh(self, item: Item) -> Record:
        earlier = self.earlier(item)
        names = self.kind.record.KEY
        own_key = self.kind.key(self.person_id, self.key.subject, item, self.key.number)
        own: dict[str, Any] = dict(zip(names, own_key, strict=True))
        return replace(earlier, **own) if earlier is not None else self.kind.record(**own)

    def record(self, item: Item, **fields: Any) -> str:
        """Record the person's answer to ``item``; return why not, or nothing."""
        current = self.answer_to(item) or self._fresh(item)
        kept = self.kind.to_keep(self.desk.partnership, replace(current, **fields), self.key.number)
        refusal = self.desk.answer((kept,))
        return spoken(refusal.sentence) if refusal is not None else ""

    def choose(self, value: int | None) -> None:
        """Answer the item that is asked; None says 'cannot say'."""
        item = self.item
        if self.state is not ScreenState.ANSWER or item is None:
            return
        if value is None and not self.kind.cannot_say:
            return
        if value is not None and not self.kind.low <= value <= min(self.kind.high, len(item.answers) or value):
            return
        self.problem = ""
        fields: dict[str, object] = {self.kind.value: item.recorded(value)}
        if self.kind.timed:
            fields[self.kind.timed] = self.desk.stamp()
        if value is None and self.kind.bases:
            fields["basis"] = None
        self.record(item, **fields)
        self.changed.emit()

    def say_basis(self, basis: str) -> None:
        """Say how one knows: seen, told or guess."""
        item = self.item
        if self.state is not ScreenState.ANSWER or item is None or not self.kind.bases or not self.has_level:
            return
        self.problem = ""
        self.record(item, basis=basis)
        self.changed.emit()

    def say_reason(self, text: str | None) -> None:
        """Write down a reason for the answer that was chosen."""
        item = self.item
        if self.state is ScreenState.ANSWER and item is not None and self.shown is not None:
            self.record(item, reason=text)

    @property
    def shown(self) -> Record | None:
        """What stands as the answer to the item: this round's, or the earlier one as long as it is not changed."""
        item = self.item
        return None if item is None else self.answer_to(item) or self.earlier(item)

    @property
    def has_level(self) -> bool:
        """Whether an answer other than 'cannot say' stands."""
        return getattr(self.shown, self.kind.value, None) is not None

    def on(self) -> bool:
        """Go on to the next item, or to the end; say once what is missing, and go on all the same when asked again."""
        item = self.item
        if self.state is not ScreenState.ANSWER or item is None:
            return False
        self.problem = "" if self._warned else self._what_is_missing()
        if self.problem:
            self._warned = True
            self.changed.emit()
            return False
        if self.answer_to(item) is None and self.earlier(item) is not None:
            self.record(item)
        return self._move(1)

    def back(self) -> None:
        """Go back to the item before."""
        if self.state is ScreenState.END:
            self._go(ScreenEvent.GO_BACK)
        elif self.state is ScreenState.ANSWER and self.place > 0:
            self._move(-1)

    def _move(self, distance: int) -> bool:
        self.problem, self._warned = "", False
        if self.place + distance >= len(self.items):
            return self._go(ScreenEvent.FINISH)
        self.place += distance
        self.changed.emit()
        return True

    def let_stand(self) -> None:
        """Record that what was said before and not changed stands, for all that is asked again."""
        if self.state is ScreenState.ANSWER:
            for item in self.items:
                if self.answer_to(item) is None and self.earlier(item) is not None:
                    self.record(item)

    def finish(self) -> None:
        """All items stand on one screen or slip, and the person is done with it."""
        self._go(ScreenEvent.FINISH)

    def first_open(self) -> None:
        """Go back to the first item that is not answered."""
        if self.state is ScreenState.END:
            still_open = self._open_places()
            self.place = still_open[0] if still_open else self.place
            self._go(ScreenEvent.GO_BACK)

    def _what_is_missing(self) -> str:
        if self.shown is None:
            return "answer"
        if self.kind.bases and self.has_level and getattr(self.shown, "basis", None) is None:
            return "basis"
        return ""


def model_of(desk: Desk, kind: RoundKind, number: int = FIRST) -> RoundModel:
    """Return the one model of a round, which outlives the views that show it."""
    name = f"round {kind.id} {number}"
    found = desk.findChild(RoundModel, name)
    if found is None:
        found = RoundModel(desk, kind, number, desk)
        found.setObjectName(name)
    return found
