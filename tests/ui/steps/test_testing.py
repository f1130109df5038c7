"""Step 8: the ranking and its firmness, looked at and stale; ideas taken; the checklist made on demand."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from partnerdesk.charts.fitting import Sheet
from partnerdesk.domain.commands import ChangeFields, PutRecords
from partnerdesk.domain.findings import Colour
from partnerdesk.domain.records import Analysis, Condition, DdItem, Decision, Option, Risk, RoundState, Score
from partnerdesk.domain.sampling import first_places
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.steps.checklist import ChecklistModel
from partnerdesk.ui.viewmodels.steps.ideas import condition_ideas, risk_ideas, take
from partnerdesk.ui.viewmodels.steps.sensitivity import SensitivityModel
from partnerdesk.ui.viewmodels.steps.what_if import WhatIfModel
from partnerdesk.ui.views.steps.checklist import ChecklistView
from partnerdesk.ui.views.steps.ideas import IdeasView
from partnerdesk.ui.views.steps.sensitivity import SensitivityView

SHEET = Sheet(470, lambda text, size, _weight: len(text) * size / 2)


def _drawn(desk: Desk, qtbot: QtBot) -> SensitivityModel:
    model = SensitivityModel(desk)
    model.refresh()
    qtbot.waitUntil(lambda: not model.busy, timeout=10_000)
    return model


def _fail(*_args: object) -> None:
    raise ZeroDivisionError


def test_draws_that_go_wrong_are_a_fault_of_the_program_and_no_endless_work(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("partnerdesk.domain.sampling.first_places", _fail)
    monkeypatch.setattr("partnerdesk.domain.sampling.draws", _fail)
    model, trial = SensitivityModel(desk), WhatIfModel(desk)
    with qtbot.captureExceptions() as caught:
        model.refresh()
        trial.refresh()
        qtbot.waitUntil(lambda: len(caught) == 2 and not model.busy, timeout=10_000)
    assert {kind for kind, _fault, _trace in caught} == {ZeroDivisionError}


def _state(model: SensitivityModel) -> tuple[bool, bool]:
    """Return whether the ranking is stale, and whether it was looked at."""
    return bool(model.stale), model.looked_at


def _hide_scores(desk: Desk) -> None:
    rows = [row for row in desk.partnership.rows(RoundState) if row.kind == "score"]
    desk.session.execute(PutRecords(tuple(replace(row, revealed_at=None) for row in rows)))


def test_the_figures_of_the_worked_example_are_shown(desk: Desk, qtbot: QtBot) -> None:
    model = _drawn(desk, qtbot)
    assert model.hidden == ""
    assert model.shares == first_places(desk.partnership, desk.catalogue)
    assert "8.0 points" in model.line("O1").sentence
    assert model.agreeing == (3, 5)
    assert [model.line(name).colour for name in ("O1", "O2", "O3", "O4")] == ["amber"] * 4
    assert model.firmness.colour == Colour.AMBER
    pictures = [picture(SHEET) for picture in (model.ranking_picture, model.flips_picture, model.shares_picture)]
    assert all(picture is not None and picture.shapes for picture in pictures)


def test_nothing_is_shown_before_the_round_is(desk: Desk, bare: Desk) -> None:
    assert "step 7" in SensitivityModel(bare).hidden
    _hide_scores(desk)
    model = SensitivityModel(desk)
    assert "not been shown" in model.hidden
    model.refresh()
    assert not model.busy


def test_a_changed_score_makes_the_ranking_stale_until_it_is_looked_at_again(desk: Desk, qtbot: QtBot) -> None:
    model = _drawn(desk, qtbot)
    assert _state(model) == (False, True)
    score = desk.partnership.rows(Score)[0]
    desk.session.execute(PutRecords((replace(score, level=1 if score.level != 1 else 5),)))
    assert _state(model) == (True, False)
    model.work_out_again()
    assert _state(model) == (False, False)
    assert not desk.session.assessment().gates["RG7"].met
    model.mark_looked_at()
    assert _state(model) == (False, True)
    assert desk.session.assessment().gates["RG7"].met
    qtbot.waitUntil(lambda: not model.busy, timeout=10_000)


def test_looking_saves_what_the_ranking_was_made_of(desk: Desk, qtbot: QtBot) -> None:
    model = _drawn(desk, qtbot)
    model.mark_looked_at()
    saved = desk.partnership.one(Analysis)
    assert saved.looked_at == saved.computed_at
    assert saved.seed == model.shares.seed  # type: ignore[union-attr]  # there are some now
    assert saved.engine_version


def test_an_idea_is_copied_once(bare: Desk) -> None:
    ideas = risk_ideas(bare.partnership, bare.catalogue)
    assert len(ideas) == len(bare.catalogue.risks)
    take(bare, ideas[0], Risk)
    row = bare.partnership.rows(Risk)[0]
    assert (row.text, row.effect_on_people) == (ideas[0].text, True)
    assert row.early_sign
    assert ideas[0].id not in {idea.id for idea in risk_ideas(bare.partnership, bare.catalogue)}


def test_ideas_of_conditions_keep_their_kind(bare: Desk) -> None:
    red = condition_ideas(bare.partnership, bare.catalogue, "red_line")
    take(bare, red[0], Condition)
    assert bare.partnership.rows(Condition)[0].kind == "red_line"
    others = condition_ideas(bare.partnership, bare.catalogue, "before", "after")
    assert {idea.id for idea in red}.isdisjoint(idea.id for idea in others)


def test_the_checklist_of_a_form_is_added_by_one_button(desk: Desk) -> None:
    kept = [row.id for row in desk.partnership.rows(DdItem)]
    for name in kept[:5]:
        desk.delete(DdItem, (name,))
    model = ChecklistModel(desk)
    missing = model.missing
    assert missing == 5
    model.add_missing()
    assert model.missing == 0
    assert len(desk.partnership.rows(DdItem)) == len(kept)
    desk.undo()
    assert model.missing == 5


def test_a_merger_needs_the_full_list(desk: Desk) -> None:
    joined = next(row for row in desk.partnership.rows(Option) if row.form == "merger_join")
    desk.execute(ChangeFields(Decision, (), {"option": joined.id}))
    model = ChecklistModel(desk)
    assert model.option == joined
    assert model.checks is not None
    assert len(model.checks.needed) == len(desk.catalogue.due_diligence)
    assert "full list" in model.intro


def test_carrying_on_needs_no_checks(desk: Desk) -> None:
    alone = next(row for row in desk.partnership.rows(Option) if row.form == "carry_on")
    desk.execute(ChangeFields(Decision, (), {"option": alone.id}))
    model = ChecklistModel(desk)
    assert model.missing == 0
    assert "needs no checks" in model.intro


def test_the_leader_is_not_named_before_scores_are_shown(desk: Desk) -> None:
    _hide_scores(desk)
    desk.execute(ChangeFields(Decision, (), {"option": None}))
    assert ChecklistModel(desk).option is None


def test_a_check_that_does_not_apply_is_done_once_it_says_why(desk: Desk) -> None:
    model = ChecklistModel(desk)
    line = next(line for group in model.groups for line in group.lines if line.state == "open")
    desk.execute(ChangeFields(DdItem, (line.id,), {"applies": False}))
    desk.execute(ChangeFields(DdItem, (line.id,), {"why_not": "No staff move."}))
    states = {each.id: each.state for group in model.groups for each in group.lines}
    assert states[line.id] == "done"


# --- in the window ----------------------------------------------------------------------------------------------------


def test_the_page_shows_pictures_and_the_button_saves(example: MainWindow, qtbot: QtBot) -> None:
    assert example.workshop is not None
    assert example.desk is not None
    desk = example.desk
    score = desk.partnership.rows(Score)[0]
    desk.session.execute(PutRecords((replace(score, reason="Changed my mind", level=1),)))
    example.workshop.show_page("test.ranking")
    view = example.workshop.screen_shown.block(0)
    assert isinstance(view, SensitivityView)
    qtbot.waitUntil(lambda: not view.model.busy, timeout=10_000)
    assert view.places.isVisible()
    assert not view.looked.isHidden()
    view.looked.click()
    assert view.model.looked_at
    assert view.looked.isHidden()


def test_an_idea_taken_on_the_page_stands_in_the_list(example: MainWindow) -> None:
    assert example.workshop is not None
    assert example.desk is not None
    example.workshop.show_page("test.risks")
    view = example.workshop.screen_shown.block(1)
    assert isinstance(view, IdeasView)
    view.open()
    before = len(example.desk.partnership.rows(Risk))
    name, row = next(iter(view.rows.items()))
    row.take.click()
    assert len(example.desk.partnership.rows(Risk)) == before + 1
    assert name not in view.rows


def test_checks_are_built_when_their_subject_is_opened(example: MainWindow) -> None:
    assert example.workshop is not None
    example.workshop.show_page("test.checks")
    view = example.workshop.screen_shown.block(0)
    assert isinstance(view, ChecklistView)
    fold = next(iter(view.folds.values()))
    assert not fold.cards
    fold.button.click()
    assert len(fold.cards) == len(fold.group.lines) > 0
    view.own.click()
    assert view.folds["own"].cards
