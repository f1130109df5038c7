"""Ideas to start from, folded away below a list: each with a button that copies it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Condition, Record, Risk
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.sealing import seal_in_force
from partnerdesk.ui.viewmodels.speech import said
from partnerdesk.ui.viewmodels.steps.ideas import Idea, condition_ideas, risk_ideas, take
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.fold import Fold
from partnerdesk.ui.views.widgets.text import Prose

IdeaSource = Callable[[Partnership, Catalogue], tuple[Idea, ...]]


class IdeaRow(QWidget):
    """One idea."""

    def __init__(self, idea: Idea, on_take: Callable[[], None]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().space(12))
        words = column(None, 2)
        words.addWidget(Prose(said(idea.text), "body"))
        words.addWidget(Prose(said(idea.about), "caption", "muted"))
        self.take = Button(self.tr("Take it"), Look.SECONDARY, "plus")
        self.take.setAccessibleName(self.tr("Take it: {idea}").format(idea=idea.text))
        self.take.clicked.connect(on_take)
        row.addLayout(words, 1)
        row.addWidget(self.take, 0, Qt.AlignmentFlag.AlignTop)


class IdeasView(PageView):
    """The ideas that are not taken yet; built when the fold is opened."""

    def __init__(
        self,
        place: Place,
        kind: type[Record],
        source: IdeaSource,
        held: Callable[[Partnership], bool] = lambda _p: False,
    ) -> None:
        super().__init__()
        self.areas = frozenset({kind.ENTITY})
        self._held = held
        self._desk, self._kind, self._source = place.desk, kind, source
        self.rows: dict[str, IdeaRow] = {}
        self._fold = Fold(self.tr("Ideas to start from"))
        self._fold.button.toggled.connect(self.refresh)
        self._list = column(None, 12)
        self._fold.body.addLayout(self._list)
        column(self, 0).addWidget(self._fold)
        self.refresh()

    def open(self) -> None:
        """Show the ideas."""
        self._fold.button.setChecked(True)

    @override
    def refresh(self) -> None:
        held = self._held(self._desk.partnership)
        ideas = () if held else self._source(self._desk.partnership, self._desk.catalogue)
        self._fold.button.note(str(len(ideas)))
        self._fold.setVisible(bool(ideas))
        self.setVisible(bool(ideas))
        if not self._fold.button.isChecked():
            return
        left = {idea.id for idea in ideas}
        for name in [name for name in self.rows if name not in left]:
            row = self.rows.pop(name)
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, idea in enumerate(ideas):
            if idea.id not in self.rows:
                row = self.rows[idea.id] = IdeaRow(idea, partial(self._on_take, idea))
                self._list.insertWidget(place, row)

    def _on_take(self, idea: Idea) -> None:
        take(self._desk, idea, self._kind)
        self._fold.button.setFocus(Qt.FocusReason.OtherFocusReason)


@page_view("risk_ideas")
def risks(place: Place) -> PageView:
    """Return the risks of the catalogue."""
    return IdeasView(place, Risk, risk_ideas)


def _conditions(*kinds: str) -> IdeaSource:
    return lambda partnership, catalogue: condition_ideas(partnership, catalogue, *kinds)


@page_view("red_line_ideas")
def red_lines(place: Place) -> PageView:
    """Return the red lines of the catalogue."""
    return IdeasView(place, Condition, _conditions("red_line"), lambda now: seal_in_force(now) is not None)


@page_view("condition_ideas")
def conditions(place: Place) -> PageView:
    """Return the conditions of the catalogue."""
    return IdeasView(place, Condition, _conditions("before", "after"))
