"""What is still open: incomplete drafts, what was skipped, and what the brief holds back. Never a constraint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from partnerdesk.domain.assessment import Assessment
from partnerdesk.domain.case import Case, filled, is_baseline, listed, shortlisted
from partnerdesk.domain.disclosure import quotes_for
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.people import part_taken
from partnerdesk.domain.records import BeneficiaryInput, Interest, Objective, ObjectiveDriver, OpenPoint, Option
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.words import N_, Sentence

WHOLE_POINTS = 10


@dataclass(frozen=True, slots=True)
class Point:
    """Something open: in which step it belongs, what it is, and in which kind of record it is put right, if in one."""

    step: str
    sentence: Sentence
    record: str | None = None
    entity: str = ""


def _objectives(case: Case, found: Assessment) -> Iterable[Point]:
    points: Counter[str] = Counter()
    for row in case.partnership.rows(ObjectiveDriver):
        points[row.objective] += row.points or 0
    uneven = [row.id for row in found.voice.kept if points[row.id] != WHOLE_POINTS]
    for name in uneven:
        values = {"objective": case.objective(name), "n": points[name]}
        pattern = N_("{objective}: {n} of 10 reason points are given.")
        yield Point("aims", Sentence(pattern, values), name, ObjectiveDriver.ENTITY)
    musts = [row for row in found.voice.kept if row.priority == "must"]
    if len(musts) > case.settings["most_musts"]:
        most = int(case.settings["most_musts"])
        pattern = N_("{n} objectives are ‘must’; {most} at most.")
        yield Point("aims", Sentence(pattern, {"n": len(musts), "most": most}), entity=Objective.ENTITY)


def _options(case: Case) -> Iterable[Point]:
    options = shortlisted(case.partnership)
    if options and not any(is_baseline(option) for option in options):
        yield Point("narrow", Sentence(N_("Carrying on is not among the options.")), entity=Option.ENTITY)


def _interests(case: Case) -> Iterable[Point]:
    for row in case.partnership.rows(Interest):
        declared = row.kind not in {None, "none"}
        if declared and part_taken(row) == "all" and not filled(row.board_reason):
            pattern = N_("{name} has an interest and takes part all the same. Write why.")
            yield Point("open", Sentence(pattern, {"name": case.person(row.participant or "")}), row.id, row.ENTITY)


def _skipped(case: Case) -> Iterable[Point]:
    for row in case.partnership.rows(OpenPoint):
        page = row.page or ""
        step = page if page in case.catalogue.steps else page.split(".", maxsplit=1)[0]
        said = Sentence(N_("Left open: {note}"), {"note": row.note or page})
        yield Point(step if step in case.catalogue.steps else "tell", said, row.id)


def _held_back(case: Case, edition: str) -> Iterable[Point]:
    held = quotes_for(case.partnership, edition, case.settings).held_back
    for reason in dict.fromkeys(each.reason for each in held):
        names = [each.input for each in held if each.reason == reason]
        sentence = next(each.sentence for each in held if each.reason == reason)
        values = {"inputs": listed(names), "why": sentence}
        yield Point("hear", Sentence(N_("Not printed: {inputs}. {why}"), values), names[0], BeneficiaryInput.ENTITY)


def _gates(found: Assessment) -> Iterable[Point]:
    said: set[str] = set()
    for gate in found.gates.values():
        if gate.stands_in_the_way and str(gate.sentence) not in said:
            said.add(str(gate.sentence))
            yield Point("decide", gate.sentence, gate.id)


def open_points(
    partnership: Partnership, catalogue: Catalogue, found: Assessment, edition: str = "board"
) -> tuple[Point, ...]:
    """Return everything that is open, in the order of the steps."""
    case = Case.of(partnership, catalogue, found.as_of)
    points = [
        *_interests(case),
        *_held_back(case, edition),
        *_objectives(case, found),
        *_options(case),
        *_gates(found),
        *_skipped(case),
    ]
    order = {step: place for place, step in enumerate(catalogue.steps)}
    return tuple(sorted(points, key=lambda point: order[point.step]))
