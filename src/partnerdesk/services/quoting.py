"""Makes a quote of one answer to a survey: what somebody wrote becomes an input of its own, like any other.

What the survey says of all its answers (how and when people were asked, what lets the charity keep them) is taken over;
what only the person can allow is asked. The quote says which answer it is from, and counts nobody twice. No screen.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from partnerdesk.domain.answer_places import AnswerPlace, groups_in, place_in, says_who, source_of
from partnerdesk.domain.commands import PutRecords
from partnerdesk.domain.disclosure import band_is_few
from partnerdesk.domain.errors import Refused
from partnerdesk.domain.partnership import Partnership, next_id
from partnerdesk.domain.quote_marks import with_marks
from partnerdesk.domain.records import (
    AnswerMark,
    BeneficiaryGroup,
    BeneficiaryInput,
    InputGroup,
    InputTheme,
    Record,
    Survey,
    SurveyQuestion,
)
from partnerdesk.domain.settings import settings_of
from partnerdesk.domain.voice import is_withdrawn
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.services.segments_counted import segments_counted
from partnerdesk.storage.answer_table import row_at

if TYPE_CHECKING:
    from partnerdesk.services.answers import Answer
    from partnerdesk.services.session import Session

_LABEL = Sentence(N_("make a quote of an answer"))
_CHANGE = Sentence(N_("change a quote"))
_NO_WORDS = N_("No words are left. Keep the part that you want to quote.")
_GONE = N_("The survey of this answer is no longer there.")
_WORD = re.compile(r"\w+")
_OF_THE_SURVEY = (
    *("method", "collected_by", "about", "lawful_basis", "special_condition", "sensitivity"),
    *("consent_state", "consent_ref", "consent_date", "keep_until", "from_date", "to_date"),
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person decided about a quote: the words that stay, who it is said to be from, what may be done with it."""

    words: str
    said_by: str = ""
    permission: str | None = None
    identity_check: str | None = None
    identity_note: str = ""


@dataclass(frozen=True, slots=True)
class SaidBy:
    """A way to say who wrote an answer without a name: the words, and how many people in the survey they fit."""

    words: str
    people: int


def quotes_from(partnership: Partnership, place: AnswerPlace) -> tuple[BeneficiaryInput, ...]:
    """Return the quotes that were made of an answer and not taken back."""
    rows = (row for row in partnership.rows(BeneficiaryInput) if place_in(row.source_ref) == place)
    return tuple(row for row in rows if not is_withdrawn(row))


def quote_from(partnership: Partnership, place: AnswerPlace) -> BeneficiaryInput | None:
    """Return the quote that was made of an answer, if one was."""
    return next(iter(quotes_from(partnership, place)), None)


def quote_of(partnership: Partnership, answer: Answer, wish: Wish) -> PutRecords:
    """Return the command that makes a quote of an answer, or changes the one that was made of it.

    Raises Refused where no words are left, or where the survey is gone.
    """
    words = with_marks(answer.text, wish.words)
    if not words:
        raise Refused("no_words", Sentence(_NO_WORDS))
    place = answer.place
    held = quote_from(partnership, place)
    given = dataclasses.replace(held or _begun(partnership, answer), quote=words, **_decided(wish))
    links = () if held is not None else _links(partnership, given.id, answer)
    return PutRecords((given, *links), _LABEL if held is None else _CHANGE)


def _decided(wish: Wish) -> Mapping[str, Any]:
    return {
        "segment_label": wish.said_by.strip() or None,
        "quote_permission": wish.permission,
        "identity_check": wish.identity_check,
        "identity_note": wish.identity_note.strip() or None,
    }


def _begun(partnership: Partnership, answer: Answer) -> BeneficiaryInput:
    """Return a new input with what the survey says of all its answers; it counts no person of its own."""
    survey = partnership.get(Survey, answer.survey)
    whole = partnership.get(BeneficiaryInput, survey.input) if survey is not None else None
    if whole is None or is_withdrawn(whole):
        raise Refused("gone", Sentence(_GONE))
    asked = partnership.get(SurveyQuestion, answer.survey, answer.question)
    mark = partnership.get(AnswerMark, *answer.place)
    shared: dict[str, Any] = {name: getattr(whole, name) for name in _OF_THE_SURVEY}
    if (day := _day(answer.at)) is not None:
        shared |= {"from_date": day, "to_date": None}
    return BeneficiaryInput(
        id=next_id(partnership, BeneficiaryInput),
        **shared,
        question_asked=asked.heading if asked is not None else None,
        stance=mark.stance if mark is not None else None,
        source_ref=answer.place.text,
    )


def _day(at: str | None) -> date | None:
    try:
        return date.fromisoformat((at or "")[:10])
    except ValueError:
        return None


def _links(partnership: Partnership, name: str, answer: Answer) -> tuple[Record, ...]:
    """Return the groups of the file that the person is in, and the themes that were marked on the answer."""
    mark = partnership.get(AnswerMark, *answer.place)
    groups = _groups_of(partnership, answer)
    themes = mark.themes or () if mark is not None else ()
    return (
        *(InputGroup(input=name, group=group) for group in groups),
        *(InputTheme(input=name, theme=theme) for theme in themes),
    )


def _groups_of(partnership: Partnership, answer: Answer) -> list[str]:
    """Return the groups that are called as the answer says; else the one group that the whole survey speaks for."""
    labels = {value.casefold() for value in answer.groups if value}
    named = [row.id for row in partnership.rows(BeneficiaryGroup) if (row.name or row.id).casefold() in labels]
    survey = partnership.get(Survey, answer.survey)
    whole = partnership.having(InputGroup, input=survey.input) if survey is not None else ()
    return named or [row.group for row in whole if len(whole) == 1 and row.group is not None]


def answer_at(session: Session, place: AnswerPlace) -> Answer | None:
    """Return the answer that stands in a place; None where it is no longer in the file."""
    from partnerdesk.services.answers import answer_of

    row = row_at(session.workspace.connection, *place)
    return answer_of(row) if row is not None else None


# --- who wrote it, without a name -------------------------------------------------------------------------------------

Alike = tuple[tuple[frozenset[str], int], ...]
"""How many people of a survey are in which groups together."""


def alike_in(session: Session, survey: str) -> Alike:
    """Return how many people of a survey are in which groups together; a group that says nothing is left out.

    Who has several rows is in the groups of all of them.
    """
    found = segments_counted(session, survey)
    return tuple(
        (frozenset(each for segment in own for each in groups_in(segment) if each and says_who(each)), people)
        for own, people in found.items()
    )


def ways_to_say(session: Session, answer: Answer, alike: Alike | None = None) -> tuple[SaidBy, ...]:
    """Return by which group an answer's writer can be called, the one that fits most people first.

    Only what enough people in the survey share: a smaller group would say who it was.
    """
    least = settings_of(session.partnership)["k_min"]
    own = {each for each in answer.groups if each and says_who(each)}
    found: dict[str, int] = {}
    for groups, people in alike_in(session, answer.survey) if alike is None else alike:
        for value in sorted(groups & own):
            found[value] = found.get(value, 0) + people
    ways = [SaidBy(value, people) for value, people in found.items() if people >= least]
    return tuple(sorted(ways, key=lambda way: (-way.people, way.words)))


def few_called(partnership: Partnership, alike: Alike, words: str) -> tuple[str, ...]:
    """Return the groups of a survey that words about somebody name, where too few people are in all of these."""
    plain = _plain(words)
    every = frozenset[str]().union(*(groups for groups, _ in alike))
    named_ones = frozenset(each for each in every if f" {_plain(each).strip()} " in plain)
    people = sum(count for groups, count in alike if named_ones <= groups)
    if not named_ones or people >= settings_of(partnership)["k_min"]:
        return ()
    return tuple(sorted(named_ones, key=lambda each: plain.index(_plain(each).strip())))


def _plain(words: str) -> str:
    """Return words apart from each other by one space, without case and without what stands between them."""
    return f" {' '.join(_WORD.findall(words.casefold()))} "


def speaker_is_few(session: Session, given: BeneficiaryInput) -> bool:
    """Return whether who is said to have said something fits so few people that it may tell who it was."""
    if not given.segment_label:
        return False
    place = source_of(session.partnership, given)
    if place is not None:
        return bool(few_called(session.partnership, alike_in(session, place.survey), given.segment_label))
    least = settings_of(session.partnership)["k_min"]
    links = session.partnership.having(InputGroup, input=given.id)
    rows = (session.partnership.get(BeneficiaryGroup, link.group) for link in links)
    return any(row is not None and band_is_few(row.size_band, least) for row in rows)


def too_few_share(session: Session, answer: Answer, alike: Alike | None = None) -> bool:
    """Return whether the groups of an answer taken together fit so few people that they would say who it was."""
    least = settings_of(session.partnership)["k_min"]
    own = {each for each in answer.groups if each and says_who(each)}
    alike = alike_in(session, answer.survey) if alike is None else alike
    return bool(own) and sum(people for groups, people in alike if groups == own) < least
