"""From a line of the printed brief to the page of the workshop on which its words were typed.

The words around the place that somebody points at are looked for in what was recorded. Where they were not typed but
made by the program, it is the part that they stand in. It must not know widgets, nor how the brief is laid out.
"""

from collections.abc import Iterator, Sequence

from partnerdesk.brief.held_line import STEP_OF
from partnerdesk.domain.commands import PRIVATE_ENTITIES
from partnerdesk.domain.fields import FieldKind, fields_of
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import ENTITIES
from partnerdesk.ui.viewmodels.steps.brief_places import Entered
from partnerdesk.ui.viewmodels.steps.going import page_asking

ENOUGH = 12  # letters of a line that are the same before it counts as what was typed


def entered_in(partnership: Partnership, there: tuple[str, str], parts: Sequence[Entered]) -> Entered | None:
    """Return where the text was entered in which somebody points between what is before and what follows."""
    before, after = there
    cut = bool(before) and not before[-1].isspace() and not after[:1].isspace()
    words, here = _words(before + after), len(_words(before)) - cut
    return _typed(partnership, words, here) or _part(before, parts)


def _typed(partnership: Partnership, words: Sequence[str], here: int) -> Entered | None:
    """Return the record's page that holds the longest run of words around one of them."""
    texts = list(_texts(partnership))
    whole = "\n".join(text for text, _, _ in texts)
    first, after = here, here
    while after < len(words) and _said(words[first : after + 1]) in whole:
        after += 1
    while after > here and first > 0 and _said(words[first - 1 : after]) in whole:
        first -= 1
    run = _said(words[first:after])
    if len(run.replace(" ", "")) < ENOUGH and not any(text == run for text, _, _ in texts if run.strip()):
        return None
    found = next(((entity, field) for text, entity, field in texts if run in text), None)
    return Entered(run.strip(), page_asking(partnership, STEP_OF[found[0]], *found)) if found else None


def _part(before: str, parts: Sequence[Entered]) -> Entered | None:
    """Return the part that a place stands in: the last one whose title comes before it, else the first of the page."""
    text = _said(_words(before))
    begun = [part for part in parts if _said(_words(part.title)) in text]
    return next(reversed(begun), parts[0] if parts else None)


def _texts(partnership: Partnership) -> Iterator[tuple[str, str, str]]:
    for entity in STEP_OF:
        for row in partnership.rows(ENTITIES[entity]) if entity not in PRIVATE_ENTITIES else ():
            for spec in fields_of(type(row)):
                if spec.kind is FieldKind.TEXT and (held := getattr(row, spec.name)):
                    yield _said(_words(held)), entity, spec.name


def _words(text: str) -> list[str]:
    """Return words without what stands around them, so that a full stop or a quotation mark more does not matter."""
    letters = "".join(one if one.isalnum() else " " for one in text.casefold())
    return letters.split()


def _said(words: Sequence[str]) -> str:
    return f" {' '.join(words)} "
