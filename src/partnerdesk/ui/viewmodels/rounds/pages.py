"""Which page shows what of a round, by kind: the round itself, the talk, the round again, the results."""

TALK = {"first_choice": "score.rate", "trust": "trust.talk", "score": "score.talk", "weight": "score.weighed"}
AGAIN = {"trust": "trust.again", "score": "score.again", "weight": "score.weights_again"}
RESULTS = {"trust": "trust.results", "score": "score.results", "weight": "score.results"}
ROUND = {"trust": "trust.rate", "first_choice": "score.first", "score": "score.rate", "weight": "score.weights",
         "trust_review": "tell.trust"}  # fmt: skip


def page_of_round(kind: str, number: int) -> str:
    """Return the page on which a round is answered, closed and opened again.

    All straw polls have the same; a third round about trust is one at the review.
    """
    if number > 2:
        kind, number = f"{kind.removesuffix('_review')}_review", 1
    return (ROUND if number == 1 else AGAIN).get(kind, "decide.poll")


def next_page(kind: str, *, short: bool) -> str:
    """Return the page that follows the last round of a kind: the scores are weighed before their results are seen."""
    return ROUND["weight"] if kind == "score" and not short else RESULTS.get(kind, "")
