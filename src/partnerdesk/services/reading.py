"""A partnership file read once, for jobs that change nothing: the check, the export and the brief without a window.

Leaves no trace beside the file. Knows no screen.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from partnerdesk.domain.answer_rows import NONE, Answers
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import PartnershipFile
from partnerdesk.domain.reference import Catalogue
from partnerdesk.services.file_language import catalogue_in, language_of
from partnerdesk.services.unlocking import Asker, factory_for
from partnerdesk.storage.admission import Admitted
from partnerdesk.storage.connecting import Factory
from partnerdesk.storage.verifying import read, read_whole

if TYPE_CHECKING:
    from partnerdesk.services.documents import Documents

_PASSING = "partnerdesk-"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds, with the texts it is to be shown with, on the day to which ages and dates count."""

    partnership: Partnership
    catalogue: Catalogue
    as_of: date
    answers: Answers = field(default_factory=dict, repr=False)


def read_file(
    path: Path, as_of: date | None = None, ask: Asker | None = None, *, with_answers: bool = False
) -> Reading:
    """Read a partnership file, checked as for opening; `as_of` is else the meeting's date, else today.

    `ask` is asked for the password of a file that has one. `with_answers` reads the rows of its surveys, too.

    Raises FileRefused, or CatalogueRefused where the program's own texts are damaged.
    """
    factory = factory_for(path, ask=ask)
    with tempfile.TemporaryDirectory(prefix=_PASSING) as home:
        admitted, answers = (read_whole if with_answers else _without_answers)(path, Path(home), factory)
    partnership = admitted.partnership
    meeting = partnership.one(PartnershipFile).meeting_on
    day = as_of or meeting or datetime.now().astimezone().date()
    return Reading(partnership, catalogue_of(partnership), day, answers)


def _without_answers(path: Path, home: Path, factory: Factory) -> tuple[Admitted, Answers]:
    return read(path, home, factory), NONE


def catalogue_of(partnership: Partnership) -> Catalogue:
    """Give the texts in the file's language; where the file kept its own when it was locked, those."""
    return catalogue_in(partnership, language_of(partnership))


@contextmanager
def passing_documents(ask: Asker | None = None) -> "Iterator[Documents]":
    """Give documents whose private folder is gone afterwards; `ask` is asked for passwords."""
    from partnerdesk.services.documents import Documents  # what only reads needs nothing of what keeps files

    with tempfile.TemporaryDirectory(prefix=_PASSING) as root:
        yield Documents(Path(root), ask=ask)
