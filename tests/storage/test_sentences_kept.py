"""A sentence that is kept in the history comes back whole, so that it reads in any language."""

import pytest

from partnerdesk.domain.words import NP_, Sentence, counted
from partnerdesk.storage.rows import sentence_from_text, sentence_to_text

COUNTED = counted(NP_("One theme is added.", "{n} themes are added."), 3)


@pytest.mark.parametrize(
    "sentence",
    [
        Sentence("delete objective"),
        Sentence("change {noun}", {"noun": Sentence("objective")}),
        COUNTED,
        Sentence("{what}", {"what": COUNTED}),
    ],
)
def test_a_kept_sentence_comes_back(sentence: Sentence) -> None:
    back = sentence_from_text(sentence_to_text(sentence))
    assert back == sentence
    assert str(back) == str(sentence)


def test_a_sentence_of_before_there_were_plurals_is_read() -> None:
    assert str(sentence_from_text('{"pattern": "{n} themes", "values": {"n": 2}}')) == "2 themes"
