"""The brief in the window: the same bytes as the command line, its pages with their words, what is open, saving it."""

from datetime import date
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from partnerdesk.brief.blocks import Edition, Kind
from partnerdesk.brief.held_back import LineKind
from partnerdesk.domain.commands import AddRecord, ChangeFields
from partnerdesk.domain.records import BeneficiaryInput, Decision, ImpactReview, OpenPoint
from partnerdesk.services.brief_check import check_brief
from partnerdesk.services.briefs import PAPERS, make_brief
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.pdf_pages import draw_page, page_text, read_pages, text_lines
from partnerdesk.ui.viewmodels.book import every_page
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.steps.brief_model import BriefModel
from partnerdesk.ui.views.dialogs.files import FileChooser
from partnerdesk.ui.views.steps.brief_preview import BriefPreview
from partnerdesk.ui.views.steps.brief_printer import paint_pages

PATIENCE = 20_000


def _made(model: BriefModel, qtbot: QtBot) -> bytes:
    model.refresh()
    qtbot.waitUntil(lambda: not model.busy, timeout=PATIENCE)
    return model.data


@pytest.mark.parametrize(("edition", "paper"), [("board", "a4"), ("sharing", "letter")])
def test_the_window_makes_the_same_bytes_as_the_command_line(
    desk: Desk, qtbot: QtBot, edition: str, paper: str
) -> None:
    model = BriefModel(desk)
    model.choose(edition=edition, paper=paper)
    held = desk.partnership, desk.catalogue, desk.session.as_of
    assert _made(model, qtbot) == make_brief(*held, Edition(edition), PAPERS[paper]).data


def test_a_change_makes_another_brief_and_nothing_else_does(desk: Desk, qtbot: QtBot) -> None:
    model = BriefModel(desk)
    first = _made(model, qtbot)
    model.refresh()
    assert not model.busy
    desk.execute(ChangeFields(Decision, (), {"minute_ref": "Minute 2026/99"}))
    assert _made(model, qtbot) != first


def test_a_newer_wish_replaces_an_older_one(desk: Desk, qtbot: QtBot) -> None:
    model = BriefModel(desk)
    model.choose(edition="sharing")
    model.choose(edition="board")
    board = _made(model, qtbot)
    held = desk.partnership, desk.catalogue, desk.session.as_of
    assert board == make_brief(*held, Edition.BOARD, PAPERS["a4"]).data


def test_pages_have_numbers_and_words(desk: Desk, qtbot: QtBot) -> None:
    model = BriefModel(desk)
    data = _made(model, qtbot)
    assert model.brief is not None
    assert len(model.page_names) == len(model.brief.pages) == model.brief.made.pages
    assert model.page_names[2] == f"Page 3 of {model.brief.made.pages}"
    assert "Working with Northbank" in " ".join(page_text(data, 0).split())


def test_a_page_is_drawn_at_the_size_that_is_asked(desk: Desk, qtbot: QtBot) -> None:
    data = _made(BriefModel(desk), qtbot)
    drawn = draw_page(data, 0, 2.0)
    assert (drawn.width, drawn.height) == (1191, 1684)
    assert len(drawn.data) == drawn.stride * drawn.height
    assert len(set(drawn.data)) > 2


def test_open_points_and_what_is_held_back_lead_somewhere(desk: Desk, qtbot: QtBot) -> None:
    desk.execute(ChangeFields(Decision, (), {"reasons": None}))
    desk.execute(AddRecord(OpenPoint(id="OP9", page="tell.actions", note="Not sure yet")))
    given = next(row for row in desk.partnership.rows(BeneficiaryInput) if row.quote)
    desk.execute(ChangeFields(BeneficiaryInput, (given.id,), {"quote_permission": "none"}))
    model = BriefModel(desk)
    _made(model, qtbot)
    lines = {(line.group, line.subject): line for line in model.lines}
    assert lines["gate", "H5"].page == "decide.reasons"
    assert lines["open", "OP9"].page == "tell.actions"
    assert lines["open", "OP9"].sentence == "Not sure yet: Who does what, by when?"
    assert lines["held", given.id].page == "hear.inputs"


def test_a_brief_that_cannot_be_saved_says_so(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    model = BriefModel(desk)
    _made(model, qtbot)
    said: list[str] = []
    model.failed.connect(said.append)
    assert not model.save(tmp_path / "nowhere" / "brief.pdf")
    assert said
    assert "nowhere" in said[0]


def test_the_reader_opens_the_saved_file_while_it_is_the_same(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    model = BriefModel(desk)
    _made(model, qtbot)
    path = tmp_path / "brief.pdf"
    assert model.save(path)
    assert model.reader_file(tmp_path) == path
    path.write_bytes(b"other")
    copy = model.reader_file(tmp_path)
    assert copy is not None
    assert copy != path
    assert copy.read_bytes() == model.data


# --- in the window ----------------------------------------------------------------------------------------------------


def test_pages_are_turned_and_made_larger_by_keyboard(preview: BriefPreview, qtbot: QtBot) -> None:
    paper = preview.paper
    paper.sheet.setFocus()
    before = paper.sheet.size()
    QTest.keyClick(paper.sheet, Qt.Key.Key_PageDown)
    QTest.keyClick(paper.sheet, Qt.Key.Key_PageDown)
    assert paper.number == 2
    assert paper.sheet.accessibleName().startswith("Page 3 of ")
    assert len(paper.sheet.accessibleDescription()) > 100
    QTest.keyClick(paper.sheet, Qt.Key.Key_Plus)
    assert paper.sheet.width() > before.width()
    assert paper.sheet.size() != QSize(0, 0)
    qtbot.waitUntil(lambda: paper.sheet.is_drawn, timeout=PATIENCE)


def test_saving_writes_the_bytes_of_the_preview(
    preview: BriefPreview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "brief.pdf"
    monkeypatch.setattr(FileChooser, "new", lambda *_given, **_more: str(path))
    preview.save.click()
    assert path.read_bytes() == preview.model.data


def test_go_there_leads_to_the_page(preview: BriefPreview, example: MainWindow) -> None:
    assert example.desk is not None
    example.desk.execute(ChangeFields(Decision, (), {"reasons": None}))
    preview.open.buttons[0].click()
    assert example.workshop is not None
    assert example.workshop.page.id == "decide.reasons"


def test_printing_gives_a_sheet_for_each_page(preview: BriefPreview, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setResolution(72)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert paint_pages(printer, preview.model.data, range(1, 4))
    sheets = read_pages((tmp_path / "printed.pdf").read_bytes())
    assert len(sheets) == 3
    assert abs(sheets[0].width - 595) < 2


# --- papers by themselves ---------------------------------------------------------------------------------------------


def test_a_paper_by_itself_in_large_print_is_the_command_lines(desk: Desk, qtbot: QtBot) -> None:
    model = BriefModel(desk)
    model.choose(kind="minute", large=True)
    held = desk.partnership, desk.catalogue, desk.session.as_of
    assert _made(model, qtbot) == make_brief(*held, kind=Kind.MINUTE, large=True).data
    assert model.suggested_name.endswith("– draft minute")


def test_a_review_that_is_not_there_is_said_in_a_sentence(desk: Desk, qtbot: QtBot) -> None:
    model = BriefModel(desk)
    model.choose(kind="review")
    qtbot.waitUntil(lambda: not model.busy, timeout=PATIENCE)
    assert model.problem.startswith("No review is recorded in this file.")


@pytest.mark.parametrize(("form", "opens"), [("html", b"<!DOCTYPE html>"), ("md", b"*")])
def test_a_web_page_and_markdown_are_saved_as_they_are_wanted(
    desk: Desk, qtbot: QtBot, tmp_path: Path, form: str, opens: bytes
) -> None:
    model = BriefModel(desk)
    _made(model, qtbot)
    model.form = form
    assert model.save(tmp_path / f"brief.{form}")
    assert (tmp_path / f"brief.{form}").read_bytes().startswith(opens)


def test_a_saved_brief_is_kept_in_the_files_history(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    model = BriefModel(desk)
    _made(model, qtbot)
    assert model.save(tmp_path / "brief.pdf")
    desk.execute(ChangeFields(Decision, (), {"minute_ref": "Minute 2026/99"}))
    found = check_brief((tmp_path / "brief.pdf").read_bytes(), desk.session.workspace.look())
    assert found.code == "earlier"


def test_a_page_of_the_brief_leads_to_where_it_was_entered(preview: BriefPreview, example: MainWindow) -> None:
    made = preview.model.brief
    assert made is not None
    preview.paper.show_page(made.made.page_of["risks"] - 1)
    titles = [button.text() for button in preview.ways if button.isVisibleTo(preview)]
    assert "Change “7 Risks, checks and conditions”" in titles
    preview.ways[titles.index("Change “7 Risks, checks and conditions”")].click()
    assert example.workshop is not None
    assert example.workshop.page.id == "test.risks"


def test_every_part_of_the_brief_leads_somewhere(desk: Desk, qtbot: QtBot) -> None:
    model = BriefModel(desk)
    _made(model, qtbot)
    assert model.brief is not None
    made = model.brief.made
    reached = {each.title for number in range(made.pages) for each in model.entered_on(number)}
    assert {title for title, _ in made.parts} - reached == {made.parts[12][0]}  # how the figures were worked out


# --- from a line to where it was entered ------------------------------------------------------------------------------


def place_of(data: bytes, words: str) -> tuple[int, float, float]:
    """Give the page on which words stand, and where on it, as parts of its width and height."""
    document = PdfDocument(data)
    try:
        for number, page in enumerate(document):
            text = page.get_textpage()
            found = text.search(words).get_next()
            if found is not None:
                left, bottom, right, top = text.get_charbox(found[0] + found[1] // 2)
                width, height = page.get_size()
                return number, (left + right) / 2 / width, 1 - (bottom + top) / 2 / height
    finally:
        document.close()
    raise AssertionError(words)


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("to tell their story once", "decide.reasons"),
        ("rings and says, come for a walk", "hear.inputs"),
        ("Unpaid carers in the harbour towns", "frame.question"),
        ("Ring Northbank's chair with the decision", "tell.actions"),
    ],
)
def test_a_line_leads_to_where_it_was_typed(desk: Desk, qtbot: QtBot, words: str, page: str) -> None:
    model = BriefModel(desk)
    _made(model, qtbot)
    there = model.entered_at(*place_of(model.data, words))
    assert there is not None
    assert there.page == page


def test_a_line_that_nobody_typed_leads_to_its_part(desk: Desk, qtbot: QtBot) -> None:
    model = BriefModel(desk)
    _made(model, qtbot)
    there = model.entered_at(*place_of(model.data, "What we expect for them"))
    assert there is not None
    assert there.page == "hear.inputs"


def test_blank_paper_leads_nowhere(desk: Desk, qtbot: QtBot) -> None:
    model = BriefModel(desk)
    _made(model, qtbot)
    assert model.entered_at(0, 0.01, 0.01) is None


def test_a_click_on_a_line_goes_there(preview: BriefPreview, example: MainWindow) -> None:
    number, x, y = place_of(preview.model.data, "to tell their story once")
    preview.paper.show_page(number)
    sheet = preview.paper.sheet
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(round(x * sheet.width()), round(y * sheet.height())))
    assert example.workshop is not None
    assert example.workshop.page.id == "decide.reasons"


def test_the_arrow_keys_and_enter_lead_to_where_a_line_was_typed(preview: BriefPreview, example: MainWindow) -> None:
    number, _, _ = place_of(preview.model.data, "to tell their story once")
    paper = preview.paper
    paper.show_page(number)
    paper.sheet.setFocus()
    QTest.keyClick(paper.sheet, Qt.Key.Key_Return)  # no line is chosen yet
    assert example.workshop is not None
    assert example.workshop.screen_shown.block(0) is preview
    said: list[str] = []
    paper.lines.moved.connect(lambda place, text: said.append(text) if place.isValid() else None)
    while not said or "tell their" not in said[-1]:
        QTest.keyClick(paper.sheet, Qt.Key.Key_Down)
        assert paper.number == number
    assert said == [line.text for line in text_lines(preview.model.data, number)][: len(said)]
    QTest.keyClick(paper.sheet, Qt.Key.Key_Return)
    assert example.workshop.page.id == "decide.reasons"


def test_the_arrow_keys_go_on_over_the_end_of_a_page_and_back(preview: BriefPreview) -> None:
    paper, data = preview.paper, preview.model.data
    first, second = text_lines(data, 0), text_lines(data, 1)
    paper.show_page(0)
    QTest.keyClick(paper.sheet, Qt.Key.Key_Up)
    assert (paper.number, paper.lines.line) == (0, first[-1])
    QTest.keyClick(paper.sheet, Qt.Key.Key_Down)
    assert (paper.number, paper.lines.line) == (1, second[0])
    QTest.keyClick(paper.sheet, Qt.Key.Key_Up)
    assert (paper.number, paper.lines.line) == (0, first[-1])
    paper.show_page(len(preview.model.page_names) - 1)
    for _ in range(2):
        QTest.keyClick(paper.sheet, Qt.Key.Key_Up)
    for _ in range(3):
        QTest.keyClick(paper.sheet, Qt.Key.Key_Down)
    assert paper.number == len(preview.model.page_names) - 1
    assert paper.lines.line == text_lines(data, paper.number)[-1]


# --- a review ---------------------------------------------------------------------------------------------------------


def test_a_review_that_is_there_is_shown_and_leads_to_where_it_was_entered(desk: Desk, qtbot: QtBot) -> None:
    lost = "Two families in the hills have no breaks now."
    row = ImpactReview(id="IR1", review_on=date(2027, 11, 22), decision="change", who_lost_out=lost)
    desk.execute(AddRecord(row))
    model = BriefModel(desk)
    model.choose(kind="review")
    data = _made(model, qtbot)
    held = desk.partnership, desk.catalogue, desk.session.as_of
    assert data == make_brief(*held, kind=Kind.REVIEW).data
    assert (model.problem, model.suggested_name.endswith("– review")) == ("", True)
    there = model.entered_at(*place_of(data, "in the hills have no breaks"))
    assert there is not None
    assert there.page == "tell.impact"
    made_up = model.entered_at(*place_of(data, "No objective is recorded as worse"))
    assert made_up is not None
    assert (made_up.title, made_up.page) == ("What got worse, and for whom", "tell.impact")
    desk.execute(ChangeFields(ImpactReview, ("IR1",), {"who_lost_out": "Nobody."}))
    data = _made(model, qtbot)
    assert lost not in " ".join(" ".join(page_text(data, at) for at in range(len(model.page_names))).split())


# --- the records and the list -----------------------------------------------------------------------------------------


def test_the_records_are_attached_as_on_the_command_line(preview: BriefPreview, qtbot: QtBot) -> None:
    model = preview.model
    alone = model.data
    preview.records.click()
    qtbot.waitUntil(lambda: not model.busy, timeout=PATIENCE)
    desk = preview._desk
    held = desk.partnership, desk.catalogue, desk.session.as_of
    assert model.data == make_brief(*held, with_records=True).data != alone
    preview.form.picked.emit("html")
    assert not preview.records.isVisibleTo(preview)
    assert model.written().startswith(b"<!DOCTYPE html>")


@pytest.mark.parametrize("kind", ["full", "feedback", "easy-read", "minute"])
@pytest.mark.parametrize("edition", ["board", "sharing"])
def test_every_line_of_every_paper_leads_to_a_page_that_holds_it(
    desk: Desk, qtbot: QtBot, kind: str, edition: str
) -> None:
    desk.execute(ChangeFields(Decision, (), {"reasons": "David Lomas was away. So we waited."}))
    model = BriefModel(desk)
    model.choose(kind=kind, edition=edition)
    _made(model, qtbot)
    assert model.brief is not None
    held = [line for line in model.brief.made.held_back if line.kind is not LineKind.GATE]
    shown = [line for line in model.lines if line.group == "held"]
    assert len(shown) == len(held)
    assert held or (edition == "board" and kind == "minute")
    pages = {page.id: page for page in every_page()}
    for line, there in zip(held, shown, strict=True):
        assert line.entity in pages[there.page].areas, line


def test_one_reason_for_two_things_is_two_lines(desk: Desk, qtbot: QtBot) -> None:
    model = BriefModel(desk)
    _made(model, qtbot)
    taken_back = [line.subject for line in model.lines if "taken back" in line.sentence]
    assert taken_back == ["BI-014", "BI-015"]
