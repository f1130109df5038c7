"""Says in words how two versions differ and what became of it: for the command line, and for the window's list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from partnerdesk.domain.commands import NOUNS, PRIVATE_ENTITIES
from partnerdesk.domain.dates import by_this_clock
from partnerdesk.domain.fields import FieldKind, field_named
from partnerdesk.domain.merging import Difference, Merge, Take
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import ENTITIES, Key, Record
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.services.bringing_together import Comparison
from partnerdesk.services.entity_words import WORDS

LONGEST_NAME = 60

_NAMING = ("title", "name", "display_name", "text", "for_whom_text", "summary", "what", "custom_name", "page")
_DONE = {
    Take.MINE: (N_("only here added: {what}"), N_("only here deleted: {what}"), N_("only here changed: {what}")),
    Take.THEIRS: (N_("only there added: {what}"), N_("only there deleted: {what}"), N_("only there changed: {what}")),
}
_TOGETHER = N_("changed on both sides where they do not touch, put together: {what}")
_RENAMED = N_("both sides added {noun} {old}; both stay, theirs is now {new}")
_DELETED_HERE = N_("deleted here, changed there or needed by something new: {what}")
_DELETED_THERE = N_("deleted there, changed here or needed by something new: {what}")
_AHEAD = {
    Take.MINE: N_("The first version holds everything of the second."),
    Take.THEIRS: N_("The second version holds everything of the first."),
}
_PARTED = N_("The two versions parted on {day} at {time}.")
_NO_HISTORY = N_("The two files share no history, so nobody can tell which of them changed what.")
_ORDER = {
    Take.MINE: N_("only here put into another order: {what}"),
    Take.THEIRS: N_("only there put into another order, which is taken: {what}"),
}
_ORDER_STAYS = N_("in another order there; the order stays as it is here: {what}")
_SAME = N_("The two versions hold the same.")


def is_private(difference: Difference) -> bool:
    """Return whether a record is somebody's private answer, of which no value may be shown."""
    return difference.entity in PRIVATE_ENTITIES


def name_of(entity: str, key: Key, record: Record | None, among: Partnership) -> str:
    """Return by what a person knows a record: its id and the beginning of its words, or what it links.

    Of a private answer nothing is said but whose it is and about what.
    """
    name = " / ".join(_part(entity, place, each, among) for place, each in enumerate(key) if each is not None)
    if record is None or entity in PRIVATE_ENTITIES:
        return name
    return " ".join(part for part in (name, _quoted(record)) if part)


def _quoted(record: Record) -> str:
    words = next((text for each in _NAMING if (text := getattr(record, each, None))), "")
    flat = " ".join(str(words).split())
    short = flat if len(flat) <= LONGEST_NAME else flat[: LONGEST_NAME - 1].rstrip() + "…"
    return f"“{short}”" if short else ""


def _part(entity: str, place: int, value: object, among: Partnership) -> str:
    """Return one part of a key; of a link the beginning of what it leads to."""
    kind = ENTITIES[entity]
    spec = field_named(kind, kind.KEY[place])
    held = among.get(ENTITIES[spec.target], value) if spec.kind is FieldKind.LINK else None
    words = _quoted(held) if held is not None else ""
    return f"{value} {words}".rstrip()


def called(difference: Difference, among: Partnership) -> Sentence:
    """Return what a difference is about: "objective OB1 “carers …”"; ``among`` is where names of links are found."""
    held = difference.mine or difference.theirs or difference.before
    name = name_of(difference.entity, difference.key, held, among)
    noun = Sentence(NOUNS[difference.entity])
    return Sentence(N_("{noun} {name}"), {"noun": noun, "name": name}) if name else noun


def _did(difference: Difference, take: Take, among: Partnership) -> Sentence:
    """Say what the one side did that changed the record."""
    side = difference.mine if take is Take.MINE else difference.theirs
    other = difference.theirs if take is Take.MINE else difference.mine
    added, deleted, changed = _DONE[take]
    pattern = deleted if side is None else added if other is None else changed
    return Sentence(pattern, {"what": called(difference, among)})


def became_of(difference: Difference, among: Partnership) -> Sentence:
    """Say what became of a difference that needs no choice."""
    if difference.take is Take.BOTH:
        return Sentence(_TOGETHER, {"what": called(difference, among)})
    return _did(difference, difference.take, among)


def choice_of(difference: Difference, among: Partnership) -> Sentence:
    """Say why a person must choose."""
    what = called(difference, among)
    if difference.mine is None:
        pattern = N_("is there, but not here: {what}") if difference.before is None else _DELETED_HERE
    elif difference.theirs is None:
        pattern = N_("is here, but not there: {what}") if difference.before is None else _DELETED_THERE
    else:
        pattern = N_("differs: {what} ({fields})")
    return Sentence(pattern, {"what": what, "fields": ", ".join(difference.touched)})


def choices_to_make(merged: Merge) -> Iterator[Sentence]:
    """Yield a line for each choice."""
    yield from (choice_of(each, merged.mine) for each in merged.open)


def parted(comparison: Comparison) -> Sentence:
    """Say when the two versions parted, or that one holds the other."""
    if comparison.is_same:
        return Sentence(_SAME)
    if comparison.ahead:
        return Sentence(_AHEAD[Take(comparison.ahead)])
    if comparison.parted_at is None:
        return Sentence(_NO_HISTORY)
    at = datetime.fromisoformat(comparison.parted_at)
    here = by_this_clock(at) if at.tzinfo is not None else at
    return Sentence(_PARTED, {"day": here.date(), "time": f"{here:%H:%M}"})


def _several(entity: str) -> Sentence:
    """Return what records are called where there are several."""
    words = WORDS[entity]
    return Sentence(words.one, many=words.many, count=2)


def said_of_merge(comparison: Comparison) -> Iterator[Sentence]:
    """Yield what became of everything that differed: nothing is settled in silence."""
    yield parted(comparison)
    merged = comparison.merged
    yield from (became_of(each, merged.mine) for each in merged.differences if each.take is not Take.CHOOSE)
    for each in comparison.reordered:
        pattern = _ORDER[each.take] if each.is_known else _ORDER_STAYS
        yield Sentence(pattern, {"what": _several(each.entity)})
    for (entity, (old,)), new in comparison.merged.renamed.items():
        yield Sentence(_RENAMED, {"noun": Sentence(NOUNS[entity]), "old": old, "new": new})
