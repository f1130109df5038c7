"""Counts answers as they go by: by question, by answer and by group, each with the number of people it is out of."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import chain

from partnerdesk.exchange.survey.answers import Answer, Batch, ClosedQuestion, Counted, ImportSummary, Plan
from partnerdesk.exchange.survey.mapping import Role

_MOST_PAIRS = 40


class Counts:
    """Sums over batches."""

    def __init__(self, plan: Plan) -> None:
        """`plan` says what is asked, and in which order the columns come."""
        self._plan = plan
        self._rows = self._kept = self._unread = self._wordless = self._blank = 0
        self._refs: set[str | None] = set()
        self._told_refs = 0
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

    def add(self, batch: Batch, rows: int, unread: int, blank: int = 0) -> None:
        """Count a batch, which holds what may be used of so many rows; in `blank` others nothing is answered."""
        self._blank += blank
        self._rows += rows
        self._kept += len(batch)
        self._unread += unread
        if batch.refs and any(batch.refs):
            self._told_refs += len(batch.refs) - batch.refs.count(None)
            self._refs.update(batch.refs)
        self._days.update(batch.days)
        for counter, cells in zip(self._groups, batch.groups, strict=True):
            counter.update(cells)
        for counter, values in zip(self._answers, batch.answers, strict=True):
            counter.update(values)
        for place, cells in enumerate(batch.texts):
            self._texts[place] += len(cells) - cells.count(None)
        for (group, question), pairs in self._pairs.items():
            pairs.update(zip(batch.groups[group], batch.answers[question], strict=True))

    def leave_words_out(self, batch: Batch, spoken: Sequence[bool]) -> Batch:
        """Take the words of those out of a batch who may not be quoted; what they wrote is counted no more."""
        left = batch.without_words(spoken)
        for place, (before, after) in enumerate(zip(batch.texts, left.texts, strict=True)):
            self._texts[place] -= after.count(None) - before.count(None)
        wrote = map(any, zip(*batch.texts, strict=True)) if batch.texts else ()
        self._wordless += sum(told and not may for told, may in zip(wrote, spoken, strict=False))
        return left

    def summary(self) -> ImportSummary:
        """What was counted."""
        days = [day for day in self._days if day is not None]
        plan = self._plan
        return ImportSummary(
            rows=self._rows,
            answers=self._kept,
            without_consent=self._rows - self._kept - self._blank,
            repeated=self._told_refs - len(self._refs - {None}),
            unread_dates=self._unread,
            first_day=min(days, default=None),
            last_day=max(days, default=None),
            groups=tuple((name, _pairs_of(counts)) for name, counts in zip(plan.groups, self._groups, strict=True)),
            counted=tuple(_counted(q, None, None, c) for q, c in zip(plan.questions, self._answers, strict=True)),
            by_group=tuple(chain.from_iterable(self._by_group(*place) for place in self._pairs)),
            texts=tuple(zip(plan.texts, self._texts, strict=True)),
            without_words=self._wordless,
            without_answers=self._blank,
        )

    def _by_group(self, group: int, question: int) -> list[Counted]:
        parts: dict[str, Counter[Answer]] = {}
        for (value, answer), count in self._pairs[group, question].items():
            if isinstance(value, str):
                parts.setdefault(value, Counter())[answer] += count
        name, asked = self._plan.groups[group], self._plan.questions[question]
        return [_counted(asked, name, value, counts) for value, counts in sorted(parts.items())]


def _pairs_of(counts: "Counter[Answer]") -> tuple[tuple[str, int], ...]:
    return tuple((value, count) for value, count in counts.most_common() if isinstance(value, str))


def _counted(question: ClosedQuestion, group: str | None, value: str | None, counts: "Counter[Answer]") -> Counted:
    """Of several answers of one person each counts; people are counted once in the base."""
    column = question.first
    off = {each.strip() for each in column.off}
    told: Counter[str] = Counter()
    base = 0
    for answer, count in counts.items():
        each = () if answer is None else (answer,) if isinstance(answer, str) else answer
        base += count if answer is not None and not (isinstance(answer, str) and answer in off) else 0
        for one in each:
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
