"""The wording and order of the example's brief, block by block, and what a screen reader gets of the finished PDF.

Where a change of words is meant, write the goldens anew and read what differs:
``PARTNERDESK_UPDATE_GOLDENS=1 python -m pytest tests/brief/test_goldens.py``.
"""

import json
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from partnerdesk.brief.blocks import Edition
from partnerdesk.brief.held_back import held_back
from partnerdesk.brief.pdf import measure, render
from partnerdesk.brief.plain_form import to_plain
from partnerdesk.brief.story import story
from tests.brief.cases import EDITIONS, sample_snapshot
from tests.brief.pdf.listening import transcript

GOLDENS = Path(__file__).parents[1] / "fixtures" / "goldens"
_PAGE = re.compile(r"(?<=\bpage )\d+|(?<=\bpages )\d+(?: (?:and|to) \d+)?")
_AT_END = re.compile(r"\d+$")
_DRAWN = {"shapes", "width", "height"}  # how a picture is drawn depends on the faces; tests/charts looks at that


def _without_drawing(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_drawing(item) for key, item in value.items() if key not in _DRAWN}
    return [_without_drawing(item) for item in value] if isinstance(value, list) else value


def _compared(name: str, made: object) -> None:
    _same(GOLDENS / f"{name}.json", json.dumps(made, ensure_ascii=False, indent=1) + "\n")


def _same(path: Path, text: str) -> None:
    if os.environ.get("PARTNERDESK_UPDATE_GOLDENS"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_example_reads_as_it_did(edition: Edition) -> None:
    _compared(f"brief_{edition.value}", _without_drawing(to_plain(story(sample_snapshot(edition)))))


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_the_example_holds_back(edition: Edition) -> None:
    lines = held_back(sample_snapshot(edition))
    _compared(
        f"held_back_{edition.value}",
        [[line.kind.value, line.subject, str(line.sentence), line.step, line.entity] for line in lines],
    )


def numberless(lines: list[str]) -> list[str]:
    """Give the lines without page numbers, which move with the layout: in the list of parts they end the line."""
    found, listed = [], False
    for line in lines:
        listed = (listed and line.startswith("  ")) or line.strip() == "(contents)"
        found.append(_PAGE.sub("#", _AT_END.sub("#", line) if listed else line))
    return found


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_example_sounds_as_it_did(edition: Edition) -> None:
    lines = transcript(render(story(replace(sample_snapshot(edition), measure=measure))))
    _same(GOLDENS / f"transcript_{edition.value}.txt", "\n".join(numberless(lines)) + "\n")
