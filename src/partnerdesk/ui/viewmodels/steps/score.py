"""Step 7, score and weigh: private scores, private weights, the ranking."""

from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.pages import PageSpec, Words

STEP = "score"

PAGES = (
    PageSpec(
        id="score.before",
        step=STEP,
        question=N_("Are you ready to score?"),
        hint=N_("Each of you scores alone, on your own screen or on paper."),
        blocks=(Words(N_("Score what you expect in three years, not what you hope."), tone="tint"),),
    ),
)
