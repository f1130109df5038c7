"""Methods of frozen values, kept compiled: the same as compiled anew, and never those of another text."""

import dataclasses
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from partnerdesk.compiled_values import Methods

ROOT = Path(__file__).parents[1]
TEXT = "def __create_fn__():\n def f(self):\n  return {answer}\n return f"


def _made(methods: Methods, answer: int, module: str = "partnerdesk.domain.case") -> object:
    local: dict[str, object] = {}
    methods.execute(TEXT.format(answer=answer), {"__name__": module}, local)
    made = local["__create_fn__"]
    assert callable(made)
    return made()(None)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Give a file with the methods of two texts of one module."""
    file = tmp_path / "made" / "values.bin"
    methods = Methods(file)
    assert (_made(methods, 1), _made(methods, 2)) == (1, 2)
    methods.keep()
    return file


def test_what_is_kept_is_not_compiled_again(kept: Path) -> None:
    methods = Methods(kept)
    assert (_made(methods, 2), _made(methods, 1)) == (2, 1)
    before = kept.stat().st_mtime_ns
    methods.keep()
    assert kept.stat().st_mtime_ns == before


def test_another_text_and_another_module_are_compiled_and_kept_beside_the_old(kept: Path) -> None:
    methods = Methods(kept)
    assert _made(methods, 3) == 3
    assert _made(methods, 1, "partnerdesk.domain.links") == 1
    methods.keep()
    again = Methods(kept)
    assert [_made(again, answer) for answer in (1, 2, 3)] == [1, 2, 3]
    assert _made(again, 1, "partnerdesk.domain.links") == 1
    assert not again._new


def test_the_texts_of_other_programs_are_not_kept(kept: Path) -> None:
    methods = Methods(kept)
    assert _made(methods, 4, "numpy.linalg") == 4
    assert not methods._new


def test_the_same_methods_are_the_same_bytes_in_whatever_order_they_came(kept: Path, tmp_path: Path) -> None:
    other = Methods(tmp_path / "other.bin")
    assert (_made(other, 2), _made(other, 1)) == (2, 1)
    other.keep()
    assert (tmp_path / "other.bin").read_bytes() == kept.read_bytes()
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]


@pytest.mark.parametrize("spoilt", ["empty", "cut", "a page of zeros", "of another Python"])
def test_a_file_that_is_not_whole_or_of_another_python_is_as_none(kept: Path, spoilt: str) -> None:
    held = kept.read_bytes()
    spoils = {
        "empty": b"",
        "cut": held[:-1],
        "a page of zeros": held[:-40] + bytes(40),
        "of another Python": b"\0\0" + held[2:],
    }
    kept.write_bytes(spoils[spoilt])
    methods = Methods(kept)
    assert _made(methods, 1) == 1
    methods.keep()
    assert list(Methods(kept)._kept) == ["partnerdesk.domain.case"]


def test_a_module_whose_part_is_spoilt_is_compiled_and_the_others_are_not(kept: Path) -> None:
    methods = Methods(kept)
    assert _made(methods, 1, "partnerdesk.domain.links") == 1
    methods.keep()
    held = kept.read_bytes()
    kept.write_bytes(held[:-40] + bytes(40))  # the end is the part of the last module
    again = Methods(kept)
    assert (_made(again, 1), _made(again, 1, "partnerdesk.domain.links")) == (1, 1)
    assert list(again._new) == ["partnerdesk.domain.links"]


def test_a_part_that_is_spoilt_and_not_wanted_is_not_kept_as_if_it_were_whole(kept: Path) -> None:
    kept.write_bytes(kept.read_bytes()[:-40] + bytes(40))
    methods = Methods(kept)
    assert _made(methods, 1, "partnerdesk.domain.links") == 1
    methods.keep()
    assert list(Methods(kept)._kept) == ["partnerdesk.domain.links"]


def test_a_folder_that_cannot_be_written_to_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    methods = Methods(tmp_path / "file" / "values.bin")
    assert _made(methods, 1) == 1
    methods.keep()
    assert (tmp_path / "file").read_bytes() == b""


def test_a_class_made_of_kept_methods_is_as_any_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def made(methods: Methods) -> type:
        def execute(text: str, names: dict[str, object], local: dict[str, object]) -> None:
            methods.execute(text, {**names, "__name__": "partnerdesk.made"}, local)

        monkeypatch.setitem(vars(dataclasses), "exec", execute)
        fields: list[tuple[str, type, Any]] = [("name", str, dataclasses.field()), ("parts", tuple, ())]
        return dataclasses.make_dataclass("Value", fields, frozen=True, slots=True)

    first = Methods(tmp_path / "values.bin")
    made(first)
    first.keep()
    again = Methods(tmp_path / "values.bin")
    kind = made(again)
    assert not again._new
    value = kind("a")
    assert repr(value).endswith("Value(name='a', parts=())")
    assert value == kind("a") != kind("b")
    assert hash(value) == hash(kind("a"))
    with pytest.raises(dataclasses.FrozenInstanceError):
        value.name = "b"


def test_a_program_compiles_nothing_once_all_is_kept(tmp_path: Path) -> None:
    code = (
        "import sys; from partnerdesk.compiled_values import keep_all, use_kept; keep_all() if sys.argv[1:] else None\n"
        "methods = use_kept(); import partnerdesk.services.documents, partnerdesk.domain.assessment\n"
        "print(len(methods._kept), len(methods._new))"
    )
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    ran = [
        subprocess.run(
            [sys.executable, "-c", code, *words], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
        for words in (["all"], [])
    ]
    modules, compiled = map(int, ran[1].stdout.split())
    assert modules > 150
    assert compiled == 0
