"""Why the options are not compared though the results are shown: a value would tell what one trustee alone gave.

The rule is :mod:`partnerdesk.domain.lone_figures`; here is where it is put right. It must not know widgets.
"""

from partnerdesk.domain.case import Case
from partnerdesk.domain.lone_figures import why_not_told
from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.rounds.pages import ROUND
from partnerdesk.ui.viewmodels.rounds.talk import NextThing
from partnerdesk.ui.viewmodels.speech import said, spoken


def withheld(desk: Desk) -> NextThing | None:
    """Return why no value is shown and the page where another trustee answers; None where values are shown."""
    ranking = desk.session.assessment().ranking
    why = why_not_told(Case.of(desk.partnership, desk.catalogue, desk.session.as_of), ranking)
    if why is None:
        return None
    if ranking.lone[0][0] is None:
        return NextThing(spoken(why), said(N_("Go to the weights")), ROUND["weight"])
    return NextThing(spoken(why), said(N_("Go to the scores")), ROUND["score"])
