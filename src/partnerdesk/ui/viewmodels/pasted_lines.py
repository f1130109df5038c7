"""A list that was pasted into one field: its lines as records of their own. It must not know widgets."""

import re
from collections.abc import Sequence

from partnerdesk.domain.blank import another
from partnerdesk.domain.commands import PutRecords
from partnerdesk.domain.partnership import Partnership, next_id
from partnerdesk.domain.records import Objective, Record
from partnerdesk.domain.words import NP_, Sentence, counted
from partnerdesk.ui.viewmodels.fields import FieldLine, FormPart, lines_of
from partnerdesk.ui.viewmodels.typed import compared

ASKS = NP_("One line was pasted.", "{n} lines were pasted. One card for each?")
MAKES = NP_("Make one card", "Make {n} cards")
MADE = NP_("One more card was made from the list.", "{n} more cards were made from the list.")
_ADDED = NP_("add one from a list", "add {n} from a list")
_MARK = re.compile(r"^(?:[-*•·–—▪○●‣]|\(?\d{1,3}[.)]|[a-z]\))\s+")
_FOR_SO_THAT = re.compile(r"(?:for|ar gyfer)\s+(.+?),?\s+(?:so that|fel bod|fel y)\s+(.+?)\.?", re.IGNORECASE)


def takes_lists(parts: tuple[FormPart, ...]) -> bool:
    """Return whether a form has a field into which a list can be pasted."""
    return any(isinstance(line, FieldLine) and line.listed for line in lines_of(parts))


def lines_in(text: str) -> tuple[str, ...]:
    """Return the lines of a list, each once, without what marks or numbers them."""
    lines = (_MARK.sub("", " ".join(line.split())) for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


def said_in(kind: type[Record], field: str, line: str) -> dict[str, str]:
    """Return the fields that a line fills: an objective may be written as 'for whom, so that what'."""
    found = _FOR_SO_THAT.fullmatch(line) if kind is Objective else None
    return {"for_whom_text": found[1], "so_that_text": found[2]} if found is not None else {field: line}


def records_of(partnership: Partnership, record: Record, field: str, lines: Sequence[str]) -> tuple[Record, ...]:
    """Return a record as ``record`` began for each line, but for those that are there already."""
    made: list[Record] = []
    kind = type(record)
    for line in lines:
        said = said_in(kind, field, line)
        there = (row for row in partnership.rows(kind) if row.row_key != record.row_key)
        if any(all(compared(getattr(row, name)) == compared(value) for name, value in said.items()) for row in there):
            continue
        made.append(another(record, next_id(partnership, kind), **said))
        partnership = partnership.put(made[-1])
    return tuple(made)


def adding(records: tuple[Record, ...]) -> PutRecords:
    """Return the command that adds the records of a list as one."""
    label: Sentence = counted(_ADDED, len(records))
    return PutRecords(records, label)
