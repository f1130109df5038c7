"""Writes docs/guide/ from the shipped guide, and its pages in another language into a folder of that name.

`python -m partnerdesk.catalogue.guide_pages docs` writes the pages anew; a test holds the two together. Their pictures
are made by `make shots`.
"""

import sys
from pathlib import Path

from partnerdesk.catalogue.guide import load_guide
from partnerdesk.catalogue.texts import LANGUAGES
from partnerdesk.domain.words import SOURCE_LANGUAGE


def write_guide(docs: Path) -> None:
    """Write every page into the folder ``guide`` of ``docs``."""
    for place, text in pages_of_docs().items():
        docs.joinpath(place).parent.mkdir(exist_ok=True)
        docs.joinpath(place).write_text(text, encoding="utf-8", newline="\n")


def pages_of_docs() -> dict[str, str]:
    """Return every page by its place in docs/; one folder further down, links lead one folder further up."""
    pages = {f"guide/{page.name}.md": page.source for page in load_guide().values()}
    for language in LANGUAGES.keys() - {SOURCE_LANGUAGE}:
        for page in load_guide(language).values():
            pages[f"guide/{language}/{page.name}.md"] = page.source.replace("](../", "](../../")
    return pages


if __name__ == "__main__":
    write_guide(Path(sys.argv[1]))
