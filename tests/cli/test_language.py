"""The command line in Welsh: what people read is Welsh, what programs read is the same in every language."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from partnerdesk.catalogue import load_catalogue
from partnerdesk.cli import language as cli_language
from partnerdesk.cli.commands import run
from partnerdesk.cli.language import language, say, say_of, speak, wanted_by
from partnerdesk.domain.words import NP_
from tests.conftest import EVENING

ENVIRONMENT = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture(autouse=True)
def english_again(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    yield
    speak("en")


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = str(tmp_path / "example.partnership")
    assert run(["-q", "sample", "-o", path]) == 0
    return path


@pytest.mark.parametrize(
    ("environment", "tags"),
    [
        ({}, []),
        ({"LANG": "C.UTF-8"}, []),
        ({"LANG": "cy_GB.UTF-8"}, ["cy_GB.UTF-8"]),
        ({"LANG": "cy_GB.UTF-8", "LC_ALL": "C"}, []),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "cy_GB"}, ["cy_GB"]),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "cy:en"}, ["cy", "en", "en_GB.UTF-8"]),
        ({"LANG": "C", "LANGUAGE": "cy"}, []),
    ],
)
def test_the_environment_is_read_as_gettext_reads_it(environment: Mapping[str, str], tags: list[str]) -> None:
    assert wanted_by(environment) == tags


def test_english_needs_no_texts_and_an_unknown_language_is_english() -> None:
    speak(None, {"LANG": "de_DE.UTF-8"})
    assert (language(), say("{file} is written.", file="x")) == ("en", "x is written.")
    speak(None, {})
    assert say_of(NP_("1 place", "{n} places"), 1200) == "1,200 places"


def test_dates_are_in_words() -> None:
    speak("cy")
    assert say("{day}", day=EVENING.date()) == "23 Tachwedd 2026"


@pytest.mark.parametrize("how", ["option", "environment"])
def test_the_check_is_welsh_and_its_json_is_not_touched(
    file: str, how: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["check", file]) == 0
    assert run(["check", file, "--json"]) == 0
    english = capsys.readouterr().out
    table, found = english[: english.index("\n{\n")], english[english.index("\n{\n") :]
    if how == "environment":
        monkeypatch.setenv("LANG", "cy_GB.UTF-8")
    options = ["--language", "cy"] if how == "option" else []
    assert run(["check", file, *options]) == 0
    welsh = capsys.readouterr().out
    assert "Harbourside Carers" in welsh
    assert "23 Tachwedd 2026" in welsh
    assert not set(_sentences(table)) & set(_sentences(welsh))
    assert run(["check", file, "--json", *options]) == 0
    assert f"\n{capsys.readouterr().out}" == found


def _sentences(table: str) -> list[str]:
    """Give the lines that are long enough to hold more than somebody's own words."""
    return [line.strip() for line in table.splitlines() if line.strip().endswith(".") and len(line.strip()) > 45]


def test_a_refusal_is_welsh(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = str(tmp_path / "nowhere.partnership")
    assert run(["verify", place, "--language", "cy"]) == 1
    assert "Nid oes ffeil" in capsys.readouterr().err


def test_a_brief_is_printed_in_the_language_that_is_asked_for_and_is_known_again(file: str, tmp_path: Path) -> None:
    welsh, english = tmp_path / "cy.html", tmp_path / "en.html"
    assert run(["-q", "brief", file, "-o", str(welsh), "--format", "html", "--language", "cy"]) == 0
    assert run(["-q", "brief", file, "-o", str(english), "--format", "html"]) == 0
    assert '<html lang="cy"' in welsh.read_text("utf-8")
    assert '<html lang="en"' in english.read_text("utf-8")
    assert run(["-q", "verify", file, str(welsh)]) == 0


def test_the_language_of_the_environment_prints_no_brief_in_it(
    file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "cy_GB.UTF-8")
    brief = tmp_path / "brief.html"
    assert run(["-q", "brief", file, "-o", str(brief), "--format", "html"]) == 0
    assert '<html lang="en"' in brief.read_text("utf-8")


def test_no_text_is_loaded_for_english(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(_tag: str) -> None:
        raise AssertionError

    monkeypatch.setattr("partnerdesk.catalogue.texts.texts_in", never)
    speak("en")
    speak(None, {"LANG": "en_GB.UTF-8"})
    assert cli_language.language() == "en"


def test_the_language_may_be_asked_for_before_the_command(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--language", "cy", "check", file]) == 0
    assert "Y pedwar golau" in capsys.readouterr().out


def test_tables_are_in_one_language_whatever_the_file_is_in(file: str, tmp_path: Path) -> None:
    table = tmp_path / "answers.csv"
    assert run(["-q", "--language", "cy", "export", file, "--form", "answers-csv", "-o", str(table)]) == 0
    methods = {each.name for each in load_catalogue("en").methods.values()}
    said = {row[0].rpartition(" (")[0] for row in csv.reader(table.read_text("utf-8-sig").splitlines()[1:])}
    assert said
    assert not said & methods
