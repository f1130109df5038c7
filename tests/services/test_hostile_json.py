"""The JSON form, spoilt in any way: refused in a sentence, or made into a file that is brought into one with work.

Nothing of that work is lost, and one undo takes all of it back.
"""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.commands import AddRecord
from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.merging import Take
from partnerdesk.domain.records import OpenPoint
from partnerdesk.exchange import case_text, read_whole, write_case
from partnerdesk.services.bringing_together import bring_together, compare
from partnerdesk.services.documents import Documents
from tests.figures import Figures
from tests.fixtures.worked_example import worked_example

NOW = datetime(2026, 11, 23, 19, tzinfo=UTC)
SPOILT, LEAST = 250, 200
ODD: tuple[object, ...] = (
    10**400, -(10**400), 1e308, float("nan"), 2**63, -(2**64), -0.0, "", "\0", "\ud800", "x" * 100_000, [], {}, [[]],
    True, None, "9999-12-31", "2026-02-30", "1", 1.5, "OB1", ["OB1", "OB1"], [None], "file",
)  # fmt: skip
Place = tuple[str | int, ...]


def _places(node: Any, place: Place = ()) -> Iterator[Place]:
    inside = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, each in inside:
        yield (*place, key)
        yield from _places(each, (*place, key))


def _spoilt(whole: dict[str, Any], place: Place, chance: random.Random) -> str:
    """Return the text with something wrong at a place."""
    result = copy.deepcopy(whole)
    node: Any = result
    for key in place[:-1]:
        node = node[key]
    ways = ["odd", "odd", "odd", "gone", "twice", "more", "cut", "deep", "key twice"]
    way = chance.choice(ways)
    if way == "odd":
        node[place[-1]] = chance.choice(ODD)
    elif way == "gone":
        del node[place[-1]]
    elif way == "twice" and isinstance(node, list):
        node.append(copy.deepcopy(node[int(place[-1])]))
    elif way == "more" and isinstance(node, dict):
        node["shiny"] = chance.choice(ODD)
    text = json.dumps(result)
    where = chance.randrange(len(text))
    if way == "cut":
        return text[:where]
    if way == "deep":
        return text[:where] + "[" * 100_000 + text[where:]
    return text.replace('"id":', '"id": "OTHER", "id":', 1) if way == "key twice" else text


def test_spoilt_json_costs_nobody_any_work(tmp_path: Path, figures: Figures) -> None:
    catalogue, chance = load_catalogue(), random.Random(1)
    whole = json.loads(case_text(write_case(worked_example())))
    places = list(_places(whole))
    documents = Documents(tmp_path / "root", lambda: NOW)
    refused = taken = 0
    with documents.from_partnership(worked_example(), tmp_path / "mine.partnership") as session:
        session.execute(AddRecord(OpenPoint(id="MINE", note="work")))
        mine = session.partnership
        for number in range(SPOILT):
            text = _spoilt(whole, chance.choice(places), chance).encode("utf-8", "surrogatepass")
            try:
                partnership, answers = read_whole(text, catalogue)
            except PartnerDeskError as refusal:
                refused += bool(str(refusal))
                continue
            taken += 1
            other = tmp_path / f"{number}.partnership"
            documents.from_partnership(partnership, other, answers).close()
            made = compare(session, other)
            bring_together(session, made, {each.ref: Take.THEIRS for each in made.merged.open})
            session.undo()
            assert session.partnership == mine
    assert documents.read(tmp_path / "mine.partnership").has(OpenPoint, "MINE")
    assert min(refused, taken) > SPOILT // 10
    figures.reached("spoilt JSON, refused or brought in and taken back", refused + taken, LEAST)
