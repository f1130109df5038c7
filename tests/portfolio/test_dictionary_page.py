"""The page of the data dictionary says what the tables hold today."""

from pathlib import Path

from partnerdesk.portfolio.dictionary_page import brought_up_to_date, dictionary

PAGE = Path(__file__).parents[2] / "docs" / "portfolio.md"


def test_the_page_holds_the_dictionary_of_today() -> None:
    """Brought up to date by: python -m partnerdesk.portfolio.dictionary_page docs/portfolio.md."""
    page = PAGE.read_text(encoding="utf-8")
    assert brought_up_to_date(page) == page
    assert dictionary().count("\n| `") > 70
