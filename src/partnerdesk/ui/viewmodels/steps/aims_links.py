"""Step 4, what people said about each objective: links of four kinds, and the board's answer where they disagree.

It must not know widgets.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject

from partnerdesk.domain.answer_places import AnswerPlace, source_of
from partnerdesk.domain.case import filled
from partnerdesk.domain.commands import PutRecords
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryInput, EvidenceLink, Key, Record, Theme
from partnerdesk.domain.theme_links import theme_links
from partnerdesk.domain.voice import BACKING, VoiceFinding, is_withdrawn
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.answers import called, label_of, words
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.fields import ChoiceLine, Control, FieldLine
from partnerdesk.ui.viewmodels.pages import ChipLine
from partnerdesk.ui.viewmodels.speech import long_date, said

KINDS = words(
    ("raised", N_("Raised it"), N_("This is where the objective comes from")),
    ("supports", N_("Supports it"), N_("They want it too")),
    ("qualifies", N_("Yes, but"), N_("They want it with a condition")),
    ("contradicts", N_("Speaks against it"), N_("They do not want it, or it would harm them")),
)
LOOKS = {
    "raised": ("primary", "spark"),
    "supports": ("good", "thumb-up"),
    "qualifies": ("warning", "diamond"),
    "contradicts": ("error", "thumb-down"),
}
_COUNTED = {
    "raised": N_("{n} raised it"),
    "supports": N_("{n} in support"),
    "qualifies": N_("{n} with a condition"),
    "contradicts": N_("{n} against"),
}
LINK_PARTS = (
    FieldLine("note", N_("Note"), optional=True),
    FieldLine(
        "board_response",
        N_("What do you answer?"),
        N_("The brief prints it beside what they said."),
        Control.AREA,
        needed=N_("Somebody speaks against this. Write your answer, even if it is ‘we have not decided’."),
        shown=lambda _p, row: getattr(row, "kind", None) == "contradicts",
    ),
)


@dataclass(frozen=True, slots=True)
class LinkCard:
    """One link as it is shown: what was said, by whom, and how it bears on the objective.

    ``themes`` are those it speaks for, with their words; ``answer`` is the place of the answer that a quote is from.
    ``why_not`` says why what was said does not count.
    """

    key: Key
    kind: str
    label: str
    words: str
    source: str
    themes: tuple[tuple[str, str], ...] = ()
    answer: AnswerPlace | None = None
    why_not: str = ""


def _heard(partnership: Partnership, given: BeneficiaryInput) -> str:
    """Return what somebody said, in the own words or in short."""
    if is_withdrawn(given):
        return said(N_("Taken back by the person"))
    return f"“{given.quote}”" if filled(given.quote) else called(partnership, given)


def link_summary(partnership: Partnership, record: Record) -> str:
    """Say how many links of each kind an objective has."""
    kinds = [link.kind for link in partnership.having(EvidenceLink, objective=record.row_key[0])]
    parts = [said(pattern).format(n=kinds.count(kind)) for kind, pattern in _COUNTED.items() if kind in kinds]
    return " · ".join(parts) or said(N_("Nothing is linked yet"))


def link_chips(voice: VoiceFinding, partnership: Partnership, record: Record) -> tuple[ChipLine, ...]:
    """Show whether people stand behind an objective, as far as what they said counts, and what its links still need."""
    links = partnership.having(EvidenceLink, objective=record.row_key[0])
    if any(link.kind == "contradicts" and not filled(link.board_response) for link in links):
        return (ChipLine(N_("Needs your answer"), "error", "chat"),)
    backing = [link for link in links if link.kind in BACKING and link.input in voice.inputs]
    counting = [link for link in backing if voice.inputs[link.input].counts]
    if any(link.kind != "qualifies" for link in counting):
        return (ChipLine(N_("People stand behind it"), "good", "check"),)
    if counting:
        return (ChipLine(N_("People stand behind it, with a condition"), "good", "check"),)
    reasons = dict.fromkeys(why_not(voice, partnership, link.input) for link in backing)
    if any(reasons):  # none where it was all taken back
        return tuple(ChipLine(reason, "warning", "warning") for reason in reasons if reason)
    if getattr(record, "priority", None) == "must" and not filled(getattr(record, "status_reason", None)):
        return (ChipLine(N_("Nobody asked for it yet"), "warning", "warning"),)
    return ()


def why_not(voice: VoiceFinding, partnership: Partnership, name: str) -> str:
    """Say why an input counts for nothing; nothing of one that counts, or that its person took back."""
    given, found = partnership.get(BeneficiaryInput, name), voice.inputs.get(name)
    if given is None or found is None or found.counts or is_withdrawn(given):
        return ""
    if not found.valid:
        return said(N_("Does not count: no lawful basis"))
    if not found.is_dated:
        return said(N_("Does not count: no date"))
    return said(N_("Does not count: from before {day}")).format(day=long_date(voice.current_from))


class ObjectiveLinks(QObject):
    """The links of one objective."""

    def __init__(self, desk: Desk, objective: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._objective = objective

    @property
    def cards(self) -> tuple[LinkCard, ...]:
        """The links, in the order of the kinds."""
        rows = self._desk.partnership.having(EvidenceLink, objective=self._objective)
        order = [choice.value for choice in KINDS]
        behind = theme_links(self._desk.partnership) if rows else {}
        return tuple(self._card(row, behind) for row in sorted(rows, key=lambda row: order.index(row.kind)))

    def _card(self, row: EvidenceLink, behind: Mapping[str, tuple[EvidenceLink, ...]]) -> LinkCard:
        partnership = self._desk.partnership
        given = partnership.get(BeneficiaryInput, row.input)
        text = _heard(partnership, given) if given is not None else ""
        source = (given.segment_label if given is not None else None) or ""
        themes = tuple((each.id, each.text) for each in partnership.rows(Theme) if each.text and row in behind[each.id])
        answer = source_of(partnership, given) if given is not None else None
        why = why_not(self._desk.session.assessment().voice, partnership, row.input)
        return LinkCard(row.row_key, row.kind, said(label_of(KINDS, row.kind)), text, source, themes, answer, why)

    @property
    def offered(self) -> tuple[ChoiceLine, ...]:
        """What people said and did not take back, to choose from."""
        partnership = self._desk.partnership
        rows = [row for row in partnership.rows(BeneficiaryInput) if not is_withdrawn(row)]
        return tuple(ChoiceLine(row.id, _on_one_line(partnership, row)) for row in rows)

    def add(self, given: str, kind: str) -> bool:
        """Link what somebody said to the objective; return whether it is linked now."""
        if self._desk.partnership.has(EvidenceLink, self._objective, given, kind):
            self._desk.notice(self.tr("This link is there already."))
            return True
        link = EvidenceLink(objective=self._objective, input=given, kind=kind)
        return self._desk.execute(PutRecords((link,), Sentence(N_("link what people said")))) is None

    def remove(self, key: Key) -> None:
        """Take a link away; it can be undone."""
        self._desk.delete(EvidenceLink, key)


def _on_one_line(partnership: Partnership, given: BeneficiaryInput) -> str:
    text = " ".join(_heard(partnership, given).split())
    return f"{given.segment_label}: {text}" if given.segment_label else text
