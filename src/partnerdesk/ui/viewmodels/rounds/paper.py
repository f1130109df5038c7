"""Answers on paper, typed in twice: only what both typings say, or what was settled, is kept.

The second time nothing of the first is shown. Differences are settled one by one. Nothing is recorded before; then all
slips are recorded in one step that undo does not take back. Until then what is typed is kept as a draft, which is no
part of the file, so that the start after a power cut goes on from there. It must not know widgets.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Record
from partnerdesk.domain.words import N_, NP_
from partnerdesk.services.drafts import keep_draft
from partnerdesk.ui.viewmodels.rounds.kind import Item
from partnerdesk.ui.viewmodels.rounds.kinds import FIRST_CHOICE, SCORE
from partnerdesk.ui.viewmodels.rounds.machine import RoundModel
from partnerdesk.ui.viewmodels.rounds.paper_kept import Stack, asked_of, from_text, to_text, typed_so_far
from partnerdesk.ui.viewmodels.rounds.round import PersonLine, Round
from partnerdesk.ui.viewmodels.rounds.slip import Typed
from partnerdesk.ui.viewmodels.rounds.spread import RoundKey
from partnerdesk.ui.viewmodels.rounds.typing import Cell, Typing
from partnerdesk.ui.viewmodels.speech import numbered, spoken


class Phase(StrEnum):
    """How far the typing in of a stack of slips is."""

    CHOOSE = "choose"
    FIRST = "first"
    SECOND = "second"
    SETTLE = "settle"
    CHECKED = "checked"


TYPED = frozenset({Phase.FIRST, Phase.SECOND})
TIMES = {str(Phase.FIRST): 1, str(Phase.SECOND): 2, str(Phase.SETTLE): 2, str(Phase.CHECKED): 2}
DRAFTS = "paper "
SOON_MS = 100
_KEPT = NP_("Kept from paper: 1 slip, {answers} answers.", "Kept from paper: {slips} slips, {answers} answers.")


@dataclass(frozen=True, slots=True)
class SlipDifference:
    """One answer that was typed differently the second time."""

    cell: Cell
    code: str
    item: Item
    first: Typed | None
    second: Typed | None


class PaperModel(QObject):
    """A stack of slips of one round."""

    changed = Signal()
    typed = Signal()

    def __init__(self, round_model: RoundModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.round = round_model
        self.phase = Phase.CHOOSE
        self.slips: tuple[PersonLine, ...] = ()
        self.items: tuple[Item, ...] = ()
        self.problem = ""
        self._key: RoundKey | None = None
        self._codes: tuple[str, ...] = ()
        self._passes: list[Typing] = []
        self._settled: dict[Cell, Typed | None] = {}
        self._draft = ""
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.keep_draft)
        round_model.desk.closing.connect(self.keep_draft)
        self.typed.connect(self._keep_soon)
        self.changed.connect(self._keep_soon)

    # --- whose slips ---------------------------------------------------------------------------------------------

    @property
    def people(self) -> tuple[PersonLine, ...]:
        """Those whose slips can be typed in, in the order of their codes, as the stack is printed."""
        return tuple(sorted(self.round.people, key=lambda line: (not line.code, line.code, line.name)))

    @property
    def first_choices_wait(self) -> bool:
        """Whether the sheets begin with first choices that can be typed in yet: once scores are kept they cannot."""
        if self.round.kind is not SCORE or self.round.is_again:
            return False
        first = Round(self.round.desk, FIRST_CHOICE)
        open_ones = {line.id for line in first.people if not line.given}
        return not first.is_closed and any(line.id in open_ones and not line.given for line in self.people)

    def begin(self, people: frozenset[str]) -> bool:
        """Begin to type the slips of these people; False where nobody is chosen."""
        slips = tuple(line for line in self.people if line.id in people)
        if not slips or not self.round.items or self.round.is_closed:
            return False
        self.slips, self.items, self._key = slips, self.round.items, self.round.key
        self._codes = tuple(slip_of(line, self.people) for line in slips)
        self._passes, self._settled, self.problem = [self._blank()], {}, ""
        self._turn_to(Phase.FIRST)
        return True

    def _blank(self) -> Typing:
        return Typing(self.round.kind, len(self.items), len(self.slips), self.high)

    @property
    def high(self) -> int:
        """The highest answer that a slip can give."""
        listed = max((len(item.stands_for) for item in self.round.items), default=0)
        return listed or self.round.kind.high

    def _turn_to(self, phase: Phase) -> None:
        self.phase = phase
        self.changed.emit()

    @property
    def waits(self) -> bool:
        """Whether a stack is begun and not kept yet, in the round that is shown."""
        return self.phase is not Phase.CHOOSE and self._key == self.round.key

    @property
    def holds(self) -> bool:
        """Whether something is typed that is not kept yet."""
        return self.phase is not Phase.CHOOSE and any(each.cells for each in self._passes)

    @property
    def codes(self) -> tuple[str, ...]:
        """What the slips of the stack are called."""
        return self._codes

    def open(self) -> None:
        """Show the table: of the stack that waits, also where that is about another partner than the one shown."""
        if self.phase is not Phase.CHOOSE and self._key is not None and not self.waits:
            self.round.choose_subject(self._key.subject)
            self.round.desk.notice(spoken(N_("These slips are not kept yet. Keep them, or throw the sheet away.")))
        self.round.type_in()

    def throw_away(self) -> None:
        """Forget what was typed."""
        self.slips, self._passes, self._settled, self.problem = (), [], {}, ""
        self._turn_to(Phase.CHOOSE)
        self.keep_draft()

    def throw(self) -> None:
        """Forget what was typed, and offer to bring it back."""
        kept = (self.slips, self._codes, self.items, self._key, self._passes, self._settled, self.phase)
        self.throw_away()

        def bring_back() -> None:
            if self.phase is Phase.CHOOSE and kept[3] == self.round.key:
                self.slips, self._codes, self.items, self._key, self._passes, self._settled, phase = kept
                self._turn_to(phase)

        self.round.desk.offer(spoken(N_("The sheet is thrown away.")), spoken(N_("Bring it back")), bring_back)

    def look_again(self) -> None:
        """Forget a stack of another round, or one whose questions or people have changed since it was begun."""
        people = {line.id for line in self.round.people}
        still = self.waits and self.items == self.round.items and all(line.id in people for line in self.slips)
        if self.phase is not Phase.CHOOSE and not still:
            self.throw_away()

    # --- over a power cut ----------------------------------------------------------------------------------------

    @property
    def name(self) -> str:
        """The name under which the draft of this round is kept."""
        return f"{DRAFTS}{self.round.kind.id} {self.round.number}"

    def _keep_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def keep_draft(self) -> None:
        """Keep what is typed by now, once: a tenth of a second of typing is kept together."""
        self._soon.stop()
        draft = to_text(self._stack(self._key)) if self.holds and self._key is not None else ""
        if draft != self._draft:
            self._draft = draft
            keep_draft(self.round.desk.session, self.name, draft)

    def _stack(self, key: RoundKey) -> Stack:
        people, typed = tuple(line.id for line in self.slips), typed_so_far(self._passes)
        everything, asked = self.round.all_items, asked_of(self.items)
        return Stack(key.subject, key.number, everything, people, asked, str(self.phase), typed, dict(self._settled))

    def take_up(self, draft: str) -> bool:
        """Go on from a draft, but show nothing of it yet; False where it does not fit the round any more."""
        stack = from_text(draft)
        self._draft = draft
        if stack is None or not self._fits(stack):
            self.keep_draft()
            return False
        self.begin(frozenset(stack.people))
        self._passes = [self._typed(place, cells) for place, cells in stack.passes]
        self._settled = dict(stack.settled)
        self._turn_to(Phase(stack.phase))
        return True

    def _fits(self, stack: Stack) -> bool:
        round_model = self.round
        round_model.choose_subject(stack.subject)
        round_model.all_items = stack.everything
        key, people = round_model.key, {line.id for line in self.people}
        size = len(stack.items), len(stack.people)
        cells = [*stack.settled, *(cell for place, typed in stack.passes for cell in (place, *typed))]
        return (
            (key.subject, key.number, asked_of(round_model.items)) == (stack.subject, stack.number, stack.items)
            and not round_model.is_closed
            and set(stack.people) <= people
            and len(stack.passes) == TIMES.get(stack.phase)
            and all(0 <= row < size[0] and 0 <= column < size[1] for row, column in cells)
        )

    def _typed(self, place: Cell, cells: Mapping[Cell, Typed]) -> Typing:
        typing = self._blank()
        typing.cells.update(cells)
        typing.go_to(*place)
        return typing

    # --- typing --------------------------------------------------------------------------------------------------

    @property
    def typing(self) -> Typing:
        """What is typed now: the first or the second time."""
        return self._passes[-1]

    def press(self, letter: str) -> bool:
        """Take a letter or a digit."""
        return self._tell(self.typing.press(letter))

    def on(self) -> bool:
        """Go on to the next answer."""
        return self._tell(self.typing.on())

    def back(self) -> bool:
        """Go back to the answer before."""
        return self._tell(self.typing.back())

    def go_to(self, row: int, column: int) -> bool:
        """Go to an answer of a slip."""
        return self._tell(self.typing.go_to(row, column))

    def clear(self) -> None:
        """Take away what is typed in this place."""
        self.typing.clear()
        self.typed.emit()

    def _tell(self, meant: bool) -> bool:
        if meant:
            self.typed.emit()
        return meant

    @property
    def given(self) -> int:
        """How many answers are typed this time."""
        return len(self.typing.cells)

    def again(self) -> bool:
        """Type the same slips a second time, without seeing the first; False where nothing is typed yet."""
        if self.phase is not Phase.FIRST or not self.given:
            return False
        self._passes.append(self._blank())
        self._turn_to(Phase.SECOND)
        return True

    # --- differences ---------------------------------------------------------------------------------------------

    def compare(self) -> None:
        """Hold the two typings against each other: settle what differs, or be done."""
        if self.phase is Phase.SECOND:
            self._turn_to(Phase.SETTLE if self.differences else Phase.CHECKED)

    @property
    def differences(self) -> tuple[SlipDifference, ...]:
        """What differs and is not settled yet, slip by slip."""
        if len(self._passes) < 2:
            return ()
        first, second = (each.cells for each in self._passes)
        cells = [(row, column) for column in range(len(self.slips)) for row in range(len(self.items))]
        return tuple(
            SlipDifference(cell, self.code(cell[1]), self.items[cell[0]], first.get(cell), second.get(cell))
            for cell in cells
            if cell not in self._settled and first.get(cell) != second.get(cell)
        )

    @property
    def settled(self) -> int:
        """How many differences are settled."""
        return len(self._settled)

    def code(self, column: int) -> str:
        """Return what the slip of a column is called: its code, else the name."""
        return self._codes[column]

    def settle(self, difference: SlipDifference, typed: Typed | None) -> None:
        """Say what the slip says where the two typings differ."""
        self._settled[difference.cell] = typed
        if not self.differences:
            self.phase = Phase.CHECKED
        self.changed.emit()

    # --- keeping -------------------------------------------------------------------------------------------------

    @property
    def answers(self) -> dict[Cell, Typed]:
        """What the slips say, as far as it is certain; what is left blank is not there."""
        if self.phase is not Phase.CHECKED:
            return {}
        certain: dict[Cell, Typed | None] = {**self._passes[0].cells, **self._settled}
        return {cell: typed for cell, typed in certain.items() if typed is not None}

    def keep(self) -> bool:
        """Record the answers of all slips in one step, and end the typing; say why not where a rule says no."""
        answers = self.answers
        if self.phase is not Phase.CHECKED or self._key is None:
            return False
        partnership = self.round.desk.partnership
        rows = tuple(self._record(partnership, cell, typed) for cell, typed in sorted(answers.items()))
        refusal = self.round.desk.answer(rows) if rows else None
        if refusal is not None:
            self.problem = spoken(refusal.sentence)
            self.changed.emit()
            return False
        told = numbered(_KEPT, len(self.slips), slips=len(self.slips), answers=len(rows))
        self.throw_away()
        self.round.finish()
        self.round.desk.notice(told)
        return True

    def _record(self, partnership: Partnership, cell: Cell, typed: Typed) -> Record:
        key, kind = self._key or self.round.key, self.round.kind
        item = self.items[cell[0]]
        own_key = kind.key(self.slips[cell[1]].id, key.subject, item, key.number)
        own: dict[str, Any] = dict(zip(kind.record.KEY, own_key, strict=True))
        fields: dict[str, Any] = {kind.value: _recorded(item, typed)}
        if kind.bases:
            fields["basis"] = typed.basis
        if kind.timed:
            fields[kind.timed] = self.round.desk.stamp()
        before = kind.answer(partnership, self.slips[cell[1]].id, key.subject, item, key.number)
        return kind.to_keep(partnership, replace(before or kind.record(**own), **fields), key.number)


def _recorded(item: Item, typed: Typed) -> object:
    """Return what an answer of a slip is recorded as."""
    return item.recorded(int(typed.value)) if item.stands_for and typed.value is not None else typed.value


def slip_of(line: PersonLine, people: tuple[PersonLine, ...]) -> str:
    """Return what a person's slip is called: the code; with the name where two have the same code or there is none."""
    if not line.code:
        return line.name
    shared = sum(line.code == each.code for each in people) > 1
    return f"{line.code} ({line.name})" if shared else line.code


def paper_of(round_model: RoundModel) -> PaperModel:
    """Return the one stack of slips of a round, which outlives the views that show it."""
    found = round_model.findChild(PaperModel)
    return found if found is not None else PaperModel(round_model, round_model)
