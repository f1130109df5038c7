"""A page of the guide in another language is built as the English one: nothing of it is left out or leads elsewhere."""

import re
from pathlib import Path

import pytest

from partnerdesk.catalogue.guide import ORDER, load_guide
from partnerdesk.catalogue.texts import LANGUAGES

HOME = Path(__file__).parents[2] / "resources" / "guide"
OTHERS = sorted(each.name for each in HOME.iterdir() if each.name != "en")
PAGES = [(language, name) for language in OTHERS for name in ORDER if (HOME / language / f"{name}.md").is_file()]
# What stands for a direction on a key is a word; what stands on the key itself is the same everywhere.
KEYS = re.compile(r"\b(?:Ctrl|Shift|Alt|F\d+|Tab|Enter|Esc)\b")
CODE = re.compile(r"```.*?```|`[^`]*`|(?<=\])\([^)]*\)", re.DOTALL)
SENTENCE_END = re.compile(r"[.!?](?=[\s*”\")]|$)")


def built(text: str) -> dict[str, object]:
    """Give what a page is made of besides its words."""
    lines = text.splitlines()
    return {
        "headings": [len(line) - len(line.lstrip("#")) for line in lines if line.startswith("#")],
        "links": sorted(re.findall(r"\]\(([^)]*)\)", text)),
        "pictures": re.findall(r"^!\[[^]]*\]\(([^)]*)\)", text, re.MULTILINE),
        "rows": [line.count("|") for line in lines if line.startswith("|")],
        "points": [re.match(r" *(-|\d+\.)", line)[0] for line in lines if re.match(r" *(-|\d+\.) ", line)],  # type: ignore[index]  # the same expression matched
        "quotes": sum(line.startswith(">") for line in lines) > 0,
        "code": sorted(re.findall(r"`([^`\n]+)`", text)),
        "blocks": re.findall(r"^```\n(.*?)^```", text, re.MULTILINE | re.DOTALL),
        "keys": sorted(KEYS.findall(text)),
        "bold": len(re.findall(r"\*\*[^*]+\*\*", text)),
        "sentences": len(SENTENCE_END.findall(CODE.sub("", text))),
        "paragraphs": len(re.split(r"\n\n+", text.strip())),
    }


def test_every_language_of_the_program_has_its_guide() -> None:
    assert set(OTHERS) == LANGUAGES.keys() - {"en"}
    assert PAGES


@pytest.mark.parametrize(("language", "name"), PAGES)
def test_a_page_is_built_as_the_english_one(language: str, name: str) -> None:
    theirs = (HOME / language / f"{name}.md").read_text("utf-8")
    english = (HOME / "en" / f"{name}.md").read_text("utf-8")
    assert built(theirs) == built(english)


@pytest.mark.parametrize(("language", "name"), PAGES)
def test_a_page_is_in_its_own_language(language: str, name: str) -> None:
    theirs, english = load_guide(language)[name], load_guide("en")[name]
    assert theirs.title != english.title
    same = {line for line in theirs.text.splitlines() if len(line.split()) > 4} & set(english.text.splitlines())
    assert {line for line in same if not line.startswith("partnerdesk ")} == set()
    assert language != "cy" or "'" not in theirs.text, "Welsh has the round mark in its words"


def test_titles_of_steps_are_those_of_the_window() -> None:
    from partnerdesk.catalogue import load_catalogue

    for language in OTHERS:
        titles = {page.title for page in load_guide(language).values()}
        assert {f"{step.n} {step.name}" for step in load_catalogue(language).steps.values()} <= titles


def test_a_page_that_is_not_translated_stands_in_english() -> None:
    assert load_guide("kw")["paper"] == load_guide("en")["paper"]


@pytest.mark.parametrize("page", sorted(HOME.glob("*/*.md")), ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_marks_of_speech_are_curly_as_in_the_program(page: Path) -> None:
    assert re.findall(r".*[\"\'].*", CODE.sub("", page.read_text(encoding="utf-8"))) == []
