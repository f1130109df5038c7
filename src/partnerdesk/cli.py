"""The command line: the window's jobs without a screen (docs/command-line.md).

Each command loads what it needs when it runs, so that `--version` and `--help` load nothing. Nobody sees a traceback:
what a person can cause is one line on standard error, and so is a fault of the program.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from partnerdesk import __version__
from partnerdesk.domain.errors import PartnerDeskError

if TYPE_CHECKING:
    from partnerdesk.domain.partnership import Partnership
    from partnerdesk.services.reading import Reading

DONE, REFUSED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
PROGRAM = "partnerdesk"
SAMPLE_OUTPUT = "harbourside.partnership"


class _Stopped(Exception):
    """A command ended because of `subject`, a file as the person named it; `sentence` says what is wrong."""

    def __init__(self, subject: str, sentence: str) -> None:
        super().__init__(sentence)
        self.subject = subject
        self.sentence = sentence


def run(arguments: Sequence[str]) -> int:
    """Run one command (or the window, where there is none) and give its exit code."""
    try:
        options = _parsed(arguments)
    except SystemExit as ended:  # argparse has printed help, the version, or what is wrong
        return ended.code if isinstance(ended.code, int) else DONE
    with suppress(AttributeError, ValueError):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # not every stream can
    return _carried_out(options)


def _carried_out(options: argparse.Namespace) -> int:
    """Run the command; whatever ends it is an exit code and at most one line."""
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        code = command(options)
        sys.stdout.flush()
    except _Stopped as stopped:
        code = _refuse(stopped.subject, stopped.sentence)
    except BrokenPipeError:  # who read our output has had enough
        _let_go_of_output()
        code = REFUSED
    except OSError as error:
        _let_go_of_output()
        reason = (error.strerror or type(error).__name__).lower()
        code = _refuse(_subject(options), f"the disk or the output gave up ({reason}). Make room and try again.")
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Exception as fault:  # noqa: BLE001 - the last door: nobody sees a traceback unasked
        code = _own_fault(options, fault)
    return code


def _refuse(subject: str, sentence: str) -> int:
    from partnerdesk.services.check_table import clean

    sys.stderr.write(clean(f"{PROGRAM}: {subject}: {sentence}") + "\n")
    return REFUSED


def _own_fault(options: argparse.Namespace, fault: Exception) -> int:
    if options.verbose:
        import traceback

        traceback.print_exception(fault)
    name = type(fault).__name__
    return _refuse(
        _subject(options), f"a fault of the program itself ({name}). Run it again with -v and report what it says."
    )


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

    return main_window(None if options.file is None else str(options.file))


def _sample(options: argparse.Namespace) -> int:
    from partnerdesk.catalogue import load_catalogue
    from partnerdesk.services.sample import sample_partnership

    return _new_file(options, sample_partnership(load_catalogue()))


def _import(options: argparse.Namespace) -> int:
    from partnerdesk.catalogue import load_catalogue
    from partnerdesk.exchange import read_case

    with _about(options.file):
        partnership = read_case(options.file.read_bytes(), load_catalogue())
    return _new_file(options, partnership)


def _export(options: argparse.Namespace) -> int:
    from partnerdesk.exchange import case_text, write_case

    text = case_text(write_case(_reading(options).partnership))
    if options.output is None:
        sys.stdout.write(text)
        return DONE
    return _written(options, text.encode())


def _check(options: argparse.Namespace) -> int:
    import json
    import shutil

    from partnerdesk.services.check_table import check_table
    from partnerdesk.services.checks import assessed, check_object

    reading = _reading(options)
    with _progress(options, "Working out how firm the answer is"):
        report = check_object(str(options.file), assessed(reading))
    if options.json:
        sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=2, allow_nan=False) + "\n")
    else:
        width = shutil.get_terminal_size((100, 24)).columns
        sys.stdout.write(check_table(report, reading.partnership, reading.catalogue, width))
    return DONE


def _brief(options: argparse.Namespace) -> int:
    _may_write(options)
    reading = _reading(options)
    from partnerdesk.services.briefs import printed_brief

    with _about(options.file), _progress(options, "Printing the brief"):
        pdf = printed_brief(reading, edition=options.edition, paper=options.paper)
    return _written(options, pdf)


def _verify(options: argparse.Namespace) -> int:
    from partnerdesk.services.reading import passing_documents

    with _about(options.file), passing_documents() as documents:
        findings = documents.verify(options.file)
    for finding in findings:
        if finding.well:
            _note(options, str(finding.sentence))
    bad = [str(finding.sentence) for finding in findings if not finding.well]
    if bad:
        raise _Stopped(options.file, " ".join(bad) + " Ask for another copy, or compare it with an earlier one.")
    return DONE


# --- what the commands share ------------------------------------------------------------------------------------------


def _reading(options: argparse.Namespace) -> "Reading":
    from partnerdesk.services.reading import read_file

    with _about(options.file):
        return read_file(options.file, getattr(options, "as_of", None))


def _may_write(options: argparse.Namespace) -> None:
    from partnerdesk.services.outputs import refuse_to_overwrite

    with _about(options.output):
        refuse_to_overwrite(options.output, force=options.force)


def _new_file(options: argparse.Namespace, partnership: "Partnership") -> int:
    from partnerdesk.services.reading import passing_documents

    _may_write(options)
    with _about(options.output), passing_documents() as documents:
        documents.from_partnership(partnership, options.output, overwrite=options.force).close()
    _note(options, f"{options.output} is written.")
    return DONE


def _written(options: argparse.Namespace, content: bytes) -> int:
    from partnerdesk.services.outputs import write_output

    with _about(options.output):
        write_output(options.output, content, force=options.force)
    _note(options, f"{options.output} is written.")
    return DONE


def _note(options: argparse.Namespace, text: str) -> None:
    if not options.quiet:
        sys.stdout.write(text + "\n")


@contextmanager
def _about(path: Path) -> Iterator[None]:
    """Say of which file it is that something is wrong."""
    try:
        yield
    except PartnerDeskError as error:
        raise _Stopped(str(path), str(error)) from error
    except FileNotFoundError as error:
        raise _Stopped(str(path), "there is no such file. Check the name and the folder.") from error
    except IsADirectoryError as error:
        raise _Stopped(str(path), "this is a folder. Give the name of a file.") from error
    except PermissionError as error:
        raise _Stopped(str(path), "you may not read this. Ask who looks after this computer or folder.") from error
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise _Stopped(str(path), f"it cannot be read ({reason}). Check the disk and try again.") from error


@contextmanager
def _progress(options: argparse.Namespace, text: str) -> Iterator[None]:
    """Say on a terminal what takes a while; say nothing into a pipe."""
    shown = sys.stderr.isatty() and not options.quiet
    if shown:
        sys.stderr.write(f"{text} …")
        sys.stderr.flush()
    try:
        yield
    finally:
        if shown:
            sys.stderr.write("\r\033[K")


# --- the arguments ----------------------------------------------------------------------------------------------------


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """Give the options; the first word that is no option names a command, or else a file to open in the window."""
    first = next((word for word in arguments if not word.startswith("-")), None)
    if first in COMMANDS or "-h" in arguments or "--help" in arguments:
        return _command_parser().parse_args(arguments)
    parser = argparse.ArgumentParser(prog=PROGRAM, parents=[_common()], allow_abbrev=False)
    parser.set_defaults(command=_window, quiet=False, verbose=False)
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE")
    return parser.parse_args(arguments)


def _command_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        usage="partnerdesk [-h] [--version] [FILE | COMMAND …]",
        description="Guides a charity board through ten steps on whether to work with another organisation. "
        "Without a command it opens its window, and FILE in it.",
        epilog="partnerdesk COMMAND --help says what a command takes.",
        parents=[_common()],
        allow_abbrev=False,
    )
    parser.set_defaults(command=_window, file=None, quiet=False, verbose=False)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", prog=PROGRAM)
    for name, (words, fill) in COMMANDS.items():
        each = commands.add_parser(name, help=words, description=words, parents=[_common()], allow_abbrev=False)
        fill(each)
    return parser


def _common() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(add_help=False)
    loud = parser.add_mutually_exclusive_group()
    loud.add_argument("-q", "--quiet", action="store_true", default=argparse.SUPPRESS, help="say nothing but errors")
    loud.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        default=argparse.SUPPRESS,
        help="show the details of a fault of the program",
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a date; write it like 2026-11-23") from None


def _takes_file(parser: argparse.ArgumentParser, what: str = "a partnership file", name: str = "FILE") -> None:
    parser.add_argument("file", type=Path, metavar=name, help=what)


def _takes_output(parser: argparse.ArgumentParser, name: str, *, required: bool, default: Path | None = None) -> None:
    parser.add_argument("-o", "--output", type=Path, metavar=name, required=required, default=default)
    parser.add_argument("--force", action="store_true", help="write over a file that is there")


def _takes_day(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-of", type=_day, metavar="DATE", help="count to this day (else the meeting's, else today)")


def _sample_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=_sample)
    _takes_output(parser, "FILE", required=False, default=Path(SAMPLE_OUTPUT))


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=_import)
    _takes_file(parser, "a case in the JSON form", "CASE.json")
    _takes_output(parser, "FILE", required=True)


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=_export)
    _takes_file(parser)
    _takes_output(parser, "OUT.json", required=False)


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=_check)
    _takes_file(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object instead of the table")
    _takes_day(parser)


def _brief_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=_brief)
    _takes_file(parser)
    _takes_output(parser, "OUT.pdf", required=True)
    parser.add_argument("--edition", choices=("board", "sharing"), default="board", help="for whom (default: board)")
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4", help="paper size (default: a4)")
    _takes_day(parser)


def _verify_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=_verify)
    _takes_file(parser)


COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "sample": ("write the Harbourside example as a partnership file", _sample_arguments),
    "import": ("make a partnership file from the JSON form", _import_arguments),
    "export": ("write a partnership file in the JSON form", _export_arguments),
    "check": ("show lights, ranking, trust, gates and signals", _check_arguments),
    "brief": ("print the decision brief as a PDF", _brief_arguments),
    "verify": ("check the file itself: form, rows, links and history", _verify_arguments),
}
