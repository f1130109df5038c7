"""Draws the pictures of the guide: a page of each step, on the example, in the light theme.

`python -m tests.guide_shots docs/pictures/guide`.
"""

import sys
import tempfile
from pathlib import Path

from PIL import Image

from partnerdesk.catalogue.guide import ORDER, page_of_step
from tests.shots import Look, shoot

PAGES = {
    "open": "open.people",
    "frame": "frame.question",
    "hear": "hear.inputs",
    "aims": "aims.reasons",
    "trust": "trust.results",
    "narrow": "narrow.options",
    "score": "score.results",
    "test": "test.ranking",
    "decide": "decide.gates",
    "tell": "tell.brief",
}
WIDTH = 960
COLOURS = 96  # what a page of the light theme needs, at a third of the size


def shoot_guide(folder: Path) -> int:
    """Draw the picture of each step into ``folder``; return how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as room:
        shoot(Path(room), Look(), tuple(PAGES.values()))
        for step, page in PAGES.items():
            with Image.open(f"{room}/{page}.png") as drawn:
                small = drawn.convert("RGB").resize((WIDTH, drawn.height * WIDTH // drawn.width))
                small.quantize(COLOURS).save(folder / f"{page_of_step(step)}.png", optimize=True)
    return len(PAGES)


if __name__ == "__main__":
    sys.stdout.write(f"{shoot_guide(Path(sys.argv[1]))} of {len(ORDER)} pages of the guide have a picture\n")
