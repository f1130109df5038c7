"""Scales as people write them: numbers with words, two languages, stars, and headings that say the good end."""

from collections.abc import Sequence

import pytest

from partnerdesk.exchange.survey.scales import Scale, scale_of

FIVE = ("1", "2", "3", "4", "5")
ELEVEN = tuple(map(str, range(11)))


def scale(heading: str, values: Sequence[str]) -> Scale | None:
    return scale_of(heading, dict.fromkeys(values, 8))


@pytest.mark.parametrize(
    ("heading", "good"),
    [
        ("How satisfied are you? (1 = very dissatisfied, 5 = very satisfied)", "high"),
        ("How satisfied are you? 1 very satisfied - 5 very dissatisfied", "low"),
        ("Rate us 1-5 where 1 is best", "low"),
        ("Rate us from 1 (poor) to 5 (excellent)", "high"),
        ("Rate 1 (best) to 5 (worst)", "low"),
        ("How satisfied are you? 1 = not at all satisfied, 5 = completely satisfied", "high"),
        ("Rate how lonely you feel (1-5)", "unknown"),
        ("Sgôr 1 (gwael) i 5 (rhagorol)", "high"),
        ("Q1 How satisfied are you with us?", "unknown"),
        ("Q2: How satisfied are you", "unknown"),
        ("1 How satisfied are you with us (1-5)", "unknown"),
        ("In the last 2 weeks I have felt happy (score 1-5)", "unknown"),
    ],
)
def test_a_heading_may_say_which_end_is_good(heading: str, good: str) -> None:
    found = scale(heading, FIVE)
    assert found is not None
    assert (found.steps, found.good) == (FIVE, good)


@pytest.mark.parametrize(
    ("heading", "good"),
    [
        ("Life satisfaction (0-10)", "high"),
        ("How anxious did you feel yesterday? 0-10", "unknown"),
        ("Rate your pain: 0 = no pain, 10 = worst", "low"),
    ],
)
def test_more_of_something_bad_is_not_good(heading: str, good: str) -> None:
    found = scale(heading, ELEVEN)
    assert found is not None
    assert (found.steps, found.good) == (ELEVEN, good)


@pytest.mark.parametrize(
    "steps",
    [
        ("5 - Excellent", "4 - Good", "3 - OK", "2 - Poor", "1 - Very poor"),
        ("5 - Very satisfied", "4 - Satisfied", "3 - Neither", "2 - Dissatisfied", "1 - Very dissatisfied"),
        ("5 Very satisfied", "4", "3", "2", "1 Very dissatisfied"),
        ("★★★★★", "★★★★", "★★★", "★★", "★"),
        ("5 stars", "4 stars", "3 stars", "1 star"),
        ("Great", "Good", "OK", "Bad"),
        ("Agree strongly", "Agree slightly", "Disagree slightly", "Disagree strongly"),
        ("Strongly agree (5)", "Agree (4)", "Neutral (3)", "Disagree (2)", "Strongly disagree (1)"),
        ("Strongly agree", "Agree", "Neither agree or disagree", "Disagree"),
        ("Very good / Da iawn", "Good / Da", "Fair / Gweddol", "Poor / Gwael"),
        ("Yes, definitely", "Yes, to some extent", "No"),
        ("Outstanding", "Good", "Requires improvement", "Inadequate"),
        ("Very useful", "Useful", "Not very useful", "Not useful at all"),
        ("Completely satisfied", "Mostly satisfied", "Somewhat satisfied", "Not satisfied"),
    ],
)
def test_steps_stand_from_good_to_bad(steps: tuple[str, ...]) -> None:
    assert scale("What do you think?", tuple(reversed(steps))) == Scale(steps, "first")


def test_words_for_no_answer_are_off_a_scale_of_numbers() -> None:
    assert scale("How satisfied are you?", (*FIVE, "Don't know")) == Scale(FIVE, "unknown", ("Don't know",))
    assert scale("How satisfied are you?", (*FIVE, "It depends on the day")) is None


def test_whole_numbers_that_a_program_wrote_with_a_point() -> None:
    assert scale("Score", ("1.0", "2.0", "5.0")) == Scale(("1.0", "2.0", "3.0", "4.0", "5.0"), "unknown")


@pytest.mark.parametrize(
    "values",
    [
        ("1 child", "2 children", "3 children"),
        ("18-24", "25-44", "45-64"),
        ("1 to 3 times", "4 to 6 times", "7 or more"),
        ("1st visit", "2nd visit", "3rd visit"),
        ("Daily", "Weekly", "Monthly"),
    ],
)
def test_numbers_that_judge_nothing_are_no_scale(values: tuple[str, ...]) -> None:
    assert scale("How many?", values) is None
