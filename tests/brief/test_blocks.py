"""A story and its blocks in plain form: what they are, without what is usual, and every field counts."""

import json
from dataclasses import fields
from datetime import date

from partnerdesk.brief.blocks import (
    Edition,
    Heading,
    LightRow,
    Lights,
    Paper,
    Paragraph,
    Run,
    RunStyle,
    Story,
    plain,
)
from partnerdesk.brief.plain_form import to_plain
from partnerdesk.domain.findings import Colour
from tests.brief.pdf.demo import story


def test_a_whole_story_is_json() -> None:
    said = to_plain(story())
    assert json.loads(json.dumps(said)) == said


def test_blocks_say_what_they_are_and_leave_out_what_is_usual() -> None:
    block = Paragraph((Run("See "), Run("now", RunStyle.STRONG, link="#risks")))
    assert to_plain(block) == {
        "is": "Paragraph",
        "runs": [
            {"is": "Run", "text": "See "},
            {"is": "Run", "text": "now", "style": "strong", "link": "#risks"},
        ],
    }


def test_colours_and_dates_are_plain_words() -> None:
    lights = Lights((LightRow("Trust", Colour.RED, "Act", plain("Weak.")),))
    made = Story(
        "T", "cy", Edition.SHARING, Paper.LETTER, "C", "", (), (lights, Heading(1, plain("x"))), as_of=date(2026, 7, 14)
    )
    said = to_plain(made)
    assert isinstance(said, dict)
    assert said["as_of"] == "2026-07-14"
    assert said["edition"] == "sharing"
    assert '"colour": "red"' in json.dumps(said)


def test_equal_stories_have_equal_json_and_every_field_counts() -> None:
    one, other = story(), story(Paper.LETTER)
    assert to_plain(one) == to_plain(story())
    assert to_plain(one) != to_plain(other)
    assert {each.name for each in fields(Story)} >= {"title", "language", "blocks", "words"}
