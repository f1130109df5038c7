"""Finds the texts that are marked for translation in the program's sources: `N_`, `NP_`, `tr` and `translate`."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "src" / "partnerdesk"
# Which argument holds the text, by the name of the call and how many there are.
_TEXT_AT = {("N_", 1): 0, ("tr", 1): 0, ("tr", 2): 1, ("_tr", 1): 0, ("translate", 2): 1, ("QT_TRANSLATE_NOOP", 2): 1}
_PLURAL = "NP_"


@dataclass(frozen=True, slots=True)
class Marked:
    """One marked text: of ``many`` too, where it counts; ``where`` names its module and line."""

    one: str
    many: str
    module: str
    line: int


@cache
def marked_texts(sources: Path = SOURCES) -> tuple[Marked, ...]:
    """Return every marked text of a tree, in the order of its modules and lines."""
    found: list[Marked] = []
    for path in sorted(sources.rglob("*.py")):
        module = path.relative_to(sources.parents[1]).as_posix()
        found += marked_in(path.read_text(encoding="utf-8"), module)
    return tuple(found)


def marked_in(source: str, module: str = "") -> tuple[Marked, ...]:
    """Return the marked texts of one module."""
    found = (_marked(call, module) for call in ast.walk(ast.parse(source)) if isinstance(call, ast.Call))
    return tuple(sorted((each for each in found if each and each.one), key=lambda each: (each.line, each.one)))


def _marked(call: ast.Call, module: str) -> Marked | None:
    name = _name(call.func)
    if name == _PLURAL and len(call.args) == 2:
        one, many = (_literal(each) for each in call.args)
        return Marked(one, many, module, call.lineno) if one and many else None
    at = _TEXT_AT.get((name, len(call.args)))
    text = _literal(call.args[at]) if at is not None else ""
    return Marked(text, "", module, call.lineno) if text else None


def unread_marks(source: str) -> Iterator[int]:
    """Yield the lines of marks that hold no plain text, which nobody could translate."""
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and _name(call.func) in {"N_", _PLURAL} and not all(map(_literal, call.args)):
            yield call.lineno


def _name(func: ast.expr) -> str:
    return func.id if isinstance(func, ast.Name) else func.attr if isinstance(func, ast.Attribute) else ""


def _literal(value: ast.expr) -> str:
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else ""
