"""One person's swing weights: what each change from worst to best is worth, and its share of the own sum."""

from __future__ import annotations

from dataclasses import dataclass

from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.rounds.kinds import Item
from partnerdesk.ui.viewmodels.rounds.machine import RoundModel
from partnerdesk.ui.viewmodels.rounds.slip import CANNOT_SAY
from partnerdesk.ui.viewmodels.speech import spoken
from partnerdesk.ui.viewmodels.typed import Mistyped, read_number

MOST, STEP = 100, 5


@dataclass(frozen=True, slots=True)
class SwingLine:
    """One change from worst to best, and what the person gives it; without a figure, whether that is an answer."""

    item: Item
    worst: str
    best: str
    swing: float | None
    share: float | None
    cannot_say: bool = False

    @property
    def is_open(self) -> bool:
        """Whether nothing is said of it yet."""
        return self.swing is None and not self.cannot_say


def swing_lines(model: RoundModel) -> tuple[SwingLine, ...]:
    """Return the changes with the figures of the person whose turn it is."""
    given = [(item, model.answer_to(item)) for item in model.items]
    answers = [(item, getattr(row, "swing", None), row is not None) for item, row in given]
    total = sum(swing or 0 for _item, swing, _is_given in answers)
    return tuple(
        SwingLine(
            item=item,
            worst=item.answers[0].words,
            best=item.answers[-1].words,
            swing=swing,
            share=swing / total if swing is not None and total else None,
            cannot_say=is_given and swing is None,
        )
        for item, swing, is_given in answers
    )


def says_cannot_say(text: str) -> bool:
    """Return whether what is typed says 'cannot say'."""
    return text.strip().casefold() == CANNOT_SAY


def read_swing(text: str) -> float | None:
    """Read a figure from 0 to 100; None where nothing is written."""
    value = read_number(text)
    if value is not None and not 0 <= value <= MOST:
        raise Mistyped(N_("Give a number from 0 to 100."))
    return value


def stepped(swing: float | None, distance: int) -> float:
    """Return the figure a step up or down."""
    return min(max((swing or 0) + distance * STEP, 0), MOST)


def advice(lines: tuple[SwingLine, ...]) -> str:
    """Return what to do next, in a sentence."""
    given = [line.swing for line in lines if line.swing is not None]
    left = sum(line.is_open for line in lines)
    if not given and not left:
        return spoken(N_("You cannot say for any of them. That is an answer, too: the figures of the others count."))
    if MOST not in given:
        return spoken(N_("Give it 100: press the button below it, or type the figure beside it."))
    if left:
        return spoken(Sentence(N_("Now mark the others against it, from 0 to 100. {n} to go."), {"n": left}))
    return spoken(N_("All are weighed. Change what you like, or go on."))
