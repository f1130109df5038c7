"""What stands beside the ranking and is never mixed into it: first choices, and weights that people gave.

First choices are compared with what each trustee's own figures put first; beneficiaries' weights give a ranking of
their own over the trustees' scores. No name goes in or comes out of a finding.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from partnerdesk.domain.case import Case, listed
from partnerdesk.domain.findings import RankedOption, RankingFinding
from partnerdesk.domain.people import raters_of_options
from partnerdesk.domain.ranking import best_first, value_of
from partnerdesk.domain.records import BeneficiaryGroup, BeneficiaryInput, BeneficiaryWeight, FirstChoice
from partnerdesk.domain.rounding import tenths
from partnerdesk.domain.unnamed import Name
from partnerdesk.domain.words import N_, Sentence


@dataclass(frozen=True, slots=True)
class FirstChoices:
    """First choices and considered ones. ``first`` and ``later`` count by option; None stands for 'cannot say'.

    ``both`` counts those of whom both are known, ``kept`` those of them whose figures still say the same.
    """

    first: Mapping[str | None, int] = field(default_factory=dict)
    later: Mapping[str, int] = field(default_factory=dict)
    both: int = 0
    kept: int = 0

    @property
    def given(self) -> int:
        """How many gave a first choice."""
        return sum(self.first.values())

    @property
    def moved(self) -> int:
        """How many came to another answer than their first."""
        return self.both - self.kept


def first_choices(case: Case, ranking: RankingFinding) -> FirstChoices:
    """Return the first choices of those who take part, beside what their own figures put first."""
    counting = {person.id for person in raters_of_options(case.partnership)}
    rows = [row for row in case.partnership.rows(FirstChoice) if row.participant in counting]
    pairs = [(row.option, ranking.own_answers.get(row.participant)) for row in rows if row.option is not None]
    known = [(first, later) for first, later in pairs if later is not None]
    return FirstChoices(
        first=dict(Counter(row.option for row in rows)),
        later=dict(Counter(ranking.own_answers.values())),
        both=len(known),
        kept=sum(first == later for first, later in known),
    )


@dataclass(frozen=True, slots=True)
class PeoplesVoice:
    """The weights of one group. ``weights`` are shares of its own sum; ``ranked`` is empty while a criterion is open.

    ``open`` counts the criteria that nobody weighed; ``inputs`` are where the weights came from, and ``took_part`` is
    how many people stand behind the least of them, or None where that is not recorded.
    """

    group: str
    weights: Mapping[str, float]
    ranked: tuple[RankedOption, ...]
    open: int
    inputs: tuple[str, ...]
    took_part: int | None
    unsourced: int = 0

    @property
    def leader(self) -> str | None:
        """The option that this group's weights put first over the trustees' scores."""
        return self.ranked[0].option if self.ranked else None


def peoples_voices(case: Case, ranking: RankingFinding) -> tuple[PeoplesVoice, ...]:
    """Return each group that gave weights of its own, in the order of the groups."""
    found = []
    for group in case.partnership.rows(BeneficiaryGroup):
        rows = [
            row
            for row in case.partnership.having(BeneficiaryWeight, group=group.id)
            if row.swing is not None and row.criterion in ranking.criteria
        ]
        if rows:
            found.append(_voice(case, ranking, group.id, rows))
    return tuple(found)


def _voice(case: Case, ranking: RankingFinding, group: str, rows: list[BeneficiaryWeight]) -> PeoplesVoice:
    swings = {row.criterion: row.swing or 0.0 for row in rows}
    total = math.fsum(swings.values())
    weights = {name: swings[name] / total for name in ranking.criteria if name in swings} if total else {}
    left = len(ranking.criteria) - len(swings)
    values = {}
    if weights and not left:
        values = {option: value_of(weights, own) for option, own in ranking.fair_medians.items()}
    inputs = tuple(dict.fromkeys(row.input for row in rows if row.input))
    return PeoplesVoice(
        group=group,
        weights=weights,
        ranked=tuple(RankedOption(name, values[name]) for name in best_first(values)),
        open=left,
        inputs=inputs,
        took_part=_took_part(case, inputs),
        unsourced=sum(row.input is None for row in rows),
    )


def _took_part(case: Case, inputs: tuple[str, ...]) -> int | None:
    given = [case.partnership.get(BeneficiaryInput, name) for name in inputs]
    counts = [row.n_took_part for row in given if row is not None and row.n_took_part is not None]
    return min(counts) if counts and len(counts) == len(inputs) else None


def may_print_voice(case: Case, voice: PeoplesVoice) -> bool:
    """Return whether so many people stand behind a group's weights that they give nobody away."""
    return not voice.unsourced and voice.took_part is not None and voice.took_part >= case.settings["k_min"]


def voices_heading(case: Case, voices: tuple[PeoplesVoice, ...], leader: str | None) -> Sentence:
    """Return what the picture shows, in a sentence."""
    whole = [each for each in voices if each.leader is not None]
    others = [case.group(each.group) for each in whole if each.leader != leader]
    if not whole or leader is None:
        return Sentence(N_("What matters to the people you help stands beside what matters to the board"))
    if not others:
        return Sentence(N_("With people’s own weights {option} comes first, too"), {"option": case.option(leader)})
    return Sentence(N_("Other options come first with the weights of: {groups}"), {"groups": listed(others)})


def _with_figure(name: Name, value: float) -> Name:
    if isinstance(name, str):
        return f"{name} {tenths(value)}"
    return Sentence("{name} {value}", {"name": name, "value": tenths(value)})


def voice_said(case: Case, voice: PeoplesVoice) -> Sentence:
    """Return the ranking that a group's weights would give over the trustees' scores."""
    values: dict[str, object] = {"group": case.group(voice.group), "n": voice.open}
    if not voice.ranked:
        return Sentence(N_("{group}: criteria without a weight: {n}, so there is no ranking of their own."), values)
    ranked = listed(_with_figure(case.option(each.option), each.value) for each in voice.ranked)
    return Sentence(N_("{group}: {ranking}."), {**values, "ranking": ranked})
