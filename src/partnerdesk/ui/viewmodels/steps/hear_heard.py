"""Step 3 in a picture: who was heard, in what way and about what, those who are silent first.

It works nothing out that the domain does not, and must not know widgets.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from partnerdesk.charts.fitting import Sheet
from partnerdesk.charts.heard import MOST_OBJECTIVES, HeardGroup, HeardWay, who_was_heard
from partnerdesk.charts.shapes import Picture
from partnerdesk.charts.voice import Link
from partnerdesk.domain.asking import askings
from partnerdesk.domain.disclosure import FEWER_THAN
from partnerdesk.domain.group_people import OR_MORE, heard_in_all, people_printed
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryGroup, BeneficiaryInput, EvidenceLink, InputGroup, Objective, Survey
from partnerdesk.domain.settings import settings_of
from partnerdesk.domain.theme_counts import counts_in_figures
from partnerdesk.domain.theme_links import is_from_answer
from partnerdesk.domain.voice import is_withdrawn
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.answers import called
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.speech import said, shortened, spoken, whole_number

WAYS = {
    "conversation": N_("Talking"),
    "count": N_("Asking many"),
    "making": N_("Panels, design"),
    "presence": N_("Being there"),
    "records": N_("What came to us"),
    "proxy": N_("Others for them"),
}
_ASKED = N_("to be asked by {date}")
_BEING_ASKED = N_("somebody will ask")
_NOBODY = N_("nobody is asking yet")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class LooseLine:
    """Something that people said for which no group is named: its id, and what it is called."""

    input: str
    words: str


def for_no_group(desk: Desk) -> tuple[LooseLine, ...]:
    """Return what people said that speaks for no group, surveys first; a quote speaks for whom its survey does."""
    partnership = desk.partnership
    spoken_for = {link.input for link in partnership.rows(InputGroup)}
    surveys = {row.input for row in partnership.rows(Survey)}
    rows = [
        row
        for row in partnership.rows(BeneficiaryInput)
        if row.id not in spoken_for and not is_withdrawn(row) and not is_from_answer(row)
    ]
    named_ones = [(row, row.summary or row.quote) for row in sorted(rows, key=lambda row: row.id not in surveys)]
    return tuple(LooseLine(row.id, shortened(words, _LONGEST)) for row, words in named_ones if words)


def affected(desk: Desk) -> list[BeneficiaryGroup]:
    """Return the groups that could be affected: all but those on whom there is said to be no effect."""
    return [row for row in desk.partnership.rows(BeneficiaryGroup) if row.effect != "none"]


def heard_pictures(desk: Desk, sheet: Sheet, *, apart: bool = False) -> tuple[Picture, ...]:
    """Return who was heard; with many objectives, in several pictures; none where no group is named.

    ``apart``, in what way and about what are pictures of their own, so that each has larger letters.
    """
    groups = affected(desk)
    if not groups:
        return ()
    kept = list(enumerate(desk.session.assessment().voice.kept, start=1))
    parts = [kept[at : at + MOST_OBJECTIVES] for at in range(0, len(kept), MOST_OBJECTIVES)]
    if apart or not parts:
        about = (_picture(desk, groups, part, sheet, {}) for part in parts)
        return (_picture(desk, groups, [], sheet), *about)
    return tuple(_picture(desk, groups, part, sheet) for part in parts)


def heard_picture(desk: Desk, sheet: Sheet) -> Picture | None:
    """Return who was heard in which way, once somebody was: for the room, which sees about what in step 4, larger."""
    groups = affected(desk)
    return _picture(desk, groups, [], sheet) if groups and desk.partnership.rows(InputGroup) else None


def _picture(
    desk: Desk,
    groups: Sequence[BeneficiaryGroup],
    objectives: Sequence[tuple[int, Objective]],
    sheet: Sheet,
    shown: Mapping[str, str] = WAYS,
) -> Picture:
    silent = {row.id for row in desk.session.assessment().voice.unheard}
    heard = {row.id: _inputs(desk, row) for row in groups}
    ordered = sorted(groups, key=lambda row: (row.id not in silent, not row.at_risk, len(heard[row.id])))
    asked = [each.id for _, each in objectives]
    rows = [_group(desk, row, heard[row.id], asked, shown, silent=row.id in silent) for row in ordered]
    named = [(number, called(desk.partnership, row)) for number, row in objectives]
    return who_was_heard(rows, [said(each) for each in shown.values()], named, sheet)


def _inputs(desk: Desk, group: BeneficiaryGroup) -> list[BeneficiaryInput]:
    """Return what speaks for a group and may be relied on, whatever its age."""
    names = {link.input for link in desk.partnership.having(InputGroup, group=group.id)}
    found = desk.session.assessment().voice.inputs
    return [
        row
        for row in desk.partnership.rows(BeneficiaryInput)
        if row.id in names and found[row.id].valid and row.consent_state != "refused"
    ]


def _group(
    desk: Desk,
    group: BeneficiaryGroup,
    inputs: Sequence[BeneficiaryInput],
    objectives: Sequence[str],
    shown: Mapping[str, str],
    *,
    silent: bool,
) -> HeardGroup:
    found = desk.session.assessment().voice.inputs
    now = {found[row.id].family for row in inputs if found[row.id].current}
    ever = {found[row.id].family for row in inputs}
    ways = tuple(HeardWay.YES if each in now else HeardWay.LONG_AGO if each in ever else HeardWay.NO for each in shown)
    names = {row.id for row in inputs}
    links = [link for link in desk.partnership.rows(EvidenceLink) if link.input in names]
    return HeardGroup(
        called(desk.partnership, group),
        None if silent else people_heard(desk, group),
        _asking(desk.partnership, group) if silent else "",
        ways,
        tuple(tuple(Link(link.kind) for link in links if link.objective == each) for each in objectives),
    )


def people_heard(desk: Desk, group: BeneficiaryGroup) -> str:
    """Return how many of a group were heard, as the brief prints it; a few are never told apart."""
    settings = settings_of(desk.partnership)
    counted = [row for row in _inputs(desk, group) if counts_in_figures(row, desk.catalogue)]
    heard = heard_in_all(people_printed(desk.partnership, row, group.id, settings=settings) for row in counted)
    if heard.is_few or 0 < (heard.people or 0) < settings["k_min"]:
        return spoken(Sentence(FEWER_THAN, {"k": int(settings["k_min"])}))
    if heard.is_at_least and heard.people:
        return said(OR_MORE).format(n=whole_number(heard.people))
    return whole_number(heard.people) if heard.people else said(N_("some"))


def _asking(partnership: Partnership, group: BeneficiaryGroup) -> str:
    """Say that a silent group is being asked, without a name: the room may see it."""
    open_ones = [asking for asking in askings(partnership, group) if asking.is_open]
    first = next((asking.by for asking in open_ones if asking.by is not None), None)
    if first is not None:
        return spoken(Sentence(_ASKED, {"date": first}))
    return said(_BEING_ASKED) if open_ones else said(_NOBODY)
