"""The checklist by subject; a subject's checks are built when it is opened."""

from PySide6.QtCore import Qt

from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import DdItem
from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.answers import words
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.fields import Control, FieldGroup, FieldLine, FormPart
from partnerdesk.ui.viewmodels.forms import FormModel
from partnerdesk.ui.viewmodels.steps.checklist import CheckLine, ChecklistModel, SubjectChecks
from partnerdesk.ui.views.collection import EmptyPlace
from partnerdesk.ui.views.form import FormView
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.fold import Fold
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.text import Prose

STATES = words(
    ("not_started", N_("Not started")),
    ("asked", N_("Asked")),
    ("received", N_("Received")),
    ("fine", N_("Fine")),
    ("concern", N_("Done, with a concern")),
    ("stop", N_("Stop sign")),
)
FINISH = words(("before_vote", N_("Before the vote")), ("before_signing", N_("Before signing")), ("later", N_("Later")))
_OWN = FieldLine("custom_text", N_("What do you want to check?"), needed=N_("Write what you want to check."))
_PARTS: tuple[FormPart, ...] = (
    FieldLine("status", N_("How far is it?"), control=Control.SELECT, choices=STATES),
    FieldLine("must_finish", N_("Must finish"), control=Control.SELECT, choices=FINISH, beside=True),
    FieldLine("finding", N_("What did you find?"), control=Control.AREA, optional=True),
    FieldGroup(
        N_("Who, when, where"),
        (
            FieldLine("owner", N_("Who asks?"), optional=True),
            FieldLine("by", N_("By when?"), control=Control.DATE, optional=True, beside=True),
            FieldLine("reference", N_("Where the papers are"), optional=True),
            FieldLine("applies", N_("Does it apply?"), control=Control.YES_NO, columns=2),
            FieldLine("why_not", N_("Why not?"), shown=lambda _p, row: getattr(row, "applies", None) is False),
        ),
        folded=True,
    ),
)


class CheckCard(Card):
    """One check with its form."""

    def __init__(self, desk: Desk, line: CheckLine) -> None:
        super().__init__("plain", line.question, padding=12)
        if not line.own:
            title = f"{line.question} ({line.partner})" if line.partner else line.question
            self.body.addWidget(Prose(title, "strong"))
            about = [self.tr("Ask for: {what}").format(what=line.ask_for)] if line.ask_for else []
            about += [self.tr("Stop sign: {what}").format(what=line.stop_sign)] if line.stop_sign else []
            self.body.addWidget(Prose("\n".join(about), "caption", "muted"))
        parts = (_OWN, *_PARTS) if line.own else _PARTS
        self.form = FormView(FormModel(desk, DdItem, (line.id,)), parts)
        self.body.addWidget(self.form)
        if line.own:
            delete = Button(self.tr("Delete this check"), Look.DANGER, "trash")
            delete.clicked.connect(lambda: desk.delete(DdItem, (line.id,)))
            self.body.addWidget(delete)


class GroupFold(Fold):
    """The checks about one subject."""

    def __init__(self, desk: Desk, group: SubjectChecks) -> None:
        super().__init__(group.name)
        self._desk, self.group = desk, group
        self.cards: dict[str, CheckCard] = {}
        self.button.toggled.connect(lambda _on: self._fill())

    def show_group(self, group: SubjectChecks) -> None:
        """Show how far the checks are."""
        self.group = group
        stops = sum(line.state == "stop" for line in group.lines)
        note = self.tr("{done} of {count} done").format(done=group.done, count=len(group.lines))
        self.button.note(note if not stops else self.tr("{note} · {stops} stop").format(note=note, stops=stops))
        self._fill()

    def _fill(self) -> None:
        if not self.button.isChecked():
            return
        wanted = {line.id for line in self.group.lines}
        for name in [name for name in self.cards if name not in wanted]:
            card = self.cards.pop(name)
            self.body.removeWidget(card)
            card.hide()
            card.deleteLater()
        for line in self.group.lines:
            if line.id not in self.cards:
                card = self.cards[line.id] = CheckCard(self._desk, line)
                self.body.addWidget(card)
            else:
                self.cards[line.id].form.refresh()


@page_view("checklist")
class ChecklistView(PageView):
    """All subjects."""

    areas = frozenset({"dd_item", "option", "decision", "score", "weight", "partner", "round_state"})

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk = place.desk
        self.model = ChecklistModel(place.desk, self)
        self.folds: dict[str, GroupFold] = {}
        layout = column(self, 12)
        self._intro = Notice("", "tint")
        self._stop = Notice("", "error")
        self.add = Button("", Look.PRIMARY, "plus")
        self.add.clicked.connect(self._on_add)
        self._empty = EmptyPlace(
            self.tr("No check is written down yet."),
            self.tr("For example: {example}").format(example=self.tr("Do both sets of purposes allow this?")),
        )
        for part in (self._intro, self._stop, self.add, self._empty):
            layout.addWidget(part)
        self._list = column(None, 4)
        layout.addLayout(self._list)
        self.own = Button(self.tr("Add a check of your own"), Look.ADD, "plus")
        self.own.clicked.connect(self._on_own)
        layout.addWidget(self.own)
        self.refresh()

    @override
    def refresh(self) -> None:
        model = self.model
        self._intro.say(model.intro)
        self._stop.say(model.stopped)
        self._stop.setVisible(bool(model.stopped))
        missing = model.missing
        self.add.rename(self.tr("Add the missing checks ({count})").format(count=missing))
        self.add.setVisible(missing > 0)
        groups = model.groups
        self._empty.setVisible(not groups)
        names = [group.id for group in groups]
        for name in [name for name in self.folds if name not in names]:
            fold = self.folds.pop(name)
            self._list.removeWidget(fold)
            fold.hide()
            fold.deleteLater()
        for place, group in enumerate(groups):
            if group.id not in self.folds:
                self.folds[group.id] = GroupFold(self._desk, group)
                self._list.insertWidget(place, self.folds[group.id])
            self.folds[group.id].show_group(group)

    def _on_add(self) -> None:
        self.model.add_missing()
        self.focus_first()

    def _on_own(self) -> None:
        name = self.model.add_own()
        self.refresh()
        for fold in self.folds.values():
            if any(line.id == name for line in fold.group.lines):
                fold.button.setChecked(True)
                fold.cards[name].form.focus_first()

    def _forms(self) -> list[FormView]:
        return [card.form for fold in self.folds.values() for card in fold.cards.values()]

    @override
    def commit(self) -> bool:
        saved = [form.commit() for form in self._forms()]
        return all(saved)

    @override
    def problems(self) -> bool:
        found = [form.problems() for form in self._forms()]
        return any(found)

    @override
    def focus_first(self) -> bool:
        first = next(iter(self.folds.values()), None)
        target = self.add if self.model.missing else (first.button if first else self.own)
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
