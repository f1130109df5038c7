"""The ruler that the law of the frame measures with: it sees what stands outside, on left-hand and right-hand pages."""

import dataclasses
from io import BytesIO

import pikepdf
import pytest

from partnerdesk.brief.blocks import Chart, Paper, Story
from partnerdesk.brief.pdf import measure, print_story
from partnerdesk.brief.pdf.theme import page_size
from partnerdesk.brief.story import story
from partnerdesk.charts.fitting import Sheet
from partnerdesk.charts.ranking import Valued, ranking_bars
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import EvidenceLink, Objective
from tests.brief.cases import sample, sample_snapshot, snapshot
from tests.brief.pdf.framing import outside_the_frame


def _told(*, two_sided: bool, paper: Paper = Paper.A4, large: bool = False) -> Story:
    taken = dataclasses.replace(sample_snapshot(), measure=measure, two_sided=two_sided, paper=paper)
    return story(taken, large=large)


def _pages(said: list[str]) -> set[int]:
    return {int(each.split(":")[0].removeprefix("page ")) for each in said}


def _with_a_line(data: bytes, page: int, left: float, right: float) -> bytes:
    """Give the file with a line drawn across one of its pages, counted from 1."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        line = f"q 1 w {left} 300 m {right} 300 l S Q".encode()
        pdf.pages[page - 1].contents_add(pdf.make_stream(line))
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("two_sided", [False, True])
@pytest.mark.parametrize("paper", Paper)
def test_the_example_stays_in_its_frame(paper: Paper, two_sided: bool, large: bool) -> None:
    data = print_story(_told(two_sided=two_sided, paper=paper, large=large)).data
    assert outside_the_frame(data, paper, two_sided=two_sided) == []


@pytest.mark.parametrize("marking", ["Draft · For the board", "Draft · Confidential to trustees", "Ébauche · (Ŵŷ)"])
def test_a_foot_of_two_lines_stays_in_its_place(marking: str) -> None:
    told = dataclasses.replace(_told(two_sided=False, large=True), marking=marking)
    assert outside_the_frame(print_story(told).data, Paper.A4, two_sided=False) == []


@pytest.mark.parametrize("two_sided", [False, True])
def test_measured_with_the_other_margins_every_left_hand_page_is_outside(two_sided: bool) -> None:
    printed = print_story(_told(two_sided=two_sided))
    seen = _pages(outside_the_frame(printed.data, Paper.A4, two_sided=not two_sided))
    assert seen == set(range(2, printed.pages + 1, 2))


@pytest.mark.parametrize("page", [4, 5])
@pytest.mark.parametrize("two_sided", [False, True])
def test_a_line_in_either_margin_is_seen_and_one_between_them_is_not(page: int, two_sided: bool) -> None:
    data = print_story(_told(two_sided=two_sided)).data
    left = page_size(Paper.A4, two_sided=two_sided).left(page)
    right = left + page_size(Paper.A4).measure
    for ends, found in (((left, right), set()), ((left - 4, right), {page}), ((left, right + 4), {page})):
        drawn = _with_a_line(data, page, *ends)
        assert _pages(outside_the_frame(drawn, Paper.A4, two_sided=two_sided)) == found


def _forty_objectives() -> Partnership:
    """Give the example with forty objectives of many words, each with somebody's words behind it."""
    text = "help reaches people who find it hardest to be heard, in the harbour towns and in every hill village, "
    more = [
        row
        for n in range(6, 41)
        for row in (
            Objective(id=f"OB{n}", so_that_text=f"{text}{n}", status="kept", priority="must"),
            EvidenceLink(objective=f"OB{n}", input="BI-001", kind="raised"),
        )
    ]
    return sample().put(*more)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("paper", Paper)
def test_forty_objectives_of_many_words_stay_in_the_frame(paper: Paper, large: bool) -> None:
    taken = dataclasses.replace(snapshot(_forty_objectives()), measure=measure, paper=paper)
    told = story(taken, large=large)
    assert outside_the_frame(print_story(told).data, paper, two_sided=False) == []
    drawn = [block.picture for block in told.blocks if isinstance(block, Chart)]
    voice = [picture for picture in drawn if picture.title == "Whose words stand behind each objective"]
    assert sum(len(picture.table.rows) for picture in voice) == 40 * (2 if large else 1)
    assert all(picture.height * (1.56 if large else 1) < 620 for picture in voice)


def test_a_picture_higher_than_the_page_is_made_smaller_and_keeps_its_words() -> None:
    high = ranking_bars([Valued(f"Option {n}", 100.0 - n) for n in range(60)], Sheet(470, measure))
    told = dataclasses.replace(_told(two_sided=False), blocks=(Chart(high, "figure-1"),))
    printed = print_story(told)
    assert outside_the_frame(printed.data, Paper.A4, two_sided=False) == []
    assert printed.pages == 1
