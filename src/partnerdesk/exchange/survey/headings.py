"""Which rows at the top of a table are headings, and what each column is called.

Survey tools write them in three shapes beside the plain one: a question with its options below it (blank cells go on
with the question), codes with their texts below, and a third row of the tool's own marks. Titles above are skipped.
"""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

Row = Sequence[str]
Merged = tuple[int, int, int, int]

PLAIN, QUESTION_OPTION, CODE_TEXT, MARKED, NONE = "plain", "question-option", "code-text", "marked", "none"
TEXT_CODE = "text-code"
_LIME_CODE = re.compile(r"^\d{1,7}X\d{1,7}X\d\w{0,40}$")
_TAG = re.compile(r"<[^<>]{1,2000}>")
_BREAK = re.compile(r"[\r\n\t]+ *")
_OPEN = {"open-ended response", "open-ended responses", "open-ended"}
_ANY_ANSWER = {"response", "responses", "answer", *_OPEN}
_CODE = re.compile(r"^(?:[A-Za-z_][\w.\[\]#:/-]{0,40}|\d{1,3}(?:\.\w{1,3}){0,3}\.?)$")
_NUMBERED_CODE = re.compile(r"^(?:V|Q|QID|VAR)\d{1,4}(?:[._-]\w{1,20})*$", re.IGNORECASE)
_NUMBER = re.compile(r"^[£$€]?-?\d[\d,. ]*%?$|^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")
_CODE_BELOW = re.compile(r"^[a-z]{2,15}$|" + _LIME_CODE.pattern)
_FEW, _LEAST = 12, 3
_NEARLY, _MOST, _HALF = 0.9, 0.6, 0.5
LOOKED_AT = 100
_ABOVE, _WIDE = 12, 4
_SAID_ABOVE = re.compile(
    r"^(?:report|survey|form|title|filters?|exported|generated|created|downloaded|printed|date range|from|to|period|"
    r"(?:total |number of )?(?:responses|respondents|completes)|project|collector|adroddiad|arolwg|teitl)\b",
    re.IGNORECASE,
)
_TITLE = 40
_ASKS = re.compile(r"\?|\btick\w*|\bout of \d|\b[01] ?(?:-|to|–) ?(?:5|7|10)\b|\b(?:rate|score|mark)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a column is called: its whole name, the question it belongs to, its option there, and the tool's code.

    ``is_open`` says that the tool calls the answers open-ended: people's own words.
    """

    name: str
    question: str
    option: str = ""
    code: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Headings:
    """The rows above the answers: titles that are skipped, then headings of a shape; and the columns' names."""

    titles: int
    rows: int
    shape: str
    columns: tuple[Heading, ...]

    @property
    def answers_from(self) -> int:
        """The first row of answers."""
        return self.titles + self.rows


def plain_heading(cell: str) -> str:
    """A heading as one line without the marks of a web page."""
    text = _TAG.sub("", cell) if "<" in cell else cell
    text = html.unescape(text).replace("\u00a0", " ") if "&" in text else text
    return _BREAK.sub(" ", text).strip().lstrip("\ufeff")


def headings_of(rows: Sequence[Row], width: int, merged: Sequence[Merged] = (), wanted: int | None = None) -> Headings:
    """Find the headings of a table whose first rows these are; `wanted` is how many a person says there are."""
    padded = [[*row[:width], *[""] * (width - len(row))] for row in rows[:LOOKED_AT]]
    titles = _titles(padded, width, merged)
    table = padded[titles:]
    count, shape = _shape(table, [(top - titles, left, bottom - titles, right) for top, left, bottom, right in merged])
    if wanted is not None and wanted != count:
        count, shape = wanted, {0: NONE, 1: PLAIN, 2: QUESTION_OPTION}.get(wanted, MARKED)
    names = _named(table[:count], shape, width)
    return Headings(titles, count, shape, _told_apart(names))


def _titles(rows: Sequence[Row], width: int, merged: Sequence[Merged]) -> int:
    """Rows above the headings that hold one cell, of a table of three columns and more."""
    for index, row in enumerate(rows):
        filled = [column for column, cell in enumerate(row) if cell.strip()]
        if filled == [0, 1] and _is_said_of_all(row, rows[index + 1 : index + _ABOVE], width):
            continue
        if not filled or (width > 2 and len(filled) == 1 and not _covers_some(index, filled[0], width, merged)):  # noqa: PLR2004 - said in the first line
            continue
        return index
    return 0


def _is_said_of_all(row: Row, below: Sequence[Row], width: int) -> bool:
    """A word and what it is, "Report generated" and a day, above headings of many more columns."""
    label, told = row[0].strip(), row[1].strip()
    is_label = label.endswith(":") or bool(_SAID_ABOVE.match(label)) or bool(_NUMBER.match(told))
    most = max((sum(bool(cell.strip()) for cell in each) for each in below), default=0)
    return width >= _WIDE and is_label and most >= max(_LEAST, _MOST * width)


def _covers_some(row: int, column: int, width: int, merged: Sequence[Merged]) -> bool:
    """A merged cell over some columns but not all is a heading of these, not a title."""
    spans = [right - left + 1 for top, left, _, right in merged if top == row and left <= column <= right]
    return any(1 < span < width for span in spans)


def _shape(rows: Sequence[Row], merged: Sequence[Merged]) -> tuple[int, str]:
    if not rows:
        return 1, PLAIN
    for index in (2, 1):
        if len(rows) > index and _is_marked(rows[index]):
            return index + 1, MARKED
    if len(rows) > 1 and _has_codes_below(rows[1]):
        return 2, TEXT_CODE
    if len(rows) > 1 and _has_options_below(rows, merged):
        return 2, QUESTION_OPTION
    if len(rows) > 2 and _has_texts_below(rows):  # noqa: PLR2004 - codes, texts and one answer at least
        return 2, CODE_TEXT
    return (0, NONE) if _looks_like_answers(rows) else (1, PLAIN)


def _is_marked(row: Row) -> bool:
    told = [cell for cell in row if cell.strip()]
    return bool(told) and sum('"ImportId"' in cell or "'ImportId'" in cell for cell in told) * 2 > len(told)


def _has_codes_below(row: Row) -> bool:
    """The columns of its database, as LimeSurvey writes them below its questions: "submitdate", "123X4X5"."""
    told = [cell.strip() for cell in row if cell.strip()]
    return any(map(_LIME_CODE.match, told)) and all(map(_CODE_BELOW.match, told))


def _has_options_below(rows: Sequence[Row], merged: Sequence[Merged]) -> bool:
    first, second, below = rows[0], rows[1], rows[2:]
    if sum(bool(cell.strip()) for cell in second) < 1 or not first:
        return False
    if sum(cell.strip().casefold() in _ANY_ANSWER for cell in second) and not _recurs(second, below, _ANY_ANSWER):
        return True
    if any(top == 0 and right > left for top, left, _, right in merged):
        return _are_words(second)
    gaps = [c for c, cell in enumerate(first) if _goes_on(first, c) and second[c].strip()]
    if len(gaps) < 2 or not _are_words(second):  # noqa: PLR2004 - one may be a blank heading
        return False
    return all(_is_foreign(second[c], [row[c] for row in below]) for c in gaps)


def _goes_on(first: Row, column: int) -> bool:
    """Whether a cell of the first row leaves the question of the cell before it in force."""
    if column == 0:
        return False
    return not first[column].strip() or first[column] == first[column - 1]


def _recurs(second: Row, below: Sequence[Row], words: set[str]) -> bool:
    return any(cell.strip().casefold() in words for row in below for cell in row) and len(second) > 0


def _are_words(row: Row) -> bool:
    told = [cell.strip() for cell in row if cell.strip()]
    return (
        bool(told)
        and not any(_NUMBER.match(cell) for cell in told if not cell.isdecimal())
        and not all(cell.isdecimal() for cell in told)
    )


def _is_foreign(option: str, values: Sequence[str]) -> bool:
    """An option does not stand among the answers, or is the only one: a ticked box says its own name."""
    told = {value.strip() for value in values if value.strip()}
    return option.strip() not in told or told == {option.strip()} or len(told) <= 1


def _has_texts_below(rows: Sequence[Row]) -> bool:
    """Codes in the first row, and in the second what no answer in the same column says."""
    first, second, below = rows[0], rows[1], rows[2:]
    heads = [cell.strip() for cell in first if cell.strip()]
    told = [cell.strip() for cell in second if cell.strip()]
    codes = sum(bool(_CODE.match(cell)) for cell in heads)
    if not heads or codes < _MOST * len(heads) or len(told) < _NEARLY * len(heads) or len(set(told)) < len(told):
        return False
    are_words = sum(" " in cell for cell in told) >= _HALF * len(told) or all(map(_NUMBERED_CODE.match, heads))
    if not are_words or any(_NUMBER.match(cell) for cell in told):
        return False
    return _differs_in_kind(second, below)


def _differs_in_kind(second: Row, below: Sequence[Row]) -> bool:
    """In columns where answers come again, or are numbers, the second row says something else."""
    judged = strange = 0
    for column, cell in enumerate(second):
        told = [row[column].strip() for row in below if row[column].strip()]
        again = len(set(told)) < len(told) and len(set(told)) <= _FEW
        if not cell.strip() or len(told) < _LEAST or not (again or all(map(_NUMBER.match, told))):
            continue
        judged += 1
        strange += cell.strip() not in told
    return judged > 0 and strange >= _NEARLY * judged


def _looks_like_answers(rows: Sequence[Row]) -> bool:
    """No headings at all: the first row has numbers and dates just where the rows below have them."""
    if len(rows) < 3:  # noqa: PLR2004 - too few to tell
        return False
    kinds = [
        (bool(_NUMBER.match(cell.strip())), all(_NUMBER.match(row[c].strip()) for row in rows[1:] if row[c].strip()))
        for c, cell in enumerate(rows[0])
        if any(row[c].strip() for row in rows[1:])
    ]
    numbers = [here for here, below in kinds if below]
    return len(numbers) > 1 and all(numbers)


def _named(rows: Sequence[Row], shape: str, width: int) -> list[Heading]:
    if shape == NONE or not rows:
        return [Heading("", "") for _ in range(width)]
    first = [plain_heading(cell) for cell in rows[0]]
    if shape == PLAIN:
        return [Heading(cell, cell) for cell in first]
    second = [plain_heading(cell) for cell in rows[1]] if len(rows) > 1 else [""] * width
    if shape == TEXT_CODE:
        return [Heading(text or code, text or code, code=code) for text, code in zip(first, second, strict=True)]
    if shape in {CODE_TEXT, MARKED} and len(rows) - (shape == MARKED) > 1:
        return [Heading(text or code, text or code, code=code) for code, text in zip(first, second, strict=True)]
    if shape == MARKED:
        return [Heading(cell, cell) for cell in first]
    return _with_options(first, second)


def _with_options(first: Sequence[str], second: Sequence[str]) -> list[Heading]:
    """A question goes on over blank cells; below it stand its options, or 'Response' where it has none."""
    found: list[Heading] = []
    question = ""
    for upper, lower in zip(first, second, strict=True):
        question = upper or question
        is_title = bool(lower) and question and not _ASKS.search(question) and len(question) < _TITLE
        if not question or (lower and is_title and not _is_any(second)):
            found.append(Heading(lower or question, lower or question))
        elif not lower or lower.casefold() in _ANY_ANSWER:
            found.append(Heading(question, question, is_open=lower.casefold() in _OPEN))
        else:
            found.append(Heading(f"{question} – {lower}", question, lower))
    return found


def _is_any(second: Sequence[str]) -> bool:
    """Whether the row below says 'Response' anywhere, as a survey tool does; a title over some columns has none."""
    return any(cell.casefold() in _ANY_ANSWER for cell in second)


def _told_apart(headings: Sequence[Heading]) -> tuple[Heading, ...]:
    """Blank names become their column's number, repeated ones are counted."""
    seen: dict[str, int] = {}
    taken = {each.name.casefold() for each in headings}
    found: list[Heading] = []
    for number, each in enumerate(headings, start=1):
        name = each.name or f"Column {number}"
        key = name.casefold()
        seen[key] = seen.get(key, 0) + 1
        while seen[key] > 1 and f"{name} ({seen[key]})".casefold() in taken:
            seen[key] += 1
        final = name if seen[key] == 1 else f"{name} ({seen[key]})"
        taken.add(final.casefold())
        found.append(Heading(final, each.question or final, each.option, each.code, each.is_open))
    return tuple(found)
