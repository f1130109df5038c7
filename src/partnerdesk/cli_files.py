"""Commands about the file itself, whatever it holds: recover, protect and unprotect; and how a password is asked for.

A password is never an argument: other programs of this computer could read it there.
"""

import argparse
import getpass
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from partnerdesk.cli_language import say, say_of, spoken
from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.words import N_, NP_, Sentence

if TYPE_CHECKING:
    from partnerdesk.services.documents import Salvaged

PASSWORD_FILE = "PARTNERDESK_PASSWORD_FILE"  # noqa: S105 - the name of a variable

_LEFT = NP_(
    "One earlier version could not be written anew and is as it was.",
    "{n} earlier versions could not be written anew and are as they were.",
)


class NoPassword(PartnerDeskError):
    """No password could be read."""


def _no_password(pattern: str) -> NoPassword:
    return NoPassword(Sentence(pattern, {"variable": PASSWORD_FILE}))


def asked_password(path: Path) -> str | None:
    """Return the password of a file: the first line of the file that PARTNERDESK_PASSWORD_FILE names, or as typed.

    None where there is no such file and nobody to ask. Raises NoPassword where the file cannot be read.
    """
    lines = _password_lines()
    if lines:
        return lines[0]
    return getpass.getpass(f"{say(N_('Password of {file}'), file=path.name)}: ") if sys.stdin.isatty() else None


def new_password(path: Path, *, changing: bool) -> str:
    """Return a new password, typed twice, or from the password file: its second line where one is changed.

    Raises NoPassword.
    """
    lines = _password_lines()
    if lines:
        if changing and len(lines) == 1:
            raise _no_password(N_("the file that {variable} names needs the new password on its second line."))
        return lines[1] if changing else lines[0]
    if not sys.stdin.isatty():
        raise _no_password(N_("there is nobody to ask for a password. Put it into a file and name that in {variable}."))
    first = getpass.getpass(f"{say(N_('New password of {file}'), file=path.name)}: ")
    if first != getpass.getpass(f"{say(N_('The same once more'))}: "):
        raise _no_password(N_("the two passwords differ. Nothing was changed; try again."))
    return first


def _password_lines() -> list[str]:
    name = os.environ.get(PASSWORD_FILE)
    if not name:
        return []
    try:
        lines = Path(name).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise _no_password(N_("the file that {variable} names cannot be read. Check its name.")) from None
    if not lines:
        raise _no_password(N_("the file that {variable} names is empty. Its first line is the password."))
    return lines


# --- recover ----------------------------------------------------------------------------------------------------------


def recover(options: argparse.Namespace) -> int:
    """Write what can be read of a damaged file into a new one, and say what came back."""
    from partnerdesk.cli_sharing import DONE, about, may_write, note, progress
    from partnerdesk.services.reading import passing_documents

    may_write(options)
    with (
        about(options.file),
        progress(options, say(N_("Reading what can be read"))),
        passing_documents(asked_password) as desk,
    ):
        found = desk.salvage(options.file, options.output, overwrite=options.force)
    for line in _told(found):
        note(options, line)
    done = N_("{new} is written. {file} was not changed.")
    note(options, say(done, new=options.output, file=options.file))
    return DONE


def _told(found: "Salvaged") -> list[str]:
    from partnerdesk.services.entity_words import counts

    told = (
        (N_("Came back: {what}."), found.counts),
        (N_("Lost: {what}."), found.missing),
        (N_("Left out, because damaged: {what}."), found.left_out),
    )
    lines = [
        say(pattern, what=", ".join(map(spoken, counts(numbers))))
        for pattern, numbers in told
        if numbers or numbers is found.counts
    ]
    if found.links_cut:
        lines.append(say(N_("Links to what is lost, cut: {n}."), n=found.links_cut))
    if not found.history_read:
        lines.append(say(N_("The history could not be read whole, so what is lost cannot be counted.")))
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
        note(options, say_of(_LEFT, done.left))
    if protecting:
        note(options, say(N_("The password is set. If it is forgotten, nobody can open the file again: keep it safe.")))
    else:
        note(options, say(N_("The password is removed. Anybody who has the file can read it now.")))
    return DONE
