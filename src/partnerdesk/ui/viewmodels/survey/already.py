"""What an import says of answers that are in the file already, and the choice what becomes of them.

It must not know widgets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnerdesk.domain.words import N_, NP_
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.viewmodels.speech import numbered, said, spoken, whole_number

if TYPE_CHECKING:
    from partnerdesk.services.answers_again import Again, ReadBeside

_LEAVE_OUT = NP_("Leave that one out", "Leave the {count} out")
_KEEP = NP_("Keep it: somebody else said the same", "Keep the {count}: other people said the same")
_COMES_IN = NP_("One answer comes in.", "{count} answers come in.")


def already_words(again: Again) -> tuple[str, ...]:
    """Say which answers are in the file already, import by import."""
    return tuple(map(spoken, again.sentences))


def already_choices(beside: ReadBeside | None) -> tuple[ChoiceLine, ...]:
    """Return what can become of them: left out (true), or kept; the one that is likely to be right comes first."""
    if beside is None or beside.new is None:
        return ()
    count = len(beside.again.numbers)
    leave = ChoiceLine(
        value=True,
        label=numbered(_LEAVE_OUT, count, count=whole_number(count)),
        description=_what_comes(beside.new.summary.answers),
    )
    keep = ChoiceLine(
        value=False,
        label=numbered(_KEEP, count, count=whole_number(count)),
        description=_what_comes(beside.whole.summary.answers),
    )
    return (leave, keep) if beside.again.is_likely else (keep, leave)


def _what_comes(answers: int) -> str:
    if not answers:
        return said(N_("Then there is nothing new."))
    return numbered(_COMES_IN, answers, count=whole_number(answers))
