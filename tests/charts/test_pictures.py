"""Pictures stay inside their sheet, can be read, and say in words and numbers what they show."""

from dataclasses import replace

import pytest

from partnerdesk.charts.fitting import SMALL, Sheet, percent
from partnerdesk.charts.flips import Flip, flip_tornado
from partnerdesk.charts.heard import HeardGroup, HeardWay, who_was_heard
from partnerdesk.charts.lights import light
from partnerdesk.charts.options import CriterionRow, OptionColumn, options_grid
from partnerdesk.charts.portions import PictureWords, PortionRow, portion_bars
from partnerdesk.charts.ranking import Valued, ranking_bars
from partnerdesk.charts.reasons import Reason, reasons_bar
from partnerdesk.charts.shapes import Anchor, Circle, Label, Line, Picture, Polygon, Polyline, Rect, Shape, Weight
from partnerdesk.charts.shares import FirstPlace, first_place_bars
from partnerdesk.charts.trust import Track, trust_tracks
from partnerdesk.charts.voice import Link, VoiceGroup, VoiceRow, voice_coverage
from partnerdesk.domain.findings import Colour
from partnerdesk.domain.words import Sentence


def wide(text: str, size: float, weight: Weight) -> float:
    return len(text) * size * (0.56 if weight is Weight.BOLD else 0.52)


SHEET = Sheet(470, wide)
WAYS = ("Talking", "Asking many", "Panels, design", "Being there", "What came to us", "Others for them")
HEARD = (
    HeardGroup(
        "Young carers who look after a brother", None, "to be asked by 22 January 2027", (HeardWay.NO,) * 6, ((), ())
    ),
    HeardGroup(
        "Carers at home",
        "22",
        "",
        (HeardWay.YES, HeardWay.LONG_AGO, *(HeardWay.NO,) * 4),
        ((Link.SUPPORTS, Link.RAISED, Link.RAISED, Link.CONTRADICTS, Link.QUALIFIES), ()),
    ),
)


def all_pictures(sheet: Sheet) -> list[Picture]:
    return [
        reasons_bar(
            [
                Reason("people", 0.5, people=True),
                Reason("scope", 0.227, people=True),
                Reason("money", 0.227, money=True),
                Reason("imposed", 0.03),
                Reason("organisation", 0.016),
            ],
            sheet,
        ),
        voice_coverage(
            [VoiceGroup("Carers at home", "22"), VoiceGroup("Young carers who look after a brother", None)],
            [
                VoiceRow("A break when it is needed", backed=True, links=((Link.RAISED,) * 9, ())),
                VoiceRow("One place to ask", backed=False, links=((), ())),
            ],
            sheet,
        ),
        trust_tracks("Northbank", [Track("Ability", 3.5, 3.0, 3, 4, "together"), Track("Care", None)], sheet, need=3.2),
        options_grid(
            [
                CriterionRow("Difference it makes to people who find it hardest to be heard", 0.4),
                CriterionRow("Safe", 0.6),
            ],
            [OptionColumn("Carry on", (2, 4.5), 46.9), OptionColumn("Joint delivery", (4, None), 68.0, leads=True)],
            sheet,
        ),
        ranking_bars([Valued("Joint delivery", 98.0), Valued("Memorandum", 60.0), Valued("Carry on", 0.0)], sheet),
        first_place_bars(
            [FirstPlace("Joint delivery", 0.726, 0.471), FirstPlace("Merger", 0.274, 0.529)], 10_000, sheet
        ),
        flip_tornado(
            [Flip("Safe", 0.113, 0.236, "Memorandum"), Flip("Mission", 0.1), Flip("Change", 0.9, 0.99, "x")], sheet
        ),
        who_was_heard(HEARD, WAYS, [(1, "A break when it is needed, at any time of the day"), (2, "One place")], sheet),
        portion_bars(
            [
                PortionRow("People’s voice in a long name that takes two lines", 60, (11, 28, None, 0)),
                PortionRow("Trust", 60, (None, None, None, None)),
                PortionRow("Reasons", 1234, (1000, 200, 34, 0)),
            ],
            ("On track", "Watch", "Act", "Not known"),
            PictureWords("The four lights", "How many files have which light", "Each bar is all files."),
            sheet,
        ),
    ]


def extent(shape: Shape) -> tuple[float, float, float, float]:
    match shape:
        case Rect():
            return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
        case Line():
            xs, ys = sorted((shape.x1, shape.x2)), sorted((shape.y1, shape.y2))
            return xs[0], ys[0], xs[1], ys[1]
        case Circle():
            return shape.x - shape.radius, shape.y - shape.radius, shape.x + shape.radius, shape.y + shape.radius
        case Polygon() | Polyline():
            xs, ys = [x for x, _ in shape.points], [y for _, y in shape.points]
            return min(xs), min(ys), max(xs), max(ys)
        case Label():
            length = wide(shape.text, shape.size, shape.weight)
            start = shape.x - {Anchor.START: 0, Anchor.MIDDLE: length / 2, Anchor.END: length}[shape.anchor]
            return start, shape.y - shape.size * 0.75, start + length, shape.y + shape.size * 0.2


@pytest.mark.parametrize("width", [320, 470, 900])
def test_everything_stays_inside_the_picture(width: float) -> None:
    for picture in all_pictures(Sheet(width, wide)):
        for shape in picture.shapes:
            left, top, right, bottom = extent(shape)
            assert left >= -7, (picture.title, shape)
            assert top >= -2, (picture.title, shape)
            assert right <= picture.width + 8, (picture.title, shape)
            assert bottom <= picture.height + 1, (picture.title, shape)


def test_no_label_is_smaller_than_can_be_read() -> None:
    sizes = [shape.size for picture in all_pictures(SHEET) for shape in picture.shapes if isinstance(shape, Label)]
    assert min(sizes) >= SMALL


def test_labels_of_one_picture_do_not_cover_each_other() -> None:
    for picture in all_pictures(SHEET):
        boxes = [(extent(shape), shape.text) for shape in picture.shapes if isinstance(shape, Label)]
        for number, (one, text) in enumerate(boxes):
            for other, second in boxes[number + 1 :]:
                across = min(one[2], other[2]) - max(one[0], other[0])
                down = min(one[3], other[3]) - max(one[1], other[1])
                assert across <= 0.5 or down <= 0.5, (picture.title, text, second)


def test_each_picture_says_what_it_shows_in_words_and_numbers() -> None:
    for picture in all_pictures(SHEET):
        assert picture.title
        assert picture.finding
        assert picture.note
        assert len(picture.alt) > 30
        assert picture.table.rows
        assert all(len(row) == len(picture.table.columns) for row in picture.table.rows)


def test_the_finding_of_the_reasons_adds_up_what_is_about_people() -> None:
    picture = all_pictures(SHEET)[0]
    assert picture.finding == "73% of the reason points are about people, 23% about money"
    assert picture.table.rows[0] == ("people", "50%")


def test_silence_is_drawn_and_said() -> None:
    picture = all_pictures(SHEET)[1]
    words = [shape.text for shape in picture.shapes if isinstance(shape, Label)]
    assert "not heard" in words
    assert "–" in words
    assert "not heard: Young carers" in picture.finding
    assert "One place to ask: nothing" in picture.alt


def test_many_marks_become_one_with_a_number() -> None:
    words = [shape.text for shape in all_pictures(Sheet(320, wide))[1].shapes if isinstance(shape, Label)]
    assert "9" in words


def test_trust_that_may_not_be_shown_has_no_mark() -> None:
    picture = trust_tracks("Northbank", [Track("Care", None, word="not enough answers")], SHEET)
    key_only = [shape for shape in picture.shapes if isinstance(shape, Circle)]
    assert [shape.y for shape in key_only] == [7, 7]
    assert picture.table.rows == (("Care", "–", "–", "–", "not enough answers"),)


def test_the_margin_is_the_difference_of_the_first_two() -> None:
    picture = ranking_bars([Valued("Joint delivery", 68.0), Valued("Memorandum", 60.0)], SHEET)
    assert "leads by 8.0" in [shape.text for shape in picture.shapes if isinstance(shape, Label)]
    assert picture.finding == "Joint delivery leads Memorandum by 8.0 points out of 100"


def test_the_flip_that_is_nearest_stands_first_and_is_the_finding() -> None:
    picture = flip_tornado(
        [Flip("Change", 0.074, 0.298, "A"), Flip("Safe", 0.113, 0.236, "B"), Flip("Say", 0.4)], SHEET
    )
    assert [row[0] for row in picture.table.rows] == ["Safe", "Change", "Say"]
    assert picture.finding == "The answer changes if “Safe” counts 23.6% instead of 11.3%"


def test_no_flip_is_said_as_such() -> None:
    picture = flip_tornado([Flip("Say", 0.4)], SHEET)
    assert picture.finding == "No change of one weight alone would change the answer"


def test_first_places_are_stacked_to_the_whole_width() -> None:
    picture = all_pictures(SHEET)[5]
    bars = [shape for shape in picture.shapes if isinstance(shape, Rect) and shape.height == 22]
    assert sum(bar.width for bar in bars) == pytest.approx(2 * (470 - 117.5 - 10), abs=1)


def test_the_four_lights_differ_in_shape_not_only_in_colour() -> None:
    kinds = {colour: tuple(type(shape) for shape in light(colour, 0, 0)) for colour in Colour}
    assert len(set(kinds.values())) == len(Colour)


def test_sentences_are_said_in_the_language_asked_for() -> None:
    def translate(text: str, _many: str = "", _count: int = 1, /) -> str:
        return {"Value of each option": "Gwerth pob dewis", "trust": "ymddiriedaeth"}.get(text, text)

    def welsh(sentence: Sentence) -> str:
        return sentence.text(translate)

    sheet = Sheet(470, wide, welsh)
    assert ranking_bars([Valued("A", 1.0)], sheet).title == "Gwerth pob dewis"
    assert trust_tracks("Northbank", [Track("Care", None)], sheet).finding == "ymddiriedaeth: not enough answers"


def test_charts_of_nothing_are_pictures_too() -> None:
    assert ranking_bars([], SHEET).finding == "No option has a value yet"
    assert options_grid([], [], SHEET).shapes
    assert voice_coverage([], [], SHEET).shapes
    assert flip_tornado([], SHEET).shapes
    assert first_place_bars([], 0, SHEET).shapes
    assert reasons_bar([], SHEET).finding.startswith("0%")


def test_no_word_of_a_groups_name_is_cut_while_the_objectives_can_do_with_less() -> None:
    names = ("Gofalwyr sy’n defnyddio ein gwasanaeth", "Pobl", "Teuluoedd", "Ifanc", "Gwaith", "Hŷn")
    row = VoiceRow("A break when it is needed", backed=True, links=((),) * 6)
    picture = voice_coverage([VoiceGroup(name, "9") for name in names], [row], SHEET)
    words = {each.text for each in picture.shapes if isinstance(each, Label)}
    assert "gwasanaeth" in words
    assert not any("…" in word for word in words)


def test_who_was_heard_says_silence_first_and_all_of_it_as_a_table() -> None:
    picture = who_was_heard(HEARD, WAYS, [(1, "A break"), (2, "One place")], SHEET)
    assert picture.finding == "1 of 2 groups were heard; not heard: Young carers who look after a brother"
    assert picture.table.columns[:3] == ("Group", "Heard", "Talking")
    assert picture.table.columns[-1] == "Objective 2: One place"
    silent, heard = picture.table.rows
    assert silent[1] == "not heard. to be asked by 22 January 2027"
    assert heard[1:4] == ("22 heard", "heard this way", "too long ago")
    assert heard[-2] == "1 speaks against, 2 raised it, 1 yes, but, 1 supports it"
    assert "Carers at home: 22 heard, Talking, Objective 1: 1 speaks against" in picture.alt


def test_where_marks_have_no_room_the_one_that_needs_an_answer_is_drawn() -> None:
    def circles(width: float) -> int:
        shapes = who_was_heard(HEARD[1:], WAYS, [(1, "x"), (2, "y")], Sheet(width, wide)).shapes
        return sum(isinstance(each, Circle) for each in shapes)

    assert circles(470) == 4, "two in the key, raised and supports in the cell"
    narrow = Sheet(200, wide)
    crosses = who_was_heard(HEARD[1:], WAYS, [(1, "x"), (2, "y")], narrow).shapes
    assert circles(200) == 3, "supports has no room"
    assert sum(isinstance(each, Line) and each.round_cap for each in crosses) == 4, "speaks against has"


def test_where_everybody_was_heard_it_says_so() -> None:
    heard = replace(HEARD[1], links=())
    assert who_was_heard([heard], WAYS, [], SHEET).finding == "Every group was heard"


def test_a_name_gets_more_room_before_it_is_cut_off() -> None:
    picture = ranking_bars([Valued("Joint service", 68), Valued("Memorandum of understanding", 60)], Sheet(224, wide))
    said = [shape.text for shape in picture.shapes if isinstance(shape, Label)]
    assert " ".join(said[2:4]) == "Memorandum of understanding"


def test_what_may_not_be_shown_of_a_row_is_one_part_without_a_figure() -> None:
    rows = [PortionRow("Voice", 60, (11, None, None)), PortionRow("Trust", 60, (20, 20, 20))]
    picture = portion_bars(rows, ("green", "amber", "red"), PictureWords("t", "f", "n"), SHEET)
    figures = [shape.text for shape in picture.shapes if isinstance(shape, Label) and shape.text.isdigit()]
    assert sorted(figures) == ["11", "20", "20", "20", "60", "60"]
    assert rows[0].hidden == 49
    assert "not shown" in picture.alt
    assert picture.table.rows[0] == ("Voice", "11", "not shown", "not shown")


def test_a_share_is_said_as_sentences_say_it() -> None:
    shares = [each / 1_000 for each in range(1_001)]
    assert [percent(share) for share in shares] == [f"{(each + 5) // 10}%" for each in range(1_001)]
