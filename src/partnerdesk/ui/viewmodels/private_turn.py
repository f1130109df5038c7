"""Undo while people answer in private: everyone can take back the own answers of the own turn, and nobody else's.

Every private answer is recorded under one label that says nothing. The desk lets undo and redo pass over such a step
only while the turn is open in which it was made. It must not know what is answered, nor who answers.
"""

from __future__ import annotations

from dataclasses import dataclass

from partnerdesk.domain.words import N_, Sentence

PRIVATE_ANSWER = Sentence(N_("private answer"))


def is_private(label: Sentence | None) -> bool:
    """Return whether a step of the history is somebody's private answer."""
    return label is not None and label.pattern == PRIVATE_ANSWER.pattern


@dataclass(frozen=True, slots=True)
class PrivateTurn:
    """One person's turn at the laptop: how many of the last steps, done and undone, are the person's own."""

    is_open: bool = False
    done: int = 0
    undone: int = 0

    def did(self) -> PrivateTurn:
        """Return the turn after one more answer."""
        return PrivateTurn(self.is_open, self.done + 1, 0)

    def took_back(self) -> PrivateTurn:
        """Return the turn after one answer was undone."""
        return PrivateTurn(self.is_open, self.done - 1, self.undone + 1)

    def did_again(self) -> PrivateTurn:
        """Return the turn after one answer was redone."""
        return PrivateTurn(self.is_open, self.done + 1, self.undone - 1)

    def lets_undo(self, label: Sentence | None) -> bool:
        """Return whether the step with this label may be taken back now."""
        return label is not None and (self.done > 0 if self.is_open else not is_private(label))

    def lets_redo(self, label: Sentence | None) -> bool:
        """Return whether the step with this label may be done again now."""
        return label is not None and (self.undone > 0 if self.is_open else not is_private(label))
