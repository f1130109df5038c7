"""What no linter looks for: sizes, names, dead names, unfinished places, and traces of the machine it was made on."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOST_LINES = 400
CODE = [path for part in ("src", "tests", "benchmarks", "packaging") for path in sorted((ROOT / part).rglob("*.py"))]
SOURCES = [path for path in CODE if path.is_relative_to(ROOT / "src")]
TEXT = {".py", ".md", ".toml", ".txt", ".sh", ".json", ".svg", ".qss", ".ts", ".yml", ".cfg", ".csv", ""}

WORDS_OF_OTHERS = "tests/fixtures/naughty/"
# Written so that no pattern matches this file.
SUPPRESSED = re.compile(r"# (?:noqa|type: ignore)\b")
WITH_REASON = re.compile(r"# (?:noqa: [A-Z\d, ]*\d|type: ignore\[[a-z, -]+\]) +[-#] *\w")
ROUNDED_BY_HAND = re.compile(r"\{[^{}]*:[+,]?\.\d[f%]\}|\bround\([^()]* \* 100\)")
DRAWS_OR_MEASURES = {"brief/pdf", "brief/html_shapes.py", "cli/portfolio.py", "cli/survey.py"}
UNFINISHED = re.compile(r"\b(TO[D]O|FIX[M]E|X[X]X|raise NotImplemente[d]\w*|coming\s[s]oon|place[h]older text)\b")
FOREIGN_PATH = re.compile(r"(?<![\w.:/-])/(?:home|root|Users|work|srv|mnt|builds)/\w|\.\./share[d]\b|/tmp/(?:te)am")
PACKAGE_HOST = re.compile(r"(index-ur[l]|trusted-hos[t]|find-link[s]|files\.python[h]osted)", re.IGNORECASE)
EMPTY_NAME = re.compile(r"^(utils?|help[e]rs?|managers?|misc|common)$|^Base[A-Z]|Impl$")


def _tracked() -> list[Path]:
    """Give the project's text files: what git knows, or the tree where there is no git."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    names = [name for name in listed.stdout.splitlines() if not name.startswith(WORDS_OF_OTHERS)]
    if not names:
        pytest.skip("not a git checkout, so there is no telling the project's files from others")
    return [ROOT / name for name in names if (ROOT / name).is_file() and (ROOT / name).suffix in TEXT]


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_is_short_enough_to_read(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= MOST_LINES


def test_no_module_or_class_has_an_empty_name() -> None:
    modules = [path for path in SOURCES if EMPTY_NAME.search(path.stem)]
    classes = [
        f"{path.name}: {name}"
        for path in SOURCES
        for name in re.findall(r"^class (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
        if EMPTY_NAME.search(name)
    ]
    assert (modules, classes) == ([], [])


def _named_at_the_top(module: ast.Module) -> Iterator[str]:
    for node in module.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.decorator_list:
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (target.id for target in targets if isinstance(target, ast.Name))


def _unused(source: str) -> list[str]:
    """Give the private names of a module that nothing in it uses; a name in a text may be asked for by it."""
    module = ast.parse(source)
    used = {node.id for node in ast.walk(module) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    used |= {node.attr for node in ast.walk(module) if isinstance(node, ast.Attribute)}
    used |= {node.value for node in ast.walk(module) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return [name for name in _named_at_the_top(module) if re.match("_[^_]", name) and name not in used]


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_private_name_is_used_where_it_stands(path: Path) -> None:
    assert _unused(path.read_text(encoding="utf-8")) == []


def test_a_dead_name_is_found() -> None:
    assert _unused("_A = 1\n_B: int = 2\ndef _c(): return _B\n") == ["_A", "_c"]


def test_numbers_that_people_read_are_rounded_in_one_place() -> None:
    """Halves are shown alike in the window, the brief and on the command line only by `domain.rounding`."""
    found = [
        name
        for path in SOURCES
        if not (name := path.relative_to(ROOT / "src/partnerdesk").as_posix()).startswith(tuple(DRAWS_OR_MEASURES))
        and ROUNDED_BY_HAND.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
    assert ROUNDED_BY_HAND.search('f"{level:.1f}"')
    assert ROUNDED_BY_HAND.search("round(share * 100)")


def test_where_a_rule_is_set_aside_stands_why() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in CODE
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if SUPPRESSED.search(line) and not WITH_REASON.search(line)
    ]
    assert found == []
    assert not WITH_REASON.search("x = l  # no" + "qa: E741")


@pytest.mark.parametrize("pattern", [UNFINISHED, FOREIGN_PATH, PACKAGE_HOST], ids=["unfinished", "path", "host"])
def test_nothing_is_unfinished_or_tied_to_one_machine(pattern: re.Pattern[str]) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for path in _tracked()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (UNFINISHED, "# TO" + "DO: later"),
        (FOREIGN_PATH, "open('/ho" + "me/ann/file')"),
        (PACKAGE_HOST, "pip install --index-" + "url x"),
    ],
    ids=["unfinished", "path", "host"],
)
def test_each_pattern_can_match(pattern: re.Pattern[str], line: str) -> None:
    assert pattern.search(line)
