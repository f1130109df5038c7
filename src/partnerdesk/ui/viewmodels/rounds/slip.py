"""Answers on a paper slip, typed in by the minute taker: one short word for each item, such as ``4s`` or ``c``.

Typed answers follow the same rules as answers given on the screen. It must not know widgets.
"""

from dataclasses import dataclass

from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.rounds.kind import RoundKind
from partnerdesk.ui.viewmodels.rounds.words import BASES
from partnerdesk.ui.viewmodels.typed import Mistyped

BASIS_OF = {letter.casefold(): basis for basis, _name, _meaning, letter in BASES}
LETTER_OF = {basis: letter for letter, basis in BASIS_OF.items()}
CANNOT_SAY_LETTER = "c"


@dataclass(frozen=True, slots=True)
class Typed:
    """What a slip says about one item."""

    value: float | None
    basis: str | None = None


def is_nought_cannot_say(kind: RoundKind) -> bool:
    """Return whether 0 says 'cannot say': not where it is a figure like any other."""
    return kind.cannot_say and kind.low > 0


def read_slip(text: str, kind: RoundKind, high: int = 0) -> Typed | None:
    """Read one answer of a slip; None where nothing is written. Raises Mistyped with how to write it.

    ``high`` is the highest answer where that is less than the kind's own.
    """
    text = "".join(text.split()).casefold()
    if not text:
        return None
    if kind.cannot_say and (text == CANNOT_SAY_LETTER or (text == "0" and is_nought_cannot_say(kind))):
        return Typed(None)
    basis = BASIS_OF.get(text[-1]) if kind.bases else None
    figures = text[:-1] if basis else text
    if not figures.isdecimal() or not kind.low <= int(figures) <= (high or kind.high):
        raise Mistyped(how_to_type(kind, high))
    return Typed(int(figures), basis)


def how_to_type(kind: RoundKind, high: int = 0) -> Sentence:
    """Return how the answers of a slip are typed; ``high`` as for :func:`read_slip`."""
    values = {"low": kind.low, "high": high or kind.high}
    if kind.bases:
        pattern = N_("Type {low} to {high} and s, t or g, for example 4s. Type c for ‘cannot say’.")
    elif kind.cannot_say:
        pattern = N_("Type {low} to {high}. Type c for ‘cannot say’.")
    else:
        pattern = N_("Type a whole number from {low} to {high}.")
    return Sentence(pattern, values)


def written(value: float | None, basis: str | None) -> str:
    """Return an answer as it is typed."""
    return CANNOT_SAY_LETTER if value is None else f"{value:g}{LETTER_OF.get(basis or '', '')}"
