"""A brief in other words has the same parts: nothing that it prints or leaves out hangs on a text of the catalogue."""

from dataclasses import replace

import pytest

from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.brief.story import blocks, parts_of, story
from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.reference import Catalogue
from tests.brief.cases import sample_snapshot, words_of


def renamed() -> Catalogue:
    """Give the catalogue with nothing left of any text."""
    return load_catalogue().with_texts({name: f"§{number}§" for number, name in enumerate(load_catalogue().texts())})


CATALOGUES = {"cy": lambda: load_catalogue("cy"), "renamed": renamed}


def shape(snapshot: BriefSnapshot) -> list[object]:
    """Give the kinds of a brief's blocks, and of its tables how many rows and columns they have."""
    return [
        (type(each).__name__, len(getattr(each, "rows", ())), len(getattr(each, "columns", ())))
        for each in blocks(snapshot)
    ]


@pytest.mark.parametrize("name", CATALOGUES)
def test_a_brief_in_other_words_has_the_same_parts_and_tables(name: str) -> None:
    plain = sample_snapshot()
    other = replace(plain, catalogue=CATALOGUES[name]())
    assert shape(other) == shape(plain)
    assert [anchor for _title, anchor in parts_of(story(other))] == [
        anchor for _title, anchor in parts_of(story(plain))
    ]


@pytest.mark.parametrize("name", CATALOGUES)
def test_as_many_people_are_said_to_have_been_heard(name: str) -> None:
    plain = sample_snapshot()
    assert "266 people" in words_of(story(plain))
    assert "266 people" in words_of(story(replace(plain, catalogue=CATALOGUES[name]())))
