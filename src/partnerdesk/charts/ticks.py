"""A box to tick on paper, as a shape. This module must not know what is ticked."""

from partnerdesk.charts.shapes import Ink, Rect, Shape

BOX = 10.0


def box_to_tick(x: float, y: float, size: float = BOX) -> tuple[Shape, ...]:
    """The box whose top left corner is at x, y."""
    return (Rect(x + 0.4, y + 0.4, size - 0.8, size - 0.8, Ink.PAPER, Ink.INK, 0.8, 1.5),)
