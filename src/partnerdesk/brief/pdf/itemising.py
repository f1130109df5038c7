"""From typed text to words where letters join, stand on each other, or run from right to left.

Finds for every letter its direction, its script and a face that has it, and has each part shaped. Loaded only for texts
that need it; everything else takes the short way in `words`.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from partnerdesk.brief.pdf.bidi import LEFT, RIGHT, is_turned, nested_levels
from partnerdesk.brief.pdf.faces import Face
from partnerdesk.brief.pdf.fonts import HYPHEN, covering, is_plain, letters_of
from partnerdesk.brief.pdf.pieces import Look, Piece, Word
from partnerdesk.brief.pdf.scripts import Script, clusters, may_end_between, scripts_of
from partnerdesk.brief.pdf.shaping import shape
from partnerdesk.brief.typed import runs_right_to_left


class _Sign(NamedTuple):
    """A letter with its marks, and what is known of it."""

    text: str
    look: Look
    level: int
    language: str | None


def demanding_words(looked: Sequence[tuple[str, Look, str | None]], base: int) -> list[Word]:
    """The words of a paragraph of cleaned texts, each with its look and its language."""
    words: list[Word] = []
    lines = _lines(looked)
    for line in lines[:-1]:
        words.extend(_words(line, base))
        _end_line(words, line[-1][1], base)
    words.extend(_words(lines[-1], base))
    return words


def _end_line(words: list[Word], look: Look, base: int) -> None:
    """End the line after the last word; a space keeps two lines two words to the ear."""
    if not words or words[-1].ends_line:
        words.append(Word([]))
    last = words[-1]
    last.ends_line, last.space, last.space_level = True, look, base
    last.gap = letters_of(look.face).space * look.size / 1000


def _lines(looked: Iterable[tuple[str, Look, str | None]]) -> list[list[tuple[str, Look, str | None]]]:
    """The texts between typed line ends."""
    lines: list[list[tuple[str, Look, str | None]]] = [[]]
    for text, look, language in looked:
        for number, part in enumerate(text.split("\n")):
            if number:
                lines.append([])
            lines[-1].append((part, look, language))
    return lines


def _words(line: Sequence[tuple[str, Look, str | None]], base: int) -> Iterator[Word]:
    text = "".join(part for part, _, _ in line)
    runs = nested_levels([(part, _side(part, language)) for part, _, language in line], base)
    found = list(_signs(text, [(look, language) for part, look, language in line for _ in part], runs))
    ends = _ends(text)
    word: list[_Sign] = []
    at = 0
    for sign in found:
        if sign.text[0] == " ":
            if word:
                yield _word(word, sign)
                word = []
        else:
            word.append(sign)
            if at + len(sign.text) in ends:
                yield _word(word)
                word = []
        at += len(sign.text)
    if word:
        yield _word(word)


def _side(text: str, language: str | None) -> int | None:
    """The direction that a text has by its language; None where it has no letters of that direction."""
    if language is None:
        return None
    if runs_right_to_left(language):
        return RIGHT if is_turned(text) else None
    return LEFT if not is_turned(text) and any(letter.isalpha() for letter in text) else None


def _signs(text: str, held: Sequence[tuple[Look, str | None]], runs: Sequence[int]) -> Iterator[_Sign]:
    scripts = scripts_of(text)
    at = 0
    for sign in clusters(text):
        look, language = held[at]
        if sign == " ":
            yield _Sign(sign, look, runs[at], language)
            at += 1
            continue
        for part, face in _faced(sign, look.face, scripts[at], language):
            yield _Sign(part, look.in_face(face), runs[at], language)
        at += len(sign)


def _faced(sign: str, face: Face, script: Script | None, language: str | None) -> Iterator[tuple[str, Face]]:
    """A letter with its marks in one face; where none has them all, each in its own."""
    found = covering(sign, face, script, language)
    if found is not None:
        yield sign, found
    else:
        for letter in sign:
            yield letter, covering(letter, face, script, language) or face


def _ends(text: str) -> set[int]:
    """The places inside words where a line may end: after a hyphen, and between signs that need no spaces."""
    ends = {match.start() for match in HYPHEN.finditer(text)}
    ends.update(at for at, (left, right) in enumerate(pairwise(text), 1) if may_end_between(left, right))
    return ends


def _word(signs: Sequence[_Sign], space: _Sign | None = None) -> Word:
    pieces = [_piece(list(same)) for _, same in groupby(signs, lambda sign: (id(sign.look), sign.level, sign.language))]
    word = Word(pieces, sum(piece.width for piece in pieces))
    if space is not None:
        word.space, word.space_level = space.look, space.level
        word.gap = letters_of(space.look.face).space * space.look.size / 1000
    return word


def _piece(signs: Sequence[_Sign]) -> Piece:
    look, level, language = signs[0].look, signs[0].level, signs[0].language
    text = "".join(sign.text for sign in signs)
    if is_plain(look.face) and level % 2 == 0 and all(len(sign.text) == 1 for sign in signs):
        return Piece(text, look, letters_of(look.face).wide(text) * look.size / 1000, level)
    shaped = shape(text, look.face, language, leftward=bool(level % 2))
    return Piece(text, look, sum(one.advance for one in shaped) * look.size / 1000, level, shaped)
