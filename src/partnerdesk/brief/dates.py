"""Dates in words and numbers in figures, by tables of our own: equal on every machine, whatever its locale."""

from datetime import date

_MONTHS = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "cy": (
        "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin",
        "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr",
    ),
}  # fmt: skip


_SHORT_MONTHS = {
    "en": ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"),
    "cy": ("Ion", "Chwef", "Mawrth", "Ebrill", "Mai", "Meh", "Gorff", "Awst", "Medi", "Hyd", "Tach", "Rhag"),
}


_UNTIL = {"en": "to", "cy": "hyd"}

_THOUSANDS = {"en": ",", "cy": ","}


def _months(language: str) -> tuple[str, ...]:
    return _MONTHS.get(language.split("-", maxsplit=1)[0], _MONTHS["en"])


def whole(count: int, language: str = "en") -> str:
    """Return a whole number with its thousands apart; a language without a sign of its own gets the English one."""
    return f"{count:,}".replace(",", _THOUSANDS.get(language.split("-", maxsplit=1)[0], ","))


def day(when: date, language: str = "en") -> str:
    """Return a date in words: 23 November 2026. A language without a table of months gets the English one."""
    return f"{when.day} {month(when, language)}"


def short_day(when: date, language: str = "en") -> str:
    """Return a date for a narrow column: 23 Nov 2026. A language without short months gets the whole word."""
    short = _SHORT_MONTHS.get(language.split("-", maxsplit=1)[0])
    return f"{when.day} {short[when.month - 1]} {when.year}" if short else day(when, language)


def month(when: date, language: str = "en") -> str:
    """Return the month and year of a date in words: November 2026."""
    return f"{_months(language)[when.month - 1]} {when.year}"


def days(first: date, last: date, language: str = "en") -> str:
    """Return from when to when, naming the month and the year once where they are the same."""
    if first == last:
        return day(first, language)
    until = _UNTIL.get(language.split("-", maxsplit=1)[0], _UNTIL["en"])
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} {until} {day(last, language)}"
    if first.year == last.year:
        return f"{first.day} {_months(language)[first.month - 1]} {until} {day(last, language)}"
    return f"{day(first, language)} {until} {day(last, language)}"
