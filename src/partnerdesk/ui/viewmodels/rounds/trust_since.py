"""Trust then and now, once the results of the round at the review were shown: what moved, and a picture of it.

It must not know widgets.
"""

from __future__ import annotations

from datetime import date

from partnerdesk.charts.fitting import Sheet
from partnerdesk.charts.shapes import Picture
from partnerdesk.charts.trust import THEN_AND_NOW, Track, trust_tracks
from partnerdesk.domain.case import Case
from partnerdesk.domain.rerating import review_rated_now
from partnerdesk.domain.trust_since import PartSince, TrustSince, moved_said, trust_since
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.rounds.machine import RoundModel
from partnerdesk.ui.viewmodels.rounds.spread import furthest_apart
from partnerdesk.ui.viewmodels.rounds.words import SPREADS
from partnerdesk.ui.viewmodels.speech import as_named, long_date, said, spoken

_TOO_FEW = N_("Too few of you rated again to show anything of it. What you said then stands in step 5.")
_NOTHING_THEN = N_("You rated trust again. There is nothing of then to hold it against.")
_WHO = N_("Rated again by {n} of you, on {date}.")


class SinceModel:
    """Trust at the review in the partner that the round is about."""

    def __init__(self, model: RoundModel) -> None:
        """``model`` is the round at the review."""
        self._desk, self._round = model.desk, model

    def _case(self) -> Case:
        return Case.of(self._desk.partnership, self._desk.catalogue, self._desk.session.as_of)

    @property
    def found(self) -> TrustSince | None:
        """Trust in the partner that is shown; None while the results of the round are not shown."""
        review, subject = review_rated_now(self._desk.partnership), self._round.subject
        if review is None or subject is None:
            return None
        found = trust_since(self._case(), review.id)
        return next((each for each in found if each.partner == subject.id and each.is_shown), None)

    @property
    def summary(self) -> str:
        """What moved, in one sentence."""
        found = self.found
        if found is None:
            return ""
        if not found.is_rated_again:
            return said(_TOO_FEW)
        moved = moved_said(self._case(), (found,)) or (Sentence(_NOTHING_THEN),)
        return " ".join(spoken(sentence) for sentence in moved)

    @property
    def who(self) -> str:
        """How many rated again, and when."""
        found = self.found
        if found is None or not found.is_rated_again or not found.closed_at:
            return ""
        day = long_date(date.fromisoformat(found.closed_at[:10]))
        return spoken(Sentence(_WHO, {"n": found.raters, "date": day}))

    def picture(self, sheet: Sheet) -> Picture | None:
        """Return a track for each part of trust, then and now; None where nothing of now may be shown."""
        found = self.found
        if found is None or not found.is_rated_again:
            return None
        name = as_named(self._case().partner(found.partner))
        tracks = [self._track(part) for part in found.parts]
        return trust_tracks(
            name, tracks, sheet, finding=Sentence("{moved}", {"moved": self.summary}), rounds=THEN_AND_NOW
        )

    def _track(self, part: PartSince) -> Track:
        low, high = part.middle or (None, None)
        return Track(self._case().dimension(part.dimension), part.now, part.then, low, high, _word(part))


def _word(part: PartSince) -> str:
    """Return how far views of a part agree, by the question on which they are furthest apart."""
    worst = furthest_apart([each.spread for each in part.views])
    return said(SPREADS[worst]) if worst else ""
