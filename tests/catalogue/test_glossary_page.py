"""The glossary of the documentation is the one that ships."""

from pathlib import Path

from partnerdesk.catalogue import load_catalogue
from partnerdesk.catalogue.glossary_page import CODE_TERMS, glossary_page

PAGE = Path(__file__).parents[2] / "docs" / "glossary.md"


def test_the_page_is_what_the_program_writes() -> None:
    assert PAGE.read_text("utf-8") == glossary_page(load_catalogue())


def test_words_of_the_code_stand_in_order_and_once() -> None:
    words = [term for term, _ in CODE_TERMS]
    assert words == sorted(set(words))
