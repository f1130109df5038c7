"""Two programs that write the same document at the same moment, again and again. Run as processes of their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.synchronize import Barrier
from pathlib import Path

from partnerdesk.domain.records import OpenPoint
from partnerdesk.storage import files, publish_lock, publishing
from partnerdesk.storage.claiming import blank
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.workspace import Workspace
from tests.storage.places import LATER, note

PATIENCE = 60.0


def race(name: str, folder: Path, document: Path, rounds: int, barrier: Barrier, *, guarded: bool) -> None:
    """Publish ``rounds`` records, each started together with the other program; write down how often it was told no."""
    held, check, refusals, waits = publish_lock.held, publishing._check_destination, 0, True

    @contextmanager
    def together(path: Path, mark: str, wait: float | None = None) -> Iterator[None]:
        if waits:
            barrier.wait(PATIENCE)
        if guarded:
            with held(path, mark, wait):
                yield
        else:
            yield

    def look(workspace: Workspace, path: Path, *, recreate: bool) -> str | None:
        """Without the lock both may look before either writes: here they do."""
        nonlocal waits
        first, waits = waits, False
        found = check(workspace, path, recreate=recreate)
        if first and not guarded:
            barrier.wait(PATIENCE)
        return found

    publish_lock.held, publishing._check_destination = together, look
    if not guarded:
        # Who looks again finds nothing new.
        setattr(files, "stamp", lambda _: None)  # noqa: B010 - a function of another module
    for number in range(rounds):
        barrier.wait(PATIENCE)
        waits = True
        while not _published(folder, document, f"{name}-{number}"):
            refusals += 1
    (folder / "refusals").write_text(str(refusals), "utf-8")


def _published(folder: Path, document: Path, record: str) -> bool:
    """Open the document as it is, add a record and publish; False where another was quicker."""
    workspace = blank(folder / "workspace", document.name)
    try:
        workspace.admit(document, document)
        workspace.record(workspace.partnership.put(OpenPoint(id=record)), note())
        publishing.publish(workspace, LATER)
    except FileRefused as refused:
        if refused.code not in {"conflict", "being-written", "bad-copy"}:
            raise
        return False
    finally:
        workspace.remove()
    return True
