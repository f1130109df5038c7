"""What the brief calls things: options, partners, criteria, objectives, people and the brief's own parts.

Every name has words of its own where nothing is recorded, so that a sentence never has a hole in it.
"""

from partnerdesk.brief.blocks import Heading, Run, Runs, RunStyle, plain
from partnerdesk.brief.saying import opened, say, sentence
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.aim_words import what_bare, whom_bare
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
    Record,
)
from partnerdesk.domain.unnamed import named
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
    """Return an option's title, else its form's name, else its place in the list."""
    record = snapshot.partnership.get(Option, option) if option else None
    form = snapshot.catalogue.forms.get((record and record.form) or "")
    return _called(snapshot, Option, option, record.title if record else None, form.name if form else None)


def partner_name(snapshot: BriefSnapshot, partner: str | None) -> str:
    """Return a partner's name, or its place in the list."""
    record = snapshot.partnership.get(Partner, partner) if partner else None
    return _called(snapshot, Partner, partner, record.name if record else None)


def group_name(snapshot: BriefSnapshot, group: str | None) -> str:
    """Return a group's name, or its place in the list."""
    record = snapshot.partnership.get(BeneficiaryGroup, group) if group else None
    return _called(snapshot, BeneficiaryGroup, group, record.name if record else None)


def person_name(snapshot: BriefSnapshot, participant: str | None) -> str:
    """Return a participant's name, or the place in the list. Only for the board edition."""
    record = snapshot.partnership.get(Participant, participant) if participant else None
    return _called(snapshot, Participant, participant, record.display_name if record else None)


def criterion_name(snapshot: BriefSnapshot, criterion: str) -> str:
    """Return a criterion's name: the board's own, else the catalogue's, else its place in the list."""
    use, shipped = snapshot.partnership.get(CriterionUse, criterion), snapshot.catalogue.criteria.get(criterion)
    words = (use.custom_name if use else None, shipped.name if shipped else None)
    return _called(snapshot, CriterionUse, criterion, *words)


def dimension_name(snapshot: BriefSnapshot, dimension: str | None) -> str:
    """Return the name of a part of trust."""
    shipped = snapshot.catalogue.dimensions.get(dimension or "")
    return shipped.name if shipped else dimension or say(snapshot, N_("a part of trust that is not recorded"))


def objective_text(snapshot: BriefSnapshot, objective: Objective) -> str:
    """Return an objective as a sentence: for whom, so that what changes."""
    whom = whom_bare(objective.for_whom_text, snapshot.translate)
    what = what_bare(objective.so_that_text, snapshot.translate)
    if whom and what:
        return opened(say(snapshot, N_("for {whom}, so that {what}"), whom=whom, what=what))
    return opened(whom or what or _called(snapshot, Objective, objective.id))


def file_code(snapshot: BriefSnapshot) -> str:
    """Return the short code by which the file is named in the footer."""
    return snapshot.file_id[:8] or say(snapshot, N_("no file code"))


def part(snapshot: BriefSnapshot, part_id: str) -> Heading:
    """Return the heading of one of the nine parts, which `#part_id` leads to."""
    return Heading(1, plain(part_title(snapshot, part_id)), anchor=part_id)


def part_title(snapshot: BriefSnapshot, part_id: str) -> str:
    """Return the number and name of one of the nine parts."""
    return snapshot.catalogue.brief_parts[part_id].part


def chapter(snapshot: BriefSnapshot, heading: str, anchor: str) -> Heading:
    """Return a marked heading that begins a part of a paper of its own."""
    return Heading(1, plain(say(snapshot, heading)), anchor=anchor)


def appendix(snapshot: BriefSnapshot, letter: str, name: str, anchor: str) -> Heading:
    """Return the heading of an appendix."""
    words = say(snapshot, N_("Appendix {letter}: {name}"), letter=letter, name=say(snapshot, name))
    return Heading(1, plain(words), anchor=anchor)


def sub(snapshot: BriefSnapshot, heading: str, **values: object) -> Heading:
    """Return a marked heading: it hangs beside a text in the text column, and stands above anything wider."""
    return Heading(2, plain(say(snapshot, heading, **values)))


def leading_to(text: str, anchor: str) -> Runs:
    """Return a text that leads to a place in the brief."""
    return (Run(text, RunStyle.ACCENT, link=f"#{anchor}"),)


def _called(snapshot: BriefSnapshot, kind: type[Record], key: str | None, *words: str | None) -> str:
    found = named(snapshot.partnership, kind, key, *(_filled(each) for each in words))
    return found if isinstance(found, str) else sentence(snapshot, found)


def _filled(text: str | None) -> str:
    return text.strip() if text else ""
