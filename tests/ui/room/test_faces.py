"""What the room sees of every page, with a token in every text that can be typed: only what may be shown gets there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from partnerdesk.catalogue import load_catalogue
from partnerdesk.charts.fitting import Sheet
from partnerdesk.charts.shapes import Label
from partnerdesk.domain.commands import ChangeFields, ReopenRound
from partnerdesk.domain.disclosure import BOARD, quotes_for
from partnerdesk.domain.fields import FieldKind, fields_of
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import ENTITIES, BeneficiaryInput, Condition, Record, RoundState
from partnerdesk.services.documents import Documents
from partnerdesk.services.sample import sample_partnership
from partnerdesk.ui.viewmodels.book import every_page
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.room.content import BLACK, RoomContent, RoomKind
from partnerdesk.ui.viewmodels.room.faces import FACES
from partnerdesk.ui.viewmodels.room.model import RoomModel
from tests.brief.cases import sample_answers

PAGES = tuple(page.id for page in every_page())
SHEET = Sheet(470, lambda text, size, _weight: len(text) * size / 2)
MAY_BE_SHOWN = frozenset({
    ("question", "text"),
    ("objective", "for_whom_text"),
    ("objective", "so_that_text"),
    ("option", "title"),
    ("option", "description"),
    ("criterion_use", "custom_name"),
    ("theme", "text"),
    ("beneficiary_group", "name"),
    ("motion", "text"),
    ("partner", "name"),
})  # fmt: skip
AS_THEY_ARE = frozenset(
    {
        *(("file", "language"), ("setting", "key"), ("setting", "value"), ("catalogue_text", "language")),
        ("survey", "answers_digest"),
    }
)


def _marked(partnership: Partnership) -> tuple[Partnership, dict[str, tuple[str, str, Record]]]:
    """Return the partnership with a token in each text field, and where each token stands."""
    tokens: dict[str, tuple[str, str, Record]] = {}
    for entity, kind in ENTITIES.items():
        for row in partnership.rows(kind):
            changes: dict[str, object] = {}
            for spec in fields_of(kind):
                if spec.kind not in {FieldKind.TEXT, FieldKind.TEXTS} or (entity, spec.name) in AS_THEY_ARE:
                    continue
                if spec.name in kind.KEY:
                    continue
                token = f"zq{len(tokens):04}x"
                tokens[token] = (entity, spec.name, row)
                changes[spec.name] = (token,) if spec.kind is FieldKind.TEXTS else token
            partnership = partnership.put(replace(row, **changes))
    return partnership, tokens


@pytest.fixture
def room(
    qapp: QCoreApplication, tmp_path: Path, clock: Callable[[], datetime]
) -> Iterator[tuple[Desk, dict[str, tuple[str, str, Record]]]]:
    partnership, tokens = _marked(sample_partnership(load_catalogue()))
    documents = Documents(tmp_path / "home", clock)
    session = documents.from_partnership(partnership, tmp_path / "case.partnership", sample_answers())
    desk = Desk(session, clock)
    yield desk, tokens
    desk.close()
    session.close()


def _told(content: RoomContent) -> str:
    """Return every text that the room sees: said, and written in the picture."""
    picture = content.picture(SHEET) if content.picture is not None else None
    parts = [content.said]
    if picture is not None:
        parts += [picture.title, picture.finding, picture.alt, picture.note]
        parts += [shape.text for shape in picture.shapes if isinstance(shape, Label)]
    return "\n".join(parts)


def _may(desk: Desk, place: tuple[str, str, Record]) -> bool:
    entity, field, row = place
    if isinstance(row, BeneficiaryInput) and field in {"quote", "segment_label"}:
        return row.id in {each.id for each in quotes_for(desk.partnership, BOARD).printed}
    if isinstance(row, Condition) and field == "text":
        return row.kind == "red_line"
    return (entity, field) in MAY_BE_SHOWN


def _wrong(desk: Desk, tokens: dict[str, tuple[str, str, Record]], told: str) -> list[str]:
    return [f"{place[0]}.{place[1]}" for token, place in tokens.items() if token in told and not _may(desk, place)]


def test_no_face_of_any_page_holds_more_than_may_be_shown(
    room: tuple[Desk, dict[str, tuple[str, str, Record]]],
) -> None:
    desk, tokens = room
    model, wrong, seen = RoomModel(desk), {}, set()
    for page in PAGES:
        model.follow(page)
        for point in range(12 if page == "hear.aloud" else 1):
            desk.point_at(page, str(point) if page == "hear.aloud" else "")
            told = _told(model.content)
            seen |= {tokens[token][:2] for token in tokens if token in told}
            if found := _wrong(desk, tokens, told):
                wrong[page] = found
    assert wrong == {}
    assert len(tokens) > 500
    assert seen >= {("question", "text"), ("objective", "so_that_text"), ("option", "title"), ("motion", "text")}
    assert ("beneficiary_input", "quote") in seen


def test_the_break_holds_one_quote_that_may_be_shown_and_nothing_else(
    room: tuple[Desk, dict[str, tuple[str, str, Record]]],
) -> None:
    desk, tokens = room
    model = RoomModel(desk)
    model.follow("aims.objectives")
    model.begin_break(10)
    told = _told(model.content)
    assert {tokens[token][:2] for token in tokens if token in told} == {
        ("beneficiary_input", "quote"),
        ("beneficiary_input", "segment_label"),
    }
    assert _wrong(desk, tokens, told) == []


def _count(model: RoomModel) -> int:
    return len(model.content.lines)


def test_a_quote_loses_the_room_with_its_permission(room: tuple[Desk, dict[str, tuple[str, str, Record]]]) -> None:
    desk, _ = room
    model = RoomModel(desk)
    model.begin_break(10)
    shown = model.content.lines
    first = quotes_for(desk.partnership, BOARD).printed[0]
    desk.session.execute(ChangeFields(BeneficiaryInput, first.row_key, {"quote_permission": "none"}))
    assert _count(model) == 1
    assert model.content.lines != shown
    for row in desk.partnership.rows(BeneficiaryInput):
        desk.session.execute(ChangeFields(BeneficiaryInput, row.row_key, {"quote_permission": "none"}))
    assert _count(model) == 0
    model.end_break()
    model.follow("tell.people")
    assert _count(model) == 0


REVEALED = ("trust.talk", "trust.results", "score.talk", "score.results", "test.ranking", "decide.poll")


def test_no_result_is_in_the_room_before_it_was_shown_to_all(
    room: tuple[Desk, dict[str, tuple[str, str, Record]]],
) -> None:
    desk, _ = room
    model = RoomModel(desk)
    shown = {}
    for page in REVEALED:
        model.follow(page)
        content = model.content
        shown[page] = bool(content.lines) or (content.picture is not None and content.picture(SHEET) is not None)
    assert shown == dict.fromkeys(REVEALED, True)
    for state in desk.partnership.rows(RoundState):
        desk.session.execute(ReopenRound(state.kind, state.round, state.partner))
    for page in REVEALED:
        model.follow(page)
        content = model.content
        assert content.lines == (), page
        assert content.picture is None or content.picture(SHEET) is None, page


@pytest.mark.parametrize("page", sorted(page for page, face in FACES.items() if face.round is not None))
def test_a_private_round_is_told_and_nothing_of_it(
    room: tuple[Desk, dict[str, tuple[str, str, Record]]], page: str
) -> None:
    desk, tokens = room
    for state in desk.partnership.rows(RoundState):
        desk.session.execute(ReopenRound(state.kind, state.round, state.partner))
    model = RoomModel(desk)
    model.follow(page)
    assert model.content.kind is RoomKind.PRIVATE
    assert model.content.question == "A private rating is going on"
    assert not any(token in _told(model.content) for token in tokens)


def test_while_somebody_answers_the_room_sees_only_that_whatever_page_it_is(
    room: tuple[Desk, dict[str, tuple[str, str, Record]]],
) -> None:
    desk, _ = room
    model = RoomModel(desk)
    desk.begin_turn()
    for page in PAGES:
        model.follow(page)
        assert model.content.kind is RoomKind.PRIVATE, page
    desk.end_turn()
    model.follow("aims.objectives")
    assert model.content.kind is RoomKind.PAGE


def test_it_is_black_until_there_is_something_and_when_the_driver_wants_it(
    room: tuple[Desk, dict[str, tuple[str, str, Record]]],
) -> None:
    desk, _ = room
    model = RoomModel(desk)
    assert model.content == BLACK
    model.follow("open.people")
    assert model.content == BLACK
    model.follow("aims.objectives")
    assert model.content.kind is RoomKind.PAGE
    model.turn_black()
    assert model.content == BLACK
    model.turn_black()
    assert model.content.kind is RoomKind.PAGE
    model.turn_black()
    model.follow("aims.links")
    assert model.content.kind is RoomKind.PAGE


def test_black_during_the_break_does_nothing_afterwards(
    room: tuple[Desk, dict[str, tuple[str, str, Record]]],
) -> None:
    desk, _ = room
    model = RoomModel(desk)
    model.follow("aims.objectives")
    model.begin_break(10)
    kinds = [model.content.kind]
    model.turn_black()
    kinds.append(model.content.kind)
    model.end_break()
    assert [*kinds, model.content.kind] == [RoomKind.BREAK, RoomKind.BREAK, RoomKind.PAGE]


def test_the_room_follows_which_partner_and_which_words_the_driver_shows(
    room: tuple[Desk, dict[str, tuple[str, str, Record]]],
) -> None:
    desk, _ = room
    model = RoomModel(desk)
    model.follow("hear.aloud")
    first = model.content
    desk.point_at("hear.aloud", "1")
    assert model.content.lines != first.lines


def test_what_stands_above_the_rules_of_the_day_is_no_rule(
    room: tuple[Desk, dict[str, tuple[str, str, Record]]],
) -> None:
    desk, _ = room
    model = RoomModel(desk)
    model.follow("open.rules_of_the_day")
    above, *rules = model.content.lines
    assert (above.text, above.is_heading) == ("Today we agree", True)
    assert len(rules) == 4
    assert not any(rule.is_heading for rule in rules)


def test_every_face_belongs_to_a_page() -> None:
    assert set(FACES) <= set(PAGES)
    assert set(PAGES) - set(FACES) >= {"open.people", "open.attendance", "tell.brief", "decide.record"}


def test_the_break_counts_down_in_words(desk_at: Callable[[float], RoomModel]) -> None:
    assert desk_at(0).content.question == "10 minutes to go"
    assert desk_at(8.5 * 60).content.question == "2 minutes to go"
    assert desk_at(9.5 * 60).content.question == "1 minute to go"
    assert desk_at(10 * 60 - 0.5).content.question == "1 minute to go"
    assert desk_at(10 * 60).content.question == "We go on now"


@pytest.fixture
def desk_at(
    qapp: QCoreApplication, tmp_path: Path, clock: Callable[[], datetime]
) -> Iterator[Callable[[float], RoomModel]]:
    """Give what a room model shows so many seconds after a break of ten minutes began."""
    start = clock()
    passed = [0.0]
    session = Documents(tmp_path / "home", clock).new(tmp_path / "case.partnership")
    desk = Desk(session, lambda: start + timedelta(seconds=passed[0]))
    model = RoomModel(desk)
    model.begin_break(10)

    def at(seconds: float) -> RoomModel:
        passed[0] = seconds
        return model

    yield at
    desk.close()
    session.close()
