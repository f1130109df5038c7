"""The soft gates, RG1 to RG12: a board may set one aside with a reason and a name, which are printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from partnerdesk.domain.agreement import SPLIT
from partnerdesk.domain.bands import above, at_most
from partnerdesk.domain.case import Case, called, filled, listed, quoted
from partnerdesk.domain.checks import checks_of
from partnerdesk.domain.dates import days_later, months_later
from partnerdesk.domain.findings import Colour
from partnerdesk.domain.gates_view import GateAnswer, GateView, met, unmet
from partnerdesk.domain.records import (
    Analysis,
    Condition,
    FeedbackPlan,
    Option,
    PartPlayed,
    ReviewPlan,
    Risk,
    TrustAction,
)
from partnerdesk.domain.trust import INTEGRITY, has_nobody_to_trust
from partnerdesk.domain.words import N_

NO_OPTION = N_("No option is chosen or leads yet.")


def _by_signal(view: GateView, name: str) -> GateAnswer:
    signal = view.signals[name]
    return GateAnswer(met=signal.colour is Colour.GREEN, sentence=signal.sentence)


def rg1(view: GateView) -> GateAnswer:
    """RG1: every 'must' objective is backed."""
    return _by_signal(view, "V2")


def rg2(view: GateView) -> GateAnswer:
    """RG2: every group that may lose has been heard; one that only gains may wait."""
    signal = view.signals["V3"]
    if signal.colour is Colour.AMBER:
        return met(N_("Every group that may lose has been heard."))
    return GateAnswer(met=signal.colour is Colour.GREEN, sentence=signal.sentence)


def rg3(view: GateView) -> GateAnswer:
    """RG3: every contradicting voice has an answer."""
    return _by_signal(view, "V8")


def partners_in_play(view: GateView) -> tuple[str, ...]:
    """Return the partners of the options not dropped; all partners where no option names one."""
    named = dict.fromkeys(name for option in view.shortlist for name in option.partners or () if name in view.trust)
    return tuple(named) or tuple(view.trust)


def _needs_nobody(view: GateView) -> bool:
    return view.option is not None and has_nobody_to_trust(view.case, view.option)


def rg4(view: GateView) -> GateAnswer:
    """RG4: trust is rated for each partner, and integrity is known."""
    partners = partners_in_play(view)
    if not partners:
        if _needs_nobody(view):
            return met(N_("There is no partner to rate."))
        return unmet(N_("Name the partner, and rate trust in it."))
    missing = [name for name in partners if view.trust[name].dimensions[INTEGRITY] is None]
    if missing:
        names = called(view.case.named_partner(name) for name in missing)
        return unmet(N_("Integrity is not known for: {partners}."), partners=names)
    return met(N_("Trust is rated for each partner, and integrity is known."))


def _is_covered(view: GateView, partner: str) -> bool:
    """Return whether a partner's weakest dimension has a step or safeguard with owner and date, or a condition."""
    weakest = view.trust[partner].weakest
    actions = view.case.partnership.rows(TrustAction)
    planned = any(
        row.partner in {None, partner} and row.dimension == weakest and filled(row.owner) and row.by for row in actions
    )
    return planned or any(row.linked_dimension == weakest for row in view.case.partnership.rows(Condition))


def rg5(view: GateView) -> GateAnswer:
    """RG5: the form does not need more trust than there is, or that is answered."""
    if view.option is None:
        return unmet(NO_OPTION)
    gap = view.gaps.get(view.option.id)
    if gap is not None and gap.colour is Colour.GREEN:
        return met(N_("The form needs no more trust than there is."))
    is_known = gap is not None and gap.gap is not None
    if view.decision.outcome == "trial":
        pattern = N_("The form needs more trust than there is; the outcome is a trial.")
        return met(pattern if is_known else N_("It is not known if there is enough trust; the outcome is a trial."))
    if not is_known:
        return unmet(N_("It is not known yet whether there is enough trust for this form."))
    return _gap_answered(view, view.option)


def _gap_answered(view: GateView, option: Option) -> GateAnswer:
    """Return whether each partner that is trusted too little has its answer."""
    short = [name for name in option.partners or () if name in view.trust and _lacks_trust(view, name)]
    open_ones = [name for name in short if view.trust[name].weakest is None or not _is_covered(view, name)]
    if open_ones:
        names = called(view.case.named_partner(name) for name in open_ones)
        return unmet(N_("Add a step, a safeguard or a condition for the weakest part of trust in: {partners}."),
                     partners=names)  # fmt: skip
    return met(N_("The form needs more trust than there is; a step, safeguard or condition answers it."))


def _lacks_trust(view: GateView, partner: str) -> bool:
    need = view.gaps[view.option.id].need if view.option else None
    level = view.trust[partner].level
    return need is None or level is None or above(need - level, view.case.settings["t3_green"])


def rg6(view: GateView) -> GateAnswer:
    """RG6: the checks for this form are done, or 'in principle' lists them; nothing says stop."""
    if view.option is None:
        return unmet(NO_OPTION)
    checks = checks_of(view.case, view.option)
    if checks.stopped:
        return unmet(N_("Checks that found a stop sign: {n}."), n=len(checks.stopped))
    if checks.done:
        return met(N_("The checks for this form are done."))
    if view.decision.outcome == "in_principle" and checks.listed:
        return met(N_("The decision in principle lists the checks that are still to be done: {n}."), n=len(checks.open))
    left = len(checks.open) + len(checks.missing)
    return unmet(N_("Checks for this form that are still to be done: {n}."), n=left)


def rg7(view: GateView) -> GateAnswer:
    """RG7: the analysis is up to date and its sensitivity has been looked at."""
    if view.signals["P1"].colour is not Colour.GREEN:
        return _by_signal(view, "P1")
    if view.case.partnership.one(Analysis).looked_at is None:
        return unmet(N_("Look at what would change the answer (step 8)."))
    return met(N_("The ranking is up to date, and what would change it has been looked at."))


def rg8(view: GateView) -> GateAnswer:
    """RG8: a review within 12 months with an owner, and beneficiaries help to judge."""
    latest = months_later(view.decided_on, int(view.case.settings["rg8_months"]))
    plans = view.case.partnership.rows(ReviewPlan)
    if not any(plan.review_on and view.decided_on <= plan.review_on <= latest and filled(plan.owner) for plan in plans):
        return unmet(N_("Set a review within {n} months, with an owner."), n=int(view.case.settings["rg8_months"]))
    judging = view.case.partnership.get(PartPlayed, "judging")
    if judging is None or judging.level is None or judging.level < view.case.settings["v9_level"]:
        return unmet(N_("Say how beneficiaries help to judge the results."))
    return met(N_("A review is set, with an owner, and beneficiaries help to judge."))


def rg9(view: GateView) -> GateAnswer:
    """RG9: somebody tells the people who gave views, within six weeks."""
    latest = days_later(view.decided_on, int(view.case.settings["rg9_days"]))
    plans = view.case.partnership.rows(FeedbackPlan)
    days = ((plan.done_on or plan.by) if filled(plan.who_tells) else None for plan in plans)
    if any(day is not None and view.decided_on <= day <= latest for day in days):
        return met(N_("Somebody will tell the people who gave views what was decided."))
    return unmet(N_("Say who tells the people who gave views what was decided, and by when: by {day} at the latest."),
                 day=latest)  # fmt: skip


def is_high(case: Case, risk: Risk) -> bool:
    """Return whether a risk is high: likelihood times impact reaches the threshold."""
    return (risk.likelihood or 0) * (risk.impact or 0) >= case.settings["risk_high"]


def rg10(view: GateView) -> GateAnswer:
    """RG10: a risk about beneficiaries, and an owner for every high risk."""
    risks = view.case.partnership.rows(Risk)
    if not any(risk.effect_on_people for risk in risks):
        return unmet(N_("Write down at least one risk to beneficiaries."))
    bare = [risk for risk in risks if is_high(view.case, risk) and not filled(risk.owner)]
    if bare:
        return unmet(N_("High risks without an owner: {n}."), n=len(bare))
    return met(N_("Risks to beneficiaries are written down, and every high risk has an owner."))


def rg11(view: GateView) -> GateAnswer:
    """RG11: what was split in round 1 was rated again."""
    rated = [view.trust[name] for name in partners_in_play(view)]
    if not rated and _needs_nobody(view):
        return met(N_("There is no partner to rate."))
    if not any(each.indicators for each in rated):
        return unmet(N_("Trust has not been rated yet."))
    left = dict.fromkeys(
        quoted(view.case.indicator(name))
        for each in rated
        for name, found in each.first_round.items()
        if found.spread == SPLIT and name not in each.second_round
    )
    if left:
        return unmet(N_("Rate again what was split: {indicators}."), indicators=listed(left))
    return met(N_("Every item that was split was rated again."))


def rg12(view: GateView) -> GateAnswer:
    """RG12: exit steps for a form that is not easily undone."""
    if view.option is None:
        return unmet(NO_OPTION)
    form = view.case.catalogue.forms.get(view.option.form or "")
    if form is None:
        return unmet(N_("Say which form the option has."))
    if not at_most(form.reversibility, view.case.settings["rg12_reversibility"]):
        return met(N_("This form is easily undone."))
    if filled(view.option.exit_text):
        return met(N_("The exit steps are written."))
    return unmet(N_("Write how the charity would step back out of this form."))


SOFT_RULES: Mapping[str, Callable[[GateView], GateAnswer]] = {
    "RG1": rg1, "RG2": rg2, "RG3": rg3, "RG4": rg4, "RG5": rg5, "RG6": rg6, "RG7": rg7, "RG8": rg8, "RG9": rg9,
    "RG10": rg10, "RG11": rg11, "RG12": rg12,
}  # fmt: skip
