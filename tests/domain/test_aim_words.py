"""What an objective's sentence says anyway is taken from what was typed, in English and in the reader's language."""

from partnerdesk.catalogue.texts import texts_in
from partnerdesk.domain.aim_words import what_bare, whom_bare
from partnerdesk.domain.words import as_written


def test_the_opening_and_the_full_stop_go() -> None:
    assert whom_bare(" For young carers. ", as_written) == "young carers"
    assert what_bare("so that they get a rest", as_written) == "they get a rest"
    assert whom_bare("Fortunate people", as_written) == "Fortunate people"
    assert what_bare(None, as_written) == ""


def test_in_welsh_both_openings_go() -> None:
    welsh = texts_in("cy")
    assert whom_bare("Ar gyfer gofalwyr ifanc", welsh) == "gofalwyr ifanc"
    assert whom_bare("for young carers", welsh) == "young carers"
    assert what_bare("fel bod ganddynt amser", welsh) == "ganddynt amser"
