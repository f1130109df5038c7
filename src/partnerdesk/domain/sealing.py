"""What holds before anything is scored: red lines that are agreed and sealed, and first choices.

Questions about records, and the rules that a change must keep; what the commands do stands in
:mod:`partnerdesk.domain.apply`. Knows no figures.
"""

from __future__ import annotations

from collections.abc import Callable

from partnerdesk.domain.case import is_baseline
from partnerdesk.domain.errors import Refused
from partnerdesk.domain.partnership import Partnership, RowChange
from partnerdesk.domain.records import Condition, FirstChoice, Option, RedLineSeal, RoundState, Score
from partnerdesk.domain.words import N_

RED_LINE = "red_line"
WORK_ALONE = "improve_alone"
OPEN_REASON_LENGTH = 20
_SEALED_WORDS = ("kind", "text", "test")


def seal_in_force(partnership: Partnership) -> RedLineSeal | None:
    """Return the seal that holds now: the last one, unless it was opened."""
    seals = partnership.rows(RedLineSeal)
    return seals[-1] if seals and _holds(seals[-1]) else None


def _holds(seal: RedLineSeal) -> bool:
    return seal.sealed_at is not None and seal.opened_at is None


def red_lines(partnership: Partnership) -> tuple[Condition, ...]:
    """Return the red lines that have words, in order."""
    return tuple(row for row in partnership.having(Condition, kind=RED_LINE) if (row.text or "").strip())


def wording_of(partnership: Partnership) -> tuple[str, ...]:
    """Return the words of the red lines as a seal keeps them."""
    return tuple((row.text or "").strip() for row in red_lines(partnership))


def crossed_by(partnership: Partnership, option: Option) -> tuple[Condition, ...]:
    """Return the red lines that an option crosses, in the order in which the board wrote them."""
    crossed = option.crosses or ()
    return tuple(line for line in red_lines(partnership) if line.id in crossed) if crossed else ()


def crossing_options(partnership: Partnership) -> frozenset[str]:
    """Return the ids of the options that cross a red line: no total can put them first."""
    return frozenset(option.id for option in partnership.rows(Option) if crossed_by(partnership, option))


def scores_are_shown(partnership: Partnership) -> bool:
    """Return whether the results of the first round of scores are shown."""
    shown = partnership.get(RoundState, "score", None, 1)
    return shown is not None and shown.revealed_at is not None


def first_choices_are_shown(partnership: Partnership) -> bool:
    """Return whether the first choices may be looked at: only when they and the scores are both shown."""
    opened = partnership.get(RoundState, "first_choice", None, 1)
    return opened is not None and opened.revealed_at is not None and scores_are_shown(partnership)


def check_sealed_words(before: Partnership, _after: Partnership, change: RowChange) -> None:
    """Refuse a change of the words of red lines while they are sealed."""
    if change.entity == "condition" and _sealed(change.before) != _sealed(change.after) and seal_in_force(before):
        raise Refused("sealed", N_("The red lines are sealed. Open the seal first, and say why."))


def _sealed(record: object) -> tuple[object, ...] | None:
    if not isinstance(record, Condition) or record.kind != RED_LINE:
        return None
    return tuple(getattr(record, name) for name in _SEALED_WORDS)


def check_seal(_before: Partnership, _after: Partnership, change: RowChange) -> None:
    """Refuse to change what was sealed, to delete a seal that holds, and to open one without a reason.

    One that was opened can be deleted: its words may be somebody's who wants them gone.
    """
    was, now = change.before, change.after
    if not isinstance(now, RedLineSeal):
        if isinstance(was, RedLineSeal) and _holds(was):
            raise Refused("seal_kept", N_("A seal stays in the record. Open it instead, and say why."))
        return
    if isinstance(was, RedLineSeal) and (was.wording, was.sealed_at) != (now.wording, now.sealed_at):
        raise Refused("seal_kept", N_("What was sealed cannot be changed. Open the seal, and say why."))
    if now.opened_at is not None and len((now.open_reason or "").strip()) < OPEN_REASON_LENGTH:
        said = N_("Say in at least 20 characters why the board opens the seal. The reason is printed.")
        raise Refused("seal_reason", said)


def check_first_choice(before: Partnership, _after: Partnership, change: RowChange) -> None:
    """Refuse the first choice of somebody who has scored already: it would be no first choice."""
    given = change.after
    if isinstance(given, FirstChoice) and before.having(Score, participant=given.participant):
        raise Refused("scored_already", N_("A first choice comes before the scores, and yours are in already."))


def check_always_there(_before: Partnership, after: Partnership, change: RowChange) -> None:
    """Refuse to delete carrying on, and improving alone, where no other option like it is left."""
    gone = change.before
    if not isinstance(gone, Option) or change.after is not None:
        return
    left = after.rows(Option)
    if is_baseline(gone) and not any(is_baseline(option) for option in left):
        raise Refused("always_there", N_("Carrying on as now is always an option. It stays, and may be found wanting."))
    if gone.form == WORK_ALONE and not any(option.form == WORK_ALONE for option in left):
        raise Refused("always_there", N_("Working alone is always an option. It stays, and may be found wanting."))


PROCESS_RULES: tuple[Callable[[Partnership, Partnership, RowChange], None], ...] = (
    check_sealed_words,
    check_seal,
    check_first_choice,
    check_always_there,
)
