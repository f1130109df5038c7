"""Builds the view of one declared block."""

from typing import assert_never

from PySide6.QtWidgets import QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.forms import FormModel
from partnerdesk.ui.viewmodels.pages import Block, Collection, Custom, Fields, Matrix, Words, areas_of
from partnerdesk.ui.viewmodels.speech import said
from partnerdesk.ui.views.collection import CollectionView
from partnerdesk.ui.views.form import FormView
from partnerdesk.ui.views.matrix import MatrixView
from partnerdesk.ui.views.registry import PageView, Place, make_view
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.text import Prose


class WordsView(PageView):
    """A heading and a paragraph."""

    def __init__(self, block: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(self, 4)
        if block.tone != "plain":
            layout.addWidget(
                Notice(said(block.text), block.tone, said(block.title), style="lead" if block.title else "body")
            )
            return
        if block.title:
            layout.addWidget(Prose(said(block.title), "section"))
        layout.addWidget(Prose(said(block.text), "body", "muted"))


class TitledForm(PageView):
    """A form below its heading."""

    def __init__(self, desk: Desk, block: Fields, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.areas = areas_of(block)
        layout = column(self, 16)
        if block.title:
            layout.addWidget(Prose(said(block.title), "section"))
        self._form = FormView(FormModel(desk, block.kind, block.key), block.parts)
        layout.addWidget(self._form)

    @override
    def refresh(self) -> None:
        self._form.refresh()

    @override
    def commit(self) -> bool:
        return self._form.commit()

    @override
    def problems(self) -> bool:
        return self._form.problems()

    @override
    def focus_first(self) -> bool:
        return self._form.focus_first()


def build_block(desk: Desk, page: str, block: Block) -> PageView:
    """Return the view of ``block``."""
    match block:
        case Words():
            return WordsView(block)
        case Fields():
            return TitledForm(desk, block)
        case Collection():
            return CollectionView(desk, block, page, areas_of(block))
        case Matrix():
            return MatrixView(desk, block)
        case Custom(name=name, areas=areas):
            view = make_view(name, Place(desk, page))
            view.areas = view.areas | areas
            return view
        case _:
            assert_never(block)
