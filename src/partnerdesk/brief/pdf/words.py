"""From typed text to words: what can be set, in which face, and where a line may end.

Pure: styled texts in, words out. What needs more than letters one after the other (text from right to left, letters
that join) goes to `itemising`, which loads what it needs; everything else takes the short way here.
"""

import re
from collections.abc import Sequence

from partnerdesk.brief.pdf.bidi import LEFT, RIGHT, direction, is_turned
from partnerdesk.brief.pdf.fonts import letters_of, settable
from partnerdesk.brief.pdf.letters import for_print
from partnerdesk.brief.pdf.pieces import Look, Piece, Styled, Word
from partnerdesk.brief.pdf.scripts import is_demanding
from partnerdesk.brief.typed import runs_right_to_left

_TOKEN = re.compile(r"([^ \n]*)(\n| +|$)")


def words_of(styled: Sequence[Styled], symbol: str = "[symbol]", base: int = LEFT) -> list[Word]:
    """Cut styled text into words."""
    looked = [
        (settable(for_print(one.text), symbol), Look(one.face, one.ink, one.size, source), one.language)
        for source, one in enumerate(styled)
    ]
    if any(is_demanding(text) for text, _, _ in looked):
        from partnerdesk.brief.pdf.itemising import demanding_words

        return demanding_words(looked, base)
    words = [Word([])]
    for text, look, _ in looked:
        _add(words, text, look)
    if not words[-1].pieces:
        words.pop()
    return words


def base_of(text: str, language: str | None = None) -> int:
    """The direction of a paragraph: its language's if letters run that way, else that of most of its letters."""
    if text.isascii() or not is_turned(text):
        return LEFT
    return RIGHT if runs_right_to_left(language) else direction(text)


def _add(words: list[Word], text: str, look: Look) -> None:
    """Add a text to the words: its first letters may belong to the word that the text before it left open."""
    letters, per_point = letters_of(look.face), look.size / 1000
    word, gap = words[-1], letters.space * per_point
    for token, after in _TOKEN.findall(text):
        for number, half in enumerate(letters.halves(token) if token else ()):
            if number:
                word = Word([])
                words.append(word)
            for part, face, thousandths in half:
                wide = thousandths * per_point
                word.pieces.append(Piece(part, look if face is look.face else look.in_face(face), wide))
                word.width += wide
        if after == "\n" or (after and word.pieces):  # a space keeps two lines two words to the ear, too
            word.space, word.gap, word.ends_line = look, gap, after == "\n"
            word = Word([])
            words.append(word)
