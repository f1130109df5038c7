"""From the export of a survey to the signals of people's voice: each step that links words to objectives moves them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.commands import ChangeFields, PutRecords
from partnerdesk.domain.records import (
    AnswerMark,
    BeneficiaryGroup,
    BeneficiaryInput,
    EvidenceLink,
    InputGroup,
    Objective,
    PartnershipFile,
    PartPlayed,
    SurveyAnswer,
    Theme,
)
from partnerdesk.domain.words import Sentence
from partnerdesk.exchange.survey.guessing import guess
from partnerdesk.exchange.survey.limits import Watch
from partnerdesk.exchange.survey.mapping import Role
from partnerdesk.services.answer_import import proposed_input, read_survey, survey_command
from partnerdesk.services.answers import Answer, Answers
from partnerdesk.services.documents import Documents
from partnerdesk.services.quoting import Wish, alike_in, few_called, quote_from, quote_of, speaker_is_few, ways_to_say
from partnerdesk.services.respondents import erasing_people
from partnerdesk.services.session import Session
from partnerdesk.services.theming import link_theme

GROUPS = ("Carers", "Neighbours", "Young carers")
ROWS = 60


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Give an export of 60 people: 38 carers, 19 neighbours and 3 young carers."""
    lines = ["Respondent ID,Date,Are you,What would help most?"]
    for one in range(1, ROWS + 1):
        group = "Young carers" if one in {5, 6, 7} else "Carers" if one % 3 else "Neighbours"
        words = "Leave it as it is" if one == 9 else f"A warm room on Fridays, said number {one}"
        lines.append(f'r{one},2026-09-{1 + one % 28:02},{group},"{words}"')
    path = tmp_path / "spring.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def session(tmp_path: Path, clock: Callable[[], datetime], ids: Callable[[], str]) -> Iterator[Session]:
    documents = Documents(tmp_path / "root", clock, ids, load_catalogue=load_catalogue)
    with documents.new(tmp_path / "case.partnership", "Case") as opened:
        records = (
            *(BeneficiaryGroup(id=f"G{at}", name=name, effect="lose") for at, name in enumerate(GROUPS, 1)),
            BeneficiaryGroup(id="G4", name="Older people", effect="gain", follow_up_owner="Kate"),
            Objective(id="OB1", so_that_text="there is a warm room", status="kept", priority="must"),
            Objective(id="OB2", so_that_text="buses run", status="kept", priority="should"),
            Theme(id="TH1", text="Warmth"),
        )
        opened.execute(ChangeFields(PartnershipFile, (), {"meeting_on": date(2026, 11, 23)}))
        opened.execute(PutRecords(records, Sentence("begin")))
        yield opened


def imported(session: Session, export: Path, **values: object) -> str:
    """Import the export as the window does, and return the id of its input."""
    found = guess(export, Watch()).map
    roles = (Role.ID, Role.DATE, *(Role.GROUP for _ in found.columns[3:]), Role.TEXT)
    columns = [replace(each, role=role, identifying="") for each, role in zip(found.columns, roles, strict=True)]
    read = read_survey(export, replace(found, columns=tuple(columns)))
    proposed = proposed_input(session.partnership, read)
    fields = {"method": "survey", "lawful_basis": "consent", "about": "need", **values}
    given = replace(proposed, **fields)  # type: ignore[arg-type]  # fields of an input
    session.execute(survey_command(session.partnership, read, "2026-10-01T10:00:00+00:00", given))
    return given.id


def signals(session: Session) -> dict[str, str]:
    found = session.assessment().signals
    return {name: str(found[name].colour) for name in found if name[0] == "V"}


def values(session: Session, name: str) -> object:
    return session.assessment().signals[name].value


def answers_of(session: Session) -> tuple[Answer, ...]:
    answers = Answers(session)
    for _ in answers.load():
        pass
    found = answers.page(limit=100)
    answers.close()
    return found


def quoted(session: Session, answer: Answer) -> str:
    """Make a quote of an answer, and return its id."""
    session.execute(quote_of(session.partnership, answer, Wish(answer.text, "Carers", "board_anon", "low")))
    return session.partnership.rows(BeneficiaryInput)[-1].id


def test_the_signals_move_as_words_are_linked(session: Session, export: Path) -> None:
    before = signals(session)
    assert {name: before[name] for name in ("V1", "V2", "V3", "V4", "V5", "V6", "V7", "V8", "V9")} == {
        **dict.fromkeys(("V1", "V2", "V3"), "red"),
        **dict.fromkeys(("V4", "V5", "V6", "V7", "V8", "V9"), "unknown"),
    }
    survey = imported(session, export)
    heard = signals(session)
    assert values(session, "V3") == ("G4",)  # the three groups are called as in the export
    assert (heard["V3"], heard["V4"], heard["V7"], heard["V1"]) == ("amber", "amber", "green", "red")

    answers = answers_of(session)
    session.execute(
        PutRecords(
            tuple(
                AnswerMark(survey="SU1", respondent=each.respondent, question=each.question, themes=("TH1",))
                for each in answers[:12]
            )
        )
    )
    assert signals(session) == heard  # a mark alone moves nothing
    session.execute(link_theme(session.partnership, "TH1", "OB1", "raised", (survey,)))
    linked = signals(session)
    assert values(session, "V1") == 0.5
    assert (linked["V1"], linked["V2"], linked["V5"], linked["V8"]) == ("amber", "green", "green", "green")
    assert linked["V6"] in {"green", "amber"}
    assert values(session, "V6") == session.assessment().voice.inputs[survey].strength

    against = quoted(session, answers[8])
    assert signals(session) == linked  # so does a quote
    session.execute(PutRecords((EvidenceLink(objective="OB1", input=against, kind="contradicts"),)))
    assert (signals(session)["V8"], values(session, "V8")) == ("red", ("OB1",))
    session.execute(ChangeFields(EvidenceLink, ("OB1", against, "contradicts"), {"board_response": "We heard it."}))
    assert signals(session)["V8"] == "green"
    session.execute(PutRecords((EvidenceLink(objective="OB2", input=quoted(session, answers[9]), kind="supports"),)))
    assert (values(session, "V1"), signals(session)["V1"]) == (1.0, "green")
    session.execute(PutRecords(tuple(PartPlayed(stage=stage, level=3) for stage in ("aims", "judging"))))
    assert signals(session)["V9"] == "green"


def test_undo_and_erasing_move_them_back(session: Session, export: Path) -> None:
    imported(session, export)
    answer = answers_of(session)[9]
    bare = signals(session)
    name = quoted(session, answer)
    session.execute(PutRecords((EvidenceLink(objective="OB1", input=name, kind="raised"),)))
    linked = signals(session)
    assert (linked["V1"], linked["V2"]) == ("amber", "green")
    session.undo()
    assert signals(session) == bare
    session.redo()
    assert signals(session) == linked
    session.purge(erasing_people(session, [("SU1", answer.respondent)]))
    assert signals(session) == bare


def test_a_survey_without_a_lawful_basis_moves_nothing(session: Session, export: Path) -> None:
    before = signals(session)
    survey = imported(session, export, lawful_basis=None)
    session.execute(link_theme(session.partnership, "TH1", "OB1", "raised", (survey,)))
    after = signals(session)
    assert {name: after[name] for name in ("V1", "V2", "V3", "V4")} == {
        name: before[name] for name in ("V1", "V2", "V3", "V4")
    }


def test_the_import_counts_how_many_are_in_each_group(session: Session, export: Path) -> None:
    survey = imported(session, export)
    rows = [row for row in session.partnership.rows(SurveyAnswer) if row.input == survey]
    assert {(row.question, row.answer, row.count, row.base) for row in rows} == {
        ("Are you", "Carers", 38, 60),
        ("Are you", "Neighbours", 19, 60),
        ("Are you", "Young carers", 3, 60),
    }
    assert len(session.partnership.having(InputGroup, input=survey)) == 3


def test_a_quote_takes_over_what_the_survey_says(session: Session, export: Path) -> None:
    survey = imported(session, export, keep_until=date(2027, 9, 30), consent_ref="form B")
    answer = answers_of(session)[0]
    mark = AnswerMark(survey="SU1", respondent=1, question=answer.question, themes=("TH1",), stance="supports")
    session.execute(PutRecords((mark,)))
    assert [(way.words, way.people) for way in ways_to_say(session, answer)] == [("Carers", 38)]
    young = next(each for each in answers_of(session) if each.respondent == 5)
    assert ways_to_say(session, young) == ()  # three people: the group would say who it was
    session.execute(
        quote_of(session.partnership, answer, Wish("A warm room on Fridays,", "Carers", "board_anon", "low"))
    )
    quote = session.partnership.rows(BeneficiaryInput)[-1]
    whole = session.partnership.get(BeneficiaryInput, survey)
    assert whole is not None
    assert (quote.quote, quote.segment_label) == ("A warm room on Fridays, […]", "Carers")
    assert (quote.method, quote.lawful_basis, quote.keep_until) == ("survey", "consent", date(2027, 9, 30))
    assert (quote.from_date, quote.question_asked, quote.stance) == (
        date(2026, 9, 2),
        "What would help most?",
        "supports",
    )
    assert (quote.n_took_part, quote.source_ref) == (None, f"SU1/1/{answer.question}")
    assert session.partnership.has(InputGroup, quote.id, "G1")
    session.execute(quote_of(session.partnership, answer, Wish("A warm room", "", "none", "high")))
    again = quote_from(session.partnership, answer.place)
    assert again is not None
    assert (again.id, again.quote, again.segment_label) == (quote.id, "A warm room […]", None)
    assert len(session.partnership.rows(BeneficiaryInput)) == 2


def test_a_quote_speaks_for_the_one_group_that_its_survey_speaks_for(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "pantry.csv"
    lines = [f"r{n},2026-09-0{1 + n % 9},{('North', 'South')[n % 2]},Keep it walkable {n}" for n in range(20)]
    path.write_text("\n".join(["Respondent ID,Date,Where,Why?", *lines]) + "\n", encoding="utf-8")
    survey = imported(session, path)
    session.execute(PutRecords((InputGroup(input=survey, group="G4"),)))
    first, second, *_ = answers_of(session)
    quote = quoted(session, first)
    assert [row.group for row in session.partnership.having(InputGroup, input=quote)] == ["G4"]
    session.execute(PutRecords((InputGroup(input=survey, group="G1"),)))
    quote = quoted(session, second)
    assert session.partnership.having(InputGroup, input=quote) == ()  # either of the two: nobody knows


def test_nobody_is_called_yes_or_no(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "disabled.csv"
    lines = [f"r{n},2026-09-0{1 + n % 9},{('Yes', 'No', 'Prefer not to say')[n % 3]},Keep it {n}" for n in range(30)]
    path.write_text("\n".join(["Respondent ID,Date,Disabled?,Why?", *lines]) + "\n", encoding="utf-8")
    imported(session, path)
    assert [ways_to_say(session, answer) for answer in answers_of(session)[:3]] == [(), (), ()]


def test_who_is_called_by_what_few_people_share_is_found(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    who = [("Carer", "York")] * 20 + [("Carer", "Leeds")] * 3 + [("Neighbour", "Leeds")] * 12
    lines = [f"r{n},2026-09-0{1 + n % 9},{a},{b},Keep it walkable {n}" for n, (a, b) in enumerate(who)]
    path.write_text("\n".join(["Respondent ID,Date,Are you,Where,Why?", *lines]) + "\n", encoding="utf-8")
    imported(session, path)
    alike = alike_in(session, "SU1")
    for words in ("", "A carer", "CARER, 60s", "Neighbour from Leeds", "Careers, Yorkshire"):
        assert few_called(session.partnership, alike, words) == ()
    assert few_called(session.partnership, alike, "Leeds carer, carer") == ("Leeds", "Carer")
    assert few_called(session.partnership, alike, "Carer in Leeds") == ("Carer", "Leeds")
    quote = quoted(session, answers_of(session)[21])
    said: tuple[tuple[str | None, bool], ...] = (("Carer in Leeds", True), ("Carer", False), (None, False))
    for label, few in said:
        session.execute(ChangeFields(BeneficiaryInput, (quote,), {"segment_label": label}))
        given = session.partnership.get(BeneficiaryInput, quote)
        assert given is not None
        assert speaker_is_few(session, given) is few


def test_a_small_group_behind_a_quote_that_was_typed_in_is_found(session: Session) -> None:
    for band, few in (("about 3", True), ("fewer than 5", True), ("5", False), ("40 to 60", False), (None, False)):
        group = BeneficiaryGroup(id="G9", name="Boat people", size_band=band)
        given = BeneficiaryInput(id="BI-9", quote="We row.", segment_label="Boat person")
        session.execute(PutRecords((group, given, InputGroup(input="BI-9", group="G9"))))
        assert speaker_is_few(session, given) is few
        assert not speaker_is_few(session, replace(given, segment_label=None))
