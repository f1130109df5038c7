"""Text that people typed can do nothing: whatever it is, it prints as typed or visibly cleaned, inside the page.

The naughty strings are Max Woolf's Big List of Naughty Strings, under the MIT licence beside them.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnerdesk.brief.blocks import (
    Block,
    BulletList,
    Callout,
    Cell,
    Chart,
    Column,
    Contents,
    Fact,
    FactList,
    Heading,
    LargePrint,
    LightRow,
    Lights,
    Masthead,
    PageBreak,
    Paragraph,
    Quote,
    Run,
    SideBySide,
    SignatureBox,
    Standfirst,
    Table,
    TearOff,
    TitleBlock,
    plain,
)
from partnerdesk.brief.pdf import Printed
from partnerdesk.brief.pdf.fonts import settable
from partnerdesk.brief.pdf.letters import for_print
from partnerdesk.brief.pdf.tagging import walk
from partnerdesk.charts.shapes import Label, Numbers, Picture
from partnerdesk.domain.findings import Colour
from tests.brief.pdf.listening import heard
from tests.brief.pdf.printing import print_story
from tests.brief.pdf.reading import opened
from tests.brief.pdf.test_render import story_of

NAUGHTY = json.loads((Path(__file__).parents[2] / "fixtures" / "naughty" / "blns.json").read_text(encoding="utf-8"))
TWO = (Column(plain("One")), Column(plain("Two")))


def picture(text: str) -> Picture:
    return Picture(
        400, 50, (Label(text, 0, 10), Label(text, 200, 30)), text, text, text, text or "A label", Numbers((), ())
    )


PLACES: dict[str, Callable[[str], tuple[Block, ...]]] = {
    "masthead and title": lambda text: (Masthead(text, text), TitleBlock(text, text, text), Paragraph(plain("x"))),
    "headings": lambda text: tuple(b for n in (1, 2, 3) for b in (Heading(n, plain(text)), Paragraph(plain("x")))),
    "hanging heading": lambda text: (Heading(2, plain(text)), BulletList((plain("x"),))),
    "standfirst": lambda text: (Standfirst(plain(text)),),
    "paragraph": lambda text: (Paragraph(plain(text)),),
    "list": lambda text: (BulletList((plain(text), plain("x"))),),
    "quotation": lambda text: (Quote(plain(text), plain(text), "ar"),),
    "cell": lambda text: (Table(TWO, ((Cell(plain(text)), Cell(plain("x"), dots=(1, 3))),)),),
    "column": lambda text: (Table((Column(plain(text)),) * 2, ((Cell(plain("x")),) * 2,)),),
    "caption and note": lambda text: (Table(TWO, ((Cell(plain("x")),) * 2,), plain(text), plain(text)),),
    "lights": lambda text: (Lights((LightRow(text, Colour.RED, text, plain(text)),)),),
    "facts": lambda text: (FactList((Fact(plain(text), plain(text)),)),),
    "signing": lambda text: (SignatureBox(plain(text), (text,) * 4),),
    "callout": lambda text: (Callout(plain(text), (Paragraph(plain(text)),)),),
    "side by side": lambda text: (SideBySide((Paragraph(plain(text)),), (Paragraph(plain("x")),)),),
    "sheets": lambda text: (TearOff(text, (Heading(1, plain(text)),)), LargePrint((Paragraph(plain(text)),))),
    "contents": lambda text: (PageBreak(), Contents(text), Heading(1, plain(text), "here"), Paragraph(plain("x"))),
    "link": lambda text: (Paragraph((Run(text, link="https://example.org/x"), Run(text, link="#nowhere"))),),
    "picture": lambda text: (Chart(picture(text)),),
}
HOSTILE = {
    "100,000 letters": "word and more " * 7150,
    "one word of 10,000": "x" * 10_000,
    "one word of 10,000 in Arabic": "ك" * 10_000,
    "3,000 lines": "a\n" * 3_000,
    "20,000 marks on one letter": "a" + "\u0301" * 20_000,
    "markup": "<b>bold</b> & <a href='x'>y</a> &lt; <!--\n]]> %(x)s {y} \\n (paren) ) ( \\",
    "PDF": "ET EMC Q endstream endobj /Artifact BMC (x) Tj << /MCID 0 >> BDC",
    "control marks": "".join(map(chr, [*range(32), *range(0x7F, 0xA0)])) + "\u200b\u2028\u2029\ufeff\ufff9\ufffb",
    "turned text": "file\u202egpj.exe \u2067right\u2069 \u200f\u061c \u202d\u202c end",
    "not letters": "\ufffe\uffff\ue000\U000f0000\U0010ffff \ud800 \udfff",
    "tags": "\U000e0001\U000e0041\U000e007f\ufe0f\u180e text",
    "emoji": "👩‍👩‍👧‍👦 🏳️‍🌈 ❤️ 1️⃣",
}


def printed(*blocks: Block) -> Printed:
    """Print blocks; every check must find nothing, and what is heard must be what was told, each letter once."""
    found = print_story(story_of(*blocks))
    told = [" ".join(settable(for_print(one.text)).split()) for one in walk(found.tree) if one.text]
    said = [" ".join(one.text.split()) for one in heard(found.data) if one.role != "Figure"]
    assert [text for text in said if text] == [text for text in told if text]
    return found


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", ["markup", "PDF", "control marks", "turned text", "not letters", "tags", "emoji"])
def test_typed_text_does_nothing(place: str, text: str) -> None:
    printed(*PLACES[place](HOSTILE[text]))


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", ["100,000 letters", "one word of 10,000", "3,000 lines"])
def test_text_without_end_stays_inside_its_pages(place: str, text: str) -> None:
    printed(*PLACES[place](HOSTILE[text]))


@pytest.mark.parametrize("place", ["paragraph", "cell", "headings", "picture"])
@pytest.mark.parametrize("text", ["one word of 10,000 in Arabic", "20,000 marks on one letter"])
def test_shaped_text_without_end_stays_inside_its_pages(place: str, text: str) -> None:
    printed(*PLACES[place](HOSTILE[text]))


def test_100_000_letters_are_all_printed() -> None:
    text = HOSTILE["100,000 letters"]
    found = heard(printed(Paragraph(plain(text))).data)
    assert found[0].text.strip() == text.strip()


@pytest.mark.parametrize("place", ["paragraph", "cell", "list"])
def test_naughty_strings_print_as_typed_or_visibly_cleaned(place: str) -> None:
    blocks = tuple(block for text in NAUGHTY for block in PLACES[place](text))
    found = " ".join(" ".join(one.text.split()) for one in heard(printed(*blocks).data))
    plainly = [text for text in NAUGHTY if text.isascii() and text.isprintable() and text.strip()]
    assert len(plainly) > 300
    assert [text for text in plainly if " ".join(text.split()) not in found] == []


def test_naughty_strings_name_the_brief() -> None:
    for text in NAUGHTY[::9]:
        story = story_of(Heading(1, plain(text or "x"), text[:20]), Paragraph(plain("x")))
        print_story(replace(story, title=text or "x", charity=text, marking=text, codes=(text,), subject=text))


def test_text_that_would_turn_around_is_printed_in_the_order_in_which_it_was_typed() -> None:
    found = heard(printed(Paragraph(plain("invoice\u202egpj.exe"))).data)
    assert found[0].text == "invoicegpj.exe"


def test_a_link_that_was_typed_is_text() -> None:
    found = printed(Paragraph(plain("see javascript:alert(1) or https://example.org or mailto:a@b.c")))
    with opened(found.data) as pdf:
        assert not any("/Annots" in page for page in pdf.pages)


TYPED = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("aé ŵא ك ی প্র ক্ষ 中 한 ग़ த\u200c\u200d\u0301\u202e\n\t(]«,.-0٣"),
    ),
    max_size=160,
)
BLOCKS = st.builds(lambda place, text: PLACES[place](text), st.sampled_from(sorted(PLACES)), TYPED)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(BLOCKS, min_size=1, max_size=5))
def test_any_typed_text_in_any_place_is_heard_as_it_was_typed(lots: list[tuple[Block, ...]]) -> None:
    printed(*(block for lot in lots for block in lot))
