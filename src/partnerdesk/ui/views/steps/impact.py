"""One impact review: results of the objectives, answers by group, and what the groups say on the whole."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import ImpactResult
from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.fields import Control, FieldLine
from partnerdesk.ui.viewmodels.steps.impact import RESULTS, GroupLine, ImpactModel
from partnerdesk.ui.viewmodels.steps.sensitivity import FindingLine
from partnerdesk.ui.views.matrix import MatrixView
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.steps.form_rows import FormRow, FormRows
from partnerdesk.ui.views.steps.sensitivity import FindingRow
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.fold import Fold
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.text import Prose, Rule

_PARTS = (
    FieldLine("result", N_("How does it stand?"), control=Control.CHOICE, choices=RESULTS, columns=4),
    FieldLine("evidence", N_("What shows it?"), control=Control.AREA, optional=True),
)


@page_view("impact_review")
class ImpactView(PageView):
    """The parts of one review below its form."""

    areas = frozenset(
        {"impact_review", "impact_result", "impact_answer", "objective", "beneficiary_group", "partner", "round_state"}
    )

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._review = str(place.key[0])
        self.model = ImpactModel(place.desk, self._review, self)
        layout = column(self, 12)
        layout.addWidget(Prose(self.tr("Each objective"), "section"))
        results = column(None, 12)
        layout.addLayout(results)
        self._results = FormRows(place.desk, ImpactResult, results)
        layout.addWidget(Prose(self.tr("How many people answered what"), "section"))
        layout.addWidget(Prose(self.tr("Numbers only, never names. Open a question to fill in."), "caption", "muted"))
        self.tables: list[MatrixView] = []
        for number, question in enumerate(self.model.questions):
            fold = Fold(question.text, opened=number == 0)
            table = MatrixView(place.desk, question.matrix)
            fold.body.addWidget(table)
            self.tables.append(table)
            layout.addWidget(fold)
        self._fill_trust(layout, place)
        layout.addWidget(Prose(self.tr("On the whole"), "section"))
        self._card = Card("plain")
        self._overall = FindingRow()
        self._card.body.addWidget(self._overall)
        self._groups: dict[str, FindingRow] = {}
        layout.addWidget(self._card)
        self._missing = Notice("", "tint")
        layout.addWidget(self._missing)
        self.refresh()

    def _fill_trust(self, layout: QVBoxLayout, place: Place) -> None:
        self._trust = Prose("", "body")
        self.to_trust = Button(self.tr("Rate trust again"), Look.SECONDARY, "arrow-right", icon_after=True)
        self.to_trust.clicked.connect(lambda: place.desk.go_to(self.model.trust_page))
        layout.addWidget(Prose(self.tr("Trust"), "section"))
        layout.addWidget(self._trust)
        layout.addWidget(self.to_trust, 0, Qt.AlignmentFlag.AlignLeft)

    @override
    def refresh(self) -> None:
        rows = [FormRow((self._review, name), words, "", _PARTS) for name, words in self.model.objectives]
        self._results.show_rows(rows)
        for table in self.tables:
            table.refresh()
        self._overall.show_line(_finding(self.model.overall))
        for line in self.model.groups:
            if line.group not in self._groups:
                self._groups[line.group] = FindingRow()
                self._card.body.addWidget(Rule())
                self._card.body.addWidget(self._groups[line.group])
            self._groups[line.group].show_line(_finding(line))
        self._trust.say(self.model.trust)
        shown = self.tr("See trust, then and now")
        self.to_trust.rename(shown if self.model.is_rated_again else self.tr("Rate trust again"))
        self.to_trust.setVisible(bool(self.model.trust_page))
        missing = self.model.missing
        self._missing.setVisible(bool(missing))
        self._missing.say("\n".join(missing))

    @override
    def commit(self) -> bool:
        saved = [self._results.commit(), *(table.commit() for table in self.tables)]
        return all(saved)

    @override
    def problems(self) -> bool:
        return self._results.problems()


def _finding(line: GroupLine) -> FindingLine:
    return FindingLine(line.group, line.name, line.colour, line.words)
