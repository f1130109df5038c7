"""A window that holds one declared block, beside whatever page is shown; what is typed is saved as everywhere."""

from PySide6.QtWidgets import QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.services.history import Change
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.pages import Block
from partnerdesk.ui.views.blocks import build_block
from partnerdesk.ui.views.dialogs.reading import ReadingWindow
from partnerdesk.ui.views.tab_order import put_in_reading_order
from partnerdesk.ui.views.theme import theme


class BlockWindow(ReadingWindow):
    """One block in a window of its own."""

    def __init__(self, title: str, hint: str, desk: Desk, block: Block, parent: QWidget) -> None:
        super().__init__(title, parent)
        self._desk = desk
        self.say("", hint)
        self.view = build_block(desk, "", block)
        self.body.addSpacing(theme().space(16))
        self.body.addWidget(self.view)
        desk.changed.connect(self._on_changed)
        self.finished.connect(self._on_closed)
        self.show_all(fit=False)
        self.view.focus_first()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's own name
        put_in_reading_order(self)  # cards come and go after the button that closes was made
        return super().focusNextPrevChild(next)

    def _on_changed(self, change: Change) -> None:
        if self.view.areas & change.areas:
            self.view.refresh()

    def _on_closed(self) -> None:
        self._desk.changed.disconnect(self._on_changed)
        self.view.commit()
