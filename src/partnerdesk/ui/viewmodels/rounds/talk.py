"""What a round showed, once it may be seen: split items and lone voices first, medians and spreads, never names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from partnerdesk.domain.asked import ANCHORS, calls_for_talk, wants_second_round
from partnerdesk.domain.findings import IndicatorFinding
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.rounds.kind import Item, RoundKind, Subject
from partnerdesk.ui.viewmodels.rounds.pages import AGAIN, ROUND, next_page
from partnerdesk.ui.viewmodels.rounds.spread import (
    FIRST,
    SECOND,
    RoundKey,
    finding_of,
    may_show,
    urgency,
)
from partnerdesk.ui.viewmodels.rounds.words import figure, spread_chip, spread_said
from partnerdesk.ui.viewmodels.speech import said, spoken


@dataclass(frozen=True, slots=True)
class TalkLine:
    """One item as the group answered it, as far as it may be shown."""

    item: Item
    name: str
    median: float | None
    half: tuple[float, float] | None
    words: str
    chip: tuple[str, str, str]
    for_talk: bool
    before: float | None = None
    scale: Sequence[int] = range(1, ANCHORS + 1)


@dataclass(frozen=True, slots=True)
class NextThing:
    """What comes next: a sentence, a button, and the page it leads to (empty: show the results)."""

    words: str
    button: str
    page: str = ""


class TalkModel:
    """The results of the rounds of one kind, about one partner or about the options."""

    def __init__(self, desk: Desk, kind: RoundKind) -> None:
        """``desk`` is the open workshop."""
        self.desk, self.kind = desk, kind
        self._chosen = ""
        self._found: dict[tuple[RoundKey, tuple[str, ...]], IndicatorFinding] = {}
        self._found_in: Partnership | None = None

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """The partners there are results about."""
        return self.kind.subjects(self.desk.partnership)

    @property
    def subject(self) -> Subject | None:
        """The partner that is shown."""
        found = self.subjects
        return next((each for each in found if each.id == self._chosen), found[0] if found else None)

    def choose_subject(self, name: str) -> None:
        """Turn to another partner."""
        self._chosen = name

    def key(self, number: int) -> RoundKey:
        """Return the round with this number."""
        return RoundKey(self.kind, self.subject.id if self.subject else "", number)

    @property
    def items(self) -> tuple[Item, ...]:
        """Everything that was asked."""
        subject = self.subject
        if subject is None:
            return ()
        return self.kind.items(self.desk.partnership, self.desk.catalogue, subject.id)

    def is_revealed(self, number: int) -> bool:
        """Return whether the results of a round may be seen."""
        return self.key(number).state(self.desk.partnership).revealed_at is not None

    def is_closed(self, number: int) -> bool:
        """Return whether a round is closed."""
        return self.key(number).state(self.desk.partnership).closed_at is not None

    def is_begun(self, number: int) -> bool:
        """Return whether anybody who counts has answered in a round."""
        key = self.key(number)
        people = self.kind.raters(self.desk.partnership, key.subject)
        partnership, answer = self.desk.partnership, self.kind.answer
        return any(
            answer(partnership, person.id, key.subject, item, number) is not None
            for person in people
            for item in self.items
        )

    @property
    def last(self) -> int:
        """The last round that somebody has begun."""
        return SECOND if self.kind.id in AGAIN and self.is_begun(SECOND) else FIRST

    def waits(self, number: int) -> NextThing | None:
        """Return what comes before the results of a round may be seen, or None where they may."""
        if self.subject is None:
            sentence, button, page = self.kind.nothing
            return NextThing(said(sentence), said(button), page)
        if self.is_revealed(number):
            return None
        if self.is_closed(number):
            closed = N_("The round is closed. Look at the screen together.")
            return NextThing(said(closed), said(N_("Show the results")))
        page = (AGAIN if number == SECOND else ROUND)[self.kind.id]
        words = Sentence(
            N_("Round {n} is not closed yet. Results are shown when everybody has finished."), {"n": number}
        )
        return NextThing(spoken(words), said(N_("Go to the round")), page)

    def lines(self, number: int) -> tuple[TalkLine, ...]:
        """Return the items of a round, most in need of talk first; in round 2 each one's last answer counts."""
        key = self.key(number)
        found = [(item, self._finding(key, item)) for item in self.items]
        found = [(item, each) for item, each in found if each.ratings]
        return tuple(self._line(item, each, number) for item, each in sorted(found, key=lambda pair: urgency(pair[1])))

    def _finding(self, key: RoundKey, item: Item) -> IndicatorFinding:
        """Return what the answers to one item look like, worked out once for each state of the file."""
        partnership = self.desk.partnership
        if partnership is not self._found_in:
            self._found, self._found_in = {}, partnership
        about = (key, item.key)
        if about not in self._found:
            self._found[about] = finding_of(partnership, key, item, final=True)
        return self._found[about]

    def _line(self, item: Item, found: IndicatorFinding, number: int) -> TalkLine:
        median, spread = may_show(self.desk.partnership, found)
        first = self._finding(self.key(FIRST), item) if number == SECOND else None
        return TalkLine(
            item=item,
            name=f"{item.subject}: {item.short}" if self.kind.id == "score" else item.short,
            median=found.median if median else None,
            half=found.quartiles if spread else None,
            words=spoken(spread_said(found, median=median, spread=spread)),
            chip=spread_chip(found),
            for_talk=calls_for_talk(found),
            before=first.median if first is not None and median and may_show(self.desk.partnership, first)[0] else None,
            scale=self.kind.scale,
        )

    def asked_again(self) -> int:
        """Return how many items are offered for a second round."""
        wanted, first = wants_second_round(self.desk.partnership), self.key(FIRST)
        return sum(wanted(self._finding(first, item)) for item in self.items)

    def summary(self, lines: tuple[TalkLine, ...]) -> str:
        """Return in one sentence how far people agree."""
        apart = sum(line.for_talk for line in lines)
        values = {"n": apart, "of": len(lines)}
        if not lines:
            return said(N_("Nobody has answered yet."))
        if not apart:
            return said(N_("You saw everything much the same way."))
        return spoken(Sentence(N_("Seen differently: {n} of {of}. Talk about these: reasons and examples."), values))

    def after_talk(self) -> NextThing:
        """Return what comes after the talk: the second round, or going on."""
        count = self.asked_again()
        if count:
            words = Sentence(N_("When you have talked, answer again. Asked in round 2: {n}."), {"n": count})
            return NextThing(spoken(words), said(N_("Go to round 2")), AGAIN[self.kind.id])
        words = Sentence(N_("Nothing needs a second round."))
        page = next_page(self.kind.id, short=self.desk.route == "short")
        button = N_("Go to the weights") if page == ROUND["weight"] else N_("See the whole picture")
        return NextThing(spoken(words), said(button), page)

    def reveal(self, number: int) -> None:
        """Show the results of a closed round."""
        from partnerdesk.ui.viewmodels.rounds.machine import model_of

        model = model_of(self.desk, self.kind, number)
        if self.subject is not None and self.subject != model.subject:
            model.choose_subject(self.subject.id)
        model.reveal()


def learned(lines: tuple[TalkLine, ...]) -> tuple[str, ...]:
    """Return in sentences what moved between the rounds."""
    moved = [
        line for line in lines if line.before is not None and line.median is not None and line.before != line.median
    ]
    pattern = N_("‘{name}’ went from {before} to {now}.")
    return tuple(
        spoken(
            Sentence(pattern, {"name": line.name, "before": figure(line.before or 0), "now": figure(line.median or 0)})
        )
        for line in moved
    )
