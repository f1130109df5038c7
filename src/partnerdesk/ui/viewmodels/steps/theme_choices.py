"""Step 4, the themes among what can be linked to an objective: those that somebody's words have.

What linking one does is the theme's own work, as from its card in step 3. It must not know widgets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnerdesk.domain.records import Theme
from partnerdesk.domain.theme_links import touched_by
from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.viewmodels.speech import said

if TYPE_CHECKING:
    from partnerdesk.ui.viewmodels.desk import Desk

_THEME = N_("Theme: {text}")


def themes_offered(desk: Desk) -> tuple[ChoiceLine, ...]:
    """Return the themes to choose from, each with a value that is no input's id; not those that nobody said."""
    rows = desk.partnership.rows(Theme)
    touched = touched_by(desk.partnership) if rows else {}
    return tuple(
        ChoiceLine((Theme.ENTITY, row.id), said(_THEME).format(text=" ".join(row.text.split())))
        for row in rows
        if row.text and row.text.strip() and touched[row.id].every
    )


def theme_in(value: object) -> str | None:
    """Return which theme is chosen; None where it is something that somebody said, or nothing."""
    return str(value[1]) if isinstance(value, tuple) else None
