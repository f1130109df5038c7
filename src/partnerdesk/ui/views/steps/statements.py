"""The seven statements, each with its box and the facts of the file beside it."""

from PySide6.QtWidgets import QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import PrincipleStatement
from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.fields import Control, FieldLine
from partnerdesk.ui.viewmodels.forms import FormModel
from partnerdesk.ui.viewmodels.steps.statements import Statement, statements
from partnerdesk.ui.views.form import FormView
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import TileLayout, column
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.text import Prose


class StatementCard(Card):
    """One statement."""

    def __init__(self, place: Place, statement: Statement) -> None:
        super().__init__("plain", statement.name)
        self.body.addWidget(Prose(statement.name, "section"))
        self.body.addWidget(Prose(statement.prompt, "body", "muted"))
        tiles = TileLayout(None, 1 if theme().is_large else 2, spacing=20)  # in large text both are too narrow
        self.form = FormView(
            FormModel(place.desk, PrincipleStatement, (statement.id,)),
            (FieldLine("text", N_("In one to three sentences"), control=Control.AREA),),
        )
        answer = QWidget()
        above = column(answer, 0)
        above.addWidget(self.form)
        above.addStretch(1)
        facts = QWidget()
        inside = column(facts, 4)
        inside.addWidget(Prose(self.tr("Facts you can use"), "caption_strong", "muted"))
        self._facts = Prose("", "caption")
        inside.addWidget(self._facts)
        inside.addStretch(1)
        tiles.addWidget(answer)
        tiles.addWidget(facts)
        self.body.addLayout(tiles)

    def show_facts(self, facts: tuple[str, ...]) -> None:
        """Show the facts as they stand."""
        self._facts.say("\n".join(f"•  {fact}" for fact in facts))


@page_view("statements")
class StatementsView(PageView):
    """All seven."""

    areas = frozenset(
        {"principle_statement", "charity", "objective", "objective_driver", "beneficiary_input", "advice", "dd_item"}
        | {"decision", "option", "risk", "beneficiary_group", "parking", "interest", "attendance", "concern", "score"}
    )

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk = place.desk
        layout = column(self, 12)
        self.cards = {each.id: StatementCard(place, each) for each in statements(place.desk)}
        for card in self.cards.values():
            layout.addWidget(card)
        self.refresh()

    @override
    def refresh(self) -> None:
        for each in statements(self._desk):
            card = self.cards[each.id]
            card.form.refresh()
            card.show_facts(each.facts)

    @override
    def commit(self) -> bool:
        saved = [card.form.commit() for card in self.cards.values()]
        return all(saved)

    @override
    def problems(self) -> bool:
        found = [card.form.problems() for card in self.cards.values()]
        return any(found)

    @override
    def focus_first(self) -> bool:
        return next(iter(self.cards.values())).form.focus_first()
