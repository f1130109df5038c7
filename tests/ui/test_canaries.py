"""A day in the window with tokens in all that people said: they stay in the file and its earlier versions, and go."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from partnerdesk.app import Shelf
from partnerdesk.domain.commands import ChangeFields, EraseInputs
from partnerdesk.domain.records import BeneficiaryInput, InputTheme, SurveyAnswer, Theme
from partnerdesk.services.documents import Documents
from partnerdesk.ui.main_window import MainWindow
from tests.figures import Figures
from tests.fixtures.worked_example import worked_example
from tests.services.canaries import Canaries, found_in, places

PAGES = ("hear.inputs", "hear.groups", "aims.objectives", "tell.brief")


def _file(home: Path, path: Path, canaries: Canaries) -> None:
    """Make a file with five inputs that hold a token in every field, a theme and an answer."""
    names = [f"BI-9{number:02}" for number in range(5)]
    given = [canaries.record(BeneficiaryInput, {"beneficiary_input": name}, method="interview") for name in names]
    theme = Theme(id="TH9", text=canaries.token("theme"))
    answer = SurveyAnswer(input=names[0], question=canaries.token("question"), answer=canaries.token("answer"))
    partnership = worked_example().put(*given, theme, InputTheme(input=names[0], theme="TH9"), answer)
    Documents(home).from_partnership(partnership, path).close()


def _open(window: MainWindow, home: Path, path: Path) -> None:
    window.show_session(Shelf(home).open(str(path)))


def _work(window: MainWindow, qapp: QApplication, canaries: Canaries) -> None:
    """Look at pages, change and take back, look at the history and the brief."""
    assert window.workshop is not None
    assert window.desk is not None
    for page in PAGES:
        window.workshop.show_page(page)
        qapp.processEvents()
    for name in ("BI-900", "BI-901"):
        window.desk.execute(ChangeFields(BeneficiaryInput, (name,), {"summary": canaries.token("summary")}))
    window.desk.undo()
    window.files.records.show_history()
    window.show_brief()
    qapp.processEvents()


def test_words_stay_where_they_belong_and_go_for_good(
    window: MainWindow, tmp_path: Path, qapp: QApplication, figures: Figures
) -> None:
    canaries, home, papers = Canaries(), tmp_path / "home", tmp_path / "papers"
    papers.mkdir()
    _file(home, papers / "case.partnership", canaries)
    _open(window, home, papers / "case.partnership")
    _work(window, qapp, canaries)
    window.close_file()
    tokens = list(canaries.tokens)
    belongs = (papers, home / "backups")
    found = found_in(places(tmp_path), tokens)
    bad = [place for place in found if not any(Path(place[1]).is_relative_to(each) for each in belongs)]
    assert len({word for word, _ in found}) > 40
    _open(window, home, papers / "case.partnership")
    assert window.desk is not None
    window.desk.session.purge(EraseInputs(tuple(f"BI-9{number:02}" for number in range(5))))
    window.close_file()
    qapp.processEvents()
    bad += found_in(places(tmp_path), tokens)
    figures.reached("canaries: tokens after a day in the window and a purge", len(tokens), 40, bad)
