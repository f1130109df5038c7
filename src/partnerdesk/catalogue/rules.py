"""What a catalogue must keep to, declared: sections by file, ranges, words to choose from, references.

This is data for :mod:`partnerdesk.catalogue.checking`; it reads nothing.
"""

from dataclasses import dataclass
from types import MappingProxyType

from partnerdesk.domain import reference as kinds

FILES: MappingProxyType[str, tuple[str, ...]] = MappingProxyType(
    {
        "trust.toml": ("dimensions", "indicators", "trust_levels", "trust_steps", "mirror"),
        "forms.toml": ("forms",),
        "drivers.toml": ("drivers",),
        "methods.toml": ("methods",),
        "criteria.toml": ("bottom_lines", "criteria"),
        "due_diligence.toml": ("due_diligence_groups", "due_diligence"),
        "conditions.toml": ("conditions",),
        "risks.toml": ("risks",),
        "principles.toml": ("principles",),
        "straw_poll.toml": ("straw_poll",),
        "steps.toml": ("steps", "short_route", "break_after", "break_minutes"),
        "signals.toml": ("signals",),
        "gates.toml": ("gates",),
        "brief.toml": ("brief_parts",),
        "notices.toml": ("notice", "identity_check", "permissions"),
        "review.toml": ("review_questions",),
        "glossary.toml": ("glossary",),
    }
)

SECTIONS: MappingProxyType[str, type] = MappingProxyType(
    {
        "dimensions": kinds.Dimension,
        "indicators": kinds.Indicator,
        "trust_levels": kinds.TrustLevel,
        "trust_steps": kinds.TrustStep,
        "mirror": kinds.MirrorItem,
        "forms": kinds.Form,
        "drivers": kinds.Driver,
        "methods": kinds.Method,
        "bottom_lines": kinds.BottomLine,
        "criteria": kinds.Criterion,
        "due_diligence_groups": kinds.DueDiligenceGroup,
        "due_diligence": kinds.DueDiligenceItem,
        "conditions": kinds.ConditionText,
        "risks": kinds.RiskText,
        "principles": kinds.Principle,
        "straw_poll": kinds.StrawPollStep,
        "steps": kinds.Step,
        "short_route": kinds.ShortStep,
        "signals": kinds.SignalText,
        "gates": kinds.GateText,
        "brief_parts": kinds.BriefPart,
        "permissions": kinds.Permission,
        "review_questions": kinds.ReviewQuestion,
        "glossary": kinds.GlossaryTerm,
    }
)

LOOSE: MappingProxyType[str, type] = MappingProxyType(
    {"break_after": int, "break_minutes": int, "notice": str, "identity_check": tuple}
)

ANCHORS = 5
MAY_BE_EMPTY = frozenset({"documents", "legal", "answers", "kept", "steps_to"})

_GRADE = (0, 5)
RANGES: MappingProxyType[tuple[str, str], tuple[float, float]] = MappingProxyType(
    {
        ("trust_levels", "from_"): (0, 5.01),
        ("trust_levels", "below"): (0, 5.01),
        ("forms", "formality"): _GRADE,
        ("forms", "autonomy"): _GRADE,
        ("forms", "reversibility"): _GRADE,
        ("forms", "scope"): _GRADE,
        ("forms", "scale"): _GRADE,
        ("forms", "trust_needed"): (1, 5),
        ("methods", "direct"): (0, 2),
        ("straw_poll", "level"): (1, 6),
        ("steps", "n"): (1, 10),
        ("steps", "minutes"): (1, 240),
        ("short_route", "minutes"): (1, 240),
    }
)

_DD_LEVELS = ("light", "standard", "full")
CHOICES: MappingProxyType[tuple[str, str], tuple[str, ...]] = MappingProxyType(
    {
        ("forms", "dd"): ("none", *_DD_LEVELS),
        ("drivers", "family"): ("people", "scope", "money", "imposed", "organisation"),
        ("methods", "family"): ("conversation", "count", "making", "presence", "records", "proxy"),
        ("due_diligence", "level"): _DD_LEVELS,
        ("conditions", "kind"): ("red_line", "before", "after"),
    }
)


@dataclass(frozen=True, slots=True)
class Reference:
    """The field `key` of `section` holds ids of `target`."""

    section: str
    key: str
    target: str


REFERENCES = (
    Reference("indicators", "dimension", "dimensions"),
    Reference("trust_steps", "id", "dimensions"),
    Reference("forms", "steps_to", "forms"),
    Reference("criteria", "bottom_line", "bottom_lines"),
    Reference("due_diligence", "group", "due_diligence_groups"),
    Reference("short_route", "step", "steps"),
)
