"""Draws how the packages stand on each other, as the code has it today.

`python -m tests.architecture.drawing docs/pictures/architecture.svg` writes the picture; a test holds the two together.
The rows are the layers of the import rule, the arrows are imports that no other arrow implies, and what a box says at
its foot is which libraries it imports itself.
"""

import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from grimp import ImportGraph, build_graph

ROOT = Path(__file__).parents[2]
PACKAGE = "partnerdesk"
START = "start"
MARGIN, GAP, BETWEEN = 24, 20, 46
WIDE, LOW, HIGH = 900, 64, 98
# Type checkers alone look it up.
NEEDED_BY_NOBODY = {"typing_extensions"}

Edge = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Box:
    """One package of the drawing: where it stands, what it is for and which libraries it imports."""

    name: str
    x: float
    y: float
    width: float
    height: float
    words: str
    libraries: str


def layers() -> list[list[str]]:
    """Give the rows from the import rule, highest first; the modules that put the program together are one box."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    rule = next(each for each in settings["tool"]["importlinter"]["contracts"] if each["id"] == "layers")
    rows = [[name.strip(" ()") for name in row.replace("|", ":").split(":")] for row in rule["layers"]]
    return [[START] if "__main__" in row else row for row in rows]


def package_of(module: str, known: frozenset[str]) -> str:
    """Give the box to which a module belongs."""
    part = module.split(".")[1] if "." in module else ""
    return part if part in known else START


def imports(graph: ImportGraph, known: frozenset[str]) -> set[Edge]:
    """Give which box imports which."""
    own = [module for module in graph.modules if module.startswith(f"{PACKAGE}.")]
    found = {
        (package_of(module, known), package_of(other, known))
        for module in own
        for other in graph.find_modules_directly_imported_by(module)
        if other.startswith(f"{PACKAGE}.")
    }
    return {(one, other) for one, other in found if one != other}


def libraries(graph: ImportGraph, known: frozenset[str]) -> Mapping[str, Sequence[str]]:
    """Give the libraries from outside that the modules of each box import themselves."""
    found: dict[str, set[str]] = {}
    for module in graph.modules:
        if module.startswith(PACKAGE):
            outside = {name for name in graph.find_modules_directly_imported_by(module) if not name.startswith(PACKAGE)}
            found.setdefault(package_of(module, known), set()).update(
                outside - sys.stdlib_module_names - NEEDED_BY_NOBODY
            )
    return {name: sorted(names) for name, names in found.items()}


def without_implied(edges: set[Edge]) -> set[Edge]:
    """Give the arrows that do not follow from two or more others."""
    reach: dict[str, set[str]] = {}

    def below(name: str) -> set[str]:
        if name not in reach:
            straight = {other for one, other in edges if one == name}
            reach[name] = straight.union(*(below(other) for other in straight))
        return reach[name]

    return {
        (one, other)
        for one, other in edges
        if not any(other in below(third) for first, third in edges if first == one and third != other)
    }


def purpose(name: str) -> str:
    """Give what a package says of itself, up to its first full stop or colon."""
    if name == START:
        return "The window's start, the command line and the self-test put the parts together"
    source = (ROOT / "src" / PACKAGE / name / "__init__.py").read_text("utf-8")
    return source.removeprefix('"""').split("\n\n")[0].split('"""')[0].replace("\n", " ").split(". ")[0].rstrip(". ")


def placed(rows: Sequence[Sequence[str]], arrows: set[Edge], used: Mapping[str, Sequence[str]]) -> dict[str, Box]:
    """Give each box its place: the rows under each other, the boxes of a row beside each other.

    A box that stands alone and is imported by one box only stands under that one; any other one takes the whole row.
    """
    boxes: dict[str, Box] = {}
    y: float = MARGIN
    for row in rows:
        width = (WIDE - 2 * MARGIN - (len(row) - 1) * GAP) / len(row)
        above = [boxes[one] for one, other in arrows if other == row[0]]
        only = above[0] if len(row) == len(above) == 1 else None
        for place, name in enumerate(row):
            x, wide = (only.x, only.width) if only else (MARGIN + place * (width + GAP), width)
            height = LOW if wide > WIDE / 2 else HIGH
            boxes[name] = Box(name, x, y, wide, height, purpose(name), ", ".join(used.get(name, ())))
        y += boxes[row[0]].height + BETWEEN
    return boxes


def _lines(words: str, most: int) -> list[str]:
    lines = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > most:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _text(x: float, y: float, words: str, look: str) -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" class="{look}">{escape(words)}</text>'


def _drawn(box: Box) -> Iterator[str]:
    middle = box.x + box.width / 2
    yield f'<rect x="{box.x:.0f}" y="{box.y:.0f}" width="{box.width:.0f}" height="{box.height}" rx="8"/>'
    yield _text(middle, box.y + 22, box.name, "name")
    for number, line in enumerate(_lines(box.words, int(box.width / 6.2))):
        yield _text(middle, box.y + 40 + number * 14, line, "words")
    if box.libraries:
        yield _text(middle, box.y + box.height - 9, box.libraries, "library")


def _arrow(one: Box, other: Box, place: int, places: int) -> str:
    narrow = min(one, other, key=lambda box: box.width)
    x1 = x2 = narrow.x + narrow.width / 2
    if not one.x < x1 < one.x + one.width:
        x1 = one.x + one.width * (place + 1) / (places + 1)
    if not other.x < x2 < other.x + other.width:
        x2 = other.x + other.width / 2
    y1, y2 = one.y + one.height, other.y - 3
    bend = min(BETWEEN / 2, (y2 - y1) / 2)
    return (
        f'<path d="M{x1:.0f},{y1:.0f} C{x1:.0f},{y1 + bend:.0f} {x2:.0f},{y2 - bend:.0f} {x2:.0f},{y2:.0f}"'
        ' marker-end="url(#tip)"/>'
    )


STYLE = """<style>
svg { background: #fff; font-family: Inter, 'DejaVu Sans', sans-serif; }
rect { fill: #f4f6f8; stroke: #5b6b7b; }
path { fill: none; stroke: #5b6b7b; stroke-width: 1.4; }
text { text-anchor: middle; fill: #1d2733; font-size: 11px; }
.name { font-size: 15px; font-weight: 600; }
.library { fill: #0b5c7a; font-size: 10px; }
</style>
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
<path d="M0,0 L8,4 L0,8 z" style="fill:#5b6b7b;stroke:none"/></marker></defs>"""


def drawing() -> str:
    """Give the picture as SVG, the same for the same code."""
    rows = layers()
    known = frozenset(name for row in rows for name in row if name != START)
    graph = build_graph(PACKAGE, include_external_packages=True, cache_dir=None)
    arrows = without_implied(imports(graph, known))
    boxes = placed(rows, arrows, libraries(graph, known))
    height = MARGIN + max(box.y + box.height for box in boxes.values())
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {height:.0f}" role="img">',
        "<title>The packages of PartnerDesk: an arrow goes from a package to one that it imports</title>",
        STYLE,
    ]
    for name, box in boxes.items():
        aims = sorted((other for one, other in arrows if one == name), key=lambda other: boxes[other].x)
        parts += [_arrow(box, boxes[other], place, len(aims)) for place, other in enumerate(aims)]
    parts += [line for box in boxes.values() for line in _drawn(box)]
    return "\n".join([*parts, "</svg>", ""])


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(drawing(), encoding="utf-8")
