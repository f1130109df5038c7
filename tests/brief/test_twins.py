"""The web page and the Markdown: the same words as in print, nothing loaded, nothing obeyed that people typed."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from partnerdesk.brief.blocks import (
    Column,
    Edition,
    Heading,
    Kind,
    Paper,
    Paragraph,
    Quote,
    Run,
    RunStyle,
    Story,
    Table,
    cell,
    plain,
)
from partnerdesk.brief.html import write_html
from partnerdesk.brief.markdown import write_markdown
from partnerdesk.brief.story import story
from partnerdesk.domain.overriding import override
from partnerdesk.domain.partnership import Partnership
from tests.brief.cases import EDITIONS, sample_snapshot, snapshot
from tests.brief.test_kinds import answered

VOID = {"meta", "br", "rect", "circle", "line", "polygon", "polyline"}
NASTY = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><style>*{display:none}",
    "&lt;b&gt; & <!-- -->",
    "javascript:alert(1)",
    "{n} %s {{ }} ${x}",
    "'; DROP TABLE file; --",
)


class Reader(HTMLParser):
    """Reads a page strictly: what is opened is closed, ids are unique, and what it says is kept in order."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    @override
    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    @override
    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in {"style", "title", "text"}:
            self.texts.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def said(self) -> str:
        return " ".join(" ".join(self.texts).split())


def small(*blocks: object) -> Story:
    return Story("T", "en", Edition.BOARD, Paper.A4, "C", "Mark", ("File 1",), tuple(blocks))  # type: ignore[arg-type]  # whatever blocks a test has


def every_text(made: Story) -> list[str]:
    """Give each run that the story prints as text."""
    found: list[str] = []

    def walk(value: object) -> None:
        if isinstance(value, Run):
            found.append(value.text)
        elif isinstance(value, tuple):
            for item in value:
                walk(item)
        elif hasattr(value, "__dataclass_fields__") and type(value).__name__ != "Picture":
            for name in value.__dataclass_fields__:
                walk(getattr(value, name))

    walk(made.blocks)
    return found


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_page_says_every_word_of_the_brief(edition: Edition) -> None:
    made = story(sample_snapshot(edition))
    said = re.sub(r"\s", "", Reader(write_html(made)).said)
    missing = [text for text in every_text(made) if re.sub(r"\s", "", text) not in said]
    assert missing == []


def test_the_page_is_one_file_that_loads_and_runs_nothing() -> None:
    page = write_html(story(sample_snapshot()))
    read = Reader(page)
    names = {name for name, _ in read.tags}
    assert not names & {"script", "img", "link", "iframe", "object", "form", "base", "video", "audio"}
    assert not [key for _, attributes in read.tags for key in attributes if key.startswith("on") or key == "src"]
    assert "url(" not in page
    assert "@import" not in page


def test_the_page_can_be_read_by_ear() -> None:
    read = Reader(write_html(story(sample_snapshot())))
    assert read.all("html")[0]["lang"] == "en"
    assert len(read.all("h1")) == len(read.all("main")) == len(read.all("title")) == 1
    levels = [int(name[1]) for name, _ in read.tags if re.fullmatch("h[1-6]", name)]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    pictures = [each for each in read.all("svg") if each.get("role") == "img"]
    assert pictures
    assert all(each["aria-label"] for each in pictures)
    assert all(each.get("scope") in {"row", "col"} for each in read.all("th"))
    assert {"cy"} <= {each.get("lang") for each in (*read.all("p"), *read.all("span"))}


PAGES = (Kind.FULL, Kind.FEEDBACK, Kind.EASY_READ, Kind.REVIEW, Kind.MINUTE)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("kind", PAGES)
def test_every_page_has_landmarks_headings_in_order_and_tables_with_heads(kind: Kind, edition: Edition) -> None:
    read = Reader(write_html(story(snapshot(answered((30, 10, 9, 0)), edition), kind)))
    (html,) = read.all("html")
    assert html["lang"] == "en"
    names = [name for name, _ in read.tags]
    assert [names.count(name) for name in ("main", "footer", "title")] == [1, 1, 1]
    assert all(each["aria-label"] for each in read.all("nav"))
    levels = [int(name[1]) for name in names if re.fullmatch("h[1-6]", name)]
    assert levels[0] == levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(each.get("role") == "img" or each.get("aria-hidden") == "true" for each in read.all("svg"))
    assert all(each.get("aria-label", "x") for each in read.all("svg"))
    heads = [place for place, name in enumerate(names) if name == "th"]
    tables = [place for place, name in enumerate(names) if name == "table"]
    assert all(any(first < head < then for head in heads) for first, then in pairwise([*tables, len(names)]))


@pytest.mark.parametrize(("language", "way"), [("ar", "rtl"), ("ur-PK", "rtl"), ("cy", None)])
def test_a_page_runs_the_way_of_its_language(language: str, way: str | None) -> None:
    told = replace(small(Paragraph(plain("x"))), language=language)
    (html,) = Reader(write_html(told)).all("html")
    assert (html["lang"], html.get("dir")) == (language, way)


def test_every_link_of_the_page_leads_somewhere() -> None:
    for kind in (Kind.FULL, Kind.FEEDBACK, Kind.EASY_READ, Kind.MINUTE):
        read = Reader(write_html(story(sample_snapshot(), kind)))
        ids = [attributes["id"] for _, attributes in read.tags if "id" in attributes]
        assert len(ids) == len(set(ids))
        assert {each["href"] for each in read.all("a")} <= {f"#{each}" for each in ids}


@pytest.mark.parametrize("typed", NASTY)
def test_what_people_typed_is_text_on_the_page(typed: str) -> None:
    blocks = (Heading(1, plain(typed), anchor="a"), Paragraph((Run(typed, RunStyle.STRONG, link=typed),)),
              Table((Column(plain(typed)),), ((cell(typed),),), caption=plain(typed)),
              Quote(plain(typed), plain(typed)))  # fmt: skip
    read = Reader(write_html(small(*blocks)))
    assert read.said.count(" ".join(typed.split())) == 7
    assert not {name for name, _ in read.tags} & {"script", "img", "b"}
    assert read.all("a") == []


def test_marks_that_only_software_sees_are_gone() -> None:
    typed = "left \u202eright\u2066 \u200bnone\x00\x07\x1b[31m soft\u00adhyphen \ud800"
    page = write_html(small(Paragraph(plain(typed))))
    assert "left right none[31m softhyphen \ufffd" in page
    assert "left right none\\[31m softhyphen \ufffd" in write_markdown(small(Paragraph(plain(typed))))
    page.encode()


def test_a_text_of_another_alphabet_finds_its_own_direction() -> None:
    arabic = "نريد أن نُسمَع"
    page = write_html(small(Quote((Run(arabic, language="ar"),), plain("Carer"), "ar")))
    assert f'<p class="said" lang="ar" dir="rtl"><span lang="ar" dir="rtl">{arabic}</span></p>' in page
    unsaid = write_html(small(Paragraph(plain(arabic))))
    assert f'<p dir="auto">{arabic}</p>' in unsaid


def test_links_lead_to_places_and_pages_only() -> None:
    links = (
        "#a",
        "https://example.org/x?a=1&b=2",
        "mailto:a@example.org",
        "file:///etc/passwd",
        "data:text/html,x",
        "//x",
    )
    page = write_html(small(Heading(1, plain("A"), anchor="a"), *(Paragraph((Run("x", link=each),)) for each in links)))
    assert [each["href"] for each in Reader(page).all("a")] == list(links[:3])


@pytest.mark.parametrize("kind", [Kind.FULL, Kind.FEEDBACK, Kind.EASY_READ, Kind.MINUTE])
def test_an_empty_partnership_has_both_twins(kind: Kind) -> None:
    made = story(snapshot(Partnership.empty()), kind)
    assert len(Reader(write_html(made)).said) > 100
    assert write_markdown(made).count("\n") > 10


# --- Markdown ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_markdown_says_every_word_of_the_brief(edition: Edition) -> None:
    made = story(sample_snapshot(edition))
    said = re.sub(r"[\s\\*>]|<br>", "", write_markdown(made))
    missing = [text for text in every_text(made) if re.sub(r"[\s\\*>]", "", text) not in said]
    assert missing == []


def test_markdown_marks_that_people_typed_are_escaped() -> None:
    typed = "# no heading\n- no item\n1. no number\n*no* _stress_ `code` [no](link) <b> | ~~x~~"
    written = write_markdown(small(Paragraph(plain(typed))))
    body = written.split("\n\n")[1]
    assert body.split("\\\n") == [
        "\\# no heading", "\\- no item", "1\\. no number",
        "\\*no\\* \\_stress\\_ \\`code\\` \\[no\\](link) \\<b\\> \\| \\~\\~x\\~\\~",
    ]  # fmt: skip


def test_a_table_keeps_its_columns_whatever_is_typed() -> None:
    head = (Column(plain("A|B")), Column(plain("C")))
    made = write_markdown(small(Table(head, ((cell("x|y\nz"), cell("")), (cell("only one"),)))))
    rows = [line for line in made.split("\n") if line.startswith("|")]
    assert len(rows) == 4
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {3}


def test_the_minute_in_markdown_is_ready_for_the_book() -> None:
    made = write_markdown(story(sample_snapshot(), Kind.MINUTE))
    assert "## Draft minute" in made
    assert "Decision: **Trial first**." in made
    assert "It resolved, by 4 to 0 with 1 abstaining:" in made


def test_equal_stories_make_equal_twins() -> None:
    one, other = story(sample_snapshot()), story(sample_snapshot())
    assert write_html(one) == write_html(other)
    assert write_markdown(one) == write_markdown(other)


@pytest.mark.parametrize(
    ("language", "way"), [("ckb", ' dir="rtl"'), ("pa-Arab", ' dir="rtl"'), ("pa", ""), ("cy", "")]
)
def test_a_quotation_runs_the_way_its_language_does_on_a_web_page(language: str, way: str) -> None:
    page = write_html(small(Quote(plain("words"), plain("a carer"), language)))
    assert f'<p class="said" lang="{language}"{way}>' in page
