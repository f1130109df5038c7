"""What is already known that bears on a page: what to do and say, signals, people's words, trust so far.

Figures of a private round stay hidden until its results have been shown to all.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from partnerdesk.domain.blank import written
from partnerdesk.domain.case import Case, filled
from partnerdesk.domain.disclosure import BOARD, quotes_for
from partnerdesk.domain.findings import Signal as Finding
from partnerdesk.domain.lone_figures import signals_told, trust_may_be_told
from partnerdesk.domain.records import AnswerMark, BeneficiaryInput, Partner, RoundState
from partnerdesk.domain.reference import Step
from partnerdesk.domain.rerating import is_of_review
from partnerdesk.domain.rounding import tenths
from partnerdesk.domain.settings import settings_of
from partnerdesk.domain.voice import is_withdrawn
from partnerdesk.domain.voice_signals import NOT_MARKED, TOO_FEW, left_out
from partnerdesk.domain.words import NP_
from partnerdesk.ui.viewmodels.answers import FEW, NO_NAME
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.missing import MissingLine, missing_in
from partnerdesk.ui.viewmodels.pages import PageSpec
from partnerdesk.ui.viewmodels.rounds.under_way import is_under_way
from partnerdesk.ui.viewmodels.speech import numbered, said, spoken, whole_number
from partnerdesk.ui.viewmodels.steps.input_next import is_survey
from partnerdesk.ui.viewmodels.steps.shown import scores_shown

MOST_QUOTES = 2
_OPEN = frozenset({NOT_MARKED, TOO_FEW})
_FOR = frozenset({"supports", "supports_with_conditions"})
_PRIVATE_SIGNALS = {
    "trust": frozenset({"T1", "T2", "T3", "T4", "T5", "T6", "T8", "T9"}),
    "score": frozenset({"O1", "O2", "O3", "O4", "O5", "O6", "O7", "O8", "O9"}),
}
_NAMES_THE_LEADER = "T3"


@dataclass(frozen=True, slots=True)
class SignalLine:
    """One signal that this page moves. One that ``is_open`` counts as green, but says only that too little is known."""

    id: str
    name: str
    colour: str
    sentence: str
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """What somebody said, and who, without a name."""

    words: str
    source: str


@dataclass(frozen=True, slots=True)
class TrustLine:
    """Trust in one partner so far: the level of the weakest part (None where too little is known) and its words."""

    partner: str
    level: float | None
    words: str


def _line(name: str, signal: Finding) -> SignalLine:
    is_open = signal.sentence.pattern in _OPEN
    return SignalLine(signal.id, name, str(signal.colour), spoken(signal.sentence), is_open)


_SURVEYS = NP_("1 survey", "{n} surveys")
_QUOTES = NP_("1 quote", "{n} quotes")
_OTHERS = NP_("1 summary", "{n} summaries")


def _kinds(surveys: int, quotes: int, every: int) -> str:
    """Say of what kinds the recorded voices are: a survey of many is not one voice like a quote."""
    counted = ((_SURVEYS, surveys), (_QUOTES, quotes), (_OTHERS, every - surveys - quotes))
    return ", ".join(numbered(words, count) for words, count in counted if count)


class EvidenceModel(QObject):
    """The evidence panel of the page that is shown."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page: PageSpec | None = None
        self._counted: tuple[object, Counter[str]] = (None, Counter())
        desk.changed.connect(self.changed)

    def show_page(self, page: PageSpec) -> None:
        """Show what bears on ``page``."""
        self._page = page
        self.changed.emit()

    def _wants(self, part: str) -> bool:
        return self._page is not None and part in self._page.evidence

    @property
    def step(self) -> Step | None:
        """The step of the page, with what to do, what to say, and the trap."""
        return self._desk.catalogue.steps[self._page.step] if self._page else None

    @property
    def signals(self) -> tuple[SignalLine, ...]:
        """The signals that this page moves, as they stand now."""
        if self._page is None or not self._page.signals:
            return ()
        found = self._found_signals()
        texts = self._desk.catalogue.signals
        hidden = self._hidden_signals()
        lines = [_line(texts[name].name, found[name]) for name in self._page.signals if name in found.keys() - hidden]
        return tuple(self._with_reason(line) if line.id == "V1" else line for line in lines)

    def _found_signals(self) -> Mapping[str, Finding]:
        found = self._desk.session.assessment()
        case = Case.of(self._desk.partnership, self._desk.catalogue, found.as_of)
        return signals_told(case, found.ranking, found.signals)

    def _with_reason(self, line: SignalLine) -> SignalLine:
        """Say beside how many objectives are backed why what is linked to the others does not count."""
        why = left_out(self._desk.partnership, self._desk.session.assessment().voice)
        return replace(line, sentence=" ".join((line.sentence, *(spoken(each) for each in why))))

    def _hidden_signals(self) -> frozenset[str]:
        partnership = self._desk.partnership
        shown = {
            row.kind for row in partnership.rows(RoundState) if row.revealed_at is not None and not is_of_review(row)
        }
        if not scores_shown(partnership):
            shown.discard("score")
        shown -= {kind for kind in _PRIVATE_SIGNALS if is_under_way(partnership, kind)}
        hidden = frozenset().union(*(names for kind, names in _PRIVATE_SIGNALS.items() if kind not in shown))
        leads = "score" not in shown and self._desk.session.assessment().ranking.leader is not None
        hidden |= {_NAMES_THE_LEADER} if leads else frozenset()
        found = self._desk.session.assessment()
        is_told = all(trust_may_be_told(each, found.settings) for each in found.trust.values())
        return hidden if is_told else hidden | _PRIVATE_SIGNALS["trust"]

    @property
    def missing(self) -> tuple[MissingLine, ...]:
        """What this step still misses; what this page itself asks for first. Nothing while a private round goes on."""
        page = self._page
        if page is None or is_under_way(self._desk.partnership, page.step):
            return ()
        found = missing_in(self._desk, page.step)
        return tuple(sorted(found, key=lambda line: line.page != page.id))

    @property
    def page_id(self) -> str:
        """The page that is shown."""
        return self._page.id if self._page else ""

    def go_to(self, page: str) -> None:
        """Show another page."""
        self._desk.go_to(page)

    @property
    def quotes(self) -> tuple[QuoteLine, ...]:
        """A few of the words that may be read by the board."""
        if not self._wants("voices"):
            return ()
        partnership = self._desk.partnership
        printed = quotes_for(partnership, BOARD, settings_of(partnership)).printed
        return tuple(QuoteLine(row.quote or "", row.segment_label or "") for row in printed[:MOST_QUOTES])

    @property
    def voices(self) -> str:
        """How many voices are recorded, and how many of them are for or against the proposal; empty without any."""
        rows = [row for row in written(self._desk.partnership.rows(BeneficiaryInput)) if not is_withdrawn(row)]
        if not rows or not self._wants("voices"):
            return ""
        backing = sum(row.stance in _FOR for row in rows)
        against = sum(row.stance == "opposed" for row in rows)
        surveys = {row.id for row in rows if is_survey(self._desk.partnership, row)}
        pattern = self.tr("{kinds} · {backing} support it · {against} against")
        kinds = _kinds(len(surveys), sum(filled(row.quote) and row.id not in surveys for row in rows), len(rows))
        return pattern.format(kinds=kinds, backing=whole_number(backing), against=whole_number(against))

    @property
    def answered(self) -> str:
        """How many answers to surveys were marked as for or against the proposal, but no small number (0026)."""
        marks = self._desk.partnership.table(AnswerMark)
        if not self._wants("voices"):
            return ""
        if self._counted[0] is not marks:
            rows = self._desk.partnership.rows(AnswerMark)
            self._counted = marks, Counter(row.stance for row in rows if row.stance is not None)
        found = self._counted[1]
        backing, against = sum(found[each] for each in _FOR), found["opposed"]
        if not backing + against:
            return ""
        pattern = self.tr("Survey answers: {backing} for · {against} against")
        return pattern.format(backing=self._large(backing), against=self._large(against))

    def _large(self, count: int) -> str:
        least = int(settings_of(self._desk.partnership)["k_min"])
        return said(FEW).format(k=least) if 0 < count < least else whole_number(count)

    @property
    def trust(self) -> tuple[TrustLine, ...]:
        """Trust in each partner, once the results of a round have been shown."""
        if not self._wants("trust"):
            return ()
        shown = {
            row.partner
            for row in self._desk.partnership.having(RoundState, kind="trust")
            if row.revealed_at is not None and not is_of_review(row)
        }
        return tuple(self._trust_in(row) for row in self._desk.partnership.rows(Partner) if row.id in shown)

    def _trust_in(self, partner: Partner) -> TrustLine:
        name = partner.name if filled(partner.name) and partner.name else said(NO_NAME)
        assessment = self._desk.session.assessment()
        found = assessment.trust.get(partner.id)
        is_told = found is not None and trust_may_be_told(found, assessment.settings)
        if found is None or not is_told or found.level is None or found.weakest is None:
            return TrustLine(name, None, self.tr("Too little is known yet"))
        words = self.tr("{level} of 5 at the weakest: {part}").format(
            level=tenths(found.level), part=self._desk.catalogue.dimensions[found.weakest].name
        )
        return TrustLine(name, found.level, words)
