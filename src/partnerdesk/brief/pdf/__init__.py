"""Lays the blocks of a brief out as PDF; the only package that knows ReportLab."""

from partnerdesk.brief.pdf import hooks  # noqa: F401 - first: it loads ReportLab's fonts without what few briefs need

# isort: split
from partnerdesk.brief.pdf.drawing import measure
from partnerdesk.brief.pdf.fonts import unprintable
from partnerdesk.brief.pdf.render import Printed, print_story, render

__all__ = ["Printed", "measure", "print_story", "render", "unprintable"]
