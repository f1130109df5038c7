"""Replaces the document by a verified copy of the workspace, whole and in one go.

The copy is made beside the document, from the document's tables alone, flushed, read back and compared; only then does
it take the document's name. Where the folder lets nothing take it, the document is written over, if that is safe. A
document that somebody else changed is never overwritten. Whatever fails, the workspace has everything.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from partnerdesk.domain.records import ENTITIES
from partnerdesk.storage import files, in_place, publish_lock, schema
from partnerdesk.storage.answer_writing import ANSWER
from partnerdesk.storage.base import NEVER
from partnerdesk.storage.chain import head_of
from partnerdesk.storage.connecting import Connection, Factory
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.workspace import Workspace

DOCUMENT_TABLES = (*ENTITIES, ANSWER, "history", "event")
LARGE = 2 << 20  # from here on two threads are quicker than one

T = TypeVar("T")

_COPYING = "copying"  # where the last copy was put, so that what is left of it can be removed
_INSIDE = "part"  # the copy, where the document's folder takes no new file

_NOT_WRITABLE = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_A_MOMENT = 0.1


def publish(workspace: Workspace, at: str, *, recreate: bool = False, waits: bool = True) -> None:
    """Write everything in the workspace to its document.

    ``recreate`` writes the document again where it was deleted or moved away; without ``waits`` another program that
    has the document is not waited for. Raises FileRefused: conflict, exists, moved, being-written, held, folder-gone,
    disk-full, read-only, not-in-place, bad-copy or not-written; then the document is as it was. After cut-short it is
    half written and says so of itself, until the next publish.
    """
    path = workspace.base.path
    with _in_words(path, workspace.factory):
        txn = workspace.head.txn
        with _filled(workspace, path, over=True) as part, _alone(workspace, path, waits=waits):

            def look() -> tuple[files.Stamp | None, str | None]:
                return files.stamp(path), _check_destination(workspace, path, recreate=recreate)

            digest, (stamp, found) = _verified(workspace, part, look)
            workspace.note_base(workspace.base.expecting(digest))
            if files.stamp(path) != stamp:  # somebody was there while the copy was read back
                found = _check_destination(workspace, path, recreate=recreate)
            if found is None:
                _put_in_place(part, path, digest, new=True)
            else:
                _put_over(workspace, part, (found, digest), waits=waits)
    done = replace(workspace.base, base_hash=digest, pending_hash=None, published_txn=txn, published_at=at)
    workspace.note_base(done)
    files.remove(workspace.folder / in_place.EARLIER)


def write_copy(workspace: Workspace, path: Path, *, overwrite: bool = False) -> str:
    """Write everything in the workspace to another file and return its SHA-256; the document stays what it is.

    Raises FileRefused as :func:`publish` does; ``overwrite`` says that a person agreed to replace what is there.
    """
    with _in_words(path, workspace.factory):
        if os.path.lexists(path) and (not overwrite or files.is_folder(path)):
            raise FileRefused("exists", path.name)
        txn = workspace.head.txn
        with suppress(OSError):
            files.write_whole(workspace.folder / _COPYING, os.fsencode(path))
        with _filled(workspace, path) as part:
            digest, _ = _verified(workspace, part, lambda: None)
            with publish_lock.held(path, workspace.base.mark):
                _put_in_place(part, path, digest, new=not overwrite)
    workspace.note_base(replace(workspace.base, copied_txn=txn))
    return digest


def write_backup(workspace: Workspace, path: Path, *, overwrite: bool = False) -> None:
    """Write everything in the workspace to a file of the program's own, verified like a document.

    Unlike a copy that a person asked for it counts for nothing when the workspace is closed. Raises FileRefused.
    """
    with _in_words(path, workspace.factory), _filled(workspace, path) as part:
        digest, _ = _verified(workspace, part, lambda: None)
        _put_in_place(part, path, digest, new=not overwrite)


def last_copy(workspace: Workspace) -> Path | None:
    """Return where the last copy was put that a person asked for."""
    with suppress(OSError):
        return Path(os.fsdecode((workspace.folder / _COPYING).read_bytes()))
    return None


def take_back(workspace: Workspace) -> None:
    """Remove a new document that was put in place before something failed; one that was there before stays."""
    base = workspace.base
    with suppress(OSError):
        if base.base_hash is None and base.pending_hash and files.digest(base.path) in base.ours:
            files.remove(base.path)


def look_for_document(workspace: Workspace) -> None:
    """Take nothing for published where the document is gone from a folder that is still there."""
    path = workspace.base.path
    if workspace.is_published and files.is_folder(path.parent) and not files.is_there(path):
        workspace.note_base(replace(workspace.base, published_txn=NEVER))


def sweep(workspace: Workspace) -> None:
    """Remove what this workspace left beside its document, or beside the last copy, when it was interrupted."""
    base = workspace.base
    places = {base.path: base.base_hash is None and base.pending_hash is not None}
    if (copy := last_copy(workspace)) is not None:
        places[copy] = True
    files.remove(workspace.folder / _INSIDE)
    for path, is_new in places.items():
        files.remove(_part_path(workspace, path))
        publish_lock.sweep(path, base.mark)
        with suppress(OSError):
            if is_new and path.stat().st_size == 0:  # a name that was taken before the copy was put there
                files.remove(path)


def finish(workspace: Workspace) -> bool:
    """Leave nothing behind at the end of a session; return whether the document is whole.

    One that is half written is made what it was before.
    """
    base = workspace.base
    if not base.mark:
        return True  # nothing was begun
    sweep(workspace)
    return in_place.put_back(base.path, workspace.folder / in_place.EARLIER, base.mark)


# --- may it be written ------------------------------------------------------------------------------------------------


def _check_destination(workspace: Workspace, path: Path, *, recreate: bool) -> str | None:
    """Return the SHA-256 of what is there, which is ours; None where nothing is and something may be put."""
    base = workspace.base
    try:
        digest = files.digest(path)
    except FileNotFoundError:
        if not files.is_folder(path.parent):
            raise FileRefused("folder-gone", path.name) from None
        if base.base_hash is not None and not recreate:
            raise FileRefused("moved", path.name) from None
        return None
    if digest not in base.ours and not in_place.is_half_written(path, base.mark):
        raise FileRefused("conflict" if base.base_hash is not None else "exists", path.name)
    return digest


# --- the copy ---------------------------------------------------------------------------------------------------------


def _part_path(workspace: Workspace, path: Path) -> Path:
    """Return the name of the copy until it is whole; sync clients pass over names like it."""
    return files.beside(path, "~", f".{workspace.base.mark}.tmp")


@contextmanager
def _filled(workspace: Workspace, path: Path, *, over: bool = False) -> Iterator[Path]:
    """Give the copy with the document's rows: beside ``path``, or in the workspace if that may go ``over`` it."""
    part = _part_path(workspace, path)
    files.remove(part)
    try:
        try:
            schema.create(part, workspace.factory)
        except OSError as error:
            if not over or not _may_be_written_over(path, error):
                raise
            part = workspace.folder / _INSIDE
            files.remove(part)
            schema.create(part, workspace.factory)
        _copy_rows(workspace, part)
        yield part
    finally:
        files.remove(part, part.with_name(part.name + "-journal"))


def _verified(workspace: Workspace, part: Path, look: Callable[[], T]) -> tuple[str, T]:
    """Flush the copy and read it back; return its SHA-256, and what ``look`` gave meanwhile."""

    def beside() -> tuple[str, T]:
        files.sync(part)
        return files.digest(part), look()

    with _begun(beside, at_once=part.stat().st_size < LARGE) as ended:
        is_same = _is_same(workspace, part)
        found = ended()
    if not is_same:
        raise FileRefused("bad-copy", workspace.name)
    return found


@contextmanager
def _begun(work: Callable[[], T], *, at_once: bool) -> Iterator[Callable[[], T]]:
    """Give what returns the result of ``work``: done ``at_once``, or else by another thread, waited for at the end."""
    if at_once:
        result = work()
        yield lambda: result
        return
    from concurrent.futures import ThreadPoolExecutor  # for large files only: loading it would slow every start

    with ThreadPoolExecutor(1) as beside:
        yield beside.submit(work).result


def _is_same(workspace: Workspace, part: Path) -> bool:
    """Return whether the copy is whole and has as many rows as the workspace, and the same history."""
    with closing(workspace.factory.checking(part)) as written:
        # What the tables allow was checked when it was written into the workspace; here it is about the copy.
        written.execute("PRAGMA ignore_check_constraints=ON")
        return (
            written.execute("PRAGMA quick_check").fetchone() == ("ok",)
            and written.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
            and written.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
            and _counts(written) == _counts(workspace.connection)
            and head_of(written) == workspace.head
        )


def _copy_rows(workspace: Workspace, part: Path) -> None:
    """Copy the document's tables alone. Links and checks hold already: they were kept at each commit."""
    connection, factory = workspace.connection, workspace.factory
    factory.allow_everything(connection)
    try:
        connection.execute("PRAGMA foreign_keys=OFF")
        factory.attach(connection, part)
        try:
            _copy_attached(connection)
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            connection.execute("DETACH document")
    finally:
        connection.execute("PRAGMA foreign_keys=ON")
        factory.allow_editing(connection)


def _copy_attached(connection: Connection) -> None:
    # The copy is thrown away if anything fails and flushed once at the end, so it needs no journal of its own.
    connection.execute("PRAGMA document.journal_mode=OFF").fetchone()
    connection.execute("PRAGMA document.synchronous=OFF")
    connection.execute("BEGIN")
    for table in DOCUMENT_TABLES:
        connection.execute(f'INSERT INTO document."{table}" SELECT * FROM main."{table}"')  # noqa: S608 - our own names
    connection.execute("COMMIT")


def _counts(connection: Connection) -> list[int]:
    return [
        connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608 - our own names
        for table in DOCUMENT_TABLES
    ]


# --- into its place ---------------------------------------------------------------------------------------------------


def _may_be_written_over(path: Path, error: OSError) -> bool:
    """Return whether a folder keeps its files, and the document can be written where it lies all the same."""
    return error.errno in in_place.REFUSED and in_place.may_try(path)


@contextmanager
def _alone(workspace: Workspace, path: Path, *, waits: bool) -> Iterator[None]:
    """Keep other publishers out. A folder that takes no lock can only be written over, which has one of its own."""
    with ExitStack() as stack:
        lock = publish_lock.held(path, workspace.base.mark, None if waits else _A_MOMENT)
        try:
            stack.enter_context(lock)
        except OSError as error:
            if not _may_be_written_over(path, error):
                raise
        yield


def _put_over(workspace: Workspace, part: Path, change: tuple[str, str], *, waits: bool) -> None:
    """Put a document in the place of the one before: in one go, or by writing over it where the folder refuses that."""
    path = workspace.base.path
    if part.parent == path.parent and _replaces(part, path, waits=waits):
        _read_back(path, change[1])
    else:
        in_place.write_over(part, path, change, workspace.folder / in_place.EARLIER, workspace.base.mark)


def _replaces(part: Path, path: Path, *, waits: bool) -> bool:
    try:
        _keep_mode(part, path)
        files.replace(part, path, files.REPLACE_TRIES if waits else 1)
    except OSError as error:
        if files.WAITS_FOR_SCANNERS and not waits and isinstance(error, PermissionError):
            raise FileRefused("held", path.name) from error
        if not _may_be_written_over(path, error):
            raise
        return False
    return True


def _put_in_place(part: Path, path: Path, digest: str, *, new: bool) -> None:
    if new:
        _name_new(part, path)
    else:
        _keep_mode(part, path)
        files.replace(part, path)
    _read_back(path, digest)


def _read_back(path: Path, digest: str) -> None:
    files.sync_folder(path.parent)
    if files.digest(path) != digest:
        raise FileRefused("bad-copy", path.name)


def _name_new(part: Path, path: Path) -> None:
    try:
        files.name_new(part, path)
    except FileExistsError:
        raise FileRefused("exists", path.name) from None


def _keep_mode(part: Path, path: Path) -> None:
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return
    part.chmod(mode)


@contextmanager
def _in_words(path: Path, factory: Factory) -> Iterator[None]:
    """Say in a sentence what the disk refused."""
    try:
        yield
    except OSError as error:
        raise FileRefused(_code_of(error, path), path.name) from error
    except factory.disk_faults as error:
        if isinstance(error, factory.our_faults):
            raise
        raise FileRefused("disk-full" if factory.is_full(error) else "not-written", path.name) from error


def _code_of(error: OSError, path: Path) -> str:
    if error.errno in files.FULL:
        return "disk-full"
    if error.errno == errno.ENAMETOOLONG:
        return "long-name"
    if not files.is_folder(path.parent):
        return "folder-gone"
    if error.errno in _NOT_WRITABLE:
        return "read-only"
    return "not-written"
