"""A step has begun when something of its own is recorded, not when a step before it fills what it shows again."""

from partnerdesk.domain.commands import ChangeFields, PutRecords
from partnerdesk.domain.records import BeneficiaryGroup, BeneficiaryInput, Charity, Decision, Objective, Option
from partnerdesk.ui.viewmodels.book import pages_of
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.evidence import EvidenceModel
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


def test_an_open_card_without_a_word_is_nothing_that_people_said(bare: Desk) -> None:
    pages = {page.id: page for page in pages_of(bare.partnership, "hear")}

    def missing(page: str) -> list[str]:
        return [sentence.text() for sentence in pages[page].missing(bare.partnership, bare.catalogue)]

    bare.execute(PutRecords((BeneficiaryGroup(id="G1"), BeneficiaryInput(id="BI-1"))))
    assert missing("hear.groups") == ["Write down the groups of people this could affect."]
    assert missing("hear.inputs") == ["Record what people said."]
    evidence = EvidenceModel(bare)
    evidence.show_page(pages["hear.themes"])
    assert evidence.voices == ""
    bare.execute(PutRecords((BeneficiaryGroup(id="G1", name="Carers"), BeneficiaryInput(id="BI-1", quote="Warm"))))
    assert missing("hear.groups") == ["Not heard, and nobody is asking: Carers."]
    assert missing("hear.inputs") == []
    assert evidence.voices.startswith("1 quote")
