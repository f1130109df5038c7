"""Ways to spoil what is drawn in a good brief, its fonts, and the file as it lies on disk.

Those on bytes change the file as it lies on disk; the others an open file in place.
"""

from collections.abc import Callable
from typing import Any

from pikepdf import Array, Dictionary, Name, String

from tests.brief.pdf.breaking import breaks, first_font, instruction, place_of, rewrite

# What is painted


@breaks("UA 7.1")
def text_without_a_mark(pdf: Any) -> None:
    def change(instructions: list[Any]) -> list[Any]:
        start = next(at for at, one in enumerate(instructions) if str(one.operator) == "BDC")
        end = start + place_of(instructions[start:], "EMC")
        return [*instructions[:start], *instructions[start + 1 : end], *instructions[end + 1 :]]

    rewrite(pdf, 0, change)


@breaks("UA 7.1")
def a_line_without_a_mark(pdf: Any) -> None:
    line = [instruction("m", 9, 9), instruction("l", 90, 9), instruction("S")]
    rewrite(pdf, 0, lambda instructions: [*instructions, *line])


@breaks("UA 7.1")
def a_mark_left_open(pdf: Any) -> None:
    rewrite(pdf, 0, lambda instructions: [*instructions, instruction("BMC", Name.Artifact)])


@breaks("UA 7.1")
def decoration_inside_content(pdf: Any) -> None:
    def change(instructions: list[Any]) -> list[Any]:
        at = place_of(instructions, "BDC") + 1
        inside = [instruction("BMC", Name.Artifact), instruction("EMC")]
        return [*instructions[:at], *inside, *instructions[at:]]

    rewrite(pdf, 0, change)


@breaks("UA 7.1")
def a_mark_drawn_twice(pdf: Any) -> None:
    def change(instructions: list[Any]) -> list[Any]:
        start = place_of(instructions, "BDC")
        end = start + place_of(instructions[start:], "EMC") + 1
        return [*instructions, *instructions[start:end]]

    rewrite(pdf, 0, change)


@breaks("UA 7.1")
def a_mark_of_nobody(pdf: Any) -> None:
    marked = [instruction("BDC", Name.P, Dictionary(MCID=777)), instruction("EMC")]
    rewrite(pdf, 0, lambda instructions: [*instructions, *marked])


@breaks("A 6.2.2")
def an_operator_nobody_knows(pdf: Any) -> None:
    rewrite(pdf, 0, lambda instructions: [*instructions, instruction("zz")])


@breaks("A 6.2.2")
def inks_for_a_press(pdf: Any) -> None:
    rewrite(pdf, 0, lambda instructions: [instruction("k", 0, 0, 0, 1), *instructions])


@breaks("A 6.2.2")
def states_that_do_not_match(pdf: Any) -> None:
    rewrite(pdf, 0, lambda instructions: [instruction("q"), *instructions])


@breaks("A 6.1.13")
def states_too_deep(pdf: Any) -> None:
    deep = [instruction("q")] * 40 + [instruction("Q")] * 40
    rewrite(pdf, 0, lambda instructions: [*deep, *instructions])


@breaks("own")
def text_outside_the_page(pdf: Any) -> None:
    def change(instructions: list[Any]) -> list[Any]:
        at = place_of(instructions, "Tm")
        return [*instructions[:at], instruction("Tm", 1, 0, 0, 1, 700, 500), *instructions[at + 1 :]]

    rewrite(pdf, 0, change)


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
    del first_font(pdf).FontDescriptor.FontFile2


@breaks("A 6.2.11.4")
def a_font_that_is_cut_off(pdf: Any) -> None:
    stream = first_font(pdf).FontDescriptor.FontFile2
    stream.write(stream.read_bytes()[:200])


@breaks("A 6.2.11.5")
def a_letter_of_another_width(pdf: Any) -> None:
    font = first_font(pdf)
    font.Widths = Array([float(width) + 40 for width in font.Widths])


@breaks("UA 7.21.7")
def letters_that_say_nothing(pdf: Any) -> None:
    del first_font(pdf).ToUnicode


@breaks("UA 7.21.7")
def letters_that_say_a_byte_order(pdf: Any) -> None:
    stream = first_font(pdf).ToUnicode
    data = stream.read_bytes()
    stream.write(data.replace(b"0065", b"FEFF").replace(b"<65> <65> <0065>", b"<65> <65> <FEFF>"))


@breaks("A 6.2.11.7")
def letters_that_only_one_maker_knows(pdf: Any) -> None:
    stream = first_font(pdf).ToUnicode
    stream.write(stream.read_bytes().replace(b"0065", b"E123"))


@breaks("A 6.2.11.8")
def a_letter_without_a_shape(pdf: Any) -> None:
    def change(instructions: list[Any]) -> list[Any]:
        at = place_of(instructions, "Tj")
        return [*instructions[:at], instruction("Tj", String(b"\xff")), *instructions[at + 1 :]]

    rewrite(pdf, 0, change)


@breaks("A 6.2.11.4")
def a_font_without_the_name_of_a_part(pdf: Any) -> None:
    first_font(pdf).BaseFont = Name("/Lato-Regular")


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
