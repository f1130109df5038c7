"""The shipped example, Harbourside Carers, as its text in the JSON form.

This module knows where the text lies and nothing of what stands in it: reading the JSON form is the exchange's work.
"""

from __future__ import annotations

from importlib.resources import files

SAMPLE_NAME = "harbourside"


def sample_text() -> str:
    """Return the example in the JSON form of a partnership file."""
    return files("partnerdesk.resources").joinpath("sample", f"{SAMPLE_NAME}.json").read_text(encoding="utf-8")
