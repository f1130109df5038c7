"""Pictures of odd content: many options, long words, bars of nearly nothing, trust that is level everywhere."""

import pytest

from partnerdesk.charts.fitting import Sheet
from partnerdesk.charts.flips import Flip, flip_tornado
from partnerdesk.charts.heard import HeardGroup, HeardWay, who_was_heard
from partnerdesk.charts.options import CriterionRow, OptionColumn, options_grid
from partnerdesk.charts.portions import PictureWords, PortionRow, portion_bars
from partnerdesk.charts.ranking import Valued, ranking_bars
from partnerdesk.charts.reasons import Reason, reasons_bar
from partnerdesk.charts.shapes import Label, Line, Picture, Rect, Weight
from partnerdesk.charts.shares import FirstPlace, first_place_bars
from partnerdesk.charts.trust import Track, trust_tracks
from partnerdesk.charts.voice import Link, VoiceGroup, VoiceRow, voice_coverage
from tests.charts.test_pictures import SHEET, WAYS, extent, wide

LONG = "Difference it makes to people who find it hardest to be heard, and for how long it lasts afterwards"
EIGHT = ("Carry on", "Memorandum", "Joint service", "Joint venture", "Group", "Merger", "Takeover", "Network")


def labels(picture: Picture) -> list[Label]:
    return [shape for shape in picture.shapes if isinstance(shape, Label)]


def test_trust_that_is_level_is_not_firmest_and_weakest_in_the_same() -> None:
    level = trust_tracks("Northbank", [Track("Ability", 3.5), Track("Care", 3.5), Track("Listening", None)], SHEET)
    assert level.finding == "The same in every part that is known: 3.5"
    one = trust_tracks("Northbank", [Track("Ability", None), Track("Care", 3.5)], SHEET)
    assert one.finding == "Only Care is known so far: 3.5"


@pytest.mark.parametrize("values", [(60, 5), (3, 2), (10, 10), (100, 0)])
def test_the_bracket_of_the_margin_goes_through_no_figure(values: tuple[float, float]) -> None:
    picture = ranking_bars([Valued("Joint delivery", values[0]), Valued("Memorandum", values[1])], Sheet(224, wide))
    ink = [extent(shape) for shape in picture.shapes if isinstance(shape, Line) and shape.y1 < 50 and shape.y2 < 50]
    for label in labels(picture):
        left, top, right, bottom = extent(label)
        for one in ink:
            assert min(right, one[2]) - max(left, one[0]) < 1 or min(bottom, one[3]) < max(top, one[1]), label.text


def test_each_of_eight_options_has_a_tone_of_its_own() -> None:
    picture = first_place_bars([FirstPlace(name, 1 / 8, 1 / 8) for name in EIGHT], 10_000, SHEET)
    keys = [label for label in labels(picture) if label.text in EIGHT]
    squares = {
        label.text: tuple(
            (type(shape), shape.fill if isinstance(shape, Rect) else shape.stroke)
            for shape in picture.shapes
            if isinstance(shape, Rect | Line)
            and extent(shape)[0] >= label.x - 13.1
            and extent(shape)[2] <= label.x - 3.9
            and label.y - 8.1 <= extent(shape)[1]
            and extent(shape)[3] <= label.y + 1.1
        )
        for label in keys
    }
    assert len(squares) == len(set(squares.values())) == len(EIGHT)


def test_a_name_wider_than_the_sheet_is_shortened_in_the_key() -> None:
    picture = first_place_bars([FirstPlace(LONG, 1.0, 1.0)], 10_000, Sheet(300, wide))
    assert max(extent(label)[2] for label in labels(picture)) <= 300


def test_what_is_hidden_never_has_the_tone_of_an_answer() -> None:
    answers = tuple("abcdefg")
    rows = [PortionRow("Voice", 100, (10, 10, 10, 10, 10, 10, None))]
    picture = portion_bars(rows, answers, PictureWords("t", "f", "n"), SHEET)
    bar = [shape for shape in picture.shapes if isinstance(shape, Rect) and shape.height == 20]
    hidden = max(bar, key=lambda shape: shape.x)
    hatched = [extent(each) for each in picture.shapes if isinstance(each, Line)]
    white = [
        each
        for each in bar
        if each.fill is hidden.fill and not any(each.x < one[0] < each.x + each.width for one in hatched)
    ]
    assert white == [hidden]


def test_that_an_option_is_barred_is_said_whole_however_many_there_are() -> None:
    options = [OptionColumn(name, (4,), 50.0, barred=True) for name in EIGHT]
    picture = options_grid([CriterionRow("Safe", 1.0)], options, SHEET)
    words = [label.text for label in labels(picture)]
    assert {"crosses", "a", "red", "line"} <= set(" ".join(words).split())
    assert max(extent(label)[3] for label in labels(picture)) <= picture.height + 1


def test_a_leader_goes_behind_the_words_above_its_own() -> None:
    names = ("People need it", "Wider or joined-up help", "Money", "Imposed on us", "Organisation")
    shares = (0.3, 0.03, 0.03, 0.03, 0.61)
    picture = reasons_bar([Reason(*each) for each in zip(names, shares, strict=True)], SHEET)
    shapes = list(picture.shapes)
    words = [label for label in labels(picture) if label.text.startswith(names)]
    leaders = [shape for shape in shapes if isinstance(shape, Line) and shape.x1 == shape.x2 and shape.y1 > 50]
    for label in words:
        left, top, right, _ = extent(label)
        if any(left < line.x1 < right and line.y2 > top for line in leaders):
            before = shapes[: shapes.index(label)]
            assert any(isinstance(each, Rect) and each.x < left and each.x + each.width > right for each in before)
            assert all(line in before for line in leaders)


def test_counted_marks_of_a_narrow_column_keep_clear_of_each_other() -> None:
    groups = [VoiceGroup(name, "9") for name in EIGHT]
    row = VoiceRow(LONG, backed=True, links=tuple(tuple(Link) * 12 for _ in groups))
    picture = voice_coverage(groups, [row], Sheet(445, wide))
    figures = [extent(label) for label in labels(picture) if label.text == "12"]
    assert len(figures) == 32
    crosses = [extent(shape) for shape in picture.shapes if isinstance(shape, Line) and shape.round_cap]
    for left, top, right, bottom in figures:
        for one in crosses:
            assert right <= one[0] + 0.5 or one[2] <= left + 0.5 or bottom <= one[1] + 0.5 or one[3] <= top + 0.5


def test_a_leader_that_has_no_room_in_bold_is_written_whole_all_the_same() -> None:
    leader = "Memorandwm cyd-ddealltwriaeth"
    picture = flip_tornado([Flip("Safe", 0.1, 0.3, leader)], Sheet(300, wide))
    assert [label.weight for label in labels(picture) if label.text == leader] == [Weight.REGULAR]
    short = flip_tornado([Flip("Safe", 0.1, 0.3, "Merger")], Sheet(300, wide))
    assert [label.weight for label in labels(short) if label.text == "Merger"] == [Weight.BOLD]


def test_marks_about_one_objective_do_not_run_into_those_about_the_next() -> None:
    every = HeardGroup("Carers", "9", "", (HeardWay.NO,) * 6, (tuple(Link),) * 6)
    picture = who_was_heard([every], WAYS, [(number, "A break") for number in range(1, 7)], SHEET)
    edges = [shape.x1 for shape in picture.shapes if isinstance(shape, Line) and shape.x1 == shape.x2]
    assert len(edges) == 6, "before the objectives, and between them"
    drawn = [shape for shape in picture.shapes if isinstance(shape, Line) and shape.round_cap]
    drawn = [shape for shape in drawn if shape.y1 > 60]
    assert len(drawn) == 12
    for shape in drawn:
        left, _, right, _ = extent(shape)
        assert not any(left < edge < right for edge in edges)
