"""Points at what may be a name in somebody's words: a look that is asked for, and no promise. It knows no widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from partnerdesk.domain.name_hints import names_in, words_of
from partnerdesk.domain.records import BeneficiaryGroup, Charity, Partner, PartnershipFile

if TYPE_CHECKING:
    from partnerdesk.domain.partnership import Partnership


def names_pointed(partnership: Partnership, text: str | None) -> tuple[str, ...]:
    """Return what in a text may be a name, but for words that stand in the names of organisations and groups."""
    found = names_in(text)
    if not found:
        return ()
    return names_in(text, words_of(_known(partnership)))


def pointed_at(partnership: Partnership, text: str | None) -> str:
    """Say what in a text may be a name, and that others may be missed; nothing where nothing was found."""
    found = names_pointed(partnership, text)
    says = QCoreApplication.translate(
        "Quoting", "Look at: {names}. Capitals and titles were looked for, nothing else: other names may be there."
    )
    return says.format(names=", ".join(found)) if found else ""


def _known(partnership: Partnership) -> tuple[str | None, ...]:
    title, name = partnership.one(PartnershipFile).title, partnership.one(Charity).name
    return (
        title,
        name,
        *(row.name for row in partnership.rows(Partner)),
        *(row.name for row in partnership.rows(BeneficiaryGroup)),
    )
