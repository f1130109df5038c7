"""Step 4 in pictures: whose words stand behind each objective, and the reasons as one bar.

It works nothing out that the domain does not, and must not know widgets.
"""

from collections.abc import Sequence
from dataclasses import replace

from partnerdesk.charts.fitting import Sheet
from partnerdesk.charts.reasons import Reason, reasons_bar
from partnerdesk.charts.shapes import Picture
from partnerdesk.charts.voice import Link, VoiceGroup, VoiceRow, voice_coverage
from partnerdesk.domain.reasons import FAMILIES, PEOPLE_FAMILIES
from partnerdesk.domain.records import BeneficiaryGroup, EvidenceLink, InputGroup
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.answers import called
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.speech import said, spoken
from partnerdesk.ui.viewmodels.steps.aims_reasons import FAMILY_NAMES
from partnerdesk.ui.viewmodels.steps.hear_heard import affected, people_heard

GROUPS_A_PICTURE = 7
_SENTENCES = ("D1", "D2", "D3")


def coverage_pictures(desk: Desk, sheet: Sheet, most: int = 0) -> tuple[Picture, ...]:
    """Return whose words stand behind each objective; with many groups, or more than ``most``, in several pictures."""
    groups = affected(desk)
    if not groups or not desk.session.assessment().voice.kept:
        return ()
    size = most or GROUPS_A_PICTURE
    if len(groups) <= size:
        return (_coverage(desk, groups, sheet),)
    return tuple(_part(desk, groups, start, size, sheet) for start in range(0, len(groups), size))


def _part(desk: Desk, groups: Sequence[BeneficiaryGroup], start: int, size: int, sheet: Sheet) -> Picture:
    """Return a picture of some of the groups, which says so: who is silent among the others is not in it."""
    part = groups[start : start + size]
    picture = _coverage(desk, part, sheet)
    values = {"first": start + 1, "last": start + len(part), "all": len(groups), "finding": picture.finding}
    pattern = N_("Groups {first} to {last} of {all}. {finding}")
    if len(part) == 1:
        pattern = N_("Group {first} of {all}. {finding}")
    return replace(picture, finding=spoken(Sentence(pattern, values)))


def _coverage(desk: Desk, groups: Sequence[BeneficiaryGroup], sheet: Sheet) -> Picture:
    found = desk.session.assessment().voice
    silent = {row.id for row in found.unheard}
    heads = [
        VoiceGroup(called(desk.partnership, group), None if group.id in silent else people_heard(desk, group))
        for group in groups
    ]
    rows = [
        VoiceRow(
            called(desk.partnership, objective),
            bool(found.backing[objective.id]),
            tuple(_links(desk, objective.id, group.id) for group in groups),
        )
        for objective in found.kept
    ]
    return voice_coverage(heads, rows, sheet)


def _links(desk: Desk, objective: str, group: str) -> tuple[Link, ...]:
    heard = {link.input for link in desk.partnership.having(InputGroup, group=group)}
    links = desk.partnership.having(EvidenceLink, objective=objective)
    valid = desk.session.assessment().voice.inputs
    return tuple(Link(link.kind) for link in links if link.input in heard and valid[link.input].valid)


def reasons_picture(desk: Desk, sheet: Sheet) -> Picture | None:
    """Return the reasons as one bar, or None where no points are given."""
    found = desk.session.assessment().reasons
    if found.people_and_scope is None:
        return None
    bar = [
        Reason(said(FAMILY_NAMES[name]), found.families.get(name, 0.0), name in PEOPLE_FAMILIES, name == "money")
        for name in FAMILIES
    ]
    return reasons_bar(bar, sheet)


def reason_sentences(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Return the colour and the sentence of the signals about reasons."""
    signals = desk.session.assessment().signals
    return tuple((str(signals[name].colour), spoken(signals[name].sentence)) for name in _SENTENCES)
