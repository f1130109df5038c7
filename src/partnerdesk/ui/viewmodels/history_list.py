"""The history as a window shows it: days, and what was done on each. It must not know widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from partnerdesk.services.chronicle import Chronicle, Entry
from partnerdesk.ui.viewmodels.speech import capital, here, long_date, spoken


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One entry: the time with the name where one was given, and what was done."""

    head: str
    words: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class HistoryDay:
    """One day and its lines, the newest first."""

    title: str
    lines: tuple[HistoryLine, ...]


def days_of(entries: Sequence[Entry]) -> tuple[HistoryDay, ...]:
    """Return the entries by day, in their order."""
    days = groupby(entries, key=lambda entry: here(entry.at).date())
    return tuple(HistoryDay(long_date(day), tuple(_line(entry) for entry in group)) for day, group in days)


def _line(entry: Entry) -> HistoryLine:
    tr = QCoreApplication.translate
    time = f"{here(entry.at):%H:%M}"
    head = tr("History", "{time} · {who}").format(time=time, who=entry.who) if entry.who else time
    words = capital("; ".join(spoken(each) for each in entry.what))
    if entry.times > 1:
        words = tr("History", "{what} ({count} times in a row)").format(what=words, count=entry.times)
    return HistoryLine(head, words, entry.who)


def check_lines(chronicle: Chronicle) -> tuple[tuple[str, bool], ...]:
    """Return what the check found, each with whether it is well."""
    return tuple((spoken(finding.sentence), finding.well) for finding in chronicle.findings)
