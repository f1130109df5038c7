"""What stands beside the preview of the brief: what is still open and what this edition holds back, each with its page.

It must not know widgets, nor decide what may be printed.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from partnerdesk.brief.held_back import HeldLine, LineKind
from partnerdesk.domain.assessment import Assessment
from partnerdesk.domain.open_points import open_points
from partnerdesk.domain.records import BeneficiaryInput, OpenPoint
from partnerdesk.ui.viewmodels.book import every_page
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.speech import said, spoken
from partnerdesk.ui.viewmodels.steps.going import page_named, page_of_gate, page_of_record, page_with


@dataclass(frozen=True, slots=True)
class BriefLine:
    """One line: ``group`` is gate, open or held; ``subject`` is what it is about, ``page`` where to go."""

    group: str
    subject: str
    sentence: str
    page: str


def open_lines(desk: Desk, held: Iterable[HeldLine], found: Assessment) -> tuple[BriefLine, ...]:
    """Return checks that stand in the way, then open points, then what is held back; nothing twice."""
    lines = [*_gates(desk, found), *_points(desk, found), *_skipped(desk), *_held(desk, held)]
    seen: dict[tuple[str, ...], BriefLine] = {}
    for line in lines:
        # The same reason holds back more than one thing, and of one thing what was written on more than one page.
        about = (line.subject, line.page) if line.group == "held" else ()
        seen.setdefault((line.group, line.sentence, *about), line)
    return tuple(seen.values())


def _gates(desk: Desk, found: Assessment) -> list[BriefLine]:
    return [
        BriefLine("gate", gate.id, spoken(gate.sentence), page_of_gate(desk.partnership, gate.id))
        for gate in found.gates.values()
        if gate.stands_in_the_way
    ]


def _points(desk: Desk, found: Assessment) -> list[BriefLine]:
    return [
        BriefLine(
            "open",
            point.record or "",
            spoken(point.sentence),
            page_with(desk.partnership, point.step, point.entity),
        )
        for point in open_points(desk.partnership, desk.catalogue, found)
        if point.entity not in {"", BeneficiaryInput.ENTITY}  # what is not printed of an input is among what is held
    ]


def _skipped(desk: Desk) -> list[BriefLine]:
    questions = {page.id: page.question for page in every_page()}
    return [
        BriefLine("open", row.id, _question(row, questions), page_named(desk.partnership, row.page or ""))
        for row in desk.partnership.rows(OpenPoint)
    ]


def _question(row: OpenPoint, questions: dict[str, str]) -> str:
    asked = said(questions.get(row.page or "", ""))
    note = said(row.note or "")
    return f"{note}: {asked}" if asked and note else note or asked or row.id


def _held(desk: Desk, held: Iterable[HeldLine]) -> list[BriefLine]:
    return [
        BriefLine("held", each.subject, spoken(each.sentence), page_of_record(desk.partnership, each))
        for each in held
        if each.kind is not LineKind.GATE
    ]
