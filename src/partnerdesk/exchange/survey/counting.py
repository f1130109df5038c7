"""Counts answers as they go by: by question, by answer and by group, each with the number of people it is out of.

People are counted, not rows: who has several rows counts once for each answer that she gave, and once in each base.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import chain

from partnerdesk.exchange.survey.answers import Answer, Batch, ClosedQuestion, Counted, ImportSummary, Plan
from partnerdesk.exchange.survey.mapping import Role
from partnerdesk.exchange.survey.people import More, People, told_in

_MOST_PAIRS = 40


class Counts:
    """Sums over batches."""

    def __init__(self, plan: Plan) -> None:
        """`plan` says what is asked, and in which order the columns come."""
        self._plan = plan
        self._rows = self._kept = self._unread = self._blank = self._wordless = 0
        self._silenced: set[str] = set()
        self._days: Counter[date | None] = Counter()
        self._groups: list[Counter[Answer]] = [Counter() for _ in plan.groups]
        self._answers: list[Counter[Answer]] = [Counter() for _ in plan.questions]
        self._texts = [0] * len(plan.texts)
        few = len(plan.groups) * len(plan.questions) <= _MOST_PAIRS * max(1, len(plan.groups))
        self._pairs: dict[tuple[int, int], Counter[tuple[Answer, Answer]]] = {
            (group, question): Counter()
            for group in range(len(plan.groups) if few else 0)
            for question in range(len(plan.questions))
        }
        self._people = People(plan, bool(self._pairs))

    def add(self, batch: Batch, rows: int, unread: int, blank: int = 0) -> None:
        """Count a batch, which holds what may be used of so many rows; in `blank` others nothing is answered."""
        self._blank += blank
        self._rows += rows
        self._kept += len(batch)
        self._unread += unread
        self._days.update(batch.days)
        for place, cells in enumerate(batch.texts):
            self._texts[place] += len(cells) - cells.count(None)
        self._add_people(self._people.first_rows(batch))

    def _add_people(self, batch: Batch) -> None:
        """Count rows of so many people."""
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
        plan, people = self._plan, self._people
        return ImportSummary(
            rows=self._rows,
            answers=self._kept,
            without_consent=self._rows - self._kept - self._blank,
            repeated=people.again,
            unread_dates=self._unread,
            first_day=min(days, default=None),
            last_day=max(days, default=None),
            groups=tuple((name, self._named(place)) for place, name in enumerate(plan.groups)),
            counted=tuple(
                _counted(asked, None, None, counts, people.more[place, None, None])
                for place, (asked, counts) in enumerate(zip(plan.questions, self._answers, strict=True))
            ),
            by_group=tuple(chain.from_iterable(self._by_group(*place) for place in self._pairs)),
            texts=tuple(zip(plan.texts, self._texts, strict=True)),
            without_words=self._wordless,
            without_answers=self._blank,
            group_bases=tuple(
                sum(n for value, n in counts.items() if value is not None) + people.grouped[place]
                for place, counts in enumerate(self._groups)
            ),
            differing=people.differing,
            most_rows=people.most_rows,
        )

    def _named(self, group: int) -> tuple[tuple[str, int], ...]:
        counts = Counter({value: count for value, count in self._groups[group].items() if isinstance(value, str)})
        counts.update({value: count for (place, value), count in self._people.groups.items() if place == group})
        return tuple(counts.most_common())

    def _by_group(self, group: int, question: int) -> list[Counted]:
        parts: dict[str, Counter[Answer]] = {}
        for (value, answer), count in self._pairs[group, question].items():
            if isinstance(value, str):
                parts.setdefault(value, Counter())[answer] += count
        name, asked, more = self._plan.groups[group], self._plan.questions[question], self._people.more
        for place, at, value in more:
            if (place, at) == (question, group) and value is not None:
                parts.setdefault(value, Counter())
        return [
            _counted(asked, name, value, counts, more[question, group, value])
            for value, counts in sorted(parts.items())
        ]


def _counted(
    question: ClosedQuestion, group: str | None, value: str | None, counts: "Counter[Answer]", more: More
) -> Counted:
    """Of several answers of one person each counts; people are counted once in the base."""
    column = question.first
    off = {each.strip() for each in column.off}
    told, base = Counter(more.told), more.base
    for answer, count in counts.items():
        base += count if answer is not None and not (isinstance(answer, str) and answer in off) else 0
        for one in told_in(answer):
            told[one] += count
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
