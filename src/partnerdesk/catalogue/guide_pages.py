"""Writes docs/guide/ from the shipped guide.

`python -m partnerdesk.catalogue.guide_pages docs` writes the pages anew; a test holds the two together. Their pictures
are made by `make shots`.
"""

import sys
from pathlib import Path

from partnerdesk.catalogue.guide import load_guide


def write_guide(docs: Path) -> None:
    """Write every page into the folder ``guide`` of ``docs``."""
    for page in load_guide().values():
        (docs / "guide" / f"{page.name}.md").write_text(page.source, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_guide(Path(sys.argv[1]))
