"""Pages to read: help for a page, what the words mean, what this program is."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk import __version__
from partnerdesk.catalogue import load_catalogue
from partnerdesk.ui.language import reading_language
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.pages import PageSpec
from partnerdesk.ui.viewmodels.speech import said
from partnerdesk.ui.views.dialogs.on_screen import keep_on_screen
from partnerdesk.ui.views.scrolling import Scroll, ScrolledColumn
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.text import Line, Prose, Rule

_OF_THE_SCREEN, _ACROSS = 0.85, 0.95


class ReadingWindow(QDialog):
    """A window with text to read; Esc closes it."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        inside = ScrolledColumn(640)
        side = theme().space(28)
        inside.pad(side, theme().space(28), side, theme().space(28))
        self.body: QVBoxLayout = inside.body
        self.body.addWidget(Prose(title, "question"))
        self.body.addSpacing(theme().space(12))
        layout = column(self, 0)
        self._inside = inside
        self.area = Scroll(inside, room_for_bar=False)
        layout.addWidget(self.area, 1)
        layout.addWidget(Rule())
        row = self._foot = QHBoxLayout()
        row.setContentsMargins(side, theme().space(12), side, theme().space(16))
        row.addStretch(1)
        self._close = Button(self.tr("Close"), Look.PRIMARY)
        self._close.clicked.connect(self.accept)
        row.addWidget(self._close)
        layout.addLayout(row)
        self.take_room(theme().px(640), theme().px(560))

    def take_room(self, width: int, height: int) -> None:
        """Be as large as asked, as far as the screen has it."""
        room = self.screen().availableGeometry()
        self.resize(min(width, round(room.width() * _ACROSS)), min(height, round(room.height() * _OF_THE_SCREEN)))

    def lead_on(self, words: str, take: Callable[[], None]) -> None:
        """Add a button at the foot that closes this and leads on."""
        more = Button(words, Look.SECONDARY)
        more.clicked.connect(self.accept)
        more.clicked.connect(take)
        self._foot.insertWidget(0, more)

    def say(self, title: str, text: str) -> None:
        """Add a heading and a paragraph."""
        if title:
            self.body.addSpacing(theme().space(12))
            self.body.addWidget(Prose(title, "strong"))
        if text:
            self.body.addWidget(Prose(text, "body"))

    def say_each(self, title: str, lines: Sequence[str]) -> None:
        """Add a heading and lines that stand apart, so that one can be found again while somebody talks."""
        self.say(title, "")
        for line in lines:
            self.body.addSpacing(theme().space(4))
            self.body.addWidget(Prose(line, "body"))

    def say_keys(self, rows: Sequence[tuple[str, str]]) -> None:
        """Add a table of what is done, and by which keys."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme().space(20))
        grid.setVerticalSpacing(theme().space(8))
        grid.setColumnStretch(1, 1)
        for number, (keys, done) in enumerate(rows):
            grid.addWidget(Line(keys, "strong"), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Prose(done, "body", tight=True), number, 1)
        self.body.addSpacing(theme().space(12))
        self.body.addLayout(grid)

    def lead_with(self, button: QWidget, says: QWidget) -> None:
        """Put what the window is for at its foot, and words beside it; closing it is the lesser thing then."""
        self._foot.insertWidget(0, says, 1)
        lesser = Button(self._close.text(), Look.SECONDARY)
        lesser.clicked.connect(self.accept)
        self._foot.replaceWidget(self._close, lesser)
        self._close.deleteLater()
        self._close = lesser
        self._foot.addWidget(button)

    def foot_with(self, button: QWidget, closing: str) -> None:
        """Put a button beside the one that closes, which gets other words."""
        self._foot.insertWidget(self._foot.indexOf(self._close), button)
        self._close.setText(closing)
        self._close.setAccessibleName(closing)

    def grow(self, shown: QWidget) -> None:
        """Take the room for what was added, as far as the screen has it, and scroll to ``shown``."""
        layout = self._inside.layout()
        if layout is not None:
            layout.activate()
        self._fit(least=self.height())
        QTimer.singleShot(0, self, lambda: self.area.reveal(shown))

    def _fit(self, least: int = 0) -> None:
        layout = self._inside.layout()
        if layout is not None:
            needed = layout.heightForWidth(self.width()) + self._foot.sizeHint().height() + theme().space(8)
            most = max(self.height(), round(self.screen().availableGeometry().height() * _OF_THE_SCREEN))
            self.resize(self.width(), min(max(needed, least), most))
            keep_on_screen(self)

    def show_all(self, *, fit: bool = True) -> None:
        """Show the window once everything is written, no higher than its words; not ``fit`` where more comes later."""
        self.body.addStretch(1)
        self._fit(least=0 if fit else self.height())
        self.open()
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)


def show_page_help(parent: QWidget, page: PageSpec | None, desk: Desk | None, show_guide: Callable[[], None]) -> None:
    """Show how to run the page: its aim, what to do and say, when it is done, and the trap; and lead to the guide."""
    window = ReadingWindow(said(page.question) if page else QCoreApplication.translate("ReadingWindow", "Help"), parent)
    window.lead_on(QCoreApplication.translate("ReadingWindow", "More in the guide"), show_guide)
    if page is None or desk is None:
        about = QCoreApplication.translate(
            "ReadingWindow",
            "Start a workshop, open one, or look at the example. Everything is saved as you type; Ctrl+Z takes back.",
        )
        window.say("", about)
        window.show_all()
        return
    step = desk.catalogue.steps[page.step]
    if page.why:
        window.say(QCoreApplication.translate("ReadingWindow", "Why we ask"), said(page.why))
    window.say(QCoreApplication.translate("ReadingWindow", "What this step is for"), step.aim)
    window.say_each(QCoreApplication.translate("ReadingWindow", "Do"), step.do)
    window.say_each(QCoreApplication.translate("ReadingWindow", "Say"), step.say)
    window.say(QCoreApplication.translate("ReadingWindow", "The step is done when"), step.done)
    window.say(QCoreApplication.translate("ReadingWindow", "The trap to avoid"), step.trap)
    window.show_all()


def show_glossary(parent: QWidget) -> None:
    """Show what the words of the program mean."""
    window = ReadingWindow(QCoreApplication.translate("ReadingWindow", "What the words mean"), parent)
    for term in load_catalogue(reading_language()).glossary.values():
        window.say(term.term, term.meaning)
    window.show_all()


def show_keys(parent: QWidget, actions: Sequence[QAction]) -> None:
    """Show which keys do what, in the order of the menus."""
    window = ReadingWindow(QCoreApplication.translate("ReadingWindow", "Keys"), parent)
    told = QCoreApplication.translate(
        "ReadingWindow", "Everything can be done with the keyboard: Tab goes on, Space and Enter press, Esc closes."
    )
    window.say("", told)
    shown = QKeySequence.SequenceFormat.NativeText
    rows = [(each.shortcut().toString(shown), each.text().replace("&", "").rstrip("…")) for each in actions]
    first, last = (QKeySequence(f"Ctrl+{digit}").toString(shown) for digit in (1, 9))
    span = QCoreApplication.translate("ReadingWindow", "{first} to {last}").format(first=first, last=last)
    rows.append((span, QCoreApplication.translate("ReadingWindow", "Step 1 to step 9")))
    rows.append((QKeySequence("Ctrl+0").toString(shown), QCoreApplication.translate("ReadingWindow", "Step 10")))
    window.say_keys(rows)
    window.show_all()


def show_about(parent: QWidget, show_licences: Callable[[], None]) -> None:
    """Say what this program is, and lead to what it is made of."""
    window = ReadingWindow("PartnerDesk", parent)
    window.say("", QCoreApplication.translate("ReadingWindow", "Version {version}").format(version=__version__))
    about = QCoreApplication.translate(
        "ReadingWindow",
        "The board decides. The program records. It works without a network and sends nothing anywhere.",
    )
    window.say("", about)
    free = QCoreApplication.translate(
        "ReadingWindow", "It is free software under the MIT licence, and made of parts that others gave under theirs."
    )
    window.say("", free)
    window.lead_on(QCoreApplication.translate("ReadingWindow", "Licences"), show_licences)
    window.show_all()
