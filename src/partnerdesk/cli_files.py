"""Commands about the file itself, whatever it holds: recover, protect and unprotect; and how a password is asked for.

A password is never an argument: other programs of this computer could read it there.
"""

import argparse
import getpass
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from partnerdesk.domain.errors import PartnerDeskError

if TYPE_CHECKING:
    from partnerdesk.services.documents import Salvaged

PASSWORD_FILE = "PARTNERDESK_PASSWORD_FILE"  # noqa: S105 - the name of a variable


class NoPassword(PartnerDeskError):
    """No password could be read."""


def asked_password(path: Path) -> str | None:
    """Return the password of a file: the first line of the file that PARTNERDESK_PASSWORD_FILE names, or as typed.

    None where there is no such file and nobody to ask. Raises NoPassword where the file cannot be read.
    """
    lines = _password_lines()
    if lines:
        return lines[0]
    return getpass.getpass(f"Password of {path.name}: ") if sys.stdin.isatty() else None


def new_password(path: Path, *, changing: bool) -> str:
    """Return a new password, typed twice, or from the password file: its second line where one is changed.

    Raises NoPassword.
    """
    lines = _password_lines()
    if lines:
        if changing and len(lines) == 1:
            raise NoPassword(f"the file that {PASSWORD_FILE} names needs the new password on its second line.")
        return lines[1] if changing else lines[0]
    if not sys.stdin.isatty():
        raise NoPassword(f"there is nobody to ask for a password. Put it into a file and name that in {PASSWORD_FILE}.")
    first = getpass.getpass(f"New password of {path.name}: ")
    if first != getpass.getpass("The same once more: "):
        raise NoPassword("the two passwords differ. Nothing was changed; try again.")
    return first


def _password_lines() -> list[str]:
    name = os.environ.get(PASSWORD_FILE)
    if not name:
        return []
    try:
        lines = Path(name).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise NoPassword(f"the file that {PASSWORD_FILE} names cannot be read. Check its name.") from None
    if not lines:
        raise NoPassword(f"the file that {PASSWORD_FILE} names is empty. Its first line is the password.")
    return lines


# --- recover ----------------------------------------------------------------------------------------------------------


def recover(options: argparse.Namespace) -> int:
    """Write what can be read of a damaged file into a new one, and say what came back."""
    from partnerdesk.cli_sharing import DONE, about, may_write, note, progress
    from partnerdesk.services.reading import passing_documents

    may_write(options)
    with about(options.file), progress(options, "Reading what can be read"), passing_documents(asked_password) as desk:
        found = desk.salvage(options.file, options.output, overwrite=options.force)
    for line in _told(found):
        note(options, line)
    note(options, f"{options.output} is written. {options.file} was not changed.")
    return DONE


def _told(found: "Salvaged") -> list[str]:
    from partnerdesk.services.entity_words import counts

    lines = [f"Came back: {', '.join(str(each) for each in counts(found.counts))}."]
    for says, numbers in (("Lost", found.missing), ("Left out, because damaged", found.left_out)):
        if numbers:
            lines.append(f"{says}: {', '.join(str(each) for each in counts(numbers))}.")
    if found.links_cut:
        lines.append(f"Links to what is lost, cut: {found.links_cut}.")
    if not found.history_read:
        lines.append("The history could not be read whole, so what is lost cannot be counted.")
    return lines


# --- protect and unprotect --------------------------------------------------------------------------------------------


def protect(options: argparse.Namespace) -> int:
    """Set the password of a file, or change it."""
    return _rekeyed(options, protecting=True)


def unprotect(options: argparse.Namespace) -> int:
    """Remove the password of a file."""
    return _rekeyed(options, protecting=False)


def _rekeyed(options: argparse.Namespace, *, protecting: bool) -> int:
    from partnerdesk.app import home
    from partnerdesk.cli_sharing import DONE, about, note
    from partnerdesk.services.documents import Documents
    from partnerdesk.storage.errors import FileRefused

    documents = Documents(home(), ask=asked_password)
    with about(options.file):
        had_one = documents.is_protected(options.file)
        if not had_one and not protecting:
            raise FileRefused("not-protected", options.file.name)
        with documents.open(options.file) as session:
            new = new_password(options.file, changing=had_one) if protecting else None
            factory = documents.password(new, options.file) if new is not None else documents.no_password
            done = session.protect(factory)
            problem = session.save_state.problem
        if problem is not None:
            raise PartnerDeskError(problem)
    if done.left:
        note(options, f"{done.left} earlier versions could not be written anew and are as they were.")
    if protecting:
        note(options, "The password is set. If it is forgotten, nobody can open the file again: keep it safe.")
    else:
        note(options, "The password is removed. Anybody who has the file can read it now.")
    return DONE
