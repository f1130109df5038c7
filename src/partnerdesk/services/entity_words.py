"""What people call the records of a file, one and many, where a sentence counts them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from partnerdesk.domain.words import N_, NP_, Plural, Sentence

WORDS: Mapping[str, Plural] = MappingProxyType(
    {
        "file": NP_("the file’s details", "the file’s details"),
        "charity": NP_("the charity’s details", "the charity’s details"),
        "partner": NP_("partner", "partners"),
        "participant": NP_("participant", "participants"),
        "attendance": NP_("attendance", "attendances"),
        "interest": NP_("declared interest", "declared interests"),
        "question": NP_("the question", "the question"),
        "alternative": NP_("alternative", "alternatives"),
        "beneficiary_group": NP_("group of people", "groups of people"),
        "listening_plan": NP_("plan to ask people", "plans to ask people"),
        "beneficiary_input": NP_("thing that people said", "things that people said"),
        "input_group": NP_("link of a group to what was said", "links of groups to what was said"),
        "theme": NP_("theme", "themes"),
        "input_theme": NP_("link of a theme to what was said", "links of themes to what was said"),
        "survey_answer": NP_("survey answer", "survey answers"),
        "survey": NP_("survey", "surveys"),
        "survey_question": NP_("survey question", "survey questions"),
        "answer_mark": NP_("mark on an answer", "marks on answers"),
        "objective": NP_("objective", "objectives"),
        "objective_driver": NP_("share of a reason", "shares of reasons"),
        "evidence_link": NP_("link to evidence", "links to evidence"),
        "part_played": NP_("part that people played", "parts that people played"),
        "trust_rating": NP_("trust rating", "trust ratings"),
        "trust_action": NP_("step to build trust", "steps to build trust"),
        "option": NP_("option", "options"),
        "first_choice": NP_("first choice", "first choices"),
        "criterion_use": NP_("criterion", "criteria"),
        "score": NP_("score", "scores"),
        "weight": NP_("weight", "weights"),
        "beneficiary_weight": NP_("weight that people gave", "weights that people gave"),
        "risk": NP_("risk", "risks"),
        "dd_item": NP_("due diligence item", "due diligence items"),
        "condition": NP_("condition", "conditions"),
        "red_line_seal": NP_("seal on the red lines", "seals on the red lines"),
        "advice": NP_("piece of advice", "pieces of advice"),
        "parking": NP_("parked point", "parked points"),
        "motion": NP_("motion", "motions"),
        "straw_poll": NP_("straw poll answer", "straw poll answers"),
        "vote": NP_("vote", "votes"),
        "named_vote": NP_("named vote", "named votes"),
        "concern": NP_("concern", "concerns"),
        "decision": NP_("the decision", "the decision"),
        "not_chosen": NP_("reason against an option", "reasons against options"),
        "principle_statement": NP_("statement of principle", "statements of principle"),
        "gate_waiver": NP_("waiver", "waivers"),
        "action": NP_("action", "actions"),
        "review_plan": NP_("plan for a review", "plans for reviews"),
        "feedback_plan": NP_("plan to tell people", "plans to tell people"),
        "impact_review": NP_("impact review", "impact reviews"),
        "impact_result": NP_("result of a review", "results of reviews"),
        "impact_answer": NP_("answer in a review", "answers in reviews"),
        "step_state": NP_("mark of a step", "marks of steps"),
        "round_state": NP_("mark of a round", "marks of rounds"),
        "open_point": NP_("open point", "open points"),
        "setting": NP_("setting", "settings"),
        "catalogue_text": NP_("kept text", "kept texts"),
        "analysis": NP_("the saved analysis", "the saved analysis"),
    }
)


def counted(entity: str, count: int) -> Sentence:
    """Return so many records in words: "3 objectives"; what there is only one of is not counted."""
    words = WORDS[entity]
    thing = Sentence(words.one, many=words.many, count=count)
    return thing if words.one == words.many else Sentence(N_("{count} {things}"), {"count": count, "things": thing})


def counts(numbers: Mapping[str, int]) -> tuple[Sentence, ...]:
    """Return what was counted, one sentence for each entity, in the order of the model."""
    return tuple(counted(entity, numbers[entity]) for entity in WORDS if numbers.get(entity))
