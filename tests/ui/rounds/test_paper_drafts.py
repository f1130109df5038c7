"""Slips that are being typed outlive a power cut: kept beside the records, never in the file, gone when settled."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from partnerdesk.app import Shelf
from partnerdesk.domain.commands import CloseRound, DeleteRecord, EraseInputs, PutRecords
from partnerdesk.domain.records import BeneficiaryInput, Participant, TrustRating
from partnerdesk.services.documents import Documents
from partnerdesk.services.drafts import drafts_of, keep_draft
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.unkept import bring_back
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.rounds.kinds import TRUST
from partnerdesk.ui.viewmodels.rounds.machine import model_of
from partnerdesk.ui.viewmodels.rounds.paper import PaperModel, Phase, paper_of
from partnerdesk.ui.viewmodels.rounds.paper_kept import Stack, from_text, to_text
from partnerdesk.ui.viewmodels.rounds.slip import Typed
from partnerdesk.ui.viewmodels.rounds.states import ScreenState
from partnerdesk.ui.views.steps.paper_grid import SlipGrid
from partnerdesk.ui.views.widgets.notice import Toast
from partnerdesk.ui.views.widgets.text import Prose
from tests.ui.rounds.conftest import BOARD
from tests.ui.rounds.slips_killed import FIRST_TIME, PLACE, SECOND_TIME

AB = frozenset({"A", "B"})
TYPED = "slips, half typed"
FIRST_CELLS = {(0, 0): Typed(4, "seen"), (1, 0): Typed(3, "told"), (2, 0): Typed(None)}


@pytest.fixture
def paper(desk: Desk) -> PaperModel:
    """Give a stack of two slips of which the first is begun."""
    model = model_of(desk, TRUST)
    model.type_in()
    begun = paper_of(model)
    assert begun.begin(AB)
    for letter in FIRST_TIME:
        assert begun.press(letter)
    return begun


@pytest.fixture
def after(desk: Desk) -> Iterator[Desk]:
    """Give another desk on the same work, as the next start makes one."""
    found = Desk(desk.session, desk.now)
    yield found
    found.close()


# --- over a crash -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("published", ["published", "unpublished"])
def test_after_a_kill_the_minute_taker_goes_on_at_the_same_place(
    tmp_path: Path, window: MainWindow, qapp: QApplication, published: str
) -> None:
    home, path = tmp_path / "home", tmp_path / "Board.partnership"
    with Shelf(home).new(str(path)) as session:
        session.execute(PutRecords(BOARD))
    child = [sys.executable, "-m", "tests.ui.rounds.slips_killed", str(home), str(path), published]
    assert subprocess.run(child, check=False, timeout=120).returncode == 9
    assert b'"passes"' not in path.read_bytes()

    window.begin("")
    qapp.processEvents()
    desk, workshop = window.desk, window.workshop
    assert desk is not None
    assert workshop is not None
    assert workshop.page.id == "trust.rate"
    paper = paper_of(model_of(desk, TRUST))
    assert _state(paper) is ScreenState.CHOOSE  # nobody's answers are on the screen
    assert not [each for each in window.findChildren(SlipGrid) if each.isVisible()]
    (toast,) = window.findChildren(Toast)
    assert any("Code A, Code B" in prose.said for prose in toast.findChildren(Prose))
    toast.taken.emit()
    qapp.processEvents()
    assert _state(paper) is ScreenState.SLIP
    assert (paper.phase, paper.typing.place) == (Phase.SECOND, PLACE)
    assert paper.typing.cells == {(0, 0): Typed(4, "seen"), (1, 0): Typed(2)}
    _finish(paper)
    assert len(desk.partnership.having(TrustRating, participant="A")) == 3
    assert drafts_of(desk.session) == {}
    window.close_file()
    assert b'"passes"' not in path.read_bytes()
    assert Documents(home).recover_all() == ()


def _state(paper: PaperModel) -> ScreenState:
    return paper.round.state


def _finish(paper: PaperModel) -> None:
    for letter in "t0":
        assert paper.press(letter)
    paper.compare()
    (left,) = paper.differences
    paper.settle(left, left.first)
    assert paper.keep()


def test_keys_and_digits_are_kept_and_no_words(desk: Desk, paper: PaperModel) -> None:
    paper.keep_draft()
    (kept,) = drafts_of(desk.session).values()
    assert from_text(kept) is not None
    for words in ("Person A", "Code A", "Northbank", paper.items[0].question):
        assert words not in kept


def test_another_start_has_it_as_it_was(desk: Desk, after: Desk, paper: PaperModel) -> None:
    paper.keep_draft()
    (again,) = bring_back(after)
    assert (again.phase, again.slips, again.items) == (Phase.FIRST, paper.slips, paper.items)
    assert again.typing.cells == FIRST_CELLS
    assert again.typing.place == paper.typing.place
    assert again.waits
    assert after.partnership == desk.partnership
    again.throw_away()


def test_what_was_settled_is_still_settled(after: Desk, paper: PaperModel) -> None:
    assert paper.again()
    for letter in "4s2t0":
        assert paper.press(letter)
    paper.compare()
    paper.settle(paper.differences[0], None)
    paper.keep_draft()
    (again,) = bring_back(after)
    assert (again.phase, again.settled) == (Phase.CHECKED, 1)
    assert again.answers == {(0, 0): Typed(4, "seen"), (2, 0): Typed(None)}
    again.throw_away()


# --- gone when settled ------------------------------------------------------------------------------------------------


def test_a_sheet_that_is_thrown_away_is_gone_and_back_when_brought_back(desk: Desk, paper: PaperModel) -> None:
    brought = []
    desk.offered.connect(lambda _text, _label, take: brought.append(take))
    paper.keep_draft()
    paper.throw()
    assert drafts_of(desk.session) == {}
    brought[0]()
    paper.keep_draft()
    assert len(drafts_of(desk.session)) == 1
    paper.throw_away()
    assert drafts_of(desk.session) == {}


def test_a_sheet_on_which_nothing_is_typed_is_not_kept(desk: Desk) -> None:
    model = model_of(desk, TRUST)
    model.type_in()
    empty = paper_of(model)
    assert empty.begin(AB)
    empty.keep_draft()
    assert drafts_of(desk.session) == {}


def _closed(desk: Desk) -> None:
    desk.session.execute(CloseRound("trust", 1, desk.stamp(), "Chair", "P1"))


def _person_gone(desk: Desk) -> None:
    desk.session.execute(DeleteRecord(Participant, ("B",)))


@pytest.mark.parametrize("change", [_closed, _person_gone])
def test_what_does_not_fit_any_more_is_let_go(desk: Desk, after: Desk, paper: PaperModel, change: object) -> None:
    paper.keep_draft()
    assert paper.holds
    assert callable(change)
    change(desk)
    assert bring_back(after) == ()
    assert drafts_of(desk.session) == {}


def test_words_erased_for_good_take_drafts_with_them(desk: Desk, paper: PaperModel) -> None:
    paper.keep_draft()
    desk.session.execute(PutRecords((BeneficiaryInput(id="BI-001", quote="words"),)))
    desk.session.purge(EraseInputs(("BI-001",)))
    assert drafts_of(desk.session) == {}
    paper.throw_away()


# --- in the workspace -------------------------------------------------------------------------------------------------


def test_a_session_that_ends_over_a_draft_keeps_it_for_the_next(tmp_path: Path) -> None:
    documents, path = Documents(tmp_path / "home"), tmp_path / "case.partnership"
    session = documents.new(path)
    keep_draft(session, "paper trust 1", TYPED)
    session.close()
    assert TYPED.encode() not in path.read_bytes()
    again = documents.open(path)
    assert str(again.recovered) == "Recovered what was being typed."
    assert drafts_of(again) == {"paper trust 1": TYPED}
    keep_draft(again, "paper trust 1", "")
    again.close()
    assert documents.recover_all() == ()
    with documents.open(path) as last:
        assert last.recovered is None


def test_a_draft_on_a_file_that_somebody_else_changed_is_let_go(tmp_path: Path) -> None:
    documents, path = Documents(tmp_path / "home"), tmp_path / "case.partnership"
    session = documents.new(path)
    keep_draft(session, "paper trust 1", TYPED)
    session.close()
    with Documents(tmp_path / "elsewhere").open(path, anyway=True) as theirs:
        theirs.execute(PutRecords((Participant(id="T1"),)))
    with documents.open(path) as again:
        assert again.partnership.has(Participant, "T1")
        assert drafts_of(again) == {}


def test_a_read_only_file_keeps_none(tmp_path: Path) -> None:
    documents, path = Documents(tmp_path / "home"), tmp_path / "case.partnership"
    documents.new(path).close()
    with documents.open_to_read(path) as session:
        keep_draft(session, "paper trust 1", TYPED)
        assert drafts_of(session) == {}


@pytest.mark.skipif(not Documents(Path()).can_protect, reason="the part that encrypts is not installed")
def test_a_draft_has_the_password_of_the_file(tmp_path: Path) -> None:
    documents, path = Documents(tmp_path / "home"), tmp_path / "case.partnership"
    session = documents.new(path)
    keep_draft(session, "paper trust 1", "kept in secret")
    session.protect(documents.password("a long password", path))
    assert drafts_of(session) == {"paper trust 1": "kept in secret"}
    session.close()
    assert not any(b"kept in secret" in each.read_bytes() for each in tmp_path.rglob("*") if each.is_file())
    again = documents.open(path, "a long password")
    assert drafts_of(again) == {"paper trust 1": "kept in secret"}
    again.close(discard=True)


# --- the text ---------------------------------------------------------------------------------------------------------

CELLS = st.dictionaries(
    st.tuples(st.integers(0, 30), st.integers(0, 12)),
    st.builds(Typed, st.none() | st.integers(0, 100), st.none() | st.sampled_from(("seen", "told", "guess"))),
    max_size=12,
)
STACKS = st.builds(
    Stack,
    st.text(max_size=8),
    st.integers(1, 9),
    st.booleans(),
    st.lists(st.text(max_size=6), max_size=4).map(tuple),
    st.lists(st.lists(st.text(max_size=6), max_size=3).map(tuple), max_size=4).map(tuple),
    st.sampled_from(Phase).map(str),
    st.lists(st.tuples(st.tuples(st.integers(0, 9), st.integers(0, 9)), CELLS), max_size=2).map(tuple),
    st.dictionaries(
        st.tuples(st.integers(0, 9), st.integers(0, 9)), st.none() | st.builds(Typed, st.integers(1, 5)), max_size=4
    ),
)


@given(STACKS)
def test_a_stack_comes_back_as_it_was(stack: Stack) -> None:
    assert from_text(to_text(stack)) == stack


@given(st.text() | st.sampled_from(("{}", "[]", "null", '{"subject":"P1"}')))
def test_other_text_holds_no_stack(text: str) -> None:
    assert from_text(text) is None


def test_the_second_time_was_begun_where_the_test_says() -> None:
    assert (SECOND_TIME[-1].isdigit(), PLACE) == (True, (1, 0))
