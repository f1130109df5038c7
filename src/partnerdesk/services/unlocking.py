"""Finds out what opens a document: nothing where it has no password, else the password that is given or asked for.

Knows no screen, and no session.
"""

from collections.abc import Callable
from pathlib import Path

from partnerdesk.storage import protection
from partnerdesk.storage.connecting import PLAIN, Factory
from partnerdesk.storage.errors import FileRefused

Asker = Callable[[Path], str | None]
"""Asks for the password of a file; None where there is no answer."""


def factory_for(place: Path, password: str | None = None, ask: Asker | None = None) -> Factory:
    """Return what opens a document. Raises FileRefused (password, no-password, no-protection)."""
    salt = protection.salt_of(place)
    if salt is None:
        return PLAIN
    if password is None and ask is not None:
        password = ask(place)
    if password is None:
        raise FileRefused("password", place.name)
    return protection.protected(password, place.name, salt)


def same_password(place: Path, held: Factory) -> Factory:
    """Return what opens a document that has no password, or the one of what is ``held`` open."""
    return PLAIN if protection.salt_of(place) is None else held
