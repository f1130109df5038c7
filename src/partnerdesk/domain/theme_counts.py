"""How many people stand behind each theme, by the group they belong to, as far as the print rules let that be told.

People are counted, not remarks: one who was interviewed is one, a conversation of eight is eight, and of a survey only
those whose answers were marked with the theme; rows with the same id are one person, in each group that any of them
names. A quote that was made of an answer is no other person than its writer, and two quotes of her answers, or two
inputs with the same person code, are one person.
What was taken back, or is held without a lawful basis, is not counted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from partnerdesk.domain.answer_people import FirstRows, first_rows
from partnerdesk.domain.answer_places import AnswerPlace, Person, groups_in, source_of
from partnerdesk.domain.answer_rows import NONE, AnswerRow, Answers
from partnerdesk.domain.disclosure import BOARD, Breakdown, breakdown, is_sensitive
from partnerdesk.domain.group_people import people_counted
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    AnswerMark,
    BeneficiaryGroup,
    BeneficiaryInput,
    InputGroup,
    InputTheme,
    Survey,
    Theme,
)
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.settings import settings_of
from partnerdesk.domain.unnamed import Name, named
from partnerdesk.domain.voice import is_valid

NO_GROUP = ""
"""What stands for the group of people of whom none is recorded."""
_COUNT_PEOPLE = frozenset({"people", "groups"})


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """A theme with the people behind it: all of them, and by group in the order of the table's groups."""

    id: str
    text: Name
    printed: Breakdown


@dataclass(frozen=True, slots=True)
class ThemeTable:
    """All themes by all groups; ``groups`` holds ids, the last of them NO_GROUP where somebody belongs to none.

    It is empty where no group is known at all.
    """

    groups: tuple[str, ...]
    themes: tuple[ThemeCount, ...]


@dataclass(frozen=True, slots=True)
class _Heard:
    """The people whom one input brings to one theme: how many, and how many of them in each group."""

    people: int
    by_group: Mapping[str, int]
    is_sensitive: bool


def counts_in_figures(given: BeneficiaryInput, catalogue: Catalogue) -> bool:
    """Return whether an input tells of people that may be counted: lawful, agreed to, and heard themselves."""
    method = catalogue.methods.get(given.method or "")
    heard = method is None or (method.direct > 0 and method.unit in _COUNT_PEOPLE)
    return heard and is_valid(given) and given.consent_state != "refused"


@dataclass(frozen=True, slots=True)
class _Links:
    """What is linked to what, looked up once: groups and surveys of inputs, whose answers were marked with a theme.

    ``said`` holds the groups of each person whose answers were marked, as far as her answers tell; ``first`` gives the
    first row of those who have several, by which people are known here.
    """

    groups: Mapping[str, tuple[str, ...]]
    surveys: Mapping[str, tuple[Survey, ...]]
    marked: Mapping[tuple[str, str], frozenset[int]]
    said: Mapping[str, Mapping[int, tuple[str, ...]]]
    first: Mapping[str, FirstRows]

    @classmethod
    def of(cls, partnership: Partnership, inputs: Sequence[BeneficiaryInput], answers: Answers) -> _Links:
        groups: dict[str, list[str]] = defaultdict(list)
        surveys: dict[str, list[Survey]] = defaultdict(list)
        marked: dict[tuple[str, str], set[int]] = defaultdict(set)
        for link in partnership.rows(InputGroup):
            groups[link.input].append(link.group)
        counted = {row.id for row in inputs}
        for survey in partnership.rows(Survey):
            if survey.input in counted:
                surveys[survey.input].append(survey)
        rows = {survey.id: answers.get(survey.answers_digest or "", ()) for survey in partnership.rows(Survey)}
        first = {name: first_rows(own) for name, own in rows.items()}
        known = {survey.id for own in surveys.values() for survey in own}
        for mark in partnership.rows(AnswerMark):
            for theme in mark.themes or () if mark.survey in known else ():
                marked[mark.survey, theme].add(first[mark.survey].get(mark.respondent, mark.respondent))
        names = {(row.name or row.id).casefold(): row.id for row in partnership.rows(BeneficiaryGroup)}
        people: dict[str, set[int]] = defaultdict(set)
        for (survey_id, _), own in marked.items():
            people[survey_id] |= own
        return cls(
            {name: tuple(own) for name, own in groups.items()},
            {name: tuple(own) for name, own in surveys.items()},
            {name: frozenset(own) for name, own in marked.items()},
            {
                survey.id: _groups_said(rows[survey.id], people[survey.id], first[survey.id], names)
                for own in surveys.values()
                for survey in own
            },
            first,
        )

    def person(self, place: AnswerPlace) -> Person:
        """Return who wrote an answer, by her first row."""
        return place.survey, self.first.get(place.survey, {}).get(place.respondent, place.respondent)

    def is_counted(self, theme: str, place: AnswerPlace | None) -> bool:
        """Return whether whoever wrote an answer is counted already, by what was marked on her answers."""
        return place is not None and self.person(place)[1] in self.marked.get((place.survey, theme), ())


def _called(partnership: Partnership, theme: Theme) -> Name:
    return named(partnership, Theme, theme.id, theme.text)


def theme_table(
    partnership: Partnership, catalogue: Catalogue, edition: str = BOARD, answers: Answers = NONE
) -> ThemeTable:
    """Return how many people stand behind each theme by group; ``answers`` tell in which group who answered is."""
    inputs = [row for row in partnership.rows(BeneficiaryInput) if counts_in_figures(row, catalogue)]
    links = _Links.of(partnership, inputs, answers)
    themes = partnership.rows(Theme)
    found = {theme.id: _all_heard(partnership, theme.id, inputs, links) for theme in themes}
    known = [group.id for group in partnership.rows(BeneficiaryGroup)]
    loose = any(heard.by_group.get(NO_GROUP) for rows in found.values() for heard in rows)
    groups = (*known, NO_GROUP) if known and loose else tuple(known)
    counts = [
        ThemeCount(each.id, _called(partnership, each), _printed(partnership, found[each.id], groups, edition))
        for each in themes
    ]
    return ThemeTable(groups, tuple(counts))


def _printed(partnership: Partnership, found: Sequence[_Heard], groups: Sequence[str], edition: str) -> Breakdown:
    return breakdown(
        [sum(heard.by_group.get(group, 0) for heard in found) for group in groups],
        sum(heard.people for heard in found),
        sensitive=any(heard.is_sensitive for heard in found),
        edition=edition,
        settings=settings_of(partnership),
    )


def _all_heard(partnership: Partnership, theme: str, inputs: Sequence[BeneficiaryInput], links: _Links) -> list[_Heard]:
    """Return whom the inputs bring to a theme; who is known to be the same person comes once, by what was first."""
    known: set[object] = set()
    found = []
    for given in inputs:
        heard = _heard(partnership, theme, given, links)
        person = _one_person(partnership, given, links)
        if heard is not None and (person is None or person not in known):
            found.append(heard)
        if heard is not None and person is not None:
            known.add(person)
    return found


def _one_person(partnership: Partnership, given: BeneficiaryInput, links: _Links) -> object:
    """Return who said something, where that is one person who is known: by her answers to a survey, or by her code."""
    if (place := source_of(partnership, given)) is not None:
        return links.person(place)
    code = (given.person_code or "").strip()
    return code.casefold() if code and (given.n_took_part or 1) == 1 else None


def _heard(partnership: Partnership, theme: str, given: BeneficiaryInput, links: _Links) -> _Heard | None:
    """Return whom an input brings to a theme; None where it does not touch it."""
    groups = links.groups.get(given.id, (NO_GROUP,))
    sensitive = is_sensitive(given)
    marked = [
        own
        for survey in links.surveys.get(given.id, ())
        for own in _groups_of(survey, links.marked.get((survey.id, theme), frozenset()), groups, links)
    ]
    if marked:
        return _Heard(len(marked), Counter(group for own in marked for group in own), sensitive)
    if not partnership.has(InputTheme, given.id, theme) or links.is_counted(theme, source_of(partnership, given)):
        return None
    people = given.n_took_part or 1
    known = {group: people_counted(partnership, given, group) for group in groups if group != NO_GROUP}
    by_group = {group: people if (count := known.get(group)) is None else count for group in groups}
    return _Heard(people, by_group, sensitive)


def _groups_of(survey: Survey, people: frozenset[int], groups: tuple[str, ...], links: _Links) -> list[tuple[str, ...]]:
    """Return the groups of each of some people: what their answers say, or else those of the whole input."""
    said = links.said[survey.id]
    if not any(said.get(one) for one in people):
        return [groups] * len(people)
    return [said.get(one) or (NO_GROUP,) for one in sorted(people)]


def _groups_said(
    rows: Sequence[AnswerRow], people: Collection[int], first: FirstRows, names: Mapping[str, str]
) -> dict[int, tuple[str, ...]]:
    """Return the groups of the file that each of some people is in, by what any of her rows says."""
    found: dict[str, tuple[str, ...]] = {}
    said: dict[int, tuple[str, ...]] = {}
    for row in rows if people else ():
        one = first.get(row.respondent, row.respondent)
        if row.segment and one in people:
            if row.segment not in found:
                own = (names.get(str(label).casefold()) for label in groups_in(row.segment))
                found[row.segment] = tuple(dict.fromkeys(name for name in own if name))
            said[one] = tuple(dict.fromkeys((*said.get(one, ()), *found[row.segment])))
    return said
