"""Puts many pictures on one sheet, small, each with its name under it; and names the pages of the window in a list."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from partnerdesk.catalogue import load_catalogue
from partnerdesk.services.sample import sample_partnership
from partnerdesk.ui.viewmodels.book import pages_for
from partnerdesk.ui.viewmodels.pages import PageSpec

ACROSS, WIDTH, GAP, NAME = 5, 420, 12, 18
COLOURS = 96
GROUND, INK = "#e9e9e6", "#333333"
HEAD = """# The pages of the window

The pages of the full route, in order. Help, tests and pictures call a page by its name. `make shots` draws them and
writes this list.

![All pages, small](pictures/contact-sheet.png)
"""


def contact_sheet(pictures: Sequence[Path], path: Path, across: int = ACROSS) -> int:
    """Write one sheet with all pictures into ``path``; return how many there are."""
    small = [_small(each) for each in pictures]
    high = max((each.height for each in small), default=0) + NAME + GAP
    rows = -(-len(small) // across)
    sheet = Image.new("RGB", (across * (WIDTH + GAP) + GAP, rows * high + GAP), GROUND)
    draw, font = ImageDraw.Draw(sheet), ImageFont.load_default(12)
    for place, (picture, name) in enumerate(zip(small, pictures, strict=True)):
        left, top = GAP + place % across * (WIDTH + GAP), GAP + place // across * high
        sheet.paste(picture, (left, top))
        draw.text((left, top + picture.height + 2), name.stem, INK, font)
    path.parent.mkdir(parents=True, exist_ok=True)
    sheet.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    return len(small)


def _small(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        height = round(picture.height * WIDTH / picture.width)
        return picture.convert("RGB").resize((WIDTH, height), Image.Resampling.LANCZOS)


def pages_listed(pages: Iterable[PageSpec]) -> str:
    """Return the list of pages in Markdown, one part for each step."""
    lines, step = [HEAD.rstrip()], ""
    for page in pages:
        if page.step != step:
            step = page.step
            lines += ["", f"## {step.capitalize()}", "", "| Page | What it asks |", "|---|---|"]
        lines.append(f"| `{page.id}` | {page.question} |")
    return "\n".join(lines) + "\n"


def all_pages() -> tuple[PageSpec, ...]:
    """Return the pages of the example, in order."""
    return pages_for(sample_partnership(load_catalogue()))
