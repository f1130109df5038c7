"""A story becomes a PDF: fonts, marks, tree and bookmarks, where pages break, and that no text is lost."""

import itertools
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnerdesk.brief.blocks import (
    Block,
    BulletList,
    Callout,
    Cell,
    Column,
    Edition,
    Heading,
    LargePrint,
    Masthead,
    PageBreak,
    Paper,
    Paragraph,
    Quote,
    Run,
    Side,
    Standfirst,
    Story,
    Table,
    TearOff,
    TitleBlock,
    cell,
    plain,
)
from partnerdesk.brief.pdf import Printed
from partnerdesk.brief.pdf.layout import Layout
from partnerdesk.brief.pdf.pages import Paginator
from partnerdesk.brief.pdf.setting import Setting
from partnerdesk.brief.pdf.tagging import Annotated, transcript, walk
from partnerdesk.brief.pdf.theme import LARGE, PAGES, type_for
from tests.brief.pdf.demo import story as demo_story
from tests.brief.pdf.printing import print_story, render
from tests.brief.pdf.reading import bookmarks, fonts, opened, painted, texts


@cache
def printed(paper: Paper = Paper.A4) -> Printed:
    return print_story(demo_story(paper))


def story_of(*blocks: Block) -> Story:
    return Story(
        title="A story",
        language="en-GB",
        edition=Edition.BOARD,
        paper=Paper.A4,
        charity="Harbourside Carers",
        marking="Confidential",
        codes=("PD-1",),
        blocks=blocks,
    )


def test_the_same_story_gives_the_same_bytes() -> None:
    assert render(demo_story()) == render(demo_story())


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595.276, 841.89)), (Paper.LETTER, (612, 792))])
def test_the_paper_is_as_asked(paper: Paper, size: tuple[float, float]) -> None:
    with opened(printed(paper).data) as pdf:
        for page in pdf.pages:
            assert [float(value) for value in page.mediabox][2:] == pytest.approx(size, abs=0.01)


def test_every_font_is_embedded_and_none_is_built_in() -> None:
    found = fonts(printed().data)
    assert all(found.values())
    assert not any("Helvetica" in name for name in found)
    assert {name.partition("+")[2] for name in found} >= {"Lato-Regular", "SourceSerif4-SemiBold"}


def test_nothing_is_painted_without_a_mark() -> None:
    loose = [one for one in painted(printed().data) if len(one.marks) != 1]
    assert loose == []


def test_each_page_says_its_number_of_all() -> None:
    said = texts(printed().data)
    assert all(f"Page {number} of {len(said)}" in text for number, text in enumerate(said, 1))


def test_codes_stand_in_the_foot_and_the_marking_in_the_head() -> None:
    said = texts(printed().data)
    assert all("PD-7F3A-21 · state 5c1e9a04" in text for text in said)
    assert all("Confidential to trustees" in text for text in said if len(text) > 150)


def test_every_text_of_the_story_is_in_the_pages() -> None:
    found = _letters(" ".join(texts(printed().data)))
    wanted = [one.text[:900] for one in walk(printed().tree) if "大" not in one.text]
    missing = [text for text in wanted if _letters(text) not in found]
    assert missing == []


def _letters(text: str) -> str:
    """The letters alone: PDF readers disagree about spaces, and take a hyphen at a line's end for a break."""
    return "".join(one for one in text if one.isalnum())


def test_the_tree_reads_in_the_order_of_the_story() -> None:
    lines = transcript(printed().tree)
    order = [
        next(number for number, line in enumerate(lines) if text in line)
        for text in (
            "(heading 1) Deliver breaks",
            "The board is asked to decide",
            "Watch | People’s voice | 3 of 5",
            "(heading 2) 1",
            "(figure) A grid of 5 objectives",
            "[cy] Mae gen i ofn",
            "(heading 2) 8",
            "Signed (chair)",
            "(heading 2) What you told us",
        )
    ]
    assert order == sorted(order)


def test_the_structure_in_the_file_is_the_tree() -> None:
    tree = printed().tree
    with opened(printed().data) as pdf:
        root = pdf.Root.StructTreeRoot
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-GB"
        assert str(root.K.S) == "/Document"
        found = _count(root.K)
        assert found == len(list(walk(tree)))
        for number, page in enumerate(pdf.pages):
            assert int(page.StructParents) == number
            assert str(page.Tabs) == "/S"


def _count(node: object) -> int:
    kids = node.get("/K", [])  # type: ignore[attr-defined]  # pikepdf tells no types
    return 1 + sum(_count(kid) for kid in kids if hasattr(kid, "get") and "/S" in kid)


def test_figures_have_words_and_a_box_and_table_heads_a_scope() -> None:
    elements = list(walk(printed().tree))
    assert all(one.alt for one in elements if one.role == "Figure")
    assert all("Table" in one.attributes for one in elements if one.role == "TH")
    with opened(printed().data) as pdf:
        said = [one for one in pdf.objects if hasattr(one, "get") and one.get("/S") == "/Figure"]
        assert said
        assert all("/BBox" in one.A[0] for one in said)


def test_links_have_an_annotation_with_words() -> None:
    links = [one for one in walk(printed().tree) if one.role == "Link"]
    assert any(any(isinstance(mark, Annotated) for mark in link.marks) for link in links)
    with opened(printed().data) as pdf:
        notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
        assert notes
        assert all(str(note.Contents) and "/StructParent" in note for note in notes)
        addresses = [str(note.A.URI) for note in notes if "/A" in note]
        assert addresses == ["mailto:papers@example.org"]


def test_headings_never_skip_a_level() -> None:
    levels = [int(one.role[1:]) for one in walk(printed().tree) if one.role[0] == "H" and one.role[1:].isdigit()]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))


def test_the_outline_has_the_sections_and_what_hangs_under_them() -> None:
    marks = bookmarks(printed().data)
    assert (0, "8 Decision record") in marks
    assert (1, "Concerns recorded") in marks


def test_facts_about_the_document_stand_in_it() -> None:
    with opened(printed().data) as pdf:
        assert str(pdf.docinfo["/Author"]) == "Harbourside Carers"
        assert str(pdf.docinfo["/Creator"]) == "PartnerDesk"
        assert "Deliver breaks" in str(pdf.docinfo["/Title"])
        assert b"Harbourside Carers" in pdf.Root.Metadata.read_bytes()


def test_the_decision_record_starts_on_a_right_hand_page() -> None:
    for filler in range(4):
        pages = [PageBreak()] * 1 + [Paragraph(plain(f"page {n}")) for n in range(filler * 45)]
        found = print_story(
            story_of(Paragraph(plain("first")), *pages, PageBreak(Side.RIGHT), Heading(1, plain("Record"), "record"))
        )
        assert found.page_of["record"] % 2 == 1


def test_the_front_sheet_stays_on_one_page() -> None:
    blocks = demo_story().blocks
    title = "A long question about whether to work with another organisation in a form that is not yet settled " * 2
    longer = (blocks[0], TitleBlock("Brief", title.strip(), "For the meeting"), *blocks[2:])
    for paper in Paper:
        found = print_story(replace(demo_story(paper), blocks=longer))
        assert found.page_of["question"] == 2, paper


def test_a_table_goes_on_over_pages_and_says_its_head_again_once_to_the_ear() -> None:
    rows = tuple((cell(f"Row {number}"), cell("text " * 12)) for number in range(80))
    found = print_story(story_of(Table((Column(plain("Name")), Column(plain("Said"), 3)), rows, caption=plain("Rows"))))
    said = texts(found.data)
    assert found.pages > 2
    assert all("Name Said" in text for text in said)
    heads = [one for one in walk(found.tree) if one.role == "TH" and one.text == "Said"]
    assert [len(head.marks) for head in heads] == [1]


def test_a_row_higher_than_a_page_is_split_inside() -> None:
    text = " ".join(f"w{number}" for number in range(3000))
    found = print_story(story_of(Table((Column(plain("A")), Column(plain("B"), 3)), ((cell("x"), cell(text)),))))
    assert found.pages > 3
    whole = " ".join(texts(found.data))
    assert all(f" w{number} " in f" {whole} " for number in (0, 999, 1500, 2999))


def test_a_table_short_of_cells_is_filled_up() -> None:
    found = render(story_of(Table((Column(plain("A")), Column(plain("B"))), ((cell("x"),), ()))))
    assert found.startswith(b"%PDF-1.7")


def test_a_link_to_nowhere_is_plain_text() -> None:
    found = print_story(story_of(Heading(1, plain("Here"), "here"), Paragraph((Run("see", link="#nowhere"),))))
    with opened(found.data) as pdf:
        assert not any("/Annots" in page for page in pdf.pages)


def test_large_print_has_no_small_letters_in_its_text() -> None:
    layout = Layout(replace(demo_story(), large=True), Setting())
    sizes = [flow.style.size for flow in layout.flows() if hasattr(flow, "style")]
    assert min(sizes) >= 13


def test_an_empty_story_is_one_page() -> None:
    assert print_story(story_of()).pages == 1


def test_hanging_headings_do_not_run_into_each_other() -> None:
    blocks: list[Block] = []
    for number in range(12):
        blocks += [
            Heading(2, plain(f"A long heading that takes four lines or more, number {number}")),
            Paragraph(plain("short")),
        ]
    layout = Layout(story_of(*blocks), Setting())
    pages = Paginator(PAGES[Paper.A4], front=False).fill(layout.flows())
    for page in pages:
        spans = [(part.y - part.flow.hang, part.y) for part in page.parts if hasattr(part.flow, "hang")]
        assert all(low >= other_top for (low, _), (_, other_top) in itertools.pairwise(spans))
        assert all(low >= PAGES[Paper.A4].bottom - 1 for low, _ in spans)


_TEXTS = st.text(max_size=400).map(plain)
_BLOCKS = st.one_of(
    st.builds(Heading, st.integers(1, 3), _TEXTS),
    st.builds(Standfirst, _TEXTS),
    st.builds(Paragraph, _TEXTS, st.booleans(), st.booleans()),
    st.builds(Quote, _TEXTS, _TEXTS),
    st.builds(BulletList, st.lists(_TEXTS, max_size=4).map(tuple), st.booleans()),
    st.builds(PageBreak, st.sampled_from(Side)),
    st.builds(
        lambda text, link: Paragraph((Run(text, link=link),)),
        st.text(max_size=20),
        st.sampled_from(["#x", "https://a.b", None]),
    ),
    st.builds(lambda runs: Callout(runs, (Paragraph(runs), BulletList((runs,)))), _TEXTS),
    st.builds(
        lambda rows: Table((Column(plain("a")), Column(plain("b"), 2)), tuple((Cell(one), Cell(one)) for one in rows)),
        st.lists(_TEXTS, max_size=6),
    ),
    st.builds(Masthead, st.text(max_size=80), st.text(max_size=80)),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_BLOCKS, max_size=14))
def test_any_story_prints_inside_its_margins_with_all_marked(blocks: list[Block]) -> None:
    story = story_of(*blocks)
    layout = Layout(story, Setting())
    size = PAGES[Paper.A4]
    for page in Paginator(size, front=False).fill(layout.flows()):
        for part in page.parts:
            assert part.y >= size.bottom - 0.5
            assert part.y + part.flow.height <= size.height - size.top + 0.5
    data = render(story)
    assert [one for one in painted(data) if len(one.marks) != 1] == []


def test_a_note_never_stands_on_a_page_without_its_table() -> None:
    for filler in range(30, 48):
        rows = tuple((cell(f"Row {number}"), cell("text")) for number in range(8))
        table = Table(
            (Column(plain("Name")), Column(plain("Said"))), rows, caption=plain("Rows"), note=plain("The note.")
        )
        said = texts(render(story_of(*[Paragraph(plain("line"), wide=True)] * filler, table)))
        page = next(text for text in said if "The note." in text)
        assert "Row 7" in page, filler


@pytest.mark.parametrize(("sheet", "loosely"), [(TearOff, 29), (LargePrint, 20)])
def test_a_sheet_to_take_out_is_drawn_together_to_stay_on_one_page(sheet: object, loosely: int) -> None:
    def made(count: int) -> Printed:
        lines: list[Block] = [Paragraph(plain("A line to read."))] * count
        blocks = (Heading(1, plain("Sheet"), "sheet"), *lines)
        held = TearOff("Take out", blocks) if sheet is TearOff else LargePrint(blocks)
        return print_story(story_of(held, Heading(1, plain("After"), "after")))

    first_over = next(count for count in range(5, 60) if made(count).page_of["after"] > 2)
    assert first_over > loosely + 2
    for count in (loosely + 2, first_over):
        assert [line.strip() for line in transcript(made(count).tree) if "Sheet" in line] == ["(heading 1) Sheet"]


def test_large_print_is_never_under_sixteen_points() -> None:
    assert type_for("wide", LARGE * 0.97).size >= 16


def test_what_xml_cannot_say_is_said_in_neither_of_the_two_ways() -> None:
    odd = "One\U00062a25 two\ue000 three\u0085"
    told = replace(story_of(Paragraph(plain("x"))), title=odd, charity=odd, subject=odd, codes=(odd,))
    with opened(print_story(told).data) as pdf:  # the check compares both ways
        assert str(pdf.docinfo["/Title"]).split() == ["One", "two", "three"]
