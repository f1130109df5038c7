"""The blocks of a brief as typst markup: the same words, tables and pictures. What people typed goes in as strings."""

import json
from collections.abc import Iterable, Iterator, Sequence

from partnerdesk.brief import blocks
from partnerdesk.brief.blocks import Block, Run, Runs, RunStyle, Story
from partnerdesk.brief.html_shapes import svg

_STYLES = {RunStyle.STRONG: "strong", RunStyle.EMPHASIS: "emph", RunStyle.ACCENT: "strong"}
_HEAD = (
    '#set page(paper: "{paper}", numbering: "1")\n#set text(font: ("Lato", "Noto Sans"), size: 10pt, lang: "{lang}")\n'
)
_RULES = "stroke: (x: none, y: 0.5pt + luma(180))"


def typst_of(story: Story) -> bytes:
    """Return a story as a whole typst document."""
    head = _HEAD.format(paper="a4" if story.paper is blocks.Paper.A4 else "us-letter", lang=story.language)
    return (head + "\n\n".join(_all(story.blocks))).encode()


def _all(held: Iterable[Block]) -> Iterator[str]:
    for block in held:
        yield from _of(block)


def _of(block: Block) -> Iterable[str]:  # noqa: C901, PLR0911, PLR0912 - one case for each kind of block
    match block:
        case blocks.Masthead():
            return [_said(f"{block.left} {block.right}")]
        case blocks.TitleBlock():
            return [f"#text(size: 24pt)[{_said(block.title)}]", _said(block.subtitle)]
        case blocks.Contents():
            return ["#outline()"]
        case blocks.Heading():
            return [f"#heading(level: {block.level})[{_runs(block.runs)}]"]
        case blocks.BulletList():
            return ["#list(" + ", ".join(f"[{_runs(item)}]" for item in block.items) + ")"]
        case blocks.Quote():
            return [f"#quote(block: true)[{_runs(block.runs)} {_runs(block.attribution)}]"]
        case blocks.Table():
            heads = [_runs(column.title) for column in block.columns]
            rows = [[_runs(cell.runs) for cell in row] for row in block.rows]
            return [_runs(block.caption), _table(rows, [column.share for column in block.columns], heads)]
        case blocks.Chart():
            said = _string(svg(block.picture).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))
            alt = _string(block.picture.alt)
            return [_said(block.picture.finding), f'#image(bytes({said}), format: "svg", width: 100%, alt: {alt})']
        case blocks.Lights():
            return [_table([[_said(row.name), _said(row.word), _runs(row.runs)] for row in block.rows], (1, 1, 3))]
        case blocks.FactList():
            return [_table([[_runs(fact.term), _runs(fact.description)] for fact in block.facts], (1, 2))]
        case blocks.PageBreak():
            return ["#pagebreak(weak: true)"]
        case blocks.SideBySide():
            return [_table([["\n".join(_all(block.left)), "\n".join(_all(block.right))]], (1, 1))]
        case _:
            runs = [getattr(block, name, ()) for name in ("runs", "title", "statement")]
            return [*(_runs(each) for each in runs if each), *_all(getattr(block, "blocks", ()))]


def _table(rows: Sequence[Sequence[str]], shares: Sequence[float], heads: Sequence[str] = ()) -> str:
    columns = ", ".join(f"{share:g}fr" for share in shares)
    head = f"table.header({', '.join(f'[{one}]' for one in heads)}), " if heads else ""
    cells = ", ".join(f"[{one}]" for row in rows for one in [*row, *[""] * len(shares)][: len(shares)])
    return f"#table(columns: ({columns},), {_RULES}, {head}{cells})"


def _runs(runs: Runs) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    style = _STYLES.get(run.style)
    return f"#{style}[{_said(run.text)}]" if style else _said(run.text)


def _said(text: str) -> str:
    return f"#{_string(text)};"


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
