"""What can go wrong by a person's doing.

::

    PartnerDeskError            one plain sentence: what is wrong and what to do
    ├── Refused                 a rule of the workshop said no; nothing changed
    ├── ValueRefused            a value does not fit its field
    └── (storage, exchange, catalogue and brief add their own below PartnerDeskError)

Any other exception is a fault of the program.
"""

from __future__ import annotations

from partnerdesk.domain.overriding import override
from partnerdesk.domain.words import Sentence


class PartnerDeskError(Exception):
    """Something a person can act on, said in one plain sentence."""

    def __init__(self, sentence: Sentence | str) -> None:
        """Keep the sentence; a plain string is a text without values, or words that are said as they stand."""
        self.sentence = sentence if isinstance(sentence, Sentence) else _sentence(sentence)
        super().__init__(self.sentence)

    @override
    def __str__(self) -> str:
        """Return the sentence in the source language."""
        return str(self.sentence)


def system_reason(fault: OSError) -> str:
    """Return why the operating system said no, for the middle of a sentence: "no space left on device"."""
    return (fault.strerror or type(fault).__name__).lower()


def _sentence(text: str) -> Sentence:
    return Sentence("{words}", {"words": text}) if {"{", "}"} & set(text) else Sentence(text)


class Refused(PartnerDeskError):
    """A rule of the workshop refused a command; the partnership is unchanged."""

    def __init__(self, rule: str, sentence: Sentence | str) -> None:
        """``rule`` is a short stable name of the rule, for tests and for the window."""
        super().__init__(sentence)
        self.rule = rule


class ValueRefused(PartnerDeskError):
    """A value does not fit the field it was given for."""

    def __init__(self, field_name: str, sentence: Sentence | str) -> None:
        """``field_name`` is the field of the record that was refused."""
        super().__init__(sentence)
        self.field_name = field_name
