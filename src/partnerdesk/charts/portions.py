"""How many of each row gave which answer, as stacked bars of one length; what may not be shown is one white part."""

from collections.abc import Sequence
from dataclasses import dataclass

from partnerdesk.charts.fitting import LABEL, SMALL, Sheet, broken
from partnerdesk.charts.marks import Segment, segment, tone_key
from partnerdesk.charts.shapes import Anchor, Ink, Label, Numbers, Picture, Shape, Weight
from partnerdesk.domain.words import N_, Sentence

_ALT = N_("One bar for each row, split by answer. {rows}.")
_HIDDEN = N_("not shown")
_ROW_NAME = N_("Row")
_HIDDEN_TONE = 5
_ROW, _BAR = 27.0, 20.0


@dataclass(frozen=True, slots=True)
class PortionRow:
    """A row: its name, how many it is of, and how many gave each answer; None where that is not shown."""

    name: str
    base: int
    counts: tuple[int | None, ...]

    @property
    def hidden(self) -> int:
        """How many are in answers that are not shown."""
        return self.base - sum(count or 0 for count in self.counts)


@dataclass(frozen=True, slots=True)
class PictureWords:
    """The words of a picture: what it is about, what it shows, and how to read it."""

    title: str
    finding: str
    note: str


def portion_bars(rows: Sequence[PortionRow], answers: Sequence[str], said: PictureWords, sheet: Sheet) -> Picture:
    """Draw the rows under each other, with a key of the answers above; the number at the end is how many in all."""
    hidden = sheet.say(Sentence(_HIDDEN))
    words = [*answers, hidden] if any(row.hidden for row in rows) else list(answers)
    tones = [*map(_tone, range(len(answers))), _HIDDEN_TONE]
    shapes, top = tone_key([(tone, each, Weight.REGULAR) for tone, each in zip(tones, words, strict=False)], sheet)
    names = min(sheet.width * 0.3, 150.0)
    for number, row in enumerate(rows):
        shapes.extend(_bar(row, top + _ROW * number, names, sheet))
    parts = "; ".join(f"{row.name}: {_in_words(row, answers, hidden)}" for row in rows)
    return Picture(
        sheet.width,
        top + _ROW * len(rows),
        tuple(shapes),
        said.title,
        said.finding,
        said.note,
        sheet.say(Sentence(_ALT, {"rows": parts})),
        Numbers(
            (sheet.say(Sentence(_ROW_NAME)), *answers),
            tuple((row.name, *(hidden if each is None else f"{each:,}" for each in row.counts)) for row in rows),
        ),
    )


def _tone(answer: int) -> int:
    """The tone of an answer; that of what is hidden belongs to none."""
    return answer + (answer >= _HIDDEN_TONE)


def _in_words(row: PortionRow, answers: Sequence[str], hidden: str) -> str:
    pairs = zip(answers, row.counts, strict=True)
    return ", ".join(f"{answer} {hidden if count is None else f'{count:,}'}" for answer, count in pairs)


def _bar(row: PortionRow, y: float, names: float, sheet: Sheet) -> list[Shape]:
    lines = broken(row.name, names - 10, LABEL, Weight.REGULAR, sheet.measure)
    middle = y + 2 + _BAR / 2 + 3
    shapes: list[Shape] = [
        Label(line, 0, middle + (at - (len(lines) - 1) / 2) * 10, LABEL) for at, line in enumerate(lines)
    ]
    room = sheet.width - names - 34
    x = names
    parts = [(_tone(answer), count) for answer, count in enumerate(row.counts)]
    for tone, count in (*parts, (_HIDDEN_TONE, row.hidden)):
        if count and row.base:
            wide = room * count / row.base
            figure = "" if tone == _HIDDEN_TONE else f"{count:,}"
            shapes.extend(segment(Segment(x, wide, tone, figure), y + 2, _BAR, sheet))
            x += wide
    shapes.append(Label(f"{row.base:,}", sheet.width, middle, SMALL, anchor=Anchor.END, role=Ink.MUTED))
    return shapes
