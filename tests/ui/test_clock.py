"""The clock: it counts for the step that is shown, keeps the time, says when it is nearly over, and blocks nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from partnerdesk.domain.commands import AddRecord
from partnerdesk.domain.records import BeneficiaryGroup, Objective, StepState
from partnerdesk.services.documents import Documents
from partnerdesk.services.recording import remember_time, time_left_by_a_crash
from partnerdesk.ui.viewmodels.agenda_table import AgendaTable, minutes
from partnerdesk.ui.viewmodels.clock import ClockModel, clock_of
from partnerdesk.ui.viewmodels.desk import Desk

START = datetime.fromisoformat("2026-11-23T19:00:00+00:00")


class Evening:
    """An open workshop, and a hand on its clock."""

    def __init__(self, documents: Documents, path: Path) -> None:
        self.passed = 0.0
        self.session = documents.new(path)
        self.desk = Desk(self.session, lambda: START + timedelta(seconds=self.passed))
        self.clock = clock_of(self.desk)

    def run(self, seconds: float, by: float = 5) -> None:
        """Let time pass, tick by tick."""
        while seconds > 0:
            self.passed += min(by, seconds)
            seconds -= by
            self.clock.tick()

    def used(self, step: str) -> int | None:
        state = self.desk.partnership.get(StepState, step)
        return state.used_seconds if state else None


@pytest.fixture
def documents(tmp_path: Path, clock: Callable[[], datetime]) -> Documents:
    return Documents(tmp_path / "home", clock)


@pytest.fixture
def evening(qapp: QCoreApplication, documents: Documents, tmp_path: Path) -> Iterator[Evening]:
    found = Evening(documents, tmp_path / "case.partnership")
    yield found
    found.clock.close()
    found.desk.close()
    found.session.close()


def test_it_stands_until_it_is_started(evening: Evening) -> None:
    evening.run(300)
    assert evening.clock.used_seconds == 0
    assert not evening.clock.is_nearly_over
    evening.clock.start()
    evening.run(300)
    assert evening.clock.used_seconds == 300
    assert evening.clock.words == "5 min left"


def test_it_counts_for_the_step_that_is_shown(evening: Evening) -> None:
    evening.clock.start()
    evening.run(60)
    evening.clock.show_step("hear")
    evening.run(120)
    evening.clock.show_step("open")
    evening.run(30)
    evening.clock.pause()
    assert (evening.used("open"), evening.used("hear")) == (90, 120)
    evening.run(600)
    assert evening.clock.used_seconds == 90


def test_it_says_once_that_two_minutes_are_left_and_again_after_more_minutes(evening: Evening) -> None:
    told: list[str] = []
    evening.clock.nearly_over.connect(told.append)
    evening.clock.start()
    evening.run(8 * 60 - 5)
    assert told == []
    evening.run(60)
    assert told == ["2 minutes left"]
    evening.clock.take_more()
    assert evening.clock.words == "7 min left"
    assert evening.clock.detail == "Step 1: 10 and 5 more minutes"
    evening.run(5 * 60 + 30)
    assert told == ["2 minutes left", "2 minutes left"]


def test_five_more_minutes_are_recorded(evening: Evening) -> None:
    evening.clock.take_more()
    evening.clock.take_more()
    assert evening.desk.partnership.get(StepState, "open") == StepState(step="open", extra_minutes=10)


def test_time_in_which_the_computer_slept_is_not_spent(evening: Evening) -> None:
    evening.clock.start()
    evening.run(60)
    evening.run(3600, by=3600)
    evening.run(60)
    assert evening.clock.used_seconds == 120


def test_undo_takes_back_the_words_and_not_the_time(evening: Evening) -> None:
    evening.clock.start()
    evening.desk.execute(AddRecord(Objective(id="OB1")))
    evening.run(60)
    evening.clock.keep()
    evening.desk.undo()
    assert not evening.desk.partnership.rows(Objective)
    assert evening.used("open") == 60
    evening.run(5)
    evening.clock.pause()
    assert evening.used("open") == 65


def test_time_that_the_file_does_not_take_yet_is_kept_for_its_step(evening: Evening) -> None:
    evening.clock.start()
    evening.session.lending.begin()
    evening.run(60)
    evening.clock.show_step("hear")
    evening.run(30)
    evening.clock.show_step("open")
    assert evening.clock.used_seconds == 60
    evening.session.lending.end()
    evening.clock.pause()
    assert (evening.used("open"), evening.used("hear")) == (60, 30)
    assert evening.clock.used_seconds == 60


def test_in_a_file_that_is_only_read_each_step_keeps_its_time_while_it_is_open(
    evening: Evening, documents: Documents
) -> None:
    evening.session.publish()
    reading = documents.open_to_read(evening.session.path)
    desk = Desk(reading, lambda: START + timedelta(seconds=evening.passed))
    clock = clock_of(desk)
    clock.start()
    evening.passed += 5
    clock.tick()
    clock.show_step("hear")
    clock.show_step("open")
    assert clock.used_seconds == 5
    clock.close()
    desk.close()
    reading.close()
    assert reading.partnership.rows(StepState) == ()


def test_every_minute_is_noted_for_the_start_after_a_crash(evening: Evening) -> None:
    evening.clock.start()
    evening.run(175)
    assert time_left_by_a_crash(evening.session) == ("open", 120)
    assert evening.used("open") is None


def test_what_a_crash_left_noted_is_taken_up_once(evening: Evening) -> None:
    remember_time(evening.session, "hear", 90)
    again = ClockModel(evening.desk)
    assert evening.used("hear") == 90
    assert not again.is_running
    remember_time(evening.session, "hear", 30)
    ClockModel(evening.desk)
    assert evening.used("hear") == 90


def test_moving_on_shows_the_next_step_and_ends_the_first_sitting(evening: Evening) -> None:
    pages: list[str] = []
    asked: list[str] = []
    evening.desk.page_asked.connect(pages.append)
    evening.desk.asked.connect(asked.append)
    evening.clock.move_on()
    assert pages == ["frame.question"]
    AgendaTable(evening.desk).plan_sittings(5)
    evening.clock.show_step("trust")
    evening.clock.start()
    assert evening.clock.ends_sitting
    evening.clock.move_on()
    assert (pages, asked) == (["frame.question"], ["agenda"])
    assert not evening.clock.is_running
    evening.clock.show_step("tell")
    evening.clock.move_on()
    assert pages == ["frame.question"]


def test_the_agenda_sets_planned_beside_real(evening: Evening) -> None:
    evening.clock.start()
    evening.run(11 * 60)
    table = AgendaTable(evening.desk)
    first = table.rows[0]
    assert (first.planned, first.real, first.added) == (10, "11 min", "")
    assert table.rows[4].note == "Then a break of 10 minutes"
    assert table.total == "Planned: 3 h 45 min, breaks included. Real so far: 11 min."
    table.plan("open", 20)
    assert table.rows[0].planned == 20
    assert evening.clock.words == "9 min left"


def test_the_agenda_says_where_the_first_sitting_ends_and_what_the_second_starts_with(evening: Evening) -> None:
    table = AgendaTable(evening.desk)
    assert (table.first_steps, table.second_starts_with, table.sittings_said) == (0, (), "")
    evening.desk.execute(AddRecord(BeneficiaryGroup(id="G1", name="Young carers", effect="gain")))
    table.plan_sittings(5)
    assert table.first_steps == 5
    assert table.rows[4].note == "The first sitting ends here"
    assert table.sittings_said == "First sitting: 1 h 45 min. Second sitting: 1 h 50 min."
    assert table.second_starts_with == (
        "What did the groups say who had not been heard: Young carers?",
        "Then step 6: Narrow the options.",
    )


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0 min"), (90, "2 min"), (3599, "1 h 00 min"), (7500, "2 h 05 min")]
)
def test_a_length_of_time_in_words(seconds: int, words: str) -> None:
    assert minutes(seconds) == words
