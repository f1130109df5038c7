"""The user guide in a window: the list of its pages, and one page to read. Links lead from page to page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QListWidget, QTextBrowser, QWidget

from partnerdesk.catalogue.guide import FIRST, load_guide
from partnerdesk.domain.overriding import override
from partnerdesk.ui.language import reading_language
from partnerdesk.ui.views.announcing import announce
from partnerdesk.ui.views.dialogs.list_window import ListWindow, side_list
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.buttons import Button, Look

WIDTH, HEIGHT = 980, 720
CONTENTS = 260
LINE_HEIGHT = 140.0
LIST_FROM = 720
_STYLE_OF_HEADING = {1: "question", 2: "section", 3: "strong"}
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


class GuideText(QTextBrowser):
    """One page of the guide, in the type and colours of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Page of the guide"))
        self.setCursorWidth(0)
        keys = Qt.TextInteractionFlag.LinksAccessibleByKeyboard | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(keys | Qt.TextInteractionFlag.TextBrowserInteraction)
        theme().restyled.connect(self.update)

    def show_text(self, markdown: str) -> None:
        """Show one page."""
        document = QTextDocument(self)
        document.setDefaultFont(theme().font("body"))
        wrapped = document.defaultTextOption()
        wrapped.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(wrapped)
        document.setDocumentMargin(theme().space(28))
        document.setMarkdown(markdown, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        block = document.begin()
        while block.isValid():
            _set(block)
            block = block.next()
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _set_table(frame)
        self.setDocument(document)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_back(event):
            event.ignore()  # the window knows where one has been
        else:
            super().keyPressEvent(event)


def _is_back(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Left and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)


def _set(block: QTextBlock) -> None:
    """Give a paragraph or heading its type and room."""
    cursor = QTextCursor(block)
    shape = block.blockFormat()
    level = shape.headingLevel()
    shape.setNonBreakableLines(False)
    shape.setLineHeight(LINE_HEIGHT, _PROPORTIONAL)
    shape.setBottomMargin(theme().space(4 if block.textList() is not None else 8))
    shape.setTopMargin(theme().space(16 if level > 1 else 0))
    cursor.setBlockFormat(shape)
    style = _STYLE_OF_HEADING.get(level)
    if style is not None:
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        font: QFont = theme().font(style)
        letters = cursor.charFormat()
        letters.setFont(font)
        letters.clearProperty(QTextFormat.Property.FontSizeAdjustment.value)
        cursor.setCharFormat(letters)


def _set_table(table: QTextTable) -> None:
    shape = table.format()
    shape.setCellPadding(theme().space(6))
    shape.setBorderCollapse(True)
    shape.setBorderBrush(theme().colour("line"))
    table.setFormat(shape)


class Guide(ListWindow):
    """The guide; Esc closes it, Alt+Left goes back."""

    def __init__(self, page: str, show_glossary: Callable[[], None], parent: QWidget) -> None:
        super().__init__((WIDTH, HEIGHT), parent)
        self.setWindowTitle(self.tr("The guide"))
        self._show_glossary = show_glossary
        self._pages = load_guide(reading_language())
        self._names = list(self._pages)
        self._been: list[str] = []
        self.contents = self._make_contents()
        self.text = GuideText()
        self.text.anchorClicked.connect(self._on_link)
        self._back = Button(self.tr("Back"), Look.SECONDARY, "arrow-left")
        self._back.clicked.connect(self._go_back)
        self.lay_out(self.contents, self.text, Button(self.tr("Close"), Look.PRIMARY), back=self._back)
        self.show_page(page)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_contents(self) -> QListWidget:
        shown = side_list(self.tr("Pages of the guide"), [page.title for page in self._pages.values()])
        shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        shown.setFixedWidth(theme().px(CONTENTS))
        shown.currentRowChanged.connect(lambda row: self.show_page(self._names[row]))
        return shown

    @property
    def page(self) -> str:
        """The name of the page that is shown."""
        return self._been[-1] if self._been else ""

    def show_page(self, name: str) -> None:
        """Show a page of the guide."""
        if name == self.page:
            return
        self._been.append(name)
        self._show()

    def _show(self) -> None:
        page = self._pages[self.page]
        self.text.show_text(page.text)
        self.contents.setCurrentRow(self._names.index(page.name))
        self._back.setEnabled(len(self._been) > 1)
        announce(self.text, page.title)

    def _go_back(self) -> None:
        if len(self._been) > 1:
            self._been.pop()
            self._show()

    def _on_link(self, link: QUrl) -> None:
        name = link.fileName().removesuffix(".md")
        if name in self._pages:
            self.show_page(name)
        elif name == "glossary":
            self._show_glossary()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_back(event):
            self._go_back()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.contents.setVisible(self.width() >= LIST_FROM * theme().scale)


def show_guide(parent: QWidget, show_glossary: Callable[[], None], page: str = FIRST) -> Guide:
    """Show the guide, at ``page``."""
    guide = Guide(page, show_glossary, parent)
    guide.open()
    return guide
