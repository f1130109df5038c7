"""The example in another language: other words, and nothing else."""

import json
import re
from dataclasses import replace
from datetime import date
from importlib.resources import files

from partnerdesk.brief.story import story
from partnerdesk.catalogue import load_catalogue
from partnerdesk.catalogue.texts import LANGUAGES, texts_in
from partnerdesk.domain.assessment import Assessment, assess
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import ENTITIES, BeneficiaryInput, PartnershipFile
from partnerdesk.exchange import read_case
from partnerdesk.services.sample import sample_partnership, sample_text
from tests.brief.cases import snapshot, words_of

MEETING = date(2026, 11, 23)
OTHERS = sorted(LANGUAGES.keys() - {"en"})
ENGLISH = re.compile(r"\b(the|of|and|with|from|this|was|were|has|their|they|which|would)\b", re.IGNORECASE)


def example(language: str) -> Partnership:
    return sample_partnership(load_catalogue(), language)


def figures(found: Assessment) -> list[object]:
    return [
        [(each.id, each.colour, each.value) for each in found.signals.values()],
        [(each.id, each.colour) for each in found.lights.values()],
        [(each.id, each.applies, each.met, each.waived) for each in found.gates.values()],
    ]


def test_only_words_differ() -> None:
    english = example("en")
    for language in OTHERS:
        other = example(language)
        for kind in ENTITIES.values():
            assert len(other.rows(kind)) == len(english.rows(kind)), kind.ENTITY
        assert figures(assess(other, load_catalogue(), MEETING)) == figures(assess(english, load_catalogue(), MEETING))
        assert other.one(PartnershipFile).language == language
        assert {row.quote_language for row in other.rows(BeneficiaryInput) if row.quote} == {language}


def test_every_translated_text_is_one_of_the_example() -> None:
    whole = sample_text()
    for language in OTHERS:
        place = files("partnerdesk.resources").joinpath("sample", f"harbourside.{language}.json")
        words: dict[str, str] = json.loads(place.read_text(encoding="utf-8"))
        assert [text for text in words if json.dumps(text, ensure_ascii=False) not in whole] == []
        assert [text for text, said in words.items() if not said.strip()] == []


def test_its_brief_has_no_english_left() -> None:
    for language in OTHERS:
        plain = snapshot(example(language))
        other = replace(
            plain,
            catalogue=load_catalogue(language),
            translate=texts_in(language),
            assessment=assess(plain.partnership, load_catalogue(language), MEETING),
        )
        left = [line for line in words_of(story(other)).splitlines() if ENGLISH.search(line)]
        assert left == []


def test_a_language_without_words_of_the_example_has_the_english_ones() -> None:
    assert example("kw") == example("en")
    assert read_case(sample_text(), load_catalogue()).one(PartnershipFile) == example("kw").one(PartnershipFile)
