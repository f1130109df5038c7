"""What the room sees is in the reader's language: every word but people's own."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from partnerdesk.catalogue import load_catalogue
from partnerdesk.charts.fitting import Sheet
from partnerdesk.charts.shapes import Label
from partnerdesk.domain.fields import FieldKind, fields_of
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import ENTITIES
from partnerdesk.services.documents import Documents
from partnerdesk.services.file_language import read_in
from partnerdesk.services.sample import sample_partnership
from partnerdesk.ui.language import speak
from partnerdesk.ui.viewmodels.book import every_page
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.room.content import RoomContent
from partnerdesk.ui.viewmodels.room.model import RoomModel
from partnerdesk.ui.viewmodels.speech import spoken
from tests.brief.cases import sample_answers
from tests.ui.languages import only_english

SHEET = Sheet(900, lambda text, size, _weight: len(text) * size / 2, spoken)
# Words of English sentences and labels that are no Welsh words, too.
ENGLISH = re.compile(
    r"\b(the|is|are|of|and|you|not|with|from|this|was|were|has|split|mixed|together|lone|level|must)\b"
)
OWN = "zq"


def _without_words(partnership: Partnership) -> Partnership:
    """Return the partnership with nothing left of what people wrote, which is in their own language."""
    for kind in ENTITIES.values():
        texts = [each for each in fields_of(kind) if each.kind in {FieldKind.TEXT, FieldKind.TEXTS}]
        named = [
            each
            for each in texts
            if each.name not in kind.KEY and each.name not in {"language", "key", "value", "answers_digest"}
        ]
        for row in partnership.rows(kind):
            changes = {each.name: OWN if each.kind is FieldKind.TEXT else (OWN,) for each in named}
            partnership = partnership.put(replace(row, **changes))
    return partnership


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path, clock: Callable[[], datetime]) -> Iterator[Desk]:
    with only_english(qapp):
        speak("cy")
        documents = Documents(tmp_path / "home", clock, load_catalogue=read_in("cy"))
        partnership = _without_words(sample_partnership(load_catalogue()))
        session = documents.from_partnership(partnership, tmp_path / "case.partnership", sample_answers())
        found = Desk(session, clock)
        yield found
        found.close()
        session.close()


def _told(content: RoomContent) -> list[str]:
    parts = [content.step, content.question, *(each for line in content.lines for each in (line.text, line.note))]
    picture = content.picture(SHEET) if content.picture is not None else None
    if picture is not None:
        parts += [picture.title, picture.finding, picture.alt, picture.note]
        parts += [shape.text for shape in picture.shapes if isinstance(shape, Label)]
    return [part for part in parts if part]


def test_no_page_of_the_room_says_anything_in_english(desk: Desk) -> None:
    model = RoomModel(desk)
    told = []
    for page in every_page():
        model.follow(page.id)
        told += [(page.id, text) for text in _told(model.content)]
    assert [each for each in told if ENGLISH.search(each[1].casefold())] == []
    assert "Rhanedig" in {text for _page, text in told}
    assert len(told) > 100
