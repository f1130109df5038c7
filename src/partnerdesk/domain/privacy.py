"""The privacy signals: what cannot be printed as it stands (Q1), and what is kept too long (Q2).

Small numbers need no signal of their own: the print rules (:mod:`partnerdesk.domain.disclosure`) never let a small cell
or a percentage on a small base through, so Q1 is about quotes that are marked for printing.
"""

from __future__ import annotations

from partnerdesk.domain.bands import worst
from partnerdesk.domain.case import Case
from partnerdesk.domain.disclosure import is_sensitive, print_problems
from partnerdesk.domain.findings import Colour, Signal
from partnerdesk.domain.records import BeneficiaryInput
from partnerdesk.domain.voice_signals import unknown
from partnerdesk.domain.words import N_, Sentence


def q1(case: Case) -> Signal:
    """Q1: quotes marked for printing that the print rules forbid and that the board can put right."""
    inputs = case.partnership.rows(BeneficiaryInput)
    if not inputs:
        return unknown("Q1", N_("Nothing that people said is recorded yet."))
    wrong = tuple(given.id for given in inputs if print_problems(given))
    if wrong:
        return Signal("Q1", Colour.RED, wrong, case.said("Q1", n=len(wrong)), dict.fromkeys(wrong, Colour.RED))
    return Signal("Q1", Colour.GREEN, (), Sentence(N_("Everything marked for printing may be printed.")))


def q2(case: Case) -> Signal:
    """Q2: inputs that are past the date until which they were to be kept."""
    inputs = case.partnership.rows(BeneficiaryInput)
    if not inputs:
        return unknown("Q2", N_("Nothing that people said is recorded yet."))
    if all(given.keep_until is None for given in inputs):
        return unknown("Q2", N_("No date is set for deleting what people said."))
    late = {
        given.id: Colour.RED if is_sensitive(given) else Colour.AMBER
        for given in inputs
        if given.keep_until is not None and given.keep_until < case.as_of
    }
    if late:
        return Signal("Q2", worst(late.values()), tuple(late), case.said("Q2", n=len(late)), late)
    return Signal("Q2", Colour.GREEN, (), Sentence(N_("Nothing is kept past its date.")))
