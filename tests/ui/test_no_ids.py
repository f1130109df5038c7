"""Nobody has seen an id: what pages miss, what is chosen from, and the history, over a file without any names."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from partnerdesk.domain.commands import ChangeFields, PutRecords
from partnerdesk.domain.records import CriterionUse, Interest, Objective, Option, Participant, Partner
from partnerdesk.services.chronicle import chronicle_of
from partnerdesk.services.documents import Documents
from partnerdesk.ui.viewmodels.answers import called, groups, partners, people
from partnerdesk.ui.viewmodels.book import every_page
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.reader.filters import themes
from partnerdesk.ui.viewmodels.rounds.criteria import missing_criteria
from partnerdesk.ui.viewmodels.rounds.kinds import KINDS
from partnerdesk.ui.viewmodels.rounds.round import name_of
from partnerdesk.ui.viewmodels.speech import spoken
from partnerdesk.ui.viewmodels.steps.aims_links import ObjectiveLinks
from partnerdesk.ui.viewmodels.steps.statements import statements
from tests.brief.cases import catalogue
from tests.domain.test_no_ids import AN_ID, without_words
from tests.fixtures.full_file import full_file

BARE = without_words(full_file())


def _with_ids(texts: list[str]) -> list[str]:
    return [text for text in texts if AN_ID.search(text)]


def test_what_pages_miss_shows_no_id(qapp: QApplication) -> None:
    assert qapp is not None
    found = [spoken(each) for page in every_page() for each in page.missing(BARE, catalogue())]
    assert len(found) > 5
    assert _with_ids(found) == []


def test_what_is_chosen_from_shows_no_id(qapp: QApplication) -> None:
    assert qapp is not None
    lines = [line.label for choose in (people, partners, groups) for line in choose(BARE, catalogue())]
    rows = [row for kind in (Partner, Participant, Objective, Option) for row in BARE.rows(kind)]
    names = [called(BARE, row) for row in rows] + [name_of(BARE, row) for row in BARE.rows(Participant)]
    assert _with_ids([*lines, *names]) == []


def test_private_rounds_show_no_id(qapp: QApplication) -> None:
    assert qapp is not None
    found = []
    for kind in KINDS.values():
        for subject in kind.subjects(BARE):
            found.append(subject.name)
            for item in kind.items(BARE, catalogue(), subject.id):
                found += [item.short, item.question, item.about, item.subject, item.note]
                found += [answer.words for answer in item.answers]
    # the one motion has nothing but its id for a text
    assert [text for text in _with_ids(found) if not text.startswith("M")] == []


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path, clock: Callable[[], datetime]) -> Iterator[Desk]:
    """Give the desk of a file without any names, with a criterion of the board's own and an interest of nobody."""
    with Documents(tmp_path / "root", clock).from_partnership(BARE, tmp_path / "bare.partnership") as session:
        session.execute(PutRecords((CriterionUse(criterion="OWN1", active=True), Interest(id="I99", kind="loyalty"))))
        found = Desk(session, clock)
        yield found
        found.close()


def test_what_pages_build_of_records_shows_no_id(desk: Desk) -> None:
    held = desk.partnership
    found = [fact for each in statements(desk) for fact in each.facts]
    found += [str(each) for each in missing_criteria(held, desk.catalogue)]
    found += [each.label for each in themes(held)]
    for row in held.rows(Objective):
        links = ObjectiveLinks(desk, row.id)
        found += [*(each.words for each in links.cards), *(each.label for each in links.offered)]
    assert len(found) > 300
    assert [each for each in found if "None" in each or AN_ID.search(each)] == []


def test_the_history_shows_no_id(tmp_path: Path, clock: Callable[[], datetime], ids: Callable[[], str]) -> None:
    documents = Documents(tmp_path / "root", clock, ids)
    with documents.from_partnership(BARE, tmp_path / "bare.partnership") as session:
        for kind, field in ((Partner, "name"), (Objective, "measure"), (Participant, "display_name")):
            session.execute(ChangeFields(kind, BARE.rows(kind)[1].row_key, {field: "words"}))
        said = [str(what) for entry in chronicle_of(session).entries for what in entry.what]
    assert any(re.fullmatch(r"partner [\d-]+ changed", each) for each in said), said
    assert _with_ids(said) == []
