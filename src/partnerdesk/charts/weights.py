"""Weights side by side: the board’s, and as separate voices those of groups of people. Never one figure of both."""

from collections.abc import Sequence
from dataclasses import dataclass

from partnerdesk.charts.fitting import LABEL, SMALL, Sheet, broken, percent
from partnerdesk.charts.shapes import Ink, Label, Line, Numbers, Picture, Rect, Shape, Weight
from partnerdesk.domain.words import N_, Sentence

_TITLE = N_("What matters most, to whom")
_ALT = N_("Bars of the weight of {criteria} criteria for {voices}. {parts}.")
_PART = N_("{criterion}: {shares}")
_SHARE = N_("{mark} {share}")
_NOTE = N_("Each voice is a share of its own 100%. They stand side by side and are never averaged.")
_KEY = N_("{mark}: {name}")
_CRITERION = N_("Criterion")
_BAR, _GAP = 10.0, 8.0
_INKS = (Ink.TONE_1, Ink.TONE_3, Ink.TONE_4, Ink.TONE_2)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class WeightVoice:
    """One voice: its name, and its share of 1 for each criterion in turn (None where it said nothing)."""

    name: str
    shares: tuple[float | None, ...]


def mark_of(place: int) -> str:
    """Return the letter by which a voice is known in the picture."""
    return _LETTERS[place % len(_LETTERS)]


def weights_beside(criteria: Sequence[str], voices: Sequence[WeightVoice], sheet: Sheet, finding: Sentence) -> Picture:
    """Draw a group of bars for each criterion: the first voice (the board) first, then the others."""
    names = sheet.width * 0.34
    room = sheet.width - names - 56
    most = max((share for voice in voices for share in voice.shares if share is not None), default=1) or 1
    shapes, top = _key(voices, sheet)
    height = _BAR * len(voices) + _GAP
    for row, criterion in enumerate(criteria):
        y = top + height * row
        shapes.append(Line(0, y - _GAP / 2, sheet.width, y - _GAP / 2, Ink.RULE, 0.5))
        shapes.extend(_name(criterion, names, y, height, sheet))
        for place, voice in enumerate(voices):
            shapes.extend(_bar(voice.shares[row], place, names, room, most, y + _BAR * place))
    return Picture(
        sheet.width,
        top + height * len(criteria),
        tuple(shapes),
        sheet.say(Sentence(_TITLE)),
        sheet.say(finding),
        sheet.say(Sentence(_NOTE)),
        sheet.say(_alt(criteria, voices, sheet)),
        _numbers(criteria, voices, sheet),
    )


def _key(voices: Sequence[WeightVoice], sheet: Sheet) -> tuple[list[Shape], float]:
    shapes: list[Shape] = []
    y = 2.0
    for place, voice in enumerate(voices):
        words = sheet.say(Sentence(_KEY, {"mark": mark_of(place), "name": voice.name}))
        lines = broken(words, sheet.width - 16, LABEL, Weight.REGULAR, sheet.measure)
        shapes.append(Rect(0, y, 10, 8, _INKS[place % len(_INKS)], Ink.TONE_1, 0.5))
        for at, line in enumerate(lines):
            shapes.append(Label(line, 16, y + 7.5 + 11 * at, LABEL, Weight.REGULAR if place else Weight.BOLD))
        y += 13 + 11 * (len(lines) - 1)
    return shapes, y + 8


def _name(criterion: str, names: float, y: float, height: float, sheet: Sheet) -> list[Shape]:
    lines = broken(criterion, names - 10, LABEL, Weight.REGULAR, sheet.measure)
    middle = y + (height - _GAP) / 2 + 3
    return [Label(line, 0, middle + (at - (len(lines) - 1) / 2) * 10, LABEL) for at, line in enumerate(lines)]


def _bar(share: float | None, place: int, names: float, room: float, most: float, y: float) -> list[Shape]:
    letter = Label(mark_of(place), names, y + 7.6, SMALL - 0.6, role=Ink.MUTED)
    left = names + 11
    if share is None:
        return [letter, Label("–", left, y + 7.6, SMALL - 0.4, role=Ink.MUTED)]
    wide = max(room * share / most, 0.5)
    bold = Weight.REGULAR if place else Weight.BOLD
    return [
        letter,
        Rect(left, y + 1, wide, _BAR - 2, _INKS[place % len(_INKS)], Ink.TONE_1, 0.4),
        Label(percent(share), left + wide + 4, y + 7.8, SMALL - 0.4, bold),
    ]


def _said(share: float | None) -> str:
    return "–" if share is None else percent(share)


def _alt(criteria: Sequence[str], voices: Sequence[WeightVoice], sheet: Sheet) -> Sentence:
    parts = []
    for row, criterion in enumerate(criteria):
        shares = ", ".join(
            sheet.say(Sentence(_SHARE, {"mark": voice.name, "share": _said(voice.shares[row])})) for voice in voices
        )
        parts.append(sheet.say(Sentence(_PART, {"criterion": criterion, "shares": shares})))
    names = ", ".join(voice.name for voice in voices)
    return Sentence(_ALT, {"criteria": len(criteria), "voices": names, "parts": "; ".join(parts)})


def _numbers(criteria: Sequence[str], voices: Sequence[WeightVoice], sheet: Sheet) -> Numbers:
    head = (sheet.say(Sentence(_CRITERION)), *(voice.name for voice in voices))
    return Numbers(
        head,
        tuple((criterion, *(_said(voice.shares[row]) for voice in voices)) for row, criterion in enumerate(criteria)),
    )
