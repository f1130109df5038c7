"""The words of the private rounds: one row for each kind, and sentences about spreads. Texts only, no behaviour."""

from dataclasses import dataclass

from partnerdesk.domain.agreement import MIXED, SPLIT, TOGETHER
from partnerdesk.domain.findings import IndicatorFinding
from partnerdesk.domain.rounding import tenths
from partnerdesk.domain.words import N_, Sentence


@dataclass(frozen=True, slots=True)
class KindWords:
    """What one kind of round is called, and what the curtain and the first page say."""

    about: str
    rule: str
    prompt: str


WORDS = {
    "trust": KindWords(
        about=N_("trust in {subject}"),
        rule=N_("Pick the sentence that matches what you know. ‘Cannot say’ is a good answer."),
        prompt=N_("What do you know of it?"),
    ),
    "trust_review": KindWords(
        about=N_("trust in {subject}"),
        rule=N_("Pick the sentence that matches what you know today, whatever you said then."),
        prompt=N_("What do you know of it today?"),
    ),
    "first_choice": KindWords(
        about=N_("your first choice"),
        rule=N_("Your gut, before anything is scored. It stays sealed until the scores are shown."),
        prompt=N_("Which one would you choose today?"),
    ),
    "score": KindWords(
        about=N_("the options"),
        rule=N_("Score what you expect in three years, not what you hope."),
        prompt=N_("What do you expect in three years?"),
    ),
    "weight": KindWords(
        about=N_("what matters most"),
        rule=N_("Weigh the size of the change, not the sound of the word."),
        prompt="",
    ),
    "straw_poll": KindWords(
        about=N_("the motion"),
        rule=N_("This is not the vote. It shows where each of you stands now."),
        prompt=N_("Where do you stand?"),
    ),
}
BASES = (
    ("seen", N_("Seen"), N_("I saw it myself"), "S"),
    ("told", N_("Told"), N_("Someone told me"), "T"),
    ("guess", N_("Guess"), N_("I think so"), "G"),
)
CANNOT_SAY = N_("Cannot say")
PROBLEMS = {
    "answer": N_("Choose an answer. Or press Enter again to leave this open."),
    "basis": N_("How do you know? S for seen, T for told, G for a guess. Or press Enter again to go on."),
}
SPREADS = {TOGETHER: N_("Together"), MIXED: N_("Mixed"), SPLIT: N_("Split")}
LONE_VOICE = N_("Lone voice")
TONES = {TOGETHER: ("good", "circle"), MIXED: ("warning", "triangle"), SPLIT: ("error", "square")}


def figure(value: float) -> str:
    """Return a level as people say it: 3, or 3.5 between two."""
    return tenths(value).removesuffix(".0")


def spread_chip(found: IndicatorFinding) -> tuple[str, str, str]:
    """Return word, tone and icon for a spread."""
    if found.lone_voice and found.spread != SPLIT:
        return LONE_VOICE, "warning", "person"
    if found.spread is None:
        return N_("Too few answers"), "unknown", "question"
    tone, icon = TONES[found.spread]
    return SPREADS[found.spread], tone, icon


def spread_said(found: IndicatorFinding, *, median: bool, spread: bool) -> Sentence:
    """Return what a group answered, in a sentence, as far as it may be shown."""
    if found.median is None or not median:
        return Sentence(N_("Too few answers to show."))
    values = {"median": figure(found.median)}
    if not spread or found.quartiles is None:
        return Sentence(N_("The middle answer is {median}."), values)
    low, high = (figure(each) for each in found.quartiles)
    if low == high:
        return Sentence(N_("The middle answer is {median}, and the middle half says the same."), values)
    pattern = N_("The middle answer is {median}; the middle half lies between {low} and {high}.")
    return Sentence(pattern, {**values, "low": low, "high": high})
