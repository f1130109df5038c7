"""Fits words into a chart: breaks a name into lines, shortens what has no room, and lays hatching over a bar.

Widths come from the caller, so that the window and the brief, with different faces, both get it right.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from partnerdesk.charts.shapes import Ink, Line, Measure, Weight
from partnerdesk.domain import rounding
from partnerdesk.domain.words import Sentence

_AFTER_HYPHEN = re.compile(r"(?<=\w{2}-)(?=\w{2})")

Say = Callable[[Sentence], str]
_MOST = 400  # letters that a label can have at all
SMALL = 8.2  # the smallest label
LABEL = 8.5


def said_as_written(sentence: Sentence) -> str:
    """Say a sentence in the language it was written in."""
    return sentence.text()


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a chart is drawn on: how wide it may be, how wide words are, and the language to say them in."""

    width: float
    measure: Measure
    say: Say = said_as_written


def shortened(text: str, room: float, size: float, weight: Weight, measure: Measure) -> str:
    """The text, or as much of it as has room, with an ellipsis."""
    if len(text) <= _MOST and measure(text, size, weight) <= room:
        return text
    least, most = 0, min(len(text), _MOST)
    while least < most:
        middle = (least + most + 1) // 2
        if measure(f"{text[:middle].rstrip()}…", size, weight) <= room:
            least = middle
        else:
            most = middle - 1
    kept = text[:least].rstrip()
    return f"{kept}…" if kept else ""


def broken(text: str, room: float, size: float, weight: Weight, measure: Measure, most: int = 2) -> list[str]:
    """The text in at most `most` lines of about one length; the last is shortened if it must be."""
    text = " ".join(text[:_MOST].split())
    if measure(text, size, weight) <= room:
        return [text]
    tries = [_filled(text, room * tenths / 10, size, weight, measure, most) for tenths in range(10, 3, -1)]
    same = [lines for lines in tries if len(lines) == len(tries[0])]
    even = min(same, key=lambda lines: max(measure(line, size, weight) for line in lines))
    return [shortened(line, room, size, weight, measure) for line in even]


def widest_part(text: str, size: float, weight: Weight, measure: Measure) -> float:
    """The room that a text needs if it may be broken everywhere where a line may end."""
    return max((measure(part, size, weight) for part, _ in _joined(text[:_MOST])), default=0.0)


def _filled(text: str, room: float, size: float, weight: Weight, measure: Measure, most: int) -> list[str]:
    lines: list[str] = [""]
    for word, joint in _joined(text):
        longer = f"{lines[-1]}{joint}{word}".strip()
        if lines[-1] and len(lines) < most and measure(longer, size, weight) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _joined(text: str) -> Iterator[tuple[str, str]]:
    """The parts between which a line may end, each with what stands before it: a space, or nothing after a hyphen."""
    for word in text.split():
        for number, part in enumerate(_AFTER_HYPHEN.split(word)):
            yield part, "" if number else " "


def hatch(box: tuple[float, float, float, float], step: float, ink: Ink, thickness: float = 0.6) -> Iterator[Line]:
    """Diagonal lines over a box (x, y, width, height), cut to it by arithmetic: no clipping, prints everywhere."""
    x, y, width, height = box
    shift = step - height
    while shift < width:
        start, end = max(shift, 0.0), min(shift + height, width)
        if end > start:
            yield Line(x + start, y + height - (start - shift), x + end, y + height - (end - shift), ink, thickness)
        shift += step


def percent(share: float) -> str:
    """A share of 1 as a whole per cent."""
    return f"{rounding.percent(share)}%"
