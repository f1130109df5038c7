"""Reads the user guide that ships with the program: short pages in Markdown.

Knows the files; what shows them is the window, and :mod:`partnerdesk.catalogue.guide_pages` writes them into docs/.
Pictures and links to other documents are for the pages in docs/ only.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from partnerdesk.domain.words import SOURCE_LANGUAGE

FIRST = "README"
ORDER = (
    FIRST,
    "start",
    "preparing",
    "step-01-open",
    "step-02-frame",
    "step-03-hear",
    "step-04-aims",
    "step-05-trust",
    "step-06-narrow",
    "step-07-score",
    "step-08-test",
    "step-09-decide",
    "step-10-tell",
    "in-the-room",
    "paper",
    "surveys",
    "after-the-day",
    "method",
    "your-file",
    "data-protection",
    "keyboard",
)
"""The pages in the order in which they are listed; a test holds this and the files together."""


GLOSSARY = "../glossary.md"
_PICTURE = re.compile(r"^!\[[^]]*\]\([^)]*\)\n\n?", re.MULTILINE)
_LINK = re.compile(r"\[([^]]*)\]\(([^)]*)\)")


@dataclass(frozen=True, slots=True)
class GuidePage:
    """One page: its name without ending, its title, and its text as Markdown (the title included).

    ``source`` is the text as it stands in docs/, with its pictures.
    """

    name: str
    title: str
    text: str
    source: str


def _for_the_window(source: str) -> str:
    """Return a page without pictures, and without links that lead out of the guide and the glossary."""

    def kept(link: re.Match[str]) -> str:
        words, target = link.groups()
        return link.group() if target == GLOSSARY or target.removesuffix(".md") in ORDER else words

    return _LINK.sub(kept, _PICTURE.sub("", source))


@cache
def load_guide(language: str = SOURCE_LANGUAGE) -> dict[str, GuidePage]:
    """Give the pages of the guide by name, in order; a page that is not translated is there in English."""
    folder = files("partnerdesk.resources").joinpath("guide")
    pages = {}
    for name in ORDER:
        place = folder.joinpath(language, f"{name}.md")
        chosen = place if place.is_file() else folder.joinpath(SOURCE_LANGUAGE, f"{name}.md")
        source = chosen.read_text("utf-8")
        pages[name] = GuidePage(name, source.splitlines()[0].removeprefix("# "), _for_the_window(source), source)
    return pages


def page_of_step(step: str) -> str:
    """Give the name of the page about a step; the first page for anything else."""
    return next((name for name in ORDER if name.startswith("step-") and name.endswith(f"-{step}")), FIRST)
