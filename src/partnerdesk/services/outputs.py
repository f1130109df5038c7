"""Writes a finished output beside what is there: through a temporary file in the same folder, never over another file.

Knows nothing of what is written.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from partnerdesk.domain.errors import PartnerDeskError, system_reason
from partnerdesk.domain.words import N_, Sentence


class OutputRefused(PartnerDeskError):
    """A file cannot be written where it was asked for."""


def refuse_to_overwrite(path: Path, *, force: bool) -> None:
    """Raise OutputRefused where `path` is there already (unless forced), is a folder, or has no folder to stand in."""
    with _in_words():
        if path.is_dir():
            raise OutputRefused(N_("This is a folder. Give the name of a file."))
        if not force and os.path.lexists(path):
            raise FileExistsError
        if not path.parent.is_dir():
            raise OutputRefused(Sentence(N_("There is no folder '{folder}'. Make it first."), {"folder": path.parent}))


def write_output(path: Path, content: bytes, *, force: bool = False) -> None:
    """Write `content` to `path` whole, or leave everything as it was.

    Raises OutputRefused where a file is there already (unless forced) or where the disk does not take it.
    """
    with _in_words():
        refuse_to_overwrite(path, force=force)
        temporary = _beside(path, content)
        try:
            _put(temporary, path, force=force)
        finally:
            temporary.unlink(missing_ok=True)


@contextmanager
def _in_words() -> Iterator[None]:
    """Say in a sentence what the disk refused."""
    try:
        yield
    except FileExistsError:
        raise OutputRefused(N_("There is a file of this name already. Give another name, or use --force.")) from None
    except OSError as error:
        sentence = Sentence(
            N_("The file cannot be written ({reason}). Choose another folder."), {"reason": system_reason(error)}
        )
        raise OutputRefused(sentence) from None


def _beside(path: Path, content: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_usual_mode(path))
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _usual_mode(path: Path) -> int:
    """Give the mode that a plain new file here would have (a temporary file is the owner's alone)."""
    with suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _put(temporary: Path, path: Path, *, force: bool) -> None:
    if force:
        temporary.replace(path)
        return
    try:
        os.link(temporary, path)  # unlike a rename, this never replaces what came in between
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(path):
            raise FileExistsError from None
        temporary.replace(path)
