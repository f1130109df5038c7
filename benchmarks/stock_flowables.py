"""The blocks of a brief as ReportLab's stock flowables: what a plain program would print them with.

Same words, same tables, same shapes, same faces; no tags, no anchors, no hanging headings. The floor of the brief.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.graphics import shapes as stock
from reportlab.lib.colors import HexColor
from reportlab.lib.fonts import addMapping
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak, SimpleDocTemplate, Spacer, TableStyle
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import Table as Grid

from partnerdesk.brief import blocks
from partnerdesk.brief.blocks import Block, Run, RunStyle, Story
from partnerdesk.brief.pdf.faces import Face
from partnerdesk.brief.pdf.fonts import register
from partnerdesk.charts import shapes

WIDTH = 436.0
GREY, RULES = HexColor("#555555"), HexColor("#bbbbbb")
GRID = TableStyle(
    [
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, RULES),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
)
TAGS = {RunStyle.STRONG: "b", RunStyle.EMPHASIS: "i", RunStyle.ACCENT: "b"}
ANCHORS = {shapes.Anchor.START: "start", shapes.Anchor.MIDDLE: "middle", shapes.Anchor.END: "end"}


def print_plainly(story: Story) -> bytes:
    """Print a story with stock flowables and give the PDF."""
    out = BytesIO()
    document = SimpleDocTemplate(out, pagesize=A4, title=story.title, author=story.charity, lang=story.language)
    document.build(list(flowables(story.blocks)), onFirstPage=partial(_foot, story), onLaterPages=partial(_foot, story))
    return out.getvalue()


def flowables(story: Iterable[Block]) -> Iterable[Flowable]:
    """Turn blocks into stock flowables, one after the other."""
    for block in story:
        yield from _of(block)


def _of(block: Block) -> Iterable[Flowable]:  # noqa: C901, PLR0911, PLR0912 - one case for each kind of block
    match block:
        case blocks.Masthead():
            return [_text(blocks.plain(f"{block.left} {block.right}"), 8)]
        case blocks.TitleBlock():
            return [_text(blocks.plain(said), size) for said, size in ((block.title, 24), (block.subtitle, 12)) if said]
        case blocks.Contents():
            return [_text(blocks.plain(block.title), 12)]
        case blocks.Heading():
            return [_text(block.runs, 20 - 4 * block.level)]
        case blocks.Standfirst() | blocks.Paragraph() | blocks.PictureLine():
            return [_text(block.runs)]
        case blocks.BulletList():
            return [_text((Run("• "), *item)) for item in block.items]
        case blocks.TickList():
            return [_text((Run("□ "), *item)) for item in block.items]
        case blocks.Together():
            return flowables(block.blocks)
        case blocks.Quote():
            return [_text(block.runs), _text(block.attribution, 8)]
        case blocks.Table():
            return _table(block)
        case blocks.Chart():
            return _chart(block.picture)
        case blocks.Lights():
            return [_grid([[row.name, row.word, _text(row.runs)] for row in block.rows], (1, 1, 3))]
        case blocks.FactList():
            return [_grid([[_text(fact.term), _text(fact.description)] for fact in block.facts], (1, 2))]
        case blocks.SignatureBox():
            return [_text(block.statement), *(_text(blocks.plain(f"{line} ________")) for line in block.lines)]
        case blocks.PageBreak():
            return [PageBreak()]
        case blocks.Callout():
            return [_text(block.title, 12), *flowables(block.blocks)]
        case blocks.SideBySide():
            return [_grid([[list(flowables(block.left)), list(flowables(block.right))]], (1, 1))]
        case blocks.TearOff():
            return [PageBreak(), _text(blocks.plain(block.instruction), 8), *flowables(block.blocks)]
        case blocks.LargePrint():
            return [PageBreak(), *flowables(block.blocks)]


def _style(size: float) -> ParagraphStyle:
    faces = (Face.TEXT, Face.TEXT_BOLD, Face.TEXT_ITALIC)
    names = [register(face) for face in faces]
    for bold, italic, name in ((0, 0, names[0]), (1, 0, names[1]), (0, 1, names[2]), (1, 1, names[1])):
        addMapping(names[0], bold, italic, name)
    return ParagraphStyle(f"at {size}", fontName=names[0], fontSize=size, leading=size * 1.35, spaceAfter=size * 0.5)


def _text(runs: blocks.Runs, size: float = 9.5) -> Text:
    said = "".join(_marked(run) for run in runs)
    return Text(said.replace("\n", "<br/>"), _style(size))


def _marked(run: Run) -> str:
    tag = TAGS.get(run.style)
    return f"<{tag}>{escape(run.text)}</{tag}>" if tag else escape(run.text)


def _grid(rows: Sequence[Sequence[object]], shares: Sequence[float], heads: int = 0) -> Flowable:
    if not rows:
        return Spacer(1, 1)
    widths = [WIDTH * share / sum(shares) for share in shares]
    return Grid([list(row) for row in rows], colWidths=widths, style=GRID, repeatRows=heads, splitInRow=1)


def _table(block: blocks.Table) -> Iterable[Flowable]:
    heads = [_text(column.title, 8) for column in block.columns]
    rows = [[_text(cell.runs, 8) for cell in row] for row in block.rows]
    shares = [column.share for column in block.columns]
    return [_text(block.caption, 8), _grid([heads, *rows], shares, heads=1), _text(block.note, 8)]


def _chart(picture: shapes.Picture) -> Iterable[Flowable]:
    drawing = stock.Drawing(picture.width, picture.height)
    for shape in picture.shapes:
        drawing.add(_shape(shape, picture.height))
    said = [_text(blocks.plain(text), size) for text, size in ((picture.finding, 9.5), (picture.note, 8))]
    return [said[0], drawing, said[1]]


def _shape(shape: shapes.Shape, height: float) -> stock.Shape:
    match shape:
        case shapes.Rect():
            return stock.Rect(shape.x, height - shape.y - shape.height, shape.width, shape.height, fillColor=GREY)
        case shapes.Line():
            return stock.Line(shape.x1, height - shape.y1, shape.x2, height - shape.y2, strokeWidth=shape.stroke_width)
        case shapes.Circle():
            return stock.Circle(shape.x, height - shape.y, shape.radius, fillColor=GREY)
        case shapes.Polygon():
            return stock.Polygon([number for x, y in shape.points for number in (x, height - y)], fillColor=GREY)
        case shapes.Polyline():
            return stock.PolyLine([number for x, y in shape.points for number in (x, height - y)])
        case shapes.Label():
            return stock.String(
                shape.x,
                height - shape.y,
                shape.text,
                fontName=register(Face.TEXT),
                fontSize=shape.size,
                textAnchor=ANCHORS[shape.anchor],
            )


def _foot(story: Story, canvas: object, document: SimpleDocTemplate) -> None:
    canvas.setFont(register(Face.TEXT), 8)  # type: ignore[attr-defined]  # ReportLab's canvas has no types
    canvas.drawString(72, 40, f"{story.charity} {document.page}")  # type: ignore[attr-defined]  # the same
