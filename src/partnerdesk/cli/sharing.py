"""What the commands of the command line share: reading and writing files, refusals with their file, and arguments.

Loads nothing of the program until a command needs it.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from partnerdesk.cli.language import say, spoken
from partnerdesk.cli.passwords import PASSWORD_FILE, asked_password
from partnerdesk.domain.errors import PartnerDeskError, system_reason
from partnerdesk.domain.words import N_

if TYPE_CHECKING:
    from partnerdesk.domain.answer_rows import Answers
    from partnerdesk.domain.partnership import Partnership
    from partnerdesk.services.documents import Documents
    from partnerdesk.services.reading import Reading
    from partnerdesk.services.session import Session

DONE, REFUSED, WRONG_USAGE = 0, 1, 2
AT_ITS_START = "\r\033[K"
"""Takes a terminal back to the beginning of its line, and empties that."""
_MAY_NOT = N_("you may not read this. Ask who looks after this computer or folder.")
_NO_DATE = N_("'{text}' is not a date; write it like 2026-11-23")
_NO_DASH = N_("'-' is no name of a file; export writes on standard output where no output is named")
_HOW_TO_GIVE = N_("Name a file that holds it in {variable}, or run this on a terminal.")
_HOW_TO_DELETE = N_("Here {option} says that.")


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


def own_documents() -> "Documents":
    """Return the files of this person on this computer; passwords are asked for in the terminal."""
    from partnerdesk.app import home
    from partnerdesk.services.documents import Documents

    return Documents(home(), ask=asked_password)


@contextmanager
def opened(options: argparse.Namespace) -> "Iterator[Session]":
    """Open the file that was named, to change it; it is written when the command is done with it."""
    with about(options.file), own_documents().open(options.file) as session:
        yield session
        problem = session.publish().problem
        if problem is not None:
            raise PartnerDeskError(problem)


def may_write(options: argparse.Namespace) -> None:
    """End the command where the output must not be written: nothing is written over, least of all what is open."""
    from partnerdesk.services.outputs import refuse_to_overwrite
    from partnerdesk.storage.open_lock import Busy, holder
    from partnerdesk.storage.processes import computer

    with about(options.output):
        refuse_to_overwrite(options.output, force=options.force)
        opener = holder(options.output, datetime.now(UTC))
        if opener is not None:
            raise Busy(options.output.name, None if opener.host == computer() else opener)


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
        sys.stdout.write(harmless(text) + "\n")


def harmless(text: str) -> str:
    """Return text as one line in which a terminal finds nothing to obey."""
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
        words = say(N_("it cannot be read ({reason}). Check the disk and try again."), reason=system_reason(error))
        raise Stopped(str(path), words) from error


def _hint(error: PartnerDeskError) -> str:
    """Say how a password is given here, or leave to delete earlier versions."""
    match getattr(error, "code", ""):
        case "password":
            return f" {say(_HOW_TO_GIVE, variable=PASSWORD_FILE)}"
        case "versions-full" | "versions-stay":
            return f" {say(_HOW_TO_DELETE, option='--delete-versions')}"
        case _:
            return ""


@contextmanager
def progress(options: argparse.Namespace, text: str) -> Iterator[None]:
    """Say on a terminal what takes a while; say nothing into a pipe."""
    with passing_line(options) as show:
        show(f"{text} …")
        yield


@contextmanager
def passing_line(options: argparse.Namespace) -> Iterator[Callable[[str], None]]:
    """Give what shows a line on a terminal in the place of the one before; the last one goes. Nothing into a pipe."""
    is_shown = sys.stderr.isatty() and not options.quiet

    def show(text: str) -> None:
        if is_shown:
            sys.stderr.write(f"{AT_ITS_START}{text}")
            sys.stderr.flush()

    try:
        yield show
    finally:
        if is_shown:
            sys.stderr.write(AT_ITS_START)


# --- the arguments ----------------------------------------------------------------------------------------------------


def as_day(text: str) -> date:
    """Read a date of the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(say(_NO_DATE, text=text)) from None


def as_output(text: str) -> Path:
    """Read the name of an output; what other programs mean by a dash would be a file of that name."""
    if text == "-":
        raise argparse.ArgumentTypeError(say(_NO_DASH))
    return Path(text)


def takes_file(parser: argparse.ArgumentParser, what: str = N_("a partnership file"), name: str = "FILE") -> None:
    """Add the file that a command is about."""
    parser.add_argument("file", type=Path, metavar=name, help=what)


def takes_output(parser: argparse.ArgumentParser, name: str, *, required: bool, default: Path | None = None) -> None:
    """Add where the output goes."""
    parser.add_argument("-o", "--output", type=as_output, metavar=name, required=required, default=default)
    parser.add_argument("--force", action="store_true", help=N_("write over a file that is there"))


def takes_day(parser: argparse.ArgumentParser) -> None:
    """Add the day to which ages and dates count."""
    parser.add_argument(
        "--as-of", type=as_day, metavar="DATE", help=N_("count to this day (else the meeting's, else today)")
    )
