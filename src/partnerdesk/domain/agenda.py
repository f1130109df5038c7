"""When each of the ten steps is done.

A step's rule says what is still missing, in sentences. A board may move on all the same: nothing here stops anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from partnerdesk.domain.agreement import SPLIT
from partnerdesk.domain.asking import is_being_asked
from partnerdesk.domain.assessment import Assessment
from partnerdesk.domain.bands import below
from partnerdesk.domain.blank import written
from partnerdesk.domain.case import Case, called, filled, is_baseline, listed, quoted, shortlisted
from partnerdesk.domain.findings import Colour, TrustFinding
from partnerdesk.domain.gates import REFUSING
from partnerdesk.domain.gates_hard import NO_VOTE, formal_vote, present_motion
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.people import has_no_role, may_vote, present_at, raters_of_options, voters
from partnerdesk.domain.ranking import score_table
from partnerdesk.domain.records import (
    Action,
    Alternative,
    Attendance,
    BeneficiaryGroup,
    Charity,
    Decision,
    FeedbackPlan,
    Interest,
    Participant,
    Question,
    ReviewPlan,
    TrustAction,
)
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.trust import has_nobody_to_trust, is_known
from partnerdesk.domain.unnamed import Name
from partnerdesk.domain.words import N_, NP_, Sentence, counted

Missing = list[Sentence]

_WORDLESS = NP_(
    "Say who it is for and what changes: one objective has no words yet.",
    "Say who they are for and what changes: {n} objectives have no words yet.",
)


@dataclass(frozen=True, slots=True)
class StepCheck:
    """Whether a step's rule is fulfilled; ``missing`` says what is not."""

    step: str
    missing: tuple[Sentence, ...]

    @property
    def done(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class StepView:
    """What the rules of the steps look at."""

    case: Case
    found: Assessment

    @property
    def partnership(self) -> Partnership:
        """What is recorded."""
        return self.case.partnership


def _if(condition: object, pattern: str, **values: object) -> Missing:
    return [Sentence(pattern, values)] if condition else []


def _names(people: Iterable[Participant]) -> str | Sentence:
    return called(person.display_name for person in people)


def _or_none(name: Name) -> str | None:
    """Return a name, or None where a record has none."""
    return name if isinstance(name, str) else None


def _open(view: StepView) -> Missing:
    present = present_at(view.partnership, "open")
    entered = {row.participant for row in view.partnership.rows(Interest) if row.kind is not None}
    here = [each for each in view.partnership.rows(Participant) if may_vote(each) and each.id in present]
    silent = [person for person in here if person.id not in entered]
    quorum = view.partnership.one(Charity).quorum_number
    entitled = [person for person in voters(view.partnership) if person.id in present]
    people = view.partnership.rows(Participant)
    unsaid = [person for person in people if filled(person.display_name) and has_no_role(person)]
    return [
        *_if(unsaid, N_("Say whether they are trustees, by their role: {names}."), names=_names(unsaid)),
        *_if(not here, N_("Mark who is here.")),
        *_if(silent, N_("Ask about interests, even if there are none: {names}."), names=_names(silent)),
        *_if(quorum is None, N_("Record the quorum.")),
        *_if(
            quorum is not None and 0 < len(here) < quorum,
            N_("There is no quorum: {n} of {quorum} trustees are here."),
            n=len(here),
            quorum=quorum,
        ),
        *_if(
            quorum is not None and len(entitled) < quorum <= len(here),
            N_("There is no quorum without those who must leave: {n} of {quorum}."),
            n=len(entitled),
            quorum=quorum,
        ),
    ]


def _frame(view: StepView) -> Missing:
    question = view.partnership.one(Question)
    others = [row for row in view.partnership.rows(Alternative) if filled(row.text) or row.kind == "none_found"]
    return [
        *_if(not filled(question.text), N_("Write the question.")),
        *_if(not filled(question.for_whom), N_("Say for whom the question is asked.")),
        *_if(not others, N_("Write down an alternative besides carrying on, or that none was found.")),
    ]


def _hear(view: StepView) -> Missing:
    groups = written(view.partnership.rows(BeneficiaryGroup))
    unsaid = [group.id for group in groups if group.effect is None]
    unheard = written(view.found.voice.unheard)
    waiting = [group.id for group in unheard if not is_being_asked(view.partnership, group)]
    return [
        *_if(not groups, N_("Name the groups of people who will be affected.")),
        *_if(
            unsaid,
            N_("Say how these groups are affected: {groups}."),
            groups=called(_or_none(view.case.group(each)) for each in unsaid),
        ),
        *_if(
            waiting,
            N_("Not heard, and nobody is named to ask: {groups}."),
            groups=called(_or_none(view.case.group(each)) for each in waiting),
        ),
    ]


def _aims(view: StepView) -> Missing:
    voice = view.found.voice
    kept = written(voice.kept)
    worded = [row for row in kept if filled(row.so_that_text) or filled(row.for_whom_text)]
    left = len(kept) - len(worded)
    bare = [
        row.id
        for row in worded
        if row.priority == "must" and not voice.backing[row.id] and not filled(row.status_reason)
    ]
    return [
        *_if(not kept, N_("Keep at least one objective.")),
        *([counted(_WORDLESS, left)] if left else []),
        *_if(
            bare,
            N_("Link to something people said, or write why not: {objectives}."),
            objectives=called(_or_none(view.case.objective(each)) for each in bare),
        ),
    ]


def weak_dimensions(case: Case, found: TrustFinding) -> tuple[str, ...]:
    """Return the dimensions that want a step or a safeguard: the low ones, and the weakest unless it is sound."""
    known = {name: level for name, level in found.dimensions.items() if level is not None}
    low = [name for name, level in known.items() if below(level, case.settings["t1_amber"])]
    if found.weakest and below(known[found.weakest], case.settings["t1_green"]):
        low.append(found.weakest)
    return tuple(name for name in known if name in low)


def _partners(view: StepView) -> tuple[str, ...]:
    trust = view.found.trust
    options = shortlisted(view.partnership)
    named = dict.fromkeys(name for option in options for name in option.partners or () if name in trust)
    return tuple(named) or tuple(trust)


def _trust_of(view: StepView, partner: str) -> Missing:
    found, name = view.found.trust[partner], view.case.partner(partner)
    if not isinstance(name, str):
        return []
    if not found.indicators:
        return [Sentence(N_("Rate trust in {partner}."), {"partner": name})]
    split = [
        quoted(view.case.indicator(each))
        for each, first in found.first_round.items()
        if first.spread == SPLIT and each not in found.second_round
    ]
    answered = {
        row.dimension
        for row in view.partnership.rows(TrustAction)
        if row.partner in {None, partner} and filled(row.text)
    }
    weak = [view.case.dimension(each) for each in weak_dimensions(view.case, found) if each not in answered]
    return [
        *_if(split, N_("{partner}: rate again what was split: {items}."), partner=name, items=listed(split)),
        *_if(
            weak,
            N_("{partner}: agree a step or a safeguard for {dimensions}."),
            partner=name,
            dimensions=listed(weak),
        ),
    ]


def _trust(view: StepView) -> Missing:
    partners = _partners(view)
    options = shortlisted(view.partnership)
    alone = options and all(has_nobody_to_trust(view.case, option) for option in options)
    return [
        *_if(not partners and not alone, N_("Name the partner.")),
        *_if(any(view.case.named_partner(each) is None for each in partners), N_("Give every partner a name.")),
        *(sentence for partner in partners for sentence in _trust_of(view, partner)),
    ]


def _narrow(view: StepView) -> Missing:
    options = written(shortlisted(view.partnership))
    least, most = int(view.case.settings["shortlist_least"]), int(view.case.settings["shortlist_most"])
    bare = [option.id for option in options if not filled(option.description)]
    return [
        *_if(
            not least <= len(options) <= most,
            N_("Keep {least} to {most} options; there are {n}."),
            least=least,
            most=most,
            n=len(options),
        ),
        *_if(not any(is_baseline(option) for option in options), N_("Add carrying on to the options.")),
        *_if(
            bare,
            N_("Describe in one line: {options}."),
            options=called(_or_none(view.case.option(each)) for each in bare),
        ),
    ]


def _score(view: StepView) -> Missing:
    table = score_table(view.case)
    raters = len(table.raters)
    options = [row.id for row in written(shortlisted(view.partnership)) if row.id in table.options]
    thin = [
        option
        for option in options
        if not all(
            is_known(len(table.levels.get((option, criterion), ())), raters, view.case.settings)
            for criterion in table.criteria
        )
    ]
    here = present_at(view.partnership, "score") if view.partnership.rows(Attendance) else frozenset(table.raters)
    light = [
        person for person in raters_of_options(view.partnership) if person.id in here and person.id not in table.shares
    ]
    return [
        *_if(not options, N_("There is no option to score.")),
        *_if(
            thin,
            N_("Too few scores for: {options}."),
            options=called(_or_none(view.case.option(each)) for each in thin),
        ),
        *_if(light, N_("Weights are not in from: {names}."), names=_names(light)),
    ]


def _test(view: StepView) -> Missing:
    signals = view.found.signals
    gate = view.found.gates["RG7"]
    return [
        *_if(signals["O1"].colour is Colour.UNKNOWN, N_("There is no ranking to test yet.")),
        *([] if gate.met else [signals["P1"].sentence if signals["P1"].colour is not Colour.GREEN else gate.sentence]),
    ]


def _decide(view: StepView) -> Missing:
    vote = formal_vote(view.partnership)
    motion = present_motion(view.partnership)
    if motion is None or not filled(motion.text):
        return [Sentence(N_("Write the motion."))]
    if vote is None:
        return [Sentence(NO_VOTE)]
    actions = view.partnership.rows(Action)
    named = any(filled(action.owner) and action.by for action in actions)
    adds_up = view.found.gates["H6"]
    return [
        *_if(vote.result is None, N_("Say whether the motion was carried, lost or deferred.")),
        *_if(vote.result == "deferred" and not named, N_("Name who does what by when.")),
        *([] if adds_up.met else [adds_up.sentence]),
    ]


def _tell(view: StepView) -> Missing:
    feedback, reviews = written(view.partnership.rows(FeedbackPlan)), written(view.partnership.rows(ReviewPlan))
    refused = view.partnership.one(Decision).outcome in REFUSING
    untold = not feedback or any(not filled(row.who_tells) or not (row.by or row.done_on) for row in feedback)
    unwatched = (not reviews and not refused) or any(not filled(row.owner) or not row.review_on for row in reviews)
    loose = [
        row for row in written(view.partnership.rows(Action)) if not filled(row.owner) or not (row.by or row.done_on)
    ]
    return [
        *_if(untold, N_("Say who tells people what was decided, and by when.")),
        *_if(unwatched, N_("Give each review a date and an owner.")),
        *_if(loose, N_("Actions without a name or a date: {n}."), n=len(loose)),
    ]


_RULES: Mapping[str, Callable[[StepView], Missing]] = {
    "open": _open,
    "frame": _frame,
    "hear": _hear,
    "aims": _aims,
    "trust": _trust,
    "narrow": _narrow,
    "score": _score,
    "test": _test,
    "decide": _decide,
    "tell": _tell,
}


def check_step(step: str, partnership: Partnership, catalogue: Catalogue, found: Assessment) -> StepCheck:
    """Return whether one step is done, and what is missing."""
    view = StepView(Case.of(partnership, catalogue, found.as_of), found)
    return StepCheck(step, tuple(_RULES[step](view)))
