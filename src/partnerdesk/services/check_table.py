"""The readable form of a check: plain text that reads well in a terminal, in a pipe and aloud.

Takes the object that :mod:`partnerdesk.services.checks` makes; works nothing out, reads and prints nothing.
"""

import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from partnerdesk.brief import dates
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Charity, CriterionUse, Option, Partner, PartnershipFile
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.rounding import rounded, tenths
from partnerdesk.domain.words import N_

NARROWEST, WIDEST = 50, 110
_LONGEST_NAME = 44
_HIGHEST, _BAR = 5, 16  # the highest score of trust, which counts from 1, and how long a bar it has
_LIGHTS = {
    "voice": N_("People’s voice"),
    "reasons": N_("Reasons"),
    "trust": N_("Trust"),
    "firmness": N_("Firmness of the answer"),
}
_MARKS = {"green": "●", "amber": "▲", "red": "■", "unknown": "?"}
_COLOURS = {"green": N_("green"), "amber": N_("amber"), "red": N_("red"), "unknown": N_("unknown")}
_SPREADS = {"mixed": N_("mixed"), "split": N_("split")}
_INDENT = 2

Say = Callable[..., str]
"""Puts a marked pattern and its values into words: in English, or in the reader's language."""


def _in_english(pattern: str, **values: object) -> str:
    said = {name: dates.day(value) if isinstance(value, date) else value for name, value in values.items()}
    return pattern.format_map(said)


def check_table(
    report: Mapping[str, Any], partnership: Partnership, catalogue: Catalogue, width: int, say: Say = _in_english
) -> str:
    """Give the check as text of at most `width` columns (never more than 110)."""
    page = _Page(report, partnership, catalogue, max(NARROWEST, min(width, WIDEST)), say)
    parts = (page.head(), page.lights(), page.ranking(), page.weights(), page.trust(), page.gates(), page.signals())
    return "\n\n".join("\n".join(part) for part in map(tuple, parts) if part) + "\n"


class _Page:
    """The parts of one check, each as lines."""

    def __init__(
        self, report: Mapping[str, Any], partnership: Partnership, catalogue: Catalogue, width: int, say: Say
    ) -> None:
        self._report = report
        self._partnership = partnership
        self._catalogue = catalogue
        self._width = width
        self._say = say

    def head(self) -> Iterator[str]:
        title = for_terminal(self._partnership.one(PartnershipFile).title) or self._say(
            N_("Partnership without a title")
        )
        charity = for_terminal(self._partnership.one(Charity).name)
        as_of = date.fromisoformat(self._report["as_of"])
        yield title
        yield "=" * min(len(title), self._width)
        yield (f"{charity}, " if charity else "") + self._say(N_("as of {day}"), day=as_of)

    def lights(self) -> Iterator[str]:
        rows = [
            (self._mark(light["colour"]), self._say(_LIGHTS[name]), light["says"])
            for name, light in self._report["lights"].items()
        ]
        return self._section(self._say(N_("The four lights")), self._columns(rows))

    def ranking(self) -> Iterator[str]:
        rows = [
            (str(place), self._option(row["option"]), tenths(row["value"]), *_shares(row))
            for place, row in enumerate(self._report["ranking"], 1)
        ]
        head = (N_("Option"), N_("Value"), N_("First, order kept"), N_("First, any order"))
        none = self._say(N_("No option has been scored and weighed yet."))
        lines = list(self._grid(("", *map(self._say, head)), rows)) if rows else [f"  {none}"]
        barred = [f"{self._option(name)} ({_value(value)})" for name, value in self._report["crossing"].items()]
        if barred:
            crosses = self._say(N_("Crosses a red line and cannot come first: {options}."), options=", ".join(barred))
            lines += ["", *self._wrapped(crosses)]
        return self._section(self._say(N_("Ranking")), lines)

    def weights(self) -> Iterator[str]:
        weights, effective, flips = (self._report[key] for key in ("weights", "effective_weights", "flips"))
        if not weights:
            return iter(())
        rows = [
            (self._criterion(name), _percent(weight, 1), _percent(effective.get(name), 1), _percent(flips.get(name), 1))
            for name, weight in weights.items()
        ]
        head = (N_("Criterion"), N_("Weight"), N_("That decides"), N_("Flips at"))
        answers = self._report["own_answers"]
        lines = list(self._grid(tuple(map(self._say, head)), rows))
        if answers:
            own = self._say(N_("Own first choices: {answers}."), answers=self._answers(answers))
            lines += ["", *self._wrapped(own)]
        return self._section(self._say(N_("What counts")), lines)

    def trust(self) -> Iterator[str]:
        for partner, finding in self._report["trust"].items():
            yield from self._section(
                self._say(N_("Trust in {partner}"), partner=self._partner(partner)), self._trust_lines(finding)
            )

    def gates(self) -> Iterator[str]:
        rows = [(name, self._say(_gate_word(gate)), gate["says"]) for name, gate in self._report["gates"].items()]
        return self._section(self._say(N_("Gates")), self._columns(rows))

    def signals(self) -> Iterator[str]:
        rows = [
            (name, self._mark(signal["colour"]), signal["says"] or self._catalogue.signals[name].name)
            for name, signal in self._report["signals"].items()
        ]
        return self._section(self._say(N_("Signals")), self._columns(rows))

    def _trust_lines(self, finding: Mapping[str, Any]) -> Iterator[str]:
        rows = []
        for name, score in finding["dimensions"].items():
            weakest = self._say(N_("weakest")) if name == finding["weakest"] else ""
            shown = self._say(N_("not known")) if score is None else tenths(score)
            rows.append((name, self._catalogue.dimensions[name].name, shown, _bar(score), weakest))
        head = (self._say(N_("Dimension")), self._say(N_("Score")), self._say(N_("1 to 5")))
        yield from self._grid(("", *head, ""), rows)
        apart = [
            f"{name} {self._catalogue.indicators[name].name} ({self._spread(each)})"
            for name, each in finding["indicators"].items()
            if each["lone_voice"] or each["spread"] in ("mixed", "split")
        ]
        if apart:
            yield ""
            yield from self._wrapped(self._say(N_("Seen differently: {items}."), items="; ".join(apart)))

    def _spread(self, found: Mapping[str, Any]) -> str:
        return self._say(N_("lone voice") if found["lone_voice"] else _SPREADS[found["spread"]])

    def _mark(self, colour: str) -> str:
        return f"{_MARKS[colour]} {self._say(_COLOURS[colour])}"

    def _section(self, title: str, lines: Iterable[str]) -> Iterator[str]:
        yield title
        yield "-" * len(title)
        yield from lines

    def _columns(self, rows: Sequence[tuple[str, str, str]]) -> Iterator[str]:
        """Give two narrow columns and a sentence that wraps under itself."""
        first, second = (max((len(row[place]) for row in rows), default=0) for place in (0, 1))
        start = _INDENT + first + 2 + second + 2
        for left, middle, sentence in rows:
            lines = textwrap.wrap(for_terminal(sentence), max(20, self._width - start)) or [""]
            yield f"{'':{_INDENT}}{left:<{first}}  {middle:<{second}}  {lines[0]}".rstrip()
            yield from (" " * start + line for line in lines[1:])

    def _grid(self, head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
        """Give rows in columns; columns of figures stand to the right."""
        widths = [max(len(row[place]) for row in (head, *rows)) for place in range(len(head))]
        right = [place > 0 and all(_is_figure(row[place]) for row in rows) for place in range(len(head))]
        for row in (head, *rows):
            cells = zip(row, widths, right, strict=True)
            line = "  ".join(f"{cell:>{wide}}" if to_right else f"{cell:<{wide}}" for cell, wide, to_right in cells)
            yield (" " * _INDENT + line).rstrip()

    def _wrapped(self, text: str) -> Iterator[str]:
        for line in textwrap.wrap(text, self._width - _INDENT):
            yield " " * _INDENT + line

    def _answers(self, answers: Mapping[str, str]) -> str:
        counts = {option: list(answers.values()).count(option) for option in answers.values()}
        ordered = sorted(counts.items(), key=lambda pair: -pair[1])
        pattern, of = N_("{option} {n} of {all}"), len(answers)
        return ", ".join(self._say(pattern, option=self._option(name), n=count, all=of) for name, count in ordered)

    def _option(self, name: str) -> str:
        found = self._partnership.get(Option, name)
        form = self._catalogue.forms.get(found.form or "") if found else None
        return _short(for_terminal(found.title if found else None) or (form.name if form else "") or for_terminal(name))

    def _criterion(self, name: str) -> str:
        own = self._partnership.get(CriterionUse, name)
        shipped = self._catalogue.criteria.get(name)
        return _short(
            for_terminal(own.custom_name if own else None) or (shipped.name if shipped else for_terminal(name))
        )

    def _partner(self, name: str) -> str:
        found = self._partnership.get(Partner, name)
        return _short(for_terminal(found.name if found else None) or for_terminal(name))


def for_terminal(text: str | None) -> str:
    """Give text with line ends as spaces and without the characters that could steer a terminal."""
    flat = " ".join((text or "").split())
    return "".join(character if character.isprintable() else "\ufffd" for character in flat)


def _short(text: str) -> str:
    """Return a name with as many of its words as there is room for; of one long word its beginning."""
    short = textwrap.shorten(text, _LONGEST_NAME, placeholder=" …")
    return f"{text[: _LONGEST_NAME - 1]}…" if short == "…" else short


def _gate_word(gate: Mapping[str, Any]) -> str:
    if not gate["applies"]:
        return N_("not needed")
    if gate["met"]:
        return N_("met")
    return N_("waived") if gate["waived"] else N_("NOT MET")


def _value(value: float | None) -> str:
    return "-" if value is None else tenths(value)


def _percent(share: float | None, digits: int = 0) -> str:
    return "-" if share is None else f"{rounded(share * 100, digits)}%"


def _shares(row: Mapping[str, Any]) -> tuple[str, str]:
    return _percent(row["first_place_ordered"]), _percent(row["first_place_free"])


def _bar(score: float | None) -> str:
    if score is None:
        return ""
    filled = round((score - 1) / (_HIGHEST - 1) * _BAR)
    return "█" * filled + "░" * (_BAR - filled)


def _is_figure(cell: str) -> bool:
    return not cell or cell == "-" or cell.rstrip("%").replace(".", "", 1).isdigit()
