"""Why the board wants this, as one bar: people, scope, money, imposed, organisation."""

from collections.abc import Sequence
from dataclasses import dataclass

from partnerdesk.charts.fitting import SMALL, Sheet, percent
from partnerdesk.charts.marks import Segment, Tag, segment, tags_under
from partnerdesk.charts.shapes import Anchor, Ink, Label, Line, Numbers, Picture, Shape, Weight
from partnerdesk.domain.words import N_, Sentence

_TITLE = N_("Reasons for working together")
_FINDING = N_("{people} of the reason points are about people, {money} about money")
_NOTE = N_("Each objective has ten reason points; objectives with a higher priority count more.")
_ALT = N_("One bar split by the kind of reason. {parts}.")
_ABOUT = N_("{share} about people")
_KIND, _SHARE = N_("Kind of reason"), N_("Share of points")
_BAR_TOP, _BAR = 20.0, 30.0


@dataclass(frozen=True, slots=True)
class Reason:
    """A kind of reason: its name, its share of all points (0 to 1), and whether it is about people or money."""

    name: str
    share: float
    people: bool = False
    money: bool = False


def reasons_bar(reasons: Sequence[Reason], sheet: Sheet, finding: Sentence | None = None) -> Picture:
    """Draw the reasons in the order given; those about people should come first."""
    shown = [one for one in reasons if one.share > 0.0005]
    shapes: list[Shape] = []
    tags: list[Tag] = []
    x = 0.0
    for tone, reason in enumerate(reasons):
        if reason not in shown:
            continue
        wide = reason.share * sheet.width
        shapes.extend(segment(Segment(x, wide, tone, percent(reason.share)), _BAR_TOP, _BAR, sheet))
        tags.append(Tag(f"{reason.name} {percent(reason.share)}", x + wide / 2))
        x += wide
    below, taken = tags_under(tags, _BAR_TOP + _BAR, sheet)
    people = sum(one.share for one in reasons if one.people)
    shapes.extend(_bracket(sheet, people))
    said = finding or Sentence(
        _FINDING, {"people": percent(people), "money": percent(sum(one.share for one in reasons if one.money))}
    )
    parts = "; ".join(f"{one.name} {percent(one.share)}" for one in reasons)
    return Picture(
        sheet.width,
        _BAR_TOP + _BAR + taken,
        (*shapes, *below),
        sheet.say(Sentence(_TITLE)),
        sheet.say(said),
        sheet.say(Sentence(_NOTE)),
        sheet.say(Sentence(_ALT, {"parts": parts})),
        Numbers(
            (sheet.say(Sentence(_KIND)), sheet.say(Sentence(_SHARE))),
            tuple((one.name, percent(one.share)) for one in reasons),
        ),
    )


def _bracket(sheet: Sheet, people: float) -> list[Shape]:
    """A bracket over what is about people, with the sum."""
    words = sheet.say(Sentence(_ABOUT, {"share": percent(people)}))
    end = people * sheet.width
    if end < 12:
        return []
    lines: list[Shape] = [
        Line(0.6, 13, end - 0.6, 13, Ink.INK, 0.8),
        Line(0.6, 13, 0.6, 17, Ink.INK, 0.8),
        Line(end - 0.6, 13, end - 0.6, 17, Ink.INK, 0.8),
    ]
    return [*lines, Label(words, 0, 9, max(SMALL, 8.8), Weight.BOLD, Anchor.START)]
