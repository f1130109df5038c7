"""More exports as tools write them: found whole, guessed right without a word from anybody, and imported."""

from pathlib import Path

import pytest

from partnerdesk.exchange.survey.guessing import ExportFound, guess
from partnerdesk.exchange.survey.map_reading import read_map
from partnerdesk.exchange.survey.map_writing import map_text
from partnerdesk.exchange.survey.mapping import Role
from partnerdesk.exchange.survey.scales import scale_of
from partnerdesk.services.answer_import import read_survey
from tests.exchange.survey.exports import written
from tests.exchange.survey.more_exports import EXPORTS
from tests.exchange.survey.tool_exports import HELPED, MANY, SAID, Export


def found_in(folder: Path, export: Export) -> ExportFound:
    return guess(written(folder / "answers.csv", export.content))


@pytest.mark.parametrize("name", EXPORTS)
def test_its_form_and_columns_are_guessed(tmp_path: Path, name: str) -> None:
    export = EXPORTS[name]()
    found = found_in(tmp_path, export)
    form = found.source.form
    assert form is not None
    assert (form.encoding.name, form.separator) == (export.encoding, export.delimiter)
    assert (found.map.header_rows, found.rows) == (export.header_rows, export.rows)
    roles = {each.heading: str(each.role) for each in found.map.columns}
    assert {heading: roles.get(heading) for heading in export.roles} == export.roles
    assert len(found.map.having(Role.DATE)) == 1
    assert len(found.map.having(Role.ID)) == (name != "google grid")


@pytest.mark.parametrize("name", EXPORTS)
def test_it_is_imported_as_it_was_guessed(tmp_path: Path, name: str) -> None:
    export = EXPORTS[name]()
    path = written(tmp_path / "answers.csv", export.content)
    found = guess(path)
    made = read_map(map_text(found.map, []))
    assert made.dates != "ask"
    read = read_survey(path, made)
    refused = read.summary.without_consent
    assert (read.summary.rows, read.summary.answers) == (MANY, MANY - refused)
    assert refused == {"google grid": 1, "kobo": 2}.get(name, 0)
    assert read.summary.unread_dates == 0
    assert (read.summary.first_day, read.summary.last_day) != (None, None)
    said = {row.text for row in read.rows if row.text}
    assert any(text.startswith(SAID[0]) for text in said)
    assert all("@example.org" not in (row.text or "") for row in read.rows)


def test_answers_of_several_ticks_are_counted_one_by_one_whatever_way_they_are_written(tmp_path: Path) -> None:
    told: list[dict[str, int]] = []
    for name in ("microsoft forms", "jotform", "typeform", "smart survey", "survey monkey"):
        path = written(tmp_path / "answers.csv", EXPORTS[name]().content)
        counted = read_survey(path, guess(path).map).summary.counted
        ticked = next(each for each in counted if {answer for answer, _ in each.counts} >= set(HELPED))
        told.append({answer: count for answer, count in ticked.counts if answer in HELPED})
    assert len(told[0]) == len(HELPED)
    assert all(each == told[0] for each in told)


@pytest.mark.parametrize(
    ("asked", "steps", "is_scale"),
    [
        ("How did we do today?", range(1, 6), True),
        ("Where would you put us?", range(11), True),
        ("How did we do today?", range(1, 5), False),
        ("How many children live with you?", range(1, 6), False),
        ("For how long have you come?", range(1, 8), False),
        ("Rooms", range(1, 6), False),
    ],
)
def test_a_whole_scale_needs_no_word_for_it_unless_something_is_counted(
    asked: str, steps: range, is_scale: bool
) -> None:
    assert (scale_of(asked, dict.fromkeys(map(str, steps), 4)) is not None) == is_scale
