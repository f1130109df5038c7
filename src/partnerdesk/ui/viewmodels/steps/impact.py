"""The impact review: results of the objectives, how many of each group answered what, and the net by group.

It must not know widgets, nor how the net is worked out.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from partnerdesk.domain.case import Case
from partnerdesk.domain.commands import ChangeFields, Command
from partnerdesk.domain.findings import Colour
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryGroup, Decision, ImpactAnswer, Objective, Partner
from partnerdesk.domain.reference import Catalogue, ReviewQuestion
from partnerdesk.domain.rerating import is_shown_at_review, review_rated_now
from partnerdesk.domain.review import DATE_ASKED, GroupNet, ReviewFinding, review_finding
from partnerdesk.domain.rounding import percent
from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.answers import called, words
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.fields import Control
from partnerdesk.ui.viewmodels.pages import Head, Matrix
from partnerdesk.ui.viewmodels.speech import as_named, long_date, spoken
from partnerdesk.ui.viewmodels.steps.going import page_named

RESULTS = words(
    ("better", N_("Better")), ("same", N_("The same")), ("worse", N_("Worse")), ("unknown", N_("Not known yet"))
)


@dataclass(frozen=True, slots=True)
class GroupLine:
    """What one group says on the whole."""

    group: str
    name: str
    words: str
    colour: str


@dataclass(frozen=True, slots=True)
class ReviewTable:
    """One question with fixed answers: a table of groups and answers."""

    id: str
    text: str
    matrix: Matrix


class ImpactModel(QObject):
    """One review."""

    def __init__(self, desk: Desk, review: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._review = desk, review

    @property
    def objectives(self) -> tuple[tuple[str, str], ...]:
        """The kept objectives: id and words."""
        kept = self._desk.session.assessment().voice.kept
        partnership = self._desk.partnership
        return tuple((row.id, called(partnership, row)) for row in partnership.rows(Objective) if row in kept)

    @property
    def questions(self) -> tuple[ReviewTable, ...]:
        """The questions that are answered by choosing."""
        day = long_date(self._desk.partnership.one(Decision).decided_on) or self.tr("the change")
        return tuple(
            ReviewTable(name, asked.question.replace(DATE_ASKED, day), self._matrix(asked))
            for name, asked in self._desk.catalogue.review_questions.items()
            if asked.answers
        )

    def _matrix(self, asked: ReviewQuestion) -> Matrix:
        question = asked.id

        def read(partnership: Partnership, group: object, answer: object) -> object:
            found = partnership.get(ImpactAnswer, self._review, group, question, answer)
            return found.count if found else None

        def write(_partnership: Partnership, group: object, answer: object, value: object) -> Command:
            return ChangeFields(ImpactAnswer, (self._review, group, question, answer), {"count": value})

        return Matrix(
            rows=_group_heads,
            columns=lambda _p, _c: tuple(Head(*each) for each in zip(asked.kept, asked.answers, strict=True)),
            read=read,
            write=write,
            areas=frozenset({"impact_answer", "beneficiary_group"}),
            empty=N_("No group of people is written down in step 3."),
            control=Control.WHOLE,
        )

    @property
    def overall(self) -> GroupLine:
        """What the groups say together."""
        found = self._found()
        return GroupLine("", self.tr("What people say"), spoken(found.sentence), str(found.colour))

    @property
    def groups(self) -> tuple[GroupLine, ...]:
        """What each group says."""
        return tuple(self._line(each) for each in self._found().groups)

    @property
    def trust_page(self) -> str:
        """The page on which trust is rated again: of the review begun last, where there is a partner; else empty."""
        last = review_rated_now(self._desk.partnership)
        now = last is not None and last.id == self._review
        return page_named(self._desk.partnership, "tell.trust") if now else ""

    @property
    def is_rated_again(self) -> bool:
        """Whether trust in a partner was rated at this review and shown."""
        held = self._desk.partnership
        return any(is_shown_at_review(held, self._review, row.id) for row in held.rows(Partner))

    @property
    def trust(self) -> str:
        """Whether trust was rated again at this review."""
        partners = self._desk.partnership.rows(Partner)
        if self.is_rated_again:
            return self.tr(
                "Trust was rated again at this review. What moved stands on its page and in the review paper."
            )
        if self.trust_page:
            return self.tr("Each of you rates trust again, alone. It stands beside what you said then.")
        if partners:
            return self.tr("Trust was not rated again at this review.")
        return self.tr("No partner is named, so there is nobody to rate.")

    @property
    def missing(self) -> tuple[str, ...]:
        """What this review still needs."""
        return tuple(spoken(sentence) for sentence in self._found().missing)

    def _found(self) -> ReviewFinding:
        return review_finding(self._desk.partnership, self._desk.catalogue, self._review)

    def _line(self, net: GroupNet) -> GroupLine:
        name = Case.of(self._desk.partnership, self._desk.catalogue, self._desk.today()).group(net.group)
        if net.net is None:
            said = self.tr("Nobody has answered yet.")
        elif net.colour is Colour.UNKNOWN:
            said = self.tr("{base} answered: too few to say.").format(base=net.base)
        else:
            pattern = self.tr("{base} answered. Better minus worse: {points:+d} points.")
            said = pattern.format(base=net.base, points=percent(net.net))
        return GroupLine(net.group, as_named(name), said, str(net.colour))


def _group_heads(partnership: Partnership, _catalogue: Catalogue) -> tuple[Head, ...]:
    return tuple(Head(row.id, called(partnership, row)) for row in partnership.rows(BeneficiaryGroup))
