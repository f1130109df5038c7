"""What a screen reader gets from a finished PDF: its logical tree, with the text of each element in reading order.

Text comes from the marks of the pages through the fonts' code maps, and from nowhere else.
"""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Dictionary

from tests.brief.pdf.checking.finding import Findings
from tests.brief.pdf.checking.fontfiles import to_unicode
from tests.brief.pdf.checking.tree import Node, Place, Tree, read_tree

_SHOWS = {"Tj", "TJ", "'", '"'}
_SAID = {"Table": "(table)", "L": "(list)", "BlockQuote": "(quotation)", "TOC": "(contents)"}


@dataclass(frozen=True)
class Heard:
    """An element with text of its own: its role, the language in force, and what is heard."""

    role: str
    language: str
    text: str


def heard(data: bytes) -> list[Heard]:
    """All elements that have text of their own, in reading order, with that of inline elements in them."""
    with pikepdf.open(BytesIO(data)) as pdf:
        tree, said = read_tree(pdf, Findings()), _marks(pdf)
        return [
            Heard(node.role, node.language, _text(node, said))
            for node in tree.nodes
            if node.role not in {"Link", "Span"} and _has_text(node)
        ]


def spans(data: bytes) -> list[Heard]:
    """The parts of texts that are in a language of their own."""
    with pikepdf.open(BytesIO(data)) as pdf:
        tree, said = read_tree(pdf, Findings()), _marks(pdf)
        return [
            Heard(node.role, str(node.held.Lang), _text(node, said))
            for node in tree.nodes
            if node.role in {"Link", "Span"} and "/Lang" in node.held
        ]


def transcript(data: bytes) -> list[str]:
    """The file as lines of text, as a listener would follow them, with roles, levels and languages."""
    with pikepdf.open(BytesIO(data)) as pdf:
        tree, said = read_tree(pdf, Findings()), _marks(pdf)
        lines: list[str] = []
        for node in tree.nodes:
            if node.parent is None:
                _tell(node, 0, tree, said, lines)
        return lines


def _tell(node: Node, depth: int, tree: Tree, said: dict[Place, str], lines: list[str]) -> None:
    line = _line(node, said)
    if line is not None:
        lines.append("  " * depth + line)
    if node.role in {"TR", "LI"}:
        return
    for child in node.children:
        if child.role not in {"Link", "Span"}:
            _tell(child, depth + (line is not None), tree, said, lines)


def _line(node: Node, said: dict[Place, str]) -> str | None:
    role = node.role
    if role == "Figure":
        return f"(figure) {node.held.Alt}"
    if role in _SAID:
        return _SAID[role]
    if role == "TR":
        return " | ".join(_whole(cell, said) for cell in node.children)
    if role == "LI":
        return " ".join(_whole(part, said) for part in node.children)
    text = _text(node, said).strip() if _has_text(node) else ""
    if role[0] == "H" and role[1:].isdigit():
        return f"(heading {role[1:]}) {text}"
    language = f"[{node.held.Lang}] " if "/Lang" in node.held and role != "Document" else ""
    return f"{language}{text}" if text else None


def _whole(node: Node, said: dict[Place, str]) -> str:
    own = _text(node, said).strip() if node.role != "Figure" else str(node.held.Alt)
    deeper = [_whole(child, said) for child in node.children if child.role not in {"Link", "Span"}]
    return " ".join(part for part in (own, *deeper) if part)


def _has_text(node: Node) -> bool:
    return any(isinstance(kid, tuple) for kid in node.kids) or any(c.role in {"Link", "Span"} for c in node.children)


def _text(node: Node, said: dict[Place, str]) -> str:
    parts: list[str] = []
    for kid in node.kids:
        if isinstance(kid, tuple):
            parts.append(said.get(kid, ""))
        elif isinstance(kid, Node) and kid.role in {"Link", "Span"}:
            parts.append(_text(kid, said))
    return "".join(parts)


def _marks(pdf: Any) -> dict[Place, str]:
    """The text of each mark."""
    said: dict[Place, str] = {}
    maps: dict[tuple[int, int], tuple[dict[int, str], int]] = {}
    for page in pdf.pages:
        fonts = page.resources.get("/Font", Dictionary())
        inside: list[int | None] = []
        font: Any = None
        for instruction in pikepdf.parse_content_stream(page):
            operator, operands = str(instruction.operator), instruction.operands
            if operator in {"BMC", "BDC"}:
                held = operands[1] if len(operands) > 1 else Dictionary()
                inside.append(int(held.MCID) if "/MCID" in held else None)
            elif operator == "EMC":
                inside.pop()
            elif operator == "Tf":
                font = fonts[str(operands[0])]
            elif operator in _SHOWS:
                mark = next((number for number in reversed(inside) if number is not None), None)
                if mark is not None:
                    if font.objgen not in maps:
                        maps[font.objgen] = to_unicode(font), 2 if str(font.Subtype) == "/Type0" else 1
                    place = (page.obj.objgen, mark)
                    said[place] = said.get(place, "") + _shown(operator, operands, *maps[font.objgen])
    return said


def _shown(operator: str, operands: Any, texts: dict[int, str], width: int) -> str:
    strings = [one for one in (operands[-1] if operator == "TJ" else [operands[-1]]) if isinstance(one, pikepdf.String)]
    codes = [
        int.from_bytes(bytes(string)[at : at + width], "big")
        for string in strings
        for at in range(0, len(bytes(string)), width)
    ]
    return "".join(texts.get(code, "") for code in codes)
