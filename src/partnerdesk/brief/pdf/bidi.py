"""Which way text runs: the level of each letter, and the order of parts on a line, by Unicode's rules (UAX 9).

Only the part of the rules that needs no marks in the text: marks that turn text around are taken out when what people
typed is cleaned, so that nobody can print a sentence that reads otherwise than it was typed. Even levels run from left
to right, odd ones from right to left. Pure; this module must not know fonts or pages.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from unicodedata import bidirectional, normalize

LEFT, RIGHT = 0, 1
_OPENING = "([{⁅⁽₍⌈⌊〈❨❪❬❮❰❲❴⟅⟦⟨⟪⟬⟮⦃⦅⦇⦉⦋⦍⦏⦑⦓⦕⦗⧘⧚⧼⸢⸤⸦⸨〈《「『【〔〖〘〚﹙﹛﹝（［｛｟｢༺༼᚛"
_CLOSING = ")]}⁆⁾₎⌉⌋〉❩❫❭❯❱❳❵⟆⟧⟩⟫⟭⟯⦄⦆⦈⦊⦌⦐⦎⦒⦔⦖⦘⧙⧛⧽⸣⸥⸧⸩〉》」』】〕〗〙〛﹚﹜﹞）］｝｠｣༻༽᚜"
_CLOSES = dict(zip(_OPENING, _CLOSING, strict=True))
_DEEPEST = 63
_ISOLATE = "\ufffc"  # stands for what is ordered by itself: it has no direction
_NEUTRAL = {"B", "S", "WS", "ON"}
_SIDE = {"L": "L", "R": "R", "EN": "R", "AN": "R"}  # how a kind counts for what stands beside it
_RISE = {0: {"R": 1, "AN": 2, "EN": 2}, 1: {"L": 1, "AN": 1, "EN": 1}}


@cache
def _kind(letter: str) -> str:
    """The letter's bidirectional class; letters that Unicode does not know yet count as left to right."""
    return bidirectional(letter) or "L"


def is_turned(text: str) -> bool:
    """Whether a text has letters that run from right to left."""
    return any(_kind(letter) in {"R", "AL"} for letter in text)


def direction(text: str) -> int:
    """The direction that most of a text's letters have: a name of another script at its start does not turn it."""
    kinds = Counter(map(_kind, text))
    return RIGHT if kinds["R"] + kinds["AL"] > kinds["L"] else LEFT


def nested_levels(parts: Sequence[tuple[str, int | None]], base: int) -> list[int]:
    """The levels of a paragraph made of parts; one that has a direction of its own is ordered by itself.

    That is what Unicode calls an isolate: a sentence inside one of the other direction keeps its own order.
    """
    apart = [side is not None and side != base for _, side in parts]
    outer = levels(
        "".join(_ISOLATE * len(text) if alone else text for (text, _), alone in zip(parts, apart, strict=True)), base
    )
    found: list[int] = []
    for (text, side), alone in zip(parts, apart, strict=True):
        around = outer[len(found) : len(found) + len(text)]
        if alone and side is not None and around:
            deeper = around[0] + 1 if (around[0] + 1) % 2 == side else around[0] + 2
            around = [level - side + deeper for level in levels(text, side)]
        found.extend(around)
    return found


def levels(text: str, base: int) -> list[int]:
    """The level of each letter of a paragraph whose direction is `base`."""
    seen = [at for at, letter in enumerate(text) if _kind(letter) != "BN"]
    letters = [text[at] for at in seen]
    kinds = _resolved(letters, base)
    found = [base] * len(text)
    for at, kind in zip(seen, kinds, strict=True):
        found[at] = base + _RISE[base].get(kind, 0)
    for at, letter in enumerate(text):
        if _kind(letter) == "BN" and at:
            found[at] = found[at - 1]  # a joiner goes with what it joins
    return found


def _resolved(letters: Sequence[str], base: int) -> list[str]:
    """The kind of each letter after all rules: L, R, EN or AN."""
    before = [_kind(letter) for letter in letters]
    kinds = _weak(before, "LR"[base])
    _pair(letters, before, kinds, base)
    return _neutral(kinds, base)


def _weak(before: Sequence[str], start: str) -> list[str]:
    """Marks take the kind of what they stand on, and numbers, with their signs, that of the text around (W1 to W7)."""
    kinds: list[str] = []
    for kind in before:
        kinds.append((kinds[-1] if kinds else start) if kind == "NSM" else kind)
    strong = start
    for at, kind in enumerate(kinds):
        if kind in {"L", "R", "AL"}:
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[at] = "AN"
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    _separate(kinds)
    _terminate(kinds)
    strong = start
    for at, kind in enumerate(kinds):
        if kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"
    return kinds


def _separate(kinds: list[str]) -> None:
    """One separator between two numbers of a kind is of that kind (W4)."""
    for at in range(1, len(kinds) - 1):
        around = kinds[at - 1], kinds[at + 1]
        if (kinds[at] in {"ES", "CS"} and around == ("EN", "EN")) or (kinds[at] == "CS" and around == ("AN", "AN")):
            kinds[at] = around[0]


def _terminate(kinds: list[str]) -> None:
    """Signs beside a number go with it, such as those of money (W5); others stand for nothing (W6)."""
    at = 0
    for kind, run in groupby(list(kinds)):
        size = len(list(run))
        if kind == "ET":
            beside = kinds[at - 1 : at] + kinds[at + size : at + size + 1]
            kinds[at : at + size] = ["EN" if "EN" in beside else "ON"] * size
        elif kind in {"ES", "CS"}:
            kinds[at : at + size] = ["ON"] * size
        at += size


def _pair(letters: Sequence[str], before: Sequence[str], kinds: list[str], base: int) -> None:
    """Brackets that belong together get one direction: that of what they hold, or of what stands before (N0)."""
    around = "LR"[base]
    for start, end in _pairs(letters, kinds):
        inside = {_SIDE[kind] for kind in kinds[start + 1 : end] if kind in _SIDE}
        if not inside:
            continue
        told = next((_SIDE[kind] for kind in reversed(kinds[:start]) if kind in _SIDE), around)
        side = around if around in inside else told
        for at in (start, end):
            kinds[at] = side
            for following in range(at + 1, len(kinds)):
                if before[following] != "NSM":
                    break
                kinds[following] = side


def _pairs(letters: Sequence[str], kinds: Sequence[str]) -> list[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for at, letter in enumerate(letters):
        sign = normalize("NFC", letter)
        if kinds[at] != "ON":
            continue
        if sign in _CLOSES:
            if len(waiting) == _DEEPEST:
                return []
            waiting.append((_CLOSES[sign], at))
        else:
            depth = next((n for n in range(len(waiting) - 1, -1, -1) if waiting[n][0] == sign), None)
            if depth is not None:
                found.append((waiting[depth][1], at))
                del waiting[depth:]
    return sorted(found)


def _neutral(kinds: Sequence[str], base: int) -> list[str]:
    """What has no direction of its own takes that of both its sides, or else the paragraph's (N1, N2)."""
    around = "LR"[base]
    found = list(kinds)
    at = 0
    for is_neutral, run in groupby(kinds, lambda kind: kind in _NEUTRAL):
        size = len(list(run))
        if is_neutral:
            left = _SIDE[kinds[at - 1]] if at else around
            right = _SIDE[kinds[at + size]] if at + size < len(kinds) else around
            found[at : at + size] = [left if left == right else around] * size
        at += size
    return found


def visual_order(found: Sequence[int]) -> list[int]:
    """The places of parts with these levels in the order in which they stand on a line, from the left (L2)."""
    order = list(range(len(found)))
    lowest_odd = min((level for level in found if level % 2), default=0)
    for level in range(max(found, default=0), lowest_odd - 1 if lowest_odd else 0, -1):
        at = 0
        for is_high, run in groupby(list(order), lambda place, least=level: found[place] >= least):  # type: ignore[misc]  # mypy infers no lambda with defaults
            size = len(list(run))
            if is_high:
                order[at : at + size] = reversed(order[at : at + size])
            at += size
    return order
