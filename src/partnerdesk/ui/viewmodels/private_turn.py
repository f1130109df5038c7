"""Undo while people answer in private: everyone can take back the own answers of the own turn, and nobody else's.

Every private answer is recorded under one label that says nothing. The desk lets undo and redo pass over such a step
only while the turn is open in which it was made. It must not know what is answered, nor who answers.
"""

from partnerdesk.domain.words import N_, Sentence

PRIVATE_ANSWER = Sentence(N_("private answer"))


def is_private(label: Sentence | None) -> bool:
    """Return whether a step of the history is somebody's private answer."""
    return label is not None and label.pattern == PRIVATE_ANSWER.pattern


class PrivateTurn:
    """One person's turn at the laptop: how many of the last steps are the person's own."""

    def __init__(self) -> None:
        """Nobody has the laptop yet."""
        self.is_open = False
        self._done = 0
        self._undone = 0

    def begin(self) -> None:
        """Somebody takes the laptop."""
        self.is_open, self._done, self._undone = True, 0, 0

    def end(self) -> None:
        """The laptop is passed on; what was answered is out of reach."""
        self.is_open, self._done, self._undone = False, 0, 0

    def did(self) -> None:
        """One answer was recorded."""
        self._done, self._undone = self._done + 1, 0

    def took_back(self) -> None:
        """One answer was undone."""
        self._done, self._undone = self._done - 1, self._undone + 1

    def did_again(self) -> None:
        """One answer was redone."""
        self._done, self._undone = self._done + 1, self._undone - 1

    def lets_undo(self, label: Sentence | None) -> bool:
        """Return whether the step with this label may be taken back now."""
        return label is not None and (self._done > 0 if self.is_open else not is_private(label))

    def lets_redo(self, label: Sentence | None) -> bool:
        """Return whether the step with this label may be done again now."""
        return label is not None and (self._undone > 0 if self.is_open else not is_private(label))
