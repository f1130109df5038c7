"""The straw poll's courtesy test, and thresholds as settings."""

import pytest

from partnerdesk.domain.case import Case
from partnerdesk.domain.dates import months_later
from partnerdesk.domain.errors import Refused
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.poll import PollFinding, poll_finding
from partnerdesk.domain.records import Attendance, Interest, Option, Participant, Record, Setting, StrawPoll
from partnerdesk.domain.settings import DEFAULTS, THRESHOLDS, check_setting, settings_of
from tests.fixtures.worked_example import MEETING, catalogue


def poll(
    *positions: int | None, extra: tuple[Record, ...] = (), reason: str | None = None, form: str = "mou"
) -> PollFinding:
    rows: list[Record] = []
    for k, position in enumerate(positions, 1):
        rows.append(Participant(id=f"T{k}", role="trustee"))
        rows.append(StrawPoll(motion="M1", participant=f"T{k}", position=position, reason=reason))
    case = Case.of(Partnership.of([*rows, *extra]), catalogue(), MEETING)
    return poll_finding(case, "M1", Option(id="O1", form=form))


@pytest.mark.parametrize(
    ("positions", "share", "passes"),
    [
        ((6, 5, 4, 3), 0.75, True),
        ((6, 5, 3, 3), 0.5, False),
        ((6, 5, 4, None), 0.75, True),
        ((6, 6, 6, 2), 0.75, False),  # the 2 has not been heard
        ((None, None), None, False),
        ((), None, False),
    ],
)
def test_three_quarters_at_four_or_higher(positions: tuple[int | None, ...], share: float | None, passes: bool) -> None:
    found = poll(*positions)
    assert (found.share, found.passes) == (share, passes)


def test_a_two_with_its_reason_written_down_has_been_heard() -> None:
    found = poll(6, 6, 6, 2, reason="The lease")
    assert found.passes
    assert found.counts == {6: 3, 5: 0, 4: 0, 3: 0, 2: 1, 1: 0}


def test_only_entitled_trustees_who_are_there_count() -> None:
    here = tuple(Attendance(participant=f"T{k}", step="decide", present=k != 4) for k in range(1, 5))
    out = Interest(id="I1", participant="T3", kind="loyalty")
    found = poll(6, 5, 1, 1, extra=(*here, out))
    assert (found.entitled, found.share, found.passes) == (2, 1.0, True)


def test_forms_that_are_hard_to_undo_want_a_higher_bar() -> None:
    assert poll(6, form="merger_new").higher_bar
    assert not poll(6, form="mou").higher_bar


def test_without_settings_the_defaults_hold() -> None:
    assert settings_of(Partnership.empty()) == DEFAULTS
    assert DEFAULTS["k_min"] == 5
    assert DEFAULTS["pct_base_min"] == 20
    assert all(each.low <= each.default <= each.high for each in THRESHOLDS.values())


@pytest.mark.parametrize(
    ("value", "used"),
    [
        ("7", 7.0),
        ("7.5", 7.5),
        ("lots", 5.0),
        ("", 5.0),
        (None, 5.0),
        ("nan", 5.0),
        ("99", 99.0),
        ("101", 5.0),
        ("4", 5.0),
    ],
)
def test_a_usable_value_takes_the_place_of_the_default(value: str | None, used: float) -> None:
    assert settings_of(Partnership.of([Setting(key="k_min", value=value)]))["k_min"] == used


def test_other_settings_are_left_alone() -> None:
    assert "theme" not in settings_of(Partnership.of([Setting(key="theme", value="dark")]))
    check_setting(Setting(key="theme", value="dark"))
    check_setting(Setting(key="k_min", value="10"))
    check_setting(Setting(key="k_min", value=" "))


@pytest.mark.parametrize("value", ["lots", "101", "4", "inf"])
def test_a_threshold_that_is_no_number_in_its_range_is_refused(value: str) -> None:
    with pytest.raises(Refused, match="Give a number from 5 to 100") as refused:
        check_setting(Setting(key="k_min", value=value))
    assert refused.value.rule == "setting_value"


@pytest.mark.parametrize(
    ("months", "day"),
    [
        (0, "2026-11-23"),
        (1, "2026-12-23"),
        (2, "2027-01-23"),
        (-11, "2025-12-23"),
        (-24, "2024-11-23"),
        (12, "2027-11-23"),
    ],
)
def test_months_later(months: int, day: str) -> None:
    assert months_later(MEETING, months).isoformat() == day
    assert months_later(MEETING.replace(month=1, day=31), 1).isoformat() == "2026-02-28"
