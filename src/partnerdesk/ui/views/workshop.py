"""The open workshop: step list, page, evidence panel and bottom bar, and the way from page to page.

It must not know what any page holds.
"""

from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from partnerdesk.domain.commands import DeleteRecord, PutRecords
from partnerdesk.domain.overriding import override
from partnerdesk.domain.partnership import next_id
from partnerdesk.domain.records import STEPS, Key, OpenPoint, Record
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.services.history import Change
from partnerdesk.ui.viewmodels.book import pages_for, pages_of
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.pages import PageSpec
from partnerdesk.ui.viewmodels.save_state import SaveStateModel
from partnerdesk.ui.views.announcing import announce, once_heard
from partnerdesk.ui.views.bottom_bar import BottomBar
from partnerdesk.ui.views.evidence_pane import EvidencePane
from partnerdesk.ui.views.page import WIDE_COLUMN, PageScreen
from partnerdesk.ui.views.page_stack import PageStack
from partnerdesk.ui.views.paging import PAGE_KEYS, Paging
from partnerdesk.ui.views.scrolling import COLUMN
from partnerdesk.ui.views.step_pane import StepPane
from partnerdesk.ui.views.tab_order import put_in_reading_order
from partnerdesk.ui.views.theme import load_other_faces, theme
from partnerdesk.ui.views.toasts import ToastArea
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.last_hand import last_hand

EVIDENCE_FROM = 1180
STEPS_FROM = 900
LAYOUT_TURNS = 4
"""New parts are shown one turn later, and wrapped lines inside others take turns until every height is right."""
RELEASE_MS = 30


class Workshop(QWidget):
    """The three panes and the bar of one open file."""

    page_changed = Signal(str)
    evidence_wished = Signal(bool)

    def __init__(
        self, desk: Desk, page: str = "", parent: QWidget | None = None, *, shows_evidence: bool = True
    ) -> None:
        super().__init__(parent)
        if parent is not None:
            self.resize(parent.size())
        load_other_faces()
        self.desk = desk
        self._screens: dict[str, PageScreen] = {}
        self._page: PageSpec | None = None
        self._evidence_wanted = shows_evidence
        self._evidence_over = False
        self._alone = False
        self._is_switching = False
        self._arrived: QWidget | None = None
        self.steps = StepPane(desk, self)
        self.evidence = EvidencePane(desk, self)
        self.evidence.hide()
        self.bar = BottomBar(SaveStateModel(desk, self))
        self._stack = PageStack()
        self._paging = Paging()
        self.toasts = ToastArea(lambda: self.desk.last_step)
        self._lay_out()
        self._connect()
        pages = [each.id for each in pages_for(desk.partnership)]
        self.show_page(page if page in pages else pages[0])

    def _lay_out(self) -> None:
        middle = QWidget()
        centre = column(middle, 0)
        centre.addWidget(self._stack, 1)
        centre.addWidget(self.toasts)
        centre.addWidget(self.bar)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.steps)
        row.addWidget(middle, 1)
        row.addWidget(self.evidence)

    def _connect(self) -> None:
        self.steps.step_asked.connect(self.show_step)
        self.bar.back_asked.connect(self.go_back)
        self.bar.on_asked.connect(self.go_on)
        self.bar.skip_asked.connect(self.skip)
        self.bar.unsure_asked.connect(self.not_sure)
        self.evidence.hide_button.clicked.connect(self.toggle_evidence)
        self.desk.page_asked.connect(self.show_page)
        self.desk.record_asked.connect(self.show_record)
        self.desk.noticed.connect(self.toasts.tell)
        self.desk.refused.connect(self.toasts.refuse)
        self.desk.offered.connect(self.toasts.offer)
        self.desk.changed.connect(self._on_changed)
        self.toasts.undo_asked.connect(self.desk.undo_only)
        self.desk.turn_changed.connect(self.toasts.clear)  # who answers alone has nothing of before to undo
        last_hand().typed.connect(self._on_typed)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    # --- pages ---------------------------------------------------------------------------------------------------

    @property
    def page(self) -> PageSpec:
        """The page that is shown."""
        return self._page or pages_for(self.desk.partnership)[0]

    @property
    def screen_shown(self) -> PageScreen:
        """The screen of the page that is shown."""
        return self._screens[self.page.id]

    @property
    def is_alone(self) -> bool:
        """Whether somebody answers in private, so that nothing else may be shown."""
        return self._alone

    def show_page(self, name: str) -> None:
        """Show the page with this id; what is typed on the page before is saved first."""
        if self._page is not None:
            self.desk.flush()
        spec = next((page for page in pages_for(self.desk.partnership) if page.id == name), None)
        if spec is None:
            return
        if self._page is not None and self._page.step != spec.step:
            self.desk.came_from = self._page.id
        self._page = spec
        is_new = name not in self._screens
        screen = self._screens.get(name) or self._built(spec)
        self._is_switching = True  # the page that goes would hand the keyboard on; the new one is given it below
        self._stack.show_only(screen)
        self._is_switching = False
        screen.arrive()
        screen.show_eyebrow(self._eyebrow(spec))
        once_heard(screen, lambda: self._arrive(screen), is_new=is_new)
        screen.scroller.verticalScrollBar().setValue(0)
        self.steps.mark(spec.step)
        self.evidence.show_page(spec)
        self.evidence.arrive()
        self.bar.stand_under(WIDE_COLUMN if spec.wide else COLUMN)
        self.bar.back.setEnabled(self._neighbour(-1) is not None)
        self.bar.on.setEnabled(self._neighbour(1) is not None)
        self._fit()
        self.toasts.clear()
        self.page_changed.emit(name)

    def _arrive(self, screen: PageScreen) -> None:
        if screen is self.screen_shown:
            self.focus_page()
            self._arrived = _focused(self.window())
            if self._arrived is self.bar.on:  # the page has no control, whose group would tell its question
                announce(screen, f"{self._eyebrow(screen.spec)}. {screen.heading.said}")

    def show_record(self, page: str, kind: type[Record], key: Key) -> None:
        """Show a page with one record open on it."""
        self.show_page(page)
        if self.page.id == page:
            self.screen_shown.open_record(kind, key)

    def _built(self, spec: PageSpec) -> PageScreen:
        screen = self._screens[spec.id] = PageScreen(self.desk, spec, self._eyebrow(spec), self._stack)
        screen.alone_changed.connect(self._on_alone)
        screen.evidence_asked.connect(self.toggle_evidence)
        self._stack.add(screen)
        return screen

    def focus_page(self) -> None:
        """Give the keyboard to the first control of the page, else to Continue."""
        screen = self.screen_shown
        given = screen.focus_first()
        held: QWidget | None = _focused(self.window())
        on_page = held is not None and held is not screen and held.isEnabled() and screen.isAncestorOf(held)
        if not given or not on_page:
            self.bar.on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _eyebrow(self, spec: PageSpec) -> str:
        pages = pages_of(self.desk.partnership, spec.step)
        step = self.desk.catalogue.steps[spec.step].name
        number = pages.index(spec) + 1
        pattern = self.tr("{step}  ·  Question {number} of {count}")
        return pattern.format(step=step, number=number, count=len(pages))

    def show_step(self, step: str) -> None:
        """Show the first page of a step."""
        self.show_page(pages_of(self.desk.partnership, step)[0].id)

    def show_step_number(self, number: int) -> None:
        """Show the first page of step 1 to 10."""
        self.show_step(STEPS[number - 1])

    def _neighbour(self, distance: int) -> PageSpec | None:
        pages = pages_for(self.desk.partnership)
        if self.page not in pages:  # it went away while it was shown: an undone decision, another route
            return pages[-1] if distance < 0 else None
        place = pages.index(self.page) + distance
        return pages[place] if 0 <= place < len(pages) else None

    def go_back(self) -> None:
        """Show the page before."""
        if not self._alone and (page := self._neighbour(-1)) is not None:
            self.show_page(page.id)

    def turn(self, by: int) -> None:
        """Show the page after or before without checking this one; not while somebody answers in private."""
        if not self._alone and (page := self._neighbour(by)) is not None:
            self.show_page(page.id)

    def go_on(self) -> None:
        """Check the page and show the next one; where something is wrong, stay and say it."""
        if self._alone:
            return
        screen = self.screen_shown
        well = screen.commit()
        if screen.problems() or not well:
            self._say_what_is_wrong(screen)
            return
        self._clear_open_points()
        self._leave()

    def _say_what_is_wrong(self, screen: PageScreen) -> None:
        """Repeat the message that stands on the page; where none does, what was refused has been said already."""
        if problem := screen.show_problem():
            self.toasts.refuse(self.tr("{problem} Or choose “Skip for now”.").format(problem=problem))
        elif not self.toasts.isVisible():
            self.toasts.refuse(self.tr("Something on this page is not finished. Or choose “Skip for now”."))

    def skip(self) -> None:
        """Go on and keep this page as an open point."""
        self._keep_open(N_("Skipped for now"))

    def not_sure(self) -> None:
        """Go on and keep this page as an open point that the board is not sure of."""
        self._keep_open(N_("Not sure yet"))

    def _leave(self) -> None:
        if (page := self._neighbour(1)) is not None:
            self.show_page(page.id)

    def _keep_open(self, note: str) -> None:
        self.desk.flush()
        partnership = self.desk.partnership
        found = partnership.having(OpenPoint, page=self.page.id, record=None)
        point = found[0] if found else OpenPoint(id=next_id(partnership, OpenPoint), page=self.page.id)
        words = Sentence(N_("keep as an open point"))
        self.desk.execute(PutRecords((replace(point, note=note),), words))
        self._leave()

    def _clear_open_points(self) -> None:
        for point in self.desk.partnership.having(OpenPoint, page=self.page.id, record=None):
            self.desk.execute(DeleteRecord(OpenPoint, point.row_key))

    # --- panes ---------------------------------------------------------------------------------------------------

    def toggle_evidence(self) -> None:
        """Show or hide the evidence panel; where there is no room beside the page it lies over it."""
        if self._alone:
            return
        if self._has_room():
            self._evidence_wanted = not self._evidence_wanted
            self.evidence_wished.emit(self._evidence_wanted)
        else:
            self._evidence_over = not self._evidence_over
        self._fit()

    def next_pane(self) -> None:
        """Give the keyboard to the next pane: steps, page, evidence, bar."""
        focus = QApplication.focusWidget() or self
        if self.steps.isAncestorOf(focus):
            self.focus_page()
        elif self._alone or self.bar.isAncestorOf(focus):
            self.steps.focus_current()
        elif self.evidence.isVisible() and not self.evidence.isAncestorOf(focus):
            self.evidence.hide_button.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.bar.on.setFocus(Qt.FocusReason.TabFocusReason)

    def close_what_is_open(self) -> None:
        """Close the message or the panel that lies over the page."""
        if self._evidence_over:
            self.toggle_evidence()
        else:
            self.toasts.clear()

    def _on_alone(self, alone: bool) -> None:
        """Leave only the page while somebody answers in private: nothing beside it says what others answered."""
        self._alone = alone
        self.bar.setVisible(not alone)
        self._fit()

    def _has_room(self) -> bool:
        return self.width() >= EVIDENCE_FROM * theme().scale

    def _fit(self) -> None:
        room = self._has_room()
        self.steps.fold(self.width() < STEPS_FROM * theme().scale)
        beside = self._row.indexOf(self.evidence) >= 0
        if room and not beside:
            self._row.addWidget(self.evidence)
        if not room and beside:
            self._row.removeWidget(self.evidence)
        wanted = self._evidence_wanted if room else self._evidence_over
        spare = not self._alone and not self.page.spacious
        self.evidence.setVisible(spare and wanted)
        if self.evidence.isVisible():
            self.evidence.arrive()
        self.screen_shown.offer_evidence(spare and not wanted)
        self._row.activate()
        self._place_floating()

    def _place_floating(self) -> None:
        if not self._has_room() and self._evidence_over:
            width = min(self.evidence.width(), self.width())
            self.evidence.setGeometry(self.width() - width, 0, width, self.height())
            self.evidence.raise_()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the page by keys wherever the keyboard is, so that what cannot have the focus can be read, too."""
        if event.key() in PAGE_KEYS:
            self._paging.turn(self.screen_shown.scroller, event.key())
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's own name
        if self._is_switching:
            return True
        put_in_reading_order(self)
        if self._paging.step_in(self.screen_shown.scroller, forward=next):
            return True
        return super().focusNextPrevChild(next)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        screen = self._screens.get(self.page.id)
        if new is None or screen is None:
            return
        self._paging.forget()
        strayed = self.isAncestorOf(new) and not screen.isAncestorOf(new) and new is not self.bar.on
        if strayed and old is not None and not old.isVisible() and self.bar.on.isVisible():
            # What goes when it is pressed must not hand on the next Enter to Undo, Back or another step.
            self.bar.on.setFocus(Qt.FocusReason.OtherFocusReason)
        elif screen.isAncestorOf(new):
            if new is not self._arrived:
                self._arrived = None
                if not QApplication.mouseButtons():
                    screen.scroller.reveal(new)
            QTimer.singleShot(0, new, lambda: self._reveal_laid_out(new))

    def _on_typed(self) -> None:
        """Show the field to who types into it: the page opened at its question, which may be far above."""
        held, self._arrived = self._arrived, None
        if held is not None and held is QApplication.focusWidget():  # what has not the keyboard may be gone by now
            QTimer.singleShot(0, held, lambda: self._reveal_laid_out(held))

    def _on_changed(self, change: Change) -> None:
        """Keep what has the keyboard in sight where a change makes room above it; a message speaks of the last step."""
        self.toasts.heed(change, self.page.shown_areas)
        self.bar.on.setEnabled(self._neighbour(1) is not None)  # a page may have come behind the last, or gone
        held = QApplication.focusWidget()
        if held is not None and last_hand().on_keys:
            QTimer.singleShot(0, held, lambda: self._reveal_laid_out(held))

    def _reveal_laid_out(self, held: QWidget, turns: int = LAYOUT_TURNS) -> None:
        """Show again what has the focus: what was opened only now has its place after the page is laid out."""
        screen = self._screens.get(self.page.id)
        if screen is None or not held.hasFocus() or not screen.isAncestorOf(held):
            return
        if QApplication.mouseButtons():
            # What moves away under a pressed mouse is not clicked when the button is let go.
            QTimer.singleShot(RELEASE_MS, held, lambda: self._reveal_laid_out(held, turns))
            return
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        if held is self._arrived:
            screen.show_top(held)
        else:
            screen.scroller.reveal(held)
        if turns > 1:
            QTimer.singleShot(0, held, lambda: self._reveal_laid_out(held, turns - 1))


def _focused(window: QWidget) -> QWidget | None:
    """Return what has the keyboard in ``window``, or will have it once the window is active."""
    return window.focusWidget()
