"""Writes the logical tree and the parent tree into a PDF that has been drawn.

This module must not know blocks or how anything looks.
"""

from typing import Any

from reportlab.pdfbase import pdfdoc

from partnerdesk.brief.pdf.hooks import Bare, document_of, sign
from partnerdesk.brief.pdf.letters import line_for_print
from partnerdesk.brief.pdf.marking import MarkedCanvas
from partnerdesk.brief.pdf.tagging import Annotated, Element, Mark, walk


def _reference(name: str, document: Any) -> str:
    said: bytes = pdfdoc.PDFObjectReference(name).format(document)
    return said.decode("latin-1")


def _string(text: str, document: Any) -> str:
    said: bytes | str = pdfdoc.PDFString(text).format(document)
    return said.decode("latin-1") if isinstance(said, bytes) else said


class _Tree:
    """The elements in order, each with the name of its PDF object."""

    def __init__(self, canvas: MarkedCanvas, root: Element) -> None:
        self._canvas = canvas
        self.elements = list(walk(root))
        self.names = {element: f"Element{number}" for number, element in enumerate(self.elements)}

    def reference(self, element: Element, document: Any) -> str:
        return _reference(self.names[element], document)

    def said(self, element: Element, document: Any) -> str:
        above = self.reference(element.parent, document) if element.parent else _reference("StructRoot", document)
        parts = [f"<</Type/StructElem/S/{element.role}/P {above}"]
        page = self._first_page(element)
        if page:
            parts.append(f"/Pg {_reference(f'Page{page}', document)}")
        kids = [self._kid(kid, page, document) for kid in element.kids()]
        if kids:
            parts.append(f"/K[{' '.join(kids)}]")
        for key, value in (("Alt", element.alt), ("Lang", element.language), ("T", element.title)):
            if value:
                parts.append(f"/{key} {_string(line_for_print(value), document)}")
        return "".join([*parts, self._attributes(element), ">>"])

    @staticmethod
    def _first_page(element: Element) -> int:
        return next((kid.page for kid in element.marks if isinstance(kid, Mark)), 0)

    def _kid(self, kid: Mark | Annotated | Element, page: int, document: Any) -> str:
        if isinstance(kid, Element):
            return self.reference(kid, document)
        if isinstance(kid, Annotated):
            place = _reference(f"Page{kid.page}", document)
            return f"<</Type/OBJR/Pg {place}/Obj {_reference(f'Annot.{kid.name}', document)}>>"
        if kid.page == page:
            return str(kid.number)
        return f"<</Type/MCR/Pg {_reference(f'Page{kid.page}', document)}/MCID {kid.number}>>"

    def _attributes(self, element: Element) -> str:
        groups = {owner: dict(held) for owner, held in element.attributes.items()}
        if element in self._canvas.boxes:
            box = " ".join(f"{value:.2f}" for value in self._canvas.boxes[element][1])
            groups.setdefault("Layout", {}).update(BBox=f"[{box}]", Placement="/Block")
        if not groups:
            return ""
        said = (
            "".join([f"<</O/{owner}", *(f"/{k} {v}" for k, v in held.items()), ">>"]) for owner, held in groups.items()
        )
        return f"/A[{''.join(said)}]"


def write_tree(canvas: MarkedCanvas, root: Element) -> None:
    """Add the tree's objects to the canvas's document; call when every page is closed."""
    document, tree = document_of(canvas), _Tree(canvas, root)
    for element in tree.elements:
        sign(canvas, f"{element.role}{element.alt}{element.language}{element.title}")
        document.Reference(Bare(lambda d, one=element: tree.said(one, d)), tree.names[element])
    document.Reference(Bare(lambda d: _parent_tree(canvas, tree, d)), "StructParents")
    following = len(canvas.page_owners) + len(canvas.annotation_owners)
    top = Bare(
        lambda d: (
            f"<</Type/StructTreeRoot/K {tree.reference(root, d)}/ParentTree {_reference('StructParents', d)}"
            f"/ParentTreeNextKey {following}>>"
        ),
    )
    document.Reference(top, "StructRoot")
    document.Catalog.StructTreeRoot = top
    document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})


def _parent_tree(canvas: MarkedCanvas, tree: _Tree, document: Any) -> str:
    lines = [
        f"{number} [{' '.join(tree.reference(owner, document) for owner in owners)}]"
        for number, owners in enumerate(canvas.page_owners)
    ]
    first = len(lines)
    lines.extend(
        f"{first + number} {tree.reference(owner, document)}"
        for number, (_, owner) in enumerate(canvas.annotation_owners)
    )
    return "<</Nums[" + "\n".join(lines) + "]>>"
