"""People's words in their own languages: printed as typed, read back letter by letter, marked, on their own side."""

import subprocess
import sys
from functools import cache
from importlib.resources import files
from typing import Any

import pytest

from partnerdesk.brief.blocks import Block, BulletList, Paragraph, Quote, Run, Story, cell, plain
from partnerdesk.brief.pdf import Printed, measure
from partnerdesk.brief.pdf.faces import Face
from partnerdesk.brief.pdf.flows import Text
from partnerdesk.brief.pdf.fonts import settable, unprintable
from partnerdesk.brief.pdf.letters import for_print
from partnerdesk.brief.pdf.setting import Setting, by_language
from partnerdesk.brief.pdf.tagging import Element, walk
from partnerdesk.charts.shapes import Weight
from tests.brief.cases import sample_snapshot
from tests.brief.pdf.demo import story as demo_story
from tests.brief.pdf.listening import Heard, heard, spans, transcript
from tests.brief.pdf.printing import print_story
from tests.brief.pdf.test_render import story_of
from tests.brief.pdf.tongues import MIXED, SAID
from tests.brief.pdf.tongues import story as tongues_story

RIGHT_TO_LEFT = {"ar", "ur", "fa", "he"}


@cache
def printed() -> Printed:
    return print_story(tongues_story())


def printed_alone(*blocks: Block) -> list[Heard]:
    return heard(print_story(story_of(*blocks)).data)


def as_heard(text: str) -> str:
    """A text as it must be heard: cleaned, with letters that no face has said, and one space between words."""
    return " ".join(settable(for_print(text)).split())


def told(printed: Printed) -> list[str]:
    """The texts that the story put into the tree, in reading order."""
    return [as_heard(element.text) for element in walk(printed.tree) if as_heard(element.text)]


def listened(printed: Printed) -> list[str]:
    said = [" ".join(one.text.split()) for one in heard(printed.data) if one.role != "Figure"]
    return [text for text in said if text]


def all_stories() -> dict[str, Story]:
    from partnerdesk.brief.story import story

    return {"tongues": tongues_story(), "demo": demo_story(), "example": story(sample_snapshot())}


@pytest.mark.parametrize("name", ["tongues", "demo", "example"])
def test_what_is_heard_is_what_was_told_in_the_same_order(name: str) -> None:
    found = print_story(all_stories()[name])
    assert listened(found) == told(found)


@pytest.mark.parametrize("language", SAID)
def test_a_quotation_is_read_back_letter_by_letter(language: str) -> None:
    said = SAID[language][1]
    found = printed_alone(Quote(plain(said), plain("A carer"), language))
    assert [(one.language, one.text) for one in found] == [(language, for_print(said)), ("en-GB", "A carer")]


@pytest.mark.parametrize("language", SAID)
def test_words_are_read_back_from_narrow_lines_too(language: str) -> None:
    said = SAID[language][1] * 3
    found = printed_alone(Paragraph((Run(f"{said} " * 4, language=language),)))
    assert found[0].text.strip() == for_print(f"{said} " * 4).strip()


def test_many_languages_in_one_paragraph_are_read_in_order() -> None:
    found = printed_alone(Paragraph(MIXED))
    assert found[0].text.strip() == for_print("".join(run.text for run in MIXED)).strip()


def test_every_part_in_a_language_of_its_own_says_so() -> None:
    marked = {(one.language, one.text) for one in spans(print_story(story_of(Paragraph(MIXED))).data)}
    assert {(language, for_print(said)) for language, (_, said) in SAID.items()} <= marked


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("বাংলা", "bn"),
        ("ਪੰਜਾਬੀ", "pa"),
        ("हिन्दी", "hi"),
        ("தமிழ்", "ta"),
        ("ગુજરાતી", "gu"),
        ("中文", "zh"),
        ("かな", "ja"),
        ("한국어", "ko"),
        ("عرب", "ar"),
        ("چھٹی", "ur"),
        ("گفتم", "fa"),
        ("עברית", "he"),
    ],
)
def test_a_script_tells_its_language_where_nobody_did(text: str, language: str) -> None:
    parts = list(by_language(Run(f"He said “{text}” twice."), "en-GB"))
    assert [(part.text, part.language) for part in parts] == [("He said “", None), (text, language), ("” twice.", None)]
    assert list(by_language(Run(text, language=f"{language}-GB"), "en")) == [Run(text, language=f"{language}-GB")]


def lines_of(text: Text) -> list[tuple[float, float]]:
    """Where each line of a text begins and ends on the page."""
    text.wrap(470, 1000)
    return [(text._start(line), text._start(line) + line.width) for line in text.lines]


@pytest.mark.parametrize("language", SAID)
def test_paragraphs_stand_on_the_side_where_their_language_begins(language: str) -> None:
    text = Setting().text(plain(SAID[language][1] * 3), "wide", Element("P", language=language))
    edges = lines_of(text)
    assert len(edges) > 1
    if language in RIGHT_TO_LEFT:
        assert all(right == pytest.approx(470) for _, right in edges)
    else:
        assert all(left == 0 for left, _ in edges)


def test_a_list_from_right_to_left_has_its_marks_on_the_right() -> None:
    text = Setting().text(plain(SAID["ar"][1]), "item_wide", Element("LBody"), label=("•", Element("Lbl")))
    (left, right), *_ = lines_of(text)
    assert left > 20
    assert right == pytest.approx(470 - 19)
    assert text.label is not None
    assert text._label_start(text.label) > right


def test_pieces_of_a_line_from_right_to_left_are_in_reading_order_and_go_leftward() -> None:
    text = Setting().text(plain("قالت Ruth لي (2027)"), "wide", None)
    text.wrap(470, 1000)
    placed = list(text.lines[0].placed())
    assert "".join(piece.text for piece, _ in placed) == "قالت Ruth لي (2027)"
    first, last = placed[0], placed[-1]
    assert first[1] > last[1] >= 0


def test_brackets_are_turned_in_text_from_right_to_left() -> None:
    text = Setting().text(plain("(عام)"), "wide", None)
    text.wrap(470, 1000)
    opening = next(piece for piece in text.lines[0].pieces if piece.text.startswith("("))
    assert opening.clusters is not None
    from partnerdesk.brief.pdf.shaping import shape

    plainly = shape("(", opening.look.face, None, leftward=False)[0].glyphs
    assert opening.clusters[0].glyphs != plainly
    assert opening.clusters[0].text == "("


def test_marks_that_stand_on_letters_stand_on_them() -> None:
    said = "Ọ̀rọ̀ ẹ́ la\u0302\u0323"  # Yoruba, and two marks on one letter
    found = printed_alone(Paragraph(plain(said)))
    assert found[0].text == for_print(said)


def test_lines_of_urdu_are_further_apart() -> None:
    quiet = Setting().text(plain("one"), "wide", None)
    urdu = Setting().text((Run(SAID["ur"][1], language="ur"),), "wide", None)
    assert urdu.style.leading > quiet.style.leading * 1.3
    assert Face.URDU in urdu.wording.faces


def test_labels_of_pictures_are_as_wide_as_their_letters() -> None:
    assert measure("বাংলা", 9, Weight.BOLD) > 15
    assert measure("عرب", 9, Weight.REGULAR) < measure("ع ر ب", 9, Weight.REGULAR) + 20


def test_what_no_face_has_becomes_a_word_in_any_language() -> None:
    assert settable("شكرا 😀 جدا") == "شكرا [symbol] جدا"
    assert unprintable("ok 😀 \ue123 ภาษา") == "😀\ue123ภาษ"
    assert unprintable(" ".join(said for _, said in SAID.values())) == ""
    found = printed_alone(BulletList((plain("thanks 😀"), plain("\ue123"))))
    assert [one.text for one in found] == ["•", "thanks [symbol]", "•", "[symbol]"]


def test_a_brief_without_other_scripts_loads_no_shaping() -> None:
    code = (
        "import sys; from tests.brief.pdf.demo import story; from partnerdesk.brief.pdf import render;"
        "from dataclasses import replace; s = story();"
        "s = replace(s, blocks=tuple(b for b in s.blocks if '大' not in repr(b))); render(s);"
        "late = {'uharfbuzz', 'partnerdesk.brief.pdf.shaping', 'partnerdesk.brief.pdf.itemising'};"
        "print(sorted(late & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=".")
    assert said.stdout.strip() == "[]"


def test_every_face_is_shipped_with_its_licence() -> None:
    folder = files("partnerdesk.resources").joinpath("fonts")
    names = {one.name for one in folder.iterdir()}
    assert {f"{face.value}.ttf" for face in Face} <= names
    licences = [folder.joinpath(name).read_text(encoding="utf-8") for name in names if name.endswith(".txt")]
    assert sum("SIL OPEN FONT LICENSE" in text.upper() for text in licences) >= 4
    assert sum("Apache License" in text for text in licences) == 1


def test_the_transcript_says_roles_and_languages() -> None:
    lines = transcript(printed().data)
    assert "(quotation)" in lines
    assert any(line.strip().startswith("[bn] আমাদের") for line in lines)
    assert any("العربية | قالت لي" in line for line in lines)


def test_the_outline_and_the_facts_are_in_all_scripts() -> None:
    import pikepdf

    with pikepdf.open(_stream(printed().data)) as pdf:
        assert "العربية, 中文, বাংলা" in str(pdf.docinfo["/Title"])
        assert "العربية, 中文, বাংলা".encode() in pdf.Root.Metadata.read_bytes()


def _stream(data: bytes) -> Any:
    from io import BytesIO

    return BytesIO(data)


def test_cells_of_other_scripts_stand_in_their_columns() -> None:
    from partnerdesk.brief.blocks import Column, Table

    rows = tuple((cell(name), cell(said)) for name, said in SAID.values())
    found = printed_alone(Table((Column(plain("Name")), Column(plain("Said"), 3)), rows))
    assert [one.text for one in found if one.role == "TD"] == [for_print(said) for _, said in SAID.values()]
