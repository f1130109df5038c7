"""Prints stories for tests: what it gives has passed every check of PDF/UA-1, PDF/A-2a and the brief's own promises."""

from partnerdesk.brief.blocks import Story
from partnerdesk.brief.pdf import Printed
from partnerdesk.brief.pdf import print_story as printed_unchecked
from tests.brief.pdf.checking import faults


def print_story(story: Story) -> Printed:
    """Print a story; fails when anything is wrong with the file."""
    printed = printed_unchecked(story)
    found = faults(printed.data)
    assert found == [], "\n".join(map(str, found[:10]))
    return printed


def render(story: Story) -> bytes:
    """Print a story as PDF."""
    return print_story(story).data
