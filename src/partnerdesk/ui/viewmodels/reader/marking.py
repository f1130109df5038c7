"""What readers mark on the answer that is shown: themes, a stance, that it may be read aloud or may identify someone.

Every mark is one command with a name of its own; who marks an answer has read it. It must not know widgets.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnerdesk.domain.commands import AddRecord, DoTogether
from partnerdesk.domain.partnership import next_id
from partnerdesk.domain.records import AnswerMark, Theme
from partnerdesk.domain.settings import settings_of
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.services.quote_themes import with_quotes
from partnerdesk.ui.viewmodels.answers import FEW, NO_NAME, theme_text
from partnerdesk.ui.viewmodels.reader.keys import reader_keys
from partnerdesk.ui.viewmodels.speech import said, whole_number
from partnerdesk.ui.viewmodels.steps.hear_inputs import STANCES

if TYPE_CHECKING:
    from partnerdesk.domain.commands import Command
    from partnerdesk.ui.viewmodels.reader.reader import Reader

GIVE, TAKE = N_("give an answer the theme “{theme}”"), N_("take the theme “{theme}” off an answer")
WORDS = {
    "was_read": N_("mark an answer as read"),
    "not_read": N_("mark an answer as not read"),
    "stance": N_("mark what an answer thinks of the proposal"),
    "read_aloud": N_("mark an answer to be read aloud"),
    "may_identify": N_("mark that an answer may identify someone"),
    "identifies_nobody": N_("mark that an answer identifies nobody"),
}
SHORT = {
    "supports": N_("Supports it"),
    "supports_with_conditions": N_("With conditions"),
    "neutral": N_("Neither"),
    "opposed": N_("Against"),
    "not_mentioned": N_("Not mentioned"),
}
THEMES = "hear.themes"
OWN_LABELS = frozenset({GIVE, TAKE, *WORDS.values()})


@dataclass(frozen=True, slots=True)
class KeyedLine:
    """Something that can be marked: its key, its value, its words, whether it is marked, and on how many answers."""

    key: str
    value: str
    words: str
    is_on: bool
    meaning: str = ""
    count: str = ""
    is_counted: bool = False


class Marking:
    """Marks the answer that a reader shows."""

    def __init__(self, reader: Reader) -> None:
        self._reader, self._desk = reader, reader.desk
        self._counted: tuple[object, Counter[str]] = (None, Counter())

    @property
    def is_open(self) -> bool:
        """Whether anything can be marked: the record is not locked, and the file is not open to read only."""
        return not self._desk.is_locked and not self._desk.session.read_only

    @property
    def themes(self) -> tuple[KeyedLine, ...]:
        """The themes, each with its key, in the order in which they were written down."""
        mark = self._reader.mark
        on = (mark.themes if mark is not None else None) or ()
        keys = reader_keys()
        return tuple(
            KeyedLine(keys.theme(n), row.id, theme_text(row), row.id in on, count=self._count(row.id), is_counted=True)
            for n, row in enumerate(self._desk.partnership.rows(Theme))
        )

    def go_to_themes(self) -> None:
        """Go to the page where themes are renamed, merged and split."""
        self._desk.go_to(THEMES)

    def _count(self, theme: str) -> str:
        """Say how many answers have a theme, but no small number (0026); nothing of none."""
        marks = self._desk.partnership.table(AnswerMark)
        if self._counted[0] is not marks:
            rows = self._desk.partnership.rows(AnswerMark)
            self._counted = marks, Counter(each for row in rows for each in row.themes or ())
        count = self._counted[1][theme]
        least = int(settings_of(self._desk.partnership)["k_min"])
        if 0 < count < least:
            return said(FEW).format(k=least)
        return whole_number(count) if count else ""

    @property
    def stances(self) -> tuple[KeyedLine, ...]:
        """What somebody can think of the proposal, each with its key."""
        mark = self._reader.mark
        on = mark.stance if mark is not None else None
        meant = {line.value: said(line.label) for line in STANCES}
        keys = reader_keys().stances
        return tuple(
            KeyedLine(key, value, said(SHORT[value]), value == on, meant[value]) for key, value in keys.items()
        )

    def _put(self, words: Sentence, **changes: object) -> bool:
        answers, current = self._reader.answers, self._reader.current
        if answers is None or current is None:
            return False
        self._reader.snapshot.fill()
        return self._desk.execute(answers.marking(current, words, **changes)) is None

    def _put_themes(self, words: Sentence, themes: tuple[str, ...], *first: Command) -> bool:
        """Mark the answer with themes, and what was quoted of it; ``first`` is done before."""
        answers, current = self._reader.answers, self._reader.current
        if answers is None or current is None:
            return False
        self._reader.snapshot.fill()
        marked = answers.marking(current, words, themes=themes or None, was_read=True)
        command = with_quotes(self._desk.partnership, current.place, marked, themes, words)
        return self._desk.execute(DoTogether((*first, command), words) if first else command) is None

    def turn_theme(self, name: str) -> bool:
        """Give the answer a theme, or take it off."""
        mark, theme = self._reader.mark, self._desk.partnership.get(Theme, name)
        if mark is None or theme is None:
            return False
        held = mark.themes or ()
        words = Sentence(TAKE if name in held else GIVE, {"theme": theme.text or Sentence(NO_NAME)})
        kept = tuple(each for each in held if each != name) if name in held else (*held, name)
        return self._put_themes(words, kept)

    def add_theme(self, text: str) -> bool:
        """Write down a theme and give it to the answer, as one step; one that is there already is given."""
        text = " ".join(text.split())
        rows = self._desk.partnership.rows(Theme)
        same = next((row for row in rows if (row.text or "").strip().casefold() == text.casefold()), None)
        mark = self._reader.mark
        if not text or mark is None:
            return False
        if same is not None:
            return same.id in (mark.themes or ()) or self.turn_theme(same.id)
        theme = Theme(id=next_id(self._desk.partnership, Theme), text=text)
        words = Sentence(GIVE, {"theme": text})
        return self._put_themes(words, (*(mark.themes or ()), theme.id), AddRecord(theme))

    def turn_stance(self, value: str) -> bool:
        """Record what the answer thinks of the proposal; the same once more takes it away."""
        mark = self._reader.mark
        if mark is None:
            return False
        return self._put(Sentence(WORDS["stance"]), stance=None if mark.stance == value else value, was_read=True)

    def turn_aloud(self) -> bool:
        """Mark that the answer is to be read aloud, or not."""
        mark = self._reader.mark
        if mark is None:
            return False
        return self._put(Sentence(WORDS["read_aloud"]), read_aloud=None if mark.read_aloud else True, was_read=True)

    def turn_identify(self) -> bool:
        """Mark that the answer may identify someone; once more, that it was looked at and identifies nobody."""
        mark = self._reader.mark
        if mark is None:
            return False
        return self.set_identify(not mark.may_identify)

    def set_identify(self, may: bool) -> bool:
        """Mark whether the answer may identify someone."""
        words = WORDS["may_identify" if may else "identifies_nobody"]
        return self._put(Sentence(words), may_identify=may, was_read=True)

    def turn_read(self) -> bool:
        """Mark the answer as read, or as not read yet."""
        mark = self._reader.mark
        if mark is None:
            return False
        words = WORDS["not_read" if mark.was_read else "was_read"]
        return self._put(Sentence(words), was_read=None if mark.was_read else True)

    def read_it(self) -> None:
        """Mark the answer as read because the board goes on; where nothing can be marked it just goes on."""
        mark = self._reader.mark
        if mark is not None and not mark.was_read and self.is_open:
            self._put(Sentence(WORDS["was_read"]), was_read=True)

    def on(self, by: int = 1) -> bool:
        """Go on to the next answer, or to the one before; return whether there is one."""
        if by > 0:
            self.read_it()
        return self._reader.show_row(self._reader.row + by)

    def on_to_unread(self) -> bool:
        """Go on to the next answer that nobody has read; return whether there is one."""
        self.read_it()
        row = self._reader.snapshot.next_unread(self._reader.row)
        return row is not None and self._reader.show_row(row)

    def undo(self) -> bool:
        """Take back the last mark; what was done elsewhere is left to the workshop's own undo."""
        label = self._desk.undo_label
        if label is None or label.pattern not in OWN_LABELS:
            return False
        self._desk.undo()
        return True
