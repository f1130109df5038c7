"""Work that a crash left on several files: each is written into its file, and said with its title and from when.

It must not know widgets.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnerdesk.domain.records import PartnershipFile
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.services.left_work import copy_of
from partnerdesk.ui.viewmodels.speech import spoken

if TYPE_CHECKING:
    from partnerdesk.services.session import Session


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """One file with recovered work: where it is, what it is called, what is to be said, and the page it is at.

    ``stays`` says that the work is kept on this computer, since its file could not be written.
    """

    path: str
    title: str
    says: str
    page: str
    step: int
    stays: bool = False


_COPY = N_("A copy that you saved was to hold it all: {place}.")


def left_behind(session: Session) -> LeftBehind:
    """Write the work into its file, end the session, and return what to say of it.

    Where the file cannot be written the work stays on this computer; that is said, and opening it goes on with it.
    """
    title = session.partnership.one(PartnershipFile).title or session.path.stem
    page, step = session.place or "", _step_of(session)
    said = [session.recovered] if session.recovered is not None else []
    copy = copy_of(session)
    state = session.close()
    if session.conflict is not None:
        said.append(session.conflict.sentence)
    if state.problem is not None:
        said.append(state.problem)
    stays = state.problem is not None
    if stays and copy is not None:
        said.append(Sentence(_COPY, {"place": str(copy)}))
    return LeftBehind(str(session.path), title, " ".join(spoken(each) for each in said), page, step, stays)


def _step_of(session: Session) -> int:
    catalogue, name = session.catalogue, (session.place or "").partition(".")[0]
    return catalogue.steps[name].n if catalogue is not None and name in catalogue.steps else 0
