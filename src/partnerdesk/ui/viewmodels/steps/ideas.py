"""Ideas to start from: risks, red lines and conditions of the catalogue; one click copies one into the record.

It must not know widgets.
"""

from collections.abc import Callable
from dataclasses import dataclass

from partnerdesk.domain.commands import AddRecord
from partnerdesk.domain.partnership import Partnership, next_id
from partnerdesk.domain.records import Condition, Record, Risk
from partnerdesk.domain.reference import Catalogue, ConditionText, RiskText
from partnerdesk.ui.viewmodels.desk import Desk


@dataclass(frozen=True, slots=True)
class Idea:
    """One idea: its words, what else it brings, and the record it becomes."""

    id: str
    text: str
    about: str
    make: Callable[[str], Record]


def risk_ideas(partnership: Partnership, catalogue: Catalogue) -> tuple[Idea, ...]:
    """Return the risks that are not written down yet."""
    there = {row.text for row in partnership.rows(Risk)}
    return tuple(_risk(idea) for idea in catalogue.risks.values() if idea.event not in there)


def _risk(idea: RiskText) -> Idea:
    def make(name: str) -> Risk:
        return Risk(
            id=name,
            text=idea.event,
            effect_on_people=True,
            early_sign=idea.early_sign,
            response=idea.response,
        )

    return Idea(idea.id, idea.event, idea.effect, make)


def condition_ideas(partnership: Partnership, catalogue: Catalogue, *kinds: str) -> tuple[Idea, ...]:
    """Return the red lines or conditions of these kinds that are not written down yet."""
    there = {row.text for row in partnership.rows(Condition)}
    wanted = (idea for idea in catalogue.conditions.values() if idea.kind in kinds)
    return tuple(_condition(idea) for idea in wanted if idea.text not in there)


def _condition(idea: ConditionText) -> Idea:
    def make(name: str) -> Condition:
        return Condition(id=name, kind=idea.kind, text=idea.text, test=idea.test, status="open")

    return Idea(idea.id, idea.text, idea.test, make)


def take(desk: Desk, idea: Idea, kind: type[Record]) -> None:
    """Write an idea down; its words can then be changed."""
    desk.execute(AddRecord(idea.make(next_id(desk.partnership, kind))))
