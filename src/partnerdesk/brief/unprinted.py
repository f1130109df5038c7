"""Letters that people typed and that the printed brief has no shape for: each field with some is an open point.

The brief says a word in their place; here it is said where, so that somebody can write the thing otherwise. Which
letters have no shape is told by whoever prints. Nothing here is printed.
"""

from collections.abc import Callable, Iterator

from partnerdesk.brief.held_line import STEP_OF, HeldLine, LineKind
from partnerdesk.domain.fields import FieldKind, fields_of
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import ENTITIES, Record
from partnerdesk.domain.words import N_, Sentence

_MOST = 12  # letters that one line names


def unprinted(partnership: Partnership, unprintable: Callable[[str], str]) -> tuple[HeldLine, ...]:
    """Return a line for each field with letters that cannot be printed, in the order of the steps."""
    return tuple(
        HeldLine(LineKind.LETTERS, _name(record), _sentence(letters), step, entity, key=record.row_key, field=field)
        for entity, step in STEP_OF.items()
        for record in partnership.rows(ENTITIES[entity])
        for field, text in _texts(record)
        if (letters := unprintable(text))
    )


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    for spec in fields_of(type(record)):
        held = getattr(record, spec.name)
        if held and spec.kind is FieldKind.TEXT:
            yield spec.name, held
        elif held and spec.kind is FieldKind.TEXTS:
            yield spec.name, "\n".join(held)


def _name(record: Record) -> str:
    return " ".join(str(part) for part in record.row_key)


def _sentence(letters: str) -> Sentence:
    named = f"{letters[:_MOST]}…" if len(letters) > _MOST else letters
    pattern = N_("The brief cannot print “{letters}” and says so in its place. Write it otherwise.")
    return Sentence(pattern, {"letters": named})
