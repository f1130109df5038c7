"""People's words on their way out of a file: themes and answers as tables, themes as a codebook, everything as JSON.

What is counted keeps to the print rules; which tables there are is said here once, for the window and the command line.
Knows no screen.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from partnerdesk import __version__
from partnerdesk.domain.answer_rows import NONE, Answers
from partnerdesk.domain.answers_printed import answers_printed, places_off
from partnerdesk.domain.case import filled
from partnerdesk.domain.disclosure import BOARD, NOT_SHOWN, Breakdown
from partnerdesk.domain.group_people import JOINED, is_joined
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    BeneficiaryGroup,
    BeneficiaryInput,
    PartnershipFile,
    Survey,
    SurveyAnswer,
    Theme,
)
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.settings import settings_of
from partnerdesk.domain.theme_counts import NO_GROUP, counts_in_figures, theme_table
from partnerdesk.domain.unnamed import Name, named
from partnerdesk.domain.voice import is_withdrawn
from partnerdesk.domain.words import N_, Sentence, Translate, as_written
from partnerdesk.exchange import case_text, write_case
from partnerdesk.exchange.cells import table_text
from partnerdesk.exchange.codebook import codebook_text
from partnerdesk.exchange.workbook import Cell, WorkbookSheet, workbook

_FEWER = N_("fewer than {k}")
_NOTES = (
    N_("People are counted, not remarks. Somebody who was heard twice may be counted twice."),
    N_("A conversation of eight counts as eight; a survey as those whose answers are marked, or else as all."),
    N_("What people took back, or did not agree to, is not here. Nor are records and reports that others wrote."),
    N_("Numbers under {k} are not shown, nor others that give them away; nor parts of fewer than {base} people."),
    N_("Percentages stand only where {percent} people or more answered."),
    N_("A cell that begins with ' is text that a spreadsheet could have taken for a formula."),
)
_NO_BASIS = N_("No lawful basis is recorded for these, so what was answered to them is not here: {names}.")
_SHARED = N_("To be shared: numbers of people in all are rounded to the nearest {step}.")


@dataclass(frozen=True, slots=True)
class WordsSource:
    """What is taken from: a state of a file, its catalogue, the rows of its surveys, and for whom it is made."""

    partnership: Partnership
    catalogue: Catalogue
    answers: Answers = field(default_factory=lambda: NONE, repr=False)
    edition: str = BOARD
    translate: Translate = as_written

    def say(self, pattern: str, **values: object) -> str:
        """Return a sentence in the reader's language."""
        return Sentence(pattern, values).text(self.translate)


@dataclass(frozen=True, slots=True)
class WordsForm:
    """One form of words out: the ending of its files, and how it is made."""

    ending: str
    made: Callable[[WordsSource], bytes]


def words_out(source: WordsSource, form: str) -> bytes:
    """Return a file in one of the FORMS. Raises InputRefused where there is nothing to write in that form."""
    return FORMS[form].made(source)


# --- tables -----------------------------------------------------------------------------------------------------------


def themes_sheet(source: WordsSource) -> WorkbookSheet:
    """Return how many people stand behind each theme by group."""
    table = theme_table(source.partnership, source.catalogue, source.edition, source.answers)
    head = (
        source.say(N_("Theme")),
        source.say(N_("People in all")),
        *(_group(source, group) for group in table.groups),
    )
    rows = (
        (_called(source, theme.text), _total(source, theme.printed), *_parts(source, theme.printed, len(table.groups)))
        for theme in table.themes
    )
    return WorkbookSheet(source.say(N_("Themes by group")), head, tuple(rows))


def _group(source: WordsSource, group: str) -> str:
    if group == NO_GROUP:
        return source.say(N_("No group recorded"))
    row = source.partnership.get(BeneficiaryGroup, group)
    return _called(source, named(source.partnership, BeneficiaryGroup, group, row.name if row else None))


def _called(source: WordsSource, name: Name) -> str:
    return name if isinstance(name, str) else name.text(source.translate)


def _total(source: WordsSource, printed: Breakdown) -> Cell:
    shown = printed.base.values.get("n")
    return shown if isinstance(shown, int) else source.say(_FEWER, **printed.base.values)


def _parts(source: WordsSource, printed: Breakdown, width: int) -> tuple[Cell, ...]:
    if printed.cells is None:
        return (source.say(NOT_SHOWN),) * width
    return tuple(cell.words.text(source.translate) if cell.count is None else cell.count for cell in printed.cells)


def answers_sheet(source: WordsSource) -> WorkbookSheet:
    """Return how many people gave each answer to each question of each survey, out of how many."""
    head = (N_("From"), N_("Question"), N_("Answer"), N_("People"), N_("Per cent"), N_("Out of"))
    return WorkbookSheet(
        source.say(N_("Answers")), tuple(source.say(each) for each in head), tuple(_answer_rows(source))
    )


def _answer_rows(source: WordsSource) -> Iterator[tuple[Cell, ...]]:
    asked: dict[tuple[str, str], list[SurveyAnswer]] = {}
    for row in source.partnership.rows(SurveyAnswer):
        asked.setdefault((row.input, row.question), []).append(row)
    for (name, question), rows in asked.items():
        if JOINED in question and is_joined(question, [each for own, each in asked if own == name]):
            continue  # it counts a group over several columns: beside theirs it would tell how few are in one alone
        given = source.partnership.get(BeneficiaryInput, name)
        if given is not None and counts_in_figures(given, source.catalogue):
            printed = answers_printed(given, rows, source.edition, settings_of(source.partnership))
            parts, off = _parts(source, printed, len(rows)), places_off(rows)
            percents = [cell.percent for cell in printed.cells] if printed.cells else [None] * len(rows)
            for at, (row, people, percent) in enumerate(zip(rows, parts, percents, strict=True)):
                total = None if at in off else _total(source, printed)
                yield _from(source, given), question, row.answer, people, percent, total


def _from(source: WordsSource, given: BeneficiaryInput) -> str:
    """What the survey is called, where it stays with the board; else how people were asked."""
    titles = (row.title for row in source.partnership.having(Survey, input=given.id)) if source.edition == BOARD else ()
    method = source.catalogue.methods.get(given.method or "")
    name = next((title for title in titles if title), method.name if method else "")
    return f"{name} ({given.id})" if name else given.id


def notes_sheet(source: WordsSource) -> WorkbookSheet:
    """Return by which rules was counted, and which surveys are left out."""
    settings = settings_of(source.partnership)
    values = {
        "k": int(settings["k_min"]),
        "base": int(settings["breakdown_base_min"]),
        "percent": int(settings["pct_base_min"]),
        "step": int(settings["round_to"]),
    }
    notes = _NOTES if source.edition == BOARD else (*_NOTES, _SHARED)
    title = source.say(N_("How this was counted"))
    told = [source.say(each, **values) for each in notes]
    without = list(_without_basis(source))
    if without:
        told.append(source.say(_NO_BASIS, names=", ".join(without)))
    return WorkbookSheet(title, (title,), tuple((each,) for each in told))


def _without_basis(source: WordsSource) -> Iterator[str]:
    """What the surveys are called whose counts are left out for want of a lawful basis."""
    asked = dict.fromkeys(row.input for row in source.partnership.rows(SurveyAnswer))
    for given in (source.partnership.get(BeneficiaryInput, name) for name in asked):
        if given is not None and not is_withdrawn(given) and not filled(given.lawful_basis):
            yield _from(source, given)


def _as_csv(sheet: WorkbookSheet) -> bytes:
    rows = (tuple("" if cell is None else str(cell) for cell in row) for row in sheet.rows)
    return table_text([sheet.head, *rows])


# --- the forms --------------------------------------------------------------------------------------------------------


def _json(source: WordsSource) -> bytes:
    return case_text(write_case(source.partnership, source.answers)).encode()


def _workbook(source: WordsSource) -> bytes:
    return workbook([themes_sheet(source), answers_sheet(source), notes_sheet(source)])


def _codebook(source: WordsSource) -> bytes:
    family = source.partnership.one(PartnershipFile).file_uuid or ""
    themes = [(row.id, row.text) for row in source.partnership.rows(Theme) if row.text and row.text.strip()]
    return codebook_text(themes, f"PartnerDesk {__version__}", family)


FORMS: Mapping[str, WordsForm] = MappingProxyType(
    {
        "json": WordsForm(".json", _json),
        "themes-csv": WordsForm(".csv", lambda source: _as_csv(themes_sheet(source))),
        "themes-xlsx": WordsForm(".xlsx", _workbook),
        "answers-csv": WordsForm(".csv", lambda source: _as_csv(answers_sheet(source))),
        "codebook": WordsForm(".qdc", _codebook),
    }
)
