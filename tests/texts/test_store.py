"""The store of texts: the template holds what is marked, each language is whole, and the compiled form is its own."""

import io
import re
from gettext import GNUTranslations

import pytest

from partnerdesk.catalogue import load_catalogue
from partnerdesk.catalogue.texts import LANGUAGES, known_language, texts_in, translate_by
from partnerdesk.domain.words import NP_, SOURCE_LANGUAGE, Sentence, as_written, counted
from tests.texts.marking import Marked, marked_texts
from tests.texts.store import TEMPLATE, begun, compiled, forms, languages, po_of, read, template

TRANSLATED = tuple(code for code in LANGUAGES if code != SOURCE_LANGUAGE)
PLACE = re.compile(r"\{([^{}]*)\}")
PERCENT = re.compile(r"%(?:\(\w+\))?[rs]")
NUMBERS = {"n", "count", "slips"}  # what stands for the number itself may be a word instead: "one answer"


def test_every_marked_text_is_in_the_template_and_no_other() -> None:
    wanted = {(each.one, each.many) if each.many else each.one for each in marked_texts()}
    plural = {each[0] for each in wanted if isinstance(each, tuple)}
    held = {each.id if isinstance(each.id, str) else tuple(each.id) for each in read(TEMPLATE) if each.id}
    assert held == wanted - plural, "run `make texts`"


SEEN = ("src/partnerdesk/ui/", "src/partnerdesk/brief/", "src/partnerdesk/charts/")
"""Where texts are for the eye; what is for a terminal keeps the marks that a terminal can be given back."""


def test_what_is_read_in_window_and_brief_has_curly_marks_alone() -> None:
    straight = re.compile(r"[^\W\d_]'[^\W\d_]|s' |(?<!\w)'\w")
    found = [each.one for each in marked_texts() if each.module.startswith(SEEN) and straight.search(each.one)]
    assert found == []
    texts = load_catalogue().texts()
    assert {name: text for name, text in texts.items() if "'" in text} == {}


def test_every_language_of_the_program_has_its_texts_and_no_other_has() -> None:
    assert languages() == TRANSLATED


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_texts_are_those_that_are_written(language: str) -> None:
    place = po_of(language)
    assert place.with_suffix(".mo").read_bytes() == compiled(read(place)), "run `make texts`"


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_left_untranslated_or_doubtful(language: str) -> None:
    held = forms(read(po_of(language)))
    wanted = {each.one for each in marked_texts()}
    assert sorted(wanted - {text for text, all_ in held.items() if all(all_)}) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_places_spaces_lines_and_keys_are_those_of_the_english(language: str) -> None:
    held = forms(read(po_of(language)))
    bad = {}
    for each in marked_texts():
        for number, other in enumerate(held.get(each.one, ())):
            if wrong := _wrong(each, other):
                bad[each.one, number] = wrong, other
    assert bad == {}


def _wrong(english: Marked, other: str) -> str:
    """Return what a translation lost or added; for a number, its own place may be said in words."""
    text = english.many or english.one
    here, there = (sorted(PLACE.findall(each)) for each in (text, other))
    if english.many:
        here, there = ([each for each in names if each not in NUMBERS] for names in (here, there))
        allowed = {*PLACE.findall(english.one), *PLACE.findall(english.many)}
        if not set(PLACE.findall(other)) <= allowed:
            return "places"
    if here != there or PERCENT.findall(text) != PERCENT.findall(other):
        return "places"
    if [text[:1].isspace(), text[-1:].isspace()] != [other[:1].isspace(), other[-1:].isspace()]:
        return "spaces at an end"
    if text.count("\n") != other.count("\n"):
        return "lines"
    keys = [len(re.findall(r"&\w", each)) for each in (text, other)]
    return "keys" if keys[0] != keys[1] else ""


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_text_that_counts_has_every_form_of_its_language(language: str) -> None:
    catalog = read(po_of(language))
    held = forms(catalog)
    counts = {each.one for each in marked_texts() if each.many}
    assert counts, "the sources count nothing"
    assert {one for one in counts if len(held.get(one, ())) != catalog.num_plurals} == set()


@pytest.mark.parametrize("number", [0, 1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 13, 16, 100, 1001])
def test_welsh_takes_the_form_that_its_numbers_have(number: int) -> None:
    catalog = begun("cy")
    catalog.add(("one", "{n} many"), ("0", "1", "2", "3", "6", "other"))
    translate = translate_by(GNUTranslations(io.BytesIO(compiled(catalog))))
    expected = str(number) if number in {0, 1, 2, 3, 6} else "other"
    assert counted(NP_("one", "{n} many"), number).text(translate) == expected


def test_a_text_that_is_not_there_stays_english() -> None:
    translate = translate_by(GNUTranslations(io.BytesIO(compiled(begun("cy")))))
    assert [translate("Nothing"), translate("one", "many", 1), translate("one", "many", 2)] == [
        "Nothing",
        "one",
        "many",
    ]
    assert translate("") == ""


def test_the_source_language_loads_nothing() -> None:
    assert texts_in("en") is texts_in("en_GB.UTF-8") is texts_in("de") is as_written


def test_a_text_looks_the_same_in_the_compiled_store() -> None:
    welsh = texts_in("cy")
    held = forms(read(po_of("cy")))
    plain = [each for each in marked_texts() if not each.many and each.one in held]
    # A text that stands alone and for one of something is one text: alone, it is what is said of one.
    assert [each.one for each in plain if welsh(each.one) != held[each.one][len(held[each.one]) > 1]] == []


def test_a_sentence_in_a_sentence_is_translated_with_its_own_number() -> None:
    inner = counted(NP_("one group", "{n} groups"), 2)
    assert str(Sentence("We heard {who}.", {"who": inner})) == "We heard 2 groups."


@pytest.mark.parametrize(
    ("tag", "code"),
    [("cy", "cy"), ("cy_GB.UTF-8", "cy"), ("cy-GB", "cy"), ("en_US", "en"), ("C", None), ("", None), (None, None)],
)
def test_a_tag_means_a_language(tag: str | None, code: str | None) -> None:
    assert known_language(tag) == code


def test_the_template_says_where_each_text_stands() -> None:
    one = next(each for each in template([Marked("A {name}", "", "src/partnerdesk/app.py", 3)]) if each.id)
    assert (one.id, one.locations[0][0], one.flags) == ("A {name}", "src/partnerdesk/app.py", {"python-brace-format"})
