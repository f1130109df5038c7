"""Counting in months and days at the ends of the calendar."""

from calendar import monthrange
from datetime import date

import pytest

from partnerdesk.domain.assessment import assess
from partnerdesk.domain.dates import days_later, months_later
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryInput, Decision, FeedbackPlan, PartnershipFile, ReviewPlan
from tests.fixtures.worked_example import catalogue


@pytest.mark.parametrize("day", [date.min, date.max])
def test_no_day_is_too_early_or_too_late_to_count_from(day: date) -> None:
    assert months_later(date.min, -1) == days_later(date.min, -1) == date.min
    assert months_later(date.max, 1) == days_later(date.max, 42) == date.max
    assert days_later(date(2026, 11, 23), 42) == date(2027, 1, 4)
    given = BeneficiaryInput(id="BI", to_date=day, method="survey", lawful_basis="Consent", keep_until=day)
    plans = (ReviewPlan(id="R", review_on=day, owner="T1"), FeedbackPlan(id="F", by=day, who_tells="T1"))
    rows = [PartnershipFile(meeting_on=day), Decision(decided_on=day), given, *plans]
    assert assess(Partnership.of(rows), catalogue(), day).gates["RG9"].met


@pytest.mark.parametrize("year", [1, 1900, 2000, 2023, 2024, 2100, 9999])
def test_the_last_day_of_a_month_is_the_calendars(year: int) -> None:
    for month in range(1, 12):
        last = monthrange(year, month + 1)[1]
        assert months_later(date(year, 1, 31), month) == date(year, month + 1, last)
