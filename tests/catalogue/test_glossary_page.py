"""The glossary of the documentation is the one that ships, and holds every class of the domain."""

import ast
from pathlib import Path

from partnerdesk.catalogue import load_catalogue
from partnerdesk.catalogue.glossary_page import CODE_TERMS, domain_classes, glossary_page, meaning_of

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "glossary.md"
DOMAIN = ROOT / "src" / "partnerdesk" / "domain"


def test_the_page_is_what_the_program_writes() -> None:
    assert PAGE.read_text("utf-8") == glossary_page(load_catalogue())


def test_words_of_the_code_stand_in_order_and_once() -> None:
    words = [term for term, _ in CODE_TERMS]
    assert words == sorted(set(words))


def test_every_public_class_of_the_domain_is_explained() -> None:
    written = {
        each.name
        for path in DOMAIN.rglob("*.py")
        for each in ast.parse(path.read_text("utf-8")).body
        if isinstance(each, ast.ClassDef) and not each.name.startswith("_")
    }
    page = PAGE.read_text("utf-8")
    assert len(written) > 150
    assert {name for name in written if f"| `{name}` |" not in page} == set()


def test_a_class_is_explained_in_a_sentence_that_fits_its_line() -> None:
    assert {each.__name__ for each in domain_classes() if not 10 < len(meaning_of(each)) <= 200} == set()


def test_one_word_means_one_class() -> None:
    names = [each.__name__ for each in domain_classes()]
    assert sorted(names) == sorted(set(names))
