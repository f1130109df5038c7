"""Ends a session as a crash would."""

from partnerdesk.services.session import Session


def crash(session: Session) -> None:
    """Let go of everything as a process does that ends: nothing is published, and the work stays on this computer.

    Only the mark beside the document goes, because this process lives on.
    """
    session.workspace.leave()
    session._around.release()
