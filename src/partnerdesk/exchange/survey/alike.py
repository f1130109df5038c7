"""Answers that were typed in two ways, "Yes" and "yes": they are one answer, in the spelling that most chose."""

from collections.abc import Iterable, Mapping


def folded(value: str) -> str:
    """What two spellings of one answer have in common."""
    return " ".join(value.strip().casefold().replace("’", "'").split()).removesuffix(".")


def merged(told: Mapping[str, int]) -> dict[str, int]:
    """The answers with how often each was given, in whatever spelling; each stands where it was first told."""
    spellings: dict[str, dict[str, int]] = {}
    for value, count in told.items():
        spellings.setdefault(folded(value) or value, {})[value] = count
    return {max(each, key=lambda value: each[value]): sum(each.values()) for each in spellings.values()}


class Spelling:
    """Brings an answer to the spelling that a list has; what the list has in no spelling stays as it is."""

    def __init__(self, answers: Iterable[str]) -> None:
        """`answers` may hold two spellings of one, and then both stay."""
        self._known = frozenset(answers)
        self._by_fold = {folded(each): each for each in reversed(tuple(dict.fromkeys(answers)))}

    def of(self, answer: str) -> str:
        """The answer as the list has it."""
        return answer if answer in self._known else self._by_fold.get(folded(answer), answer)
