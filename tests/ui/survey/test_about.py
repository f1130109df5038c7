"""What is said of an import before it is stored, as values."""

from dataclasses import replace

import pytest

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryGroup
from partnerdesk.exchange.survey.answers import Counted, ImportSummary
from partnerdesk.ui.viewmodels.survey.about import between_marks, comes_in, name_from

NONE: tuple[tuple[str, int], ...] = ()


def _summary(texts: tuple[tuple[str, int], ...] = NONE, without: int = 0, wordless: int = 0) -> ImportSummary:
    groups = (("Age", (("18-24", 7), ("65+", 3))),)
    return ImportSummary(12, 10, without, 0, 0, None, None, groups, (), (), texts, wordless)


def test_a_few_questions_are_named_and_many_are_counted() -> None:
    few = comes_in(_summary((("Why?", 1_200), ("What else?", 3))), Partnership.empty())
    assert few.lines[:2] == (
        "In people’s own words: ‘Why?’ (1,200)",
        "In people’s own words: ‘What else?’ (3)",
    )
    many = comes_in(_summary(tuple((f"Question {n}", 10) for n in range(16))), Partnership.empty())
    assert many.lines[0] == "In people’s own words: 160 answers to 16 questions"


def test_it_is_said_where_no_column_holds_own_words() -> None:
    counted = replace(_summary(), counted=(Counted("How?", None, None, 10, ()),))
    told = "No column is taken as people’s own words: there will be counts, and nothing to read together."
    assert comes_in(counted, Partnership.empty()).lines[:2] == ("Counted questions: 1", told)
    for texts in ((("Why?", 3),), (("Why?", 0),)):  # a column of words that is empty so far holds them all the same
        assert told not in comes_in(replace(counted, texts=texts), Partnership.empty()).lines
    assert told not in comes_in(replace(counted, answers=0), Partnership.empty()).lines


def test_groups_that_the_file_knows_are_named() -> None:
    known = Partnership.of([BeneficiaryGroup(id="BG1", name=" 65+ ")])
    assert comes_in(_summary(), known).lines == (
        "Groups by ‘Age’: 18-24 (7), 65+ (3). In your list of groups already: 65+.",
    )
    assert comes_in(_summary(), Partnership.empty()).lines == ("Groups by ‘Age’: 18-24 (7), 65+ (3).",)


def test_where_nobody_comes_in_no_question_and_no_group_is_named() -> None:
    """As where every answer is in the file already."""
    nobody = replace(_summary(), answers=0, groups=(("Age", ()),), counted=(Counted("How?", None, None, 0, ()),))
    assert comes_in(nobody, Partnership.empty()).lines == ()


def test_a_column_of_groups_with_nobody_in_it_is_not_named() -> None:
    blank = replace(_summary(), groups=(("Age", ()), ("Area", (("North", 10),))))
    assert comes_in(blank, Partnership.empty()).lines == ("Groups by ‘Area’: North (10).",)


def test_rows_without_consent_are_said_to_be_left_out() -> None:
    told = comes_in(_summary(without=2), Partnership.empty(), "May we use it?")
    assert told.head == "10 people’s answers will come in"
    assert told.left_out == ("2 rows are left out: they say no to ‘May we use it?’.",)


def test_two_questions_for_consent_stand_each_between_its_own_marks() -> None:
    asked = between_marks(("It will be public.", "May we use it? "))
    assert comes_in(_summary(without=1), Partnership.empty(), asked).left_out == (
        "One row is left out: it says no to ‘It will be public’, ‘May we use it?’.",
    )


def test_who_may_not_be_quoted_is_said_to_count() -> None:
    told = comes_in(_summary(wordless=2), Partnership.empty(), quoting="May we quote you?")
    assert told.left_out == (
        "What 2 people wrote is left out: they say no to ‘May we quote you?’. Their other answers count.",
    )


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        (
            "Riverside Pantry - what matters to you (Responses) - Form responses 1",
            "Riverside Pantry - what matters to you",
        ),
        ("spring_survey (2)", "spring survey"),
        ("community-hub-feedback", "community hub feedback"),
        ("Drop-in survey", "Drop-in survey"),
        ("Carers (Responses)", "Carers"),
        ("(Responses) - Form responses 1", "(Responses) - Form responses 1"),
        ("Lunch club (Tuesdays)", "Lunch club (Tuesdays)"),
    ],
)
def test_a_survey_is_called_as_its_file_without_what_tools_add(stem: str, name: str) -> None:
    assert name_from(stem) == name
