"""Reads the logical tree of a file into nodes, and checks that tree and pages point at each other."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Array, Dictionary

from tests.brief.pdf.checking.finding import Findings

Place = tuple[tuple[int, int], int]  # a page, as the number of its object, and the number of a mark on it


@dataclass(eq=False)
class Node:
    """An element: its role, what it holds in order, and the language in force."""

    held: Any
    role: str
    parent: "Node | None"
    language: str
    kids: "list[Node | Place | Any]" = field(default_factory=list)

    @property
    def children(self) -> "list[Node]":
        return [kid for kid in self.kids if isinstance(kid, Node)]

    @property
    def roles(self) -> list[str]:
        return [child.role for child in self.children]

    def attribute(self, owner: str, name: str) -> Any:
        """An attribute of the element, or None."""
        for one in listed(self.held.get("/A")):
            if str(one.get("/O")) == f"/{owner}" and f"/{name}" in one:
                return one[f"/{name}"]
        return None


@dataclass
class Tree:
    """All nodes in reading order, and who has which mark and which annotation."""

    nodes: list[Node] = field(default_factory=list)
    owners: dict[Place, Node] = field(default_factory=dict)
    annotated: dict[tuple[int, int], Node] = field(default_factory=dict)

    def within(self, node: Node) -> Iterator[Node]:
        """A node and all that it holds."""
        yield node
        for child in node.children:
            yield from self.within(child)


def read_tree(pdf: Any, found: Findings) -> Tree:
    """Read the tree; what cannot belong in one is a fault."""
    tree, root = Tree(), pdf.Root.get("/StructTreeRoot")
    if root is None:
        return tree
    tops = listed(root.get("/K"))
    found.unless(len(tops) == 1, "own", "the tree has more than one top")
    for top in tops:
        _read(top, None, str(pdf.Root.get("/Lang", "")), tree, found)
    return tree


def listed(value: Any) -> list[Any]:
    """What may stand alone, in an array, or not at all, as a list."""
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def _read(held: Any, parent: Node | None, language: str, tree: Tree, found: Findings) -> Node:
    node = Node(held, str(held.get("/S", "/?"))[1:], parent, str(held.get("/Lang", language)))
    tree.nodes.append(node)
    if parent is not None:
        found.unless(
            held.get("/P", Dictionary()).objgen == parent.held.objgen,
            "UA 7.1",
            f"{node.role} names another parent",
        )
    for kid in listed(held.get("/K")):
        node.kids.append(_kid(kid, node, tree, found))
    return node


def _kid(kid: Any, node: Node, tree: Tree, found: Findings) -> Any:
    if not isinstance(kid, Dictionary):
        return _own(node.held.get("/Pg"), int(kid), node, tree, found)
    if str(kid.get("/Type")) == "/MCR":
        return _own(kid.get("/Pg", node.held.get("/Pg")), int(kid.MCID), node, tree, found)
    if str(kid.get("/Type")) == "/OBJR":
        tree.annotated[kid.Obj.objgen] = node
        return kid
    return _read(kid, node, node.language, tree, found)


def _own(page: Any, number: int, node: Node, tree: Tree, found: Findings) -> Place:
    if page is None:
        found.add("UA 7.1", f"mark {number} of {node.role} is on no page")
        return ((0, 0), number)
    place = (page.objgen, number)
    found.unless(place not in tree.owners, "UA 7.1", f"mark {number} belongs to two elements")
    tree.owners[place] = node
    return place


def check_parents(pdf: Any, tree: Tree, drawn: set[Place], found: Findings) -> None:
    """Every mark of the tree is on its page, and the parent tree leads back from pages and annotations."""
    for place, node in tree.owners.items():
        found.unless(place in drawn, "UA 7.1", f"mark {place[1]} of {node.role} is not on its page")
    root = pdf.Root.get("/StructTreeRoot", Dictionary())
    numbers = root.get("/ParentTree", Dictionary()).get("/Nums")
    if numbers is None:
        found.add("UA 7.1", "there is no parent tree")
        return
    keys = [int(key) for key in list(numbers)[::2]]
    found.unless(keys == sorted(set(keys)), "UA 7.1", "the parent tree is not in order")
    found.unless(int(root.get("/ParentTreeNextKey", 0)) > max(keys, default=-1), "UA 7.1", "next key is too low")
    leads = dict(zip(keys, list(numbers)[1::2], strict=True))
    for page in pdf.pages:
        _check_page(page, leads, tree, found)


def _check_page(page: Any, leads: dict[int, Any], tree: Tree, found: Findings) -> None:
    number = page.obj.get("/StructParents")
    back = leads.get(int(number)) if number is not None else None
    for place, node in tree.owners.items():
        if place[0] == page.obj.objgen:
            well = back is not None and place[1] < len(back) and back[place[1]].objgen == node.held.objgen
            found.unless(well, "UA 7.1", f"the parent tree does not lead from mark {place[1]} to its {node.role}")
    for note in page.obj.get("/Annots", []):
        number = note.get("/StructParent")
        owner = tree.annotated.get(note.objgen)
        led = leads.get(int(number)) if number is not None else None
        well = owner is not None and led is not None and led.objgen == owner.held.objgen
        found.unless(well, "UA 7.18", "the parent tree does not lead from an annotation to its element")
