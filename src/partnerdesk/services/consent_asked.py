"""What the people of a survey were asked about using their words, as its map says. Knows no screen."""

from functools import lru_cache

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.records import Survey
from partnerdesk.exchange.survey.map_reading import read_map
from partnerdesk.exchange.survey.mapping import WORDS, Role


def consent_question(survey: Survey) -> str:
    """Return by which question those who said no were left out, the one about quoting first; nothing without any."""
    return _asked(survey.map) if survey.map else ""


@lru_cache(maxsize=64)
def _asked(text: str) -> str:
    try:
        columns = read_map(text).columns
    except PartnerDeskError:
        return ""  # a map that another program wrote tells nothing
    asked = [each for each in columns if each.role is Role.CONSENT]
    asked.sort(key=lambda each: each.leaves_out != WORDS)
    return next((each.heading.strip().rstrip(".") for each in asked), "")
