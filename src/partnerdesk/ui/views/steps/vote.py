"""The formal vote: its figures, checked while they are typed, the quorum, and the votes by name."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from partnerdesk.domain.commands import ChangeFields, Command
from partnerdesk.domain.overriding import override
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.people import trustees
from partnerdesk.domain.records import Charity, NamedVote, Vote
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.answers import called, words
from partnerdesk.ui.viewmodels.fields import Control, FieldLine
from partnerdesk.ui.viewmodels.forms import FormModel
from partnerdesk.ui.viewmodels.pages import Head, Matrix
from partnerdesk.ui.viewmodels.steps.deciding import VoteModel
from partnerdesk.ui.views.collection import EmptyPlace
from partnerdesk.ui.views.form import FormView
from partnerdesk.ui.views.matrix import MatrixView
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.text import Prose

_CASTS = words(
    ("for", N_("For")),
    ("against", N_("Against")),
    ("abstained", N_("Abstained")),
    ("left_room", N_("Left the room")),
    ("absent", N_("Absent")),
)
_RESULTS = words(
    ("carried", N_("Carried"), N_("The motion is the board’s decision")),
    ("lost", N_("Lost"), N_("The board does not agree to it")),
    ("deferred", N_("Deferred"), N_("Named work first, then again")),
)
_FIGURES = (
    FieldLine("votes_for", N_("For"), control=Control.WHOLE),
    FieldLine("votes_against", N_("Against"), control=Control.WHOLE, beside=True),
    FieldLine("abstained", N_("Abstained"), control=Control.WHOLE, beside=True),
    FieldLine("left_room", N_("Left the room"), control=Control.WHOLE, beside=True),
    FieldLine("absent", N_("Absent"), control=Control.WHOLE, beside=True),
)


def _may_cast(partnership: Partnership, _record: object) -> bool:
    return partnership.one(Charity).casting_vote != "no"


_REST = (
    FieldLine(
        "casting_vote_used",
        N_("The chair used a casting vote"),
        N_("It adds to neither count."),
        Control.CHECK,
        shown=_may_cast,
    ),
    FieldLine("majority_needed", N_("Majority needed"), N_("As your governing document says."), optional=True),
    FieldLine("result", N_("What is the result?"), control=Control.CHOICE, choices=_RESULTS),
)
_BY_NAME = (FieldLine("recorded_by_name", N_("Record who voted how"), control=Control.CHECK),)


@page_view("vote")
class VoteView(PageView):
    """The vote on the motion as it stands."""

    areas = frozenset({"motion", "vote", "named_vote", "attendance", "participant", "interest", "charity"})

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk = place.desk
        self._model = VoteModel(place.desk, self)
        self._motion: str | None = None
        self._forms: list[FormView] = []
        layout = column(self, 16)
        self._empty = EmptyPlace(
            self.tr("There is no motion to vote on. Write it first."), "", desk=place.desk, page="decide.motion"
        )
        layout.addWidget(self._empty)
        self._words = Card("tint", padding=16)
        self._words.body.addWidget(Prose(self.tr("The motion"), "caption_strong", "primary"))
        self._text = Prose("", "quote")
        self._words.body.addWidget(self._text)
        layout.addWidget(self._words)
        self._room = Prose("", "body", "muted")
        self._quorum = Notice("", "good")
        layout.addWidget(self._room)
        layout.addWidget(self._quorum)
        self._lay_out_answers(layout)
        self.refresh()

    def _lay_out_answers(self, layout: QVBoxLayout) -> None:
        self._by_name, self._figures, self._rest = column(None, 0), column(None, 0), column(None, 0)
        layout.addLayout(self._by_name)
        self._names = MatrixView(self._desk, self._matrix())
        layout.addWidget(self._names)
        self._count = Button(self.tr("Count these votes"), Look.SECONDARY, "check")
        self._count.clicked.connect(self._model.count_names)
        layout.addWidget(self._count)
        layout.addLayout(self._figures)
        self.sums = Notice("", "warning")
        layout.addWidget(self.sums)
        layout.addLayout(self._rest)
        self.doubts = Notice("", "warning")
        layout.addWidget(self.doubts)

    def _matrix(self) -> Matrix:
        return Matrix(
            rows=self._heads,
            columns=lambda _p, _c: (Head("cast", N_("Vote")),),
            read=lambda _p, person, _column: self._model.cast_of(str(person)),
            write=self._write,
            areas=frozenset({"named_vote"}),
            empty=N_("There are no trustees yet."),
            control=Control.SELECT,
            choices=_CASTS,
        )

    def _heads(self, partnership: Partnership, _catalogue: Catalogue) -> tuple[Head, ...]:
        return tuple(Head(person.id, called(partnership, person)) for person in trustees(partnership))

    def _write(self, _partnership: Partnership, person: object, _column: object, value: object) -> Command:
        motion = self._model.motion
        return ChangeFields(NamedVote, (motion.id if motion else "", person), {"cast": value})

    @override
    def refresh(self) -> None:
        motion = self._model.motion
        if (motion.id if motion else None) != self._motion:
            self._motion = motion.id if motion else None
            self._build()
        there = motion is not None
        self._empty.setVisible(not there)
        self._text.say((motion.text if motion else None) or "")
        for part in (self._words, self._room, self._quorum):
            part.setVisible(there)
        self._room.say(self._model.room)
        sentence, quorate = self._model.quorum
        self._quorum.say(sentence)
        self._quorum.wear("good" if quorate else "warning")
        for form in self._forms:
            form.refresh()
        by_name = there and self._model.by_name
        self._names.setVisible(by_name)
        self._count.setVisible(by_name)
        if by_name:
            self._names.refresh()
        words, adds_up = self._model.sums
        self.sums.setVisible(bool(words))
        self.sums.say(words)
        self.sums.wear("good" if adds_up else "warning")
        doubts = " ".join(self._model.doubts)
        self.doubts.setVisible(bool(doubts))
        self.doubts.say(doubts)

    def _build(self) -> None:
        for form in self._forms:
            form.hide()
            form.deleteLater()
        self._forms = []
        if self._motion is None:
            return
        for layout, parts in ((self._by_name, _BY_NAME), (self._figures, _FIGURES), (self._rest, _REST)):
            form = FormView(FormModel(self._desk, Vote, (self._motion,)), parts)
            self._forms.append(form)
            layout.addWidget(form)

    @override
    def commit(self) -> bool:
        saved = [form.commit() for form in self._forms]
        return all(saved) and self._names.commit()

    @override
    def problems(self) -> bool:
        found = [form.problems() for form in self._forms]
        return any(found)

    @override
    def focus_first(self) -> bool:
        if not self._forms:
            self._empty.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        figures = self._forms[1]
        return figures.focus_first() if not self._model.by_name else self._names_first()

    def _names_first(self) -> bool:
        self._count.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
