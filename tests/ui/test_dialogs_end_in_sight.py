"""What ends a dialog is in sight, whatever it asks: at 1280 x 800, and with large text on a small screen."""

import json
import subprocess
import sys

import pytest

FEWEST = 40


@pytest.mark.slow
@pytest.mark.parametrize(("size", "scale"), [("1280x800", "1.0"), ("1024x700", "1.5")])
def test_what_ends_a_dialog_is_in_sight(size: str, scale: str) -> None:
    walk = [sys.executable, "-m", "tests.dialog_feet", size, scale]
    found = json.loads(subprocess.run(walk, check=True, capture_output=True, timeout=240).stdout)
    assert len(found["seen"]) >= FEWEST, "the walk must reach the dialogs"
    assert found["bad"] == {}
