"""Draws the page on which answers are read together, in each of its states. Part of `tests.shots FOLDER --dialogs`."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import TYPE_CHECKING

from partnerdesk.domain.answer_rows import AnswerRow, digest_of
from partnerdesk.domain.commands import AddRecord, LockFile
from partnerdesk.domain.importing import ImportSurvey
from partnerdesk.domain.records import BeneficiaryInput, Survey, SurveyQuestion, Theme
from partnerdesk.domain.words import Sentence
from partnerdesk.ui.viewmodels.reader.marking import Marking
from partnerdesk.ui.viewmodels.reader.reader import PAGE, Reader, reader_of
from partnerdesk.ui.views.steps.answer_reader import AnswerReaderView

if TYPE_CHECKING:
    from partnerdesk.ui.viewmodels.desk import Desk
    from partnerdesk.ui.views.workshop import Workshop

THEMES = ("Waiting without news", "Getting there", "Warmth", "Somebody who listens", "Money worries")
SAID = (
    "I wait for weeks and nobody rings. A short message would be enough, even if the answer is no.",
    "The bus stops at half past four, so I miss the second half every single week.",
    "It is the only warm room I sit in from Friday to Sunday.",
    "Staff know my name. That is why I come.",
    "Too far.",
    "Ring me on 07700 900123 if you want to know more, I am always at home in the mornings.",
    "Mae'r ystafell yn gynnes ac mae pawb yn groesawgar iawn. Hoffwn ragor o sesiynau gyda'r nos.",
    "یہاں آ کر مجھے سکون ملتا ہے۔ لوگ میری بات سنتے ہیں اور مجھے جلدی نہیں کرتے۔",  # noqa: RUF001 - Urdu's full stop
    (
        "I don't mind who runs it as long as the Tuesday group stays and the same two women are there. They sat with "
        "my mother when she could not speak, they helped me with the forms, and they never once made me feel stupid. "
        "If that goes because of a merger then I will not come, and I know five others who will not come either."
    ),
)
GROUPS = ('["A carer", "25-34"]', '["A neighbour", "65+"]', '["Uses the drop-in", "18-24"]')
LONG = 10_000


def answers(count: int = 1204) -> tuple[AnswerRow, ...]:
    """Return answers to two questions, the first of them those above."""
    chance = random.Random(6)
    texts = [*SAID, (SAID[8] + " ") * (LONG // len(SAID[8]))]
    texts += [" ".join(chance.sample(SAID[:5], 2)) for _ in range(count - len(texts))]
    return tuple(
        AnswerRow(
            number, f"r{number}", f"2026-03-{number % 28 + 1:02}", GROUPS[number % 3], 3 + (number > 30) % 2, text
        )
        for number, text in enumerate(texts[:count], 1)
    )


def with_answers(desk: Desk, rows: tuple[AnswerRow, ...], *, allowed: bool = True) -> None:
    """Import a survey with these answers, and write down the themes."""
    given = BeneficiaryInput(
        id="BI-900",
        summary="Spring survey",
        method="survey",
        lawful_basis="Legitimate interests",
        quote_permission="board_anon" if allowed else None,
    )
    survey = Survey(id="SU1", input=given.id, title="Spring survey", answers_digest=digest_of(rows))
    heads = (("Are you", "group"), ("Age group", "group"), ("What would help you most?", "text"), ("Else?", "text"))
    asked = [SurveyQuestion(survey="SU1", number=n, heading=head, role=role) for n, (head, role) in enumerate(heads, 1)]
    words = Sentence("import a survey")
    refused = desk.execute(ImportSurvey((given, survey, *asked), words, {survey.answers_digest or "": rows}))
    if refused is not None:
        raise refused
    for number, text in enumerate(THEMES, 900):
        desk.execute(AddRecord(Theme(id=f"TH{number}", text=text)))


def ready(desk: Desk) -> Reader:
    """Return the reader once all is ready."""
    reader = reader_of(desk)
    reader.show_row(0)
    return reader


def _mark_some(reader: Reader) -> None:
    marking = Marking(reader)
    first = len(marking.themes) - len(THEMES)
    for number in range(34):
        reader.show_row(number)
        marking.turn_theme(marking.themes[first + number % len(THEMES)].value)
    reader.show_row(0)
    marking.turn_theme(marking.themes[first + 3].value)
    marking.turn_stance("supports_with_conditions")
    marking.turn_aloud()
    reader.show_row(5)
    marking.set_identify(may=True)
    reader.show_row(0)


def shoot_reader(workshop: Workshop, grab: Callable[[str], int]) -> int:
    """Draw every state of the page; ``grab`` takes a picture under a name."""
    desk = workshop.desk
    workshop.show_page(PAGE)
    made = grab("reader-1-no-survey")
    with_answers(desk, answers())
    workshop.show_page("hear.inputs")
    workshop.show_page(PAGE)
    made += grab("reader-2-fresh")
    reader = ready(desk)
    _mark_some(reader)
    made += grab("reader-3-one")
    for row, name in ((5, "identifies"), (7, "urdu"), (6, "welsh"), (9, "long"), (8, "middling")):
        reader.show_row(row)
        made += grab(f"reader-4-{name}")
    view = workshop.screen_shown.block(0)
    if isinstance(view, AnswerReaderView):
        made += _shoot_unfolded(view, grab)
    made += _shoot_found(reader, grab)
    desk.execute(LockFile(desk.stamp(), desk.catalogue.language, desk.catalogue.texts()))
    return made + grab("reader-9-locked")


def _shoot_unfolded(view: AnswerReaderView, grab: Callable[[str], int]) -> int:
    """Draw the answer over the whole window, and the filters."""
    view.press_letter("F")
    made = grab("reader-5-fills")
    view.press_letter("F")
    view.filters.button.click()
    made += grab("reader-5-filters")
    view.filters.button.click()
    return made


def _shoot_found(reader: Reader, grab: Callable[[str], int]) -> int:
    """Draw the list, some of the answers, those that were read, and what stands where there is none."""
    reader.switch()
    made = grab("reader-6-list")
    reader.narrow("theme", "TH900")
    made += grab("reader-6-filtered")
    reader.switch()
    made += grab("reader-7-everything-read")
    reader.type_text("xyzzy")
    reader.search_now()
    made += grab("reader-8-nothing")
    reader.widen()
    return made
