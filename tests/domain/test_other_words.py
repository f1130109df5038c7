"""A catalogue in other words changes no figure: nothing that is worked out looks at a text that may be translated."""

from datetime import date
from functools import cache
from importlib.resources import files

import pytest

from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.assessment import Assessment, assess
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryGroup, ImpactAnswer, ImpactReview
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.review import QUESTION, review_finding
from partnerdesk.exchange.reading import read_case

MEETING = date(2026, 11, 23)


@cache
def sample() -> Partnership:
    text = files("partnerdesk.resources").joinpath("sample", "harbourside.json").read_text(encoding="utf-8")
    return read_case(text, load_catalogue())


def reviewed() -> Partnership:
    """Give the example with a review in which each group answered otherwise."""
    kept = load_catalogue().review_questions[QUESTION].kept
    held = sample().put(ImpactReview(id="IR9", review_on=date(2027, 6, 1)))
    groups = held.rows(BeneficiaryGroup)
    answers = [
        ImpactAnswer(review="IR9", group=group.id, question=QUESTION, answer=answer, count=6 + (at + place) % len(kept))
        for at, group in enumerate(groups)
        for place, answer in enumerate(kept)
    ]
    return held.put(*answers)


def renamed() -> Catalogue:
    """Give the catalogue with nothing left of any text but the places for values."""
    return load_catalogue().with_texts({name: f"§{number}§" for number, name in enumerate(load_catalogue().texts())})


def figures(found: Assessment) -> list[object]:
    return [
        [(each.id, each.colour, each.value, each.items) for each in found.signals.values()],
        [(each.id, each.colour) for each in found.lights.values()],
        [(each.id, each.applies, each.met, each.waived) for each in found.gates.values()],
        found.trust,
        found.ranking,
    ]


CATALOGUES = {"cy": lambda: load_catalogue("cy"), "renamed": renamed}


@pytest.mark.parametrize("name", CATALOGUES)
def test_the_figures_are_the_same(name: str) -> None:
    other = assess(sample(), CATALOGUES[name](), MEETING)
    assert figures(other) == figures(assess(sample(), load_catalogue(), MEETING))


@pytest.mark.parametrize("name", CATALOGUES)
def test_a_review_finds_the_same(name: str) -> None:
    found = review_finding(reviewed(), CATALOGUES[name](), "IR9")
    assert found == review_finding(reviewed(), load_catalogue(), "IR9")
    assert any(each.net is not None for each in found.groups)


def test_every_answer_of_a_review_has_its_kept_form() -> None:
    for language in ("en", "cy"):
        for each in load_catalogue(language).review_questions.values():
            assert len(each.kept) == len(each.answers)
            assert [each.worded(kept) for kept in each.kept] == list(each.answers)
    assert load_catalogue("cy").review_questions[QUESTION].worded("Better") == "Gwell"
