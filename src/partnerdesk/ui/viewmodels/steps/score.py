"""Step 7, score and weigh: criteria, private scores, the talk, scores again, private weights, the ranking."""

from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.pages import Custom, PageSpec
from partnerdesk.ui.viewmodels.rounds.criteria import missing_criteria

STEP = "score"
_OWN = frozenset({"score", "weight"})
_BESIDE = frozenset({"first_choice", "beneficiary_weight"})

PAGES = (
    PageSpec(
        id="score.criteria",
        step=STEP,
        question=N_("What will you judge the options by?"),
        hint=N_("Six to nine are enough. Keep the ones about people at the top."),
        why=N_(
            "The same questions for every option, agreed before anyone scores, keep a favourite from choosing them."
        ),
        blocks=(Custom("criteria_choice", frozenset({"criterion_use"})),),
        missing=missing_criteria,
        evidence=("voices",),
    ),
    PageSpec(
        id="score.first",
        step=STEP,
        question=N_("Which one would you choose today?"),
        hint=N_("Each of you alone, before anything is scored. It stays sealed until the scores are shown."),
        why=N_(
            "Everyone comes with a favourite. Written down and sealed it cannot steer the scores, "
            "and afterwards you see what you learned."
        ),
        blocks=(Custom("first_choice_round", frozenset({"first_choice"})), Custom("papers")),
    ),
    PageSpec(
        id="score.rate",
        step=STEP,
        question=N_("How would each option turn out?"),
        hint=N_("Each of you alone. Score what you expect in three years, not what you hope."),
        why=N_("Carrying on is not automatically a 3. Will it still be like this in three years?"),
        blocks=(Custom("score_round_1", _OWN), Custom("papers")),
    ),
    PageSpec(
        id="score.talk",
        step=STEP,
        question=N_("Where did you score differently?"),
        hint=N_("Talk only about these. What do you expect, and why?"),
        why=N_("You agree on most of it. Your time is best spent where you do not."),
        blocks=(Custom("score_talk", _OWN),),
    ),
    PageSpec(
        id="score.again",
        step=STEP,
        question=N_("Would you score differently now?"),
        hint=N_(
            "Each alone, and only what you saw differently. You see your own earlier score and the group’s spread."
        ),
        why=N_("You have heard reasons now. Say what you think with them, alone again."),
        blocks=(Custom("score_round_2", _OWN), Custom("papers")),
    ),
    PageSpec(
        id="score.weights",
        step=STEP,
        question=N_("Which change matters most?"),
        hint=N_("Each of you alone, for the people you help. What hardly differs between options cannot decide."),
        why=N_("A big word can stand for a small difference. What counts is how much would change from worst to best."),
        blocks=(Custom("weight_round", _OWN),),
        route="full",
    ),
    PageSpec(
        id="score.weighed",
        step=STEP,
        question=N_("Where did you weigh differently?"),
        hint=N_("Talk only about these. For whom does it matter more, and how do you know?"),
        why=N_("Different weights often mean that you think of different people. Say whom you thought of."),
        blocks=(Custom("weight_talk", _OWN),),
        route="full",
    ),
    PageSpec(
        id="score.weights_again",
        step=STEP,
        question=N_("Would you weigh differently now?"),
        hint=N_("Each alone, and only what you weighed differently. Your earlier figure stands unless you change it."),
        why=N_("You have heard reasons now. What you said before is kept, so that you see what you learned."),
        blocks=(Custom("weight_round_2", _OWN), Custom("papers")),
        route="full",
    ),
    PageSpec(
        id="score.peoples",
        step=STEP,
        question=N_("What would the people you help put first?"),
        hint=N_("Only where you asked them. Their weights stand beside yours and are never averaged in."),
        why=N_("You weigh on their behalf. Where they weighed for themselves, that is a voice of its own."),
        blocks=(Custom("peoples_weights", frozenset({"beneficiary_weight"})),),
        route="full",
    ),
    PageSpec(
        id="score.results",
        step=STEP,
        question=N_("How do the options come out?"),
        hint=N_("The total is for finding out where you differ. It does not decide; you do."),
        why=N_("Where the points come from shows what you still have to talk about."),
        blocks=(Custom("score_results", _OWN | _BESIDE),),
        signals=("O1", "O4", "O7"),
    ),
)
