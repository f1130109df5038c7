"""Which papers are printed from which page of the workshop, and what each is for. Texts only, no behaviour."""

from dataclasses import dataclass

from partnerdesk.domain.words import N_


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper: its kind, what it is called, and when it is wanted."""

    kind: str
    name: str
    about: str


_SCORE_SHEETS = PaperLine(
    "score-sheets",
    N_("Score sheets"),
    N_("One for each trustee, by code: first choice, scores and weights. Type in the first choices first."),
)
PAPERS = {
    "open.workshop": (
        PaperLine(
            "pre-read",
            N_("To read before the workshop"),
            N_("For every trustee, five working days before: what people said, the question, interests to declare."),
        ),
        PaperLine(
            "run-sheet",
            N_("Run-sheet"),
            N_("For whoever runs the day: the agenda, what to do and say in each step, the room, what to print."),
        ),
    ),
    "hear.groups": (
        PaperLine(
            "still-to-hear",
            N_("What we still need to hear"),
            N_("For whoever asks: who is silent, ways of listening, open questions by objective, words to read out."),
        ),
    ),
    "trust.rate": (
        PaperLine("slips", N_("Rating slips"), N_("One for each trustee, by code. Type them in here afterwards.")),
    ),
    "trust.again": (
        PaperLine(
            "slips-again",
            N_("Rating slips for round 2"),
            N_("Only what you saw differently, with all your answers together in round 1."),
        ),
    ),
    "tell.trust": (
        PaperLine(
            "slips-review",
            N_("Rating slips for the review"),
            N_("One for each trustee, by code. Nothing of what was said before stands on them."),
        ),
    ),
    "score.first": (_SCORE_SHEETS,),
    "score.rate": (_SCORE_SHEETS,),
    "score.again": (
        PaperLine(
            "score-sheets-again",
            N_("Score sheets for round 2"),
            N_("Only what you scored differently, with the middle score of round 1."),
        ),
    ),
    "score.weights_again": (
        PaperLine(
            "weight-sheets-again",
            N_("Weight sheets for round 2"),
            N_("Only what you weighed differently, with the middle figure of round 1."),
        ),
    ),
}
OF_THE_BRIEF = {
    "tell.brief": (
        PaperLine("minute", N_("Draft minute"), N_("For whoever takes the minutes: the item as it was decided.")),
        PaperLine("feedback", N_("You said, we decided"), N_("One sheet for those who told you something.")),
        PaperLine("easy-read", N_("You said, we decided, in Easy Read"), ""),
        PaperLine("review", N_("Review of a decision"), ""),
    ),
}
"""What is printed where the brief is, by choosing what it is; found like the others."""
TITLES = {
    "open.workshop": N_("Papers for before the day"),
    "hear.groups": N_("On paper: what we still need to hear"),
}
ON_PAPER = N_("On paper")
PAPER = "paper."
"""What the place of a paper on its page is called, before the paper's kind."""
