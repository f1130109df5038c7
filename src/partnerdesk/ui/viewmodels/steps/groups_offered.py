"""Which groups of a survey are offered where one says for whom it speaks; it knows no widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnerdesk.domain.records import BeneficiaryGroup
from partnerdesk.domain.settings import settings_of
from partnerdesk.ui.viewmodels.answers import FEW
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.viewmodels.speech import said, whole_number
from partnerdesk.ui.viewmodels.typed import compared

if TYPE_CHECKING:
    from partnerdesk.domain.records import Key
    from partnerdesk.ui.viewmodels.desk import Desk


def groups_offered(desk: Desk, key: Key) -> tuple[ChoiceLine, ...]:
    """Return the groups in the answers to the survey that are no group here yet, with how many people."""
    # Every page's fields are loaded at the start; what looks into a survey is not.
    from partnerdesk.services.groups_found import groups_found

    named = {compared(row.name) for row in desk.partnership.rows(BeneficiaryGroup)}
    least = int(settings_of(desk.partnership)["k_min"])
    return tuple(
        ChoiceLine(
            each.words,
            f"{each.words} ({whole_number(each.people) if each.people >= least else said(FEW).format(k=least)})",
        )
        for each in groups_found(desk.session, str(key[0]))
        if compared(each.words) not in named
    )
