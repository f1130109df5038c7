"""What is worked out of trust or of scores is not said where one trustee alone gave a part of it."""

import pytest

from partnerdesk.brief.blocks import Edition
from partnerdesk.brief.sections.aims import aims
from partnerdesk.brief.sections.front import front
from partnerdesk.brief.sections.trust import trust
from partnerdesk.brief.story import story
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.people import raters_of_trust
from partnerdesk.domain.records import Alternative, Decision, Participant, Score, TrustRating
from tests.brief.cases import EDITIONS, sample, snapshot, words_of

NEEDS = "more trust (3.2) than we have"
PRESSURE = "chosen under some pressure"


def rated_by(*, people: int) -> Partnership:
    """Give the example with so many trustees, all of whom rated trust."""
    gone = {row.id for row in raters_of_trust(sample(), "P1")[people:]}
    ratings = [row for row in sample().rows(TrustRating) if row.participant not in gone]
    held = sample().with_rows(TrustRating, ratings).with_rows(Alternative, ())
    return held.with_rows(Participant, [row for row in held.rows(Participant) if row.id not in gone])


@pytest.mark.parametrize("edition", EDITIONS)
def test_how_much_trust_there_is_is_not_said_where_one_trustee_alone_rated_it(edition: Edition) -> None:
    said = words_of(story(snapshot(rated_by(people=1), edition)))
    assert NEEDS not in said
    assert PRESSURE not in said


def test_of_a_whole_board_both_are_said() -> None:
    whole = snapshot(rated_by(people=5))
    assert NEEDS in words_of(trust(whole))
    assert PRESSURE in words_of(aims(whole))


def test_trust_is_held_against_no_option_while_it_may_not_be_told_which_leads() -> None:
    rows = [row for row in sample().rows(Score) if (row.option, row.criterion) == ("O1", "difference")]
    alone = sample().with_rows(Score, [row for row in sample().rows(Score) if row not in rows[1:]])
    taken = snapshot(alone.with_rows(Decision, ()))
    assert taken.assessment.ranking.is_withheld
    assert NEEDS in str(taken.assessment.signals["T3"].sentence), "the domain says it: who prints must look"
    assert NEEDS not in words_of(trust(taken))
    assert NEEDS not in words_of(front(taken))
