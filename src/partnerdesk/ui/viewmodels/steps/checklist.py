"""Due diligence as a checklist: the list that the leading form needs, by subject, and how far each check is.

It must not know widgets, nor when a check counts as done.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from partnerdesk.domain.case import Case
from partnerdesk.domain.checks import Checks, checks_of, is_settled
from partnerdesk.domain.commands import AddRecord, PutRecords
from partnerdesk.domain.gates import decided_option
from partnerdesk.domain.partnership import next_id
from partnerdesk.domain.records import DdItem, Decision, Option
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.speech import as_named
from partnerdesk.ui.viewmodels.steps.shown import scores_shown

OWN = "own"


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One check: what to ask, what to ask for, what says stop, and of whom."""

    id: str
    question: str
    ask_for: str
    stop_sign: str
    partner: str
    own: bool
    state: str


@dataclass(frozen=True, slots=True)
class SubjectChecks:
    """The checks about one subject."""

    id: str
    name: str
    lines: tuple[CheckLine, ...]

    @property
    def done(self) -> int:
        """How many are settled."""
        return sum(line.state == "done" for line in self.lines)


class ChecklistModel(QObject):
    """The checklist of the option that leads, or that is decided on."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def _case(self) -> Case:
        return Case.of(self._desk.partnership, self._desk.catalogue, self._desk.session.as_of)

    @property
    def option(self) -> Option | None:
        """The option whose checks these are; None until it may be known which leads."""
        case = self._case()
        ranking = self._desk.session.assessment().ranking
        chosen = decided_option(case, ranking)
        recorded = chosen is not None and chosen.id == case.partnership.one(Decision).option
        return chosen if recorded or (scores_shown(case.partnership) and not ranking.is_withheld) else None

    @property
    def checks(self) -> Checks | None:
        """How far the checks are."""
        option = self.option
        return checks_of(self._case(), option) if option else None

    @property
    def missing(self) -> int:
        """How many checks of the list are not written down yet."""
        checks = self.checks
        return len(checks.missing) if checks else 0

    @property
    def intro(self) -> str:
        """Which list the form needs, in one sentence."""
        option = self.option
        if option is None:
            return self.tr("Which option leads is not known yet. You can add checks of your own.")
        case = self._case()
        form = case.catalogue.forms.get(option.form or "")
        needed = len(self.checks.needed) if self.checks else 0
        if form is None or not needed:
            return self.tr("{option} needs no checks of a partner.").format(option=as_named(case.option(option.id)))
        partners = ", ".join(as_named(case.partner(name)) for name in option.partners or ())
        levels = {"light": self.tr("light"), "standard": self.tr("standard"), "full": self.tr("full")}
        words = {"option": as_named(case.option(option.id)), "level": levels.get(form.dd, form.dd), "count": needed}
        if not partners:
            return self.tr("{option} needs the {level} list: {count} checks.").format(**words)
        pattern = self.tr("{option} needs the {level} list: {count} checks of {partners}.")
        return pattern.format(partners=partners, **words)

    @property
    def stopped(self) -> str:
        """A sentence about stop signs, or nothing."""
        count = len(self.checks.stopped) if self.checks else 0
        return (
            self.tr("{count} found a stop sign. Talk about it before you go on.").format(count=count) if count else ""
        )

    @property
    def groups(self) -> tuple[SubjectChecks, ...]:
        """The checks that are written down, by subject."""
        rows: dict[str, list[CheckLine]] = {}
        for row in self._desk.partnership.rows(DdItem):
            text = self._desk.catalogue.due_diligence.get(row.item or "")
            rows.setdefault(text.group if text else OWN, []).append(self._line(row))
        names = {name: group.name for name, group in self._desk.catalogue.due_diligence_groups.items()}
        names[OWN] = self.tr("Your own checks")
        return tuple(SubjectChecks(name, words, tuple(rows[name])) for name, words in names.items() if name in rows)

    def _line(self, row: DdItem) -> CheckLine:
        text = self._desk.catalogue.due_diligence.get(row.item or "")
        state = "done" if is_settled(row) else "stop" if row.status == "stop" else "open"
        return CheckLine(
            id=row.id,
            question=text.question if text else row.custom_text or "",
            ask_for=text.ask_for if text else "",
            stop_sign=text.stop_sign if text else "",
            partner=as_named(self._case().partner(row.partner)) if row.partner else "",
            own=text is None,
            state=state,
        )

    def add_missing(self) -> None:
        """Write down every check of the list that is not there yet."""
        checks = self.checks
        if checks is None or not checks.missing:
            return
        partnership, rows = self._desk.partnership, []
        for item, partner in checks.missing:
            row = DdItem(id=next_id(partnership, DdItem), item=item, partner=partner or None, applies=True,
                         status="not_started")  # fmt: skip
            partnership = partnership.put(row)
            rows.append(row)
        self._desk.execute(PutRecords(tuple(rows), Sentence(N_("add the checks"))))

    def add_own(self) -> str:
        """Begin a check of one's own and return its id."""
        name = next_id(self._desk.partnership, DdItem)
        option = self.option
        partner = (option.partners or (None,))[0] if option else None
        self._desk.execute(AddRecord(DdItem(id=name, partner=partner, applies=True, status="not_started")))
        return name
