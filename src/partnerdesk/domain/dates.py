"""Counting in whole months and days, as boards do, and a moment by the clock on the wall.

A day before the first or after the last that a calendar has is that first or last one: no date that somebody mistyped
may stop the program.
"""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, datetime

_MONTHS = 12
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2


def months_later(day: date, months: int) -> date:
    """Return the same day of the month so many months later (earlier if negative), or the month's last day."""
    years, month = divmod(day.month - 1 + months, _MONTHS)
    year = day.year + years
    if not MINYEAR <= year <= MAXYEAR:
        return date.min if year < MINYEAR else date.max
    return date(year, month + 1, min(day.day, _days_in(year, month + 1)))


def _days_in(year: int, month: int) -> int:
    """Return how many days a month has; the standard library's calendar would load how all the world writes dates."""
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _DAYS[month - 1] + (is_leap and month == _FEBRUARY)


def days_later(day: date, days: int) -> date:
    """Return the day so many days later (earlier if negative)."""
    wanted = day.toordinal() + days
    return date.fromordinal(min(max(wanted, date.min.toordinal()), date.max.toordinal()))


def by_this_clock(moment: datetime) -> datetime:
    """Return a moment by the clock of this computer; as it is where that cannot tell, near the ends of its calendar.

    Some systems cannot tell for any year before 1970, and what a file says of itself may be of any.
    """
    try:
        return moment.astimezone()
    except (OverflowError, OSError, ValueError):
        return moment
