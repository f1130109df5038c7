"""Who was heard: groups by ways of listening and by objectives, those who are silent first."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from partnerdesk.charts.fitting import LABEL, SMALL, Sheet, broken, hatch
from partnerdesk.charts.marks import moved
from partnerdesk.charts.shapes import Anchor, Ink, Label, Line, Numbers, Picture, Rect, Shape, Weight
from partnerdesk.charts.voice import Link, mark
from partnerdesk.domain.words import N_, Sentence

MOST_OBJECTIVES = 6
_TITLE = N_("Who was heard, in what way, and about what")
_ALL_HEARD = N_("Every group was heard")
_SILENT = N_("{heard} of {n} groups were heard; not heard: {groups}")
_NOTE = N_("A hatched row is silence. A dash: not in this way, or nothing about this objective.")
_NOTE_WAYS = N_("A hatched row is silence. A dash: not in this way.")
_NOTE_OBJECTIVES = N_("A hatched row is silence. A dash: nothing about this objective.")
_ALT = N_("A table of {groups} groups, those who are silent first, by ways of listening and by objectives. {parts}.")
_PART = N_("{group}: {found}")
_GROUP = N_("Group")
_HEARD = N_("{n} heard")
_NOT_HEARD = N_("not heard")
_NO_WAY = N_("no way")
_OLD = N_("too long ago")
_NOW = N_("heard this way")
_OBJECTIVE = N_("Objective {n}: {text}")
_LINKS = {
    Link.CONTRADICTS: N_("speaks against"),
    Link.RAISED: N_("raised it"),
    Link.QUALIFIES: N_("yes, but"),
    Link.SUPPORTS: N_("supports it"),
}
_NAMES, _WAYS = 0.27, 0.43
_MARK = 9.0
_LINE = 10.0


class HeardWay(StrEnum):
    """Whether a group was heard in a way of listening."""

    NO = "no"
    LONG_AGO = "long_ago"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class HeardGroup:
    """A group: how many were heard in printable words (None: nobody), who is asking, how, and what about."""

    name: str
    heard: str | None
    asking: str
    ways: tuple[HeardWay, ...]
    links: tuple[tuple[Link, ...], ...]


def who_was_heard(
    groups: Sequence[HeardGroup], ways: Sequence[str], objectives: Sequence[tuple[int, str]], sheet: Sheet
) -> Picture:
    """Draw the table; ``objectives`` are at most MOST_OBJECTIVES, each with its number.

    Without objectives the ways have their room, and the other way round.
    """
    names = sheet.width * _NAMES
    wide = sheet.width - names if not objectives else sheet.width * _WAYS if ways else 0.0
    rest = sheet.width - names - wide - 8
    way, step = wide / max(len(ways), 1), rest / max(len(objectives), 1)
    places = [names + way * (at + 0.5) for at in range(len(ways))]
    places += [sheet.width - rest + step * (at + 0.5) for at in range(len(objectives))]
    legend, top = _key(sheet, ways=bool(ways), objectives=bool(objectives))
    heads, deep = _heads(ways, objectives, places, (way, top), sheet)
    top += deep
    shapes, first = [*legend, *heads], top
    for group in groups:
        drawn, height = _row(group, places, (names, top, step), sheet)
        shapes.extend(drawn)
        top += height
    shapes.append(Line(0, top, sheet.width, top, Ink.INK, 0.8))
    between = [sheet.width - rest + step * at for at in range(1, len(objectives))]
    shapes.extend(Line(x, first, x, top, Ink.RULE, 0.3) for x in between)
    if objectives and ways:
        middle = sheet.width - rest - 4
        shapes.append(Line(middle, first, middle, top, Ink.RULE, 0.6))
    listed, height = _listed(objectives, top + 6, sheet)
    return Picture(
        sheet.width,
        top + 6 + height,
        (*shapes, *listed),
        sheet.say(Sentence(_TITLE)),
        sheet.say(_finding(groups)),
        sheet.say(Sentence(_NOTE if ways and objectives else _NOTE_WAYS if ways else _NOTE_OBJECTIVES)),
        sheet.say(_alt(groups, ways, objectives, sheet)),
        _table(groups, ways, objectives, sheet),
    )


def way_mark(way: HeardWay) -> tuple[Shape, ...]:
    """The mark of a way about (0, 0); none where it was not used."""
    if way is HeardWay.YES:
        return (Rect(-3.8, -3.8, 7.6, 7.6, Ink.PRIMARY, radius=1.5),)
    return (Rect(-3.2, -3.2, 6.4, 6.4, Ink.PAPER, Ink.MUTED, 1.3, radius=1.5),) if way is HeardWay.LONG_AGO else ()


def _key(sheet: Sheet, *, ways: bool, objectives: bool) -> tuple[list[Shape], float]:
    """Return the marks with their words, in as many lines as they need, and how deep they are."""
    of_ways = [(way_mark(HeardWay.YES), _NOW), (way_mark(HeardWay.LONG_AGO), _OLD)]
    of_objectives = [(mark(each), _LINKS[each]) for each in Link]
    entries = [*(of_ways if ways else ()), *(of_objectives if objectives else ())]
    shapes: list[Shape] = []
    x, y = 0.0, 7.0
    for drawn, pattern in entries:
        words = sheet.say(Sentence(pattern))
        room = 14 + sheet.measure(words, SMALL, Weight.REGULAR) + 12
        if x and x + room - 12 > sheet.width:
            x, y = 0.0, y + 14
        shapes.extend(moved(shape, x + 5, y) for shape in drawn)
        shapes.append(Label(words, x + 14, y + 3, SMALL))
        x += room
    return shapes, y + 12


def _heads(
    ways: Sequence[str],
    objectives: Sequence[tuple[int, str]],
    places: Sequence[float],
    room: tuple[float, float],
    sheet: Sheet,
) -> tuple[list[Shape], float]:
    """Return the heads of the columns, which stand on the first row, and how deep they are."""
    width, top = room
    said = [broken(each, width - 3, SMALL, Weight.BOLD, sheet.measure, 3) for each in ways]
    said += [[str(number)] for number, _ in objectives]
    deep = max((len(lines) for lines in said), default=0) * _LINE + 6
    shapes: list[Shape] = [
        Label(line, x, top + deep - 5 - (len(lines) - 1 - at) * _LINE, SMALL, Weight.BOLD, Anchor.MIDDLE)
        for lines, x in zip(said, places, strict=True)
        for at, line in enumerate(lines)
    ]
    return shapes, deep


def _row(
    group: HeardGroup, places: Sequence[float], box: tuple[float, float, float], sheet: Sheet
) -> tuple[list[Shape], float]:
    names, y, step = box
    silent = group.heard is None
    lines = broken(group.name, names - 8, LABEL, Weight.BOLD, sheet.measure, 4)
    number = _small(_said(group, sheet), Weight.BOLD if silent else Weight.REGULAR, names - 8, sheet)
    asking = _small(group.asking, Weight.REGULAR, names - 8, sheet)
    height = max((len(lines) + len(number) + len(asking)) * _LINE + 8, 26.0)
    shapes: list[Shape] = [Line(0, y, sheet.width, y, Ink.RULE, 0.4)]
    if silent:
        inside = (names, y + 2, sheet.width - names, height - 4)
        shapes.extend((Rect(*inside, Ink.TINT), *hatch(inside, 7.0, Ink.RULE, 0.6)))
    texts = [(line, LABEL, Weight.BOLD, Ink.INK) for line in lines]
    texts += [(line, SMALL, *((Weight.BOLD, Ink.RED) if silent else (Weight.REGULAR, Ink.MUTED))) for line in number]
    texts += [(line, SMALL, Weight.REGULAR, Ink.INK) for line in asking]
    start = y + height / 2 + 3 - (len(texts) - 1) * _LINE / 2
    shapes.extend(
        Label(line, 0, start + at * _LINE, size, weight, role=role)
        for at, (line, size, weight, role) in enumerate(texts)
    )
    marks = [*map(way_mark, group.ways), *(_marks(links, step) for links in group.links)]
    for x, drawn in zip(places, marks, strict=True):
        shapes.extend(moved(shape, x, y + height / 2) for shape in drawn)
        if not drawn and not silent:
            shapes.append(Label("–", x, y + height / 2 + 3, 9, anchor=Anchor.MIDDLE, role=Ink.MUTED))
    return shapes, height


def _small(text: str, weight: Weight, room: float, sheet: Sheet) -> list[str]:
    return broken(text, room, SMALL, weight, sheet.measure, 3) if text else []


def _said(group: HeardGroup, sheet: Sheet) -> str:
    return sheet.say(Sentence(_NOT_HEARD) if group.heard is None else Sentence(_HEARD, {"n": group.heard}))


def _marks(links: Sequence[Link], room: float) -> tuple[Shape, ...]:
    """One mark for each kind of link, the one that most needs an answer first, as many as have room."""
    kinds = [kind for kind in _LINKS if kind in links][: max(int(room // _MARK), 1)]
    start = -(len(kinds) - 1) * _MARK / 2
    return tuple(moved(shape, start + at * _MARK, 0) for at, kind in enumerate(kinds) for shape in mark(kind))


def _listed(objectives: Sequence[tuple[int, str]], y: float, sheet: Sheet) -> tuple[list[Shape], float]:
    """Return the objectives under the table, each with its number, and how deep that is."""
    shapes: list[Shape] = []
    top = y
    for number, text in objectives:
        y += 6
        shapes.append(Label(str(number), 0, y + 6, SMALL, Weight.BOLD))
        for line in broken(text, sheet.width - 16, SMALL, Weight.REGULAR, sheet.measure, 2):
            y += _LINE
            shapes.append(Label(line, 14, y - 4, SMALL))
    return shapes, y - top + 4


def _finding(groups: Sequence[HeardGroup]) -> Sentence:
    silent = [group.name for group in groups if group.heard is None]
    values = {"heard": len(groups) - len(silent), "n": len(groups), "groups": ", ".join(silent)}
    return Sentence(_SILENT if silent else _ALL_HEARD, values)


def _way_words(way: HeardWay, sheet: Sheet) -> str:
    return {HeardWay.NO: "–", HeardWay.LONG_AGO: sheet.say(Sentence(_OLD)), HeardWay.YES: sheet.say(Sentence(_NOW))}[
        way
    ]


def _link_words(links: Sequence[Link], sheet: Sheet) -> str:
    kinds = [kind for kind in _LINKS if kind in links]
    return ", ".join(f"{links.count(kind)} {sheet.say(Sentence(_LINKS[kind]))}" for kind in kinds) or "–"


def _table(
    groups: Sequence[HeardGroup], ways: Sequence[str], objectives: Sequence[tuple[int, str]], sheet: Sheet
) -> Numbers:
    named = (sheet.say(Sentence(_OBJECTIVE, {"n": number, "text": text})) for number, text in objectives)
    rows = [
        (
            group.name,
            ". ".join(filter(None, (_said(group, sheet), group.asking))),
            *(_way_words(way, sheet) for way in group.ways),
            *(_link_words(links, sheet) for links in group.links),
        )
        for group in groups
    ]
    return Numbers((sheet.say(Sentence(_GROUP)), sheet.say(Sentence(N_("Heard"))), *ways, *named), tuple(rows))


def _alt(
    groups: Sequence[HeardGroup], ways: Sequence[str], objectives: Sequence[tuple[int, str]], sheet: Sheet
) -> Sentence:
    parts: list[str] = []
    for group in groups:
        used = [name for name, way in zip(ways, group.ways, strict=True) if way is HeardWay.YES]
        found = [_said(group, sheet), group.asking, ", ".join(used) or (sheet.say(Sentence(_NO_WAY)) if ways else "")]
        for (number, _), links in zip(objectives, group.links, strict=True):
            if links:
                values = {"n": number, "text": _link_words(links, sheet)}
                found.append(sheet.say(Sentence(_OBJECTIVE, values)))
        values = {"group": group.name, "found": ", ".join(filter(None, found))}
        parts.append(sheet.say(Sentence(_PART, values)))
    return Sentence(_ALT, {"groups": len(groups), "parts": "; ".join(parts)})
