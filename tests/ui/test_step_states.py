"""A step has begun when something of its own is recorded, not when a step before it fills what it shows again."""

from partnerdesk.domain.commands import ChangeFields, PutRecords
from partnerdesk.domain.records import BeneficiaryInput, Charity, Decision, Objective, Option
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.step_list import StepListModel


def _begun(desk: Desk) -> set[str]:
    return {line.id for line in StepListModel(desk).lines if line.state != "not_started"}


def test_options_begin_narrowing_and_not_deciding(bare: Desk) -> None:
    assert bare.execute(PutRecords((Option(id="O1", title="Share a van"),))) is None
    assert _begun(bare) == {"narrow"}
    assert bare.execute(ChangeFields(Decision, (), {"outcome": "no"})) is None
    assert _begun(bare) == {"narrow", "decide"}


def test_what_people_said_begins_hearing_and_not_the_objectives(bare: Desk) -> None:
    assert bare.execute(PutRecords((BeneficiaryInput(id="BI-001"),))) is None
    assert _begun(bare) == {"hear"}
    assert bare.execute(PutRecords((Objective(id="OB1"),))) is None
    assert _begun(bare) == {"hear", "aims"}


def test_the_name_of_the_charity_begins_the_first_step(bare: Desk) -> None:
    assert _begun(bare) == set()
    assert bare.execute(ChangeFields(Charity, (), {"name": "Glen Food Bank"})) is None
    assert _begun(bare) == {"open"}
