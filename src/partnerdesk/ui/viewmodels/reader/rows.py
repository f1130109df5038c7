"""The answers as a list of rows, read in pages as somebody looks at them: never more than some hundred are held.

It must not know widgets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import SurveyQuestion
from partnerdesk.ui.viewmodels.reader.shown import marks_in_words, question_of, source_of
from partnerdesk.ui.viewmodels.speech import shortened

if TYPE_CHECKING:
    from partnerdesk.domain.partnership import Partnership
    from partnerdesk.services.answers import Answer
    from partnerdesk.ui.viewmodels.reader.reader import Reader

PAGE_ROWS = 100
MOST_PAGES = 8
LONGEST_SHOWN = 400
LONGEST_QUESTION = 40
SEVERAL = 2
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class ShownRow(NamedTuple):
    """What is seen of an answer in the list: its words, and on a line what was marked and asked, who said it when."""

    words: str
    told: str
    was_read: bool
    warns: bool


class AnswerRows(QAbstractListModel):
    """The answers that are wanted."""

    def __init__(self, reader: Reader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._pages: dict[int, tuple[Answer, ...]] = {}
        self._count = len(reader.snapshot)
        reader.found.connect(self.begin_again)
        reader.changed.connect(self._show_marks)

    def begin_again(self) -> None:
        """Read other rows."""
        self.beginResetModel()
        self._pages.clear()
        self._count = len(self._reader.snapshot)
        self.endResetModel()

    def _show_marks(self) -> None:
        """Follow the marks; and the number of rows, where it turned out to be another while the rest was looked for."""
        if self._count != len(self._reader.snapshot):
            self.begin_again()
        elif self._count:
            self.dataChanged.emit(self.index(0), self.index(self._count - 1))

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._count

    @property
    def standing(self) -> int:
        """The row of the answer that is shown."""
        return self._reader.row

    def answer(self, row: int) -> Answer | None:
        """Return the answer in a row."""
        answers = self._reader.answers
        if answers is None or not 0 <= row < self._count:
            return None
        number, place = divmod(row, PAGE_ROWS)
        page = self._pages.get(number)
        if page is None:
            if len(self._pages) >= MOST_PAGES:
                self._pages.pop(next(iter(self._pages)))
            places = self._reader.snapshot.places(number * PAGE_ROWS, (number + 1) * PAGE_ROWS)
            page = self._pages[number] = answers.at(places)
        return page[place] if place < len(page) else None

    def shown(self, row: int) -> ShownRow | None:
        """Return what is seen in a row."""
        answer, answers = self.answer(row), self._reader.answers
        if answer is None or answers is None:
            return None
        partnership, mark = self._reader.desk.partnership, answers.mark_of(answer)
        parts = (marks_in_words(partnership, mark), _asked(partnership, answer), source_of(partnership, answer))
        return ShownRow(_words(answer), " · ".join(filter(None, parts)), bool(mark.was_read), bool(mark.may_identify))

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        answer, answers = self.answer(index.row()), self._reader.answers
        if answer is None or answers is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _words(answer)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            marks = marks_in_words(self._reader.desk.partnership, answers.mark_of(answer))
            asked = _asked(self._reader.desk.partnership, answer)
            return " ".join(filter(None, (asked, f"{answer.text[:LONGEST_SHOWN]}. {marks}")))
        return None


def _asked(partnership: Partnership, answer: Answer) -> str:
    """Return what was asked, in short, where people answered several questions in their own words."""
    asked = partnership.having(SurveyQuestion, survey=answer.survey)
    if sum(each.role == "text" for each in asked) < SEVERAL:
        return ""
    return shortened(question_of(partnership, answer.survey, answer.question), LONGEST_QUESTION)


def _words(answer: Answer) -> str:
    return " ".join(answer.text[:LONGEST_SHOWN].split())
