"""Step 3, one theme: who said it, what it bears on, and how it is linked, merged and split.

Each change is one command and so one undo. It must not know widgets.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.records import BeneficiaryInput, EvidenceLink, InputTheme, Key, Objective, Theme
from partnerdesk.domain.settings import settings_of
from partnerdesk.domain.theme_links import is_from_answer, theme_links, touched_by
from partnerdesk.domain.voice import is_withdrawn
from partnerdesk.domain.words import N_, NP_
from partnerdesk.services.theme_people import MarkedAnswer, answers_with
from partnerdesk.services.theming import link_theme, merge_themes, split_theme
from partnerdesk.ui.viewmodels.answers import called, label_of, said_choices
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.viewmodels.speech import numbered, said, shortened, spoken, whole_number
from partnerdesk.ui.viewmodels.steps.aims import is_kept
from partnerdesk.ui.viewmodels.steps.aims_links import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from partnerdesk.domain.commands import Command
    from partnerdesk.ui.viewmodels.desk import Desk

MOST_ANSWERS = 40
"""So many answers are offered at once to be split off; a word typed above them narrows them down."""
LONGEST = 160
_ANSWERS = NP_("One answer to a survey", "{count} answers to surveys")
_FEW_ANSWERS = N_("Fewer than {k} answers to surveys")
_QUOTE, _SURVEY = N_("From an answer: {words}"), N_("A whole survey: {words}")


@dataclass(frozen=True, slots=True)
class BearsOn:
    """An objective that a theme's words bear on: how, and which."""

    objective: str
    kind: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class SaidHere:
    """Something that people said about a theme: which input it is, and its words."""

    input: str
    words: str
    is_survey: bool = False


class ThemeWork(QObject):
    """One theme of the open file."""

    def __init__(self, desk: Desk, theme: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self.theme = desk, theme

    # --- what is there ------------------------------------------------------------------------------------------------

    @property
    def is_there(self) -> bool:
        """Whether the theme still is."""
        return self._desk.partnership.has(Theme, self.theme)

    @property
    def bears_on(self) -> tuple[BearsOn, ...]:
        """The objectives that its words bear on, in the order of the objectives, each kind once."""
        partnership = self._desk.partnership
        links = theme_links(partnership).get(self.theme, ())
        kinds = [choice.value for choice in KINDS]
        found = {(link.objective, link.kind) for link in links}
        return tuple(
            BearsOn(row.id, str(kind), said(label_of(KINDS, kind)), called(partnership, row))
            for row in partnership.rows(Objective)
            for kind in kinds
            if (row.id, kind) in found
        )

    @property
    def said_here(self) -> tuple[SaidHere, ...]:
        """What people said about it, but for answers that are only marked; those whole surveys that have marks last."""
        partnership = self._desk.partnership
        touched = touched_by(partnership).get(self.theme)
        if touched is None:
            return ()
        whole = [name for name in touched.surveys if name not in touched.inputs]
        found = [(name, name in touched.surveys) for name in (*touched.inputs, *whole)]
        rows = [(partnership.get(BeneficiaryInput, name), survey) for name, survey in found]
        return tuple(
            SaidHere(row.id, _words_of(row, is_survey=survey), survey) for row, survey in rows if row is not None
        )

    @property
    def count_line(self) -> str:
        """How many answers are marked with it, but no small number (0026); empty where none is."""
        touched = touched_by(self._desk.partnership).get(self.theme)
        count = touched.marks if touched is not None else 0
        least = int(settings_of(self._desk.partnership)["k_min"])
        if 0 < count < least:
            return said(_FEW_ANSWERS).format(k=least)
        return numbered(_ANSWERS, count, count=whole_number(count)) if count else ""

    @property
    def first_answer(self) -> Key | None:
        """The first answer that is marked with it, for the way to the reader."""
        answers = answers_with(self._desk.session, self.theme) if self.count_line else ()
        return answers[0].key if answers else None

    @property
    def others(self) -> tuple[ChoiceLine, ...]:
        """The other themes of the file."""
        rows = (row for row in self._desk.partnership.rows(Theme) if row.id != self.theme)
        return tuple(ChoiceLine(row.id, row.text) for row in rows if row.text)

    @property
    def objectives(self) -> tuple[ChoiceLine, ...]:
        """The objectives that are neither dropped nor merged."""
        partnership = self._desk.partnership
        rows = (row for row in partnership.rows(Objective) if is_kept(row))
        return tuple(ChoiceLine(row.id, called(partnership, row)) for row in rows)

    @property
    def kinds(self) -> tuple[ChoiceLine, ...]:
        """The four ways to bear on an objective."""
        return said_choices(KINDS)

    @property
    def inputs(self) -> tuple[ChoiceLine, ...]:
        """The inputs that carry the theme themselves and so can be split off."""
        partnership = self._desk.partnership
        rows = [
            partnership.get(BeneficiaryInput, link.input) for link in partnership.having(InputTheme, theme=self.theme)
        ]
        return tuple(ChoiceLine(row.id, _words_of(row)) for row in rows if row is not None and not is_withdrawn(row))

    def answers(self, text: str = "") -> tuple[MarkedAnswer, ...]:
        """Return the answers that are marked with it and hold ``text``."""
        wanted = text.strip().casefold()
        found = answers_with(self._desk.session, self.theme)
        return tuple(each for each in found if wanted in each.text.casefold())

    # --- what can be done ---------------------------------------------------------------------------------------------

    def link(self, objective: str, kind: str, inputs: Collection[str]) -> str:
        """Link what people said to an objective; return why not, or nothing."""
        before = self._desk.partnership.rows(EvidenceLink)
        made = self._do(lambda: link_theme(self._desk.partnership, self.theme, objective, kind, inputs))
        if not made and before == self._desk.partnership.rows(EvidenceLink):
            self._desk.notice(self.tr("This link is there already."))
        elif not made:
            self._desk.notice(self.tr("The theme is linked to the objective."), undo=True)
        return made

    def merge_into(self, into: str) -> str:
        """Merge it into another theme; return why not, or nothing."""
        made = self._do(lambda: merge_themes(self._desk.partnership, (self.theme,), into))
        if not made:
            self._desk.notice(self.tr("The themes are merged."), undo=True)
        return made

    def split(self, text: str, answers: Collection[Key], inputs: Collection[str]) -> str:
        """Make a theme of its own of some answers and inputs; return why not, or nothing."""
        made = self._do(lambda: split_theme(self._desk.partnership, self.theme, text, answers, inputs))
        if not made:
            says = self.tr("The new theme is there: {theme}.").format(theme=" ".join(text.split()))
            self._desk.notice(says, undo=True)
        return made

    def _do(self, make: Callable[[], Command]) -> str:
        self._desk.flush()
        try:
            command = make()
        except PartnerDeskError as wrong:
            return spoken(wrong.sentence)
        refusal = self._desk.execute(command, tell=False)
        return spoken(refusal.sentence) if refusal is not None else ""


def _words_of(given: BeneficiaryInput, *, is_survey: bool = False) -> str:
    """Return what somebody said, short, with who said it."""
    short = shortened(given.quote or given.summary, LONGEST) or said(N_("Nothing written yet"))
    if is_survey:
        return said(_SURVEY).format(words=short)
    quoted = f"“{short}”" if given.quote else short
    by = f"{quoted} {given.segment_label}" if given.segment_label else quoted
    return said(_QUOTE).format(words=by) if is_from_answer(given) else by
