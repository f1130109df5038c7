"""What was chosen in a list and is gone from it since is not acted on; what was asked to be shown stays shown."""

import pytest
from pytestqt.qtbot import QtBot

from partnerdesk.domain.commands import ChangeFields, Command, DeleteRecord
from partnerdesk.domain.records import BeneficiaryInput, EvidenceLink, Objective
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.steps.brief_lines import BriefLine
from partnerdesk.ui.views.registry import Place
from partnerdesk.ui.views.steps.brief_open import FIRST, OpenLinesView
from partnerdesk.ui.views.steps.merge_objective import MergeObjectiveView
from partnerdesk.ui.views.steps.objective_links import ObjectiveLinksView
from partnerdesk.ui.views.widgets.buttons import Button


@pytest.mark.usefixtures("themed")
@pytest.mark.parametrize("gone", [ChangeFields(Objective, ("OB2",), {"status": "dropped"}),
                                  DeleteRecord(Objective, ("OB2",))], ids=["dropped", "deleted"])  # fmt: skip
def test_nothing_is_merged_into_an_objective_that_is_gone(desk: Desk, qtbot: QtBot, gone: Command) -> None:
    view = MergeObjectiveView(Place(desk, "aims.objectives", ("OB1",)))
    qtbot.addWidget(view)
    view._select.setCurrentIndex(view._select._values.index("OB2"))
    view._select.picked.emit("OB2")
    assert desk.execute(gone) is None
    view.refresh()
    before = desk.partnership
    view._merge()
    assert desk.partnership == before
    assert view._field.error == "Choose the objective that stays."


@pytest.mark.usefixtures("themed")
def test_nothing_is_linked_that_is_gone(desk: Desk, qtbot: QtBot) -> None:
    view = ObjectiveLinksView(Place(desk, "aims.links", ("OB2",)))
    qtbot.addWidget(view)
    view._select.show_value("BI-010")
    view._select.picked.emit("BI-010")
    view._on_kind("contradicts")
    assert desk.execute(DeleteRecord(BeneficiaryInput, ("BI-010",))) is None
    view.refresh()
    before = desk.partnership.rows(EvidenceLink)
    view._add()
    assert desk.partnership.rows(EvidenceLink) == before
    assert view._given_field.error == "Choose what they said."


def _lines(count: int) -> tuple[BriefLine, ...]:
    return tuple(BriefLine("open", f"Subject {n}", f"Sentence {n}.", "open.people") for n in range(count))


@pytest.mark.usefixtures("themed")
def test_all_lines_stay_shown_once_they_were_asked_for(desk: Desk, qtbot: QtBot) -> None:
    shown = OpenLinesView(desk)
    qtbot.addWidget(shown)
    shown.show_lines(_lines(FIRST + 3))
    assert len(shown.buttons) == FIRST
    next(each for each in shown.findChildren(Button) if each.text() == f"Show all {FIRST + 3}").click()
    for lines in (_lines(FIRST + 3), _lines(FIRST + 2)):
        shown.show_lines(lines)  # as when the brief was made anew
        assert len(shown.buttons) == len(lines)
