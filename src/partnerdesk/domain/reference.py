"""The catalogue as values: indicators, forms, criteria, steps, signals and every other declared text.

This module says what shape the declared texts have, and how a file keeps a copy of them.
It must not know where they are stored, in which languages they exist, or what any rule makes of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from partnerdesk.domain.wording import reworded, texts_of


@dataclass(frozen=True, slots=True)
class Dimension:
    """One of the six parts of trust, A to F."""

    TEXTS: ClassVar = ("name", "question", "strand")
    id: str
    name: str
    question: str
    strand: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """One trust item with its five descriptions; anchors[0] describes level 1."""

    TEXTS: ClassVar = ("name", "question", "anchors", "look_for")
    id: str
    dimension: str
    name: str
    question: str
    anchors: tuple[str, ...]
    core: bool
    look_for: str


@dataclass(frozen=True, slots=True)
class TrustLevel:
    """The word for a trust score from `from_` (included) up to `below` (not included)."""

    TEXTS: ClassVar = ("word", "advice")
    id: str
    from_: float
    below: float
    word: str
    advice: str


@dataclass(frozen=True, slots=True)
class TrustStep:
    """The two remedies for one weak dimension; its id is the dimension's."""

    TEXTS: ClassVar = ("build", "safeguard")
    id: str
    build: str
    safeguard: str


@dataclass(frozen=True, slots=True)
class MirrorItem:
    """A question that the board asks of itself."""

    TEXTS: ClassVar = ("name", "question", "anchors")
    id: str
    name: str
    question: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A shape of partnership; formality, autonomy, reversibility, scope and scale are 0 to 5.

    `trust_needed` is 1 to 5 on the scale of trust scores, `dd` is none, light, standard or full.
    """

    TEXTS: ClassVar = (
        "name", "line", "describe", "setup", "cost", "who_decides", "documents",
        "legal", "suits", "poor", "watch", "ask",
    )  # fmt: skip
    id: str
    name: str
    core: bool
    line: str
    describe: str
    formality: int
    autonomy: int
    reversibility: int
    scope: int
    scale: int
    trust_needed: float
    setup: str
    cost: str
    who_decides: str
    documents: tuple[str, ...]
    dd: str
    legal: tuple[str, ...]
    suits: str
    poor: str
    watch: str
    ask: str
    steps_to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Driver:
    """A reason behind an objective; family is people, scope, money, imposed or organisation."""

    TEXTS: ClassVar = ("name", "line")
    id: str
    family: str
    name: str
    line: str


@dataclass(frozen=True, slots=True)
class BreadthRow:
    """One way to reach breadth `level` (1 or 2): every minimum that is set must be met."""

    level: int
    n_took_part: int | None = None
    n_events: int | None = None
    share_of_asked: float | None = None


@dataclass(frozen=True, slots=True)
class Method:
    """A way of listening; `direct` is 0 to 2, `breadth` lists the rows of level 2 before level 1.

    `unit` is a code of what it counts, the same in every language.
    """

    TEXTS: ClassVar = ("name", "breadth_2", "breadth_1")
    id: str
    family: str
    name: str
    unit: str
    breadth_2: str
    breadth_1: str
    direct: int
    breadth: tuple[BreadthRow, ...]


@dataclass(frozen=True, slots=True)
class BottomLine:
    """A family of criteria."""

    TEXTS: ClassVar = ("name",)
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """What options are scored on; anchors[0] describes level 1."""

    TEXTS: ClassVar = ("name", "question", "anchors", "note")
    id: str
    bottom_line: str
    default: bool
    name: str
    question: str
    anchors: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class DueDiligenceGroup:
    """A subject of checks."""

    TEXTS: ClassVar = ("name",)
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class DueDiligenceItem:
    """One check; level is light, standard or full: the lightest list that holds it."""

    TEXTS: ClassVar = ("question", "ask_for", "stop_sign")
    id: str
    group: str
    level: str
    question: str
    ask_for: str
    stop_sign: str


@dataclass(frozen=True, slots=True)
class ConditionText:
    """A red line or condition to start from; kind is red_line, before or after."""

    TEXTS: ClassVar = ("text", "test")
    id: str
    kind: str
    text: str
    test: str


@dataclass(frozen=True, slots=True)
class RiskText:
    """A risk to start from."""

    TEXTS: ClassVar = ("event", "effect", "early_sign", "response")
    id: str
    event: str
    effect: str
    early_sign: str
    response: str


@dataclass(frozen=True, slots=True)
class Principle:
    """One of the seven statements of the decision record."""

    TEXTS: ClassVar = ("name", "prompt", "sources")
    id: str
    name: str
    prompt: str
    sources: str


@dataclass(frozen=True, slots=True)
class StrawPollStep:
    """One step of the six-step scale, 6 'Yes, gladly' to 1 'No'."""

    ID: ClassVar = "level"
    TEXTS: ClassVar = ("words", "meaning")
    level: int
    words: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Step:
    """One of the ten workshop steps; `n` is its place, 1 to 10. `say` is spoken, without quotation marks."""

    TEXTS: ClassVar = ("name", "mode", "aim", "do", "say", "outputs", "done", "trap")
    n: int
    id: str
    name: str
    minutes: int
    mode: str
    aim: str
    do: tuple[str, ...]
    say: tuple[str, ...]
    outputs: tuple[str, ...]
    done: str
    trap: str


@dataclass(frozen=True, slots=True)
class ShortStep:
    """The minutes of one step on the short route."""

    ID: ClassVar = "step"
    TEXTS: ClassVar = ()
    step: str
    minutes: int


@dataclass(frozen=True, slots=True)
class SignalText:
    """The words of one signal; `message_red` stands in for `message` when red, `message_one` where it counts one."""

    TEXTS: ClassVar = (
        "group", "name", "formula", "green", "amber", "red", "message", "message_red", "message_one", "why",
    )  # fmt: skip
    id: str
    group: str
    name: str
    formula: str
    green: str
    amber: str
    red: str
    message: str
    why: str
    message_red: str = ""
    message_one: str = ""


@dataclass(frozen=True, slots=True)
class GateText:
    """The test of one gate; a hard gate cannot be waived."""

    TEXTS: ClassVar = ("test",)
    id: str
    hard: bool
    test: str


@dataclass(frozen=True, slots=True)
class BriefPart:
    """A part of the printed brief."""

    TEXTS: ClassVar = ("part", "length", "holds")
    id: str
    part: str
    length: str
    holds: str


@dataclass(frozen=True, slots=True)
class Permission:
    """What a person may say about the use of his or her words."""

    TEXTS: ClassVar = ("words",)
    id: str
    words: str


@dataclass(frozen=True, slots=True)
class ReviewQuestion:
    """A question for beneficiaries at each review; no answers means own words.

    ``kept`` says what a file keeps for each of ``answers``: the same in every language.
    """

    TEXTS: ClassVar = ("question", "answers")
    id: str
    question: str
    answers: tuple[str, ...]
    kept: tuple[str, ...]

    def worded(self, kept: str) -> str:
        """Return the words for an answer that a file keeps; itself where it is none of the question's."""
        return dict(zip(self.kept, self.answers, strict=True)).get(kept, kept)


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A word of the program and what it means."""

    TEXTS: ClassVar = ("term", "meaning")
    id: str
    term: str
    meaning: str


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Every declared text, by id in declared order, in one language and one version.

    Items are keyed by the field that their class names in `ID`, or else by `id`. `gates` holds the 8 hard ones
    before the 12 soft ones, `straw_poll` is keyed by level (6 first), `short_route` by step id.
    The break comes after step number `break_after`.
    """

    version: str
    language: str
    dimensions: Mapping[str, Dimension]
    indicators: Mapping[str, Indicator]
    trust_levels: Mapping[str, TrustLevel]
    trust_steps: Mapping[str, TrustStep]
    mirror: Mapping[str, MirrorItem]
    forms: Mapping[str, Form]
    drivers: Mapping[str, Driver]
    methods: Mapping[str, Method]
    bottom_lines: Mapping[str, BottomLine]
    criteria: Mapping[str, Criterion]
    due_diligence_groups: Mapping[str, DueDiligenceGroup]
    due_diligence: Mapping[str, DueDiligenceItem]
    conditions: Mapping[str, ConditionText]
    risks: Mapping[str, RiskText]
    principles: Mapping[str, Principle]
    straw_poll: Mapping[int, StrawPollStep]
    steps: Mapping[str, Step]
    short_route: Mapping[str, ShortStep]
    signals: Mapping[str, SignalText]
    gates: Mapping[str, GateText]
    brief_parts: Mapping[str, BriefPart]
    permissions: Mapping[str, Permission]
    review_questions: Mapping[str, ReviewQuestion]
    glossary: Mapping[str, GlossaryTerm]
    break_after: int
    break_minutes: int
    notice: str
    identity_check: tuple[str, ...]

    def texts(self) -> dict[str, str]:
        """Give every text by an id such as `indicators.C2.anchors.3`, as a locked file keeps them."""
        return texts_of(self)

    def with_texts(self, texts: Mapping[str, str]) -> "Catalogue":
        """Give this catalogue with the texts of `texts` in place of its own; unknown ids are ignored."""
        worded: Catalogue = reworded(self, texts)
        return worded
