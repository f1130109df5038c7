"""How a way to spoil a good brief is registered, and what the ways share."""

from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Operator

from tests.brief.pdf.checking.finding import Findings
from tests.brief.pdf.checking.tree import Node, read_tree

Way = Callable[[Any], None]
WAYS: dict[str, tuple[str, Way]] = {}


def breaks(clause: str, ways: dict[str, tuple[str, Way]] = WAYS) -> Callable[[Way], Way]:
    """Register a way to break a clause under its own name."""

    def register(way: Way) -> Way:
        ways[way.__name__] = (clause, way)
        return way

    return register


def nodes_of(pdf: Any, role: str) -> list[Node]:
    return [node for node in read_tree(pdf, Findings()).nodes if node.role == role]


def rewrite(pdf: Any, page: int, change: Callable[[list[Any]], list[Any]]) -> None:
    held = pdf.pages[page]
    held.Contents = pdf.make_stream(pikepdf.unparse_content_stream(change(list(pikepdf.parse_content_stream(held)))))


def place_of(instructions: list[Any], *operators: str) -> int:
    return next(at for at, one in enumerate(instructions) if str(one.operator) in operators)


def instruction(operator: str, *operands: Any) -> Any:
    return pikepdf.ContentStreamInstruction(list(operands), Operator(operator))


def metadata(pdf: Any, old: bytes, new: bytes) -> None:
    data = pdf.Root.Metadata.read_bytes()
    assert old in data
    pdf.Root.Metadata.write(data.replace(old, new))


def first_font(pdf: Any) -> Any:
    """The font with which the first page shows its first text."""
    page = pdf.pages[0]
    tf = next(one for one in pikepdf.parse_content_stream(page) if str(one.operator) == "Tf")
    return page.resources.Font[str(tf.operands[0])]
