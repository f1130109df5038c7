"""The command line: the window's jobs without a screen (docs/command-line.md).

Each command loads what it needs when it runs, so that `--version` and `--help` load nothing. Nobody sees a traceback:
what a person can cause is one line on standard error, and so is a fault of the program.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from partnerdesk import __version__
from partnerdesk.cli import files, partners, portfolio, purging, survey, words
from partnerdesk.cli.helping import Parser, argparse_spoken, no_command
from partnerdesk.cli.language import LANGUAGE, asked_for, language, say, say_of, speak, spoken
from partnerdesk.cli.passwords import asked_password
from partnerdesk.cli.sharing import (
    DONE,
    REFUSED,
    Stopped,
    about,
    harmless,
    may_write,
    new_file,
    note,
    own_documents,
    progress,
    reading_of,
    takes_day,
    takes_file,
    takes_output,
)
from partnerdesk.domain.collecting import not_collecting
from partnerdesk.domain.errors import system_reason
from partnerdesk.domain.words import N_, NP_

INTERRUPTED = 130
PROGRAM = "partnerdesk"
_CHOOSE = NP_(
    "a person must choose in 1 place. Bring the two together in the window.",
    "a person must choose in {n} places. Bring the two together in the window.",
)
SAMPLE_OUTPUT = "harbourside.partnership"


def run(arguments: Sequence[str]) -> int:
    """Run one command (or the window, where there is none) and give its exit code."""
    with suppress(AttributeError, ValueError):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # not every stream can
    speak(asked_for(arguments))
    try:
        with argparse_spoken():
            options = _parsed(arguments)
    except SystemExit as ended:  # argparse has printed help, the version, or what is wrong
        return ended.code if isinstance(ended.code, int) else DONE
    return _carried_out(options)


def _carried_out(options: argparse.Namespace) -> int:
    """Run the command; whatever ends it is an exit code and at most one line."""
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        code = command(options)
        sys.stdout.flush()
    except Stopped as stopped:
        code = _refuse(stopped.subject, stopped.sentence)
    except BrokenPipeError:  # who read our output has had enough
        _let_go_of_output()
        code = REFUSED
    except OSError as error:
        _let_go_of_output()
        code = _refuse(
            _subject(options),
            say(N_("the disk or the output gave up ({reason}). Make room and try again."), reason=system_reason(error)),
        )
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Exception as fault:  # noqa: BLE001 - the last door: nobody sees a traceback unasked
        code = _own_fault(options, fault)
    return code


def _refuse(subject: str, sentence: str) -> int:
    sys.stderr.write(harmless(f"{PROGRAM}: {subject}: {sentence}") + "\n")
    return REFUSED


def _own_fault(options: argparse.Namespace, fault: Exception) -> int:
    if options.verbose:
        import traceback

        traceback.print_exception(fault)
    name = type(fault).__name__
    words = N_("a fault of the program itself ({name}). Run it again with -v and report what it says.")
    return _refuse(_subject(options), say(words, name=name))


def _subject(options: argparse.Namespace) -> str:
    return str(getattr(options, "file", None) or getattr(options, "output", None) or "window")


def _let_go_of_output() -> None:
    """Send what is still to be written nowhere, so that Python does not complain of it at the end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


# --- the commands -----------------------------------------------------------------------------------------------------


def _window(options: argparse.Namespace) -> int:
    from partnerdesk.app import main_window

    return main_window(None if options.file is None else str(options.file), options.language)


def _sample(options: argparse.Namespace) -> int:
    from partnerdesk.catalogue import load_catalogue
    from partnerdesk.services.sample import sample_whole

    return new_file(options, *sample_whole(load_catalogue(), language()))


def _import(options: argparse.Namespace) -> int:
    from partnerdesk.catalogue import load_catalogue
    from partnerdesk.exchange import read_whole

    with about(options.file):
        partnership, answers = read_whole(options.file.read_bytes(), load_catalogue())
    return new_file(options, partnership, answers)


@not_collecting()  # one file's figures are soon gone with the process
def _check(options: argparse.Namespace) -> int:
    import json
    import shutil

    from partnerdesk.services.check_table import check_table
    from partnerdesk.services.checks import assessed, check_object
    from partnerdesk.services.file_language import catalogue_in

    reading = reading_of(options)
    if not options.json:
        reading = replace(reading, catalogue=catalogue_in(reading.partnership, language()))
    with progress(options, say(N_("Working out how firm the answer is"))):
        report = check_object(str(options.file), assessed(reading), str if options.json else spoken)
    if options.json:
        sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=2, allow_nan=False) + "\n")
    else:
        width = shutil.get_terminal_size((100, 24)).columns
        sys.stdout.write(check_table(report, reading.partnership, reading.catalogue, width, say))
    return DONE


def _brief(options: argparse.Namespace) -> int:
    from partnerdesk.cli.briefs import brief

    return brief(options)


def _verify(options: argparse.Namespace) -> int:
    from partnerdesk.services.reading import passing_documents

    with about(options.file), passing_documents(asked_password) as documents:
        findings = documents.verify(options.file)
    for finding in findings:
        if finding.well:
            note(options, spoken(finding.sentence))
    bad = [spoken(finding.sentence) for finding in findings if not finding.well]
    if bad:
        what_now = say(N_("Ask for another copy, or compare it with an earlier one."))
        raise Stopped(options.file, " ".join([*bad, what_now]))
    return DONE if options.brief is None else _verify_brief(options)


def _verify_brief(options: argparse.Namespace) -> int:
    from partnerdesk.cli.briefs import verify_brief

    return verify_brief(options)


def _merge(options: argparse.Namespace) -> int:
    from partnerdesk.services.bringing_together import merge_files
    from partnerdesk.services.comparison_words import choices_to_make, said_of_merge

    may_write(options)
    with about(options.file), progress(options, say(N_("Comparing"))):
        made = merge_files(own_documents(), options.file, options.other, options.output, overwrite=options.force)
    if made.merged.open:
        for line in choices_to_make(made.merged):
            sys.stderr.write(f"{harmless(spoken(line))}\n")
        raise Stopped(options.file, say_of(_CHOOSE, len(made.merged.open)))
    for line in said_of_merge(made):
        note(options, spoken(line))
    note(options, say(N_("{file} is written."), file=options.output))
    return DONE


# --- the arguments ----------------------------------------------------------------------------------------------------


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """Give the options; the first word of its own names a command, or else a file to open in the window."""
    first = next(_own_words(arguments), None)
    if first in COMMANDS or "-h" in arguments or "--help" in arguments:
        return _command_parser(first).parse_args(arguments)
    parser = Parser(prog=PROGRAM, parents=[_common()])
    parser.set_defaults(command=_window, quiet=False, verbose=False, language=None)
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE")
    if first is not None and _is_no_file(first):
        parser.error(no_command(harmless(first), COMMANDS))
    return parser.parse_args(arguments)


def _is_no_file(word: str) -> bool:
    """Return whether a word can only be meant as a command: a bare name, of which there is no file."""
    path = Path(word)
    return not path.suffix and path.name == word and not path.exists()


def _own_words(arguments: Sequence[str]) -> Iterator[str]:
    """Yield the words that are no option, nor the language that one asks for."""
    for before, word in pairwise(("", *arguments)):
        if not word.startswith("-") and before != LANGUAGE:
            yield word


def _command_parser(wanted: str | None) -> argparse.ArgumentParser:
    """Give the parser of all commands; what the others than ``wanted`` take is not asked, and takes a while to say."""
    parser = Parser(
        prog=PROGRAM,
        usage="partnerdesk [-h] [--version] [FILE | COMMAND …]",
        description=N_(
            "Guides a charity board through ten steps on whether to work with another organisation. "
            "Without a command it opens its window, and FILE in it."
        ),
        epilog=N_(
            "partnerdesk COMMAND --help says what a command takes. partnerdesk --selftest tries whether all of the "
            "program is there; partnerdesk --licences prints what it is made of."
        ),
        parents=[_common()],
    )
    parser.set_defaults(command=_window, file=None, quiet=False, verbose=False, language=None)
    commands = parser.add_subparsers(title=N_("commands"), metavar="COMMAND", prog=PROGRAM)
    for name, (purpose, fill) in COMMANDS.items():
        if name != wanted:
            commands.add_parser(name, help=purpose)
            continue
        fill(commands.add_parser(name, help=purpose, description=purpose, parents=[_common()]))
    return parser


def _common() -> Parser:
    parser = Parser(add_help=False)
    loud = parser.add_mutually_exclusive_group()
    loud.add_argument(
        "-q", "--quiet", action="store_true", default=argparse.SUPPRESS, help=N_("say nothing but errors")
    )
    loud.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        default=argparse.SUPPRESS,
        help=N_("show the details of a fault of the program"),
    )
    parser.add_argument(
        LANGUAGE,
        choices=("en", "cy"),
        default=argparse.SUPPRESS,
        help=N_("speak English or Welsh (default: that of LANG), and print in it (default: that of the file)"),
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    return parser


def _sample_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=_sample)
    takes_output(parser, "FILE", required=False, default=Path(SAMPLE_OUTPUT))


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=_import)
    takes_file(parser, N_("a case in the JSON form"), "CASE.json")
    takes_output(parser, "FILE", required=True)


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=_check)
    takes_file(parser)
    parser.add_argument("--json", action="store_true", help=N_("one JSON object instead of the table"))
    takes_day(parser)


def _brief_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=_brief)
    takes_file(parser)
    takes_output(parser, "OUT", required=True)
    parser.add_argument(
        "--edition", choices=("board", "sharing"), default="board", help=N_("for whom (default: board)")
    )
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4", help=N_("paper size (default: a4)"))
    kinds = (
        *("full", "feedback", "easy-read", "review", "minute", "pre-read", "run-sheet", "still-to-hear"),
        *("slips", "slips-again", "slips-review", "score-sheets", "score-sheets-again", "weight-sheets-again"),
    )
    parser.add_argument(
        "--kind", choices=kinds, default="full", help=N_("which paper (default: full, the whole brief)")
    )
    parser.add_argument("--format", choices=("pdf", "html", "md"), default="pdf", help=N_("the form (default: pdf)"))
    parser.add_argument("--large-print", action="store_true", help=N_("in large print"))
    parser.add_argument("--two-sided", action="store_true", help=N_("for print on both sides of the paper"))
    parser.add_argument(
        "--attach-json", action="store_true", help=N_("attach the JSON form of what the edition may hold")
    )
    parser.add_argument("--keep", action="store_true", help=N_("keep in the file's history that this was printed"))
    takes_day(parser)


def _verify_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=_verify)
    takes_file(parser)
    parser.add_argument(
        "brief", nargs="?", type=Path, metavar="BRIEF", help=N_("a printed brief to compare with the file")
    )


def _recover_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=files.recover)
    takes_file(parser, N_("a damaged partnership file"))
    takes_output(parser, "NEW", required=True)


def _protect_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=files.protect)
    takes_file(parser)


def _unprotect_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=files.unprotect)
    takes_file(parser)


def _merge_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=_merge)
    takes_file(parser, N_("the version to go on from"), "A")
    parser.add_argument("other", type=Path, metavar="B", help=N_("the other version of the same file"))
    takes_output(parser, "C", required=True)


COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "sample": (N_("write the Harbourside example as a partnership file"), _sample_arguments),
    "import": (N_("make a partnership file from the JSON form"), _import_arguments),
    "export": (N_("write the JSON form, or themes and answers as tables"), words.export_arguments),
    "themes": (N_("add the themes of a codebook"), words.themes_arguments),
    "partner": (N_("take facts about a partner from a register extract or grants"), partners.partner_arguments),
    "check": (N_("show lights, ranking, trust, gates and signals"), _check_arguments),
    "brief": (N_("print the decision brief, or one of its papers"), _brief_arguments),
    "survey": (N_("say what is in a survey export, or import it by a map"), survey.survey_arguments),
    "verify": (N_("check the file itself, and a brief against it"), _verify_arguments),
    "recover": (N_("write what can be read of a damaged file into a new one"), _recover_arguments),
    "protect": (N_("set a password, or change it"), _protect_arguments),
    "unprotect": (N_("remove the password"), _unprotect_arguments),
    "purge": (N_("erase what somebody said, for good"), purging.purge_arguments),
    "portfolio": (N_("figures of many files: tables and a brief, no words of people"), portfolio.portfolio_arguments),
    "merge": (N_("bring two versions of one file together"), _merge_arguments),
}
