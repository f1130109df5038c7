"""Tells tables of results from tables of answers: percentages, totals and counts instead of a row for each person."""

import re
from collections.abc import Sequence

from partnerdesk.domain.words import N_, Sentence
from partnerdesk.exchange.survey.scale_words import WORD_SCALES, as_said

_COUNTED = re.compile(
    r"^(?:responses?|count|counts|n|no\.?|number|frequency|freq\.?|total|votes|%|percent(?:age)?|"
    r"response (?:count|percent|total)|"
    r"valid percent|cumulative percent|base|average|mean|median|weighted average|std\.? ?dev\w*)$",
    re.IGNORECASE,
)
_OPTION = re.compile(
    r"^(?:answer(?: choices?| options?)?|options?|response|choices?|value|score|rating|category)$", re.IGNORECASE
)
_TOTAL = re.compile(
    r"^(?:grand )?total|^(?:answered|skipped|base|number of respondents|total respondents)\b", re.IGNORECASE
)
_PERCENT = re.compile(r"^-?\d{1,3}(?:\.\d+)?\s?%$")
_LONGEST = 120
_LEAST_ROWS = 2
_LEAST_STEPS, _LEAST_BESIDE_A_QUESTION = 3, 2
_LEAST_CROSSED = 4  # a label, two answers, their sum
_PERSON = re.compile(r"\b(?:name|person|who|id|code|no|respondent|participant|member|enw)\b", re.IGNORECASE)
_HEAD = 6
_COUNTABLE = (*WORD_SCALES, ("yes", "no", "maybe", "not sure", "don't know", "ie", "na", "ddim yn siŵr"))
WHY = {
    "totals": N_("it ends with a total of what stands above it"),
    "counted": N_("its columns are called ‘{heading}’ and the like"),
    "percent": N_("most of its cells are percentages"),
    "tally": N_("its columns are answers, such as ‘{heading}’, with numbers of people below them"),
    "across": N_("its column ‘{heading}’ adds up those beside it"),
}


def why_results(names: Sequence[str], rows: Sequence[Sequence[str]]) -> Sentence | None:
    """Why this is a table of results; None where it may hold answers."""
    told = [row for row in rows if any(cell.strip() for cell in row)]
    if not _LEAST_ROWS <= len(told) <= _LONGEST or len(names) < _LEAST_ROWS:
        return None
    counted = [name for name in names[1:] if _COUNTED.match(name.strip())]
    if counted and len(counted) * 2 >= len(names) - 1 and (_OPTION.match(names[0].strip()) or _all_numbers(told)):
        return Sentence(WHY["counted"], {"heading": counted[0]})
    cells = [cell.strip() for row in told for cell in row[1:] if cell.strip()]
    if cells and sum(bool(_PERCENT.match(cell)) for cell in cells) * 2 > len(cells):
        return Sentence(WHY["percent"])
    if _adds_up_across(names, told):
        return Sentence(WHY["across"], {"heading": names[-1]})
    return Sentence(WHY["totals"]) if _ends_in_total(told) else None


def why_summary(rows: Sequence[Sequence[str]]) -> Sentence | None:
    """Why a sheet is a summary: below a question stand, as a tool writes them, the headings of a table of results."""
    for at, row in enumerate(rows[:_HEAD]):
        told = [cell.strip() for cell in row if cell.strip()]
        if len(told) >= _LEAST_ROWS and _OPTION.match(told[0]) and all(map(_COUNTED.match, told[1:])):
            return Sentence(WHY["counted"], {"heading": told[1]}) if len(rows) > at + 1 else None
    return None


def why_tally(names: Sequence[str], rows: Sequence[Sequence[str]]) -> Sentence | None:
    """Why a table of any length counts answers: its columns are the steps of a scale, with numbers of people below."""
    said = [as_said(name) for name in names]
    on = max(([place for place, name in enumerate(said) if name in words] for words in _COUNTABLE), key=len)
    cells = [row[place].strip() for row in rows for place in on if place < len(row) and row[place].strip()]
    figures = [_number(cell) for cell in cells]
    least = _LEAST_BESIDE_A_QUESTION if said and said[0] in {"question", "cwestiwn"} else _LEAST_STEPS
    if len(on) < least or len(rows) < _LEAST_ROWS or None in figures or max(filter(None, figures), default=0) <= 1:
        return None
    return Sentence(WHY["tally"], {"heading": names[on[0]]})


def _all_numbers(rows: Sequence[Sequence[str]]) -> bool:
    cells = [cell.strip() for row in rows for cell in row[1:] if cell.strip()]
    return bool(cells) and all(_number(cell) is not None for cell in cells)


def _number(cell: str) -> float | None:
    bare = cell.strip().rstrip("%").replace(",", "").strip()
    try:
        return float(bare) if re.fullmatch(r"-?\d{1,15}(?:\.\d{1,15})?", bare) else None
    except ValueError:
        return None


def _ends_in_total(rows: Sequence[Sequence[str]]) -> bool:
    """A row near the end that is called a total, and below labels has nothing but numbers."""
    labels = [row[0].strip() for row in rows]
    totals = [index for index, label in enumerate(labels[-3:], start=max(0, len(labels) - 3)) if _TOTAL.match(label)]
    return bool(totals) and _all_numbers(rows) and len(set(labels)) == len(labels)


def _adds_up_across(names: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Groups by answers: below labels that name nobody only numbers, and in the last column the sum of those before."""
    labels = {row[0].strip() for row in rows}
    if len(names) < _LEAST_CROSSED or not _TOTAL.match(names[-1].strip()) or _PERSON.search(names[0]):
        return False
    if len(labels) < len(rows) or any(_number(label) is not None for label in labels) or not _all_numbers(rows):
        return False
    figures = [[_number(cell) or 0 for cell in row[1:]] for row in rows]
    return all(sum(beside) == total for *beside, total in figures)
