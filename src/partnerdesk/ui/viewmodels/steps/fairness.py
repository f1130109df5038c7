"""Warnings beside the list of options: whether the comparison is fair, trust that is lacking, exits not written.

It must not know widgets.
"""

from dataclasses import dataclass

from partnerdesk.domain.bands import at_most
from partnerdesk.domain.case import Case, filled, is_baseline, shortlisted
from partnerdesk.domain.findings import Colour
from partnerdesk.domain.lone_figures import trust_may_be_told
from partnerdesk.domain.records import Option
from partnerdesk.domain.rounding import tenths
from partnerdesk.domain.sealing import WORK_ALONE
from partnerdesk.domain.settings import settings_of
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.speech import as_named, spoken
from partnerdesk.ui.viewmodels.steps.shown import trust_shown


@dataclass(frozen=True, slots=True)
class Caution:
    """One sentence with its tone."""

    tone: str
    sentence: str


def cautions(desk: Desk) -> tuple[Caution, ...]:
    """Return what to look at before the options are scored; a good word where nothing is wrong."""
    case = Case.of(desk.partnership, desk.catalogue, desk.session.as_of)
    found = [*_comparison(case), *_trust(desk, case), *_exits(case)]
    if found or not shortlisted(case.partnership):
        return tuple(found)
    return (Caution("good", spoken(N_("The comparison is fair: carrying on and different forms are on the list."))),)


def _comparison(case: Case) -> list[Caution]:
    options = shortlisted(case.partnership)
    settings = settings_of(case.partnership)
    least, most = int(settings["shortlist_least"]), int(settings["shortlist_most"])
    if not options:
        return []
    found = []
    if not any(is_baseline(option) for option in options):
        found.append(N_("There is no fair comparison yet: carrying on is missing."))
    if not case.partnership.having(Option, form=WORK_ALONE):
        found.append(N_("Working alone is missing. Put it on the list too: it may be dropped again, with a reason."))
    if len(options) < least:
        found.append(N_("There is no fair comparison yet: fewer than {least} options are on the list."))
    if len(options) > most:
        found.append(N_("More than {most} options are hard to score well. Merge look-alikes, or drop some."))
    forms = {option.form for option in options if not is_baseline(option)}
    if len(options) >= least and len(forms) <= 1:
        found.append(N_("There is no fair comparison yet: all the others are one form. Add a lighter or a deeper one."))
    return [Caution("warning", spoken(Sentence(each, {"least": least, "most": most}))) for each in found]


def _trust(desk: Desk, case: Case) -> list[Caution]:
    assessment = desk.session.assessment()
    gaps = assessment.option_gaps
    found = []
    for option in shortlisted(case.partnership):
        gap = gaps.get(option.id)
        if gap is None or not gap.partner or not trust_shown(case.partnership, gap.partner):
            continue
        if not trust_may_be_told(assessment.trust[gap.partner], assessment.settings):
            continue
        if gap.colour in {Colour.AMBER, Colour.RED} and gap.need is not None and gap.level is not None:
            said = case.said("T3", option=as_named(case.option(option.id)), need=tenths(gap.need), W=tenths(gap.level))
            found.append(Caution("warning", spoken(said)))
    return found


def _exits(case: Case) -> list[Caution]:
    most = settings_of(case.partnership)["rg12_reversibility"]
    forms = case.catalogue.forms
    bare = [
        as_named(case.option(option.id))
        for option in shortlisted(case.partnership)
        if (form := forms.get(option.form or "")) is not None
        and at_most(form.reversibility, most)
        and not filled(option.exit_text)
    ]
    pattern = N_("Not easily undone, and no way out is written: {names}.")
    return [Caution("warning", spoken(Sentence(pattern, {"names": ", ".join(bare)})))] if bare else []
