"""The brief in Welsh: every paper lawful, whole and in its frame, and nothing of ours left in English."""

from dataclasses import replace
from functools import cache

import pytest

from partnerdesk.brief.blocks import Edition, Kind, Story, text_of
from partnerdesk.brief.labels import language_code
from partnerdesk.brief.plain_form import to_plain
from partnerdesk.brief.sections.people import quote
from partnerdesk.brief.story import story
from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.fields import fields_of
from partnerdesk.domain.records import ENTITIES, BeneficiaryInput, PartnershipFile
from partnerdesk.services.briefs import BriefOrder, brief_of, make_brief, take_snapshot
from tests.brief.cases import EDITIONS, MEETING, catalogue, sample, words_of
from tests.brief.pdf.framing import empty_pages, outside_the_frame
from tests.brief.pdf.printing import print_story
from tests.brief.test_kinds import answered
from tests.texts.marking import marked_texts

OF_REVIEW = {Kind.REVIEW, Kind.SLIPS_REVIEW}
SHEETS = {kind for kind in Kind if kind.value.partition("-")[0] in {"slips", "score", "weight"}}


def _in_welsh(kind: Kind, edition: Edition = Edition.BOARD, *, large: bool = False) -> Story:
    held = answered((6, 6, 6, 6)) if kind in OF_REVIEW else sample()
    return story(take_snapshot(held, catalogue(), MEETING, edition, language="cy"), kind, large=large)


@cache
def _english() -> frozenset[str]:
    """Give what the program itself says in English, of three words and more: pictures break a title into lines."""
    said = {text for each in marked_texts() for text in (each.one, each.many)}
    said |= set(load_catalogue().texts().values())
    welsh = set(load_catalogue("cy").texts().values())
    rows = [row for kind in ENTITIES.values() for row in sample().rows(kind)]
    typed = {str(getattr(row, spec.name)) for row in rows for spec in fields_of(type(row))}
    return frozenset(text for text in said - welsh - typed if len(text.split()) > 2 and "{" not in text)


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for each in value.values() for text in _texts(each)]
    if isinstance(value, list | tuple):
        return [text for each in value for text in _texts(each)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("kind", Kind)
def test_every_paper_is_lawful_and_whole_in_welsh(kind: Kind, edition: Edition) -> None:
    told = _in_welsh(kind, edition)
    printed = print_story(told)  # which checks it by both standards
    assert told.language == "cy"
    assert b"/Lang (cy)" in printed.data
    assert outside_the_frame(printed.data, told.paper, two_sided=False) == []
    assert kind in SHEETS or empty_pages(printed.data) == set()  # a sheet's back may be empty


def test_large_print_is_lawful_and_whole_in_welsh() -> None:
    told = _in_welsh(Kind.FULL, large=True)
    printed = print_story(told)
    assert outside_the_frame(printed.data, told.paper, two_sided=False) == []


@pytest.mark.parametrize("kind", Kind)
def test_nothing_that_the_program_says_stays_english(kind: Kind) -> None:
    said = {text.strip() for text in _texts(to_plain(_in_welsh(kind)))}
    assert sorted(said & _english()) == []


def test_dates_and_numbers_are_welsh() -> None:
    said = words_of(_in_welsh(Kind.FULL))
    assert "23 Tachwedd 2026" in said
    assert "23 November 2026" not in said


def test_a_web_page_says_its_language() -> None:
    page = brief_of(sample(), catalogue(), MEETING, BriefOrder(form="html", language="cy")).decode()
    assert '<html lang="cy"' in page


def test_a_file_is_printed_in_its_own_language_unless_another_is_asked_for() -> None:
    welsh = sample().put(replace(sample().one(PartnershipFile), language="cy"))
    assert take_snapshot(welsh, catalogue(), MEETING).language == "cy"
    assert take_snapshot(welsh, catalogue(), MEETING).catalogue.language == "cy"
    assert take_snapshot(welsh, catalogue(), MEETING, language="en").language == "en"
    unknown = sample().put(replace(sample().one(PartnershipFile), language="tlh"))
    assert take_snapshot(unknown, catalogue(), MEETING).language == "en"


def test_words_in_the_files_language_are_marked_as_foreign_in_a_brief_of_another() -> None:
    held = sample()
    for row in held.rows(BeneficiaryInput):
        held = held.put(replace(row, quote_language=None))
    told = {
        language: words_of(story(take_snapshot(held, catalogue(), MEETING, language=language)))
        for language in ("en", "cy")
    }
    assert "said in" not in told["en"]
    assert "iaith: Saesneg" in told["cy"]


@pytest.mark.parametrize("typed", ["cy", "Welsh", "Cymraeg", " welsh "])
def test_a_language_is_known_by_its_name_too(typed: str) -> None:
    taken = take_snapshot(sample(), catalogue(), MEETING, language="cy")
    assert language_code(taken, typed) == "cy"
    assert language_code(taken, "Tigrinya") == "Tigrinya"
    assert language_code(taken, " \x00") == taken.language


@pytest.mark.parametrize("typed", ["\x00", "\x1b[0m", "Plain English", "e", "en_GB"])
def test_a_file_whose_language_is_no_code_counts_as_english(typed: str) -> None:
    held = sample().put(replace(sample().one(PartnershipFile), language=typed))
    assert take_snapshot(held, catalogue(), MEETING).written_language == "en"
    print_story(story(take_snapshot(held, catalogue(), MEETING, language="cy")))  # which checks it by both standards


def test_words_in_a_language_without_a_code_name_it_and_are_marked_as_unknown() -> None:
    spoken = next(row for row in sample().rows(BeneficiaryInput) if row.quote_language == "cy")
    held = sample().put(replace(spoken, quote_language="Tigrinya of the north"))
    told = quote(take_snapshot(held, catalogue(), MEETING), replace(spoken, quote_language="Tigrinya of the north"))
    assert "said in Tigrinya of the north" in text_of(told.attribution)
    assert told.language == "und"
    print_story(story(take_snapshot(held, catalogue(), MEETING)))


def test_what_the_board_wrote_is_marked_as_in_its_own_language() -> None:
    def languages(value: object) -> set[object]:
        if isinstance(value, dict):
            own = {value["language"]} if "language" in value and "text" in value else set()
            return own.union(*(languages(each) for each in value.values()))
        return set().union(*(languages(each) for each in value)) if isinstance(value, list | tuple) else set()

    assert languages(to_plain(_in_welsh(Kind.FULL))) == {"en"}


def test_what_is_held_back_is_said_in_the_language_of_the_brief() -> None:
    made = make_brief(sample(), catalogue(), MEETING, Edition.SHARING, language="cy")
    assert made.held_back
    assert b"language=cy" in made.data
    assert b"language=" not in make_brief(sample(), catalogue(), MEETING).data
