"""How often something is, in words: "every day", "once or twice a month", "less often". The most often comes first.

Knows no scale and no numbers of answers.
"""

import re
from collections.abc import Iterable

from partnerdesk.exchange.survey.alike import folded

_YEARS = {"day": 365, "weekday": 260, "week": 52, "fortnight": 26, "month": 12, "quarter": 4, "year": 1,
          "dydd": 365, "diwrnod": 365, "wythnos": 52, "pythefnos": 26, "mis": 12, "flwyddyn": 1,
          "blwyddyn": 1}  # fmt: skip
_PERIODS = "|".join(_YEARS)
_COUNTS = {"once": 1, "twice": 2, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "several": 4,
           "a few": 3, "few": 3, "many": 8, "once or twice": 1.5, "one or two": 1.5, "two or three": 2.5,
           "unwaith": 1, "dwywaith": 2, "ddwywaith": 2, "teirgwaith": 3, "unwaith neu ddwy": 1.5}  # fmt: skip
_WORDS = "|".join(sorted(map(re.escape, _COUNTS), key=len, reverse=True))
_RATE = re.compile(
    rf"\b(?:(?P<word>{_WORDS})|(?P<low>\d+)(?: ?(?:-|–|to|or) ?(?P<high>\d+))?)(?: (?:times?|days?|gwaith))? "
    rf"(?:a|an|per|each|every|in a|yr|y|bob) (?P<period>{_PERIODS})\b"
)
_EVERY = re.compile(
    r"\b(?:every|each|bob) (?:(?P<other>other|second|few|couple of)|(?P<n>\d+|two|three|four|six))? ?"
    rf"(?P<period>{_PERIODS})s?\b"
)
_SAID = (
    (r"\b(?:more than once a day|several times a day)\b", 1000),
    (r"\b(?:always|all the time|bob amser|drwy'r amser)\b", 900),
    (r"\b(?:daily|dyddiol|ddyddiol)\b", 365),
    (r"\b(?:most days|nearly every day|almost every day|y rhan fwyaf o ddyddiau)\b", 300),
    (r"\b(?:weekly|wythnosol)\b", 52),
    (r"\b(?:fortnightly|pob pythefnos)\b", 26),
    (r"\b(?:monthly|misol|fisol)\b", 12),
    (r"\b(?:quarterly|chwarterol)\b", 4),
    (r"\b(?:yearly|annually|blynyddol|flynyddol)\b", 1),
    (r"\b(?:very often|frequently|aml iawn)\b", 150),
    (r"\b(?:regularly|often|yn aml|rheolaidd)\b", 100),
    (r"\b(?:sometimes|weithiau|now and then|from time to time)\b", 11),
    (r"\b(?:occasionally|ambell waith|o bryd i'w gilydd)\b", 5),
    (r"\b(?:rarely|seldom|hardly ever|almost never|yn anaml|prin byth)\b", 0.4),
    (r"\b(?:only once|just once|once only|one[- ]off|ad hoc|first (?:time|visit)|tro cyntaf)\b", 0.3),
    (r"^(?:never|byth|not at all|none|dim o gwbl|i (?:don't|do not|have never))\b", 0.0),
)
_WORDED = tuple((re.compile(pattern), rate) for pattern, rate in _SAID)
_LESS = re.compile(r"\b(?:less|fewer|under|llai)\b")
_MORE = re.compile(r"\b(?:more|over|at least|mwy)\b|\+$")
_LESS_OFTEN = re.compile(r"^(?:less (?:often|frequently)|llai aml)(?: than (?:that|this|these))?$")
_ASIDE = re.compile(r"^(?:other|don't know|not sure|can't say|prefer not to .*|arall|ddim yn (?:gwybod|siŵr))\b")
_PERIOD = re.compile(
    rf"\b(?:{_PERIODS})s?\b|\b(?:dai|week|fortnight|month|quarter|year)ly\b|\b(?:dd?yddi|wythnos|[mf]is|b?f?lynydd)ol\b"
)
_FEWEST = 3
_NUMBERS = {"two": 2, "three": 3, "four": 4, "six": 6}


def by_frequency(values: Iterable[str]) -> tuple[str, ...] | None:
    """The answers from the most often to the least, those that say nothing of it last; None where they are no such."""
    listed = list(values)
    rates = {value: _rate(folded(value)) for value in listed}
    known = [rate for rate in rates.values() if rate is not None]
    others = [value for value in listed if rates[value] is None and not _ASIDE.match(folded(value))]
    if others or len(known) < _FEWEST or not any(_PERIOD.search(folded(each)) for each in listed):
        return None
    least = min((rate for rate in known if rate >= 1), default=1)
    placed = {value: (least * 0.95 if _LESS_OFTEN.match(folded(value)) else rates[value]) for value in listed}
    return tuple(sorted(listed, key=lambda value: -1 if placed[value] is None else placed[value] or 0.0, reverse=True))


def _rate(text: str) -> float | None:
    """So many times a year, a little more or less where it is said to be so."""
    if _LESS_OFTEN.match(text):
        return 1.0
    rate = _of_period(text)
    if rate is None:
        return next((rate for pattern, rate in _WORDED if pattern.search(text)), None)
    return rate * (0.9 if _LESS.search(text) else 1.1 if _MORE.search(text) else 1)


def _of_period(text: str) -> float | None:
    if found := _RATE.search(text):
        low = float(found["low"] or 0)
        count = _COUNTS[found["word"]] if found["word"] else (low + float(found["high"] or low)) / 2
        return count * _YEARS[found["period"]]
    if found := _EVERY.search(text):
        number = found["n"]
        apart = _NUMBERS.get(number or "") or int(number or (2 if found["other"] else 1))
        return _YEARS[found["period"]] / apart
    return None
