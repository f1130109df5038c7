"""Turns patterns and values into what the brief prints: sentences, runs, numbers, lists.

Every pattern is an English text marked with N_; it is translated here and nowhere else. Numbers are rounded by the
domain's one rule, so that a sentence, a table and a picture's description say the same. Values are put into a pattern
as they stand: what people typed is never read as a pattern.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from string import Formatter

from partnerdesk.brief import dates
from partnerdesk.brief.blocks import Block, Cell, Fact, Paragraph, Run, Runs, RunStyle, plain
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.rounding import rounded, tenths
from partnerdesk.domain.words import N_, Plural, Sentence

Words = str | int | Runs

NOT_RECORDED = N_("Not recorded.")
_IN_WORDS = (
    N_("no"),
    N_("one"),
    N_("two"),
    N_("three"),
    N_("four"),
    N_("five"),
    N_("six"),
    N_("seven"),
    N_("eight"),
    N_("nine"),
    N_("ten"),
)


def translated(snapshot: BriefSnapshot, text: str) -> str:
    """Return a marked text in the brief's language."""
    return snapshot.translate(text)


def say(snapshot: BriefSnapshot, pattern: str, **values: object) -> str:
    """Return a marked pattern in the brief's language with its values put in."""
    return translated(snapshot, pattern).format_map(values)


def sentence(snapshot: BriefSnapshot, said: Sentence) -> str:
    """Return a sentence of the domain in the brief's language, its dates in words."""
    language = snapshot.language
    return said.dated(lambda when: dates.day(when, language)).text(snapshot.translate)


def counted(snapshot: BriefSnapshot, count: int, plural: Plural, /, **values: object) -> str:
    """Return what is said of a number, which is ``{n}``, in the form that the language has for it.

    Small numbers are in words. A whole sentence begins with a capital letter also where it begins with a number.
    """
    pattern = snapshot.translate(plural.one, plural.many, count)
    said = pattern.format_map({"n": spelled(snapshot, count), **values})
    return opened(said) if pattern.startswith("{n}") and pattern.endswith(".") else said


def spelled(snapshot: BriefSnapshot, count: int) -> str:
    """Return a whole number in words up to ten, and in figures from there."""
    return translated(snapshot, _IN_WORDS[count]) if 0 <= count < len(_IN_WORDS) else whole(snapshot, count)


def whole(snapshot: BriefSnapshot, count: int) -> str:
    """Return a whole number in figures, its thousands apart as the brief's language writes them."""
    return dates.whole(count, snapshot.language)


def runs(snapshot: BriefSnapshot, pattern: str, **values: Words) -> Runs:
    """Return a marked pattern as runs; values may be runs themselves, such as a strong name or a quotation."""
    return _filled(translated(snapshot, pattern), values)


def runs_counted(snapshot: BriefSnapshot, count: int, plural: Plural, /, **values: Words) -> Runs:
    """Return as runs what is said of a number."""
    values.setdefault("n", spelled(snapshot, count))
    return _filled(snapshot.translate(plural.one, plural.many, count), values)


def _filled(pattern: str, values: Mapping[str, Words]) -> Runs:
    made: list[Run] = []
    for text, name, _, _ in Formatter().parse(pattern):
        if text:
            made.append(Run(text))
        if name is not None:
            value = values[name]
            made += value if isinstance(value, tuple) else (Run(str(value)),)
    return _run_together(made)


def _run_together(made: list[Run]) -> Runs:
    """Return the runs with plain ones that stand beside each other as one."""
    joined_up: list[Run] = []
    for run in made:
        last = joined_up[-1] if joined_up else None
        if last is not None and _is_plain(last) and _is_plain(run):
            joined_up[-1] = Run(last.text + run.text)
        else:
            joined_up.append(run)
    return tuple(joined_up)


def _is_plain(run: Run) -> bool:
    return run == Run(run.text)


def muted(text: str) -> Runs:
    """Return a text as one quiet run."""
    return (Run(text, RunStyle.MUTED),)


def recorded(snapshot: BriefSnapshot, text: str | None, otherwise: str = NOT_RECORDED) -> Runs:
    """Return what was recorded, or quietly that nothing was; nothing is ever left blank."""
    if text is None or not text.strip():
        return muted(say(snapshot, otherwise))
    return typed(snapshot, text)


def typed(snapshot: BriefSnapshot, text: str) -> Runs:
    """Return what the board wrote, marked as in its own language where the brief is in another."""
    written = snapshot.written_language
    return plain(text) if written == snapshot.language else (Run(text, language=written),)


def cell(snapshot: BriefSnapshot, text: str | None, otherwise: str = NOT_RECORDED) -> Cell:
    """Return a table cell with what was recorded, or with the words for nothing."""
    return Cell(recorded(snapshot, text, otherwise))


def fact(snapshot: BriefSnapshot, term: str, description: Runs | str | None) -> Fact:
    """Return a marked term and what it is here; a text that is missing is said to be missing."""
    held = description if isinstance(description, tuple) else recorded(snapshot, description)
    return Fact(plain(say(snapshot, term)), held)


def paragraph(snapshot: BriefSnapshot, pattern: str, **values: Words) -> Paragraph:
    """Return a marked pattern as a paragraph."""
    return Paragraph(runs(snapshot, pattern, **values))


def note(snapshot: BriefSnapshot, pattern: str, **values: Words) -> Paragraph:
    """Return a marked pattern as a small note."""
    return Paragraph(runs(snapshot, pattern, **values), small=True)


def only(condition: object, *blocks: Block) -> tuple[Block, ...]:
    """Return the blocks where there is reason for them, else none."""
    return blocks if condition else ()


def joined(snapshot: BriefSnapshot, words: Sequence[str]) -> str:
    """Return words as a list in a sentence: a, b and c."""
    if len(words) < 2:  # noqa: PLR2004 - a list of one needs no 'and'
        return "".join(words)
    return say(snapshot, N_("{first} and {last}"), first=", ".join(words[:-1]), last=words[-1])


def stacked(items: Iterable[Runs]) -> Runs:
    """Return several lots of runs under each other, as the lines of one cell or fact."""
    made: list[Run] = []
    for item in items:
        made += [*([Run("\n")] if made else []), *item]
    return tuple(made)


def sentences(*texts: str) -> str:
    """Return sentences one after the other, without those that say nothing."""
    return " ".join(text.strip() for text in texts if text.strip())


def ended(text: str) -> str:
    """Return a text that ends like a sentence, so that another can follow it."""
    kept = text.strip()
    return kept if not kept or _is_end(kept, ".!?…") else f"{kept}."


def _is_end(text: str, marks: str) -> bool:
    """Return whether a text ends with one of the marks, or with one inside closing quotation marks or brackets."""
    return text.rstrip("”’\"')]»")[-1:] in tuple(marks)


def opened(text: str) -> str:
    """Return a text that begins with a capital letter."""
    return text[:1].upper() + text[1:]


def word_count(text: str) -> int:
    """Return how many words a text has."""
    return len(text.split())


def first_sentences(text: str, most_words: int) -> str:
    """Return as many whole sentences of a text as fit into ``most_words`` words."""
    kept: list[str] = []
    for piece in _split_sentences(text):
        if word_count(" ".join([*kept, piece])) > most_words:
            break
        kept.append(piece)
    return " ".join(kept)


def _split_sentences(text: str) -> Iterable[str]:
    words: list[str] = []
    for word in text.split():
        words.append(word)
        if _is_end(word, ".!?"):
            yield " ".join(words)
            words = []
    if words:
        yield " ".join(words)


def day(snapshot: BriefSnapshot, when: date | None) -> str:
    """Return a date in words, or that none is recorded."""
    return dates.day(when, snapshot.language) if when else say(snapshot, N_("no date recorded"))


def short_day(snapshot: BriefSnapshot, when: date | None) -> str:
    """Return a date for a narrow column, or that none is recorded."""
    return dates.short_day(when, snapshot.language) if when else say(snapshot, N_("no date recorded"))


def percent(share: float) -> str:
    """Return a share between 0 and 1 as a whole percentage: 73%."""
    return f"{rounded(share * 100)}%"


def level(value: float) -> str:
    """Return a median or a mean of levels as it is printed: 3, 3.5."""
    return tenths(value).removesuffix(".0")


def points(value: float) -> str:
    """Return a value out of 100, or a margin, to one place: 68.0."""
    return tenths(value)
