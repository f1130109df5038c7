"""The refusal of an input, with the place in it that is wrong. Knows nothing of what was read."""

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.words import N_, Sentence


class InputRefused(PartnerDeskError):
    """An input is not right; `place` says where, such as `score[17].option`, or is empty for the whole of it."""

    def __init__(self, place: str, problem: Sentence, *, says_all: bool = False) -> None:
        """Keep the place; `problem` is a sentence with its full stop, and `says_all` where it tells what to do."""
        values = {"place": place, "problem": problem}
        remedy = N_("{place}: {problem} Correct this in the input and import it again.")
        whole = N_("{problem} Correct the input and import it again.")
        super().__init__(problem if says_all else Sentence(remedy if place else whole, values))
        self.place = place
        self.problem = problem


def refused(place: str, pattern: str, **values: object) -> InputRefused:
    """Give the refusal of what stands at `place`."""
    return InputRefused(place, Sentence(pattern, values))


def not_for_this(pattern: str, **values: object) -> InputRefused:
    """Give the refusal of what is not to be corrected: the pattern says what to do instead."""
    return InputRefused("", Sentence(pattern, values), says_all=True)
