"""In Welsh, in a language of longer words and in one from the right nothing is cut off, and nothing stays English.

The ordinary test takes each page once; `make layouts` takes each at every text size.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QWidget

from partnerdesk.app import Shelf
from partnerdesk.catalogue import load_catalogue
from partnerdesk.catalogue.texts import texts_in
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.words import Translate
from partnerdesk.services.documents import Documents
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.book import pages_for
from partnerdesk.ui.viewmodels.preferences import Preferences
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import FlowLayout, TileLayout
from partnerdesk.ui.views.widgets.buttons import Button
from partnerdesk.ui.views.widgets.field import IconMark
from partnerdesk.ui.views.widgets.marks import Bar, Dots
from partnerdesk.ui.views.workshop import Workshop
from tests.texts.pseudo import from_the_right, is_marked, longer
from tests.ui.conftest import on_screen
from tests.ui.laid_out import laid_out_badly, settle
from tests.ui.languages import spoken_by
from tests.ui.test_layout import check_menus, faults_of

SAME_EVERYWHERE = {"English", "Cymraeg"}  # each language is called by its own name
SCALES = (1.0, 1.3, 1.6, 2.0)
SIZES = ((1024, 700), (1280, 800), (1920, 1080))
LANGUAGES: dict[str, Translate] = {"longer": longer, "from the right": from_the_right, "cy": texts_in("cy")}


@cache
def _catalogue(kind: str) -> Catalogue:
    plain = load_catalogue(kind if kind == "cy" else "en")
    return plain.with_texts({name: LANGUAGES[kind](text) for name, text in plain.texts().items()})


class ForeignShelf(Shelf):
    """Opens files with the catalogue of that language."""

    def __init__(self, root: Path, kind: str) -> None:
        super().__init__(root)
        self._documents = replace(Documents(root), load_catalogue=lambda _language: _catalogue(kind))


@pytest.fixture(params=LANGUAGES)
def kind(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """Speak Welsh, or a language that nobody speaks."""
    name = str(request.param)
    with spoken_by(qapp, LANGUAGES[name], mirrored=name == "from the right"):
        yield name


@pytest.fixture
def shelf(tmp_path: Path, kind: str) -> Shelf:
    return ForeignShelf(tmp_path / "home", kind)


@pytest.fixture
def foreign(
    kind: str,
    shelf: Shelf,
    themed: None,
    qapp: QApplication,
    preferences: Preferences,
    clock: Callable[[], datetime],
) -> Iterator[MainWindow]:
    shown = MainWindow(shelf, preferences, clock)
    shown.resize(1280, 800)
    with on_screen(shown):
        yield shown


def _workshop(window: MainWindow) -> Workshop:
    assert window.workshop is not None
    return window.workshop


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_page_has_room_for_longer_words_and_for_the_other_way(foreign: MainWindow, scale: float) -> None:
    theme().resize_text(scale)
    foreign.open_example()
    bad = {}
    for number, page in enumerate(pages_for(_workshop(foreign).desk.partnership)):
        size = SIZES[number % len(SIZES)]
        if number % 2 == (scale > 1) and (found := faults_of(foreign, page.id, size)):
            bad[page.id, size] = found
    assert bad == {}


@pytest.mark.layouts
@pytest.mark.timeout(900)
@pytest.mark.parametrize("scale", SCALES)
def test_every_page_at_every_size(foreign: MainWindow, scale: float) -> None:
    theme().resize_text(scale)
    foreign.open_example()
    pages = [page.id for page in pages_for(_workshop(foreign).desk.partnership)]
    bad = {(page, size): found for page in pages for size in SIZES if (found := faults_of(foreign, page, size))}
    assert bad == {}


@pytest.mark.parametrize("scale", [1.0, 1.6])  # the screen of the tests has 800 pixels, a real one more
def test_every_window_of_the_menus_has_room(foreign: MainWindow, scale: float) -> None:
    foreign.open_example()
    check_menus(foreign, scale, SIZES[0])


def test_the_start_page_has_room(foreign: MainWindow) -> None:
    for scale, size in product(SCALES, SIZES):
        theme().resize_text(scale)
        foreign.resize(*size)
        settle()
        assert laid_out_badly(foreign) == []


# --- what is not translated -------------------------------------------------------------------------------------------


def _names(root: QWidget) -> Iterator[str]:
    for widget in (root, *root.findChildren(QWidget)):
        if widget.isVisible():
            spoken = QAccessible.queryAccessibleInterface(widget)
            yield from (spoken.text(each) for each in (QAccessible.Text.Name, QAccessible.Text.Description))


@pytest.mark.parametrize("kind", ["longer"], indirect=True)
def test_nothing_that_is_shown_or_heard_stays_english(foreign: MainWindow, shelf: Shelf, tmp_path: Path) -> None:
    foreign.show_session(shelf.new(str(tmp_path / "7.partnership")))
    english: dict[str, str] = {}
    for page in pages_for(_workshop(foreign).desk.partnership):
        _workshop(foreign).show_page(page.id)
        QApplication.processEvents()
        for text in _names(_workshop(foreign)):
            if sum(map(str.isalpha, text)) > 2 and not is_marked(text) and text not in SAME_EVERYWHERE:
                english.setdefault(text, page.id)
    assert english == {}


# --- from the right ---------------------------------------------------------------------------------------------------


def _painted(widget: QWidget, way: Qt.LayoutDirection, *, turned: bool = False) -> QImage:
    widget.setLayoutDirection(way)
    picture = widget.grab().toImage()
    return picture.flipped(Qt.Orientation.Horizontal) if turned else picture


def _glyph(name: str) -> QWidget:
    return IconMark(name)


@pytest.mark.parametrize(
    "make",
    [lambda: Bar(0.3), lambda: Dots(2.5), lambda: _glyph("arrow-right"), lambda: _glyph("chevron-right")],
    ids=["bar", "dots", "arrow", "chevron"],
)
def test_what_grows_or_points_turns_with_the_language(themed: None, make: Callable[[], QWidget]) -> None:
    widget = make()
    widget.resize(80, 20)
    plain = _painted(widget, Qt.LayoutDirection.LeftToRight, turned=True)
    mirrored = _painted(widget, Qt.LayoutDirection.RightToLeft)
    assert _apart(plain, mirrored) < 0.02
    assert _apart(_painted(widget, Qt.LayoutDirection.LeftToRight), mirrored) > 0.02
    widget.deleteLater()


def test_a_picture_that_points_nowhere_stays_as_it_is(themed: None) -> None:
    widget = _glyph("warning")
    before = _painted(widget, Qt.LayoutDirection.LeftToRight)
    assert _painted(widget, Qt.LayoutDirection.RightToLeft) == before


def _apart(one: QImage, other: QImage) -> float:
    """Return which part of the points of two pictures differs clearly."""
    assert one.size() == other.size()
    points = [(x, y) for x in range(one.width()) for y in range(one.height())]
    differing = sum(abs(one.pixelColor(*at).lightness() - other.pixelColor(*at).lightness()) > 60 for at in points)
    return differing / len(points)


def test_tiles_and_pieces_begin_on_the_right(themed: None) -> None:
    for layout_of in (lambda parent: TileLayout(parent, 2), FlowLayout):
        holder = QWidget()
        layout = layout_of(holder)
        pieces = [Button("One"), Button("Two")]
        for piece in pieces:
            layout.addWidget(piece)
        holder.resize(400, 60)
        holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        layout.setGeometry(holder.rect())
        assert pieces[0].geometry().left() > pieces[1].geometry().right()
        assert holder.rect().right() - pieces[0].geometry().right() <= 1
