"""Checks that elements stand where they may, and say what a listener needs: words for pictures, levels, languages."""

import re
from collections import Counter
from typing import Any

from tests.brief.pdf.checking.facts import LANGUAGE
from tests.brief.pdf.checking.finding import Findings
from tests.brief.pdf.checking.tree import Node, Tree

_GROUPS = "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private"
_TEXTS = "P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot"
_INLINE = "Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form"
_STANDARD = set(f"{_GROUPS} {_TEXTS} {_INLINE}".split())
_HOLDS: dict[str, set[str]] = {
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "TR": {"TH", "TD"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOC", "TOCI", "Caption"},
}
_STANDS_IN: dict[str, set[str | None]] = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
    "Document": {None},
}
_MAY_BE_EMPTY = {"TD", "TH", "Document"}
_HEADING = re.compile(r"H[1-6]")


def check_roles(tree: Tree, found: Findings) -> None:
    """Check each element by itself, then headings and names among each other."""
    for node in tree.nodes:
        _check_place(node, found)
        _check_words(node, found)
    _check_headings(tree, found)
    names = Counter(str(node.held["/ID"]) for node in tree.nodes if "/ID" in node.held)
    found.unless(all(count == 1 for count in names.values()), "UA 7.9", "two elements have one name")


def _check_place(node: Node, found: Findings) -> None:
    role, above = node.role, node.parent.role if node.parent else None
    found.unless(role in _STANDARD, "UA 7.1", f"{role} is no standard role")
    wrong = set(node.roles) - _HOLDS.get(role, set(node.roles))
    found.unless(not wrong, "UA 7.2", f"{role} holds {sorted(wrong)}")
    found.unless(above in _STANDS_IN.get(role, {above}), "UA 7.2", f"{role} stands in {above}")
    found.unless(node.kids or role in _MAY_BE_EMPTY, "own", f"{role} holds nothing")
    if role in {"Table", "TOC", "L"}:
        at = [number for number, one in enumerate(node.roles) if one == "Caption"]
        found.unless(at in ([], [0], [len(node.roles) - 1]), "UA 7.2", f"caption in the middle of {role}")


def _check_words(node: Node, found: Findings) -> None:
    held, role = node.held, node.role
    if "/Lang" in held:
        found.unless(LANGUAGE.fullmatch(str(held.Lang)), "UA 7.2", f"language {str(held.Lang)!r}")
    for name in ("/Alt", "/ActualText", "/E"):
        found.unless(name not in held or node.language, "UA 7.2", f"{name} in no known language")
    alt = str(held.get("/Alt", "")).strip() or str(held.get("/ActualText", "")).strip()
    if role in {"Figure", "Formula"}:
        found.unless(alt, "UA 7.3", f"{role} without words")
    if role == "Figure":
        _check_box(node.attribute("Layout", "BBox"), found)
    if role == "Note":
        found.unless(str(held.get("/ID", "")), "UA 7.9", "a note without a name")
    if role == "Link":
        well = any(not isinstance(kid, Node | tuple) for kid in node.kids)
        found.unless(well, "UA 7.18.5", "a link without its annotation")
        found.unless(any(isinstance(kid, tuple) for kid in node.kids), "UA 7.18.5", "a link without text")
    if role == "L" and any("Lbl" in item.roles for item in node.children):
        found.unless(node.attribute("List", "ListNumbering") is not None, "UA 7.6", "a list does not say how it counts")


def _check_box(box: Any, found: Findings) -> None:
    sides = [float(value) for value in box] if box is not None else []
    found.unless(len(sides) == 4 and sides[0] < sides[2] and sides[1] < sides[3], "UA 7.3", f"figure's box is {sides}")


def _check_headings(tree: Tree, found: Findings) -> None:
    before = 0
    for node in tree.nodes:
        found.unless(node.role != "H", "UA 7.4.4", "a heading without a level")
        if _HEADING.fullmatch(node.role):
            level = int(node.role[1])
            found.unless(level <= before + 1, "UA 7.4.2", f"heading {level} follows {before}")
            before = level
