"""Scales of answers: which values are steps, in which order, which end is good, and which codes lie off the scale."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from partnerdesk.exchange.survey.frequencies import by_frequency
from partnerdesk.exchange.survey.known_orders import by_known_order
from partnerdesk.exchange.survey.scale_ends import HIGH, LOW, UNKNOWN, explains_steps, good_end, good_of_heading
from partnerdesk.exchange.survey.scale_words import WORD_SCALES, by_word

FIRST = "first"
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
_AS_FLOAT = re.compile(r"^-?[0-9]{1,6}\.0$")
_LABELLED = re.compile(r"^(\d{1,2}) ?(?:[-–—.:=)] ?)?((?!to\b)[^\W\d].*)?$", re.DOTALL)
_STARS = re.compile(r"^(?:[★⭐🌟]\ufe0f?){1,10}[☆]*$")
_NO_STEP = re.compile(
    r"^(?:do(?:n['’]t| not) know|d/?k|not sure|unsure|no opinion|(?:can['’]t|cannot) say|n/?a|"
    r"prefer not to (?:say|answer)|not applicable|does not apply|(?:dwi )?ddim yn (?:gwybod|siŵr)|"
    r"(?:mae['’]n )?well gen i beidio.*)\W*$",
    re.IGNORECASE,
)
_TOPS = (3, 4, 5, 7, 10)
_HIGHEST = 10
_GAP = 2  # a code for no answer stands further off than steps that nobody chose
_STEPS_LEAST = 3
_FAMILY_STEPS = 5
_NUMBER = re.compile(r"\d[\d,]*")
_ABOVE = re.compile(r"\+\s*$|^\s*>|\b(?:over|more|above|longer|older|up|dros|mwy|hŷn)\b", re.IGNORECASE)
_BELOW = re.compile(r"^\s*<|\b(?:under|less|fewer|below|younger|up to|dan|llai|iau|hyd at)\b", re.IGNORECASE)
_UNIT = re.compile(r"\b(?:day|week|month|year|diwrnod|wythnos|mis|blwyddyn|blynedd|flynedd)", re.IGNORECASE)
_DAYS = {
    "day": 1, "week": 7, "month": 30, "year": 365,
    "diwrnod": 1, "wythnos": 7, "mis": 30, "blwyddyn": 365, "blynedd": 365, "flynedd": 365,
}  # fmt: skip
_NUMBER_WORDS = {
    "a": 1, "an": 1, "one": 1, "once": 1, "two": 2, "twice": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "un": 1, "unwaith": 1, "dau": 2, "dwy": 2, "dwywaith": 2, "tri": 3, "tair": 3,
    "pedwar": 4, "pedair": 4, "pump": 5, "chwech": 6, "deg": 10,
}  # fmt: skip
_NUMBER_WORD = re.compile(
    r"\b(?:an?(?= (?:day|week|month|year))|one|once|two|twice|three|four|five|six|seven|eight|nine|ten|un|unwaith|dau|"
    r"dwy|dwywaith|tri|tair|pedwar|pedair|pump|chwech|deg)\b",
    re.IGNORECASE,
)
_NONE = re.compile(r"^(?:none|no one|nobody|never|zero|nil|dim|dim un|neb|byth)\b", re.IGNORECASE)
_FEWEST_STEPS = 2
_GOOD_WORDS = frozenset({"satisfied", "happy", "likely", "helpful", "useful", "easy", "important", "confident", "well"})
_DEGREES = (
    "completely",
    "extremely",
    "very",
    "mostly",
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
    r"^(?:(?P<degree>completely|extremely|very|mostly|quite|fairly|somewhat|a little|not very|not so|not at all|not) )?"
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
    if told and all(map(_AS_FLOAT.match, told)):  # as a statistics program writes whole numbers among blanks
        scale = _of_numbers(heading, {value[:-2]: count for value, count in told.items()})
        return scale and Scale(
            tuple(f"{each}.0" for each in scale.steps), scale.good, tuple(f"{e}.0" for e in scale.off)
        )
    others = tuple(value for value in told if value not in numbers)
    nearly = sum(numbers.values()) >= _NEARLY_ALL * sum(told.values()) and bool(_TO.search(heading))
    if numbers and (nearly or all(map(_NO_STEP.match, others))):  # "5!" was typed from paper
        scale = _of_numbers(heading, numbers)
        return scale and Scale(scale.steps, scale.good, (*scale.off, *others))
    return _of_words(told) or _of_labels(told)


def _of_numbers(heading: str, told: Mapping[str, int]) -> Scale | None:
    numbers = sorted({int(value) for value in told})
    is_family = bool(_FAMILIES.search(heading))
    said = _TO.search(heading)
    is_asked = is_family or _SCORED.search(heading) or _HOW.search(heading) or explains_steps(heading)
    is_asked = is_asked or _is_whole(heading, numbers)
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
    usual = HIGH if start == 0 or is_marked else UNKNOWN
    good = LOW if is_family else good_of_heading(heading) or usual
    return Scale(on, good, tuple(off))


def _is_whole(heading: str, numbers: list[int]) -> bool:
    """A question that asks for no count, and each step of a usual scale was given, and nothing else."""
    is_asked = heading.endswith("?") and not _COUNTED.search(heading)
    return is_asked and numbers in ([*range(1, 6)], [*range(1, 8)], [*range(1, 11)], [*range(11)])


def _top(within: list[int]) -> int:
    """The usual end of a scale that holds the numbers."""
    return min((each for each in _TOPS if within and each >= within[-1]), default=0)


def _of_words(told: Mapping[str, int]) -> Scale | None:
    said = by_word(told)
    scored = [(sum(word in said for word in words), words) for words in WORD_SCALES]
    found, words = max(scored, key=lambda each: each[0], default=(0, ()))
    weight = sum(told[said[word]] for word in words if word in said)
    if found < _STEPS_LEAST or weight < _MOST * sum(told.values()):
        return _by_degree(told, said)
    steps = tuple(said[word] for word in words if word in said)
    return Scale(steps, FIRST, tuple(value for value in told if value not in steps))


def _of_labels(told: Mapping[str, int]) -> Scale | None:
    """Numbers with their meaning beside some of them, "1 Poor" to "5 Excellent", and stars; the good end first."""
    named = {value: (_stars(value), "stars") if _STARS.match(value) else _label(value) for value in told}
    steps = {value: each for value, each in named.items() if each is not None}
    others = [value for value in told if value not in steps]
    if len({number for number, _ in steps.values()}) < max(len(steps), _STEPS_LEAST):
        return None
    if not all(map(_NO_STEP.match, others)) or max(number for number, _ in steps.values()) > _HIGHEST:
        return None
    are_stars = all(words.startswith("star") for _, words in steps.values())
    good = HIGH if are_stars else good_end(steps.values())
    if good == UNKNOWN:
        return None
    ranked = sorted(steps, key=lambda value: steps[value][0], reverse=good == HIGH)
    return Scale(tuple(ranked), FIRST, tuple(others))


def _label(value: str) -> tuple[int, str] | None:
    found = _LABELLED.match(value)
    return None if found is None else (int(found[1]), found[2] or "")


def _stars(value: str) -> int:
    return len(value) - sum(map(value.count, "☆\ufe0f"))


def _by_degree(told: Mapping[str, int], folded: Mapping[str, str]) -> Scale | None:
    """Degrees of one word, "very safe" to "not at all safe": mostly only a person can say whether it is good."""
    degrees = [(match, value) for fold, value in folded.items() if (match := _DEGREE.match(fold)) and fold != "neither"]
    words = {match["word"] for match, _value in degrees}
    weight = sum(told[value] for _match, value in degrees)
    if len(words) != 1 or len(degrees) < _STEPS_LEAST or weight < _MOST * sum(told.values()):
        return None
    placed = {value: _DEGREES.index(match["degree"] or "") for match, value in degrees}
    if "neither" in folded:
        placed[folded["neither"]] = _DEGREES.index("not very") - 1
    if "not at all" in folded:  # of the word, which is left out: "very well" to "not at all"
        placed[folded["not at all"]] = _DEGREES.index("not at all")
    steps = tuple(sorted(placed, key=lambda value: placed[value]))
    good = FIRST if words <= _GOOD_WORDS else UNKNOWN
    return Scale(steps, good, tuple(value for value in told if value not in steps))


def ordered(values: Iterable[str]) -> tuple[str, ...]:
    """Answers in an order to show: steps and frequencies as they go, numbers and times by size, else as told."""
    listed = list(values)
    known = by_frequency(listed) or _by_steps(listed) or by_known_order(listed)
    if known is not None:
        return known
    numbers = {value: _number_in(value) for value in listed}
    if not listed or sum(found is not None for found in numbers.values()) < _NEARLY_ALL * len(listed):
        return tuple(listed)

    def place(value: str) -> tuple[bool, float, int]:
        side = -1 if _BELOW.search(value) else 1 if _ABOVE.search(value) else 0
        return numbers[value] is None, numbers[value] or 0, side

    return tuple(sorted(listed, key=place))


def _by_steps(listed: Sequence[str]) -> tuple[str, ...] | None:
    """Steps that are known by their words, however few were chosen; what is no step comes last."""
    said = by_word(listed)
    others = [value for value in listed if value not in said.values() and not _NO_STEP.match(value)]
    fitting = (words for words in WORD_SCALES if sum(word in said for word in words) == len(said) - _aside(said))
    words = next(fitting, None)
    steps = [said[word] for word in words if word in said] if words is not None else []
    if others or len(steps) < _FEWEST_STEPS:
        return None
    return (*steps, *(value for value in listed if value not in steps))


def _aside(said: Mapping[str, str]) -> int:
    return sum(bool(_NO_STEP.match(value)) for value in said.values())


def _number_in(value: str) -> float | None:
    """The first number of an answer, in days where it is a time; "none" is a number, and so is "a year"."""
    digits, word = _NUMBER.search(value), _NUMBER_WORD.search(value)
    found = digits or word
    if found is None:
        return 0 if _NONE.match(value) else None
    number = int(found[0].replace(",", "")[:15]) if digits else _NUMBER_WORDS[found[0].casefold()]
    unit = _UNIT.search(value, found.end())
    days = next((days for name, days in _DAYS.items() if unit and unit[0].casefold().startswith(name)), 1)
    return number * days
