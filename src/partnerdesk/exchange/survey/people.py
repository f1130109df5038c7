"""Tells people from rows: rows with the same id are one person, who counts once for each thing that she said.

Batches are held while an id may still come again; what one person said is looked at where she has a second row.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from partnerdesk.exchange.survey.answers import Answer, Batch, Plan

Part = tuple[int, int | None, str | None]
"""What is counted: a question, of all or of those whose group column has a value."""
Held = tuple[Sequence[str | None], Sequence[Sequence[str | None]], Sequence[Sequence[Answer]]]
"""What is kept of a batch, by columns: whose rows they are, their groups, and their answers to closed questions."""


@dataclass(slots=True)
class More:
    """What later rows add to a question: people for each answer, and people who answered at all."""

    told: Counter[str] = field(default_factory=Counter)
    base: int = 0


@dataclass(slots=True)
class Person:
    """What one person with several rows said in those that went by."""

    groups: set[tuple[int, str]] = field(default_factory=set)
    answers: set[tuple[Part, str]] = field(default_factory=set)
    answered: set[Part] = field(default_factory=set)
    differs: bool = False


class People:
    """Who has answered so far, and what later rows of the same people add."""

    def __init__(self, plan: Plan, parted: bool) -> None:  # noqa: FBT001 - whether there are counts by group, as a fact
        """`plan` says in which order groups and questions come."""
        self._off = [frozenset(each.strip() for each in question.first.off) for question in plan.questions]
        self._parted = parted
        self._refs: set[str | None] = {None}
        self._held: list[Held] = []
        self._places: dict[str, tuple[int, int]] = {}
        self._said: dict[str, Person] = {}
        self._times: Counter[str] = Counter()
        self.again = 0
        """How many rows are of somebody who had one before."""
        self.groups: Counter[tuple[int, str]] = Counter()
        """People whom later rows add to a value of a group column."""
        self.grouped: Counter[int] = Counter()
        """People whom later rows add to those who have any value in a group column."""
        self.more: defaultdict[Part, More] = defaultdict(More)

    @property
    def differing(self) -> int:
        """How many said one thing in one row and another in another."""
        return sum(each.differs for each in self._said.values())

    @property
    def most_rows(self) -> int:
        """How many rows the person has who has most of them."""
        return 1 + max(self._times.values(), default=0)

    def first_rows(self, batch: Batch) -> Batch:
        """Take some more rows; return those whose people had none before. The others are counted here."""
        refs = batch.refs
        told = len(refs) - refs.count(None)
        if not told:
            return batch
        before = len(self._refs)
        self._refs.update(refs)
        self._held.append((batch.refs, batch.groups, batch.answers))
        if len(self._refs) == before + told and not self._places:
            return batch
        later = [place for number in self._unplaced() for place in self._place(number)]
        if not later:
            return batch
        for place in later:
            self._add_again(self._held[-1], place)
        gone = frozenset(later)
        return batch.only([place not in gone for place in range(len(batch))])

    def _unplaced(self) -> range:
        """The batches whose rows have not been looked up yet: all before the first id that comes again."""
        return range(len(self._held) - 1 if self._places else 0, len(self._held))

    def _place(self, number: int) -> list[int]:
        """Note where the first row of each person stands; return the places of the others."""
        known = self._places
        refs = enumerate(self._held[number][0])
        return [place for place, ref in refs if ref and known.setdefault(ref, (number, place)) != (number, place)]

    def _add_again(self, held: Held, place: int) -> None:
        ref = held[0][place] or ""
        person = self._said.get(ref)
        if person is None:
            person = self._said[ref] = Person()
            number, first = self._places[ref]
            self._add(person, *_row(self._held[number], first), counts=False)
        self.again += 1
        self._times[ref] += 1
        self._add(person, *_row(held, place), counts=True)

    def _add(self, person: Person, groups: Sequence[str | None], answers: Sequence[Answer], *, counts: bool) -> None:
        """Add what a row says to a person, and where it `counts`, what is new in it to the counts."""
        said = {(place, value) for place, value in enumerate(groups) if value is not None}
        told: set[tuple[Part, str]] = set()
        answered: set[Part] = set()
        for question, answer in enumerate(answers):
            if answer is None:
                continue
            parts: list[Part] = [(question, None, None)]
            parts += [(question, *each) for each in said] if self._parted else ()
            told.update((part, each) for part in parts for each in told_in(answer))
            if not (isinstance(answer, str) and answer in self._off[question]):
                answered.update(parts)
        if counts:
            person.differs = person.differs or _differ(person, said, told)
            self.groups.update(said - person.groups)
            self.grouped.update({place for place, _ in said} - {place for place, _ in person.groups})
            for part, each in told - person.answers:
                self.more[part].told[each] += 1
            for part in answered - person.answered:
                self.more[part].base += 1
        person.groups |= said
        person.answers |= told
        person.answered |= answered


def _differ(person: Person, said: set[tuple[int, str]], told: set[tuple[Part, str]]) -> bool:
    """Whether a row says something else than an earlier one, to what both answer."""
    new = {(place, None) for place, _ in said - person.groups}
    asked = {part for part, _ in told - person.answers if part[1] is None}
    return bool(new & {(place, None) for place, _ in person.groups}) or bool(asked & {p for p, _ in person.answers})


def _row(held: Held, place: int) -> tuple[list[str | None], list[Answer]]:
    _, groups, answers = held
    return [cells[place] for cells in groups], [cells[place] for cells in answers]


def told_in(answer: Answer) -> tuple[str, ...]:
    """The answers in one cell, or in the cells of one question."""
    return () if answer is None else (answer,) if isinstance(answer, str) else answer
