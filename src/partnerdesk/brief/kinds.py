"""Which paper is printed, for whom, on what: the words that the command line, a stamp and a story share."""

from enum import StrEnum


class Edition(StrEnum):
    """For the board (everything), or to be shared."""

    BOARD = "board"
    SHARING = "sharing"


class Kind(StrEnum):
    """Which paper.

    The whole brief; the sheet for those who told us, and the same in Easy Read; a review; the minute; before the day
    the run-sheet, the pre-read and what is still to be heard; on the day slips and sheets to fill in, for round 1 and
    for what is asked again; and slips for trust at a review.
    """

    FULL = "full"
    FEEDBACK = "feedback"
    EASY_READ = "easy-read"
    REVIEW = "review"
    MINUTE = "minute"
    PRE_READ = "pre-read"
    RUN_SHEET = "run-sheet"
    STILL_TO_HEAR = "still-to-hear"
    SLIPS = "slips"
    SLIPS_AGAIN = "slips-again"
    SLIPS_REVIEW = "slips-review"
    SCORE_SHEETS = "score-sheets"
    SCORE_SHEETS_AGAIN = "score-sheets-again"
    WEIGHT_SHEETS_AGAIN = "weight-sheets-again"


class Paper(StrEnum):
    """The paper to print on."""

    A4 = "A4"
    LETTER = "Letter"
