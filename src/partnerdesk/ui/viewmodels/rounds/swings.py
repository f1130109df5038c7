"""One person's swing weights: what each change from worst to best is worth, and its share of the own sum."""

from __future__ import annotations

from dataclasses import dataclass

from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.rounds.kind import Item
from partnerdesk.ui.viewmodels.rounds.machine import RoundModel
from partnerdesk.ui.viewmodels.rounds.slip import CANNOT_SAY_LETTER
from partnerdesk.ui.viewmodels.rounds.spread import may_show
from partnerdesk.ui.viewmodels.rounds.words import spread_said
from partnerdesk.ui.viewmodels.speech import plain_number, spoken
from partnerdesk.ui.viewmodels.typed import Mistyped, read_number

MOST, STEP = 100, 5


@dataclass(frozen=True, slots=True)
class SwingLine:
    """One change from worst to best, and what the person gives it; without a figure, whether that is an answer.

    In round 2 ``earlier`` says what was given in round 1, and ``of_all`` what all together gave it.
    """

    item: Item
    worst: str
    best: str
    swing: float | None
    share: float | None
    cannot_say: bool = False
    earlier: str = ""
    of_all: str = ""

    @property
    def is_open(self) -> bool:
        """Whether nothing is said of it yet."""
        return self.swing is None and not self.cannot_say


def swing_lines(model: RoundModel) -> tuple[SwingLine, ...]:
    """Return the changes with the figures of the person whose turn it is; in round 2 those of round 1 stand."""
    given = [(item, model.answer_to(item) or model.earlier(item)) for item in model.items]
    answers = [(item, getattr(row, "swing", None), row is not None) for item, row in given]
    total = sum(swing or 0 for _item, swing, _is_given in answers) + sum(each.swing or 0 for each in standing(model))
    return tuple(
        SwingLine(
            item=item,
            worst=item.answers[0].words,
            best=item.answers[-1].words,
            swing=swing,
            share=swing / total if swing is not None and total else None,
            cannot_say=is_given and swing is None,
            earlier=_earlier(model, item),
            of_all=_of_all(model, item),
        )
        for item, swing, is_given in answers
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """A change that is not weighed again, and the own figure that stands for it."""

    name: str
    swing: float | None


def standing(model: RoundModel) -> tuple[Standing, ...]:
    """Return, in round 2, what is not asked again, with the own figures: the others are held against them."""
    if not model.is_again:
        return ()
    asked = {item.key for item in model.items}
    found = [item for item in model.everything if item.key not in asked]
    return tuple(Standing(item.short, getattr(model.earlier(item), "swing", None)) for item in found)


def standing_said(model: RoundModel) -> str:
    """Return the figures that stand, in a sentence; nothing where everything is asked."""
    figures = [f"{each.name} {plain_number(each.swing)}" for each in standing(model) if each.swing is not None]
    if not figures:
        return ""
    return spoken(Sentence(N_("Your other figures stand: {figures}."), {"figures": ", ".join(figures)}))


def _earlier(model: RoundModel, item: Item) -> str:
    row = model.earlier(item)
    if row is None:
        return ""
    swing = getattr(row, "swing", None)
    if swing is None:
        return spoken(N_("In round 1 you gave no figure."))
    return spoken(Sentence(N_("In round 1 you gave {figure}."), {"figure": plain_number(swing)}))


def _of_all(model: RoundModel, item: Item) -> str:
    found = model.group(item)
    if found is None:
        return ""
    median, spread = may_show(model.desk.partnership, found)
    return spoken(spread_said(found, median=median, spread=spread))


def says_cannot_say(text: str) -> bool:
    """Return whether what is typed says 'cannot say'."""
    return text.strip().casefold() == CANNOT_SAY_LETTER


def read_swing(text: str) -> float | None:
    """Read a figure from 0 to 100; None where nothing is written."""
    value = read_number(text)
    if value is not None and not 0 <= value <= MOST:
        raise Mistyped(N_("Give a number from 0 to 100."))
    return value


def stepped(swing: float | None, distance: int) -> float:
    """Return the figure a step up or down."""
    return min(max((swing or 0) + distance * STEP, 0), MOST)


def advice(lines: tuple[SwingLine, ...], *, again: bool = False) -> str:
    """Return what to do next, in a sentence."""
    if again:
        return spoken(N_("Change what you see differently now. What you leave stands."))
    given = [line.swing for line in lines if line.swing is not None]
    left = sum(line.is_open for line in lines)
    if not given and not left:
        return spoken(N_("You cannot say for any of them. That is an answer, too: the figures of the others count."))
    if MOST not in given:
        return spoken(N_("Give it 100: press the button below it, or type the figure beside it."))
    if left:
        return spoken(Sentence(N_("Now mark the others against it, from 0 to 100. {n} to go."), {"n": left}))
    return spoken(N_("All are weighed. Change what you like, or go on."))
