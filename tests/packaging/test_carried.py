"""A package says whose libraries it carries, under which licence; the program in it shows the same."""

import shutil
from pathlib import Path

import pytest
from carried import carried, said_by

from partnerdesk.services.parts import CARRIED, ShippedPart, as_carried, carried_in, licence_texts

needs_dpkg = pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg is not installed")
PART = ShippedPart("libexample1", "1.2-3", "MIT", ("You may.\n",))


def _holding(tmp_path: Path, *libraries: str) -> Path:
    (tmp_path / "_internal").mkdir()
    for name in libraries:
        (tmp_path / "_internal" / name).write_bytes(b"")
    return tmp_path


@needs_dpkg
def test_a_library_of_the_system_is_named_by_its_package_with_its_licence(tmp_path: Path) -> None:
    folder = _holding(tmp_path, "libc.so.6", "libpython3.11.so.1.0")
    (folder / "_internal" / "libm.so.6").symlink_to("libc.so.6")
    parts = [each for each in carried(folder) if not each.name.startswith("PyInstaller")]
    assert [each.name for each in parts] == ["libc6"]
    assert parts[0].version
    assert parts[0].licence
    assert any(len(text) > 200 for text in parts[0].texts)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Files: *\nLicense: MIT\n\nFiles: debian/*\nLicense: GPL-2+\n", "MIT"),
        ("Files: *\nLicense: MIT\n\nFiles: a.c\nLicense: BSD-3-clause\n", "MIT, BSD-3-clause"),
        ("You may use it.\n", "as its text says"),
        ("".join(f"License: L{number}\n" for number in range(9)), "as its text says"),
    ],
)
def test_a_copyright_file_says_a_few_licences_in_a_word(text: str, said: str) -> None:
    assert said_by(text) == said


@needs_dpkg
def test_a_library_that_is_nobodys_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"libnobodys\.so\.1"):
        carried(_holding(tmp_path, "libnobodys.so.1"))


def test_the_program_reads_what_its_package_was_given(tmp_path: Path) -> None:
    assert carried_in(tmp_path) == ()
    (tmp_path / CARRIED).write_text(as_carried([PART]), "utf-8")
    assert carried_in(tmp_path) == (PART,)


def test_its_licence_stands_among_the_others() -> None:
    assert "libexample1 1.2-3\nMIT\n\nYou may." in licence_texts((PART,))
