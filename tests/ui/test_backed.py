"""An objective is said to be backed where it is, and where it is not it says why, in every place alike."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication

from partnerdesk.app import Shelf
from partnerdesk.domain.commands import PutRecords
from partnerdesk.domain.records import BeneficiaryInput, EvidenceLink, Objective
from partnerdesk.ui.viewmodels.book import pages_of
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.evidence import EvidenceModel
from partnerdesk.ui.viewmodels.speech import long_date
from partnerdesk.ui.viewmodels.steps.aims_links import ObjectiveLinks, link_chips


@pytest.fixture
def sample(qapp: QCoreApplication, tmp_path: Path, clock: Callable[[], datetime]) -> Iterator[Desk]:
    desk = Desk(Shelf(tmp_path / "home").example(), clock)
    yield desk
    desk.close()
    desk.session.close()


def test_chip_and_finding_agree_that_words_too_old_back_nothing_and_say_why(sample: Desk) -> None:
    """OB3 of the example is linked to BI-013 alone, which is too old; the card wore "People stand behind it"."""
    objective = sample.partnership.get(Objective, "OB3")
    assert objective is not None
    voice = sample.session.assessment().voice
    assert "OB3" not in voice.backed
    told = f"Does not count: from before {long_date(voice.current_from)}"
    assert [chip.text for chip in link_chips(voice, sample.partnership, objective)] == [told]
    assert [card.why_not for card in ObjectiveLinks(sample, "OB3").cards] == [told]
    panel = EvidenceModel(sample)
    panel.show_page(next(page for page in pages_of(sample.partnership, "aims") if page.id == "aims.links"))
    first = next(line for line in panel.signals if line.id == "V1")
    assert f"it is from before {long_date(voice.current_from)}" in first.sentence
    for name in voice.backed:
        backed = sample.partnership.get(Objective, name)
        assert backed is not None
        found = [chip.text for chip in link_chips(voice, sample.partnership, backed)]
        assert found == ["Needs your answer"] or found[0].startswith("People stand behind it"), name


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"lawful_basis": None}, "Does not count: no lawful basis"),
        ({"to_date": None, "from_date": None}, "Does not count: no date"),
        ({}, "People stand behind it, with a condition"),
    ],
)
def test_a_card_says_why_what_is_linked_counts_for_nothing(sample: Desk, changes: dict[str, Any], told: str) -> None:
    given = next(iter(sample.partnership.rows(BeneficiaryInput)))
    objective = Objective(id="OB9", so_that_text="there is a way home", status="kept")
    row = EvidenceLink(objective="OB9", input=given.id, kind="qualifies")
    assert sample.execute(PutRecords((objective, row, replace(given, **changes)))) is None
    voice = sample.session.assessment().voice
    assert [chip.text for chip in link_chips(voice, sample.partnership, objective)] == [told]


@pytest.mark.parametrize(("priority", "told"), [("must", ["Nobody asked for it yet"]), ("could", [])])
def test_words_that_were_taken_back_leave_what_nobody_asked_for(sample: Desk, priority: str, told: list[str]) -> None:
    given = next(iter(sample.partnership.rows(BeneficiaryInput)))
    objective = Objective(id="OB9", so_that_text="there is a way home", status="kept", priority=priority)
    row = EvidenceLink(objective="OB9", input=given.id, kind="supports")
    assert sample.execute(PutRecords((objective, row, replace(given, withdrawn_at="2026-11-01T10:00:00Z")))) is None
    voice = sample.session.assessment().voice
    assert [chip.text for chip in link_chips(voice, sample.partnership, objective)] == told
