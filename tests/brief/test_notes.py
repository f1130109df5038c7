"""The evidence thread, what it takes to leave, and those who are left out of the ranking."""

import re

import pytest

from partnerdesk.brief.blocks import Chart, Edition, Heading, Lights, Standfirst, Table
from partnerdesk.brief.sections.firmness import firmness, fragility
from partnerdesk.brief.sections.leaving import leaving
from partnerdesk.brief.sections.taken_out import taken_out
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.brief.story import blocks
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryInput, Interest, Option, Participant, Score, TrustRating
from tests.brief.cases import EDITIONS, flat, sample, sample_snapshot, snapshot, with_fields, words_of


def notes_of(taken: BriefSnapshot) -> dict[str, str]:
    """Give the text under each note's heading."""
    made = blocks(taken)
    heads = [place for place, block in enumerate(made) if isinstance(block, Heading) and _is_note(block.anchor)]
    return {str(getattr(made[place], "anchor", "")): words_of((made[place + 1],)) for place in heads}


def _is_note(anchor: str | None) -> bool:
    return bool(anchor and re.fullmatch(r"note-\d+", anchor))


def links_to_notes(taken: BriefSnapshot) -> list[str]:
    found: list[str] = []
    for block in flat(blocks(taken)):
        runs = block.runs if isinstance(block, Standfirst) else block.thread if isinstance(block, Chart) else ()
        if isinstance(block, Lights):
            runs = tuple(run for row in block.rows for run in row.runs)
        links = [run.link for run in runs if run.link]
        found += [link[1:] for link in links if _is_note(link[1:])]
    return found


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_note_is_led_to_and_every_number_leads_to_a_note(edition: Edition) -> None:
    taken = sample_snapshot(edition)
    assert set(links_to_notes(taken)) == set(notes_of(taken))
    assert len(links_to_notes(taken)) >= 4 + 8 + 5  # the lights, the parts with a finding, the pictures


def test_every_picture_of_the_example_has_a_thread() -> None:
    pictures = [block for block in flat(blocks(sample_snapshot())) if isinstance(block, Chart)]
    assert pictures
    assert all(block.thread for block in pictures)


def test_a_note_names_the_inputs_behind_each_objective() -> None:
    said = notes_of(sample_snapshot())["note-1"]
    assert "2 What people told us; Whose words stand behind each objective." in said
    assert "BI-001, BI-003 and BI-005" in said
    assert "against it: BI-010" in said


def test_a_note_tells_nothing_of_what_was_taken_back() -> None:
    row = sample().get(BeneficiaryInput, "BI-001")
    assert row is not None
    taken = snapshot(sample().put(with_fields(row, withdrawn_at="2026-10-30T09:00:00Z")))
    assert all("BI-001" not in said for said in notes_of(taken).values())


def test_one_trustees_ratings_have_no_note() -> None:
    rating = TrustRating(participant="T1", partner="P1", indicator="C2", round=1, level=2, basis="seen")
    taken = snapshot(sample().with_rows(TrustRating, (rating,)))
    assert not [said for said in notes_of(taken).values() if " ratings." in said]


def test_nothing_recorded_has_few_notes_and_no_dangling_number() -> None:
    taken = snapshot(Partnership.empty())
    assert set(links_to_notes(taken)) == set(notes_of(taken))


# --- leaving ----------------------------------------------------------------------------------------------------------


def test_the_shortlist_is_told_by_how_easily_it_can_be_left() -> None:
    (table,) = leaving(snapshot(sample()))
    assert isinstance(table, Table)
    names = [words_of((row[0],)).split("\n")[0] for row in ([cell.runs for cell in row] for row in table.rows)]  # type: ignore[arg-type]  # cells hold runs here
    assert len(names) == 4
    grades = [row[2].dots for row in table.rows]
    assert grades == [(5, 5), (5, 5), (3, 5), (0, 5)]
    assert "There is no way back once the assets have moved." in words_of((table,))


def test_a_way_out_that_is_not_written_down_is_a_gap_in_sight() -> None:
    row = sample().get(Option, "O3")
    assert row is not None
    said = words_of(leaving(snapshot(sample().put(with_fields(row, exit_text=None)))))
    assert "How we would leave is not written down." in said


# --- firmness ---------------------------------------------------------------------------------------------------------


def test_the_least_change_that_turns_the_answer_is_one_sentence() -> None:
    said = fragility(sample_snapshot())
    assert said.endswith("counting for 23.6% and not 11.3%.")
    assert said in words_of(firmness(sample_snapshot()))


def test_those_left_out_who_gave_no_scores_change_nothing() -> None:
    said = words_of(taken_out(snapshot(sample())))
    assert "One trustee is left out" in said
    assert "the ranking is the same with and without them" in said


def crowd(count: int) -> Partnership:
    """Give the example with so many more trustees who scored and whom an interest takes out."""
    people = [f"X{number}" for number in range(count)]
    first = [row for row in sample().rows(Score) if row.participant == "T1"]
    return sample().put(
        *(Participant(id=person, role="trustee", is_trustee=True) for person in people),
        *(Interest(id=f"I-{person}", participant=person, kind="loyalty", takes_part="none") for person in people),
        *(with_fields(row, participant=person, level=1) for person in people for row in first),
    )


@pytest.mark.parametrize("count", [1, 3])
def test_the_figure_with_few_people_is_not_printed(count: int) -> None:
    said = words_of(taken_out(snapshot(crowd(count))))
    assert "is not printed: it would show what so few people answered" in said
    assert "With them:" not in said


def test_both_figures_are_printed_where_they_show_nobodys_own_answers() -> None:
    said = words_of(taken_out(snapshot(crowd(5))))
    assert "Without them: Joint breaks service 68.0" in said
    assert "With them: " in said
