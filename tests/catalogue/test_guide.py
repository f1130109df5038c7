"""The guide ships with the program, and every link in it leads somewhere."""

import re
from pathlib import Path

from partnerdesk.catalogue import load_catalogue
from partnerdesk.catalogue.guide import FIRST, ORDER, load_guide, page_of_step
from partnerdesk.catalogue.guide_pages import pages_of_docs

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "resources" / "guide" / "en"
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")


def test_every_file_has_its_place_and_every_place_its_file() -> None:
    assert sorted(each.stem for each in SHIPPED.glob("*.md")) == sorted(ORDER)


def test_every_step_has_its_page() -> None:
    assert {page_of_step(step) for step in load_catalogue().steps} == {each for each in ORDER if "step-" in each}
    assert page_of_step("") == FIRST


def test_every_page_begins_with_its_title() -> None:
    for page in load_guide().values():
        assert page.text.startswith(f"# {page.title}\n")
        assert page.title


def test_links_lead_to_pages_or_the_glossary() -> None:
    known = {f"{name}.md" for name in ORDER} | {"../glossary.md"}
    led = {(page.name, link) for page in load_guide().values() for link in LINK.findall(page.text)}
    assert {link for _page, link in led} <= known
    assert {f"{name}.md" for name in ORDER} - {link for page, link in led if page == FIRST} == {"README.md"}


def test_no_picture_and_no_link_out_is_left_for_the_window() -> None:
    whole = "".join(page.text for page in load_guide().values())
    assert "![" not in whole
    assert "command-line.md" not in whole
    assert "command line" in load_guide()["paper"].text


def test_the_pages_in_docs_are_the_shipped_ones() -> None:
    pages = pages_of_docs()
    for place, text in pages.items():
        assert (ROOT / "docs" / place).read_text("utf-8") == text
    there = {str(each.relative_to(ROOT / "docs")) for each in (ROOT / "docs" / "guide").rglob("*.md")}
    assert there == set(pages)


def test_the_pictures_of_the_pages_are_there() -> None:
    shown = {link for page in load_guide().values() for link in LINK.findall(page.source) if link.endswith(".png")}
    assert len(shown) >= 10
    assert [link for link in sorted(shown) if not (ROOT / "docs" / "guide" / link).resolve().is_file()] == []
