"""The seal on the red lines, and which option would have to cross one.

It must not know widgets, nor decide when a seal may be opened: the domain does.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QObject

from partnerdesk.domain.commands import ChangeFields, DoTogether, OpenSeal, SealRedLines
from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Option, Participant, RedLineSeal, Score
from partnerdesk.domain.sealing import crossing_options, red_lines, seal_in_force, wording_of
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.answers import called
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.viewmodels.rounds.round import name_of
from partnerdesk.ui.viewmodels.speech import here, long_date, spoken


@dataclass(frozen=True, slots=True)
class Crossing:
    """One red line, the options it is held against, and those that have to cross it."""

    line: str
    text: str
    options: tuple[ChoiceLine, ...]
    crossed: tuple[str, ...]


def crossings(partnership: Partnership) -> tuple[Crossing, ...]:
    """Return each red line with the options; a dropped one is among them only where it crosses a line."""
    shown = [row for row in partnership.rows(Option) if row.status != "dropped" or row.crosses]
    choices = tuple(ChoiceLine(row.id, called(partnership, row)) for row in shown)
    return tuple(
        Crossing(line.id, line.text or "", choices, tuple(row.id for row in shown if line.id in (row.crosses or ())))
        for line in red_lines(partnership)
        if choices
    )


def mark_crossings(desk: Desk, line: str, options: Collection[str]) -> None:
    """Record which options have to cross a red line."""
    commands = []
    for row in desk.partnership.rows(Option):
        crossed = row.crosses or ()
        if (row.id in options) != (line in crossed):
            kept = tuple(each for each in crossed if each != line)
            new = (*kept, line) if row.id in options else kept
            commands.append(ChangeFields(Option, (row.id,), {"crosses": new or None}))
    if commands:
        desk.execute(DoTogether(tuple(commands), Sentence(N_("say which options cross a red line"))))


def _when(moment: str | None) -> str:
    """Return a recorded moment as people say it: day and time, as far as they are known."""
    try:
        at = here(moment or "")
    except ValueError:
        return moment or ""
    return f"{long_date(at.date())}, {at:%H:%M}"


class SealModel(QObject):
    """How the red lines stand: open, sealed, or opened again."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    @property
    def seal(self) -> RedLineSeal | None:
        """The seal that holds."""
        return seal_in_force(self._desk.partnership)

    @property
    def can_seal(self) -> bool:
        """Whether there is something to seal."""
        return self.seal is None and bool(wording_of(self._desk.partnership))

    @property
    def story(self) -> str:
        """Who agreed them, when, and whether anybody had scored."""
        seal = self.seal
        if seal is None:
            return ""
        pattern = (
            N_("Agreed and sealed on {when}, before anybody scored. Agreed by: {who}.")
            if seal.before_scores
            else N_("Agreed and sealed on {when}, after scoring had begun. Agreed by: {who}.")
        )
        return spoken(Sentence(pattern, {"when": _when(seal.sealed_at), "who": seal.agreed_by or "–"}))

    @property
    def opened(self) -> tuple[str, ...]:
        """Each seal that was opened, and why."""
        rows = [seal for seal in self._desk.partnership.rows(RedLineSeal) if seal.opened_at is not None]
        pattern = N_("A seal was opened on {when} by {who}: {reason}")
        return tuple(
            spoken(
                Sentence(
                    pattern,
                    {"when": _when(row.opened_at), "who": row.opened_by or "–", "reason": row.open_reason or ""},
                )
            )
            for row in rows
        )

    @property
    def warning(self) -> str:
        """What to know before sealing: that scores are in already."""
        if self.seal is None and self._desk.partnership.rows(Score):
            return spoken(N_("Scores are in already. The record will say that the lines were sealed after them."))
        return ""

    @property
    def crossing(self) -> str:
        """Which options cross a line, in a sentence."""
        partnership = self._desk.partnership
        crossing = crossing_options(partnership)
        rows = [row for row in partnership.rows(Option) if row.id in crossing and row.status != "dropped"]
        if not rows:
            return ""
        names = [called(partnership, row) for row in rows]
        pattern = N_("Crosses a red line and cannot come first, whatever its total: {options}.")
        return spoken(Sentence(pattern, {"options": ", ".join(names)}))

    @property
    def chair(self) -> str:
        """Who chairs, to begin the line 'agreed by' with."""
        partnership = self._desk.partnership
        found = next((person for person in partnership.rows(Participant) if person.role == "chair"), None)
        return name_of(partnership, found) if found is not None else ""

    def seal_them(self, by: str) -> PartnerDeskError | None:
        """Seal the red lines as they stand."""
        return self._desk.execute(SealRedLines(by.strip(), self._desk.stamp()), tell=False)

    def open_it(self, by: str, reason: str) -> PartnerDeskError | None:
        """Open the seal."""
        return self._desk.execute(OpenSeal(by.strip(), self._desk.stamp(), reason.strip()), tell=False)
