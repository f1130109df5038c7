"""Scales of answers: which values are steps, in which order, which end is good, and which codes lie off the scale."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from partnerdesk.exchange.survey.alike import folded as in_one_spelling

HIGH, LOW, FIRST, UNKNOWN = "high", "low", "first", "unknown"
_FAMILIES = re.compile(r"\bfft\b|friends (?:and|&) family", re.IGNORECASE)
_SCORED = re.compile(
    r"\b(?:score|scale|rat(?:e|ing)|satisf\w*|likely|recommend|agree|how (?:well|good|happy|confident|easy|often|much)|"
    r"sgôr|graddfa|[bf]odlon\w*|[td]ebygol|argymell|[cg]ytuno|pa mor (?:dda|hapus|hyderus|hawdd|aml)|"
    r"nps|out of (?:5|7|10)|1 ?(?:-|to|–) ?(?:5|7|10))\b",
    re.IGNORECASE,
)
_TO = re.compile(r"\b(?:([01]) ?(?:-|to|–)|out of) ?(5|7|10)\b", re.IGNORECASE)
_HOW = re.compile(
    r"\bhow (?!(?:many|much|long|old|far|big|large|soon|late|early|do|did|does|are|is|was|were|can|could|would|will)\b)"
    r"\w+ (?:\w+ ){0,2}(?:do|did|does|are|is|was|were|would)\b",
    re.IGNORECASE,
)
_RECOMMENDED = re.compile(r"\brecommend\b|\bargymell", re.IGNORECASE)
_OUT_OF = re.compile(r"\bout of (?:5|7|10)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\b(?:how (?:many|long|old)|number of|times|years?|months?|days?|hours?)\b", re.IGNORECASE)
_WHOLE = re.compile(r"^-?[0-9]{1,6}$")
_TOPS = (3, 4, 5, 7, 10)
_HIGHEST = 10
_GAP = 2  # a code for no answer stands further off than steps that nobody chose
_STEPS_LEAST = 3
_FAMILY_STEPS = 5
# Each from the good end to the bad, parted by blank lines; several ways of saying the same step may stand side by side.
_SAID = """
very good, good, neither good nor poor, neither good or poor, fair, poor, very poor

excellent, very good, good, fair, average, poor, very poor, bad, very bad

strongly agree, agree, slightly agree, somewhat agree, neither agree nor disagree, neutral, somewhat disagree,
slightly disagree, disagree, strongly disagree

definitely agree, tend to agree, mostly agree, neither agree nor disagree, tend to disagree, mostly disagree,
definitely disagree

extremely satisfied, very satisfied, satisfied, fairly satisfied, somewhat satisfied,
neither satisfied nor dissatisfied, neutral, somewhat dissatisfied, fairly dissatisfied, dissatisfied,
very dissatisfied, extremely dissatisfied

extremely likely, very likely, likely, quite likely, somewhat likely, neither likely nor unlikely,
somewhat unlikely, unlikely, very unlikely, extremely unlikely

very favorably, somewhat favorably, neither favorably nor unfavorably (neutral), somewhat unfavorably,
very unfavorably

very favourably, somewhat favourably, neither favourably nor unfavourably, somewhat unfavourably,
very unfavourably

very easy, easy, fairly easy, neither easy nor difficult, fairly difficult, difficult, very difficult

very happy, happy, fairly happy, neither happy nor unhappy, unhappy, very unhappy

very confident, confident, fairly confident, somewhat confident, not very confident, not confident,
not at all confident

all of the time, most of the time, often, some of the time, rarely, none of the time

always, usually, often, sometimes, rarely, hardly ever, never

much better, better, a little better, about the same, no change, a little worse, worse, much worse

a great deal, a lot, a moderate amount, a little, not at all, none at all

completely, mostly, partly, a little, not at all

extremely helpful, very helpful, helpful, quite helpful, a bit helpful, not very helpful, not helpful,
not at all helpful

very important, important, fairly important, somewhat important, not very important, not important,
not at all important

rhagorol, da iawn, da, gweddol, ddim yn dda nac yn wael, gwael, gwael iawn

cytuno'n gryf, cytuno, tueddu i gytuno, ddim yn cytuno nac yn anghytuno, ddim yn cytuno nac anghytuno, niwtral,
tueddu i anghytuno, anghytuno, anghytuno'n gryf

bodlon iawn, bodlon, eithaf bodlon, ddim yn fodlon nac yn anfodlon, eithaf anfodlon, anfodlon, anfodlon iawn

tebygol iawn, tebygol, ddim yn debygol nac yn annhebygol, annhebygol, annhebygol iawn

hawdd iawn, hawdd, ddim yn hawdd nac yn anodd, anodd, anodd iawn

hapus iawn, hapus, ddim yn hapus nac yn anhapus, anhapus, anhapus iawn

drwy'r amser, y rhan fwyaf o'r amser, yn aml, rhywfaint o'r amser, yn anaml, dim o'r amser

bob amser, fel arfer, yn aml, weithiau, yn anaml, anaml, byth

llawer gwell, gwell, ychydig yn well, tua'r un fath, yr un fath, dim newid, ychydig yn waeth, gwaeth, llawer gwaeth

llawer iawn, llawer, rhywfaint, ychydig, dim o gwbl

pwysig iawn, pwysig, eithaf pwysig, ddim yn bwysig iawn, ddim yn bwysig, ddim yn bwysig o gwbl
"""
_WORD_SCALES = tuple(
    tuple(step.strip() for step in " ".join(words.split()).split(",")) for words in _SAID.split("\n\n")
)
_NUMBER = re.compile(r"\d[\d,]*")
_ABOVE = re.compile(r"\+\s*$|^\s*>|\b(?:over|more|above|longer|older|up|dros|mwy|hŷn)\b", re.IGNORECASE)
_BELOW = re.compile(r"^\s*<|\b(?:under|less|fewer|below|younger|up to|dan|llai|iau|hyd at)\b", re.IGNORECASE)
_UNIT = re.compile(r"\b(?:day|week|month|year|diwrnod|wythnos|mis|blwyddyn|blynedd|flynedd)", re.IGNORECASE)
_DAYS = {
    "day": 1, "week": 7, "month": 30, "year": 365,
    "diwrnod": 1, "wythnos": 7, "mis": 30, "blwyddyn": 365, "blynedd": 365, "flynedd": 365,
}  # fmt: skip
_DEGREES = (
    "extremely",
    "very",
    "",
    "quite",
    "fairly",
    "somewhat",
    "a little",
    "not very",
    "not so",
    "not",
    "not at all",
)
_DEGREE = re.compile(
    r"^(?:(?P<degree>extremely|very|quite|fairly|somewhat|a little|not very|not so|not at all|not) )?"
    r"(?P<word>[^\W\d]+)$"
)
_MOST = 0.6
_NEARLY_ALL = 0.8


@dataclass(frozen=True, slots=True)
class Scale:
    """The steps in order, which end is good (the high or low number, the first step), and codes that are no step."""

    steps: tuple[str, ...]
    good: str
    off: tuple[str, ...] = ()


def scale_of(heading: str, values: Mapping[str, int]) -> Scale | None:
    """The scale that these values are answers on, if they are."""
    told = {value: count for value, count in values.items() if value.strip()}
    numbers = {value: count for value, count in told.items() if _WHOLE.match(value)}
    if numbers and len(numbers) == len(told):
        return _of_numbers(heading, told)
    if _TO.search(heading) and sum(numbers.values()) >= _NEARLY_ALL * sum(told.values()):  # "5!" was typed from paper
        scale = _of_numbers(heading, numbers)
        others = tuple(value for value in told if value not in numbers)
        return scale and Scale(scale.steps, scale.good, (*scale.off, *others))
    return _of_words(told)


def _of_numbers(heading: str, told: Mapping[str, int]) -> Scale | None:
    numbers = sorted({int(value) for value in told})
    is_family = bool(_FAMILIES.search(heading))
    said = _TO.search(heading)
    is_asked = is_family or _SCORED.search(heading) or _HOW.search(heading) or _is_whole(heading, numbers)
    if not is_asked or len(numbers) < (_STEPS_LEAST if said is None else 1):
        return None
    from_ten = _RECOMMENDED.search(heading) and _HIGHEST in numbers  # asked the same way everywhere, from 0 to 10
    from_nought = 0 in numbers or (said is not None and said[1] == "0") or (said is None and bool(from_ten))
    start = 0 if from_nought and not is_family else 1
    within = [number for number in numbers if start <= number <= _HIGHEST]
    while len(within) > _STEPS_LEAST and within[-1] - within[-2] > _GAP:
        within.pop()
    top = _FAMILY_STEPS if is_family else int(said[2]) if said else _top(within)
    if not within or top < start:
        return None
    on = tuple(str(step) for step in range(start, top + 1))
    off = sorted((value for value in told if not start <= int(value) <= top), key=int)
    is_marked = _OUT_OF.search(heading) is not None
    good = LOW if is_family else HIGH if start == 0 or is_marked else UNKNOWN
    return Scale(on, good, tuple(off))


def _is_whole(heading: str, numbers: list[int]) -> bool:
    """A question that asks for no count, and each step of a usual scale was given, and nothing else."""
    is_asked = heading.endswith("?") and not _COUNTED.search(heading)
    return is_asked and numbers in ([*range(1, 6)], [*range(1, 8)], [*range(1, 11)], [*range(11)])


def _top(within: list[int]) -> int:
    """The usual end of a scale that holds the numbers."""
    return min((each for each in _TOPS if within and each >= within[-1]), default=0)


def _of_words(told: Mapping[str, int]) -> Scale | None:
    folded = {in_one_spelling(value): value for value in told}
    scored = [(sum(word in folded for word in words), words) for words in _WORD_SCALES]
    found, words = max(scored, key=lambda each: each[0], default=(0, ()))
    weight = sum(told[folded[word]] for word in words if word in folded)
    if found < _STEPS_LEAST or weight < _MOST * sum(told.values()):
        return _by_degree(told, folded)
    steps = tuple(folded[word] for word in words if word in folded)
    return Scale(steps, FIRST, tuple(value for value in told if value not in steps))


def _by_degree(told: Mapping[str, int], folded: Mapping[str, str]) -> Scale | None:
    """Degrees of one word, "very safe" to "not at all safe": only a person can say whether it is good."""
    degrees = [(match, value) for fold, value in folded.items() if (match := _DEGREE.match(fold))]
    words = {match["word"] for match, _value in degrees}
    weight = sum(told[value] for _match, value in degrees)
    if len(words) != 1 or len(degrees) < _STEPS_LEAST or weight < _MOST * sum(told.values()):
        return None
    steps = tuple(value for _match, value in sorted(degrees, key=lambda each: _DEGREES.index(each[0]["degree"] or "")))
    return Scale(steps, UNKNOWN, tuple(value for value in told if value not in steps))


def ordered(values: Iterable[str]) -> tuple[str, ...]:
    """Answers in an order to show: numbers by size, ranges and spans of time by their first number, else as told."""
    listed = list(values)
    numbers = {value: _NUMBER.search(value) for value in listed}
    if not listed or sum(found is not None for found in numbers.values()) < _NEARLY_ALL * len(listed):
        return tuple(listed)

    def place(value: str) -> tuple[bool, int, int]:
        found = numbers[value]
        number = int(found[0].replace(",", "")[:15]) if found else 0
        unit = _UNIT.search(value, found.end()) if found else None
        days = next((days for word, days in _DAYS.items() if unit and unit[0].casefold().startswith(word)), 1)
        side = -1 if _BELOW.search(value) else 1 if _ABOVE.search(value) else 0
        return found is None, number * days, side

    return tuple(sorted(listed, key=place))
