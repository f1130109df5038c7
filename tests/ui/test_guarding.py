"""What gives a person away is asked about before it is kept, and is on no disk until then."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from partnerdesk.domain.commands import PutRecords
from partnerdesk.domain.records import BeneficiaryInput
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.forms import FormModel
from partnerdesk.ui.viewmodels.guarding import Guard
from partnerdesk.ui.viewmodels.steps.hear_inputs import INPUT_PARTS
from partnerdesk.ui.views.form import FormView
from partnerdesk.ui.views.widgets.hint_prompt import HintPrompt
from partnerdesk.ui.views.widgets.inputs import AreaInput, LineInput

PHONE = "07700 900123"
TYPED = f"Ring me on {PHONE} after six"


@pytest.fixture
def form(empty: MainWindow, qapp: QApplication) -> FormView:
    """Give the form of one input, with nothing in it yet."""
    assert empty.desk is not None
    empty.desk.execute(PutRecords((BeneficiaryInput(id="BI-001", quote="old 01632 960001"),)))
    view = FormView(FormModel(empty.desk, BeneficiaryInput, ("BI-001",)), INPUT_PARTS, empty)
    view.show()
    qapp.processEvents()
    return view


def _field(form: FormView, name: str) -> tuple[AreaInput, HintPrompt]:
    (answer,) = [each for each in form._answers if each.line.name == name]
    (edit,), (prompt,) = answer.view.findChildren(AreaInput), answer.view.findChildren(HintPrompt)
    return edit, prompt


def _kept(form: FormView, name: str) -> str | None:
    found: str | None = getattr(form.model.record, name)
    return found


@pytest.mark.parametrize("name", ["segment_label", "person_code", "identity_note"])
def test_what_is_written_of_the_person_is_asked_about_too(form: FormView, name: str) -> None:
    form.model.write("identity_check", "some")
    assert form.model.commit()
    (answer,) = [each for each in form._answers if each.line.name == name]
    edits: list[AreaInput | LineInput] = [*answer.view.findChildren(AreaInput), *answer.view.findChildren(LineInput)]
    (edit,) = edits
    edit.setText("943 476 5919")
    assert form.commit() is False
    assert _kept(form, name) == "[…]"


def test_a_hint_is_not_saved_before_somebody_said_so(form: FormView) -> None:
    edit, prompt = _field(form, "summary")
    edit.setText(TYPED)
    assert f"“{PHONE}” looks like a phone number." in prompt.accessibleName()
    assert not prompt.isHidden()
    assert form.commit() is False
    assert [each.view.error for each in form._answers if each.view.error] == ["Say first whether this may be kept."]
    assert _kept(form, "summary") == "Ring me on […] after six"
    assert edit.text() == TYPED
    form.refresh()
    assert edit.text() == TYPED


def test_kept_it_is_saved_as_typed_and_not_asked_again(form: FormView) -> None:
    edit, prompt = _field(form, "summary")
    edit.setText(TYPED)
    prompt.keep.click()
    assert (_kept(form, "summary"), prompt.isHidden(), form.commit()) == (TYPED, True, True)
    assert [each.view.error for each in form._answers if each.view.error] == []
    edit.setText(f"{TYPED}, please")
    assert prompt.isHidden()


def test_taken_out_the_rest_stays(form: FormView) -> None:
    edit, prompt = _field(form, "summary")
    edit.setText(TYPED)
    prompt.out.click()
    assert (_kept(form, "summary"), edit.text()) == ("Ring me on […] after six", "Ring me on […] after six")
    assert (prompt.isHidden(), form.commit()) == (True, True)


def test_what_is_recorded_already_is_not_asked_about_but_what_is_added_is(form: FormView) -> None:
    edit, prompt = _field(form, "quote")
    assert (edit.text(), prompt.isHidden()) == ("old 01632 960001", True)
    edit.setText("old 01632 960001 and a@b.example")
    assert "an e-mail address" in prompt.accessibleName()
    assert "01632" not in prompt.accessibleName()


def test_a_guard_names_each_thing_once() -> None:
    assert Guard().question("a@b.example, a@b.example").count("a@b.example") == 1
