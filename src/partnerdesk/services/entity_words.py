"""What people call the records of a file, one and many, where a sentence counts them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from partnerdesk.domain.words import N_, Sentence

WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "file": (N_("the file's details"), N_("the file's details")),
        "charity": (N_("the charity's details"), N_("the charity's details")),
        "partner": (N_("partner"), N_("partners")),
        "participant": (N_("participant"), N_("participants")),
        "attendance": (N_("attendance"), N_("attendances")),
        "interest": (N_("declared interest"), N_("declared interests")),
        "question": (N_("the question"), N_("the question")),
        "alternative": (N_("alternative"), N_("alternatives")),
        "beneficiary_group": (N_("group of people"), N_("groups of people")),
        "beneficiary_input": (N_("thing that people said"), N_("things that people said")),
        "input_group": (N_("link of a group to what was said"), N_("links of groups to what was said")),
        "theme": (N_("theme"), N_("themes")),
        "input_theme": (N_("link of a theme to what was said"), N_("links of themes to what was said")),
        "survey_answer": (N_("survey answer"), N_("survey answers")),
        "survey": (N_("survey"), N_("surveys")),
        "survey_question": (N_("survey question"), N_("survey questions")),
        "answer_mark": (N_("mark on an answer"), N_("marks on answers")),
        "objective": (N_("objective"), N_("objectives")),
        "objective_driver": (N_("share of a reason"), N_("shares of reasons")),
        "evidence_link": (N_("link to evidence"), N_("links to evidence")),
        "part_played": (N_("part that people played"), N_("parts that people played")),
        "trust_rating": (N_("trust rating"), N_("trust ratings")),
        "trust_action": (N_("step to build trust"), N_("steps to build trust")),
        "option": (N_("option"), N_("options")),
        "first_choice": (N_("first choice"), N_("first choices")),
        "criterion_use": (N_("criterion"), N_("criteria")),
        "score": (N_("score"), N_("scores")),
        "weight": (N_("weight"), N_("weights")),
        "beneficiary_weight": (N_("weight that people gave"), N_("weights that people gave")),
        "risk": (N_("risk"), N_("risks")),
        "dd_item": (N_("due diligence item"), N_("due diligence items")),
        "condition": (N_("condition"), N_("conditions")),
        "red_line_seal": (N_("seal on the red lines"), N_("seals on the red lines")),
        "advice": (N_("piece of advice"), N_("pieces of advice")),
        "parking": (N_("parked point"), N_("parked points")),
        "motion": (N_("motion"), N_("motions")),
        "straw_poll": (N_("straw poll answer"), N_("straw poll answers")),
        "vote": (N_("vote"), N_("votes")),
        "named_vote": (N_("named vote"), N_("named votes")),
        "concern": (N_("concern"), N_("concerns")),
        "decision": (N_("the decision"), N_("the decision")),
        "not_chosen": (N_("reason against an option"), N_("reasons against options")),
        "principle_statement": (N_("statement of principle"), N_("statements of principle")),
        "gate_waiver": (N_("waiver"), N_("waivers")),
        "action": (N_("action"), N_("actions")),
        "review_plan": (N_("plan for a review"), N_("plans for reviews")),
        "feedback_plan": (N_("plan to tell people"), N_("plans to tell people")),
        "impact_review": (N_("impact review"), N_("impact reviews")),
        "impact_result": (N_("result of a review"), N_("results of reviews")),
        "impact_answer": (N_("answer in a review"), N_("answers in reviews")),
        "step_state": (N_("mark of a step"), N_("marks of steps")),
        "round_state": (N_("mark of a round"), N_("marks of rounds")),
        "open_point": (N_("open point"), N_("open points")),
        "setting": (N_("setting"), N_("settings")),
        "catalogue_text": (N_("kept text"), N_("kept texts")),
        "analysis": (N_("the saved analysis"), N_("the saved analysis")),
    }
)


def counted(entity: str, count: int) -> Sentence:
    """Return so many records in words: "3 objectives"; what there is only one of is not counted."""
    one, many = WORDS[entity]
    thing = Sentence(one if count == 1 else many)
    return thing if one == many else Sentence(N_("{count} {things}"), {"count": count, "things": thing})


def counts(numbers: Mapping[str, int]) -> tuple[Sentence, ...]:
    """Return what was counted, one sentence for each entity, in the order of the model."""
    return tuple(counted(entity, numbers[entity]) for entity in WORDS if numbers.get(entity))
