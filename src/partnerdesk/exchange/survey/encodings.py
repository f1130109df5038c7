"""Which letters the bytes of a text stand for: by mark, by pattern, by validity and, last, by what makes words.

Gives names as Python knows them. Says how sure it is; it never mends what it reads.
"""

import codecs
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LAST_RESORT = "latin-1"
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SINGLE_BYTES = ("cp1252", "mac_roman", "cp1250")  # where two make as much sense, the first
_ZERO_SHARE = 0.3  # of the bytes of Latin text in UTF-16 nearly half are zero, of UTF-32 three quarters
_MOSTLY = 0.9
_SEEN = 20_000
_NO_SENSE = -3
_UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\x80-\xff]", re.DOTALL
)
_HIGH = re.compile(rb"(?=([\x00-\xff])([\x80-\xff])([\x00-\xff]))", re.DOTALL)
_ENDS_WORD, _OPENS, _CLOSES = "’", "“‘£€", "”…"
_RAISED, _TURNED = "¹²³ªº", "¿¡"
_USUAL = "–—•·\u00a0°½¼®©™"


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding, the length of the mark before the text, and how many bytes it leaves unexplained."""

    name: str
    mark: int = 0
    doubtful: int = 0

    @property
    def has_mark(self) -> bool:
        """Whether the text begins with a byte order mark."""
        return self.mark > 0


def encoding_of(chunks: Iterable[bytes]) -> Encoding:
    """Find the encoding of a text that comes in pieces; all of it is looked at."""
    pieces = iter(chunks)
    first = next(pieces, b"")
    for mark, name in _MARKS:
        if first.startswith(mark):
            return Encoding(name, len(mark))
    wide = _wide(first)
    if wide is not None:
        return Encoding(wide)
    return _by_validity(first, pieces)


def _wide(first: bytes) -> str | None:
    """UTF-16 or UTF-32 without its mark shows by where the zero bytes stand."""
    sample = first[: len(first[:4096]) // 4 * 4]
    zero = [sample[place::4].count(0) / max(1, len(sample) // 4) for place in range(4)]
    low = [share < _ZERO_SHARE / 3 for share in zero]
    high = [share > _ZERO_SHARE for share in zero]
    patterns = {
        "utf-32-le": low[0] and high[2] and high[3],
        "utf-32-be": high[0] and high[1] and low[3],
        "utf-16-le": low[0] and high[1] and low[2] and high[3],
        "utf-16-be": high[0] and low[1] and high[2] and low[3],
    }
    found = (name for name, holds in patterns.items() if holds and _decodes(sample, name))
    return next(found, None)


def _decodes(sample: bytes, name: str) -> bool:
    try:
        codecs.getincrementaldecoder(name)().decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def _by_validity(first: bytes, pieces: Iterator[bytes]) -> Encoding:
    decoder = codecs.getincrementaldecoder("utf-8")()
    seen: Counter[tuple[bytes, bytes, bytes]] = Counter()
    kinds: Counter[bool] = Counter()
    valid = True
    for piece in _and_rest(first, pieces):
        valid = valid and _goes_on(decoder, piece)
        if not piece.isascii():
            _look_at(piece, seen, kinds)
    if valid and _goes_on(decoder, b"", final=True):
        return Encoding("utf-8")
    return _unlike_utf8(seen, kinds)


def _and_rest(first: bytes, pieces: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from pieces


def _goes_on(decoder: codecs.IncrementalDecoder, piece: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(piece, final)
    except UnicodeDecodeError:
        return False
    return True


def _look_at(piece: bytes, seen: "Counter[tuple[bytes, bytes, bytes]]", kinds: "Counter[bool]") -> None:
    if seen.total() < _SEEN:
        seen.update((match[1], match[2], match[3]) for match in _HIGH.finditer(b" " + piece + b" "))
    if kinds.total() < _SEEN:
        kinds.update(len(match[0]) > 1 for match in _UTF8_SEQUENCE.finditer(piece))


def _unlike_utf8(seen: "Counter[tuple[bytes, bytes, bytes]]", kinds: "Counter[bool]") -> Encoding:
    """Where nearly every high byte is part of a UTF-8 sequence a few are broken; else a code of one byte each."""
    if kinds[True] > _MOSTLY * kinds.total():
        return Encoding("utf-8", doubtful=kinds[False])
    scores = {name: sum(_sense(name, *at) * n for at, n in seen.items()) for name in _SINGLE_BYTES}
    best = max(_SINGLE_BYTES, key=lambda name: scores[name])
    if scores[best] <= 0:
        return Encoding(LAST_RESORT, doubtful=seen.total())
    return Encoding(best, doubtful=sum(n for at, n in seen.items() if _sense(best, *at) <= _NO_SENSE))


def _sense(name: str, before: bytes, byte: bytes, after: bytes) -> int:
    """Whether a byte read in this encoding makes sense between its neighbours: 3 surely, down to −3 surely not."""
    letter = byte.decode(name, "replace")
    if not letter.isprintable() and letter != "\u00a0":
        return _NO_SENSE
    if letter in _ENDS_WORD:
        return 3 if before.isalpha() else 1
    if letter in _OPENS:
        return 2 if after.isalnum() else 0
    if letter in _CLOSES:
        return 2 if not before.isspace() and not before.isupper() else 0
    if letter in _USUAL:
        return 2 if letter == "\u00a0" and (before.isspace() or after.isspace()) else 1
    return _sense_of_letter(letter, before, after)


def _sense_of_letter(letter: str, before: bytes, after: bytes) -> int:
    """Letters stand in words; a capital does not stand after a small letter; some signs stand at an end of a word."""
    if letter in _RAISED or letter in _TURNED:
        return 1 if (after.isupper() if letter in _TURNED else not after.isalpha()) else -1
    if not letter.isalpha() or not (before.isalpha() or after.isalpha()):
        return -1
    if letter.isupper():
        return -2 if before.islower() else 1 + int(after.islower())
    return int(before.islower()) + int(after.islower())
