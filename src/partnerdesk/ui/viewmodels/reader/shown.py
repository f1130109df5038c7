"""An answer as it is shown: what was asked and said, who said it, what was marked. It must not know widgets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from partnerdesk.domain.answer_places import says_who
from partnerdesk.domain.identity_hints import hints_in
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import AnswerMark, Survey, SurveyQuestion, Theme
from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.answers import label_of, theme_text
from partnerdesk.ui.viewmodels.names_pointed import names_pointed
from partnerdesk.ui.viewmodels.pages import ChipLine
from partnerdesk.ui.viewmodels.reader.room_rule import WhereSet, room_sight
from partnerdesk.ui.viewmodels.speech import long_date, said, spoken
from partnerdesk.ui.viewmodels.steps.hear_inputs import STANCES

if TYPE_CHECKING:
    from partnerdesk.services.answers import Answer

UNREAD, READ = N_("Not read yet"), N_("Read")
MAY_IDENTIFY = N_("May identify someone")
ALOUD = N_("Read this aloud")


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """One answer in large type."""

    question: str
    words: str
    source: str
    chips: tuple[ChipLine, ...]
    room: str
    is_in_room: bool
    where: WhereSet | None
    asks_identity: bool
    names: tuple[str, ...] = ()


def question_of(partnership: Partnership, survey: str, number: int) -> str:
    """Return what was asked."""
    found = partnership.get(SurveyQuestion, survey, number)
    return (found.heading if found is not None else None) or ""


def survey_name(partnership: Partnership, survey: str) -> str:
    """Return what a survey is called."""
    found = partnership.get(Survey, survey)
    return (found.title or found.source_name or found.id) if found is not None else survey


def source_of(partnership: Partnership, answer: Answer) -> str:
    """Return who said it, as far as the survey keeps it, and when; with several surveys also in which."""
    parts = [each for each in answer.groups if each and says_who(each)]
    if len(partnership.rows(Survey)) > 1:
        parts.append(survey_name(partnership, answer.survey))
    if answer.at:
        parts.append(_day(answer.at))
    return " · ".join(parts)


def _day(text: str) -> str:
    """Return when somebody answered as people write a date; as it stands where it is none."""
    try:
        return long_date(date.fromisoformat(text[:10]))
    except ValueError:
        return text


def chips_of(mark: AnswerMark) -> tuple[ChipLine, ...]:
    """Return what was marked, in short words: the warning first."""
    chips = [ChipLine(MAY_IDENTIFY, "warning", "eye-off")] if mark.may_identify else []
    chips.append(ChipLine(READ, "good", "check") if mark.was_read else ChipLine(UNREAD, "neutral", "circle"))
    if mark.read_aloud:
        chips.append(ChipLine(ALOUD, "primary", "chat"))
    if mark.stance is not None:
        chips.append(ChipLine(said(label_of(STANCES, mark.stance)), "neutral"))
    return tuple(chips)


def marks_in_words(partnership: Partnership, mark: AnswerMark) -> str:
    """Return all that was marked on one line, for a list and for those who hear it."""
    themes = [partnership.get(Theme, name) for name in mark.themes or ()]
    named = [theme_text(each) for each in themes if each is not None]
    return " · ".join([*(said(chip.text) for chip in chips_of(mark)), *named])


def shown_answer(partnership: Partnership, answer: Answer, mark: AnswerMark) -> ShownAnswer:
    """Return an answer as it is shown."""
    sight = room_sight(partnership, mark, answer.text)
    names = names_pointed(partnership, answer.text) if mark.may_identify is None else ()
    return ShownAnswer(
        question_of(partnership, answer.survey, answer.question),
        answer.text,
        source_of(partnership, answer),
        chips_of(mark),
        spoken(sight.says),
        bool(sight.words),
        sight.where,
        mark.may_identify is None and bool(names or hints_in(answer.text)),
        names,
    )
