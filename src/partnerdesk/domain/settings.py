"""The thresholds of every signal and print rule, with their defaults, and a file's own values in their place.

A file keeps only what differs, as ``setting`` records. What is not a number in its range is refused when it is entered
(:func:`check_setting`) and ignored when it is read, so that no file can make a rule mean nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from partnerdesk.domain.errors import Refused
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Setting
from partnerdesk.domain.words import N_, Sentence

Settings = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number that a rule compares with: its default and the range in which it makes sense."""

    default: float
    low: float = 0
    high: float = 1


THRESHOLDS: Mapping[str, Threshold] = MappingProxyType(
    {
        # People's voice
        "current_months": Threshold(24, 1, 120),
        "recent_months": Threshold(12, 1, 120),
        "v1_green": Threshold(0.80),
        "v1_amber": Threshold(0.50),
        "v4_green": Threshold(2, 1, 6),
        "v5_green": Threshold(0.25),
        "v5_amber": Threshold(0.50),
        "v6_green": Threshold(6, 0, 8),
        "v6_amber": Threshold(3, 0, 8),
        "v7_inputs": Threshold(6, 1, 1000),
        "v9_level": Threshold(2, 0, 4),
        "p3_green": Threshold(0.33),
        "p3_amber": Threshold(0.66),
        # Reasons
        "d1_green": Threshold(0.50),
        "d1_amber": Threshold(0.34),
        "d2_green": Threshold(0.20),
        "d2_amber": Threshold(0.40),
        "d3_green": Threshold(0.50),
        "d3_amber": Threshold(0.25),
        "d3_least_share": Threshold(0.10),
        "d4_ratio": Threshold(0.60),
        "d4_amber": Threshold(2, 0, 5),
        "d5_green": Threshold(0.33),
        "w1_green": Threshold(70, 0, 100),
        "w1_amber": Threshold(40, 0, 100),
        # Trust
        "known_share": Threshold(2 / 3),
        "dimension_share": Threshold(0.50),
        "t1_green": Threshold(3.5, 1, 5),
        "t1_amber": Threshold(2.5, 1, 5),
        "t2_green": Threshold(3.5, 1, 5),
        "t2_amber": Threshold(2.5, 1, 5),
        "t3_green": Threshold(0, 0, 4),
        "t3_amber": Threshold(0.5, 0, 4),
        "t4_raters": Threshold(4, 2, 20),
        "t4_together": Threshold(0.60, -1, 1),
        "t4_split": Threshold(0.30, -1, 1),
        "t4_range_together": Threshold(1, 0, 4),
        "t4_range_split": Threshold(3, 0, 4),
        "t4_lone_distance": Threshold(2, 1, 4),
        "t5_green": Threshold(0.50),
        "t5_amber": Threshold(0.25),
        "t6_red": Threshold(2, 1, 6),
        "t7_green": Threshold(0.5, 0, 4),
        "t7_amber": Threshold(1.0, 0, 4),
        "t8_floor": Threshold(2.0, 1, 5),
        "t9_before": Threshold(0.30, -1, 1),
        "t9_after": Threshold(0.90, -1, 1),
        # Options
        "o1_green": Threshold(10, 0, 100),
        "o1_amber": Threshold(5, 0, 100),
        "o2_green": Threshold(0.20),
        "o2_amber": Threshold(0.10),
        "o3_green": Threshold(0.75),
        "o3_amber": Threshold(0.50),
        "o3_short_green": Threshold(0.50),
        "o4_green": Threshold(0.75),
        "o4_amber": Threshold(0.50),
        "o6_weight": Threshold(0.15),
        "o6_effective": Threshold(0.03),
        "o6_dominant": Threshold(0.40),
        "o7_floor": Threshold(3, 1, 5),
        "o8_reversibility": Threshold(1, 0, 5),
        "o9_options": Threshold(3, 1, 20),
        # Gates
        "risk_high": Threshold(15, 1, 25),
        "rg8_months": Threshold(12, 1, 60),
        "rg9_days": Threshold(42, 1, 365),
        "rg12_reversibility": Threshold(3, 0, 5),
        "short_reversibility": Threshold(4, 0, 5),
        "shortlist_least": Threshold(3, 2, 20),
        "shortlist_most": Threshold(5, 2, 20),
        "most_musts": Threshold(4, 1, 20),
        "poll_share": Threshold(0.75),
        # The agenda: after which step the first of two sittings ends; 0 where there is one
        "first_sitting_steps": Threshold(0, 0, 9),
        # What may be printed
        "k_min": Threshold(5, 5, 100),
        "breakdown_base_min": Threshold(10, 5, 100),
        "pct_base_min": Threshold(20, 5, 100),
        "round_to": Threshold(5, 1, 100),
        "ratings_spread_min": Threshold(4, 2, 20),
        "ratings_median_min": Threshold(2, 2, 20),
        # Going back
        "review_base_min": Threshold(5, 1, 100),
        "review_green": Threshold(0.20, -1, 1),
        "review_amber": Threshold(0, -1, 1),
    }
)
DEFAULTS: Settings = MappingProxyType({key: each.default for key, each in THRESHOLDS.items()})


def number_in(text: str | None) -> float | None:
    """Return the number that ``text`` is, or None where it is not one."""
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _own_value(setting: Setting) -> float | None:
    threshold = THRESHOLDS.get(setting.key)
    value = number_in(setting.value)
    if threshold is None or value is None or not threshold.low <= value <= threshold.high:
        return None
    return value


def settings_of(partnership: Partnership) -> Settings:
    """Return every threshold by key: the file's own value where it has a usable one, else the default."""
    own = {row.key: _own_value(row) for row in partnership.rows(Setting)}
    used = {key: value for key, value in own.items() if value is not None}
    return MappingProxyType({**DEFAULTS, **used}) if used else DEFAULTS


def check_setting(setting: Setting) -> None:
    """Refuse a threshold that is not a number in its range, with its sentence. An empty value means the default."""
    threshold = THRESHOLDS.get(setting.key)
    if threshold is None or not (setting.value or "").strip():
        return
    if _own_value(setting) is None:
        raise Refused(
            "setting_value",
            Sentence(
                N_("'{value}' cannot be used for '{key}'. Give a number from {low} to {high}."),
                {
                    "value": setting.value,
                    "key": setting.key,
                    "low": f"{threshold.low:g}",
                    "high": f"{threshold.high:g}",
                },
            ),
        )
