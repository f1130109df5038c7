"""What people said about one objective: the links it has, and a place to add another."""

from functools import partial
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import EvidenceLink, Key, Theme
from partnerdesk.ui.viewmodels.answers import said_choices
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.viewmodels.forms import FormModel
from partnerdesk.ui.viewmodels.reader.reader import lead_to_answer
from partnerdesk.ui.viewmodels.steps.aims_links import KINDS, LINK_PARTS, LOOKS, LinkCard, ObjectiveLinks
from partnerdesk.ui.viewmodels.steps.theme_choices import theme_in, themes_offered
from partnerdesk.ui.viewmodels.steps.theme_work import ThemeWork
from partnerdesk.ui.views.form import FormView
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.steps.theme_tools import OfferedTicks
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import FlowLayout, column
from partnerdesk.ui.views.widgets.buttons import Button, IconButton, Look
from partnerdesk.ui.views.widgets.choices import ChoiceGroup
from partnerdesk.ui.views.widgets.field import Labelled
from partnerdesk.ui.views.widgets.inputs import SelectInput
from partnerdesk.ui.views.widgets.marks import Chip
from partnerdesk.ui.views.widgets.text import Prose, Rule

THEMES = "hear.themes"


class LinkBox(QWidget):
    """One link: its kind, what was said, a note, and the board's answer where people disagree."""

    def __init__(self, desk: Desk, model: ObjectiveLinks, card: LinkCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(self, 8)
        head = QHBoxLayout()
        head.addWidget(Chip(card.label, *LOOKS[card.kind]))
        head.addStretch(1)
        remove = IconButton(self.tr("Remove this link: {words}").format(words=card.words), "trash")
        remove.clicked.connect(lambda: model.remove(card.key))
        head.addWidget(remove)
        layout.addLayout(head)
        self._words = Prose(card.words, "body")
        self._source = Prose(card.source, "caption", "muted")
        self._why_not = Prose(card.why_not, "caption_strong", "warning")
        layout.addWidget(self._words)
        layout.addWidget(self._source)
        layout.addWidget(self._why_not)
        self._desk, self._ways = desk, FlowLayout(None, spacing=8)
        self._shown: LinkCard | None = None
        layout.addLayout(cast("QLayout", self._ways))
        self.form = FormView(FormModel(desk, EvidenceLink, card.key), LINK_PARTS)
        layout.addWidget(self.form)
        layout.addSpacing(theme().space(4))
        layout.addWidget(Rule())
        self.show_card(card)

    def show_card(self, card: LinkCard) -> None:
        """Show what is recorded now."""
        self._words.say(card.words)
        self._source.say(card.source)
        self._source.setVisible(bool(card.source))
        self._why_not.say(card.why_not)
        self._why_not.setVisible(bool(card.why_not))
        if self._shown is None or (card.themes, card.answer) != (self._shown.themes, self._shown.answer):
            self._lead_on(card)
        self._shown = card
        self.form.refresh()

    def _lead_on(self, card: LinkCard) -> None:
        """Offer the ways to the themes that the link speaks for, and to the answer that a quote is from."""
        while self._ways.count():
            if (widget := self._ways.takeAt(0).widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for name, text in card.themes:
            way = Button(text, Look.QUIET, "list")
            way.setAccessibleName(self.tr("Go to the theme: {text}").format(text=text))
            way.clicked.connect(partial(self._desk.lead_to, THEMES, Theme, (name,)))
            self._ways.addWidget(way)
        if card.answer is not None:
            way = Button(self.tr("Read the answer"), Look.QUIET, "chat")
            way.clicked.connect(partial(lead_to_answer, self._desk, tuple(card.answer)))
            self._ways.addWidget(way)


@page_view("objective_links")
class ObjectiveLinksView(PageView):
    """All links of the objective that is open."""

    areas = frozenset({"evidence_link", "beneficiary_input", "theme", "input_theme", "answer_mark", "survey"})

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk = place.desk
        self._objective = str(place.key[0])
        self._model = ObjectiveLinks(place.desk, self._objective, self)
        self._theme: ThemeWork | None = None
        self._boxes: dict[Key, LinkBox] = {}
        self._offered: tuple[ChoiceLine, ...] | None = None
        layout = column(self, 16)
        self._list = column(None, 16)
        layout.addLayout(self._list)
        layout.addWidget(Prose(self.tr("Link something people said"), "section"))
        self._select = SelectInput((), self.tr("What did they say?"))
        self._select.picked.connect(self._on_given)
        self._given_field = Labelled(self.tr("What did they say?"), "", self._select)
        layout.addWidget(self._given_field)
        self._kinds = ChoiceGroup(said_choices(KINDS), self.tr("How does it bear on the objective?"), 2)
        self._kind: object = None
        self._kinds.picked.connect(self._on_kind)
        self._kind_field = Labelled(self.tr("How does it bear on the objective?"), "", self._kinds)
        layout.addWidget(self._kind_field)
        self._words = Prose("", "quote")  # below the kinds, so that these stay under the pointer when words are chosen
        layout.addWidget(self._words)
        self.whose = OfferedTicks(self.tr("Whose words?"))
        hint = self.tr("Take out those who said something else about it.")
        self._whose_field = Labelled(self.tr("Whose words?"), hint, self.whose)
        layout.addWidget(self._whose_field)
        add = Button(self.tr("Link it"), Look.SECONDARY, "plus")
        add.clicked.connect(self._add)
        layout.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    @override
    def refresh(self) -> None:
        cards = {card.key: card for card in self._model.cards}
        for key in [key for key in self._boxes if key not in cards]:
            box = self._boxes.pop(key)
            self._list.removeWidget(box)
            box.hide()
            box.deleteLater()
        for place, (key, card) in enumerate(cards.items()):
            if key not in self._boxes:
                self._boxes[key] = LinkBox(self._desk, self._model, card)
            if self._list.indexOf(self._boxes[key]) != place:
                self._list.insertWidget(place, self._boxes[key])
            self._boxes[key].show_card(card)
        offered = (*themes_offered(self._desk), *self._model.offered)
        if offered != self._offered:
            self._offered = offered
            self._select.offer(offered)
        self._show_words()

    def _on_given(self) -> None:
        self._given_field.show_error("")
        self._whose_field.show_error("")
        self._show_words()

    def _show_words(self) -> None:
        """Show in full what is chosen; of a theme, all that was said about it."""
        chosen = theme_in(self._select.value)
        if chosen != (self._theme.theme if self._theme is not None else None):
            self._theme = None if chosen is None else ThemeWork(self._desk, chosen)
            self.whose.tick_all()
        text = next((each.label for each in self._offered or () if each.value == self._select.value), "")
        self._words.say("" if chosen is not None else text)
        self._words.setVisible(bool(text) and chosen is None)
        said_here = self._theme.said_here if self._theme is not None else ()
        self.whose.offer(tuple(ChoiceLine(each.input, each.words) for each in said_here), all_ticked=True)
        self._whose_field.setVisible(self._theme is not None)

    def _on_kind(self, kind: object) -> None:
        self._kind = kind
        self._kind_field.show_error("")

    def _add(self) -> None:
        given = self._select.value
        if given is None:
            self._given_field.show_error(self.tr("Choose what they said."))
        if not self._kind:
            self._kind_field.show_error(self.tr("Choose how it bears on the objective."))
        if given is None or not self._kind:
            return
        kind = str(self._kind)
        if self._model.add(str(given), kind) if self._theme is None else self._link_theme(self._theme, kind):
            self._select.show_value(None)
            self._kinds.show_value(None)
            self._kind = None
            self._show_words()

    def _link_theme(self, work: ThemeWork, kind: str) -> bool:
        """Link what is ticked of what was said about the theme; return whether it is linked now."""
        if not self.whose.ticked:
            self._whose_field.show_error(self.tr("Choose whose words you mean."))
            return False
        self._whose_field.show_error("")
        wrong = work.link(self._objective, kind, [str(each) for each in self.whose.ticked])
        self._given_field.show_error(wrong)
        return not wrong

    @override
    def commit(self) -> bool:
        saved = [box.form.commit() for box in self._boxes.values()]
        return all(saved)

    @override
    def problems(self) -> bool:
        found = [box.form.problems() for box in self._boxes.values()]
        return any(found)

    @override
    def focus_first(self) -> bool:
        first = next(iter(self._boxes.values()), None)
        if first is not None and first.form.focus_first():
            return True
        self._select.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
