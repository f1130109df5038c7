"""Unknown wherever too little is recorded, and sentences that can always be said."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.domain.agenda import check_step
from partnerdesk.domain.assessment import Assessment
from partnerdesk.domain.findings import Colour
from partnerdesk.domain.open_points import open_points
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    STEPS,
    Attendance,
    BeneficiaryGroup,
    BeneficiaryInput,
    EvidenceLink,
    Interest,
    Objective,
    ObjectiveDriver,
    Option,
    Participant,
    Partner,
    PartPlayed,
    Record,
    Score,
    TrustRating,
    Weight,
)
from tests.fixtures.changing import assessed
from tests.fixtures.worked_example import catalogue, worked_example

KINDS: tuple[type[Record], ...] = (
    Attendance, BeneficiaryGroup, BeneficiaryInput, EvidenceLink, Interest, Objective, ObjectiveDriver, Option,
    Participant, Partner, PartPlayed, Score, TrustRating, Weight,
)  # fmt: skip


def sentences(found: Assessment) -> list[str]:
    everything: list[Any] = [*found.signals.values(), *found.lights.values(), *found.gates.values()]
    return [str(each.sentence) for each in everything]


def test_of_an_empty_file_nothing_is_said_to_be_good() -> None:
    found = assessed(Partnership.empty())
    assert {signal.colour for signal in found.signals.values()} == {Colour.UNKNOWN}
    assert {light.colour for light in found.lights.values()} == {Colour.UNKNOWN}
    assert all(signal.value is None for signal in found.signals.values())


@pytest.mark.parametrize("drawn", [True, False])
def test_every_sentence_of_the_example_can_be_said(drawn: bool) -> None:
    said = sentences(assessed(worked_example(), drawn=drawn))
    assert all(said)
    assert not any("{" in sentence or "None" in sentence for sentence in said)


def test_sentences_go_through_the_translation_with_their_values() -> None:
    other = {"leaning": "a little ahead"}
    said = (
        assessed(worked_example())
        .signals["O1"]
        .sentence.text(lambda text, _many="", _count=1: other.get(text, text.replace("leads", "is before")))
    )
    assert said == "Joint delivery is before Memorandum of understanding by 8.0 points out of 100: a little ahead."


@given(st.data())
def test_whatever_is_missing_everything_can_still_be_said(data: st.DataObject) -> None:
    """Take random records away from the example: nothing breaks, and nothing bad becomes good by knowing less."""
    partnership = worked_example()
    for kind in KINDS:
        rows = list(partnership.rows(kind))
        share = data.draw(st.sampled_from([0.0, 0.3, 0.9, 1.0]), label=kind.ENTITY)
        keep = data.draw(st.randoms(use_true_random=False))
        partnership = partnership.with_rows(kind, [row for row in rows if keep.random() < share])
    found = assessed(partnership)
    assert all(sentences(found))
    assert list(found.signals) == list(catalogue().signals)
    for step in STEPS:
        assert all(map(str, check_step(step, partnership, catalogue(), found).missing))
    assert all(str(point.sentence) for point in open_points(partnership, catalogue(), found))
    if not found.voice.kept:
        assert found.signals["V1"].colour is Colour.UNKNOWN
    if not found.ranking.ranked:
        assert found.signals["O1"].colour is Colour.UNKNOWN
        assert found.lights["firmness"].colour in {Colour.UNKNOWN, Colour.RED}
    assert not found.ranking.weights or sum(found.ranking.weights.values()) == pytest.approx(1)
    assert all(-1 <= (each.agreement or 0) <= 1 for trust in found.trust.values() for each in trust.indicators.values())
