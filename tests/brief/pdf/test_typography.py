"""How the brief fills its pages: lengths of the parts, pages with little on them, print on both sides, large print."""

import dataclasses
import itertools
import re
import sys
from functools import cache

import pytest

from partnerdesk.brief.blocks import (
    Block,
    Callout,
    Cell,
    Chart,
    Column,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    SideBySide,
    SignatureBox,
    Story,
    Table,
    plain,
)
from partnerdesk.brief.pdf import measure, print_story
from partnerdesk.brief.pdf.pages import Page, Paginator
from partnerdesk.brief.pdf.setting import Setting
from partnerdesk.brief.pdf.tables import TableFlow
from partnerdesk.brief.pdf.tagging import walk
from partnerdesk.brief.pdf.theme import LARGE, LEAST_LARGE, TYPES, page_size, type_for
from partnerdesk.brief.pictures import voice_grids
from partnerdesk.brief.story import story
from partnerdesk.charts.shapes import Label
from partnerdesk.domain.records import Objective
from tests.brief.cases import flat, sample_snapshot, snapshot
from tests.brief.pdf.framing import empty_pages
from tests.brief.pdf.listening import heard
from tests.brief.pdf.printing import print_story as checked
from tests.brief.pdf.reading import texts
from tests.fixtures.full_file import full_file

render = sys.modules["partnerdesk.brief.pdf.render"]
# In pages. The example says more than most: its parts may run over the lengths that the model asks for, but no longer.
MOST = {
    "question": 0.45,
    "people": 1.45,
    "aims": 0.85,
    "trust": 1.0,
    "options": 1.4,
    "firmness": 1.0,
    "risks": 1.2,
    "decision": 2.0,
    "review": 0.8,
    "method": 1.0,
}


def told(*, two_sided: bool = False, large: bool = False) -> Story:
    taken = dataclasses.replace(sample_snapshot(), measure=measure, two_sided=two_sided)
    return story(taken, large=large)


@cache
def placed() -> tuple[Page, ...]:
    made = told()
    setting = Setting(page_of=print_story(made).page_of)
    return tuple(render._placed(made, setting)[1])


def _high(page: Page, paper: Paper = Paper.A4) -> float:
    """How far down a page is filled, from 0 to 1."""
    size = page_size(paper)
    room = size.height - size.top - size.bottom
    return (size.height - size.top - min(part.y for part in page.parts)) / room


def _begun() -> list[tuple[str, float]]:
    """Where each level 1 heading stands, in pages from the beginning."""
    heads = {block.anchor for block in told().blocks if isinstance(block, Heading) and block.level == 1}
    size = page_size(told().paper)
    room = size.height - size.top - size.bottom
    return [
        (part.flow.outline[1], page.number - 1 + (size.height - size.top - part.y - part.flow.height) / room)
        for page in placed()
        for part in page.parts
        if part.flow.outline and part.flow.outline[1] in heads
    ]


def _length(start: float, end: float) -> float:
    """How many pages are filled from one place to another; what is left white below the text is not counted."""
    first, last = int(start), int(end)
    if first == last:
        return end - start
    filled = [_high(placed()[number]) for number in range(first, last)]
    return sum(filled) - (start - first) + (end - last)


def test_no_part_of_the_example_grows_out_of_hand() -> None:
    begun = _begun()
    lengths = {name: _length(start, end) for (name, start), (_, end) in itertools.pairwise(begun)}
    assert lengths.keys() > MOST.keys()
    assert {name: length for name, length in lengths.items() if length > MOST.get(name, 99)} == {}


def test_no_page_of_the_example_is_nearly_empty() -> None:
    assert [page.number for page in placed() if not page.parts or _high(page) < 0.2] == []


def test_print_on_one_side_has_no_blank_page_and_its_margin_always_at_the_left() -> None:
    made = told()
    assert empty_pages(print_story(made).data) == set()
    assert {page_size(made.paper).left(number) for number in (1, 2)} == {68.0}


def test_print_on_both_sides_turns_margins_and_begins_the_record_on_the_right() -> None:
    made = told(two_sided=True)
    assert print_story(made).page_of["decision"] % 2 == 1
    size = page_size(made.paper, two_sided=True)
    assert (size.left(1), size.left(2)) == (68.0, 57.0)
    assert "sides=two" in made.stamp
    assert "sides=" not in told().stamp


# --- tables -----------------------------------------------------------------------------------------------------------


def test_the_parts_of_a_table_have_their_columns_where_the_whole_has_them() -> None:
    rows = tuple((Cell(plain(f"row {number}")), Cell(plain("word " * (90 - number)))) for number in range(80))
    long = Table((Column(plain("No")), Column(plain("Said"))), (*rows, (Cell(plain("Incomprehensibilities" * 2)),)))
    made = dataclasses.replace(told(), blocks=(long,))
    pages = render._placed(made, Setting())[1]
    parts = [part.flow for page in pages for part in page.parts if isinstance(part.flow, TableFlow)]
    assert len(parts) > 2
    assert all(part.grid.widths == parts[0].grid.widths for part in parts)


def test_nobody_signs_a_page_on_which_nothing_else_stands() -> None:
    for lines in range(30, 60):
        blocks: tuple[Block, ...] = (
            *(Paragraph(plain(f"Line {number}")) for number in range(lines)),
            SignatureBox((), ("Signed",)),
        )
        pages = Paginator(page_size(told().paper), front=False).fill(
            render.Layout(dataclasses.replace(told(), blocks=blocks), Setting()).flows()
        )
        assert all(len(page.parts) > 1 for page in pages)


def test_parts_stand_closer_where_else_a_page_would_hold_nearly_nothing() -> None:
    made, size = told(), page_size(told().paper)
    for lines in range(30, 60):
        said = [Paragraph(plain(f"Line {number}")) for number in range(lines)]
        blocks: tuple[Block, ...] = (*said, PageBreak(), Paragraph(plain("After")))
        flows = render.Layout(dataclasses.replace(made, blocks=blocks), Setting()).flows()
        *pages, last = Paginator(size, front=False).fill(flows)
        assert sum(len(page.parts) for page in pages) == lines
        assert len(last.parts) == 1
        assert len(pages) == 1 or len(pages[-1].parts) > 3, lines
        assert min(part.y for page in pages for part in page.parts) >= size.bottom


def test_what_cannot_stand_so_much_closer_stands_as_it_would(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table has no space between its rows that could be taken."""
    table = Table((Column(plain("No")),), tuple((Cell(plain(f"row {number}")),) for number in range(40)))
    made = dataclasses.replace(
        told(), blocks=(Paragraph(plain("Before")), table, PageBreak(), Paragraph(plain("After")))
    )

    def placed() -> list[tuple[int, float]]:
        pages = render._placed(made, Setting())[1]
        return [(page.number, part.y) for page in pages for part in page.parts]

    tried = placed()
    monkeypatch.setattr("partnerdesk.brief.pdf.pages._THIN", 0.0)
    assert tried == placed()
    assert tried[-1][0] > 2


# --- large print ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", list(Paper))
def test_no_page_of_large_print_is_nearly_empty(paper: Paper) -> None:
    made = dataclasses.replace(told(large=True), paper=paper)
    pages = render._placed(made, Setting(page_of=print_story(made).page_of))[1]
    assert [page.number for page in pages if not page.parts or _high(page, paper) < 0.25] == []


def test_pictures_of_large_print_are_drawn_narrow_so_that_their_letters_grow() -> None:
    drawn = [block.picture for block in flat(told(large=True).blocks) if isinstance(block, Chart)]
    assert len(drawn) > 5
    smallest = [min(each.size for each in one.shapes if isinstance(each, Label)) * 470 / one.width for one in drawn]
    assert min(smallest) > 11


@pytest.mark.parametrize("name", sorted(TYPES))
def test_no_letters_of_large_print_are_smaller_than_16_points(name: str) -> None:
    assert type_for(name, LARGE).size >= LEAST_LARGE


def test_what_stands_beside_each_other_stands_under_each_other_in_large_print() -> None:
    pair = SideBySide((Paragraph(plain("left")),), (Paragraph(plain("right")),))
    for large, together in ((False, True), (True, False)):
        made = dataclasses.replace(told(large=large), blocks=(pair,), large=large)
        (page,) = render._placed(made, Setting())[1]
        assert (len(page.parts) == 1) is together


LONG = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"


def _in_large_print(*cells: Cell) -> tuple[list[str], set[str]]:
    """What is heard of a table of one row, and the roles of its parts."""
    heads = tuple(Column(plain(f"Head {number}")) for number in range(len(cells)))
    made = dataclasses.replace(told(large=True), blocks=(Table(heads, (cells,)),))
    printed = checked(made)
    return [each.text for each in heard(printed.data)], {each.role for each in walk(printed.tree)}


def test_a_table_whose_words_have_no_room_says_all_its_heads() -> None:
    said, roles = _in_large_print(Cell(plain(LONG)), Cell(plain(LONG)), Cell(plain("–")), Cell())
    assert said == ["Head 0", "Head 1 · Head 2 · Head 3", LONG, f"Head 1: {LONG}"]
    assert {"THead", "TBody"} <= roles


def test_boxes_to_tick_stay_in_their_row_however_long_the_words() -> None:
    said, _ = _in_large_print(Cell(plain(LONG)), Cell(plain(LONG)), Cell(plain("1"), tick=True))
    assert said == ["Head 0", "Head 1", "Head 2", LONG, LONG, "1"]


def test_a_full_file_says_in_appendices_what_its_parts_have_no_room_for() -> None:
    blocks = [block for block in flat(story(snapshot(full_file())).blocks) if isinstance(block, Table)]
    rows = {block.anchor: len(block.rows) for block in blocks if block.anchor}
    kept = full_file().having(Objective, status="kept")
    assert rows["table-objectives"] + rows["table-other-objectives"] == len(kept)


def test_a_picture_of_some_objectives_says_which_and_of_how_many() -> None:
    found = [picture.finding for picture in voice_grids(snapshot(full_file()))]
    kept = len(full_file().having(Objective, status="kept"))
    parts = [re.match(r"Objectives (\d+) to (\d+) of (\d+):", words) for words in found]
    which = [tuple(map(int, part.groups())) for part in parts if part]
    assert [number for first, last, _ in which for number in range(first, last + 1)] == list(range(1, kept + 1))
    assert {of for *_, of in which} == {kept}
    assert max(last - first for first, last, _ in which) - min(last - first for first, last, _ in which) <= 2
    (whole,) = voice_grids(sample_snapshot())
    assert whole.finding.startswith("3 of 5 objectives are backed")
    large = voice_grids(dataclasses.replace(sample_snapshot(), large=True))
    assert [name for picture in large for name in picture.table.columns[1:]] == list(whole.table.columns[1:])


def test_the_head_of_a_box_never_stands_on_a_page_without_what_it_is_about() -> None:
    callout = Callout(plain("Who was not heard"), (Paragraph(plain("Carers in full-time work. " * 8), wide=True),))
    for lines in range(25, 45):
        before = tuple(Paragraph(plain("line")) for _ in range(lines))
        pages = texts(print_story(dataclasses.replace(told(), blocks=(*before, callout))).data)
        (page,) = [each for each in pages if "Who was not heard" in each]
        assert "Carers in full-time work" in page


def test_the_list_of_parts_names_the_sheets_at_the_end() -> None:
    printed = print_story(told())
    listed = texts(printed.data)[1]
    assert f"Draft minute {printed.page_of['minute']}" in listed
    assert str(printed.page_of["you-said"]) in listed


@pytest.mark.parametrize("lines", range(20, 60, 3))
def test_a_table_whose_first_rows_have_no_room_on_one_page_is_parted_between_them(lines: int) -> None:
    rows = tuple((Cell(plain("row")), Cell(plain("\n".join(["word"] * count)))) for count in (lines, 20, 20, 1, 1))
    table = Table((Column(plain("No")), Column(plain("Said"))), rows, caption=plain("Long"))
    made = dataclasses.replace(told(), blocks=(table,))
    size = page_size(made.paper)
    assert [
        part for page in render._placed(made, Setting())[1] for part in page.parts if part.y < size.bottom - 1
    ] == []
