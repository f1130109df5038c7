"""What is refused is said in the reader's language, with values or without."""

import pytest

from partnerdesk.catalogue.texts import texts_in
from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.words import Sentence


def test_a_plain_text_is_a_text_to_translate() -> None:
    error = PartnerDeskError("This is a folder. Give the name of a file.")
    assert str(error) == "This is a folder. Give the name of a file."
    assert error.sentence.text(texts_in("cy")) == "Ffolder yw hon. Rhowch enw ffeil."


@pytest.mark.parametrize("words", ["'{case}.partnership' is damaged.", "} odd {", "plain"])
def test_words_are_said_as_they_stand(words: str) -> None:
    assert str(PartnerDeskError(words)) == words
    assert PartnerDeskError(words).sentence.text(texts_in("cy")) == words


def test_a_sentence_stays_the_one_that_was_given() -> None:
    given = Sentence("{n} are missing.", {"n": 3})
    assert PartnerDeskError(given).sentence is given
