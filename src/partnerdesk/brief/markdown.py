"""Writes a story as Markdown, for the minute book and for those who keep their papers as plain text.

What people typed is escaped, so that it stays text. Pictures become what they say and the numbers behind them.
This module must not know a snapshot or a record.
"""

import re
from collections.abc import Iterable, Sequence

from partnerdesk.brief.blocks import (
    Align,
    Block,
    BulletList,
    Callout,
    Cell,
    Chart,
    Contents,
    FactList,
    Heading,
    LargePrint,
    Lights,
    Masthead,
    PageBreak,
    Paragraph,
    PictureLine,
    Quote,
    Run,
    Runs,
    RunStyle,
    SideBySide,
    SignatureBox,
    Standfirst,
    Story,
    Table,
    TearOff,
    TickList,
    TitleBlock,
    Together,
    text_of,
)
from partnerdesk.brief.typed import for_screen, line_for_screen

_MARKS = re.compile(r"([\\`*_{}\[\]<>|~#&])")
_AT_START = re.compile(r"^(\s*)(?:([-+=]+)(?=\s|$)|(\d+)([.)])(?=\s|$))", re.MULTILINE)
_STYLES = {RunStyle.STRONG: "**", RunStyle.EMPHASIS: "*"}
_RULES = {Align.LEFT: "---", Align.RIGHT: "---:", Align.CENTRE: ":---:"}


def write_markdown(story: Story) -> str:
    """Return a story as Markdown, with its marking at the head and its codes at the foot."""
    head = f"*{_text(line_for_screen(story.marking))}*" if story.marking else ""
    foot = f"---\n\n{_text(' · '.join(line_for_screen(each) for each in story.codes))}"
    return "\n\n".join(each for each in (head, *_all(story.blocks), foot) if each) + "\n"


def _all(blocks: Iterable[Block]) -> list[str]:
    return [made for block in blocks for made in _block(block) if made]


def _block(block: Block) -> Sequence[str]:  # noqa: C901, PLR0911, PLR0912 - one case for each kind of block
    match block:
        case Masthead():
            return [f"**{_text(block.left)}** · {_text(block.right)}" if block.right else f"**{_text(block.left)}**"]
        case TitleBlock():
            return [_text(block.kicker), f"# {_line(block.title)}", _text(block.subtitle)]
        case Heading():
            return [f"{'#' * (min(max(block.level, 1), 3) + 1)} {_runs(block.runs, one_line=True)}"]
        case Standfirst() | Paragraph() | PictureLine():
            return [_runs(block.runs)]
        case BulletList():
            marks = [f"{number}." if block.numbered else "-" for number in range(1, len(block.items) + 1)]
            return ["\n".join(_item(mark, item) for mark, item in zip(marks, block.items, strict=True))]
        case TickList():
            return [_runs(block.label), "\n".join(_item("- [ ]", item) for item in block.items)]
        case Quote():
            return [_quoted([_runs(block.runs), f"— {_runs(block.attribution)}"])]
        case Table():
            return _table(block)
        case Chart():
            return _chart(block)
        case Lights():
            return [
                "\n".join(f"- **{_line(r.name)}: {_line(r.word)}.** {_runs(r.runs, one_line=True)}" for r in block.rows)
            ]
        case FactList():
            return ["\n\n".join(f"**{_bare(one.term)}:** {_runs(one.description)}" for one in block.facts)]
        case SignatureBox():
            return [
                _runs(block.statement),
                *(f"{_line(each)}: \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_" for each in block.lines),
            ]
        case PageBreak() | Contents():
            return []
        case Callout():
            title = f"**{_bare(block.title)}**" if block.title else ""
            return [_quoted([each for each in (title, *_all(block.blocks)) if each])]
        case SideBySide():
            return [*_all(block.left), *_all(block.right)]
        case Together():
            return _all(block.blocks)
        case TearOff():
            return ["---", f"*{_text(block.instruction)}*", *_all(block.blocks)]
        case LargePrint():
            return ["---", *_all(block.blocks)]


def _item(mark: str, item: Runs) -> str:
    return f"{mark} " + _runs(item).replace("\n", "\n" + " " * (len(mark) + 1))


def _quoted(texts: Sequence[str]) -> str:
    return "\n".join(f"> {line}".rstrip() for line in "\n\n".join(texts).split("\n"))


def _chart(block: Chart) -> list[str]:
    picture = block.picture
    columns = [_cell_text(each) for each in picture.table.columns]
    rows = [[_cell_text(each) for each in row] for row in picture.table.rows]
    return [
        f"**{_text(picture.finding)}**",
        _grid(columns, ["---"] * len(columns), rows),
        f"{_text(picture.note)}{_runs(block.thread)}",
    ]


def _table(block: Table) -> list[str]:
    width = len(block.columns)
    heads = [_runs(column.title, one_line=True) for column in block.columns]
    rows = [[_cell(cell) for cell in [*row, *[Cell()] * width][:width]] for row in block.rows]
    caption = f"**{_bare(block.caption)}**" if block.caption else ""
    return [caption, _grid(heads, [_RULES[column.align] for column in block.columns], rows), _runs(block.note)]


def _grid(heads: Sequence[str], rules: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, rules, *rows)) if heads else ""


def _cell(cell: Cell) -> str:
    shown = f"{cell.dots[0]}/{cell.dots[1]} " if cell.dots else ""
    shown += "☐ " if cell.tick else ""
    return shown + _runs(cell.runs).replace("\\\n", "<br>").replace("\n", "<br>")


def _cell_text(text: str) -> str:
    return _text(line_for_screen(text))


def _bare(runs: Runs) -> str:
    """Return runs without their styles, for a line that is bold as a whole."""
    return _line(text_of(runs))


def _runs(runs: Runs, *, one_line: bool = False) -> str:
    said = "".join(map(_run, runs))
    said = _AT_START.sub(_kept_at_start, said)
    return " ".join(said.split()) if one_line else said.strip().replace("\n", "\\\n")


def _run(run: Run) -> str:
    said, mark = _MARKS.sub(r"\\\1", for_screen(run.text)), _STYLES.get(run.style, "")
    core = said.strip()
    if not mark or not core or "\n" in core:
        return said
    before, after = said[: len(said) - len(said.lstrip())], said[len(said.rstrip()) :]
    return f"{before}{mark}{core}{mark}{after}"


def _text(text: str) -> str:
    return _AT_START.sub(_kept_at_start, _MARKS.sub(r"\\\1", for_screen(text))).replace("\n", "\\\n")


def _line(text: str) -> str:
    return _text(line_for_screen(text))


def _kept_at_start(found: re.Match[str]) -> str:
    space, marks, number, stop = found.groups()
    return f"{space}\\{marks}" if marks else f"{space}{number}\\{stop}"
