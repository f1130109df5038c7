"""The first page: what was found in the file as a whole, and what a person can say of its form."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from partnerdesk.exchange.survey.mapping import Role
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.viewmodels.speech import said
from partnerdesk.ui.viewmodels.survey import editing, found_words
from partnerdesk.ui.viewmodels.survey.people import people_asked
from partnerdesk.ui.views.scrolling import Scroll, ScrolledColumn
from partnerdesk.ui.views.survey.date_order import DoubtedDates
from partnerdesk.ui.views.survey.people_choice import PeopleChoice
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import TileLayout, column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.choices import CheckGroup, CheckRow
from partnerdesk.ui.views.widgets.field import Labelled
from partnerdesk.ui.views.widgets.fold import Fold
from partnerdesk.ui.views.widgets.inputs import SelectInput
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.text import Prose

if TYPE_CHECKING:
    from collections.abc import Callable

    from partnerdesk.exchange.survey.guessing import ExportFound
    from partnerdesk.ui.viewmodels.survey.preview import SurveyPreview

WIDEST = 680


class FoundPage(Scroll):
    """What was found, in the order in which it matters: warnings, the form, questions about the whole file."""

    def __init__(self, preview: SurveyPreview, found: ExportFound, parent: QWidget | None = None) -> None:
        inside = ScrolledColumn(WIDEST)
        side = theme().space(28)
        inside.pad(side, theme().space(24), side, theme().space(20))
        super().__init__(inside, room_for_bar=False, parent=parent)
        self._preview, self._found = preview, found
        self.offer: Button | None = None  # what a next wave begins with
        self._body = inside.body
        self._body.setSpacing(theme().space(16))
        self._body.addWidget(Prose(self.tr("What was found"), "question"))
        self._body.addWidget(Prose(f"{preview.path.name}: {found_words.in_short(found)}", "lead", "muted"))
        self._add_earlier()
        self._add_tables()
        self._add_facts()
        self._add_questions()
        self._body.addStretch(1)

    def _add_earlier(self) -> None:
        if self._preview.earlier:
            self._body.addWidget(Notice(self._preview.earlier, "warning"))
        taken, last = self._preview.taken, self._preview.last_time
        if taken is not None:
            says = self.tr("It is read as ‘{title}’ was, and what was said of that survey is taken over.")
            self._offer(says.format(title=taken.title), self.tr("Read it afresh"), self._preview.use_guess, "good")
        elif last is not None and last.is_same_file:
            says = self.tr("What you said of its columns last time can be used again.")
            self._offer(says, self.tr("Read it as last time"), self._preview.use_last_time)
        elif last is not None:
            says = self.tr(
                "It looks like the next wave of ‘{title}’. What you said of its columns can be used again. "
                "Answers that are in the file already are found before anything is stored."
            )
            self._offer(says.format(title=last.title), self.tr("Read it as last time"), self._preview.use_last_time)

    def _offer(self, says: str, words: str, slot: Callable[[], None], tone: str = "tint") -> None:
        self._body.addWidget(Notice(says, tone))
        button = Button(words, Look.SECONDARY, "check" if tone == "tint" else "arrow-left")
        button.clicked.connect(slot)
        self.offer = button if tone == "tint" else None
        self._body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_tables(self) -> None:
        tables = found_words.tables_of(self._found)
        if len(tables) > 1:
            label = self.tr("Which table holds the answers?")
            select = SelectInput(tables, label, required=True)
            select.show_value(found_words.table_place(self._found.table))
            select.picked.connect(self._choose_table)
            hint = self.tr("There are {count} tables in this spreadsheet.").format(count=len(tables))
            self._body.addWidget(Labelled(label, hint, select))
            self._add_first_rows()
        left = found_words.left_sheets(self._found)
        if left:
            self._body.addWidget(Prose("\n".join(left), "caption", "muted"))

    def _add_first_rows(self) -> None:
        """Show the beginning of the table that is chosen, so that it is known by sight."""
        first = found_words.first_rows_of(self._found)
        card = Card("plain", self.tr("The first rows of this table"))
        card.body.addWidget(Prose(self.tr("The first rows of this table"), "caption", "muted"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme().space(16))
        grid.setVerticalSpacing(theme().space(4))
        for down, (cells, style) in enumerate(
            ((first.headings, "caption_strong"), *((r, "caption") for r in first.rows))
        ):
            for across, text in enumerate(cells):
                grid.addWidget(Prose(text, style, tight=True), down, across, Qt.AlignmentFlag.AlignTop)
                grid.setColumnStretch(across, 1)
        card.body.addLayout(grid)
        if first.more:
            more = self.tr("Further columns: {count}").format(count=first.more)
            card.body.addWidget(Prose(more, "caption", "muted"))
        self._body.addWidget(card)

    def _choose_table(self, place: object) -> None:
        sheet, table = cast("tuple[str, str | None]", place)
        self._preview.read_again(sheet=sheet, table=table)

    def _add_facts(self) -> None:
        card = Card("plain", self.tr("The file"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme().space(20))
        grid.setVerticalSpacing(theme().space(6))
        grid.setColumnStretch(1, 1)
        for number, line in enumerate(found_words.form_facts(self._found)):
            grid.addWidget(Prose(line.label, "caption", "muted"), number, 0)
            grid.addWidget(Prose(line.words, "body", tight=True), number, 1)
        grid.setColumnMinimumWidth(0, theme().px(140))
        card.body.addLayout(grid)
        for each in found_words.notes_of(self._found):
            card.body.addWidget(Prose(each, "caption"))
        if self._found.below or self._found.map.keep_foot:
            card.body.addWidget(self._foot_row())
        card.body.addWidget(self._form_fold())
        self._body.addWidget(card)

    def _foot_row(self) -> CheckRow:
        keep = CheckRow(self.tr("What stands below the last answer is an answer, too"), self._found.below, boxed=True)
        keep.setChecked(self._found.map.keep_foot)
        keep.clicked.connect(lambda: self._preview.read_again(keep_foot=keep.isChecked()))
        return keep

    def _form_fold(self) -> Fold:
        fold = Fold(self.tr("Does it look wrong? Read it differently"))
        tiles = TileLayout(None, 2, spacing=16)
        made = self._found.map
        if self._found.source.is_text:
            label = self.tr("Letters")
            letters = SelectInput(found_words.encodings_of(self._found), label, required=True)
            letters.show_value(made.encoding)
            letters.picked.connect(lambda name: self._preview.read_again(encoding=name))
            words = found_words.accented(self._found)
            hint = self.tr("If these words look wrong: {words}").format(words=words) if words else ""
            tiles.addWidget(Labelled(label, hint or self.tr("If words with accents look wrong."), letters))
        label = self.tr("Rows of headings")
        choices = [ChoiceLine(each.value, said(each.label)) for each in found_words.HEADING_ROWS]
        rows = SelectInput(choices, label, required=True)
        rows.show_value(made.header_rows)
        rows.picked.connect(lambda count: self._preview.read_again(header_rows=count))
        tiles.addWidget(Labelled(label, self.tr("If a heading is among the answers."), rows))
        fold.body.addLayout(tiles)
        return fold

    # --- questions about the whole file -------------------------------------------------------------------------------

    def _add_questions(self) -> None:
        asked = people_asked(self._preview.made, self._found)
        if asked is not None:
            self._body.addWidget(PeopleChoice(self._preview, asked))
        if self._preview.made.having(Role.DATE):
            self._body.addWidget(DoubtedDates(self._preview))
        self._add_repair()
        self._add_missing()

    def _add_repair(self) -> None:
        broken = found_words.broken_example(self._found)
        if broken is None:
            return
        says = self.tr("For example ‘{before}’ becomes ‘{after}’.").format(before=broken[0], after=broken[1])
        repair = CheckRow(self.tr("Mend letters that were spoilt before"), says, boxed=True)
        repair.setChecked(self._preview.made.repair)
        repair.clicked.connect(lambda: self._preview.set_repair(repair=repair.isChecked()))
        self._body.addWidget(repair)

    def _add_missing(self) -> None:
        markers = self._found.map.missing
        if not markers:
            return
        part = QWidget()
        layout = column(part, 6)
        title = self.tr("These count as no answer")
        layout.addWidget(Prose(title, "strong"))
        says = self.tr("Untick what is a real answer here. On the next page you can count others as no answer.")
        layout.addWidget(Prose(says, "caption", "muted"))
        ticks = CheckGroup(tuple(ChoiceLine(each, f"‘{each}’") for each in markers), title, 3)
        ticks.show_values(self._preview.made.missing)
        ticks.picked.connect(
            lambda picked: self._preview.edit(
                editing.with_missing(self._preview.made, cast("tuple[str, ...]", picked), markers)
            )
        )
        layout.addWidget(ticks)
        self._body.addWidget(part)
