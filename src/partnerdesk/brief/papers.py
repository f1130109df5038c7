"""The papers for before and on the day, by kind: what each is called, what it says, and why there is nothing to print.

They are made of the same blocks as the brief. Which edition, paper and size is for the story to say.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from partnerdesk.brief.blocks import Block
from partnerdesk.brief.kinds import Kind
from partnerdesk.brief.sections.filling_in import FIRST, SECOND
from partnerdesk.brief.sections.pre_read import pre_read
from partnerdesk.brief.sections.run_sheet import run_sheet
from partnerdesk.brief.sections.score_sheets import score_sheets, why_no_sheets
from partnerdesk.brief.sections.slips import AT_REVIEW, slips, why_no_slips
from partnerdesk.brief.sections.still_to_hear import still_to_hear
from partnerdesk.brief.sections.weight_sheets import weight_sheets, why_no_weight_sheets
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.words import N_

NAMES: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.PRE_READ: N_("To read before the workshop"),
        Kind.RUN_SHEET: N_("Run-sheet"),
        Kind.STILL_TO_HEAR: N_("What we still need to hear"),
        Kind.SLIPS: N_("Rating slips, round 1"),
        Kind.SLIPS_AGAIN: N_("Rating slips, round 2"),
        Kind.SLIPS_REVIEW: N_("Rating slips, at the review"),
        Kind.SCORE_SHEETS: N_("Score sheets, round 1"),
        Kind.SCORE_SHEETS_AGAIN: N_("Score sheets, round 2"),
        Kind.WEIGHT_SHEETS_AGAIN: N_("Weight sheets, round 2"),
    }
)
_MADE: Mapping[Kind, Callable[[BriefSnapshot], tuple[Block, ...]]] = MappingProxyType(
    {
        Kind.PRE_READ: pre_read,
        Kind.RUN_SHEET: run_sheet,
        Kind.STILL_TO_HEAR: still_to_hear,
        Kind.SLIPS: lambda snapshot: slips(snapshot, FIRST),
        Kind.SLIPS_AGAIN: lambda snapshot: slips(snapshot, SECOND),
        Kind.SLIPS_REVIEW: lambda snapshot: slips(snapshot, AT_REVIEW),
        Kind.SCORE_SHEETS: lambda snapshot: score_sheets(snapshot, FIRST),
        Kind.SCORE_SHEETS_AGAIN: lambda snapshot: score_sheets(snapshot, SECOND),
        Kind.WEIGHT_SHEETS_AGAIN: weight_sheets,
    }
)
_SLIPS = {Kind.SLIPS: FIRST, Kind.SLIPS_AGAIN: SECOND, Kind.SLIPS_REVIEW: AT_REVIEW}


def paper(snapshot: BriefSnapshot, kind: Kind) -> tuple[Block, ...]:
    """Return what a paper says; nothing where it cannot be printed yet."""
    return _MADE[kind](snapshot)


def why_nothing(snapshot: BriefSnapshot, kind: Kind) -> str:
    """Return why a paper cannot be printed yet, and what to do first."""
    if kind in _SLIPS:
        return why_no_slips(snapshot, _SLIPS[kind])
    if kind is Kind.WEIGHT_SHEETS_AGAIN:
        return why_no_weight_sheets(snapshot)
    return why_no_sheets(snapshot, SECOND if kind is Kind.SCORE_SHEETS_AGAIN else FIRST)
