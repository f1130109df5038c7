"""How numbers are rounded wherever they are shown: one rule, so that a chart, a sentence and a table never differ.

Knows numbers only, no words or places.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_TOLERANCE = Decimal("1e-9")


def rounded(value: float, places: int = 0) -> str:
    """Return a number rounded: halves away from nought, and 0.6 shown as 0.6 however it was worked out."""
    step = Decimal(1).scaleb(-places)
    exact = Decimal(repr(float(value)))
    nudge = _TOLERANCE if exact >= 0 else -_TOLERANCE
    text = str((exact + nudge).quantize(step, rounding=ROUND_HALF_UP))
    return text.removeprefix("-") if not any(digit in "123456789" for digit in text) else text.replace("-", "−")


def percent(share: float) -> int:
    """Return a share of 1 as whole per cent: halves away from nought, and 0.145 is a half however it was worked out."""
    size = int(abs(share) * 100 + 0.5 + 1e-9)
    return size if share >= 0 else -size


def tenths(value: float | None) -> str:
    """Return a number to one place: a value out of 100, a margin, a level of trust. A dash where there is none."""
    return "–" if value is None else rounded(value, 1)


def is_level(margin: float) -> bool:
    """Return whether a margin is nothing as it is shown: then neither leads, and nothing may say that one does."""
    return tenths(margin) == tenths(0)
