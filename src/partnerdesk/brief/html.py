"""Writes a story as one web page that stands by itself: no script, nothing to load, and readable by ear.

The same blocks in the same order as the printed form. What people typed is text here, never markup: every text goes
through `escape`, every address through `safe_address`. This module must not know a snapshot or a record.
"""

from collections.abc import Iterable, Iterator
from html import escape

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
    LightRow,
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
from partnerdesk.brief.html_shapes import sign, svg
from partnerdesk.brief.html_style import style_sheet
from partnerdesk.brief.typed import for_screen, line_for_screen, runs_right_to_left, safe_address
from partnerdesk.charts.lights import dots, light
from partnerdesk.charts.ticks import box_to_tick

_TAGS = {
    RunStyle.STRONG: ("<strong>", "</strong>"),
    RunStyle.EMPHASIS: ("<em>", "</em>"),
    RunStyle.MUTED: ('<span class="muted">', "</span>"),
    RunStyle.ACCENT: ('<span class="accent">', "</span>"),
}
_SHAPE, _DOT = 14.0, 9.0
_BOX = sign(box_to_tick(0, 0, _SHAPE), _SHAPE, _SHAPE)


def write_html(story: Story) -> str:
    """Return a story as a whole page."""
    return _Page(story).written()


class _Page:
    """One page in the making: it counts figures and tables and knows the headings of parts."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._figures = self._tables = 0
        self._above: list[int] = []
        self._top = int(any(isinstance(block, TitleBlock) for block in story.blocks))
        self._heads = [head for head in _headings(story.blocks) if head.level == 1 and head.anchor]

    def written(self) -> str:
        story = self._story
        body = self._all(story.blocks)
        codes = " · ".join(escape(line_for_screen(each)) for each in story.codes)
        large = ' class="large"' if story.large else ""
        return (
            f"<!DOCTYPE html>\n<html{_language(story.language)}{large}>\n<head>\n"
            '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width,initial-scale=1">\n'
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
            f'<meta name="generator" content="PartnerDesk">\n<meta name="keywords" content="{escape(story.stamp)}">\n'
            f"<title>{escape(line_for_screen(story.title))}</title>\n<style>\n{style_sheet()}\n</style>\n</head>\n<body>\n"
            f'<main id="main">\n<p class="mark">{escape(line_for_screen(story.marking))}</p>\n{body}</main>\n'
            f"<footer><p>{codes}</p></footer>\n</body>\n</html>\n"
        )

    # --- blocks -------------------------------------------------------------------------------------------------------

    def _all(self, blocks: Iterable[Block]) -> str:
        return "".join(f"{made}\n" for made in map(self._block, blocks) if made)

    def _block(self, block: Block) -> str:  # noqa: C901, PLR0911, PLR0912 - one case for each kind of block
        match block:
            case Masthead():
                return f'<div class="mast"><strong>{_text(block.left)}</strong><span>{_text(block.right)}</span></div>'
            case TitleBlock():
                under = f'<p class="lead muted">{_text(block.subtitle)}</p>' if block.subtitle else ""
                return f'<p class="kicker">{_text(block.kicker)}</p>\n<h1>{_text(block.title)}</h1>\n{under}'
            case Contents():
                return self._contents(block)
            case Heading():
                return self._heading(block)
            case Standfirst():
                return f'<p class="lead">{self._runs(block.runs)}</p>'
            case Paragraph():
                small = ' class="small"' if block.small else ""
                return f"<p{small}{_way(block.runs)}>{self._runs(block.runs)}</p>"
            case BulletList():
                return self._list(block)
            case Quote():
                said = f'<p class="said"{_language(block.language) or _way(block.runs)}>{self._runs(block.runs)}</p>'
                return f'<blockquote>{said}<p class="by">{self._runs(block.attribution)}</p></blockquote>'
            case Table():
                return self._table(block)
            case Chart():
                return self._chart(block)
            case Lights() | FactList():
                return self._two_columns(block)
            case SignatureBox():
                return self._signature(block)
            case PictureLine():
                return f'<div class="easy"><span aria-hidden="true"></span><p>{self._runs(block.runs)}</p></div>'
            case TickList():
                return self._ticks(block)
            case PageBreak():
                return ""
            case Callout():
                title = f"<p>{self._runs(block.title)}</p>" if block.title else ""
                return f'<div class="box {block.tone.value}">{title}\n{self._all(block.blocks)}</div>'
            case SideBySide():
                left, right = self._all(block.left), self._all(block.right)
                parts = f"grid-template-columns:{block.share:g}fr {1 - block.share:g}fr"
                return f'<div class="two" style="{parts}"><div>{left}</div><div>{right}</div></div>'
            case Together():
                return f'<div class="close">{self._all(block.blocks)}</div>'
            case TearOff():
                said = f'<p class="small">{_text(block.instruction)}</p>'
                return f'<section class="sheet">{said}\n{self._all(block.blocks)}</section>'
            case LargePrint():
                return f'<section class="sheet big"{_language(block.language)}>{self._all(block.blocks)}</section>'

    def _contents(self, block: Contents) -> str:
        items = "".join(
            f'<li><a href="#{escape(each.anchor or "")}">{_text(text_of(each.runs))}</a></li>' for each in self._heads
        )
        title = _text(block.title)
        return f'<nav aria-label="{title}"><p class="kicker">{title}</p><ol>{items}</ol></nav>'

    def _heading(self, block: Heading) -> str:
        level = self._level(min(max(block.level, 1), 3) + 1)
        place = f' id="{escape(block.anchor)}"' if block.anchor else ""
        return f"<h{level}{place}>{self._runs(block.runs)}</h{level}>"

    def _level(self, level: int) -> int:
        """The level on the page: below the title if there is one, and never two steps deeper at once."""
        while self._above and self._above[-1] >= level:
            self._above.pop()
        self._above.append(level)
        return len(self._above) + self._top

    def _list(self, block: BulletList) -> str:
        if not block.items:
            return ""
        name = "ol" if block.numbered else "ul"
        return f"<{name}>{''.join(f'<li>{self._runs(item)}</li>' for item in block.items)}</{name}>"

    def _ticks(self, block: TickList) -> str:
        way = "ticks beside" if block.beside else "ticks"
        label = f"<p>{self._runs(block.label)}</p>" if block.label else ""
        items = "".join(f"<li>{_BOX}{self._runs(item)}</li>" for item in block.items)
        return f'{label}<ul class="{way}">{items}</ul>' if items else ""

    def _signature(self, block: SignatureBox) -> str:
        stated = f"<p>{self._runs(block.statement)}</p>" if block.statement else ""
        signed, written = (block.lines[:-1], block.lines[-1:]) if block.ruled else (block.lines, ())
        lines = "".join(f"<span>{_text(line)}</span>" for line in signed)
        room = "".join(f'<p class="to-write">{_text(line)}</p>' for line in written)
        return f'<div class="sign-here">{stated}<p>{lines}</p>{room}</div>'

    def _chart(self, block: Chart) -> str:
        self._figures += 1
        picture, place = block.picture, f' id="{escape(block.anchor)}"' if block.anchor else ""
        label = escape(self._story.words.figure.format(n=self._figures))
        below = f"{_text(picture.note)}{self._runs(block.thread)}"
        note = f'<p class="note">{below}</p>' if below else ""
        caption = f'<figcaption><span class="accent">{label}</span> {_text(picture.finding)}</figcaption>'
        return f"<figure{place}>{caption}{svg(picture)}{note}</figure>"

    # --- tables -------------------------------------------------------------------------------------------------------

    def _table(self, block: Table) -> str:
        place = f' id="{escape(block.anchor)}"' if block.anchor else ""
        caption = ""
        if block.caption:
            self._tables += 1
            label = escape(self._story.words.table.format(n=self._tables))
            caption = f'<caption><span class="accent">{label}</span> {self._runs(block.caption)}</caption>'
        ways = [_align(column.align) for column in block.columns]
        heads = "".join(
            f'<th scope="col"{way}>{self._runs(column.title)}</th>'
            for column, way in zip(block.columns, ways, strict=True)
        )
        rows = "".join(f"<tr>{self._row(block, row, ways)}</tr>" for row in block.rows)
        table = f"<table{place}>{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        note = f'<p class="note">{self._runs(block.note)}</p>' if block.note else ""
        return f'<div class="scroll">{table}</div>{note}'

    def _row(self, block: Table, row: tuple[Cell, ...], ways: list[str]) -> str:
        filled = [*row, *[Cell()] * len(ways)][: len(ways)]
        return "".join(
            f'<th scope="row"{way}>{self._cell(cell)}</th>'
            if block.row_heads and not place
            else f"<td{way}{_way(cell.runs)}>{self._cell(cell)}</td>"
            for place, (cell, way) in enumerate(zip(filled, ways, strict=True))
        )

    def _cell(self, cell: Cell) -> str:
        shown = _BOX if cell.tick else ""
        if cell.light is not None:
            shown = sign(light(cell.light, 0, 0, _SHAPE), _SHAPE, _SHAPE)
        elif cell.dots is not None:
            filled, of = cell.dots
            shown = sign(dots(filled, of, 0, 1, _DOT), _DOT * of * 1.5, _DOT + 2, f"{filled}/{of}")
        return shown + self._runs(cell.runs)

    def _two_columns(self, block: Lights | FactList) -> str:
        if isinstance(block, FactList):
            rows = [
                (f'<th scope="row">{self._runs(one.term)}</th>', self._runs(one.description)) for one in block.facts
            ]
        else:
            rows = [(_light_heads(one), self._runs(one.runs)) for one in block.rows]
        said = "".join(f"<tr>{head}<td>{text}</td></tr>" for head, text in rows)
        return f'<div class="scroll"><table><tbody>{said}</tbody></table></div>' if rows else ""

    # --- runs ---------------------------------------------------------------------------------------------------------

    def _runs(self, runs: Runs) -> str:
        return "".join(map(self._run, runs))

    def _run(self, run: Run) -> str:
        before, after = _TAGS.get(run.style, ("", ""))
        said = f"{before}{_text(run.text)}{after}"
        if run.language:
            said = f"<span{_language(run.language)}>{said}</span>"
        address = safe_address(run.link)
        return f'<a href="{escape(address)}">{said}</a>' if address else said


def _light_heads(one: LightRow) -> str:
    shape = sign(light(one.colour, 0, 0, _SHAPE), _SHAPE, _SHAPE)
    word = f'<td class="word">{shape}<strong>{_text(one.word)}</strong></td>'
    return f'{word}<th scope="row">{_text(one.name)}</th>'


def _headings(blocks: Iterable[Block]) -> Iterator[Heading]:
    for block in blocks:
        if isinstance(block, Heading):
            yield block
        elif isinstance(block, TearOff | LargePrint | Callout | Together):
            yield from _headings(block.blocks)


def _text(text: str) -> str:
    return escape(for_screen(text)).replace("\n", "<br>")


def _language(language: str | None) -> str:
    if not language:
        return ""
    way = ' dir="rtl"' if runs_right_to_left(language) else ""
    return f' lang="{escape(language)}"{way}'


def _way(runs: Runs) -> str:
    """Let a text of another alphabet find its own direction, so that it cannot upset the line around it."""
    return "" if text_of(runs).isascii() else ' dir="auto"'


def _align(align: Align) -> str:
    return "" if align is Align.LEFT else f' class="{align.value}"'
