"""The help of the command line in Welsh: every text of it, and what argparse says of a wrong command line."""

import argparse
import re
from collections.abc import Iterator

import pytest

from partnerdesk.catalogue.texts import texts_in
from partnerdesk.cli.commands import COMMANDS, run
from partnerdesk.cli.helping import ARGPARSE_SAYS, Parser, argparse_spoken
from partnerdesk.cli.language import asked_for, speak, translate
from tests.texts.marking import marked_texts

MADE_OF_PARTS = "--take"


@pytest.fixture(autouse=True)
def english_again(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    yield
    speak("en")


def _help(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert run([*words, "--help"]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_text_of_the_help_is_marked_for_translation(command: str) -> None:
    purpose, fill = COMMANDS[command]
    parser = Parser(prog=command, description=purpose)
    fill(parser)
    marked = {each.one for each in marked_texts()}
    said = [action.help for action in parser._actions if MADE_OF_PARTS not in action.option_strings and action.help]
    assert set(said) | {purpose} <= marked | {"show this help message and exit"}


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_the_help_is_welsh_and_its_options_are_the_same(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = [command] if command else []
    english, welsh = _help(capsys, *words), _help(capsys, *words, "--language", "cy")
    options = re.compile(r"(?<![\w-])--?[a-z][\w-]*")
    assert set(options.findall(english)) == set(options.findall(welsh))
    for heading in ("usage:", "options:", "commands:", "positional arguments:", "show this help", "say nothing"):
        assert heading not in welsh
    assert welsh.startswith("defnydd: partnerdesk")
    assert _help(capsys, *words) == english


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check", "x", "--as-of", "3"], "partnerdesk check: gwall: --as-of: nid yw '3' yn ddyddiad"),
        (["check"], "gwall: rhaid rhoi’r rhain: FILE"),
        (["brief", "x", "-o"], "gwall: -o/--output: rhaid rhoi un gwerth"),
        (["purge", "x"], "gwall: rhaid rhoi un o’r rhain: --input --person --answer --due"),
        (["purge", "x", "--due", "--person", "A"], "gwall: --person: ni ellir ei roi gyda --due"),
        (["partner", "a", "b", "--number", "1", "--take", "moon"], "nid yw 'moon' yn un o’r ffeithiau"),
        (["survey", "a", "b", "--guess"], "partnerdesk survey: gwall: dim ond DATA y mae --guess yn ei gymryd"),
        (["survey", "a", "--map", "m"], "partnerdesk survey: gwall: mae --map yn cymryd FILE a DATA"),
    ],
)
def test_a_wrong_command_line_is_told_in_welsh(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run([*words, "--language=cy"]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.startswith("defnydd: ")
    monkeypatch.setenv("LANG", "cy_GB.UTF-8")
    assert run(words) == 2
    assert capsys.readouterr().err == error
    assert run([*words, "--language", "en"]) == 2
    assert capsys.readouterr().err.startswith("usage: ")


def test_what_argparse_fills_in_is_in_the_welsh_too() -> None:
    welsh, place = texts_in("cy"), re.compile(r"%(?:\(\w+\))?[sr]")
    plain = [each for each in ARGPARSE_SAYS if isinstance(each, str)]
    assert [each for each in plain if place.findall(each) != place.findall(welsh(each)) or welsh(each) == each] == []
    several = [each for each in ARGPARSE_SAYS if not isinstance(each, str)]
    assert {place.findall(welsh(*each, n))[0] for each in several for n in range(8)} == {"%s"}


def test_argparse_has_its_own_words_again_afterwards_and_english_changes_nothing() -> None:
    own = vars(argparse)["_"], vars(argparse)["ngettext"]
    with argparse_spoken():
        assert (vars(argparse)["_"], vars(argparse)["ngettext"]) == own
    speak("cy")
    with argparse_spoken():
        assert vars(argparse)["_"] is translate()
    assert run(["check", "--language", "cy"]) == 2  # left by an exit
    assert (vars(argparse)["_"], vars(argparse)["ngettext"]) == own


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ([], None),
        (["check", "cy"], None),
        (["--language", "cy", "check"], "cy"),
        (["check", "--language=en"], "en"),
        (["--language", "cy", "check", "--language", "en"], "en"),
        (["check", "--language"], None),
    ],
)
def test_the_language_is_known_before_the_rest_is_read(words: list[str], language: str | None) -> None:
    assert asked_for(words) == language


@pytest.mark.parametrize(("words", "meant"), [(["chek", "a.partnership"], "check"), (["exprt"], "export")])
def test_a_word_that_is_no_command_is_said_and_opens_no_window(
    capsys: pytest.CaptureFixture[str], words: list[str], meant: str
) -> None:
    assert run(words) == 2
    said = capsys.readouterr().err
    assert f"'{words[0]}' is no command" in said
    assert f"Did you mean '{meant}'?" in said


def test_a_word_that_is_near_to_no_command_gets_the_list_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["undo"]) == 2
    said = capsys.readouterr().err
    assert all(name in said for name in COMMANDS)
    assert "Did you mean" not in said
