"""Two versions of the file as a window shows them: what a person must choose, both sides, and what settled itself.

It must not know widgets. Of private answers it shows whose choice it is about, and no value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from PySide6.QtCore import QCoreApplication, QObject, Signal

from partnerdesk.domain.commands import Command
from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.fields import fields_of
from partnerdesk.domain.merging import Difference, Merge, Ref, Take
from partnerdesk.domain.records import ENTITIES, Record
from partnerdesk.domain.reference import Catalogue
from partnerdesk.services.bringing_together import Comparison, together
from partnerdesk.services.comparison_words import called, is_private, parted, said_of_merge
from partnerdesk.ui.viewmodels.book import every_page
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.fields import ChoiceLine, FieldLine, choices_of, lines_of
from partnerdesk.ui.viewmodels.pages import Collection, Fields
from partnerdesk.ui.viewmodels.speech import capital, long_date, said, spoken

LONGEST_LIST = 12


@dataclass(frozen=True, slots=True)
class SideLine:
    """One field of a record on both sides."""

    label: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class ChoiceCard:
    """One record of which a person must choose a side."""

    ref: Ref
    title: str
    note: str
    lines: tuple[SideLine, ...]
    choices: tuple[ChoiceLine, ...]


class ComparingModel(QObject):
    """The choices of one comparison, and whether all are made."""

    changed = Signal()

    def __init__(self, desk: Desk, comparison: Comparison, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._comparison = desk, comparison
        self.choices: dict[Ref, Take] = {}

    @property
    def parted(self) -> str:
        """When the two parted, that one holds the other, or that they hold the same."""
        tr = QCoreApplication.translate
        if self._comparison.ahead and not self.is_same:
            return {
                Take.MINE: tr("Comparing", "What is here holds everything that is there."),
                Take.THEIRS: tr("Comparing", "What is there holds everything that is here."),
            }[Take(self._comparison.ahead)]
        return spoken(parted(self._comparison))

    @property
    def is_same(self) -> bool:
        """Whether nothing differs."""
        return self._comparison.is_same

    @property
    def settled(self) -> tuple[str, ...]:
        """What became of everything that needed no choice."""
        _parted, *rest = said_of_merge(self._comparison)
        return tuple(capital(spoken(each)) for each in rest)

    @property
    def cards(self) -> tuple[ChoiceCard, ...]:
        """What a person must choose, in the order of the model."""
        merged = self._comparison.merged
        return tuple(_card(each, merged, self._desk.catalogue) for each in merged.open)

    def value(self, ref: Ref) -> Take | None:
        """Return what is chosen, or None."""
        return self.choices.get(ref)

    def choose(self, ref: Ref, take: Take | None) -> None:
        """Take a side of one record, or leave it open again."""
        if take is None:
            self.choices.pop(ref, None)
        else:
            self.choices[ref] = take
        self.changed.emit()

    def choose_rest(self, take: Take) -> None:
        """Take one side of everything that is not chosen yet."""
        for each in self._comparison.merged.open:
            self.choices.setdefault(each.ref, take)
        self.changed.emit()

    @property
    def left(self) -> int:
        """How many choices are still to be made."""
        return sum(each.ref not in self.choices for each in self._comparison.merged.open)

    def command(self) -> Command:
        """Return what brings both together in the open file, by the choices."""
        return together(self._desk.partnership, self._comparison, self.choices)

    @property
    def name(self) -> str:
        """What the other version is called, for the history."""
        return self._comparison.path.stem

    def bring(self, command: Command) -> bool:
        """Bring both together in the open file; return whether that went well."""
        try:
            self._desk.session.execute(command, self.name)
        except PartnerDeskError as refusal:
            self._desk.refused.emit(spoken(refusal.sentence))
            return False
        self.say_done()
        return True

    def say_done(self) -> None:
        """Say that both are together."""
        text = QCoreApplication.translate("Comparing", "Both versions are together in this file now.")
        self._desk.notice(text, undo=self._desk.undo_label is not None)


def _card(difference: Difference, merged: Merge, catalogue: Catalogue) -> ChoiceCard:
    return ChoiceCard(
        difference.ref,
        capital(spoken(called(difference, merged.mine))),
        _note(difference),
        () if is_private(difference) else tuple(_lines(difference, merged, catalogue)),
        _choices(difference),
    )


def _note(difference: Difference) -> str:
    tr = QCoreApplication.translate
    if difference.mine is None and difference.before is not None:
        return tr("Comparing", "It was deleted here; there it was changed, or something new needs it.")
    if difference.theirs is None and difference.before is not None:
        return tr("Comparing", "It was deleted there; here it was changed, or something new needs it.")
    if difference.mine is None or difference.theirs is None:
        return tr("Comparing", "Only one version has it.")
    if is_private(difference):
        return tr("Comparing", "The two versions hold different private answers of this person. They are not shown.")
    return ""


def _choices(difference: Difference) -> tuple[ChoiceLine, ...]:
    tr = QCoreApplication.translate
    mine = tr("Comparing", "As here") if difference.mine is not None else tr("Comparing", "Leave it out")
    theirs = tr("Comparing", "As there") if difference.theirs is not None else tr("Comparing", "Leave it out")
    found = [ChoiceLine(Take.MINE, mine), ChoiceLine(Take.THEIRS, theirs)]
    if difference.can_take_both:
        found.append(ChoiceLine(Take.BOTH, tr("Comparing", "Keep both as two")))
    return tuple(found)


def _lines(difference: Difference, merged: Merge, catalogue: Catalogue) -> Iterator[SideLine]:
    mine, theirs = difference.mine, difference.theirs
    held = mine or theirs
    if held is None:
        return
    names = difference.touched or tuple(spec.name for spec in fields_of(type(held)))
    labels = field_labels(difference.entity)
    for name in names[:LONGEST_LIST]:
        line = labels.get(name)
        offered = line.choices if line is not None else ()
        values = (
            _shown(mine, name, choices_of(offered, merged.mine, catalogue)),
            _shown(theirs, name, choices_of(offered, merged.theirs, catalogue)),
        )
        if any(values) and name not in held.KEY:
            yield SideLine(said(line.label) if line else capital(name.replace("_", " ")), *values)


def _shown(record: Record | None, name: str, choices: tuple[ChoiceLine, ...]) -> str:
    """Return the value of a field as people read it; what was chosen from a list in the words of that list."""
    value = getattr(record, name, None)
    if value is None:
        return ""
    if isinstance(value, bool):
        tr = QCoreApplication.translate
        return tr("YesNo", "Yes") if value else tr("YesNo", "No")
    if isinstance(value, date):
        return long_date(value)
    words = {choice.value: said(choice.label) for choice in choices}
    return ", ".join(words.get(each, str(each)) for each in (value if isinstance(value, tuple) else (value,)))


@cache
def field_labels(entity: str) -> dict[str, FieldLine]:
    """Return the lines of all forms for one kind of record, by field."""
    found: dict[str, FieldLine] = {}
    for page in every_page():
        for block in page.blocks:
            if isinstance(block, Fields | Collection) and block.kind is ENTITIES[entity]:
                lines = (line for line in lines_of(block.parts) if isinstance(line, FieldLine))
                found.update({line.name: line for line in lines if line.name not in found})
    return found
