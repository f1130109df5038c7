"""The picture of who was heard, on the page of the groups and in the room."""

from datetime import date

from PySide6.QtWidgets import QApplication

from partnerdesk.charts.fitting import Sheet
from partnerdesk.charts.shapes import Label, Weight
from partnerdesk.domain.commands import ChangeFields, DeleteRecord, PutRecords
from partnerdesk.domain.records import (
    BeneficiaryGroup,
    BeneficiaryInput,
    EvidenceLink,
    InputGroup,
    Objective,
    SurveyAnswer,
)
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.steps.aims_pictures import coverage_pictures
from partnerdesk.ui.viewmodels.steps.hear_heard import WAYS, heard_picture, heard_pictures
from partnerdesk.ui.views.steps.who_was_heard import WhoWasHeardView

SHEET = Sheet(470, lambda text, size, weight: len(text) * size * (0.56 if weight is Weight.BOLD else 0.52))
TODAY = date(2026, 11, 23)


def told(desk: Desk) -> dict[str, tuple[str, ...]]:
    """Give the rows of the table by group, in their order."""
    (picture,) = heard_pictures(desk, SHEET)
    return {row[0]: row[1:] for row in picture.table.rows}


def put(desk: Desk) -> None:
    """Record three groups, one of whom was heard."""
    desk.session.execute(
        PutRecords(
            (
                BeneficiaryGroup(id="G1", name="Carers", effect="gain"),
                BeneficiaryGroup(id="G2", name="Neighbours", effect="gain", follow_up_owner="Ann", follow_up_by=TODAY),
                BeneficiaryGroup(id="G3", name="At risk", effect="lose", at_risk=True),
                BeneficiaryGroup(id="G4", name="Not touched", effect="none"),
                BeneficiaryInput(id="BI-001", method="interview", lawful_basis="x", n_took_part=3, to_date=TODAY),
                InputGroup(input="BI-001", group="G1"),
                Objective(id="OB1", so_that_text="it is open", status="kept"),
                EvidenceLink(objective="OB1", input="BI-001", kind="qualifies"),
            )
        )
    )


def test_silence_stands_first_and_names_nobody_who_asks(empty: MainWindow) -> None:
    assert empty.desk is not None
    assert heard_pictures(empty.desk, SHEET) == ()
    put(empty.desk)
    rows = told(empty.desk)
    assert list(rows) == ["At risk", "Neighbours", "Carers"]
    assert rows["At risk"][0] == "not heard. nobody is asking yet"
    assert rows["Neighbours"][0] == "not heard. to be asked by 23 November 2026"
    assert rows["Carers"][:2] == ("fewer than 5 heard", "heard this way")
    assert rows["Carers"][-1] == "1 yes, but"


def test_what_is_old_or_taken_back_is_no_hearing(empty: MainWindow) -> None:
    assert empty.desk is not None
    put(empty.desk)
    empty.desk.session.execute(ChangeFields(BeneficiaryInput, ("BI-001",), {"to_date": date(2019, 1, 1)}))
    assert told(empty.desk)["Carers"][:2] == ("not heard. nobody is asking yet", "too long ago")
    empty.desk.session.execute(ChangeFields(BeneficiaryInput, ("BI-001",), {"consent_state": "refused"}))
    assert told(empty.desk)["Carers"][1] == "–"
    assert told(empty.desk)["Carers"][-1] == "–"


def test_the_page_follows_and_the_room_sees_it_once_somebody_was_heard(empty: MainWindow, qapp: QApplication) -> None:
    assert empty.desk is not None
    assert empty.workshop is not None
    empty.workshop.show_page("hear.groups")
    qapp.processEvents()
    (view,) = empty.findChildren(WhoWasHeardView)
    assert not view.isVisible(), "nothing stands there before a group is named"
    put(empty.desk)
    qapp.processEvents()
    assert view.isVisible()
    picture = heard_picture(empty.desk, SHEET)
    assert picture is not None
    assert "Ann" not in picture.alt
    empty.desk.session.execute(DeleteRecord(InputGroup, ("BI-001", "G1")))
    assert heard_picture(empty.desk, SHEET) is None


def test_many_objectives_are_several_pictures(empty: MainWindow) -> None:
    assert empty.desk is not None
    put(empty.desk)
    rows = tuple(Objective(id=f"OB{at}", so_that_text=f"number {at}", status="kept") for at in range(2, 9))
    empty.desk.session.execute(PutRecords(rows))
    first, second = heard_pictures(empty.desk, SHEET)
    assert len(first.table.columns) == 8 + 6
    assert [each.split(":")[0] for each in second.table.columns[8:]] == ["Objective 7", "Objective 8"]


def test_few_people_are_never_told_apart_in_the_picture_of_the_objectives_either(empty: MainWindow) -> None:
    """As the brief prints it, and the room sees it: a few are few, and records that no person gave are no people."""
    assert empty.desk is not None
    put(empty.desk)
    records = BeneficiaryInput(id="BI-002", method="complaints", lawful_basis="x", n_took_part=900, to_date=TODAY)
    empty.desk.session.execute(PutRecords((records, InputGroup(input="BI-002", group="G1"))))
    (picture,) = coverage_pictures(empty.desk, SHEET)
    heads = " ".join(shape.text for shape in picture.shapes if isinstance(shape, Label))
    assert "fewer than 5 heard" in heads
    assert "903" not in heads


def test_of_a_survey_only_those_count_who_are_in_the_group(empty: MainWindow) -> None:
    """Of sixty who answered 38 are carers. A few are at risk; the neighbours are hidden, or they would tell how few."""
    assert empty.desk is not None
    put(empty.desk)
    counted = {"Carers": 38, "Neighbours": 19, "At risk": 3}
    empty.desk.session.execute(
        PutRecords(
            (
                BeneficiaryInput(id="BI-002", method="survey", lawful_basis="x", n_took_part=60, to_date=TODAY),
                *(InputGroup(input="BI-002", group=group) for group in ("G1", "G2", "G3")),
                *(
                    SurveyAnswer(input="BI-002", question="Are you", answer=name, count=count, base=60)
                    for name, count in counted.items()
                ),
            )
        )
    )
    rows = told(empty.desk)
    assert {name: row[0] for name, row in rows.items()} == {
        "Carers": "41 heard",
        "Neighbours": "some heard",
        "At risk": "fewer than 5 heard",
    }


def test_in_large_text_ways_and_objectives_are_pictures_of_their_own(empty: MainWindow) -> None:
    assert empty.desk is not None
    put(empty.desk)
    narrow = Sheet(340, SHEET.measure)
    ways, about = heard_pictures(empty.desk, narrow, apart=True)
    assert ways.table.columns[2:] == tuple(WAYS.values())
    assert about.table.columns[2:] == ("Objective 1: So that it is open",)
    for picture in (ways, about):
        labels = [shape for shape in picture.shapes if isinstance(shape, Label)]
        assert not any("…" in label.text for label in labels)
        assert max(label.x for label in labels) <= picture.width
    assert "raised it" not in {label.text for label in ways.shapes if isinstance(label, Label)}
    assert "heard this way" not in {label.text for label in about.shapes if isinstance(label, Label)}


def test_a_picture_of_some_groups_says_of_which(empty: MainWindow) -> None:
    assert empty.desk is not None
    put(empty.desk)
    first, second = coverage_pictures(empty.desk, SHEET, 2)
    assert first.finding.startswith("Groups 1 to 2 of 3. 1 of 1 objectives")
    assert second.finding.startswith("Group 3 of 3. 1 of 1 objectives")
    (whole,) = coverage_pictures(empty.desk, SHEET, 3)
    assert whole.finding.startswith("1 of 1 objectives")
