"""The checker of finished PDFs: a good brief has no faults, and each of many ways to spoil one is caught."""

from datetime import date
from functools import cache
from io import BytesIO

import pikepdf
import pytest

from partnerdesk.brief.blocks import (
    Attachment,
    BulletList,
    Chart,
    Column,
    Contents,
    Edition,
    Heading,
    Masthead,
    PageBreak,
    Paper,
    Paragraph,
    Quote,
    Run,
    Story,
    Table,
    TitleBlock,
    cell,
    plain,
)
from partnerdesk.brief.pdf import render
from partnerdesk.charts.shapes import Ink, Numbers, Picture, Rect
from tests.brief.pdf.breakages import WAYS
from tests.brief.pdf.breakages_attached import ATTACHED
from tests.brief.pdf.breakages_drawn import RAW
from tests.brief.pdf.checking import faults, rules
from tests.brief.pdf.checking.__main__ import main

STORY = Story(
    title="A short brief",
    language="en-GB",
    edition=Edition.BOARD,
    paper=Paper.A4,
    charity="Harbourside Carers",
    marking="Confidential",
    codes=("PD-1",),
    blocks=(
        Masthead("Harbourside Carers", "Registered charity 0000000"),
        TitleBlock("For decision", "A short brief", "For the meeting"),
        BulletList((plain("One thing"), plain("another thing"))),
        PageBreak(),
        Contents("In this brief"),
        Heading(1, plain("What we heard"), "heard"),
        Paragraph((Run("Write to us", link="mailto:papers@example.org"), Run(" before the meeting."))),
        Heading(2, plain("In Welsh")),
        Quote(plain("Mae gen i ofn."), plain("A carer"), "cy"),
        Table((Column(plain("Who")), Column(plain("How")), Column(plain("Many"))), (tuple(map(cell, "abc")),) * 3),
        Chart(
            Picture(
                width=100,
                height=20,
                shapes=(Rect(0, 0, 50, 9, Ink.INK),),
                title="Shares",
                finding="One half each.",
                note="",
                alt="A bar over half of the width.",
                table=Numbers((), ()),
            )
        ),
    ),
    as_of=date(2026, 11, 23),
)


@cache
def good() -> bytes:
    return render(STORY)


RECORDS = Attachment("partnership-board.json", b'{"format": "partnerdesk", "version": 1}\n', "The records")


@cache
def with_a_file() -> bytes:
    return render(STORY, RECORDS)


@cache
def saved_again() -> frozenset[str]:
    """What another writer breaks without being asked to: the line breaks before the ends of streams."""
    return frozenset(rules(saved(good())))


def saved(data: bytes, way: object = None) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        if callable(way):
            way(pdf)
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, fix_metadata_version=False)
    return out.getvalue()


def test_a_good_brief_has_no_faults() -> None:
    assert faults(good()) == []


def test_a_good_brief_with_a_file_in_it_has_no_faults() -> None:
    assert faults(with_a_file()) == []


def test_there_are_more_than_eighty_breakages() -> None:
    assert len(WAYS) + len(RAW) + len(ATTACHED) > 80


@pytest.mark.parametrize("name", WAYS)
def test_a_spoilt_brief_is_caught(name: str) -> None:
    clause, way = WAYS[name]
    found = rules(saved(good(), way))
    assert clause in found
    assert clause not in saved_again(), "the check finds this without being spoilt"


@pytest.mark.parametrize("name", ATTACHED)
def test_a_spoilt_attachment_is_caught(name: str) -> None:
    clause, way = ATTACHED[name]
    assert clause in rules(saved(with_a_file(), way))
    assert clause not in rules(saved(with_a_file())), "the check finds this without being spoilt"


def test_what_is_attached_can_be_taken_out_by_its_name() -> None:
    with pikepdf.open(BytesIO(with_a_file())) as pdf:
        assert pdf.attachments[RECORDS.name].get_file().read_bytes() == RECORDS.data
        assert pdf.attachments[RECORDS.name].description == RECORDS.description


def test_what_is_attached_counts_for_the_files_id() -> None:
    other = render(STORY, Attachment(RECORDS.name, b"{}", RECORDS.description))
    ids = [pikepdf.open(BytesIO(data)).trailer.ID[0] for data in (good(), with_a_file(), other)]
    assert len({bytes(one) for one in ids}) == 3


@pytest.mark.parametrize("name", RAW)
def test_spoilt_bytes_are_caught(name: str) -> None:
    clause, way = RAW[name]
    spoilt = way(good())
    assert spoilt != good()
    assert clause in rules(spoilt)


def test_the_command_prints_what_is_wrong(tmp_path: object, capsys: pytest.CaptureFixture[str]) -> None:
    well, spoilt = tmp_path / "well.pdf", tmp_path / "spoilt.pdf"  # type: ignore[operator]  # pytest's path
    well.write_bytes(good())
    spoilt.write_bytes(saved(good(), WAYS["a_figure_without_words"][1]))
    assert main([str(well)]) == 0
    assert main([str(spoilt)]) == 1
    assert "UA 7.3: Figure without words" in capsys.readouterr().out
