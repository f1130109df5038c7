"""What the commands of the command line share: reading and writing files, refusals with their file, and arguments.

Loads nothing of the program until a command needs it.
"""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from partnerdesk.cli.language import say, spoken
from partnerdesk.cli.passwords import PASSWORD_FILE, asked_password
from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.words import N_

if TYPE_CHECKING:
    from partnerdesk.domain.answer_rows import Answers
    from partnerdesk.domain.partnership import Partnership
    from partnerdesk.services.reading import Reading

DONE = 0
_MAY_NOT = N_("you may not read this. Ask who looks after this computer or folder.")
_HOW_TO_GIVE = N_("Name a file that holds it in {variable}, or run this on a terminal.")


class Stopped(Exception):
    """A command ended because of `subject`, a file as the person named it; `sentence` says what is wrong."""

    def __init__(self, subject: str, sentence: str) -> None:
        super().__init__(sentence)
        self.subject = subject
        self.sentence = sentence


def reading_of(options: argparse.Namespace, *, with_answers: bool = False) -> "Reading":
    """Read the file that was named; `with_answers` also the rows of its surveys."""
    from partnerdesk.services.reading import read_file

    with about(options.file):
        return read_file(options.file, getattr(options, "as_of", None), asked_password, with_answers=with_answers)


def may_write(options: argparse.Namespace) -> None:
    """End the command where the output must not be written."""
    from partnerdesk.services.outputs import refuse_to_overwrite

    with about(options.output):
        refuse_to_overwrite(options.output, force=options.force)


def new_file(options: argparse.Namespace, partnership: "Partnership", answers: "Answers | None" = None) -> int:
    """Write a partnership as a new file, and the answers of its surveys."""
    from partnerdesk.services.reading import passing_documents

    may_write(options)
    with about(options.output), passing_documents() as documents:
        documents.from_partnership(partnership, options.output, answers or {}, overwrite=options.force).close()
    note(options, say(N_("{file} is written."), file=options.output))
    return DONE


def written(options: argparse.Namespace, content: bytes) -> int:
    """Write a finished output."""
    from partnerdesk.services.outputs import write_output

    with about(options.output):
        write_output(options.output, content, force=options.force)
    note(options, say(N_("{file} is written."), file=options.output))
    return DONE


def note(options: argparse.Namespace, text: str) -> None:
    """Say what was done, unless nobody wants to hear it."""
    if not options.quiet:
        sys.stdout.write(text + "\n")


def harmless(text: str) -> str:
    """Return text in which a terminal finds nothing to obey."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


@contextmanager
def about(path: Path) -> Iterator[None]:
    """Say of which file it is that something is wrong."""
    try:
        yield
    except PartnerDeskError as error:
        raise Stopped(str(path), f"{spoken(error.sentence)}{_hint(error)}") from error
    except FileNotFoundError as error:
        raise Stopped(str(path), say(N_("there is no such file. Check the name and the folder."))) from error
    except IsADirectoryError as error:
        raise Stopped(str(path), say(N_("this is a folder. Give the name of a file."))) from error
    except PermissionError as error:
        raise Stopped(str(path), say(_MAY_NOT)) from error
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        words = say(N_("it cannot be read ({reason}). Check the disk and try again."), reason=reason)
        raise Stopped(str(path), words) from error


def _hint(error: PartnerDeskError) -> str:
    """Say how a password is given here."""
    wanted = getattr(error, "code", "") == "password"
    return f" {say(_HOW_TO_GIVE, variable=PASSWORD_FILE)}" if wanted else ""


@contextmanager
def progress(options: argparse.Namespace, text: str) -> Iterator[None]:
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


def day(text: str) -> date:
    """Read a date of the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a date; write it like 2026-11-23") from None


def takes_file(parser: argparse.ArgumentParser, what: str = "a partnership file", name: str = "FILE") -> None:
    """Add the file that a command is about."""
    parser.add_argument("file", type=Path, metavar=name, help=what)


def takes_output(parser: argparse.ArgumentParser, name: str, *, required: bool, default: Path | None = None) -> None:
    """Add where the output goes."""
    parser.add_argument("-o", "--output", type=Path, metavar=name, required=required, default=default)
    parser.add_argument("--force", action="store_true", help="write over a file that is there")


def takes_day(parser: argparse.ArgumentParser) -> None:
    """Add the day to which ages and dates count."""
    parser.add_argument("--as-of", type=day, metavar="DATE", help="count to this day (else the meeting's, else today)")
