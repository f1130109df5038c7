"""No module needs, by way of others, itself: what is imported while running makes no circle, not even inside functions.

Names for type checkers alone (`if TYPE_CHECKING:`) may point back: a part of the session names the session that it is
part of.
"""

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

import pytest
from grimp import build_graph

from tests.architecture.drawing import PACKAGE


def circle_in(imported: Mapping[str, Iterable[str]]) -> list[str]:
    """Give the modules of a circle, the first one again as the last; nothing where there is none."""
    try:
        TopologicalSorter(imported).prepare()
    except CycleError as found:
        return list(found.args[1])
    return []


def test_no_module_imports_itself_by_way_of_others() -> None:
    graph = build_graph(PACKAGE, exclude_type_checking_imports=True, cache_dir=None)
    assert len(graph.modules) > 500
    assert circle_in({module: graph.find_modules_directly_imported_by(module) for module in graph.modules}) == []


@pytest.mark.parametrize(
    ("imported", "circle"),
    [
        ({"a": "b", "b": "c", "c": ""}, set()),
        ({"a": "b", "b": "c", "c": "b"}, {"b", "c"}),
    ],
    ids=["a chain", "a circle"],
)
def test_a_circle_is_seen(imported: dict[str, str], circle: set[str]) -> None:
    assert set(circle_in(imported)) == circle
