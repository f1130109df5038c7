"""Whose words stand behind each objective: objectives by groups, so that silence can be seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from partnerdesk.charts.fitting import LABEL, SMALL, Sheet, broken, hatch, widest_part
from partnerdesk.charts.marks import key, moved
from partnerdesk.charts.shapes import Anchor, Circle, Ink, Label, Line, Numbers, Picture, Polygon, Rect, Shape, Weight
from partnerdesk.domain.words import N_, Sentence

_TITLE = N_("Whose words stand behind each objective")
_FINDING = N_("{backed} of {all} objectives are backed by something people told us")
_SILENT = N_("{backed} of {all} objectives are backed by something people told us; not heard: {groups}")
_NOTE = N_("Each mark is something that people of the group told us. A dash is silence: nobody spoke about it.")
_ALT = N_("A grid of {objectives} objectives by {groups} groups. {parts}.")
_PART = N_("{objective}: {found}")
_NOTHING = N_("nothing")
_NOT_HEARD = N_("not heard")
_HEARD = N_("{n} heard")
_OBJECTIVE = N_("Objective")
_ROW = 25.0
_LEAST_NAMES = 0.22
_COUNTED = 17.0  # the room for a mark with its number; with less of it they stand in two rows


class Link(StrEnum):
    """How an input bears on an objective."""

    RAISED = "raised"
    SUPPORTS = "supports"
    QUALIFIES = "qualifies"
    CONTRADICTS = "contradicts"


_WORDS = {
    Link.RAISED: N_("raised it"),
    Link.SUPPORTS: N_("supports it"),
    Link.QUALIFIES: N_("yes, but"),
    Link.CONTRADICTS: N_("speaks against"),
}


@dataclass(frozen=True, slots=True)
class VoiceGroup:
    """A group of people: how many were heard, in the words that may be printed; None when nobody was."""

    name: str
    heard: str | None


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """An objective, whether it is backed, and the links from each group in the groups' order."""

    objective: str
    backed: bool
    links: tuple[tuple[Link, ...], ...]


def mark(link: Link) -> tuple[Shape, ...]:
    """The mark of a link about (0, 0): each has a shape of its own."""
    if link is Link.RAISED:
        return (Circle(0, 0, 4.0, Ink.PRIMARY),)
    if link is Link.SUPPORTS:
        return (Circle(0, 0, 3.4, Ink.PAPER, Ink.PRIMARY, 1.5),)
    if link is Link.QUALIFIES:
        return (Polygon(((-4.6, 0), (0, -4.6), (4.6, 0), (0, 4.6)), Ink.PAPER, Ink.WARM, 1.4),)
    return (
        Line(-3.4, -3.4, 3.4, 3.4, Ink.RED, 1.9, round_cap=True),
        Line(-3.4, 3.4, 3.4, -3.4, Ink.RED, 1.9, round_cap=True),
    )


def voice_coverage(
    groups: Sequence[VoiceGroup], rows: Sequence[VoiceRow], sheet: Sheet, finding: Sentence | None = None
) -> Picture:
    """Draw the grid; a group that was not heard is hatched over its whole column."""
    names = _room_for_names(groups, sheet)
    column = (sheet.width - names) / max(len(groups), 1)
    heads = [broken(one.name, column - 5, LABEL, Weight.BOLD, sheet.measure, 8) for one in groups]
    heard = [broken(_heard(one, sheet), column - 5, SMALL, _weight(one), sheet.measure) for one in groups]
    deep = max((len(lines) for lines in heard), default=1)
    top = 26 + max((len(lines) for lines in heads), default=1) * 10.5 + 4 + deep * 10
    said = [broken(row.objective, names - 10, LABEL, _slant(row), sheet.measure, 4) for row in rows]
    heights = [max(_ROW, len(lines) * 10 + 7.0) for lines in said]
    bottom = top + sum(heights)
    shapes: list[Shape] = _legend(sheet)
    for number, group in enumerate(groups):
        box = (names + column * number, top, column, bottom - top)
        shapes.extend(_head(group, heads[number], [*heard[number], ""][:deep], box))
    for number, row in enumerate(rows):
        box = (names, top + sum(heights[:number]), column, heights[number])
        shapes.extend(_row(row, said[number], groups, box, sheet.width))
    shapes.append(Line(0, bottom, sheet.width, bottom, Ink.INK, 0.8))
    return Picture(
        sheet.width,
        bottom + 3,
        tuple(shapes),
        sheet.say(Sentence(_TITLE)),
        sheet.say(finding or _finding(groups, rows)),
        sheet.say(Sentence(_NOTE)),
        sheet.say(_alt(groups, rows, sheet)),
        Numbers(
            (sheet.say(Sentence(_OBJECTIVE)), *(one.name for one in groups)),
            tuple((row.objective, *(_found(links, sheet) for links in row.links)) for row in rows),
        ),
    )


def _room_for_names(groups: Sequence[VoiceGroup], sheet: Sheet) -> float:
    """The width of the objectives: less than usual where a word of a group's name would be cut without it."""
    usual = min(sheet.width * _names(len(groups)), 180.0)
    widest = max((widest_part(one.name, LABEL, Weight.BOLD, sheet.measure) for one in groups), default=0.0)
    return max(min(usual, sheet.width - (widest + 5.5) * len(groups)), sheet.width * _LEAST_NAMES)


def _names(groups: int) -> float:
    """What part of the width the objectives take: more where few groups leave room."""
    if groups < 4:
        return 0.44
    return 0.36 if groups < 5 else 0.28


def _legend(sheet: Sheet) -> list[Shape]:
    return key([(mark(link), sheet.say(Sentence(_WORDS[link]))) for link in Link], 7, sheet)


def _heard(group: VoiceGroup, sheet: Sheet) -> str:
    return sheet.say(Sentence(_NOT_HEARD) if group.heard is None else Sentence(_HEARD, {"n": group.heard}))


def _weight(group: VoiceGroup) -> Weight:
    return Weight.BOLD if group.heard is None else Weight.REGULAR


def _head(
    group: VoiceGroup, lines: Sequence[str], heard: Sequence[str], box: tuple[float, float, float, float]
) -> list[Shape]:
    """A group's name, how many were heard, and, where nobody was, hatching down the column."""
    x, top, column, height = box
    middle, silent = x + column / 2, group.heard is None
    start = top - 7 - len(heard) * 10 - (len(lines) - 1) * 10.5
    shapes: list[Shape] = [
        Label(line, middle, start + at * 10.5, LABEL, Weight.BOLD, Anchor.MIDDLE) for at, line in enumerate(lines)
    ]
    if silent:
        inside = (x + 2, top, column - 4, height)
        shapes.extend((Rect(*inside, Ink.TINT), *hatch(inside, 7.0, Ink.RULE, 0.6)))
    role = Ink.RED if silent else Ink.MUTED
    shapes.extend(
        Label(line, middle, top - 5 - (len(heard) - 1 - at) * 10, SMALL, _weight(group), Anchor.MIDDLE, role)
        for at, line in enumerate(heard)
        if line
    )
    return shapes


def _slant(row: VoiceRow) -> Weight:
    return Weight.REGULAR if row.backed else Weight.ITALIC


def _row(
    row: VoiceRow,
    lines: Sequence[str],
    groups: Sequence[VoiceGroup],
    box: tuple[float, float, float, float],
    width: float,
) -> list[Shape]:
    """An objective with the marks of each group; a dash where a group that was heard is silent."""
    names, y, column, height = box
    middle = y + height / 2
    shapes: list[Shape] = [Line(0, y, width, y, Ink.RULE, 0.4)]
    shapes.extend(
        Label(line, 0, middle + 3 + (at - (len(lines) - 1) / 2) * 10, LABEL, _slant(row))
        for at, line in enumerate(lines)
    )
    for number, (links, group) in enumerate(zip(row.links, groups, strict=True)):
        x = names + column * (number + 0.5)
        if links:
            shapes.extend(_marks(links, x, middle, column))
        elif group.heard is not None:
            shapes.append(Label("–", x, middle + 3, 9, anchor=Anchor.MIDDLE, role=Ink.MUTED))
    return shapes


def _marks(links: Sequence[Link], middle: float, y: float, column: float) -> list[Shape]:
    """One mark for each link; where they have no room, one for each kind with its number."""
    ordered = sorted(links, key=list(Link).index)
    if len(ordered) * 11 <= column - 6:
        start = middle - (len(ordered) - 1) * 5.5
        return [moved(shape, start + at * 11, y) for at, link in enumerate(ordered) for shape in mark(link)]
    kinds = [link for link in Link if link in ordered]
    room = (column - 4) / len(kinds)
    across = len(kinds) if room >= _COUNTED else min(len(kinds), 2)
    step = min(24.0, (column - 4) / across)
    rows = -(-len(kinds) // across)
    shapes: list[Shape] = []
    for at, link in enumerate(kinds):
        x = middle + (at % across - (across - 1) / 2) * step - 4
        base = y + (at // across - (rows - 1) / 2) * 11
        shapes.extend(moved(shape, x, base) for shape in mark(link))
        shapes.append(Label(str(ordered.count(link)), x + 6, base + 3, SMALL))
    return shapes


def _finding(groups: Sequence[VoiceGroup], rows: Sequence[VoiceRow]) -> Sentence:
    silent = ", ".join(one.name for one in groups if one.heard is None)
    values = {"backed": sum(row.backed for row in rows), "all": len(rows), "groups": silent}
    return Sentence(_SILENT if silent else _FINDING, values)


def _found(links: Sequence[Link], sheet: Sheet) -> str:
    kinds = [link for link in Link if link in links]
    if not kinds:
        return "–"
    return ", ".join(f"{links.count(link)} {sheet.say(Sentence(_WORDS[link]))}" for link in kinds)


def _alt(groups: Sequence[VoiceGroup], rows: Sequence[VoiceRow], sheet: Sheet) -> Sentence:
    parts: list[str] = []
    for row in rows:
        found = [
            f"{group.name} {_found(links, sheet)}" for group, links in zip(groups, row.links, strict=True) if links
        ]
        said = ", ".join(found) or sheet.say(Sentence(_NOTHING))
        parts.append(sheet.say(Sentence(_PART, {"objective": row.objective, "found": said})))
    return Sentence(_ALT, {"objectives": len(rows), "groups": len(groups), "parts": "; ".join(parts)})
