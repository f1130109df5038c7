"""The forms of partnership as cards: what each is, what it suits, how much trust it needs, and adding it as an option.

It must not know widgets.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from partnerdesk.domain.bands import above, at_most
from partnerdesk.domain.case import CARRY_ON, Case
from partnerdesk.domain.commands import AddRecord
from partnerdesk.domain.findings import TrustFinding
from partnerdesk.domain.lone_figures import trust_may_be_told
from partnerdesk.domain.partnership import next_id
from partnerdesk.domain.records import Option, Partner
from partnerdesk.domain.reference import Form
from partnerdesk.domain.rounding import tenths
from partnerdesk.domain.sealing import WORK_ALONE
from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.pages import ChipLine
from partnerdesk.ui.viewmodels.speech import as_named
from partnerdesk.ui.viewmodels.steps.shown import trust_shown

ALONE = frozenset({CARRY_ON, WORK_ALONE})
_UNDONE = (
    (1, N_("Hardly undone"), "error", "square"),
    (3, N_("Not easily undone"), "warning", "triangle"),
    (5, N_("Easily undone"), "good", "circle"),
)


@dataclass(frozen=True, slots=True)
class FormCard:
    """One form: ``trust`` compares the trust it needs with the trust there is; ``facts`` are label and words."""

    id: str
    name: str
    line: str
    core: bool
    undone: ChipLine
    trust: str
    lacks_trust: bool
    facts: tuple[tuple[str, str], ...]
    used: bool


def _begun(form: Form) -> str:
    """Return how long a form takes to set up and what that costs; nothing for what is not set up at all."""
    return "" if form.id == CARRY_ON else f"{form.setup} · {form.cost}"


class FormCardsModel(QObject):
    """All forms, carrying on first."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    @property
    def cards(self) -> tuple[FormCard, ...]:
        """The forms in the catalogue's order, which begins with carrying on."""
        used = {row.form for row in self._desk.partnership.rows(Option)}
        return tuple(self._card(form, used=form.id in used) for form in self._desk.catalogue.forms.values())

    def _card(self, form: Form, *, used: bool) -> FormCard:
        trust, lacks = self._trust(form)
        return FormCard(form.id, form.name, form.line, form.core, _undone(form), trust, lacks, self._facts(form), used)

    def _facts(self, form: Form) -> tuple[tuple[str, str], ...]:
        tr = self.tr
        pairs = (
            (tr("What it is"), form.describe),
            (tr("It suits you when"), form.suits),
            (tr("It is poor when"), form.poor),
            (tr("Watch out for"), form.watch),
            (tr("Ask yourselves"), form.ask),
            (tr("Who decides"), form.who_decides),
            (tr("Time and cost to set up"), _begun(form)),
            (tr("Papers"), ", ".join(form.documents)),
        )
        return tuple((label, words) for label, words in pairs if words)

    def _trust(self, form: Form) -> tuple[str, bool]:
        """Say how much trust the form needs against the lowest there is, and whether it is too much."""
        if form.id in ALONE:
            return self.tr("Needs no trust in a partner."), False
        need = tenths(form.trust_needed)
        known = [found for found in self._shown() if found.level is not None]
        if not known:
            return self.tr("Needs trust of {need} out of 5.").format(need=need), False
        lowest = min(known, key=lambda found: found.level or 0)
        level = lowest.level or 0
        words = {"need": need, "level": tenths(level), "partner": as_named(self._case().partner(lowest.partner))}
        if above(form.trust_needed - level, self._desk.session.assessment().settings["t3_green"]):
            pattern = self.tr(
                "Needs trust of {need}; with {partner} there is {level}. Start smaller, or add safeguards."
            )
            return pattern.format(**words), True
        return self.tr("Needs trust of {need}; with {partner} there is {level}.").format(**words), False

    def _shown(self) -> list[TrustFinding]:
        assessment = self._desk.session.assessment()
        told = {name: one for name, one in assessment.trust.items() if trust_may_be_told(one, assessment.settings)}
        return [told[name] for name in told if trust_shown(self._desk.partnership, name)]

    def _case(self) -> Case:
        return Case.of(self._desk.partnership, self._desk.catalogue, self._desk.session.as_of)

    def add(self, form: str) -> None:
        """Put a form on the list of options, with all partners; carrying on is the baseline."""
        partnership = self._desk.partnership
        partners = () if form in ALONE else tuple(row.id for row in partnership.rows(Partner))
        text = self._desk.catalogue.forms[form]
        self._desk.execute(
            AddRecord(
                Option(
                    id=next_id(partnership, Option),
                    form=form,
                    title=text.name,
                    description=text.line if form == CARRY_ON else None,
                    partners=partners or None,
                    status="shortlist",
                    is_baseline=True if form == CARRY_ON else None,
                )
            )
        )


def _undone(form: Form) -> ChipLine:
    for most, words, tone, icon in _UNDONE:
        if at_most(form.reversibility, most):
            return ChipLine(words, tone, icon)
    raise ValueError(form.reversibility)
