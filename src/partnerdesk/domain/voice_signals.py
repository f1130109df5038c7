"""The signals about people's voice: V1 to V9, and P3, who spoke through others."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from partnerdesk.domain.bands import above, less_is_better, more_is_better, worst
from partnerdesk.domain.case import Case, filled, listed, listed_in_short, quoted
from partnerdesk.domain.findings import Colour, Signal
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    AnswerMark,
    BeneficiaryGroup,
    BeneficiaryInput,
    EvidenceLink,
    Objective,
    PartPlayed,
    Survey,
)
from partnerdesk.domain.rounding import percent
from partnerdesk.domain.settings import THRESHOLDS
from partnerdesk.domain.voice import BACKING, InputFinding, VoiceFinding, is_withdrawn
from partnerdesk.domain.words import N_, NP_, Sentence, counted

ASKED_DIRECTLY = frozenset({"conversation", "count", "making"})
DISSENT_STANCES = frozenset({"opposed", "supports_with_conditions"})
DISSENT_LINKS = frozenset({"qualifies", "contradicts"})
EFFECTS = {
    "gain": N_("expected to gain"),
    "lose": N_("may lose"),
    "mixed": N_("mixed effect"),
    "unclear": N_("effect unclear"),
}
EFFECT_NOT_SAID = N_("effect not yet said")
STAGE_NAMES = {
    "aims": N_("setting aims"),
    "designing": N_("designing"),
    "delivering": N_("delivering"),
    "judging": N_("judging results"),
}
NO_OBJECTIVES = N_("No objective is kept yet.")
NO_INPUTS = N_("Nothing that people said can be relied on yet.")
TOO_FEW = N_("Nobody is recorded as disagreeing, among too few for that to mean anything.")
NOT_MARKED = N_("Nobody is recorded as disagreeing, but no survey answer has been marked yet with what it thinks.")
_OVER_TWO_YEARS = N_("Over two years old: {n} of the {m} pieces of evidence we rely on.")
_LAST_TWO_YEARS = N_("Everything we rely on is from the last two years.")
_LOSING = frozenset({"lose", "mixed", "unclear"})
_NO_BASIS = NP_(
    "One thing that was linked does not count: no lawful basis is recorded.",
    "{n} things that were linked do not count: no lawful basis is recorded.",
)
_TOO_OLD = NP_(
    "One thing that was linked does not count: it is from before {day}.",
    "{n} things that were linked do not count: they are from before {day}.",
)
_NO_DATE = NP_(
    "One thing that was linked does not count: it has no date.",
    "{n} things that were linked do not count: they have no date.",
)


def unknown(signal: str, pattern: str, **values: object) -> Signal:
    """Return a signal for which too little is recorded."""
    return Signal(signal, Colour.UNKNOWN, None, Sentence(pattern, values))


def v1(case: Case, voice: VoiceFinding) -> Signal:
    """V1: how many kept objectives are backed."""
    if not voice.kept:
        return unknown("V1", NO_OBJECTIVES)
    n, m = len(voice.backed), len(voice.kept)
    colour = more_is_better(n / m, case.settings["v1_green"], case.settings["v1_amber"])
    return Signal("V1", colour, n / m, _with_reason(case.said("V1", n=n, m=m), case, voice))


def _with_reason(said: Sentence, case: Case, voice: VoiceFinding) -> Sentence:
    """Return what V1 says, and how much that was linked to bare objectives does not count for want of a basis."""
    left_out = sum(not filled(row.lawful_basis) for row in _behind_bare(case.partnership, voice))
    return Sentence("{said} {why}", {"said": said, "why": counted(_NO_BASIS, left_out)}) if left_out else said


def _behind_bare(partnership: Partnership, voice: VoiceFinding) -> list[BeneficiaryInput]:
    """Return what was linked to objectives that nothing backs, but for what was taken back."""
    bare = {name for name, inputs in voice.backing.items() if not inputs}
    linked = {row.input for row in partnership.rows(EvidenceLink) if row.objective in bare and row.kind in BACKING}
    rows = (partnership.get(BeneficiaryInput, name) for name in linked)
    return [row for row in rows if row is not None and not is_withdrawn(row)]


def left_out(partnership: Partnership, voice: VoiceFinding) -> tuple[Sentence, ...]:
    """Say how much that was linked to bare objectives does not count for its age, or for want of a date.

    V1 itself is quoted by other programs and says the figures alone.
    """
    found = [each for row in _behind_bare(partnership, voice) if (each := voice.inputs[row.id]).valid]
    old, undated = sum(each.is_too_old for each in found), sum(not each.is_dated for each in found)
    counts = ((_TOO_OLD, old), (_NO_DATE, undated))
    return tuple(counted(why, count, day=voice.current_from) for why, count in counts if count)


def v2(case: Case, voice: VoiceFinding) -> Signal:
    """V2: 'must' objectives that are not backed."""
    if not voice.kept:
        return unknown("V2", NO_OBJECTIVES)
    bare = tuple(row.id for row in voice.kept if row.priority == "must" and not voice.backing[row.id])
    if bare:
        said = case.said("V2", list=listed_in_short(quoted(case.objective(name)) for name in bare))
        return Signal("V2", Colour.RED, bare, said, dict.fromkeys(bare, Colour.RED))
    if any(row.priority is None for row in voice.kept):
        return unknown("V2", N_("Not every objective is marked must, should or could yet."))
    return Signal("V2", Colour.GREEN, (), Sentence(N_("Every ‘must’ objective is backed by something people told us.")))


def _group_colour(group: BeneficiaryGroup) -> Colour:
    if group.at_risk or group.effect in _LOSING:
        return Colour.RED
    return Colour.AMBER if group.effect == "gain" else Colour.UNKNOWN


def v3(case: Case, voice: VoiceFinding) -> Signal:
    """V3: groups that will be affected and have not been heard."""
    if not case.partnership.rows(BeneficiaryGroup):
        return unknown("V3", N_("No group of people who will be affected is named yet."))
    if not voice.unheard:
        return Signal("V3", Colour.GREEN, (), Sentence(N_("Every group that will be affected has been heard.")))
    items = {group.id: _group_colour(group) for group in voice.unheard}
    colour = worst(items.values())
    worst_groups = [group for group in voice.unheard if items[group.id] is colour]
    if len(worst_groups) > 1:
        names = listed(case.group(group.id) for group in worst_groups)
        said = Sentence(N_("These groups will be affected and have not been heard: {list}."), {"list": names})
    else:
        effect = Sentence(EFFECTS.get(worst_groups[0].effect or "", EFFECT_NOT_SAID))
        said = case.said("V3", group=case.group(worst_groups[0].id), effect=effect)
    return Signal("V3", colour, tuple(items), said, items)


def v4(case: Case, voice: VoiceFinding) -> Signal:
    """V4: in how many different ways people were listened to."""
    families = {each.family for each in voice.valid if each.current and each.family}
    if not families:
        return unknown("V4", NO_INPUTS)
    if not families & ASKED_DIRECTLY:
        said = Sentence(case.catalogue.signals["V4"].message_red or case.catalogue.signals["V4"].message)
        return Signal("V4", Colour.RED, len(families), said)
    if len(families) >= case.settings["v4_green"]:
        said = Sentence(N_("We have listened in {n} different ways."), {"n": len(families)})
        return Signal("V4", Colour.GREEN, len(families), said)
    return Signal("V4", Colour.AMBER, len(families), case.said("V4"))


def _linked(case: Case, voice: VoiceFinding) -> tuple[InputFinding, ...]:
    """Return the inputs that kept objectives lean on, whatever the kind of link, but for those withdrawn."""
    gone = {row.id for row in case.partnership.rows(BeneficiaryInput) if is_withdrawn(row)}
    kept = {row.id for row in voice.kept}
    links = case.partnership.rows(EvidenceLink)
    names = dict.fromkeys(link.input for link in links if link.objective in kept and link.input not in gone)
    return tuple(voice.inputs[name] for name in names if name in voice.inputs)


def v5(case: Case, voice: VoiceFinding) -> Signal:
    """V5: how much of what objectives lean on is old. What has no date cannot be shown to be recent."""
    linked = _linked(case, voice)
    if not linked:
        return unknown("V5", N_("Nothing that people said is linked to an objective yet."))
    old = sum(not each.current for each in linked)
    share = old / len(linked)
    colour = less_is_better(share, case.settings["v5_green"], case.settings["v5_amber"])
    in_years = _is_usual(case, "current_months") and all(each.current or each.is_dated for each in linked)
    if colour is Colour.RED and in_years and _is_usual(case, "v5_amber"):
        return Signal("V5", colour, share, case.said("V5"))
    if old:
        usual, other = _OVER_TWO_YEARS, N_("Too old, or without a date: {n} of the {m} pieces of evidence we rely on.")
    else:
        usual, other = _LAST_TWO_YEARS, N_("Everything we rely on is recent enough to count.")
    return Signal("V5", colour, share, Sentence(usual if in_years else other, {"n": old, "m": len(linked)}))


def _is_usual(case: Case, key: str) -> bool:
    """Whether a threshold has its default, in which words of the catalogue are written."""
    return case.settings[key] == THRESHOLDS[key].default


def _weakness(case: Case, found: InputFinding) -> Sentence:
    if not found.breadth:
        return Sentence(N_("few people took part"))
    if not found.directness:
        return Sentence(N_("others spoke for them"))
    if not found.relevance:
        return Sentence(N_("nobody was asked about this need or this proposal"))
    if _is_usual(case, "recent_months"):
        return Sentence(N_("it is more than a year old, indirect or narrow"))
    return Sentence(N_("it is old, indirect or narrow"))


def v6(case: Case, voice: VoiceFinding) -> Signal:
    """V6: how strong the best input behind each backed objective is; objectives without backing are left out."""
    if not voice.backed:
        return unknown("V6", N_("No objective is backed by something people told us yet."))
    green, amber = case.settings["v6_green"], case.settings["v6_amber"]
    best = {name: voice.best(name) for name in voice.backed}
    items = {name: more_is_better(found.strength, green, amber) for name, found in best.items()}
    weakest = min(best, key=lambda name: best[name].strength)
    colour, strength = worst(items.values()), best[weakest].strength
    if colour is Colour.GREEN:
        said = Sentence(N_("Every backed objective rests on strong evidence."))
        return Signal("V6", colour, strength, said, items)
    values = {"objective": quoted(case.objective(weakest)), "reason": _weakness(case, best[weakest])}
    said = Sentence(N_("{objective} rests on fair evidence: {reason}."), values)
    return Signal("V6", colour, strength, case.said("V6", **values) if colour is Colour.RED else said, items)


def _stances_marked(case: Case, valid: Collection[str]) -> Iterator[str]:
    """Return what readers marked that answers to valid surveys think of the proposal."""
    surveys = {row.id for row in case.partnership.rows(Survey) if row.input in valid}
    marks = case.partnership.rows(AnswerMark) if surveys else ()
    return (mark.stance for mark in marks if mark.stance is not None and mark.survey in surveys)


def _nobody_marked(case: Case, voice: VoiceFinding) -> bool:
    """Return whether the answers to a valid survey are here, and what they think was marked on none."""
    valid = {each.id for each in voice.valid}
    has_answers = any(row.answers_digest and row.input in valid for row in case.partnership.rows(Survey))
    return has_answers and not any(_stances_marked(case, valid))


def _somebody_disagreed(case: Case, voice: VoiceFinding) -> bool:
    valid = {each.id for each in voice.valid}
    stances = (row.stance for row in case.partnership.rows(BeneficiaryInput) if row.id in valid)
    kinds = (link.kind for link in case.partnership.rows(EvidenceLink) if link.input in valid)
    if any(stance in DISSENT_STANCES for stance in stances) or any(kind in DISSENT_LINKS for kind in kinds):
        return True
    return any(stance in DISSENT_STANCES for stance in _stances_marked(case, valid))


def v7(case: Case, voice: VoiceFinding) -> Signal:
    """V7: many were asked and nobody disagreed."""
    n = len(voice.valid)
    if not n:
        return unknown("V7", NO_INPUTS)
    if _somebody_disagreed(case, voice):
        return Signal("V7", Colour.GREEN, n, Sentence(N_("We have heard people who disagree or set conditions.")))
    if n >= case.settings["v7_inputs"]:
        return Signal("V7", Colour.AMBER, n, case.said("V7"))
    return Signal("V7", Colour.GREEN, n, Sentence(NOT_MARKED if _nobody_marked(case, voice) else TOO_FEW))


def _contradictions(case: Case, voice: VoiceFinding) -> dict[str, Objective]:
    """Return the kept objectives that somebody spoke against without an answer from the board."""
    gone = {row.id for row in case.partnership.rows(BeneficiaryInput) if is_withdrawn(row)}
    open_ones = {
        link.objective
        for link in case.partnership.rows(EvidenceLink)
        if link.kind == "contradicts" and not filled(link.board_response) and link.input not in gone
    }
    return {row.id: row for row in voice.kept if row.id in open_ones}


def v8(case: Case, voice: VoiceFinding) -> Signal:
    """V8: contradictions that the board has not answered."""
    kept = {row.id for row in voice.kept}
    if not any(link.objective in kept for link in case.partnership.rows(EvidenceLink)):
        return unknown("V8", N_("Nothing that people said is linked to an objective yet."))
    found = _contradictions(case, voice)
    if not found:
        return Signal("V8", Colour.GREEN, (), Sentence(N_("Every voice that cuts across an objective is answered.")))
    items = {name: Colour.RED if row.priority == "must" else Colour.AMBER for name, row in found.items()}
    colour = worst(items.values())
    names = listed_in_short(quoted(case.objective(name)) for name, its in items.items() if its is colour)
    return Signal("V8", colour, tuple(items), case.said("V8", objective=names), items)


def v9(case: Case, _voice: VoiceFinding) -> Signal:
    """V9: the part that beneficiaries play in setting aims and in judging results."""
    levels = {row.stage: row.level for row in case.partnership.rows(PartPlayed) if row.level is not None}
    needed = case.settings["v9_level"]
    items = {stage: Colour.GREEN if level >= needed else Colour.AMBER for stage, level in levels.items()}
    if not {"aims", "judging"} <= set(levels):
        pattern = N_("It is not yet said what part beneficiaries play in setting aims and in judging results.")
        return unknown("V9", pattern)
    low = tuple(stage for stage in ("aims", "judging") if levels[stage] < needed)
    if not low:
        pattern = N_("Beneficiaries are part of setting aims and of judging results.")
        return Signal("V9", Colour.GREEN, (), Sentence(pattern), items)
    stage = Sentence(STAGE_NAMES[low[0]])
    if len(low) > 1:
        stage = Sentence(N_("{one} or of {other}"), {"one": stage, "other": Sentence(STAGE_NAMES[low[1]])})
    return Signal("V9", Colour.AMBER if len(low) == 1 else Colour.RED, low, case.said("V9", stage=stage), items)


def p3(case: Case, voice: VoiceFinding) -> Signal:
    """P3: how many valid inputs are others speaking for beneficiaries."""
    told = [each.directness for each in voice.valid if each.directness is not None]
    if not told:
        return unknown("P3", NO_INPUTS)
    n, m = told.count(0), len(told)
    colour = less_is_better(n / m, case.settings["p3_green"], case.settings["p3_amber"])
    if above(n / m, 1 / 2):
        said = case.said("P3")
    elif n:
        said = Sentence(N_("{p}% of what we heard is other people speaking for beneficiaries."), {"p": percent(n / m)})
    else:
        said = Sentence(N_("Everything we heard comes from beneficiaries or those close to them."))
    return Signal("P3", colour, n / m, said)


def voice_signals(case: Case, voice: VoiceFinding) -> list[Signal]:
    """Return V1 to V9 and P3."""
    return [rule(case, voice) for rule in (v1, v2, v3, v4, v5, v6, v7, v8, v9, p3)]
