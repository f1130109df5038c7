"""What is linked to an objective and counts for nothing is said with its reason, beside V1 and not in it."""

from datetime import date

from partnerdesk.domain.case import Case
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Record
from partnerdesk.domain.voice import voice_finding
from partnerdesk.domain.voice_signals import left_out
from tests.domain.test_voice_signals import aim, link, said, signals
from tests.fixtures.worked_example import MEETING, catalogue


def why(*records: Record) -> str:
    case = Case.of(Partnership.of(records), catalogue(), MEETING)
    return " ".join(str(each) for each in left_out(case.partnership, voice_finding(case)))


def test_it_is_said_what_does_not_count_for_its_age_and_for_want_of_a_date() -> None:
    old = said("BI-2", to_date=date(2024, 11, 22))
    rows = (said(), old, aim("OB1"), aim("OB2"), link("OB1"), link("OB1", "BI-2"))
    assert why(*rows) == "", "OB1 is backed, and nothing is linked to OB2"
    aged = (*rows, link("OB2", "BI-2"))
    assert why(*aged) == "One thing that was linked does not count: it is from before 2024-11-23."
    assert "before" not in str(signals(*aged)["V1"].sentence), "V1 says the figures alone: the check prints it"
    undated = (*aged, said("BI-3", to_date=None), link("OB2", "BI-3"))
    assert why(*undated).endswith("before 2024-11-23. One thing that was linked does not count: it has no date.")
    unlawful = said("BI-5", to_date=date(2020, 1, 1), lawful_basis=None)
    assert why(*rows, unlawful, link("OB2", "BI-5")) == "", "V1 says why that one does not count"
    gone = (*rows, said("BI-4", to_date=date(2020, 1, 1), withdrawn_at="2026-11-01T10:00:00"), link("OB2", "BI-4"))
    assert why(*gone) == ""
