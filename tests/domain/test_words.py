"""Sentences keep their dates as dates until somebody says them."""

from datetime import date

from partnerdesk.domain.words import Sentence

DAY = date(2026, 11, 4)


def test_every_date_in_a_sentence_is_said_in_words_those_in_sentences_inside_it_too() -> None:
    inner = Sentence("{income} to {day}", {"income": "£5", "day": DAY})
    outer = Sentence("{years}, seen {day} by {who}", {"years": inner, "day": DAY, "who": "Ann"})
    assert outer.dated(lambda day: f"{day.day}/{day.month}").text() == "£5 to 4/11, seen 4/11 by Ann"
    assert outer.values["day"] == DAY
