"""Lays out what is read: paragraphs, lists, quotations and the place to sign."""

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from partnerdesk.brief.blocks import Align, BulletList, Paragraph, Quote, SignatureBox, Standfirst, plain
from partnerdesk.brief.pdf.bidi import RIGHT
from partnerdesk.brief.pdf.boxes import Frame, QuoteMark, SignLines
from partnerdesk.brief.pdf.faces import Face
from partnerdesk.brief.pdf.flows import Flow, Rule
from partnerdesk.brief.pdf.fonts import register
from partnerdesk.brief.pdf.setting import Place
from partnerdesk.brief.pdf.tagging import Element
from partnerdesk.charts.shapes import Ink

_TO_WRITE = 25.0  # from one line for handwriting to the next


def prose(block: Standfirst | Paragraph | BulletList | Quote, place: Place, parent: Element) -> Iterable[Flow]:
    """Paragraphs, lists and quotations as parts that flow."""
    text = place.setting.text
    match block:
        case Standfirst():
            return [text(block.runs, "lead", parent.child("P"), keep=True)]
        case Paragraph():
            style = (
                "small"
                if block.small
                else place.snug("wide")
                if block.wide
                else place.name("close" if block.close else "body")
            )
            return [text(block.runs, style, parent.child("P"))]
        case BulletList():
            return _list(block, place, parent)
        case Quote():
            return _quote(block, place, parent)
        case _:
            assert_never(block)


def _list(block: BulletList, place: Place, parent: Element) -> Iterable[Flow]:
    if not block.items:
        return []
    numbering = "/Decimal" if block.numbered else "/Disc"
    whole = parent.child("L", attributes={"List": {"ListNumbering": numbering}})
    style = place.snug("item_wide") if block.wide else place.name("item")
    flows: list[Flow] = []
    for number, runs in enumerate(block.items, 1):
        item = whole.child("LI")
        label = (f"{number}." if block.numbered else "•", item.child("Lbl"))
        flows.append(place.setting.text(runs, style, item.child("LBody"), label=label))
    flows[-1].space_after = place.setting.style("body").after
    return flows


def _quote(block: Quote, place: Place, parent: Element) -> Iterable[Flow]:
    whole = parent.child("BlockQuote")
    end = "_narrow" if place.narrow else ""
    said = place.setting.text(block.runs, f"quote{end}", whole.child("P", language=block.language), keep=True)
    style = place.setting.style(f"attribution{end}")
    turned = said.wording.base == RIGHT
    if turned:
        style = replace(style.turned(), align=Align.RIGHT)
    by = place.setting.text(block.attribution, style, whole.child("P"))
    return [QuoteMark(register(Face.SERIF_BOLD), turned=turned, small=place.narrow), said, by]


def signature(block: SignatureBox, place: Place, parent: Element) -> Flow:
    """A framed statement with places to sign."""
    text = place.setting.text
    rows: list[Flow] = [text(block.statement, "wide", parent.child("P"))] if block.statement else []
    signed, written = (block.lines[:-1], block.lines[-1:]) if block.ruled else (block.lines, ())
    for start in range(0, len(signed), 3):
        labels = [text(plain(line), "sign_label", parent.child("P")) for line in signed[start : start + 3]]
        rows.append(SignLines(labels, (1.5, 1.2, 0.8)[: len(labels)]))
    for line in written:
        rows.append(text(plain(line), "wide", parent.child("P")))
        rows.extend(Rule(0.7, Ink.MUTED, before=_TO_WRITE) for _ in range(block.ruled))
    return Frame(rows)
