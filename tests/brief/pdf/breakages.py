"""Ways to spoil a good brief, each with the clause that it then breaks: what the checks must catch.

Each way is a function that changes an open file in place; those on bytes change the file as it lies on disk.
"""

from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, String

from tests.brief.pdf.checking.finding import Findings
from tests.brief.pdf.checking.tree import Node, read_tree

Way = Callable[[Any], None]
WAYS: dict[str, tuple[str, Way]] = {}


def breaks(clause: str) -> Callable[[Way], Way]:
    """Register a way to break a clause under its own name."""

    def register(way: Way) -> Way:
        WAYS[way.__name__] = (clause, way)
        return way

    return register


def _nodes(pdf: Any, role: str) -> list[Node]:
    return [node for node in read_tree(pdf, Findings()).nodes if node.role == role]


def _rewrite(pdf: Any, page: int, change: Callable[[list[Any]], list[Any]]) -> None:
    held = pdf.pages[page]
    held.Contents = pdf.make_stream(pikepdf.unparse_content_stream(change(list(pikepdf.parse_content_stream(held)))))


def _at(instructions: list[Any], *operators: str) -> int:
    return next(at for at, one in enumerate(instructions) if str(one.operator) in operators)


def _instruction(operator: str, *operands: Any) -> Any:
    return pikepdf.ContentStreamInstruction(list(operands), Operator(operator))


def _metadata(pdf: Any, old: bytes, new: bytes) -> None:
    data = pdf.Root.Metadata.read_bytes()
    assert old in data
    pdf.Root.Metadata.write(data.replace(old, new))


def _first_font(pdf: Any) -> Any:
    """The font with which the first page shows its first text."""
    page = pdf.pages[0]
    tf = next(one for one in pikepdf.parse_content_stream(page) if str(one.operator) == "Tf")
    return page.resources.Font[str(tf.operands[0])]


# What the file says about itself


@breaks("UA 6.2")
def not_marked(pdf: Any) -> None:
    pdf.Root.MarkInfo.Marked = False


@breaks("UA 7.1")
def suspects(pdf: Any) -> None:
    pdf.Root.MarkInfo.Suspects = True


@breaks("UA 7.1")
def no_title_shown(pdf: Any) -> None:
    del pdf.Root.ViewerPreferences


@breaks("UA 7.2")
def no_language(pdf: Any) -> None:
    del pdf.Root.Lang


@breaks("UA 7.2")
def language_that_is_none(pdf: Any) -> None:
    pdf.Root.Lang = String("English, mostly")


@breaks("UA 7.1")
def no_tree(pdf: Any) -> None:
    del pdf.Root.StructTreeRoot


@breaks("UA 7.1")
def no_metadata(pdf: Any) -> None:
    del pdf.Root.Metadata


@breaks("A 6.6.2")
def metadata_not_xml(pdf: Any) -> None:
    _metadata(pdf, b"</rdf:RDF>", b"")


@breaks("UA 5")
def no_claim_of_ua(pdf: Any) -> None:
    _metadata(pdf, b"<pdfuaid:part>1</pdfuaid:part>", b"")


@breaks("A 6.6.4")
def claim_of_another_level(pdf: Any) -> None:
    _metadata(pdf, b"conformance>A<", b"conformance>B<")


@breaks("A 6.6.2.3")
def claim_not_described(pdf: Any) -> None:
    _metadata(
        pdf, b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua", b"<pdfaSchema:namespaceURI>http://www.aiim.org/x"
    )


@breaks("A 6.6.2.3")
def half_a_description(pdf: Any) -> None:
    _metadata(pdf, b"<pdfaProperty:category>internal</pdfaProperty:category>", b"")


@breaks("UA 7.1")
def empty_title(pdf: Any) -> None:
    title = str(pdf.docinfo["/Title"]).encode()
    _metadata(pdf, b">" + title + b"</rdf:li>", b"> </rdf:li>")


@breaks("A 6.6.3")
def two_titles(pdf: Any) -> None:
    pdf.docinfo["/Title"] = "Another"


@breaks("A 6.6.3")
def two_dates(pdf: Any) -> None:
    pdf.docinfo["/CreationDate"] = "D:19990101000000Z"


@breaks("A 6.2.3")
def no_colours(pdf: Any) -> None:
    del pdf.Root.OutputIntents


@breaks("A 6.2.3")
def colours_without_profile(pdf: Any) -> None:
    del pdf.Root.OutputIntents[0].DestOutputProfile


@breaks("A 6.2.3")
def profile_cut_off(pdf: Any) -> None:
    profile = pdf.Root.OutputIntents[0].DestOutputProfile
    profile.write(profile.read_bytes()[:-8])


@breaks("A 6.5")
def something_happens_when_opened(pdf: Any) -> None:
    pdf.Root.AA = Dictionary()


@breaks("A 6.5.1")
def a_link_that_starts_a_program(pdf: Any) -> None:
    notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
    note = next(note for note in notes if "/A" in note)
    note.A = Dictionary(S=Name.Launch, F=String("calc.exe"))


@breaks("A 6.1.13")
def a_string_without_end(pdf: Any) -> None:
    _nodes(pdf, "Figure")[0].held.Alt = String("word " * 9000)


# The logical tree


@breaks("UA 7.1")
def unknown_role(pdf: Any) -> None:
    _nodes(pdf, "P")[0].held.S = Name.Paragraph


@breaks("UA 7.2")
def a_row_outside_a_table(pdf: Any) -> None:
    _nodes(pdf, "Table")[0].held.S = Name.Div


@breaks("UA 7.2")
def a_paragraph_in_a_list(pdf: Any) -> None:
    _nodes(pdf, "LI")[0].held.S = Name.P


@breaks("UA 7.3")
def a_figure_without_words(pdf: Any) -> None:
    del _nodes(pdf, "Figure")[0].held.Alt


@breaks("UA 7.3")
def a_figure_with_blank_words(pdf: Any) -> None:
    _nodes(pdf, "Figure")[0].held.Alt = String("  ")


@breaks("UA 7.3")
def a_figure_without_a_box(pdf: Any) -> None:
    del _nodes(pdf, "Figure")[0].held.A


@breaks("UA 7.4.2")
def a_level_left_out(pdf: Any) -> None:
    _nodes(pdf, "H2")[0].held.S = Name.H3


@breaks("UA 7.4.4")
def a_heading_without_level(pdf: Any) -> None:
    _nodes(pdf, "H2")[0].held.S = Name.H


@breaks("UA 7.5")
def a_heading_cell_that_heads_nothing(pdf: Any) -> None:
    del _nodes(pdf, "TH")[0].held.A


@breaks("UA 7.5")
def cells_without_headings(pdf: Any) -> None:
    for node in _nodes(pdf, "TH"):
        node.held.S = Name.TD


@breaks("UA 7.2")
def a_row_that_is_short(pdf: Any) -> None:
    row = next(node.held for node in _nodes(pdf, "TR") if len(node.children) > 2)
    row.K = Array(list(row.K)[:-1])


@breaks("UA 7.6")
def a_list_that_does_not_say_how_it_counts(pdf: Any) -> None:
    del _nodes(pdf, "L")[0].held.A


@breaks("UA 7.18.5")
def a_link_without_its_annotation(pdf: Any) -> None:
    link = _nodes(pdf, "Link")[0].held
    link.K = Array([kid for kid in link.K if not isinstance(kid, Dictionary)])


@breaks("UA 7.2")
def a_quotation_in_no_language(pdf: Any) -> None:
    next(node.held for node in _nodes(pdf, "P") if "/Lang" in node.held).Lang = String("?")


@breaks("UA 7.1")
def a_child_that_names_another_parent(pdf: Any) -> None:
    nodes = _nodes(pdf, "P")
    nodes[0].held.P = nodes[-1].held


@breaks("UA 7.1")
def a_mark_of_two_elements(pdf: Any) -> None:
    first, second = (node for node in _nodes(pdf, "P")[:2])
    second.held.Pg = first.held.Pg
    second.held.K = first.held.K


@breaks("UA 7.1")
def a_mark_that_is_not_drawn(pdf: Any) -> None:
    _nodes(pdf, "P")[0].held.K = Array([999])


@breaks("UA 7.1")
def no_way_back(pdf: Any) -> None:
    del pdf.Root.StructTreeRoot.ParentTree


@breaks("UA 7.1")
def a_wrong_way_back(pdf: Any) -> None:
    leads = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    leads[0], leads[1] = leads[1], leads[0]


@breaks("own")
def an_element_that_holds_nothing(pdf: Any) -> None:
    del _nodes(pdf, "P")[0].held.K


# What is painted


@breaks("UA 7.1")
def text_without_a_mark(pdf: Any) -> None:
    def change(instructions: list[Any]) -> list[Any]:
        start = next(at for at, one in enumerate(instructions) if str(one.operator) == "BDC")
        end = start + _at(instructions[start:], "EMC")
        return [*instructions[:start], *instructions[start + 1 : end], *instructions[end + 1 :]]

    _rewrite(pdf, 0, change)


@breaks("UA 7.1")
def a_line_without_a_mark(pdf: Any) -> None:
    line = [_instruction("m", 9, 9), _instruction("l", 90, 9), _instruction("S")]
    _rewrite(pdf, 0, lambda instructions: [*instructions, *line])


@breaks("UA 7.1")
def a_mark_left_open(pdf: Any) -> None:
    _rewrite(pdf, 0, lambda instructions: [*instructions, _instruction("BMC", Name.Artifact)])


@breaks("UA 7.1")
def decoration_inside_content(pdf: Any) -> None:
    def change(instructions: list[Any]) -> list[Any]:
        at = _at(instructions, "BDC") + 1
        inside = [_instruction("BMC", Name.Artifact), _instruction("EMC")]
        return [*instructions[:at], *inside, *instructions[at:]]

    _rewrite(pdf, 0, change)


@breaks("UA 7.1")
def a_mark_drawn_twice(pdf: Any) -> None:
    def change(instructions: list[Any]) -> list[Any]:
        start = _at(instructions, "BDC")
        end = start + _at(instructions[start:], "EMC") + 1
        return [*instructions, *instructions[start:end]]

    _rewrite(pdf, 0, change)


@breaks("UA 7.1")
def a_mark_of_nobody(pdf: Any) -> None:
    marked = [_instruction("BDC", Name.P, Dictionary(MCID=777)), _instruction("EMC")]
    _rewrite(pdf, 0, lambda instructions: [*instructions, *marked])


@breaks("A 6.2.2")
def an_operator_nobody_knows(pdf: Any) -> None:
    _rewrite(pdf, 0, lambda instructions: [*instructions, _instruction("zz")])


@breaks("A 6.2.2")
def inks_for_a_press(pdf: Any) -> None:
    _rewrite(pdf, 0, lambda instructions: [_instruction("k", 0, 0, 0, 1), *instructions])


@breaks("A 6.2.2")
def states_that_do_not_match(pdf: Any) -> None:
    _rewrite(pdf, 0, lambda instructions: [_instruction("q"), *instructions])


@breaks("A 6.1.13")
def states_too_deep(pdf: Any) -> None:
    deep = [_instruction("q")] * 40 + [_instruction("Q")] * 40
    _rewrite(pdf, 0, lambda instructions: [*deep, *instructions])


@breaks("own")
def text_outside_the_page(pdf: Any) -> None:
    def change(instructions: list[Any]) -> list[Any]:
        at = _at(instructions, "Tm")
        return [*instructions[:at], _instruction("Tm", 1, 0, 0, 1, 700, 500), *instructions[at + 1 :]]

    _rewrite(pdf, 0, change)


@breaks("A 6.2.2")
def a_font_that_the_page_lacks(pdf: Any) -> None:
    del pdf.pages[0].resources.Font


@breaks("UA 7.18.3")
def no_tab_order(pdf: Any) -> None:
    del next(page for page in pdf.pages if "/Annots" in page)["/Tabs"]


@breaks("UA 7.18.5")
def a_link_without_words(pdf: Any) -> None:
    del next(page for page in pdf.pages if "/Annots" in page).Annots[0].Contents


@breaks("A 6.3.2")
def a_link_that_does_not_print(pdf: Any) -> None:
    next(page for page in pdf.pages if "/Annots" in page).Annots[0].F = 2


@breaks("own")
def a_link_outside_the_page(pdf: Any) -> None:
    next(page for page in pdf.pages if "/Annots" in page).Annots[0].Rect = Array([900, 10, 950, 20])


@breaks("own")
def a_note_stuck_on_the_page(pdf: Any) -> None:
    next(page for page in pdf.pages if "/Annots" in page).Annots[0].Subtype = Name.Text


# Fonts


@breaks("A 6.2.11.4")
def a_font_that_is_not_in_the_file(pdf: Any) -> None:
    del _first_font(pdf).FontDescriptor.FontFile2


@breaks("A 6.2.11.4")
def a_font_that_is_cut_off(pdf: Any) -> None:
    stream = _first_font(pdf).FontDescriptor.FontFile2
    stream.write(stream.read_bytes()[:200])


@breaks("A 6.2.11.5")
def a_letter_of_another_width(pdf: Any) -> None:
    font = _first_font(pdf)
    font.Widths = Array([float(width) + 40 for width in font.Widths])


@breaks("UA 7.21.7")
def letters_that_say_nothing(pdf: Any) -> None:
    del _first_font(pdf).ToUnicode


@breaks("UA 7.21.7")
def letters_that_say_a_byte_order(pdf: Any) -> None:
    stream = _first_font(pdf).ToUnicode
    data = stream.read_bytes()
    stream.write(data.replace(b"0065", b"FEFF").replace(b"<65> <65> <0065>", b"<65> <65> <FEFF>"))


@breaks("A 6.2.11.7")
def letters_that_only_one_maker_knows(pdf: Any) -> None:
    stream = _first_font(pdf).ToUnicode
    stream.write(stream.read_bytes().replace(b"0065", b"E123"))


@breaks("A 6.2.11.8")
def a_letter_without_a_shape(pdf: Any) -> None:
    def change(instructions: list[Any]) -> list[Any]:
        at = _at(instructions, "Tj")
        return [*instructions[:at], _instruction("Tj", String(b"\xff")), *instructions[at + 1 :]]

    _rewrite(pdf, 0, change)


@breaks("A 6.2.11.4")
def a_font_without_the_name_of_a_part(pdf: Any) -> None:
    _first_font(pdf).BaseFont = Name("/Lato-Regular")


# The file as it lies on disk

RAW: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "no_head": ("A 6.1.2", lambda data: data.replace(b"%PDF-1.7", b"%PDF-x.7", 1)),
    "no_binary_line": ("A 6.1.2", lambda data: data.replace(data.splitlines()[1], b"%abcd" + b" " * 20, 1)),
    "a_stream_that_ends_in_a_line": ("A 6.1.7.1", lambda data: data.replace(b"\nendstream", b" endstream", 1)),
    "a_stream_of_another_length": ("A 6.1.7.1", lambda data: data.replace(b"/Length 1", b"/Length 2", 1)),
    "a_table_of_other_places": ("A 6.1.4", lambda data: data.replace(b"\n000000", b"\n000001", 3)),
    "something_after_the_end": ("A 6.1.3", lambda data: data + b"more\n"),
    "cut_off": ("A 6.1.3", lambda data: data[: len(data) // 2]),
    "no_id": ("A 6.1.3", lambda data: data.replace(b"/ID", b"/IX", 1)),
}
