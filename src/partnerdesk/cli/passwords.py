"""How the command line asks for a password: from a file that is named, or typed where somebody can type.

A password is never an argument: other programs of this computer could read it there.
"""

import getpass
import os
import sys
from pathlib import Path

from partnerdesk.cli.language import say
from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.words import N_, Sentence

PASSWORD_FILE = "PARTNERDESK_PASSWORD_FILE"  # noqa: S105 - the name of a variable


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
