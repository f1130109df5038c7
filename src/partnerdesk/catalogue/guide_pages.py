"""Writes docs/guide/: the shipped guide, each step with a picture of it.

`python -m partnerdesk.catalogue.guide_pages docs` writes the pages anew; a test holds the two together. The pictures
are made by `make shots`.
"""

import sys
from pathlib import Path

from partnerdesk.catalogue.guide import GuidePage, load_guide

PICTURES = "../pictures/guide"
STEP = "step-"


def guide_page(page: GuidePage) -> str:
    """Give a page as it stands in docs/."""
    if not page.name.startswith(STEP):
        return page.text
    heading, rest = page.text.split("\n", 1)
    return f"{heading}\n\n![{page.title}]({PICTURES}/{page.name}.png)\n{rest}"


def write_guide(docs: Path) -> None:
    """Write every page into the folder ``guide`` of ``docs``."""
    for page in load_guide().values():
        (docs / "guide" / f"{page.name}.md").write_text(guide_page(page), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_guide(Path(sys.argv[1]))
