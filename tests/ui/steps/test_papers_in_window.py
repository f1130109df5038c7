"""Papers on the pages where they are wanted: the bytes that the command line writes, or why there are none."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from partnerdesk.brief.blocks import Edition, Kind
from partnerdesk.domain.commands import PutRecords
from partnerdesk.domain.records import RoundState
from partnerdesk.services.briefs import KINDS, PAPERS, make_brief
from partnerdesk.ui.viewmodels.book import every_page
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.pages import Custom
from partnerdesk.ui.viewmodels.papers import PAPERS as ON_PAGES
from partnerdesk.ui.views.dialogs.files import FileChooser
from partnerdesk.ui.views.registry import Place
from partnerdesk.ui.views.steps.brief_preview import KINDS as CHOICES
from partnerdesk.ui.views.steps.paper_choices import PaperChoices
from partnerdesk.ui.views.steps.papers import PapersView

PATIENCE = 30_000


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the place that somebody always chooses."""
    path = tmp_path / "paper.pdf"
    monkeypatch.setattr(FileChooser, "new", lambda *_asked: str(path))
    return path


@pytest.fixture
def unfolded(desk: Desk) -> Iterator[Callable[[str], PaperChoices]]:
    """Give what shows the papers of a page, unfolded; nothing of them is built before."""
    shown: list[PapersView] = []

    def unfold(page: str) -> PaperChoices:
        view = PapersView(Place(desk, page))
        shown.append(view)
        assert not view.findChildren(PaperChoices)
        view.fold.button.click()
        assert isinstance(view.inside, PaperChoices)
        return view.inside

    yield unfold
    for view in shown:
        view.deleteLater()


def test_every_page_with_papers_has_some_and_every_paper_has_a_page() -> None:
    pages = {page.id for page in every_page() if any(isinstance(b, Custom) and b.name == "papers" for b in page.blocks)}
    assert pages == set(ON_PAGES)
    kinds = {line.kind for lines in ON_PAGES.values() for line in lines}
    assert kinds == {
        "pre-read",
        "run-sheet",
        "still-to-hear",
        "slips",
        "slips-again",
        "slips-review",
        "score-sheets",
        "score-sheets-again",
        "weight-sheets-again",
    }


def test_the_page_of_the_brief_offers_every_kind() -> None:
    assert {choice.value for choice in CHOICES} == set(KINDS)


@pytest.mark.parametrize(("page", "kind"), [("open.workshop", "run-sheet"), ("trust.rate", "slips")])
def test_a_paper_is_saved_as_the_command_line_writes_it(
    desk: Desk, unfolded: Callable[[str], PaperChoices], qtbot: QtBot, chosen: Path, page: str, kind: str
) -> None:
    view = unfolded(page)
    view.sheet.picked.emit("letter")
    view.save[kind].click()
    assert not view.save[kind].isEnabled()
    qtbot.waitUntil(chosen.exists, timeout=PATIENCE)
    held = desk.partnership, desk.catalogue, desk.session.as_of
    assert chosen.read_bytes() == make_brief(*held, Edition.BOARD, PAPERS["letter"], Kind(kind)).data
    assert view.save[kind].isEnabled()
    chosen.unlink()
    view.save[kind].click()  # made already: no second wait
    qtbot.waitUntil(chosen.exists, timeout=PATIENCE)


def test_a_paper_that_cannot_be_printed_yet_says_why(
    desk: Desk, unfolded: Callable[[str], PaperChoices], qtbot: QtBot, chosen: Path
) -> None:
    (state,) = (row for row in desk.partnership.rows(RoundState) if row.kind == "trust" and row.round == 1)
    desk.session.execute(PutRecords((RoundState(kind=state.kind, partner=state.partner, round=1),)))
    view = unfolded("trust.again")
    view.save["slips-again"].click()
    qtbot.waitUntil(lambda: not view.model.busy, timeout=PATIENCE)
    assert "not shown yet" in view.model.problem
    assert not chosen.exists()
