"""What the brief calls things: options, partners, criteria, objectives, people and the brief's own parts.

Every name has words of its own where nothing is recorded, so that a sentence never has a hole in it.
"""

from partnerdesk.brief.blocks import Heading, Run, Runs, RunStyle, plain
from partnerdesk.brief.saying import opened, say
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.records import (
    BeneficiaryGroup,
    Charity,
    CriterionUse,
    Objective,
    Option,
    Participant,
    Partner,
    PartnershipFile,
    Question,
)
from partnerdesk.domain.words import N_


def charity_name(snapshot: BriefSnapshot) -> str:
    """Return the charity's name."""
    return _filled(snapshot.partnership.one(Charity).name) or say(snapshot, N_("Charity not named"))


def title(snapshot: BriefSnapshot) -> str:
    """Return what the file is called, else its question."""
    partnership = snapshot.partnership
    called = _filled(partnership.one(PartnershipFile).title) or _filled(partnership.one(Question).text)
    return called or say(snapshot, N_("A partnership question without a title"))


def option_title(snapshot: BriefSnapshot, option: str | None) -> str:
    """Return an option's title, else its form's name, else its id."""
    record = snapshot.partnership.get(Option, option) if option else None
    if record is None:
        return say(snapshot, N_("an option that is not recorded"))
    form = snapshot.catalogue.forms.get(record.form or "")
    return _filled(record.title) or (form.name if form else record.id)


def partner_name(snapshot: BriefSnapshot, partner: str | None) -> str:
    """Return a partner's name, or its id."""
    record = snapshot.partnership.get(Partner, partner) if partner else None
    return _filled(record.name if record else None) or partner or say(snapshot, N_("a partner that is not recorded"))


def group_name(snapshot: BriefSnapshot, group: str | None) -> str:
    """Return a group's name, or its id."""
    record = snapshot.partnership.get(BeneficiaryGroup, group) if group else None
    return _filled(record.name if record else None) or group or say(snapshot, N_("a group that is not recorded"))


def person_name(snapshot: BriefSnapshot, participant: str | None) -> str:
    """Return a participant's name, or the id. Only for the board edition."""
    record = snapshot.partnership.get(Participant, participant) if participant else None
    return _filled(record.display_name if record else None) or participant or say(snapshot, N_("somebody not recorded"))


def criterion_name(snapshot: BriefSnapshot, criterion: str) -> str:
    """Return a criterion's name: the board's own, else the catalogue's, else its id."""
    use = snapshot.partnership.get(CriterionUse, criterion)
    own = _filled(use.custom_name if use else None)
    shipped = snapshot.catalogue.criteria.get(criterion)
    return own or (shipped.name if shipped else criterion)


def dimension_name(snapshot: BriefSnapshot, dimension: str | None) -> str:
    """Return the name of a part of trust."""
    shipped = snapshot.catalogue.dimensions.get(dimension or "")
    return shipped.name if shipped else dimension or say(snapshot, N_("a part of trust that is not recorded"))


def objective_text(snapshot: BriefSnapshot, objective: Objective) -> str:
    """Return an objective as a sentence: for whom, so that what changes."""
    whom, what = _filled(objective.for_whom_text), _filled(objective.so_that_text)
    if whom and what:
        return opened(say(snapshot, N_("for {whom}, so that {what}"), whom=_bare(whom), what=_bare(what)))
    return opened(_bare(whom or what)) or say(snapshot, N_("Objective {id}, not written yet"), id=objective.id)


def file_code(snapshot: BriefSnapshot) -> str:
    """Return the short code by which the file is named in the footer."""
    return snapshot.file_id[:8] or say(snapshot, N_("no file code"))


def part(snapshot: BriefSnapshot, part_id: str) -> Heading:
    """Return the heading of one of the nine parts, which `#part_id` leads to."""
    return Heading(1, plain(part_title(snapshot, part_id)), anchor=part_id)


def part_title(snapshot: BriefSnapshot, part_id: str) -> str:
    """Return the number and name of one of the nine parts."""
    return snapshot.catalogue.brief_parts[part_id].part


def appendix(snapshot: BriefSnapshot, letter: str, name: str, anchor: str) -> Heading:
    """Return the heading of an appendix."""
    words = say(snapshot, N_("Appendix {letter}: {name}"), letter=letter, name=say(snapshot, name))
    return Heading(1, plain(words), anchor=anchor)


def sub(snapshot: BriefSnapshot, heading: str, **values: object) -> Heading:
    """Return a marked heading that hangs beside its text."""
    return Heading(2, plain(say(snapshot, heading, **values)))


def above(snapshot: BriefSnapshot, heading: str, **values: object) -> Heading:
    """Return a marked heading that stands above a table or a list of facts, over the whole measure."""
    return Heading(2, plain(say(snapshot, heading, **values)))


def leading_to(text: str, anchor: str) -> Runs:
    """Return a text that leads to a place in the brief."""
    return (Run(text, RunStyle.ACCENT, link=f"#{anchor}"),)


def _filled(text: str | None) -> str:
    return text.strip() if text else ""


def _bare(text: str) -> str:
    return text.rstrip(" .")
