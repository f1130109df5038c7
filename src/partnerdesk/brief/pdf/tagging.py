"""The logical tree of a brief: what each part is, in reading order, apart from where it is drawn.

The tree is made with the story. Drawing only hands out marks (page, number) to its elements. `transcript` says the tree
as text, as a screen reader would. This module must not know ReportLab.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked piece of a page: the page, counted from 1, and its number there."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """A link area on a page, by the name of its annotation."""

    page: int
    name: str


@dataclass(slots=True, eq=False)
class Element:
    """One element: role as in PDF's standard structure types, with its children in reading order.

    `marks` fills up while drawing, with inline children between them where the text has them. `text` is what the
    story put in, for the transcript.
    """

    role: str
    parent: "Element | None" = None
    alt: str | None = None
    language: str | None = None
    title: str | None = None
    attributes: dict[str, dict[str, str]] = field(default_factory=dict)
    children: "list[Element]" = field(default_factory=list)
    marks: "list[Mark | Annotated | Element]" = field(default_factory=list)
    inline: bool = False
    text: str = ""

    def __post_init__(self) -> None:
        if self.parent is not None:
            self.parent.children.append(self)

    def child(self, role: str, **more: object) -> "Element":
        """Add a child at the end and return it."""
        return Element(role, self, **more)  # type: ignore[arg-type]  # the fields are checked by the constructor

    @property
    def language_in_force(self) -> str | None:
        """The language of the element, or of the nearest one around it that has one."""
        return self.language or (self.parent.language_in_force if self.parent else None)

    def kids(self) -> "list[Mark | Annotated | Element]":
        """What the element holds in reading order, without children that hold nothing."""
        drawn = set(self.marks)
        held = [one for one in self.children if one not in drawn and one.is_held()]
        return [*self.marks, *held]

    def is_held(self) -> bool:
        """Whether anything of it was drawn, or it is a table cell, which counts even when empty."""
        return self.role in {"TD", "TH"} or bool(self.marks) or any(one.is_held() for one in self.children)


def walk(element: Element) -> Iterator[Element]:
    """Every held element below and with this one, parents first."""
    yield element
    for one in element.kids():
        if isinstance(one, Element):
            yield from walk(one)


_SAID = {"Table": "(table)", "L": "(list)", "BlockQuote": "(quotation)", "TOC": "(contents)"}


def transcript(element: Element, depth: int = 0) -> list[str]:
    """The tree as lines of text in reading order."""
    said = _line(element)
    lines = [] if said is None else ["  " * depth + said]
    if element.role in {"TR", "LI"}:
        return lines
    deeper = depth + (said is not None)
    for one in element.children:
        if not one.inline:
            lines.extend(transcript(one, deeper))
    return lines


def _line(element: Element) -> str | None:
    role = element.role
    if role == "Figure":
        return f"(figure) {element.alt}"
    if role in _SAID:
        return _SAID[role]
    if role == "TR":
        return " | ".join(_whole_text(one) for one in element.children)
    if role == "LI":
        return " ".join(_whole_text(one) for one in element.children)
    if role.startswith("H") and role[1:].isdigit():
        return f"(heading {role[1:]}) {element.text}"
    language = f"[{element.language}] " if element.language else ""
    return f"{language}{element.text}" if element.text else None


def _whole_text(element: Element) -> str:
    own = [element.text or (element.alt or "")]
    return " ".join(part for part in (*own, *(_whole_text(one) for one in element.children if not one.inline)) if part)
