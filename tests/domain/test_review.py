"""The arithmetic of an impact review."""

import pytest

from partnerdesk.domain.findings import Colour
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    BeneficiaryGroup,
    ImpactAnswer,
    ImpactResult,
    ImpactReview,
    Objective,
    Record,
)
from partnerdesk.domain.review import net_of, review_finding
from tests.fixtures.worked_example import catalogue

ANSWERS = ("Better", "The same", "Worse", "Too early to say")
GREEN, AMBER, RED, UNKNOWN = Colour.GREEN, Colour.AMBER, Colour.RED, Colour.UNKNOWN


def answers(group: str, *counts: int) -> list[Record]:
    return [
        ImpactAnswer(review="IR1", group=group, question="better", answer=answer, count=count)
        for answer, count in zip(ANSWERS, counts, strict=False)
    ]


def colour_of(*records: Record) -> Colour:
    return review_finding(Partnership.of([ImpactReview(id="IR1"), *records]), catalogue(), "IR1").colour


@pytest.mark.parametrize(
    ("counts", "base", "net"),
    [((6, 3, 1, 5), 10, 0.5), ((0, 5, 0, 0), 5, 0.0), ((1, 0, 4, 0), 5, -0.6), ((0, 0, 0, 9), 0, None)],
)
def test_net_leaves_out_too_early(counts: tuple[int, ...], base: int, net: float | None) -> None:
    assert net_of(dict(zip(ANSWERS, counts, strict=True)), ANSWERS) == (base, net)


@pytest.mark.parametrize(
    ("effect", "counts", "colour"),
    [
        ("gain", (5, 4, 1), GREEN),
        ("gain", (41, 39, 20), GREEN),  # 21 points
        ("gain", (39, 21, 40), RED),  # one point below nought
        ("gain", (4, 4, 2), AMBER),  # exactly 20 points
        ("gain", (3, 4, 3), AMBER),  # exactly nought
        ("gain", (3, 3, 4), RED),
        ("gain", (4, 0, 0), AMBER),  # expected to gain, and fewer than five answered
        ("lose", (4, 0, 0), UNKNOWN),
        ("lose", (0, 0, 4), UNKNOWN),
        ("lose", (0, 0, 5), RED),
        ("gain", (0, 0, 0, 9), UNKNOWN),
    ],
)
def test_colour_of_one_group(effect: str, counts: tuple[int, ...], colour: Colour) -> None:
    assert colour_of(BeneficiaryGroup(id="G1", effect=effect), *answers("G1", *counts)) is colour


def test_a_group_expected_to_gain_of_whom_nobody_answered_keeps_it_amber() -> None:
    groups = [BeneficiaryGroup(id="G1", effect="gain"), BeneficiaryGroup(id="G2", effect="gain")]
    assert colour_of(*groups, *answers("G1", 9, 1, 0)) is AMBER


def test_a_group_that_is_not_affected_is_left_out_unless_it_answered() -> None:
    groups = [BeneficiaryGroup(id="G1", effect="gain"), BeneficiaryGroup(id="G2", name="Others", effect="none")]
    assert colour_of(*groups, *answers("G1", 9, 1, 0)) is GREEN
    assert colour_of(*groups, *answers("G1", 9, 1, 0), *answers("G2", 0, 0, 9)) is RED


def test_a_net_on_a_small_base_is_not_shown() -> None:
    partnership = Partnership.of([BeneficiaryGroup(id="G1", effect="lose"), *answers("G1", 1, 0, 3)])
    found = review_finding(partnership, catalogue(), "IR1")
    assert found.groups[0].net is None
    assert found.groups[0].base == 4


def test_other_reviews_and_questions_do_not_count() -> None:
    other = [
        ImpactAnswer(review="IR2", group="G1", question="better", answer="Worse", count=50),
        ImpactAnswer(review="IR1", group="G1", question="reach", answer="No", count=50),
    ]
    assert colour_of(BeneficiaryGroup(id="G1", effect="gain"), *answers("G1", 9, 1, 0), *other) is GREEN


def test_the_sentence_names_who_is_worse_off() -> None:
    partnership = Partnership.of([BeneficiaryGroup(id="G1", name="Night carers"), *answers("G1", 0, 1, 9)])
    assert str(review_finding(partnership, catalogue(), "IR1").sentence) == (
        "More people say worse than better in: Night carers."
    )


def test_a_group_without_a_name_that_is_worse_off_is_called_by_its_place() -> None:
    partnership = Partnership.of([BeneficiaryGroup(id="G1"), *answers("G1", 0, 1, 9)])
    assert str(review_finding(partnership, catalogue(), "IR1").sentence).endswith("in: group 1 (no name yet).")


def test_what_a_review_still_needs() -> None:
    bare = Partnership.of([Objective(id="OB1", status="kept"), BeneficiaryGroup(id="G1", effect="gain")])
    assert len(review_finding(bare, catalogue(), "IR1").missing) == 4
    done = bare.put(
        ImpactReview(id="IR1", who_lost_out="Nobody", decision="continue"),
        ImpactResult(review="IR1", objective="OB1", result="better", evidence="Survey"),
        *answers("G1", 9, 1, 0),
    )
    assert review_finding(done, catalogue(), "IR1").missing == ()
