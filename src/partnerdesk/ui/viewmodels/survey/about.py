"""What an import will say of how people were asked: filled in from the answers, corrected before anything is stored.

It must not know widgets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from partnerdesk.domain.records import BeneficiaryGroup, BeneficiaryInput
from partnerdesk.domain.words import N_, NP_
from partnerdesk.exchange.survey.mapping import InputFacts
from partnerdesk.exchange.survey.scales import ordered
from partnerdesk.ui.viewmodels.answers import methods
from partnerdesk.ui.viewmodels.fields import Control, FieldLine
from partnerdesk.ui.viewmodels.speech import long_date, numbered, said, spoken, whole_number
from partnerdesk.ui.viewmodels.steps.hear_inputs import COLLECTED_BY
from partnerdesk.ui.viewmodels.survey.people import rows_told, twice_told
from partnerdesk.ui.viewmodels.typed import Mistyped, read_date, read_text, read_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from partnerdesk.domain.partnership import Partnership
    from partnerdesk.exchange.survey.answers import ImportSummary
    from partnerdesk.exchange.survey.mapping import SurveyMap

_ADDED = re.compile(
    r"(?: ?\((?:responses|ymatebion)\))?(?: ?- ?(?:form responses|ymatebion ffurflen|sheet) ?\d*)?(?: ?\(\d{1,2}\))?$",
    re.IGNORECASE,
)
_MOST_SHOWN, _MOST_TEXTS = 8, 3
FIELDS = (
    FieldLine("summary", N_("What should this survey be called?"), N_("For example: Family survey, autumn 2026.")),
    FieldLine("method", N_("How did you hear it?"), control=Control.SELECT, choices=methods),
    FieldLine("collected_by", N_("Who asked?"), control=Control.SELECT, choices=COLLECTED_BY, beside=True),
    FieldLine(
        "from_date",
        N_("First day"),
        N_("For example 14 November 2026. Without a date the survey does not count."),
        Control.DATE,
    ),
    FieldLine("to_date", N_("Last day"), control=Control.DATE, beside=True),
    FieldLine("n_took_part", N_("How many took part?"), control=Control.WHOLE),
    FieldLine("n_asked", N_("How many were asked?"), N_("As far as you know."), Control.WHOLE, beside=True),
    FieldLine("question_asked", N_("What were they asked?"), control=Control.AREA),
    FieldLine(
        "lawful_basis",
        N_("Lawful basis"),
        N_(
            "What lets you use the answers, for example consent or legitimate interests. "
            "Without one the survey does not count."
        ),
    ),
)
# What a person said of these holds also when the answers are counted anew; the others come from the answers.
SAID = frozenset({"summary", "method", "collected_by", "n_asked", "lawful_basis"})
_READERS: dict[Control, Callable[[str], object]] = {Control.DATE: read_date, Control.WHOLE: read_whole}


def name_from(stem: str) -> str:
    """Return what a survey may be called, from the name of its file without what tools and browsers add to that."""
    words = " ".join(stem.replace("_", " ").split())
    words = words if " " in words else " ".join(words.split("-"))
    return _ADDED.sub("", words) or words


def texts_of(record: BeneficiaryInput) -> dict[str, str]:
    """Return what the fields show at first."""
    shown = {}
    for line in FIELDS:
        value = getattr(record, line.name)
        shown[line.name] = long_date(value) if line.control is Control.DATE else "" if value is None else str(value)
    return shown


def faults_in(texts: Mapping[str, str]) -> dict[str, str]:
    """Return what is wrong with what was typed, by the name of the field."""
    faults = {}
    for line in FIELDS:
        try:
            _read(line, texts[line.name])
        except Mistyped as wrong:
            faults[line.name] = spoken(wrong.sentence)
    return faults


def _read(line: FieldLine, text: str) -> object:
    return _READERS.get(line.control, read_text)(text)


def corrected(record: BeneficiaryInput, texts: Mapping[str, str]) -> BeneficiaryInput:
    """Return the input as a person wants it; raises Mistyped."""
    values: dict[str, Any] = {line.name: _read(line, texts[line.name]) for line in FIELDS}
    return replace(record, **values)


def with_facts(made: SurveyMap, record: BeneficiaryInput) -> SurveyMap:
    """Return the map with what was said of the survey, by which the next wave begins."""
    asked, basis = record.n_asked, record.lawful_basis or ""
    said_so = InputFacts(record.summary or "", record.method or "", record.collected_by or "", asked, basis)
    return replace(made, facts=said_so)


# --- what comes in ----------------------------------------------------------------------------------------------------

_NO_WORDS = N_("No column is taken as people’s own words: there will be counts, and nothing to read together.")
_ANSWERS = NP_("One person’s answers will come in", "{count} people’s answers will come in")


@dataclass(frozen=True, slots=True)
class ComesIn:
    """What an import adds, in a few lines, and what it leaves out."""

    head: str
    lines: tuple[str, ...]
    left_out: tuple[str, ...]


def comes_in(summary: ImportSummary, partnership: Partnership, consent: str = "", quoting: str = "") -> ComesIn:
    """Say what an import adds; by ``consent`` rows are left out, by ``quoting`` what people wrote."""
    head = numbered(_ANSWERS, summary.people, count=whole_number(summary.people))
    lines = [*rows_told(summary)]
    if summary.counted and summary.people:
        lines.append(said(N_("Counted questions: {count}")).format(count=len(summary.counted)))
    lines += _own_words(summary) or _no_words(summary)
    lines += [_group_words(name, values, partnership) for name, values in summary.groups if values]
    return ComesIn(head, tuple(lines), (*_left_out(summary, consent, quoting), *twice_told(summary)))


def between_marks(headings: Iterable[str]) -> str:
    """Return several questions for a sentence that has marks around one: each is between marks of its own."""
    return "’, ‘".join(each.strip().rstrip(".") for each in headings)


def _own_words(summary: ImportSummary) -> list[str]:
    """Say each question that was answered in own words, or how many there are: not a wall of them."""
    texts = [(name, count) for name, count in summary.texts if count]
    if len(texts) > _MOST_TEXTS:
        pattern = said(N_("In people’s own words: {count} answers to {questions} questions"))
        total = sum(count for _name, count in texts)
        return [pattern.format(count=whole_number(total), questions=len(texts))]
    pattern = said(N_("In people’s own words: ‘{question}’ ({count})"))
    return [pattern.format(count=whole_number(count), question=name) for name, count in texts]


def _no_words(summary: ImportSummary) -> list[str]:
    """Say that there will be nothing to read, where no column is taken as own words."""
    return [said(_NO_WORDS)] if summary.people and summary.counted and not summary.texts else []


def _left_out(summary: ImportSummary, consent: str, quoting: str) -> list[str]:
    told = (
        (
            summary.without_consent,
            NP_(
                "One row is left out: it says no to ‘{question}’.",
                "{count} rows are left out: they say no to ‘{question}’.",
            ),
        ),
        (
            summary.without_answers,
            NP_(
                "One row is left out: nothing is answered in it.",
                "{count} rows are left out: nothing is answered in them.",
            ),
        ),
        (
            summary.without_words,
            NP_(
                "What one person wrote is left out: it says no to ‘{quoting}’. The other answers count.",
                "What {count} people wrote is left out: they say no to ‘{quoting}’. Their other answers count.",
            ),
        ),
        (
            summary.unread_dates,
            NP_("One date cannot be read and stays blank.", "{count} dates cannot be read and stay blank."),
        ),
    )
    return [
        numbered(words, count, count=whole_number(count), question=consent, quoting=quoting)
        for count, words in told
        if count
    ]


def _group_words(name: str, values: tuple[tuple[str, int], ...], partnership: Partnership) -> str:
    known = {(each.name or "").strip().casefold() for each in partnership.rows(BeneficiaryGroup)}
    counts = dict(values[:_MOST_SHOWN])
    shown = ", ".join(f"{value} ({whole_number(counts[value])})" for value in ordered(counts))
    more = len(values) - _MOST_SHOWN
    if more > 0:
        shown += " " + said(N_("and {count} more")).format(count=more)
    same = [value for value, _count in values if value.casefold() in known]
    words = said(N_("Groups by ‘{question}’: {groups}.")).format(question=name, groups=shown)
    if same:
        words += " " + said(N_("In your list of groups already: {groups}.")).format(groups=", ".join(same))
    return words
