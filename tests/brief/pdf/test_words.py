"""Words of a text: where lines may end, what is kept together, cut off, taken out or composed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.brief.blocks import Run, RunStyle, plain
from partnerdesk.brief.pdf.breaking import Wording
from partnerdesk.brief.pdf.faces import Face
from partnerdesk.brief.pdf.fonts import letters_of, settable, unprintable
from partnerdesk.brief.pdf.letters import for_print
from partnerdesk.brief.pdf.pieces import Styled, TextLine
from partnerdesk.brief.pdf.setting import Setting
from partnerdesk.brief.pdf.tagging import Element
from partnerdesk.brief.pdf.theme import TYPES
from partnerdesk.brief.pdf.words import words_of
from partnerdesk.charts.shapes import Ink


def wording(text: str, face: Face = Face.TEXT, size: float = 11) -> Wording:
    return Wording(words_of([Styled(text, face, Ink.INK, size)]))


def width(text: str) -> float:
    return letters_of(Face.TEXT).wide(text) * 11 / 1000


def set_in(text: str, room: float) -> list[TextLine]:
    return wording(text).lines(room)


def said(line: TextLine) -> str:
    return "".join(piece.text for piece in line.pieces)


def test_a_wrapped_line_keeps_its_space() -> None:
    lines = set_in("Riverside partnership for carers", 64)
    assert [said(line) for line in lines] == ["Riverside ", "partnership ", "for carers"]


def test_the_space_at_the_end_takes_no_room() -> None:
    lines = set_in("Riverside partnership", 70)
    assert lines[0].width == pytest.approx(width("Riverside"))


def test_a_line_break_in_the_text_is_a_line_break() -> None:
    assert [said(line) for line in set_in("one\ntwo\n\nthree", 200)] == ["one ", "two ", " ", "three"]


def test_amounts_and_dates_are_not_torn() -> None:
    lines = set_in("between £70,000–£90,000 a year", 100)
    assert any("£70,000–£90,000" in said(line) for line in lines)


def test_a_long_address_breaks_after_its_joints() -> None:
    lines = [said(line) for line in set_in("https://example.org/partnership/briefs/2026", 120)]
    assert len(lines) > 1
    assert all(line[-1] in "/." for line in lines[:-1])
    assert "".join(lines) == "https://example.org/partnership/briefs/2026"


def test_a_word_without_joints_breaks_between_letters() -> None:
    lines = [said(line) for line in set_in("m" * 400, 100)]
    assert "".join(lines) == "m" * 400
    assert all(width(line) <= 100 for line in lines)


def test_a_hyphen_between_words_lets_the_line_end() -> None:
    assert [said(line) for line in set_in("housing-association", 55)] == ["housing-", "association"]


@given(st.text(max_size=300), st.floats(min_value=15, max_value=400))
def test_no_letter_is_lost_and_no_line_is_too_wide(text: str, room: float) -> None:
    lines = set_in(text, room)
    kept = "".join(said(line) for line in lines)
    wanted = settable(for_print(text))
    assert "".join(kept.split()) == "".join(wanted.split())
    assert all(line.width <= room + 0.1 or len(said(line).strip()) <= 8 for line in lines)


def test_a_text_without_end_is_cut_and_says_so() -> None:
    most = TYPES["body"].most
    text = Setting().text(plain("word " * most), "body", None)
    assert len(text.wording.words) < most / 4
    assert text.wording.words[-1].pieces[0].text == "[…]"


def test_control_marks_and_turned_text_are_taken_out() -> None:
    assert for_print("a\x00b\u202egnp\u202c\tc\r\nd\u2067e\x85f") == "abgnp c\nde\nf"


def test_letters_are_composed() -> None:
    assert for_print("cafe\u0301") == "café"


def test_a_letter_the_face_lacks_is_set_in_another() -> None:
    parts = letters_of(Face.SERIF).parts("Aŧ")
    assert [part.face for part in parts] == [Face.SERIF, Face.SPARE]


def test_what_no_face_has_becomes_one_visible_word() -> None:
    assert settable("ok 😀😀 ok") == "ok [symbol] ok"
    assert unprintable("ok 😀😀 大 ok") == "😀"
    assert unprintable("Łódź, tŷ, naïve, Ελλάδα, Москва") == ""


def test_runs_keep_their_style_over_line_ends() -> None:
    setting = Setting()
    text = setting.text((Run("plain "), Run("strong words here", RunStyle.STRONG), Run(", on.")), "wide", None)
    text.wrap(80, 1000)
    faces = [(piece.look.face, piece.text) for line in text.lines for piece in line.pieces]
    assert all(face is Face.TEXT_BOLD for face, said_ in faces if said_.strip() in {"strong words", "here", "strong"})
    assert "".join(said_ for _, said_ in faces) == "plain strong words here, on."


def test_what_people_typed_is_never_markup() -> None:
    hostile = "<b>bold</b> & <img src='/etc/passwd'> &lt; %(x)s {y}"
    element = Element("P")
    text = Setting().text(plain(hostile), "wide", element)
    text.wrap(2000, 1000)
    assert said(text.lines[0]) == hostile
    assert element.text == hostile


def test_balanced_lines_are_of_about_one_length() -> None:
    words = wording("Carers want a break when they need it, not when a rota allows it.", Face.SERIF, 13)
    loose, even = words.lines(330.0), words.lines(330.0, balanced=True)
    assert len(loose) == len(even) == 2
    assert max(line.width for line in even) < max(line.width for line in loose)


def test_no_lonely_word_ends_a_paragraph_if_it_can_be_helped() -> None:
    words = wording("We do not count it for or against renewal, and the board will look again at it")
    whole = width("it")
    helped = 0
    for room in range(150, 380, 7):
        lines = words.lines(room)
        assert all(line.width <= room + 0.01 for line in lines)
        helped += lines[-1].width > max(whole, room * 0.16)
    assert helped > 25


def test_a_split_paragraph_keeps_two_lines_on_each_side() -> None:
    text = Setting().text(plain("word " * 60), "wide", None)
    text.wrap(200, 1000)
    count = len(text.lines)
    first, rest = text.split(200, (count - 1) * text.style.leading)
    assert len(first.lines) == count - 2
    assert len(rest.lines) == 2
    assert text.split(200, text.style.leading) == []
