"""Slips and score sheets typed in by the minute taker: whose, once, a second time unseen, what differs, and keeping it.

It shows what the model says and asks it for everything; nothing that was answered before is ever shown.
"""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.domain.words import NP_
from partnerdesk.ui.viewmodels.rounds.machine import RoundModel
from partnerdesk.ui.viewmodels.rounds.pages import ROUND
from partnerdesk.ui.viewmodels.rounds.paper import TYPED, PaperModel, Phase, paper_of, slip_of
from partnerdesk.ui.viewmodels.rounds.paper_table import name_of
from partnerdesk.ui.viewmodels.rounds.round import PersonLine
from partnerdesk.ui.viewmodels.rounds.slip import how_to_type
from partnerdesk.ui.viewmodels.rounds.states import ScreenState
from partnerdesk.ui.viewmodels.rounds.typing import said_of
from partnerdesk.ui.viewmodels.speech import numbered, spoken
from partnerdesk.ui.views.registry import PageView
from partnerdesk.ui.views.steps.paper_grid import SlipGrid
from partnerdesk.ui.views.steps.paper_settle import SettleView
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import FlowLayout, TileLayout, column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.choices import CheckRow
from partnerdesk.ui.views.widgets.field import ErrorLine
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.text import Line, Prose

LEFT = Qt.AlignmentFlag.AlignLeft
_TYPED = NP_(
    "1 slip, {answers} answers. Kept answers are not taken back by Undo.",
    "{slips} slips, {answers} answers. Kept answers are not taken back by Undo.",
)


class WhoseView(PageView):
    """Which slips lie there: a box to tick for each code."""

    def __init__(self, paper: PaperModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = paper
        layout = column(self, 12)
        layout.addWidget(Prose(self.tr("Whose slips have you got?"), "question"))
        words = self.tr("Each slip is typed twice, best by two people. Only what is certain is kept.")
        layout.addWidget(Prose(words, "body", "muted"))
        self._first = Notice(
            self.tr(
                "These sheets begin with a first choice. Type those in first: once scores are kept, they cannot be."
            ),
            "tint",
        )
        self.to_first = Button(self.tr("Go to the first choices"), Look.SECONDARY, "arrow-right", icon_after=True)
        self.to_first.clicked.connect(lambda: paper.round.desk.go_to(ROUND["first_choice"]))
        layout.addWidget(self._first)
        layout.addWidget(self.to_first, 0, LEFT)
        place = QWidget()
        self._tiles = TileLayout(place, 2)
        self.rows: list[CheckRow] = []
        self._lines: tuple[PersonLine, ...] = ()
        self._on_paper: frozenset[str] = frozenset()
        layout.addWidget(place)
        foot = QWidget()
        buttons = FlowLayout(foot)
        self.begin = Button(self.tr("Type these slips"), Look.PRIMARY, "arrow-right", icon_after=True)
        self.begin.clicked.connect(self._on_begin)
        self.leave = Button(self.tr("Back to the round"), Look.QUIET, "arrow-left")
        self.leave.clicked.connect(paper.round.finish)
        buttons.addWidget(self.begin)
        buttons.addWidget(self.leave)
        layout.addWidget(foot)

    @override
    def refresh(self) -> None:
        for part in (self._first, self.to_first):
            part.setVisible(self._paper.first_choices_wait)
        lines, on_paper = self._paper.people, self._paper.round.on_paper
        if (lines, on_paper) == (self._lines, self._on_paper):
            return
        self._lines, self._on_paper = lines, on_paper
        slips = {line.id for line in lines if line.here and not line.given}
        slips = slips & on_paper or slips
        for _ in range(len(self.rows), len(lines)):
            row = CheckRow("", "", boxed=True)
            row.clicked.connect(self._count)
            self.rows.append(row)
            self._tiles.addWidget(row)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(lines))
        for line, row in zip(lines, self.rows, strict=False):
            about = self.tr("Has answered already; typing replaces that") if line.given else ""
            row.retitle(slip_of(line, lines), about)
            row.setChecked(line.id in slips)
        self._count()

    def _count(self) -> None:
        self.begin.setEnabled(bool(self._chosen))

    @property
    def _chosen(self) -> frozenset[str]:
        return frozenset(line.id for line, row in zip(self._lines, self.rows, strict=False) if row.isChecked())

    def _on_begin(self) -> None:
        self._paper.begin(self._chosen)

    @override
    def focus_first(self) -> bool:
        target = self.begin if self.begin.isEnabled() else next(iter(self.rows), self.leave)
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        return True


class StillLine(Line):
    """A line that changes with every key: it never asks the page to be laid out anew."""

    @override
    def say(self, text: str, more: str = "", shorter: str = "") -> None:
        if not self.text():
            super().say(text, more, shorter)
            return
        self._full = " ".join(text.split())
        self.setAccessibleName(self._full)
        self.update()


class TypeView(PageView):
    """The table, with what is typed now in words above it."""

    def __init__(self, paper: PaperModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = paper
        layout = column(self, 6)
        self._title = StillLine(" ", "section")
        self._how = Prose("", "caption", "muted")
        self._now = StillLine(" ", "strong")
        for part in (self._title, self._how, self._now):
            layout.addWidget(part)
        self.grid = SlipGrid(paper)
        self.grid.done.connect(self._to_buttons)
        layout.addWidget(self.grid)
        layout.addSpacing(theme().space(4))
        foot = QWidget()
        buttons = FlowLayout(foot)
        self.on = Button("", Look.PRIMARY, "arrow-right", icon_after=True)
        self.on.clicked.connect(self._on_on)
        self.throw = Button(self.tr("Throw this sheet away"), Look.QUIET)
        self.throw.clicked.connect(paper.throw)
        self.leave = Button(self.tr("Go on later"), Look.QUIET)
        self.leave.clicked.connect(paper.round.finish)
        for button in (self.on, self.leave, self.throw):
            buttons.addWidget(button)
        layout.addWidget(foot)
        self._shown: object = None
        paper.typed.connect(self._tell)

    @override
    def refresh(self) -> None:
        paper = self._paper
        shown = (paper.phase, paper.slips, paper.items) if paper.phase in TYPED else None
        if shown == self._shown:
            return
        self._shown = shown
        if shown is not None:
            self._how.say(self._keys())
            self.on.rename(self.tr("Now a second time") if paper.phase is Phase.FIRST else self.tr("Compare the two"))
        self.grid.renew()
        self._tell()

    def _keys(self) -> str:
        unseen = self.tr("What was typed first is hidden. Best somebody else types now.")
        how = spoken(how_to_type(self._paper.round.kind, self._paper.high))
        keys = self.tr("Enter goes on, arrows move, Delete takes away.")
        return " ".join(part for part in (unseen if self._paper.phase is Phase.SECOND else "", how, keys) if part)

    def _tell(self) -> None:
        paper = self._paper
        if paper.phase not in TYPED:
            self._now.say("")
            return
        typing = paper.typing
        pattern = self.tr("First time: {given} of {of}") if paper.phase is Phase.FIRST else ""
        pattern = pattern or self.tr("Second time: {given} of {of}")
        self._title.say(pattern.format(given=paper.given, of=typing.count))
        row, column_ = typing.place
        answer = said_of(typing.cells.get(typing.place))
        words = self.tr("{code} · {item}: {answer}")
        self._now.say(words.format(code=paper.code(column_), item=name_of(paper.items[row]), answer=answer))
        self.on.setEnabled(bool(paper.given))

    def _to_buttons(self) -> None:
        if self.on.isEnabled():
            self.on.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_on(self) -> None:
        if not self._paper.again():
            self._paper.compare()

    @override
    def focus_first(self) -> bool:
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        return True


class CheckedView(PageView):
    """Nothing differs any more: keep the answers."""

    def __init__(self, paper: PaperModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = paper
        card = Card("plain", padding=28)
        column(self, 0).addWidget(card)
        card.body.addWidget(Prose(self.tr("Both times say the same"), "question"))
        self._count = Prose("", "lead", "muted")
        self._error = ErrorLine()
        card.body.addWidget(self._count)
        card.body.addWidget(self._error)
        foot = QWidget()
        buttons = FlowLayout(foot)
        self.keep = Button(self.tr("Keep these answers"), Look.PRIMARY, "check")
        self.keep.clicked.connect(paper.keep)
        self.throw = Button(self.tr("Throw this sheet away"), Look.QUIET)
        self.throw.clicked.connect(paper.throw)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.throw)
        card.body.addWidget(foot)

    @override
    def refresh(self) -> None:
        paper = self._paper
        slips = len(paper.slips)
        self._count.say(numbered(_TYPED, slips, slips=slips, answers=len(paper.answers)))
        self._error.say(paper.problem)

    @override
    def focus_first(self) -> bool:
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)
        return True


class PaperView(PageView):
    """The typing in of slips, from whose they are to keeping them."""

    def __init__(self, model: RoundModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = paper_of(model)
        self._layout = column(self, 0)
        typing = TypeView(self.paper)
        self._parts: dict[Phase, PageView] = {
            Phase.CHOOSE: WhoseView(self.paper),
            Phase.FIRST: typing,
            Phase.SECOND: typing,
            Phase.SETTLE: SettleView(self.paper),
            Phase.CHECKED: CheckedView(self.paper),
        }
        for part in dict.fromkeys(self._parts.values()):
            self._layout.addWidget(part)
        self.paper.changed.connect(self._on_changed)

    @property
    def part(self) -> PageView:
        """What is shown now."""
        return self._parts[self.paper.phase]

    @override
    def refresh(self) -> None:
        if self.paper.round.state is ScreenState.SLIP:
            self.paper.look_again()
        self._show()

    def _show(self) -> None:
        shown = self.part
        for part in dict.fromkeys(self._parts.values()):
            part.refresh()
            part.setVisible(part is shown)

    def _on_changed(self) -> None:
        self._show()
        if self.isVisible():
            QTimer.singleShot(0, self, self.focus_first)

    @override
    def focus_first(self) -> bool:
        return self.part.focus_first()
