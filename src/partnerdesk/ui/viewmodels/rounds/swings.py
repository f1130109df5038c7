"""One person's swing weights: what each change from worst to best is worth, and its share of the own sum."""

from __future__ import annotations

from dataclasses import dataclass

from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.rounds.kinds import Item
from partnerdesk.ui.viewmodels.rounds.machine import RoundModel
from partnerdesk.ui.viewmodels.speech import spoken
from partnerdesk.ui.viewmodels.typed import Mistyped, read_number

MOST, STEP = 100, 5


@dataclass(frozen=True, slots=True)
class SwingLine:
    """One change from worst to best, and what the person gives it."""

    item: Item
    worst: str
    best: str
    swing: float | None
    share: float | None


def swing_lines(model: RoundModel) -> tuple[SwingLine, ...]:
    """Return the changes with the figures of the person whose turn it is."""
    answers = [(item, getattr(model.answer_to(item), "swing", None)) for item in model.items]
    total = sum(swing or 0 for _item, swing in answers)
    return tuple(
        SwingLine(
            item=item,
            worst=item.answers[0].words,
            best=item.answers[-1].words,
            swing=swing,
            share=swing / total if swing is not None and total else None,
        )
        for item, swing in answers
    )


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
    if MOST not in given:
        return spoken(N_("Give it 100: press the button below it, or type the figure beside it."))
    left = len(lines) - len(given)
    if left:
        return spoken(Sentence(N_("Now mark the others against it, from 0 to 100. {n} to go."), {"n": left}))
    return spoken(N_("All are weighed. Change what you like, or go on."))
