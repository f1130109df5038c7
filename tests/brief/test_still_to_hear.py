"""The sheet of what is still to be heard: silence first, nothing that may not be printed, and what stays open."""

from datetime import date
from typing import Any

from partnerdesk.brief.attachable import attachable
from partnerdesk.brief.blocks import Edition, Kind, SignatureBox, Table, Together, text_of
from partnerdesk.brief.held_back import LineKind, held_back
from partnerdesk.brief.story import story
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    BeneficiaryGroup,
    BeneficiaryInput,
    EvidenceLink,
    InputGroup,
    ListeningPlan,
    Objective,
    PartnershipFile,
    Record,
    SurveyAnswer,
)
from tests.brief.cases import catalogue, flat, sample, snapshot, with_fields, words_of
from tests.brief.pdf.printing import print_story
from tests.brief.pdf.reading import texts

TOLD: dict[str, Any] = {"method": "interview", "lawful_basis": "consent", "to_date": date(2026, 6, 1)}
INTERVIEW, SURVEY = catalogue().methods["interview"].name, catalogue().methods["survey"].name
OLD: dict[str, Any] = {**TOLD, "to_date": date(2019, 6, 1)}


def said(partnership: Partnership, edition: Edition = Edition.BOARD) -> str:
    """Give the words of the sheet."""
    return words_of(story(snapshot(partnership, edition), Kind.STILL_TO_HEAR))


def rows_of(partnership: Partnership, anchor: str) -> list[list[str]]:
    """Give the cells of each row of a table."""
    made = story(snapshot(partnership), Kind.STILL_TO_HEAR)
    (table,) = (each for each in flat(made.blocks) if isinstance(each, Table) and each.anchor == anchor)
    return [[text_of(cell.runs) for cell in row] for row in table.rows]


def first_words(partnership: Partnership, anchor: str) -> list[str]:
    """Give the first cell of each row of a table, its first line."""
    return [row[0].split("\n")[0] for row in rows_of(partnership, anchor)]


def bare(*records: Record) -> Partnership:
    """Give a file with a meeting and these records."""
    return Partnership.of([PartnershipFile(title="A case", meeting_on=date(2026, 11, 23)), *records])


def test_silence_stands_first_and_those_at_risk_first_in_it() -> None:
    held = bare(
        BeneficiaryGroup(id="G1", name="Heard people", effect="gain"),
        BeneficiaryGroup(id="G2", name="Who gain", effect="gain"),
        BeneficiaryGroup(id="G3", name="Who lose", effect="lose", follow_up_owner="Ann", follow_up_by=date(2026, 9, 1)),
        BeneficiaryGroup(id="G4", name="At risk", effect="gain", at_risk=True),
        BeneficiaryGroup(id="G5", name="Not touched", effect="none"),
        BeneficiaryInput(id="BI-001", n_took_part=12, **TOLD),
        InputGroup(input="BI-001", group="G1"),
        BeneficiaryInput(id="BI-002", n_took_part=40, **OLD),
        InputGroup(input="BI-002", group="G2"),
    )
    assert first_words(held, "table-silence") == ["At risk", "Who lose", "Who gain"]
    words = said(held)
    assert "Three groups that will be affected have not been heard" in words
    assert "For one, somebody will ask." in words
    rows = rows_of(held, "table-silence")
    assert rows[1][2:] == ["Ann", "1 Sept 2026"]
    assert [row[2] for row in rows].count("Nobody is named yet.") == 2
    assert ["too long ago to count" in row[1] for row in rows] == [False, False, True]
    assert rows[0][1] == "Expected to gain. At risk of harm."
    assert "Heard: Heard people (12)." in words
    assert "Not touched" not in words


PLANS = (
    BeneficiaryGroup(id="G1", name="Heard people", effect="gain"),
    BeneficiaryGroup(id="G2", name="Who lose", effect="lose", follow_up_owner="Ann", follow_up_by=date(2026, 9, 9)),
    BeneficiaryInput(id="BI-001", n_took_part=12, **TOLD),
    InputGroup(input="BI-001", group="G1"),
    ListeningPlan(id="LP1", group="G2", method="interview", source="The reading club", owner="Bo", by=date(2026, 9, 1)),
    ListeningPlan(id="LP2", group="G2", owner="Cy", by=date(2026, 8, 1), done_on=date(2026, 8, 2)),
    ListeningPlan(id="LP3", group="G1", method="survey", owner="Di"),
    ListeningPlan(id="LP4", owner="Ed"),
)


def test_each_asking_has_its_row_those_that_are_done_last() -> None:
    held = bare(*PLANS)
    rows = rows_of(held, "table-silence")
    assert [row[0] for row in rows] == ["Who lose", "", ""]
    assert [row[2].split("\n") for row in rows] == [["Bo", f"{INTERVIEW}, The reading club"], ["Ann"], ["Cy"]]
    assert [row[3] for row in rows] == ["1 Sept 2026", "9 Sept 2026", "Asked on 2 Aug 2026."]
    assert f"Heard people: Di will ask them ({SURVEY}); no date is set." in said(held)
    assert "No group is named: Ed will ask them; no date is set." in said(held)


def test_where_people_will_be_asked_is_for_the_board_only_on_every_paper() -> None:
    held = bare(*PLANS)
    for kind in (Kind.STILL_TO_HEAR, Kind.FULL):
        assert "The reading club" in words_of(story(snapshot(held), kind))
        assert "The reading club" not in words_of(story(snapshot(held, Edition.SHARING), kind))
        lines = held_back(snapshot(held, Edition.SHARING), kind)
        assert [line.kind for line in lines if line.entity == "listening_plan"] == [LineKind.PRIVATE]
        assert not [line for line in held_back(snapshot(held), kind) if line.entity == "listening_plan"]
    silence = "Bo will ask them by 1 September 2026 ({how}). Ann will ask them by 9 September 2026."
    assert silence.format(how=f"{INTERVIEW}, The reading club") in words_of(story(snapshot(held), Kind.FULL))
    assert silence.format(how=INTERVIEW) in words_of(story(snapshot(held, Edition.SHARING), Kind.FULL))
    data = attachable(snapshot(held, Edition.SHARING)).rows(ListeningPlan)
    assert [(row.owner, row.source) for row in data] == [("Bo", None), ("Cy", None), ("Di", None), ("Ed", None)]
    assert attachable(snapshot(held)).rows(ListeningPlan)[0].source == "The reading club"


def test_small_numbers_and_what_was_taken_back_are_not_on_it() -> None:
    held = bare(
        BeneficiaryGroup(id="G1", name="Few", effect="gain"),
        BeneficiaryGroup(id="G2", name="Gone", effect="gain"),
        BeneficiaryInput(id="BI-001", n_took_part=3, **TOLD),
        InputGroup(input="BI-001", group="G1"),
        BeneficiaryInput(id="BI-002", n_took_part=30, consent_state="withdrawn", **TOLD),
        InputGroup(input="BI-002", group="G2"),
        Objective(id="OB1", so_that_text="it is open", status="kept", priority="must"),
        EvidenceLink(objective="OB1", input="BI-002", kind="contradicts", note="secret"),
    )
    words = said(held)
    assert "Few (fewer than 5)" in words
    assert first_words(held, "table-silence") == ["Gone"]
    assert "BI-002" not in words
    assert "too long ago" not in words
    assert "Nobody is named who will ask them." in words


def test_open_questions_come_by_objective_those_without_voice_first() -> None:
    held = bare(
        BeneficiaryGroup(id="G1", name="Carers", effect="gain"),
        BeneficiaryGroup(id="G2", name="Neighbours", effect="lose"),
        BeneficiaryInput(id="BI-001", n_took_part=12, about="proposal", **TOLD),
        InputGroup(input="BI-001", group="G1"),
        *(Objective(id=f"OB{at}", so_that_text=f"number {at}", status="kept", priority="must") for at in (1, 2, 3)),
        Objective(id="OB4", so_that_text="number 4", status="kept", priority="could"),
        Objective(id="OB5", so_that_text="dropped", status="dropped"),
        *(EvidenceLink(objective=f"OB{at}", input="BI-001", kind="supports") for at in (1, 2, 3)),
        EvidenceLink(objective="OB2", input="BI-001", kind="contradicts"),
        EvidenceLink(objective="OB3", input="BI-001", kind="contradicts", board_response="We answered."),
    )
    rows = rows_of(held, "table-open")
    assert [row[0] for row in rows] == ["Number 4\nCould", "Number 2\nMust"]
    assert rows[0][1:] == ["Do people want this? Nobody has told us so.", "Carers\nNeighbours"]
    assert rows[1][1:] == [f"Somebody spoke against it ({INTERVIEW}, BI-001). What would answer them?", "Neighbours"]
    words = said(held)
    assert "Number 1" in words.rsplit("nothing about them is open", 1)[1]
    assert "dropped" not in words


def test_the_example_names_who_is_silent_and_who_asks() -> None:
    words = said(sample())
    assert "Carers in full-time work" in words.split("How to ask")[0]
    assert "We will write down what you say without your name." in words
    everybody = [with_fields(row, effect="none") for row in sample().rows(BeneficiaryGroup)]
    assert "No group of people who would be affected is named yet." in said(sample().put(*everybody))


def test_a_file_with_nothing_in_it_says_what_to_do_first() -> None:
    words = said(bare())
    assert "Name them first" in words
    assert "No objective is kept yet." in words


def test_the_sheet_to_take_along_is_a_page_with_room_to_write() -> None:
    (box,) = [
        block
        for held in story(snapshot(sample()), Kind.STILL_TO_HEAR).blocks
        if isinstance(held, Together)
        for block in held.blocks
    ]
    assert isinstance(box, SignatureBox)
    assert (box.lines[-1], box.ruled) == ("What they said", 11)
    for large in (False, True):
        pages = texts(print_story(story(snapshot(sample()), Kind.STILL_TO_HEAR, large=large)).data)
        (sheet,) = [page for page in pages if "What they said" in page]
        assert "One sheet for each conversation" in sheet
        assert "Open questions" not in sheet.split("To take along")[-1]


def test_of_a_survey_only_those_count_who_are_in_the_group() -> None:
    """Sixty answered; thirty-eight of them are carers. A few young carers are hidden, and so is who would tell."""
    names = {"G1": ("Carers", 38), "G2": ("Neighbours", 19), "G3": ("Young carers", 3)}
    records: list[Record] = [
        BeneficiaryInput(id="BI-001", **{**TOLD, "method": "survey", "n_took_part": 60}),
        BeneficiaryInput(id="BI-002", quote="One of them", source_ref="SU1/4/2", **{**TOLD, "method": "survey"}),
        InputGroup(input="BI-002", group="G1"),
    ]
    for own_id, (name, count) in names.items():
        records += [
            BeneficiaryGroup(id=own_id, name=name, effect="lose"),
            InputGroup(input="BI-001", group=own_id),
            SurveyAnswer(input="BI-001", question="Are you", answer=name.upper(), count=count, base=60),
        ]
    told = said(Partnership.of(records))
    assert "Heard: Carers (38); Neighbours (some); Young carers (fewer than 5)." in told
    records.append(BeneficiaryInput(id="BI-003", **{**TOLD, "n_took_part": 7}))
    records.append(InputGroup(input="BI-003", group="G1"))
    records.append(InputGroup(input="BI-003", group="G3"))
    assert "Heard: Carers (45); Neighbours (some); Young carers (some)." in said(Partnership.of(records))
