"""Trust as tracks from 1 to 5: where the middle half of the answers lies, and the median of each round.

Never who said what: only values that may be shown are passed in.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from partnerdesk.charts.fitting import LABEL, SMALL, Sheet, broken
from partnerdesk.charts.marks import key
from partnerdesk.charts.shapes import Anchor, Circle, Ink, Label, Line, Numbers, Picture, Rect, Shape, Weight
from partnerdesk.domain.rounding import tenths
from partnerdesk.domain.words import N_, Sentence

_TITLE = N_("Trust in {partner}")
_FINDING = N_("Firmest in {high}, weakest in {low}")
_SAME = N_("The same in every part that is known: {value}")
_ONLY = N_("Only {high} is known so far: {value}")
_NOTE = N_("From 1 to 5. A dot is the middle answer (the median); the band holds the middle half of the answers.")
_ALT = N_("A track from 1 to 5 for each part of trust. {parts}.")
_PART = N_("{name}: median {now}")
_BOTH = N_("{name}: median {before}, then {now}")
_NONE = N_("{name}: not enough answers")
_BAND = N_("middle half")
_NEED = N_("needs {value}")
_ROW, _TOP = 25.0, 42.0
_WIDE, _BESIDE, _BESIDE_NARROW = 400.0, 108.0, 82.0  # the room for the figure and the word beside a track


@dataclass(frozen=True, slots=True)
class Track:
    """A part of trust: median of round 1 and of the last round, the quartiles, and a word for the spread.

    None where nothing may be shown or nothing is known.
    """

    name: str
    now: float | None
    before: float | None = None
    low: float | None = None
    high: float | None = None
    word: str = ""


@dataclass(frozen=True, slots=True)
class Rounds:
    """The words for the two values of a track: in the key, in the table and in the note."""

    before: str
    now: str
    columns: tuple[str, str]
    note: str
    only_before: str = _NONE
    of_band: str = ""


TWO_ROUNDS = Rounds(N_("round 1"), N_("last round"), (N_("Median, round 1"), N_("Median, last round")), _NOTE)
THEN_AND_NOW = Rounds(
    N_("then"),
    N_("now"),
    (N_("Then"), N_("Now")),
    N_("From 1 to 5: the mean of the middle answers (the medians) to the questions of this part."),
    N_("{name}: {before} then, not enough answers now"),
    N_("The band holds the middle half of the answers now."),
)


@dataclass(frozen=True, slots=True)
class _Scale:
    left: float
    width: float

    def at(self, value: float) -> float:
        return self.left + (value - 1) / 4 * self.width


def trust_tracks(
    partner: str,
    tracks: Sequence[Track],
    sheet: Sheet,
    need: float | None = None,
    finding: Sentence | None = None,
    rounds: Rounds = TWO_ROUNDS,
) -> Picture:
    """Draw a track for each part; `need` is the level that the form of working asks for."""
    label = min(sheet.width * 0.32, 150.0)
    scale = _Scale(label, sheet.width - label - (_BESIDE if sheet.width > _WIDE else _BESIDE_NARROW))
    height = _TOP + _ROW * len(tracks) + 2
    shapes = [
        *_legend(sheet, label, rounds, band=any(track.low is not None for track in tracks)),
        *_axis(scale, height),
    ]
    if need is not None:
        shapes.extend(_need_line(scale, need, height, sheet))
    for number, track in enumerate(tracks):
        shapes.extend(_track(track, _TOP + _ROW * (number + 0.5), scale, sheet))
    return Picture(
        sheet.width,
        height + (12 if need is not None else 0),
        tuple(shapes),
        sheet.say(Sentence(_TITLE, {"partner": partner})),
        sheet.say(finding or _finding(tracks)),
        _note(sheet, tracks, rounds),
        sheet.say(Sentence(_ALT, {"parts": "; ".join(sheet.say(_said(track, rounds)) for track in tracks)})),
        Numbers(_heads(sheet, rounds), tuple(_cells(track) for track in tracks)),
    )


def _note(sheet: Sheet, tracks: Sequence[Track], rounds: Rounds) -> str:
    band = rounds.of_band and any(track.low is not None for track in tracks)
    return " ".join(sheet.say(Sentence(each)) for each in (rounds.note, rounds.of_band if band else "") if each)


def _heads(sheet: Sheet, rounds: Rounds) -> tuple[str, ...]:
    heads = (N_("Part of trust"), *rounds.columns, N_("Middle half"), N_("Spread"))
    return tuple(sheet.say(Sentence(one)) for one in heads)


def _legend(sheet: Sheet, x: float, rounds: Rounds, *, band: bool) -> list[Shape]:
    half = ((Rect(-5, -4, 10, 8, Ink.TINT_STRONG, Ink.TONE_3, 0.5),), sheet.say(Sentence(_BAND)))
    return key(
        [
            *([half] if band else []),
            ((Circle(0, 0, 3.2, Ink.PAPER, Ink.PRIMARY, 1.1),), sheet.say(Sentence(rounds.before))),
            ((Circle(0, 0, 4.2, Ink.PRIMARY),), sheet.say(Sentence(rounds.now))),
        ],
        7,
        sheet,
        x,
    )


def _axis(scale: _Scale, height: float) -> list[Shape]:
    shapes: list[Shape] = []
    for level in range(1, 6):
        x = scale.at(level)
        shapes.extend(
            (
                Label(str(level), x, 30, SMALL, Weight.REGULAR, Anchor.MIDDLE, Ink.MUTED),
                Line(x, 35, x, height - 4, Ink.RULE, 0.5),
            ),
        )
    return shapes


def _need_line(scale: _Scale, need: float, height: float, sheet: Sheet) -> list[Shape]:
    x = scale.at(need)
    words = sheet.say(Sentence(_NEED, {"value": _figure(need)}))
    return [
        Line(x, 35, x, height - 1, Ink.INK, 1.0, (3, 2)),
        Label(words, x, height + 9, SMALL, Weight.BOLD, Anchor.MIDDLE),
    ]


def _track(track: Track, y: float, scale: _Scale, sheet: Sheet) -> list[Shape]:
    lines = broken(track.name, scale.left - 14, LABEL + 0.5, Weight.REGULAR, sheet.measure)
    shapes: list[Shape] = [
        Label(line, scale.left - 12, y + 3 + (number - (len(lines) - 1) / 2) * 10.5, LABEL + 0.5, anchor=Anchor.END)
        for number, line in enumerate(lines)
    ]
    shapes.append(Line(scale.at(1), y, scale.at(5), y, Ink.RULE, 0.8))
    if track.low is not None and track.high is not None:
        start, end = scale.at(track.low) - 4, scale.at(track.high) + 4
        shapes.append(Rect(start, y - 5, end - start, 10, Ink.TINT_STRONG, Ink.TONE_3, 0.5, 2))
    right = scale.at(5) + 16
    if track.now is None:
        if track.before is not None:
            shapes.append(Circle(scale.at(track.before), y, 3.2, Ink.PAPER, Ink.PRIMARY, 1.1))
        return [*shapes, Label("?", right, y + 3, 9.5, Weight.BOLD), *_word(track, right + 24, y, sheet)]
    if track.before is not None and track.before != track.now:
        shapes.extend(
            (
                Line(scale.at(track.before), y, scale.at(track.now), y, Ink.PRIMARY, 1.6),
                Circle(scale.at(track.before), y, 3.2, Ink.PAPER, Ink.PRIMARY, 1.1),
            ),
        )
    shapes.append(Circle(scale.at(track.now), y, 4.6, Ink.PRIMARY, Ink.PAPER, 0.8))
    shapes.append(Label(_figure(track.now), right, y + 3, 9.5, Weight.BOLD))
    return [*shapes, *_word(track, right + 24, y, sheet)]


def _word(track: Track, x: float, y: float, sheet: Sheet) -> list[Shape]:
    lines = broken(track.word, sheet.width - x, SMALL, Weight.REGULAR, sheet.measure)
    return [
        Label(line, x, y + 3 + (number - (len(lines) - 1) / 2) * 9.5, SMALL, role=Ink.MUTED)
        for number, line in enumerate(lines)
    ]


def _finding(tracks: Sequence[Track]) -> Sentence:
    known = [track for track in tracks if track.now is not None]
    if not known:
        return Sentence(_NONE, {"name": Sentence(N_("trust"))})
    high = max(known, key=lambda one: one.now or 0)
    low = min(known, key=lambda one: one.now or 0)
    values = {"high": high.name, "low": low.name, "value": _figure(high.now)}
    if len(known) == 1:
        return Sentence(_ONLY, values)
    return Sentence(_SAME if _figure(high.now) == _figure(low.now) else _FINDING, values)


def _said(track: Track, rounds: Rounds) -> Sentence:
    if track.now is None:
        pattern = _NONE if track.before is None else rounds.only_before
        return Sentence(pattern, {"name": track.name, "before": _figure(track.before)})
    if track.before is None:
        return Sentence(_PART, {"name": track.name, "now": _figure(track.now)})
    values = {"name": track.name, "now": _figure(track.now), "before": _figure(track.before)}
    return Sentence(_BOTH, values)


def _cells(track: Track) -> tuple[str, ...]:
    half = f"{_figure(track.low)}–{_figure(track.high)}" if track.low is not None and track.high is not None else "–"
    return (track.name, _figure(track.before), _figure(track.now), half, track.word or "–")


def _figure(value: float | None) -> str:
    return "–" if value is None else tenths(value)
