"""The script of the Windows installer names files that exist, and asks for no administrator."""

import re
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "packaging" / "windows" / "partnerdesk.iss"
KNOWN = {"Setup", "Languages", "Tasks", "Files", "Icons", "Registry", "Run"}
MADE = {"dist\\partnerdesk\\*", "dist", "build\\icons\\partnerdesk.ico"}


def _sections() -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    inside = ""
    for line in SCRIPT.read_text("utf-8").splitlines():
        if heading := re.fullmatch(r"\[(\w+)\]", line):
            inside = heading[1]
            assert inside not in sections
            sections[inside] = []
        elif line and not line.startswith((";", "#")):
            sections[inside].append(line)
    return sections


def _setup() -> dict[str, str]:
    lines = (line.partition("=") for line in _sections()["Setup"])
    return {name: value for name, _, value in lines}


def _entries(section: str) -> Iterator[dict[str, str]]:
    """Give the entries of a section, each a row of `Name: value` with values that may stand in quotation marks."""
    for line in _sections()[section]:
        pairs = re.findall(r'(\w+): ("(?:[^"]|"")*"|[^;]+)(?:; |$)', line)
        assert "; ".join(f"{name}: {value}" for name, value in pairs) == line
        yield {name: value.removeprefix('"').removesuffix('"').replace('""', '"') for name, value in pairs}


def test_it_has_the_sections_that_inno_setup_knows() -> None:
    assert set(_sections()) == KNOWN


def test_it_is_for_one_person_without_an_administrator() -> None:
    setup = _setup()
    assert setup["PrivilegesRequired"] == "lowest"
    assert setup["DefaultDirName"].startswith("{autopf}")
    assert {entry["Root"] for entry in _entries("Registry")} == {"HKCU"}
    assert all("{common" not in line for lines in _sections().values() for line in lines)


def test_it_goes_only_where_the_program_runs() -> None:
    """Windows of the year 2018 is the oldest that Qt runs on; on ARM only Windows 11 runs programs for x64."""
    setup = _setup()
    assert setup["MinVersion"] == "10.0.17763"
    assert setup["ArchitecturesAllowed"] == setup["ArchitecturesInstallIn64BitMode"] == "x64compatible"


def test_it_reads_the_same_in_every_code_page() -> None:
    assert SCRIPT.read_bytes().isascii()


def test_every_file_that_it_packs_is_here_or_made_before() -> None:
    setup = _setup()
    named = [setup["LicenseFile"], setup["OutputDir"], setup["SetupIconFile"]]
    named += [entry["Source"] for entry in _entries("Files")]
    for name in named:
        place = name.removeprefix("..\\..\\")
        assert place in MADE or (ROOT / PureWindowsPath(place).as_posix()).exists(), name


def test_it_starts_and_links_programs_that_the_spec_makes() -> None:
    spec = (ROOT / "packaging" / "partnerdesk.spec").read_text("utf-8")
    programs = {f"{{app}}\\{name}.exe" for name in re.findall(r'name="(partnerdesk(?:-cli)?)"', spec)}
    started = [entry["Filename"] for section in ("Icons", "Run") for entry in _entries(section)]
    assert started
    assert set(started) <= programs
    assert _setup()["UninstallDisplayIcon"] in programs


def test_a_file_is_opened_by_its_ending_and_the_mark_goes_with_the_program() -> None:
    entries = list(_entries("Registry"))
    assert all(set(entry) >= {"Root", "Subkey", "ValueType", "ValueData"} for entry in entries)
    ending = [entry for entry in entries if entry["Subkey"] == "Software\\Classes\\.partnership"]
    assert any(entry.get("ValueName") == "Content Type" and "vnd.partnerdesk" in entry["ValueData"] for entry in ending)
    opened = next(entry for entry in entries if entry["Subkey"].endswith("\\shell\\open\\command"))
    assert opened["ValueData"] == '"{app}\\partnerdesk.exe" "%1"'
    assert all(entry["Flags"] == "uninsdeletevalue uninsdeletekeyifempty" for entry in ending)
    gone = {entry["Subkey"] for entry in entries if entry.get("Flags") == "uninsdeletekey"}
    rest = [entry["Subkey"] for entry in entries if entry not in ending]
    assert all(any(key == top or key.startswith(f"{top}\\") for top in gone) for key in rest)
    assert _setup()["ChangesAssociations"] == "yes"
