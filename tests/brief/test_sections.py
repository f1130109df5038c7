"""What single parts say in cases that the example does not have."""

import dataclasses

import pytest

from partnerdesk.brief.blocks import Align, Block, Edition, Quote, SideBySide, SignatureBox, Table, text_of
from partnerdesk.brief.evidence import lately
from partnerdesk.brief.findings_said import waivers
from partnerdesk.brief.printable import heard_sentence
from partnerdesk.brief.sections.aims import aims
from partnerdesk.brief.sections.decision import decision_record, record_in_full
from partnerdesk.brief.sections.evidence_list import evidence_list
from partnerdesk.brief.sections.front import front
from partnerdesk.brief.sections.impact import impact
from partnerdesk.brief.sections.meeting import quorate_sentence, quorum
from partnerdesk.brief.sections.method import method
from partnerdesk.brief.sections.options import options
from partnerdesk.brief.sections.people import what_people_told_us
from partnerdesk.brief.sections.pre_read import pre_read
from partnerdesk.brief.sections.ratings_tables import ratings_tables
from partnerdesk.brief.sections.review import actions
from partnerdesk.brief.sections.risks import risks
from partnerdesk.brief.sections.trust import trust, trust_sentence
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    Action,
    Attendance,
    BeneficiaryGroup,
    BeneficiaryInput,
    Charity,
    Decision,
    EvidenceLink,
    GateWaiver,
    ImpactAnswer,
    ImpactResult,
    ImpactReview,
    NamedVote,
    Objective,
    Option,
    Participant,
    Partner,
    PartnershipFile,
    Risk,
    RoundState,
    Score,
    Setting,
    TrustRating,
    Vote,
)
from tests.brief.cases import EDITIONS, MEETING, flat, sample, sample_snapshot, snapshot, with_fields, words_of


def reviewed(counts: dict[str, int]) -> tuple[ImpactReview | ImpactResult | ImpactAnswer | BeneficiaryGroup, ...]:
    """Give a review of the example with one result and these answers by one group."""
    answers = (
        ImpactAnswer(review="IR1", group="G1", question="better", answer=answer, count=count)
        for answer, count in counts.items()
    )
    review = ImpactReview(
        id="IR1",
        review_on=MEETING.replace(year=2027),
        decision="change",
        reasons="Breaks came, but not in the villages.",
        who_lost_out="Two families in the hills.",
    )
    return (review, ImpactResult(review="IR1", objective="OB1", result="better", evidence="6 in 10."), *answers)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_review_prints_what_was_found_and_decided(edition: Edition) -> None:
    partnership = sample().put(*reviewed({"Better": 14, "The same": 7, "Worse": 3}))
    said = words_of(impact(snapshot(partnership, edition)))
    for words in ("Looking back on 23 November 2027", "Change", "Two families in the hills.", "Better", "6 in 10."):
        assert words in said
    assert "fewer than 5" in said
    assert "not shown" in said  # the 7 would give the 3 away


def test_a_review_with_few_answers_prints_no_breakdown() -> None:
    said = words_of(impact(snapshot(sample().put(*reviewed({"Better": 3, "Worse": 1})))))
    assert "fewer than 5 people" in said
    assert "Answer\n" not in said


def test_two_partners_are_told_apart() -> None:
    other = Partner(id="P2", name="Hill Visitors", kind="informal", is_funder=True, is_competitor=True)
    said = words_of(trust(snapshot(sample().put(other))))
    assert "trust is weakest in Northbank Befriending: Track record together (cautious)." in said
    assert "Hill Visitors" in said
    assert "Not rated yet." in said
    assert "It competes with us. It funds us." in said


def _rated_alike(*levels: int) -> Partnership:
    """Give two partners whom four trustees rated alike, in so many parts of trust as there are levels."""
    people = [Participant(id=f"T{n}", role="trustee", is_trustee=True, can_vote=True) for n in range(1, 5)]
    ratings = [
        TrustRating(participant=one.id, partner=partner, indicator=f"{part}{n}", round=1, level=level, basis="seen")
        for one in people
        for partner in ("P1", "P2")
        for part, level in zip("ABC", levels, strict=False)
        for n in (1, 2, 3, 4)
    ]
    return Partnership.of(
        [Partner(id="P1", name="Northbank"), Partner(id="P2", name="Hill Visitors"), *people, *ratings]
    )


def test_what_is_level_is_neither_firmest_nor_weakest() -> None:
    level, one, apart = (snapshot(_rated_alike(*levels)) for levels in ((3, 3), (3,), (3, 4)))
    assert trust_sentence(level, "P1") == "Trust is the same in every part that is known (cautious)."
    assert trust_sentence(one, "P1") == "Trust is known in Ability only (cautious)."
    assert trust_sentence(apart, "P1").startswith("Trust is firmest in")
    assert "Trust is the same in every partner of whom it is known (cautious)." in words_of(trust(apart))
    more = [with_fields(row, level=2) for row in apart.partnership.rows(TrustRating) if row.partner == "P2"]
    assert "trust is weakest in Hill Visitors" in words_of(trust(snapshot(apart.partnership.put(*more))))


def test_what_was_linked_and_does_not_count_says_why_in_the_brief() -> None:
    given = [
        BeneficiaryInput(id="BI-1", lawful_basis="consent", to_date=MEETING.replace(year=2020)),
        BeneficiaryInput(id="BI-2", lawful_basis="consent"),
    ]
    links = [EvidenceLink(objective="OB1", input=each.id, kind="raised") for each in given]
    said = words_of(aims(snapshot(Partnership.of([Objective(id="OB1", status="kept"), *given, *links]))))
    said = " ".join(said.split())
    assert "BI-1 is from before 23 November 2024: too old to count.)" in said.replace(" Run", "").replace(" plain", "")
    assert "has no date and does not count.)" in said


def test_a_count_that_was_left_empty_is_nought_where_the_others_make_up_the_board() -> None:
    vote = sample().rows(Vote)[0]
    office = sample().one(Charity).trustees_in_office
    assert office is not None
    whole = with_fields(vote, votes_for=office - 1, votes_against=1, abstained=None, left_room=None, absent=None)
    said = words_of(decision_record(snapshot(sample().put(whole))))
    assert f"{office - 1} for, 1 against, 0 abstained" in said
    assert "0 left the room; 0 absent." in said
    some = with_fields(whole, votes_against=None)
    assert "number not recorded against" in words_of(decision_record(snapshot(sample().put(some))))


def test_votes_by_name_are_printed_for_the_board_only() -> None:
    vote = sample().rows(Vote)[0]
    partnership = sample().put(
        with_fields(vote, recorded_by_name=True),
        NamedVote(motion=vote.motion, participant="T1", cast="for"),
        NamedVote(motion=vote.motion, participant="T5", cast="abstained"),
    )
    assert "Gwen Pritchard: for; Priya Nair: abstained." in words_of(decision_record(snapshot(partnership)))
    assert "abstained." not in words_of(decision_record(snapshot(partnership, Edition.SHARING))).split("Reasons")[1]


def test_a_signed_record_says_when_it_was_signed() -> None:
    signed = with_fields(sample().one(Decision), chair_signed_on=MEETING)
    made = decision_record(snapshot(sample().put(signed)))
    box = next(block for block in made if isinstance(block, SignatureBox))
    assert "The file says that the chair signed this record on 23 November 2026." in words_of((box,))


def test_an_objective_that_was_merged_says_into_which() -> None:
    row = dataclasses.replace(sample().rows(Objective)[-1], status="merged", merged_into="OB1")
    said = words_of(aims(snapshot(sample().put(row))))
    assert "Merged into: For carers, so that they can take a break at a time they choose." in said


def test_objectives_that_are_only_proposed_are_said_to_be() -> None:
    proposed = tuple(dataclasses.replace(row, status="proposed") for row in sample().rows(Objective))
    said = words_of(aims(snapshot(sample().put(*proposed))))
    assert "Proposed, not agreed yet" in said


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_round_closed_early_is_named_and_only_the_board_reads_why(edition: Edition) -> None:
    assert "closed before" not in words_of(method(snapshot(sample(), edition)))
    closed = [
        RoundState(kind=kind, round=2, partner="P1" if kind == "trust" else None, close_reason="Tom’s bus left")
        for kind in ("trust", "first_choice", "score", "weight", "straw_poll")
    ]
    said = words_of(method(snapshot(sample().put(*closed), edition)))
    for words in (
        "Rounds closed before all were in",
        "Trust in",
        "Scores, round 2.",
        "Straw poll, round 2.",
        "Weights.",
    ):
        assert words in said
    assert said.count("Tom’s bus left.") == (5 if edition is Edition.BOARD else 0)


def test_what_is_to_be_done_stands_in_the_order_of_its_dates() -> None:
    (table,) = actions(snapshot(sample().put(Action(id="AC99", text="Some day.", owner="Nobody"))))
    assert isinstance(table, Table)
    dates = [text_of(row[2].runs).removeprefix("Done on ") for row in table.rows]
    assert dates[:3] == ["23 Nov 2026", "16 Dec 2026", "18 Dec 2026"]
    assert dates[-1] == "No date recorded."


def test_numbers_behind_pictures_stand_at_the_right_and_words_at_the_left() -> None:
    tables = [block for block in flat(ratings_tables(sample_snapshot())) if isinstance(block, Table)]
    sides = {text_of(table.caption): [each.align for each in table.columns] for table in tables}
    assert sides["How often each option comes first"] == [Align.LEFT, Align.RIGHT, Align.RIGHT]
    assert sides["Trust in Northbank Befriending"] == [Align.LEFT, *[Align.RIGHT] * 3, Align.LEFT]


def test_a_but_without_an_answer_is_said_in_a_line_and_what_is_spoken_against_in_a_row() -> None:
    blocks = [block for block in flat(what_people_told_us(sample_snapshot())) if isinstance(block, Table)]
    said = words_of((blocks[-1],))
    assert [len(blocks[-1].rows), said.count("Yes, but, with no answer recorded: ")] == [2, 1]
    assert "Once, but told by me, and I choose who sees it (OB2, BI-006)" in said
    link = next(row for row in sample().rows(EvidenceLink) if row.kind == "contradicts")
    open_again = sample().put(with_fields(link, board_response=None))
    assert "The board has not answered this yet." in words_of(what_people_told_us(snapshot(open_again)))


def test_quotes_stand_in_two_columns_of_about_one_height() -> None:
    pairs = [block for block in what_people_told_us(sample_snapshot()) if isinstance(block, SideBySide)]
    quotes = [(*pair.left, *pair.right) for pair in pairs if isinstance(pair.left[0], Quote)]
    assert [len(each) for each in quotes] == [4, 2]
    assert [len(pair.left) for pair in pairs[:2]] == [3, 1]


def test_nobody_stands_behind_the_figures_where_there_is_no_trustee() -> None:
    assert "stand behind the options’ figures" in words_of(method(sample_snapshot()))
    assert "stand behind" not in words_of(method(snapshot(Partnership.empty())))


def test_a_brief_of_a_leap_day_puts_actions_without_a_date_last() -> None:
    action = Action(id="A9", text="Ask the county about rooms.")
    held = dataclasses.replace(snapshot(sample().put(action)), as_of=MEETING.replace(year=2028, month=2, day=29))
    assert words_of(front(held))


def test_more_waivers_than_the_front_sheet_has_room_for_are_where_it_says() -> None:
    why = {f"RG{n}": f"The board decided to go on all the same, for reason {n}." for n in range(1, 13)}
    rows = (GateWaiver(gate=gate, reason=reason, waived_by="The chair") for gate, reason in why.items())
    held = snapshot(Partnership.of((*rows, Decision(outcome="yes"))))
    said = words_of(front(held))
    left = [why[row.gate] for row in waivers(held) if why[row.gate] not in said]
    assert left
    assert "The others are in appendix E." in said
    assert all(each in words_of(record_in_full(held)) for each in left)


def test_a_group_without_a_name_is_called_by_its_place_and_never_by_its_id() -> None:
    groups = tuple(BeneficiaryGroup(id=name, effect="lose") for name in ("BG8", "BG9"))
    held = snapshot(Partnership.of(groups))
    for said in (words_of(what_people_told_us(held)), words_of(pre_read(held))):
        assert "BG9" not in said
    assert "group 2 (no name yet)" in words_of(what_people_told_us(held))


@pytest.mark.parametrize(
    ("months", "words"),
    [(24, "the last two years"), (12, "the last year"), (36, "the last 3 years"), (9, "the last 9 months")],
)
def test_how_long_ago_still_counts_is_said_as_the_file_has_it(months: int, words: str) -> None:
    assert lately(snapshot(sample().put(Setting(key="current_months", value=str(months))))) == words


def test_words_in_another_language_say_so_before_the_day_too() -> None:
    given = next(row for row in sample().rows(BeneficiaryInput) if row.quote)
    partnership = Partnership.of([PartnershipFile(language="en"), dataclasses.replace(given, quote_language="cy")])
    assert "said in Welsh" in words_of(pre_read(snapshot(partnership)))


def test_a_meeting_without_attendance_is_not_called_inquorate() -> None:
    held = Partnership.empty().put(Charity(quorum_number=3))
    assert quorum(snapshot(held)) == "Three trustees are needed. Attendance is not recorded."
    held = held.put(Participant(id="T1", role="staff")).put(Attendance(participant="T1", step="decide", present=True))
    said = "Three trustees are needed. Nobody who may decide on this was present at the vote. Not quorate."
    assert quorum(snapshot(held)) == said
    away = held.put(Attendance(participant="T1", step="decide", present=False))
    assert quorum(snapshot(away)) == said
    assert quorate_sentence(snapshot(away)).startswith("No trustees were present; the meeting was not quorate")
    assert "Trustees: nobody." in words_of(decision_record(snapshot(away)))


@pytest.mark.parametrize(
    ("effects", "said"),
    [
        ([True], "One risk is written down; it touches people directly."),
        ([None], "One risk is written down; it does not touch people directly."),
        ([True, None], "Two risks are written down; one of them touches people directly."),
        ([True, True, None], "Three risks are written down; two of them touch people directly."),
        ([None, None], "Two risks are written down; none of them touch people directly."),
    ],
)
def test_how_many_risks_touch_people_is_said_in_good_english(effects: list[bool | None], said: str) -> None:
    rows = [Risk(id=f"R{place}", effect_on_people=effect) for place, effect in enumerate(effects)]
    assert said in words_of(risks(snapshot(Partnership.of(rows))))


def test_one_year_one_day_and_no_way_are_said_in_good_english() -> None:
    heard = BeneficiaryInput(id="BI-001", n_took_part=12, lawful_basis="legitimate_interest", to_date=MEETING)
    taken = snapshot(Partnership.of([Partner(id="P1", years_known=1), heard]))
    assert "known to us for one year." in words_of(trust(taken))
    said = words_of(what_people_told_us(taken))
    assert "We heard 12 people. All of it was said on 23 November 2026." in said
    assert heard_sentence(taken) == "The board read what 12 people had said."


def test_evidence_without_a_lawful_basis_shows_no_view_either() -> None:
    heard = BeneficiaryInput(id="BI-001", stance="opposed", summary="No.", to_date=MEETING)
    said = words_of(evidence_list(snapshot(Partnership.of([heard]))))
    assert "neither shown nor counted." in said
    assert "Against." not in said


def _by_criterion(blocks: tuple[Block, ...]) -> list[Table]:
    tables = [block for block in blocks if isinstance(block, Table)]
    return [table for table in tables if text_of(table.columns[0].title) == "Criterion"]


def test_eight_options_stand_in_two_tables_so_that_no_word_of_a_head_is_broken() -> None:
    partnership = sample()
    first = partnership.having(Option, status="shortlist")[0].id
    more = [Option(id=f"O{n}", title=f"Option {n}", status="shortlist") for n in range(20, 24)]
    rows = [row for row in partnership.rows(Score) if row.option == first]
    scored = [with_fields(row, option=each.id) for each in more for row in rows]
    taken = snapshot(partnership.put(*more, *scored))
    tables = _by_criterion(options(taken))
    assert [len(table.columns) for table in tables] == [6, 6]
    assert [bool(table.caption) for table in tables] == [True, False]
    assert [bool(table.note) for table in tables] == [False, True]
    ranked = [text_of(column.title) for table in tables for column in table.columns[2:]]
    assert len(ranked) == len(set(ranked)) == 8
    assert [len(table.columns) for table in _by_criterion(ratings_tables(taken))[:2]] == [5, 5]
