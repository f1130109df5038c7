"""Themes are renamed, merged and split as laws say: one undo brings back what was, and nobody is lost or doubled."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.apply import apply
from partnerdesk.domain.commands import Command, DoTogether, PutRecords
from partnerdesk.domain.errors import Refused
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    AnswerMark,
    BeneficiaryInput,
    EvidenceLink,
    InputTheme,
    Objective,
    PartnershipFile,
    Record,
    Survey,
    Theme,
)
from partnerdesk.domain.theme_counts import theme_table
from partnerdesk.domain.theme_links import named_in, note_with, theme_links, touched_by
from partnerdesk.domain.words import Sentence
from partnerdesk.services.documents import Documents
from partnerdesk.services.session import Session
from partnerdesk.services.theming import link_theme, merge_themes, rename_theme, split_theme

CATALOGUE = load_catalogue()
NAMES = ("TH1", "TH2", "TH3", "TH4")
INPUTS = ("BI-001", "BI-002", "BI-003")
BASE: tuple[Record, ...] = (
    PartnershipFile(title="case"),
    *(Theme(id=name, text=f"Theme {name[-1]}") for name in NAMES),
    *(BeneficiaryInput(id=name, method="interview", lawful_basis="consent") for name in INPUTS),
    Survey(id="SU1", input="BI-001"),
    Objective(id="OB1", status="kept"),
    Objective(id="OB2", status="kept"),
)

marks = st.dictionaries(st.integers(1, 12), st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True))
touches = st.sets(st.tuples(st.sampled_from(INPUTS), st.sampled_from(NAMES)), max_size=8)
linked = st.sets(
    st.tuples(st.sampled_from(("OB1", "OB2")), st.sampled_from(INPUTS), st.sampled_from(("raised", "contradicts"))),
    max_size=5,
)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Record, ...]:
    noted = st.sampled_from((None, "‘Theme 1’", "‘Theme 1’ · ‘Theme 3’", "as the board heard"))
    return (
        *(
            AnswerMark(survey="SU1", respondent=one, question=1, themes=tuple(names))
            for one, names in draw(marks).items()
        ),
        *(InputTheme(input=given, theme=theme) for given, theme in sorted(draw(touches))),
        *(
            EvidenceLink(objective=objective, input=given, kind=kind, note=draw(noted))
            for objective, given, kind in sorted(draw(linked))
        ),
    )


@pytest.fixture
def session(tmp_path: Path, clock: Callable[[], datetime], ids: Callable[[], str]) -> Iterator[Session]:
    documents = Documents(tmp_path / "root", clock, ids, load_catalogue=None)
    with documents.from_partnership(Partnership.of(BASE), tmp_path / "case.partnership") as opened:
        yield opened


def counts(partnership: Partnership) -> dict[str, tuple[str, ...]]:
    """Return the people behind each theme as they are printed, without the small-number rules standing in the way."""
    table = theme_table(partnership, CATALOGUE)
    return {each.id: tuple(str(cell.words) for cell in each.printed.cells or ()) for each in table.themes}


def people(partnership: Partnership) -> dict[str, tuple[int, int]]:
    """Return how many inputs and how many answers touch each theme."""
    return {name: (len(found.inputs), found.marks) for name, found in touched_by(partnership).items()}


def taken_back(session: Session, command: Command, rows: tuple[Record, ...]) -> None:
    """Do a command in a file with these rows, and see that one undo brings back what was, one redo what came."""
    before = session.partnership
    if rows:
        session.execute(PutRecords(rows, Sentence("begin")))
    begun = session.partnership
    label = session.undo_label
    session.execute(command)
    after = session.partnership
    session.undo()
    assert session.partnership == begun
    assert session.undo_label == label
    session.redo()
    assert session.partnership == after
    session.undo()
    if rows:
        session.undo()
    assert session.partnership == before


FEW = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@FEW
@given(rows=cases(), merged=st.sets(st.sampled_from(NAMES[1:]), min_size=1), text=st.sampled_from((None, "All of it")))
def test_merging_then_undo_is_as_before(
    session: Session, rows: tuple[Record, ...], merged: set[str], text: str | None
) -> None:
    held = session.partnership.put(*rows)
    taken_back(session, merge_themes(held, merged, "TH1", text), rows)


@FEW
@given(rows=cases(), data=st.data())
def test_splitting_then_undo_is_as_before(session: Session, rows: tuple[Record, ...], data: st.DataObject) -> None:
    held = session.partnership.put(*rows)
    keys = [mark.row_key for mark in held.rows(AnswerMark)]
    answers = data.draw(st.sets(st.sampled_from(keys)) if keys else st.just(set()))
    inputs = data.draw(st.sets(st.sampled_from(INPUTS)))
    try:
        command = split_theme(held, "TH1", "Split off", answers, inputs)
    except Refused:
        return
    taken_back(session, command, rows)


@given(rows=cases(), data=st.data())
def test_splitting_and_merging_again_gives_the_same_counts(rows: tuple[Record, ...], data: st.DataObject) -> None:
    held = Partnership.of(BASE).put(*rows)
    keys = [mark.row_key for mark in held.rows(AnswerMark)]
    answers = data.draw(st.sets(st.sampled_from(keys)) if keys else st.just(set()))
    inputs = data.draw(st.sets(st.sampled_from(INPUTS)))
    try:
        split = apply(held, split_theme(held, "TH1", "Split off", answers, inputs))
    except Refused:
        return
    again = apply(split, merge_themes(split, ("TH5",), "TH1"))
    assert (people(again), counts(again)) == (people(held), counts(held))
    assert {mark.row_key: set(mark.themes or ()) for mark in again.rows(AnswerMark)} == {
        mark.row_key: set(mark.themes or ()) for mark in held.rows(AnswerMark)
    }
    assert again.rows(EvidenceLink) == held.rows(EvidenceLink)


@given(rows=cases(), merged=st.sets(st.sampled_from(NAMES[1:]), min_size=1))
def test_merging_loses_nobody_and_no_link(rows: tuple[Record, ...], merged: set[str]) -> None:
    held = Partnership.of(BASE).put(*rows)
    after = apply(held, merge_themes(held, merged, "TH1"))
    every = {*merged, "TH1"}
    who = {mark.respondent for mark in held.rows(AnswerMark) if every & set(mark.themes or ())}
    assert {mark.respondent for mark in after.rows(AnswerMark) if "TH1" in (mark.themes or ())} == who
    inputs = {link.input for link in held.rows(InputTheme) if link.theme in every}
    assert {link.input for link in after.rows(InputTheme) if link.theme == "TH1"} == inputs
    assert [row.id for row in after.rows(Theme)] == [name for name in NAMES if name not in merged]
    assert {link.row_key for link in after.rows(EvidenceLink)} == {link.row_key for link in held.rows(EvidenceLink)}
    before, now = theme_links(held), theme_links(after)
    assert {link.row_key for link in now["TH1"]} >= {link.row_key for name in every for link in before[name]}
    joined = {name: f"Theme {name[-1]}" for name in every}  # a link whose note names one of them now speaks for that
    for name in set(NAMES) - every:
        kept = {link.row_key for link in before[name] if not named_in(link.note, joined)}
        assert kept <= {link.row_key for link in now[name]} <= {link.row_key for link in before[name]}
        assert people(after)[name] == people(held)[name]


@given(rows=cases())
def test_renaming_changes_words_alone(rows: tuple[Record, ...]) -> None:
    held = Partnership.of(BASE).put(*rows)
    after = apply(held, rename_theme(held, "TH1", "  Waiting   without news "))
    assert after.get(Theme, "TH1") == Theme(id="TH1", text="Waiting without news")
    assert people(after) == people(held)
    keys = {name: [link.row_key for link in links] for name, links in theme_links(held).items()}
    assert {name: [link.row_key for link in links] for name, links in theme_links(after).items()} == keys
    assert not any("Theme 1" in (link.note or "") for link in after.rows(EvidenceLink))


@pytest.mark.parametrize("text", ["Theme 2", " theme  2 ", "THEME 2"])
def test_a_name_that_another_theme_has_is_refused_with_a_sentence(text: str) -> None:
    held = Partnership.of(BASE)
    with pytest.raises(Refused, match="already a theme called ‘Theme 2’"):
        rename_theme(held, "TH1", text)
    with pytest.raises(Refused, match="already a theme called ‘Theme 2’"):
        merge_themes(held, ("TH3",), "TH1", text)
    with pytest.raises(Refused, match="already a theme called ‘Theme 2’"):
        split_theme(held.put(InputTheme(input="BI-001", theme="TH1")), "TH1", text, inputs=("BI-001",))
    assert isinstance(merge_themes(held, ("TH2",), "TH1", text), DoTogether)  # the one that has the name is merged


def test_what_makes_no_sense_is_refused() -> None:
    held = Partnership.of(BASE).put(InputTheme(input="BI-001", theme="TH1"))
    wrongs: tuple[tuple[Callable[[], Command], str], ...] = (
        (lambda: rename_theme(held, "TH1", " "), "few words"),
        (lambda: rename_theme(held, "TH9", "a"), "no longer there"),
        (lambda: merge_themes(held, ("TH1",), "TH1"), "at least one other"),
        (lambda: merge_themes(held, ("TH9",), "TH1"), "no longer there"),
        (lambda: split_theme(held, "TH1", "New"), "Choose what belongs"),
        (lambda: split_theme(held, "TH1", "New", inputs=("BI-001",)), "all of the theme"),
        (lambda: link_theme(held, "TH1", "OB1", "raised", ()), "nothing to link"),
    )
    for wrong, says in wrongs:
        with pytest.raises(Refused, match=says):
            wrong()


def test_a_theme_is_linked_by_what_people_said_about_it() -> None:
    """A survey touches many themes, so its link speaks for the one that its note names."""
    rows = (
        AnswerMark(survey="SU1", respondent=1, question=1, themes=("TH1",)),
        AnswerMark(survey="SU1", respondent=2, question=1, themes=("TH2",)),
        InputTheme(input="BI-002", theme="TH2"),
    )
    held = Partnership.of(BASE).put(*rows)
    held = apply(held, link_theme(held, "TH1", "OB1", "raised", ("BI-001",)))
    assert {name: len(links) for name, links in theme_links(held).items()} == {"TH1": 1, "TH2": 0, "TH3": 0, "TH4": 0}
    held = apply(held, link_theme(held, "TH2", "OB1", "raised", ("BI-001", "BI-002")))
    (both, own) = held.rows(EvidenceLink)
    assert (both.note, own.note) == ("‘Theme 1’ · ‘Theme 2’", "‘Theme 2’")
    assert [name for name, links in theme_links(held).items() if both in links] == ["TH1", "TH2"]
    assert apply(held, link_theme(held, "TH2", "OB1", "raised", ("BI-001",))) == held
    merged = apply(held, merge_themes(held, ("TH2",), "TH1", "Both"))
    assert [link.note for link in merged.rows(EvidenceLink)] == ["‘Both’", "‘Both’"]


def test_notes_of_the_board_stay() -> None:
    assert note_with(None, "A") == "‘A’"
    assert note_with("The board talked about it.", "A") == "The board talked about it. · ‘A’"
    assert note_with("‘a’ it was", "A") == "‘a’ it was"
    assert named_in("‘a’ it was", {"TH1": "A", "TH2": "B", "TH3": ""}) == ("TH1",)
