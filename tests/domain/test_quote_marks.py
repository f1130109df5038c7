"""A quote shows what it leaves out and what it changed, whatever somebody wrote."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.domain.identity_hints import LEFT_OUT
from partnerdesk.domain.quote_marks import with_marks

SAID = "Well, I stopped coming when the drop-in moved to Tuesdays, because my son needs me then."


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        (SAID, SAID),
        (f"  {SAID}\n", SAID),
        (SAID.upper(), SAID.upper()),
        ("I stopped coming when the drop-in moved", f"{LEFT_OUT} I stopped coming when the drop-in moved {LEFT_OUT}"),
        ("coming because my son needs me then.", f"{LEFT_OUT} coming {LEFT_OUT} because my son needs me then."),
        (SAID.replace("my son", "a child"), SAID.replace("my son", "[a child]")),
        (SAID.replace("my son", "[a child]"), SAID.replace("my son", "[a child]")),
        (SAID.replace("my son", LEFT_OUT), SAID.replace("my son", LEFT_OUT)),
        (f"{SAID} Truly.", f"{SAID} [Truly.]"),
        ("", ""),
        (" \n", ""),
    ],
)
def test_cuts_and_changes_are_marked(kept: str, shown: str) -> None:
    assert with_marks(SAID, kept) == shown


@pytest.mark.parametrize(
    ("said", "kept", "shown"),
    [
        ("It took weeks and weeks to get one.", "It took weeks.", f"It took weeks {LEFT_OUT}."),
        ("It took weeks, and then a month.", "It took weeks.", f"It took weeks {LEFT_OUT}."),
        ("It took weeks, and then a month.", "It took weeks", f"It took weeks, {LEFT_OUT}"),
        ("Did it take weeks or months?", "Did it take weeks?", f"Did it take weeks {LEFT_OUT}?"),
        ("It took weeks. Then months.", "It took weeks.", f"It took weeks. {LEFT_OUT}"),
        ("It took weeks", "It took weeks.", "It took weeks"),
        ("It took weeks, honestly", "It took weeks honestly!", "It took weeks, honestly"),
        ("It took weeks.", "[It] took weeks.", "[It] took weeks."),
        ("They wait ... and wait.", "They wait ... and wait.", "They wait ... and wait."),
        ("It was cold and then it was warm.", "It was cold. It was warm.", f"It was cold {LEFT_OUT}. It was warm."),
    ],
)
def test_a_sentence_cut_short_keeps_every_word_as_it_was_said(said: str, kept: str, shown: str) -> None:
    assert with_marks(said, kept) == shown
    assert with_marks(said, shown) == shown


def test_marking_again_what_is_marked_changes_nothing() -> None:
    shown = with_marks(SAID, "I stopped coming because a child needs me then.")
    assert with_marks(SAID, shown) == shown


def test_what_is_far_too_long_to_compare_word_by_word_is_marked_all_the_same() -> None:
    said = " ".join(f"word{number}" for number in range(9000))
    kept = " ".join(f"word{number}" for number in range(9000) if not 10 < number < 20)
    assert with_marks(said, kept) == kept.replace("word10 word20", f"word10 {LEFT_OUT} word20")


words = st.lists(
    st.sampled_from(["a", "carer", "came", "came.", "came,", "and", "went", "Tuesdays", "Tuesdays!", "[x]", "…", "é"]),
    max_size=12,
)


@given(words, words)
def test_what_stands_outside_brackets_was_said_in_that_order(said: list[str], kept: list[str]) -> None:
    plain = [word for word in said if "[" not in word]
    shown = with_marks(" ".join(plain), " ".join(kept))
    left = re.sub(r"\[[^\[\]]*\][.!?]?", " ", shown).split()
    rest = iter(plain)
    assert all(any(word in {each, each.rstrip(",")} for each in rest) for word in left)


@given(words)
def test_a_cut_never_passes_unseen(said: list[str]) -> None:
    plain = [word for word in said if "[" not in word]
    for place in range(len(plain)):
        kept = plain[:place] + plain[place + 1 :]
        shown = with_marks(" ".join(plain), " ".join(kept))
        assert not kept or LEFT_OUT in shown
