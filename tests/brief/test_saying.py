"""Patterns, numbers, dates and lists in words."""

from datetime import date

import pytest

from partnerdesk.brief import dates
from partnerdesk.brief.blocks import Run, RunStyle, strong
from partnerdesk.brief.saying import (
    counted,
    ended,
    first_sentences,
    joined,
    level,
    percent,
    points,
    recorded,
    runs,
    sentences,
    spelled,
    stacked,
)
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.words import NP_
from tests.brief.cases import snapshot


@pytest.fixture(scope="module")
def taken() -> BriefSnapshot:
    return snapshot(Partnership.empty())


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 23), date(2026, 11, 23), "23 November 2026"),
        (date(2026, 11, 2), date(2026, 11, 23), "2 to 23 November 2026"),
        (date(2026, 8, 24), date(2026, 9, 18), "24 August to 18 September 2026"),
        (date(2025, 12, 30), date(2026, 1, 2), "30 December 2025 to 2 January 2026"),
    ],
)
def test_days_name_month_and_year_once(first: date, last: date, words: str) -> None:
    assert dates.days(first, last) == words


def test_dates_are_in_the_briefs_language() -> None:
    assert dates.day(date(2026, 11, 23), "cy-GB") == "23 Tachwedd 2026"
    assert dates.month(date(2026, 3, 1), "xx") == "March 2026"


@pytest.mark.parametrize(("share", "words"), [(0.7272727, "73%"), (0.005, "1%"), (0, "0%"), (1, "100%")])
def test_shares_are_whole_percentages(share: float, words: str) -> None:
    assert percent(share) == words


def test_levels_and_points() -> None:
    assert [level(3.0), level(3.5), level(3.25)] == ["3", "3.5", "3.3"]
    assert points(68.0156) == "68.0"


def test_small_numbers_are_words_and_begin_a_sentence_with_a_capital(taken: BriefSnapshot) -> None:
    assert spelled(taken, 4) == "four"
    assert spelled(taken, 11) == "11"
    assert spelled(taken, 10_000) == "10,000"
    assert counted(taken, 3, NP_("One action is open.", "{n} actions are open.")) == "Three actions are open."
    assert counted(taken, 1, NP_("One action is open.", "{n} actions are open.")) == "One action is open."
    assert counted(taken, 5, NP_("one group", "{n} groups")) == "five groups"


def test_lists_and_sentences(taken: BriefSnapshot) -> None:
    assert [joined(taken, words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert sentences("One.", "", "  Two. ") == "One. Two."
    assert [ended(text) for text in ("a", "a.", "a?", "", "a ")] == ["a.", "a.", "a?", "", "a."]


def test_runs_keep_the_style_of_what_is_put_in(taken: BriefSnapshot) -> None:
    made = runs(taken, "{who} said {what}.", who=strong("Ann"), what="{x}")
    assert made == (Run("Ann", RunStyle.STRONG), Run(" said {x}."))


def test_lines_stand_under_each_other() -> None:
    assert stacked([strong("a"), strong("b")]) == (*strong("a"), Run("\n"), *strong("b"))


@pytest.mark.parametrize("nothing", [None, "", "  \n"])
def test_nothing_recorded_is_said(taken: BriefSnapshot, nothing: str | None) -> None:
    assert recorded(taken, nothing) == (Run("Not recorded.", RunStyle.MUTED),)


def test_first_sentences_never_cut_one() -> None:
    text = "One two three. Four five? Six seven eight nine."
    assert first_sentences(text, 5) == "One two three. Four five?"
    assert first_sentences(text, 2) == ""
    assert first_sentences("No stop at all", 10) == "No stop at all"
    assert first_sentences("She said “no.” And she meant it, all of it.", 5) == "She said “no.”"


def test_a_sentence_that_ends_inside_quotation_marks_gets_no_second_full_stop() -> None:
    assert [ended(text) for text in ("Say “no.”", "(As before.)", "Say “no”", "the carers’")] == [
        "Say “no.”",
        "(As before.)",
        "Say “no”.",
        "the carers’.",
    ]
