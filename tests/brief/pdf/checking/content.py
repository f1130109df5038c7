"""Checks what is painted on the pages: all of it marked, in order, inside the page, and in colours that are meant."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Dictionary, Stream

from tests.brief.pdf.checking.finding import Findings
from tests.brief.pdf.checking.matrix import Matrix, State
from tests.brief.pdf.checking.tree import Place, Tree

_PATHS = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh"}
_SHOWS = {"Tj", "TJ", "'", '"'}
_STATES = set("q Q cm w J j M d ri i gs rg RG g G".split())  # noqa: SIM905 - read best as they stand in a page
_LINES = set("m l c v y h re n W W*".split())  # noqa: SIM905 - the same
_TEXTS = set("BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T*".split())  # noqa: SIM905 - the same
_OTHERS = _STATES | _LINES | _TEXTS | {"BDC", "BMC", "EMC", "Do"}
_DEEPEST = 28
_EDGE = 0.5


@dataclass
class UsedFont:
    """A font, and the codes that are shown in it: alone, and with words of their own around them."""

    held: Any
    codes: set[int] = field(default_factory=set)


@dataclass
class Seen:
    """What the pages hold: the marks that are drawn and the fonts that are used."""

    marks: set[Place] = field(default_factory=set)
    fonts: dict[tuple[int, int], UsedFont] = field(default_factory=dict)


@dataclass
class _Page:
    """A page while it is read: the marks that are open (role and number) and the state of the graphics."""

    number: int
    held: Any
    tree: Tree
    found: Findings
    seen: Seen
    open: list[tuple[str, int | None]] = field(default_factory=list)
    states: list[State] = field(default_factory=lambda: [State()])
    in_text: bool = False

    def wrong(self, clause: str, said: str) -> None:
        self.found.add(clause, f"page {self.number}: {said}")

    def unless(self, well: object, clause: str, said: str) -> None:
        if not well:
            self.wrong(clause, said)

    @property
    def state(self) -> State:
        return self.states[-1]


def check_pages(pdf: Any, tree: Tree, found: Findings) -> Seen:
    """Check the content and the annotations of every page."""
    seen = Seen()
    for number, page in enumerate(pdf.pages, 1):
        state = _Page(number, page, tree, found, seen)
        _check_content(state)
        notes = list(page.obj.get("/Annots", []))
        found.unless(not notes or str(page.obj.get("/Tabs")) == "/S", "UA 7.18.3", f"page {number}: tab order")
        for note in notes:
            _check_annotation(note, state, pdf)
    return seen


def _check_content(page: _Page) -> None:
    try:
        instructions = list(pikepdf.parse_content_stream(page.held))
    except pikepdf.PdfParsingError as problem:
        page.wrong("A 6.2.2", f"cannot be read: {problem}")
        return
    for instruction in instructions:
        _check_instruction(str(instruction.operator), instruction.operands, page)
    page.unless(not page.open, "UA 7.1", "a mark is left open")
    page.unless(len(page.states) == 1, "A 6.2.2", "q and Q do not match")


def _check_instruction(operator: str, operands: Any, page: _Page) -> None:
    if operator in {"BMC", "BDC"}:
        _open_mark(operands, page)
    elif operator == "EMC":
        page.open.pop() if page.open else page.wrong("UA 7.1", "a mark is closed that was not open")
    elif operator in _PATHS:
        _check_marked("a path", page)
    elif operator in _SHOWS:
        _check_marked("text", page)
        _check_text(operator, operands, page)
    elif operator == "Do":
        _check_marked("an object", page)
        _check_object(page.held.resources.get("/XObject", Dictionary()).get(str(operands[0])), page)
    elif operator not in _OTHERS:
        page.wrong("A 6.2.2", f"uses {operator}")
    _follow(operator, operands, page)


def _open_mark(operands: Any, page: _Page) -> None:
    role = str(operands[0])[1:]
    held = operands[1] if len(operands) > 1 else Dictionary()
    number = int(held["/MCID"]) if isinstance(held, Dictionary) and "/MCID" in held else None
    inside = [one for one, _ in page.open]
    if role == "Artifact":
        page.unless(not any(mark is not None for _, mark in page.open), "UA 7.1", "decoration inside content")
    if number is not None:
        page.unless("Artifact" not in inside, "UA 7.1", "content inside decoration")
        place = (page.held.obj.objgen, number)
        page.unless(place not in page.seen.marks, "UA 7.1", f"mark {number} drawn twice")
        owner = page.tree.owners.get(place)
        if owner is None:
            page.wrong("UA 7.1", f"mark {number} belongs to nobody")
        else:
            page.unless(owner.role == role, "own", f"{role} is marked, {owner.role} has it")
        page.seen.marks.add(place)
    page.open.append((role, number))


def _check_marked(what: str, page: _Page) -> None:
    if not any(role == "Artifact" or number is not None for role, number in page.open):
        page.wrong("UA 7.1", f"{what} is not marked")


def _strings(operator: str, operands: Any) -> Iterator[bytes]:
    for one in operands[-1] if operator == "TJ" else [operands[-1]]:
        if isinstance(one, pikepdf.String):
            yield bytes(one)


def _check_text(operator: str, operands: Any, page: _Page) -> None:
    if not page.in_text:
        page.wrong("A 6.2.2", "text outside a text object")
    font = page.held.resources.get("/Font", Dictionary()).get(page.state.font)
    if font is None:
        page.wrong("A 6.2.2", f"text in a font {page.state.font!r} that the page does not have")
        return
    numbers = [number for role, number in page.open if number is not None and role != "Artifact"]
    owner = page.tree.owners.get((page.held.obj.objgen, numbers[-1])) if numbers else None
    page.unless(owner is None or owner.language, "UA 7.2", "text in no known language")
    width = 2 if str(font.get("/Subtype")) == "/Type0" else 1
    used = page.seen.fonts.setdefault(font.objgen, UsedFont(font))
    for string in _strings(operator, operands):
        page.unless(len(string) % width == 0, "A 6.2.11", "half a code")
        used.codes.update(int.from_bytes(string[at : at + width], "big") for at in range(0, len(string), width))
    x, y = page.state.place()
    left, low, right, high = (float(value) for value in page.held.mediabox)
    if not (left - _EDGE <= x <= right + _EDGE and low - _EDGE <= y <= high + _EDGE):
        page.wrong("own", f"text at {x:.0f}, {y:.0f} is outside the page")


def _check_object(thing: Any, page: _Page) -> None:
    if not isinstance(thing, Stream):
        page.wrong("A 6.2.2", "an object that is not there is drawn")
    elif str(thing.get("/Subtype")) == "/Image":
        page.found.unless(str(thing.get("/Interpolate", False)) == "False", "A 6.2.8", "an image is smoothed")
    else:
        page.wrong("own", f"a {thing.get('/Subtype')} is drawn")


def _follow(operator: str, operands: Any, page: _Page) -> None:
    """Follow the state of the graphics."""
    if operator == "q":
        page.states.append(page.state.copy())
        page.unless(len(page.states) <= _DEEPEST, "A 6.1.13", "too many q")
    elif operator == "Q":
        if len(page.states) == 1:
            page.wrong("A 6.2.2", "Q without q")
        else:
            page.states.pop()
    elif operator in {"BT", "ET"}:
        page.found.unless(page.in_text is (operator == "ET"), "A 6.2.2", f"{operator} in a wrong place")
        page.in_text = operator == "BT"
        page.state.text = Matrix()
    else:
        page.state.follow(operator, operands)


def _check_annotation(note: Any, page: _Page, pdf: Any) -> None:
    kind, flags = str(note.get("/Subtype")), int(note.get("/F", 0))
    page.unless(kind == "/Link", "own", f"annotation of kind {kind}")
    page.unless(flags & 4 and not flags & 0b100011, "A 6.3.2", "an annotation does not print")
    page.unless(str(note.get("/Contents", "")).strip(), "UA 7.18.5", "a link without words")
    owner = page.tree.annotated.get(note.objgen)
    page.unless(owner is not None and owner.role == "Link", "UA 7.18.5", "a link without Link")
    box = [float(value) for value in note.get("/Rect", [])]
    left, low, right, high = (float(value) for value in page.held.mediabox)
    well = len(box) == 4 and left <= box[0] < box[2] <= right and low <= box[1] < box[3] <= high
    page.unless(well, "own", f"a link at {box} is outside the page")
    if "/Dest" in note:
        pages = {one.obj.objgen for one in pdf.pages}
        page.unless(note.Dest[0].objgen in pages, "own", "a link leads to a page that is not there")
    else:
        page.unless("/A" in note, "own", "a link that leads nowhere")
