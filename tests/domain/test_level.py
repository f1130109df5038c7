"""Two options with the same value: nothing says that one of them leads, in the window or in the brief."""

from dataclasses import replace

import pytest

from partnerdesk.brief.sections.firmness import finding
from partnerdesk.charts.ranking import Valued, ranking_bars
from partnerdesk.charts.shapes import Label
from partnerdesk.domain.lights import firmness_light
from partnerdesk.domain.options import o1
from partnerdesk.domain.rounding import is_level
from tests.brief.cases import sample, snapshot
from tests.charts.test_pictures import SHEET
from tests.domain.test_option_signals import case, ranking, view


@pytest.mark.parametrize(("margin", "level"), [(0.0, True), (0.04, True), (-0.04, True), (0.05, False), (12.0, False)])
def test_what_shows_as_nothing_is_level(margin: float, level: bool) -> None:
    found = ranking(margin=margin)
    signals = {name: o1(case(), view(found)) for name in (f"O{n}" for n in range(1, 10))}
    said = (str(signals["O1"].sentence), str(firmness_light(case(), found, signals).sentence))
    assert is_level(margin) is level
    assert ["are level" in each for each in said] == [level, level]
    assert ["leads" in each for each in said] == [not level, not level]


@pytest.mark.parametrize(
    ("second", "said"), [(66.7, "A and B are level"), (60.0, "A leads B by 6.7 points out of 100")]
)
def test_the_picture_says_it_too(second: float, said: str) -> None:
    picture = ranking_bars([Valued("A", 66.7), Valued("B", second)], SHEET)
    words = [shape.text for shape in picture.shapes if isinstance(shape, Label)]
    assert picture.finding == said
    assert ("level" in words) is (second == 66.7)


def test_the_front_sheet_says_it_too() -> None:
    seen = snapshot(sample())
    assert " leads by " in finding(seen)
    ranked = seen.assessment.ranking
    level = replace(seen, assessment=replace(seen.assessment, ranking=replace(ranked, margin=0.0)))
    assert " are level." in finding(level)
    assert " leads by " not in finding(level)
