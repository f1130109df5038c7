"""From typed text to words: what can be set, in which face, and where a line may end.

Pure: styled texts in, words out. What needs more than letters one after the other (text from right to left, letters
that join) goes to `itemising`, which loads what it needs; everything else takes the short way here.
"""

import re
from collections.abc import Iterator, Sequence

from partnerdesk.brief.pdf.fonts import Letters, clean, letters_of, settable
from partnerdesk.brief.pdf.pieces import Look, Piece, Styled, Word

LONGEST = 200_000  # letters of one paragraph that are printed
_TOKEN = re.compile(r"\n| +|[^ \n]+")


def words_of(styled: Sequence[Styled], symbol: str = "[symbol]") -> list[Word]:
    """Cut styled text into words. Text beyond `LONGEST` letters is left out, with a mark to say so."""
    words = [Word([])]
    for source, one in enumerate(_shortened(styled)):
        look = Look(one.face, one.ink, one.size, source)
        _add(words, settable(clean(one.text), symbol), look)
    if not words[-1].pieces:
        words.pop()
    return words


def _shortened(styled: Sequence[Styled]) -> Iterator[Styled]:
    left = LONGEST
    for one in styled:
        if len(one.text) > left:
            yield one._replace(text=f"{one.text[:left]} […]")
            return
        left -= len(one.text)
        yield one


def _add(words: list[Word], text: str, look: Look) -> None:
    """Add a text to the words: its first letters may belong to the word that the text before it left open."""
    letters, per_point = letters_of(look.face), look.size / 1000
    word, gap = words[-1], letters.space * per_point
    for cut in _TOKEN.findall(text):
        if cut == "\n":
            word.ends_line = True
        elif cut[0] == " ":
            if not word.pieces:
                continue
            word.space, word.gap = look, gap
        else:
            word = _add_token(words, cut, letters, look)
            continue
        word = Word([])
        words.append(word)


def _add_token(words: list[Word], token: str, letters: Letters, look: Look) -> Word:
    word, per_point = words[-1], look.size / 1000
    for number, half in enumerate(letters.halves(token)):
        if number:
            word = Word([])
            words.append(word)
        for text, face, thousandths in half:
            wide = thousandths * per_point
            word.pieces.append(Piece(text, look if face is look.face else look.in_face(face), wide))
            word.width += wide
    return word
