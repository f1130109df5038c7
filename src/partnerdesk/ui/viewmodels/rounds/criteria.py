"""Which criteria the options are scored on, in which order; shipped ones, and the board's own. No widgets."""

from __future__ import annotations

from dataclasses import dataclass, replace

from partnerdesk.domain.asked import ANCHORS, criteria_asked
from partnerdesk.domain.commands import Command, DeleteRecord, DoTogether, PutRecords
from partnerdesk.domain.partnership import Partnership, next_id
from partnerdesk.domain.records import CriterionUse, Record, Score
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.unnamed import joined, named
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.fields import Control, FieldLine

_CHANGE = Sentence(N_("change the criteria"))
OWN_PARTS = (
    FieldLine("custom_name", N_("What is it called?"), needed=N_("Give your criterion a name.")),
    FieldLine(
        "custom_question",
        N_("What is the question?"),
        N_("Ask about three years from now."),
        Control.AREA,
        needed=N_("Write the question."),
    ),
    FieldLine(
        "custom_anchors",
        N_("Five sentences, one on each line"),
        N_("From the worst (1) to the best (5). The third says that nothing changes."),
        Control.TEXTS,
        needed=N_("Write five sentences, one on each line."),
    ),
)


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """One criterion: whether it is used, and where it stands among those that are."""

    id: str
    name: str
    question: str
    group: str
    used: bool
    own: bool
    scored: bool


def criterion_lines(partnership: Partnership, catalogue: Catalogue) -> tuple[CriterionLine, ...]:
    """Return the criteria: those in use in their order, then the others."""
    used = criteria_asked(partnership, catalogue)
    own = [row.criterion for row in partnership.rows(CriterionUse) if row.criterion not in catalogue.criteria]
    others = [name for name in (*catalogue.criteria, *own) if name not in used]
    scored = {row.criterion for row in partnership.rows(Score)}
    return tuple(_line(partnership, catalogue, name, name in used, name in scored) for name in (*used, *others))


def _line(partnership: Partnership, catalogue: Catalogue, name: str, used: bool, scored: bool) -> CriterionLine:
    use, shipped = partnership.get(CriterionUse, name), catalogue.criteria.get(name)
    return CriterionLine(
        id=name,
        name=(use and use.custom_name) or (shipped.name if shipped else ""),
        question=(use and use.custom_question) or (shipped.question if shipped else ""),
        group=catalogue.bottom_lines[shipped.bottom_line].name if shipped else "",
        used=used,
        own=shipped is None,
        scored=scored,
    )


def _uses(partnership: Partnership, catalogue: Catalogue, used: list[str]) -> list[Record]:
    """Return a row for every criterion, so that what is used no longer depends on defaults."""
    known = {row.criterion: row for row in partnership.rows(CriterionUse)}
    names = [*used, *(name for name in (*catalogue.criteria, *known) if name not in used)]
    rows = {name: known.get(name) or CriterionUse(criterion=name) for name in names}
    return [
        replace(row, active=name in used, order=used.index(name) + 1 if name in used else None)
        for name, row in rows.items()
    ]


def use_criterion(partnership: Partnership, catalogue: Catalogue, name: str, *, use: bool) -> Command:
    """Return the command that takes a criterion in, at the end, or leaves it out."""
    used = [each for each in criteria_asked(partnership, catalogue) if each != name]
    return PutRecords(tuple(_uses(partnership, catalogue, [*used, name] if use else used)), _CHANGE)


def move_criterion(partnership: Partnership, catalogue: Catalogue, name: str, distance: int) -> Command | None:
    """Return the command that moves a criterion among those in use, or None where it stands at the end already."""
    used = list(criteria_asked(partnership, catalogue))
    place = used.index(name) + distance if name in used else -1
    if not 0 <= place < len(used):
        return None
    used.remove(name)
    used.insert(place, name)
    return PutRecords(tuple(_uses(partnership, catalogue, used)), _CHANGE)


def add_criterion(partnership: Partnership, catalogue: Catalogue) -> tuple[str, Command]:
    """Return the id of a new criterion of the board's own, and the command that adds it."""
    name = next_id(partnership, CriterionUse)
    used = [*criteria_asked(partnership, catalogue), name]
    words = Sentence(N_("add a criterion"))
    return name, PutRecords(tuple(_uses(partnership, catalogue, used)), words)


def drop_criterion(name: str) -> Command:
    """Return the command that deletes a criterion of the board's own."""
    return DoTogether((DeleteRecord(CriterionUse, (name,)),), Sentence(N_("delete a criterion")))


def missing_criteria(partnership: Partnership, catalogue: Catalogue) -> tuple[Sentence, ...]:
    """Return what the criteria still need."""
    unfinished = [
        named(partnership, CriterionUse, row.criterion, row.custom_name)
        for row in partnership.rows(CriterionUse)
        if row.criterion not in catalogue.criteria
        and row.active is not False
        and (not row.custom_name or len(row.custom_anchors or ()) != ANCHORS)
    ]
    pattern = N_("Give each of your own criteria a name and five sentences: {names}.")
    return (Sentence(pattern, {"names": joined(unfinished)}),) if unfinished else ()
