"""Counts answers as they go by: by question, by answer and by group, each with the number of people it is out of.

People are counted, not rows: who has several rows counts once for each answer that she gave, and once in each base.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date

from partnerdesk.exchange.survey.answers import Answer, Batch, ClosedQuestion, Counted, ImportSummary, Plan
from partnerdesk.exchange.survey.groups_together import GroupsTogether
from partnerdesk.exchange.survey.mapping import Role
from partnerdesk.exchange.survey.people import People, PeopleCounted, Told, is_answered, told_in

_MOST_PAIRS = 40
Groups = tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
"""What is in each column of groups: its heading, and how many people are in each."""


class Counts:
    """Sums over batches."""

    def __init__(self, plan: Plan, *, has_ids: bool = False) -> None:
        """`plan` says what is asked, and in which order the columns come; `has_ids` that rows may say whose."""
        self._plan = plan
        self._rows = self._kept = self._unread = self._blank = self._wordless = 0
        self._silenced: set[str] = set()
        self._days: set[date | None] = set()
        self._groups: list[Counter[Answer]] = [Counter() for _ in plan.groups]
        self._answers: list[Counter[Answer]] = [Counter() for _ in plan.questions]
        self._texts = [0] * len(plan.texts)
        few = len(plan.groups) * len(plan.questions) <= _MOST_PAIRS * max(1, len(plan.groups))
        self._pairs: dict[tuple[int, int], Counter[tuple[Answer, Answer]]] = {
            (group, question): Counter()
            for group in range(len(plan.groups) if few else 0)
            for question in range(len(plan.questions))
        }
        self._people = People(plan) if has_ids else None
        self._together = GroupsTogether(plan.groups, has_ids=has_ids)

    def add(self, batch: Batch, rows: int, unread: int, blank: int = 0) -> None:
        """Count a batch, which holds what may be used of so many rows; in `blank` others nothing is answered."""
        self._blank += blank
        self._rows += rows
        self._kept += len(batch)
        self._unread += unread
        self._days.update(batch.days)
        for place, cells in enumerate(batch.texts):
            self._texts[place] += len(cells) - cells.count(None)
        self._together.add(batch)
        if self._people is not None:
            self._people.add(batch)
        for counter, cells in zip(self._groups, batch.groups, strict=True):
            counter.update(cells)
        for counter, values in zip(self._answers, batch.answers, strict=True):
            counter.update(values)
        for (group, question), pairs in self._pairs.items():
            pairs.update(zip(batch.groups[group], batch.answers[question], strict=True))

    def leave_words_out(self, batch: Batch, spoken: Sequence[bool]) -> Batch:
        """Take the words of those out of a batch who may not be quoted; what they wrote is counted no more."""
        left = batch.without_words(spoken)
        for place, (before, after) in enumerate(zip(batch.texts, left.texts, strict=True)):
            self._texts[place] -= after.count(None) - before.count(None)
        wrote = map(any, zip(*batch.texts, strict=True)) if batch.texts else ()
        for told, may, ref in zip(wrote, spoken, batch.refs, strict=False):
            if told and not may and ref not in self._silenced:
                self._wordless += 1
                self._silenced.update((ref,) if ref else ())
        return left

    def summary(self) -> ImportSummary:
        """What was counted."""
        days = [day for day in self._days if day is not None]
        plan, again = self._plan, self._people.again if self._people is not None else 0
        found = self._people.counted(self._pairs) if self._people is not None and again else self._rows_counted()
        groups, bases = self._by_column(found)
        return ImportSummary(
            rows=self._rows,
            answers=self._kept,
            without_consent=self._rows - self._kept - self._blank,
            repeated=again,
            unread_dates=self._unread,
            first_day=min(days, default=None),
            last_day=max(days, default=None),
            groups=groups,
            counted=tuple(_counted(q, None, None, each) for q, each in zip(plan.questions, found.answers, strict=True)),
            by_group=tuple(
                _counted(plan.questions[question], plan.groups[group], value, each)
                for (group, question), parts in found.by_group.items()
                for value, each in sorted(parts.items())
            ),
            texts=tuple(zip(plan.texts, self._texts, strict=True)),
            without_words=self._wordless,
            without_answers=self._blank,
            group_bases=bases,
            differing=found.differing,
            most_rows=found.most_rows,
            together=self._together.counted(),
        )

    def _by_column(self, found: PeopleCounted) -> tuple[Groups, tuple[int, ...]]:
        """The groups of each column with their people, and how many people are in any: who ticked two, in both."""
        places: dict[int, list[int]] = {}
        for place, column in enumerate(self._plan.group_columns):
            places.setdefault(column, []).append(place)
        told = [sum((found.groups[place] for place in own), Counter[str]()) for own in places.values()]
        names = [self._plan.groups[own[0]] for own in places.values()]
        bases = [
            found.group_bases[own[0]] if len(own) == 1 else self._together.base((*own,)) for own in places.values()
        ]
        return tuple((name, tuple(each.most_common())) for name, each in zip(names, told, strict=True)), tuple(bases)

    def _rows_counted(self) -> PeopleCounted:
        """What was counted where each row is somebody."""
        off = [frozenset(each.strip() for each in question.first.off) for question in self._plan.questions]
        groups = tuple(Counter({v: n for v, n in each.items() if isinstance(v, str)}) for each in self._groups)
        return PeopleCounted(
            groups,
            tuple(each.total() for each in groups),
            tuple(_told(counts, each) for counts, each in zip(self._answers, off, strict=True)),
            {place: self._parted(pairs, off[place[1]]) for place, pairs in self._pairs.items()},
            differing=0,
            most_rows=1,
        )

    @staticmethod
    def _parted(pairs: "Counter[tuple[Answer, Answer]]", off: Collection[str]) -> dict[str, Told]:
        parts: dict[str, Counter[Answer]] = {}
        for (value, answer), count in pairs.items():
            if isinstance(value, str):
                parts.setdefault(value, Counter())[answer] += count
        return {value: _told(counts, off) for value, counts in parts.items()}


def _told(counts: "Counter[Answer]", off: Collection[str]) -> Told:
    """Of several answers of one person each counts; people are counted once in the base."""
    told: Counter[str] = Counter()
    for answer, count in counts.items():
        for one in told_in(answer):
            told[one] += count
    return Told(told, sum(count for answer, count in counts.items() if is_answered(answer, off)))


def _counted(question: ClosedQuestion, group: str | None, value: str | None, found: Told) -> Counted:
    """What was told, in the order of the question's answers, and apart from it what is off the scale."""
    column, (told, base) = question.first, found
    off = {each.strip() for each in column.off}
    options = (
        [each.option or each.heading for each in question.columns]
        if question.role is Role.TICK_ALL and not column.separator
        else []
    )
    order = [*column.answers, *options]
    ranked = [*order, *(each for each, _ in told.most_common() if each not in set(order))]
    on_scale = tuple((each, told[each]) for each in dict.fromkeys(ranked) if each not in off)
    return Counted(
        question.text, group, value, base, on_scale, tuple((each, told[each]) for each in column.off if told[each])
    )
