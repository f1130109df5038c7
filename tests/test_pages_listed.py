"""The list of pages in the documents names every page, and the sheet of pictures shows as many."""

from pathlib import Path

from PIL import Image

from tests.contact_sheet import ACROSS, all_pages, contact_sheet, pages_listed

DOCS = Path(__file__).parents[1] / "docs"
MOST_BYTES = 1_500_000


def test_the_list_names_every_page_as_it_is_now() -> None:
    kept = (DOCS / "pages.md").read_text(encoding="utf-8")
    assert kept == pages_listed(all_pages()), "`make shots` writes docs/pages.md again"


def test_a_sheet_has_a_place_for_each_picture(tmp_path: Path) -> None:
    pictures = [tmp_path / f"{number}.png" for number in range(ACROSS + 1)]
    for number, path in enumerate(pictures):
        Image.new("RGB", (840, 500), (0, 30 * number, 0)).save(path)
    assert contact_sheet(pictures, tmp_path / "sheet.png") == ACROSS + 1
    with Image.open(tmp_path / "sheet.png") as sheet:
        colours = {found for _count, found in sheet.convert("RGB").getcolors(100_000) or []}
    assert {(0, 30 * number, 0) for number in range(ACROSS + 1)} <= colours


def test_the_kept_sheet_is_small_enough_to_look_at() -> None:
    assert 100_000 < (DOCS / "pictures/contact-sheet.png").stat().st_size < MOST_BYTES
