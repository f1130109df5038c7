"""Tables and pictures of what may be told: by answer, by form, by year. A hidden number is a dash."""

from collections.abc import Mapping, Sequence

from partnerdesk.brief.blocks import Align, Block, Cell, Chart, Column, Heading, Paragraph, Table, cell, plain
from partnerdesk.charts.portions import PictureWords, PortionRow, portion_bars
from partnerdesk.domain.words import N_
from partnerdesk.portfolio.dictionary import OTHER
from partnerdesk.portfolio.hiding import LEAST, SETTINGS
from partnerdesk.portfolio.summary import Tally
from partnerdesk.portfolio.summing import FORM, NONE, OTHERS, YEAR
from partnerdesk.portfolio.telling import HIDDEN, Telling, percent

_SPLIT = {FORM: N_("Form of partnership"), YEAR: N_("Year of the decision")}
_REST = {FORM: N_("Other forms"), YEAR: N_("Other years")}
_NONE = {FORM: N_("No form recorded"), YEAR: N_("No decision yet")}
_NOT_SHOWN = N_("not shown; too few files, or each number would give another away.")
_NUMBERS = N_("Numbers of files. A dash stands for a number from 1 to {most}, or for one that would give it away.")


def heading(telling: Telling, text: str, anchor: str) -> Heading:
    """Return a heading that begins a part."""
    return Heading(1, plain(telling.say(text)), anchor)


def sub(telling: Telling, text: str) -> Heading:
    """Return a heading above a table."""
    return Heading(3, plain(telling.say(text)))


def group_name(telling: Telling, split: str, group: str) -> str:
    """Return what a group is called."""
    if group == OTHERS:
        return telling.say(_REST[split])
    if group == NONE:
        return telling.say(_NONE[split])
    if split == YEAR:
        return group
    if group == OTHER:
        return telling.say(N_("A form of their own"))
    return telling.catalogue.forms[group].name


def by_group(
    telling: Telling, key: tuple[str, str], split: str, words: Mapping[str, str], caption: str
) -> tuple[Block, ...]:
    """Return a table of a question by form or by year, or a sentence where none may be shown."""
    tally = telling.summary.tallies[key]
    said = telling.say(caption)
    if split not in tally.by:
        return (_not_shown(telling, caption),)
    kept = _answers(tally, list(tally.by[split].values()))
    sizes = telling.summary.groups[split]
    rows = [
        (cell(group_name(telling, split, group)), _right(sizes[group]), *(_right(counts[at]) for at in kept))
        for group, counts in tally.by[split].items()
    ]
    columns = (
        Column(plain(telling.say(_SPLIT[split])), 2.6),
        Column(plain(telling.say(N_("Files"))), 0.8, Align.RIGHT),
        *(Column(plain(telling.label(words, tally.answers[at])), 1.15, Align.RIGHT) for at in kept),
    )
    note = plain(telling.say(_NUMBERS, most=LEAST - 1))
    return (Table(columns, tuple(rows), caption=plain(said), note=note, keep=True),)


def over_all(
    telling: Telling, rows: Sequence[tuple[str, Tally]], words: Mapping[str, str], head: str, caption: str
) -> Table:
    """Return a table of several questions with the same answers, over all files."""
    tallies = [tally for _, tally in rows]
    kept = _answers(tallies[0], [tally.totals for tally in tallies])
    answers = tallies[0].answers
    columns = (
        Column(plain(telling.say(head)), 2.8),
        *(Column(plain(telling.label(words, answers[at])), 1, Align.RIGHT) for at in kept),
    )
    body = tuple((cell(name), *(_part(tally, at) for at in kept)) for name, tally in rows)
    note = plain(telling.say(_NUMBERS, most=LEAST - 1))
    return Table(columns, body, caption=plain(telling.say(caption)), note=note)


def down(telling: Telling, tally: Tally, words: Mapping[str, str], head: str, caption: str) -> Block:
    """Return a table of one question, an answer in each row, or a sentence where none may be shown."""
    if not any(tally.totals):
        return _not_shown(telling, caption)
    kept = _answers(tally, [tally.totals])
    columns = (
        Column(plain(telling.say(head)), 3),
        Column(plain(telling.say(N_("Files"))), 1, Align.RIGHT),
    )
    body = tuple((cell(telling.label(words, tally.answers[at])), _part(tally, at)) for at in kept)
    note = plain(telling.say(_NUMBERS, most=LEAST - 1))
    return Table(columns, body, caption=plain(telling.say(caption)), note=note, keep=True, width=0.72)


def bars(
    telling: Telling, rows: Sequence[tuple[str, Tally]], words: Mapping[str, str], said: PictureWords, anchor: str
) -> tuple[Block, ...]:
    """Return several questions with the same answers as bars; nothing where no number of any may be shown."""
    shown = [(name, tally) for name, tally in rows if tally.base]
    if not any(count for _, tally in shown for count in tally.totals):
        return ()
    kept = _answers(shown[0][1], [tally.totals for _, tally in shown])
    answers = [telling.label(words, shown[0][1].answers[at]) for at in kept]
    drawn = [PortionRow(name, tally.base, tuple(tally.totals[at] for at in kept)) for name, tally in shown]
    return (Chart(portion_bars(drawn, answers, said, telling.sheet), anchor),)


def _not_shown(telling: Telling, caption: str) -> Paragraph:
    return telling.note(N_("{table}: {why}"), table=telling.say(caption), why=telling.say(_NOT_SHOWN))


def _answers(tally: Tally, rows: Sequence[tuple[int | None, ...]]) -> list[int]:
    """Return the places of the answers that anybody gave."""
    return [at for at in range(len(tally.answers)) if any(counts[at] != 0 for counts in rows)]


def _right(count: int | None) -> Cell:
    return cell(HIDDEN if count is None else f"{count:,}")


def _part(tally: Tally, at: int) -> Cell:
    count = tally.totals[at]
    if not count or tally.base < SETTINGS["pct_base_min"]:
        return _right(count)
    return cell(f"{count:,} ({percent(count / tally.base)})")
