"""The map as text: what is written is read to the same map, and what does not fit is refused with its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.exchange.refusal import InputRefused
from partnerdesk.exchange.survey.dates import ASK, DAY_FIRST, MONTH_FIRST
from partnerdesk.exchange.survey.map_reading import read_map
from partnerdesk.exchange.survey.map_writing import map_text
from partnerdesk.exchange.survey.mapping import ColumnMap, InputFacts, Role, SurveyMap

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
SOME = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
LIST = st.lists(TEXT, max_size=4).map(tuple)
ONCE = {Role.ID, Role.DATE}


@st.composite
def maps(draw: st.DrawFn) -> SurveyMap:
    columns = []
    for position in range(draw(st.integers(0, 5))):
        heading = draw(SOME)
        columns.append(
            ColumnMap(
                position,
                heading,
                draw(st.sampled_from(sorted(set(Role) - ONCE))),
                draw(SOME),
                draw(TEXT),
                draw(LIST),
                draw(st.sampled_from(["", "high", "low", "first", "last", "unknown"])),
                draw(LIST),
                draw(TEXT),
                draw(LIST),
                draw(TEXT),
                keep=draw(st.booleans()),
                leaves_out=draw(st.sampled_from(["", "row", "words"])),
            )
        )
    return SurveyMap(
        tuple(columns),
        header_rows=draw(st.integers(0, 10)),
        title_rows=draw(st.integers(0, 9)),
        encoding=draw(st.sampled_from([None, "utf-8", "cp1252", "mac_roman", "latin-1"])),
        delimiter=draw(st.sampled_from([None, ",", ";", "\t", "|"])),
        sheet=draw(st.none() | TEXT),
        table=draw(st.none() | TEXT),
        dates=draw(st.sampled_from(["", ASK, DAY_FIRST, MONTH_FIRST])),
        missing=draw(LIST),
        repair=draw(st.booleans()),
        facts=InputFacts(
            draw(TEXT),
            draw(TEXT),
            draw(st.sampled_from(["", "us", "partner"])),
            draw(st.none() | st.integers(0, 10**6)),
            draw(TEXT),
        ),
    )


@given(maps(), st.lists(TEXT, max_size=3))
def test_a_map_is_read_as_it_was_written(made: SurveyMap, notes: list[str]) -> None:
    assert read_map(map_text(made, notes)) == made


HEAD = 'format = "partnerdesk-survey-map"\nversion = 1\n'
COLUMN = '[[column]]\ncolumn = 1\nheading = "Why?"\nrole = "text"\n'


def test_the_least_map_is_a_heading_and_a_role() -> None:
    assert read_map(HEAD + COLUMN).columns == (ColumnMap(0, "Why?", Role.TEXT, "Why?"),)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("what is this", ""),
        ('format = "other"\nversion = 1', "format"),
        ('format = "partnerdesk-survey-map"\nversion = 2', "format"),
        (HEAD + "colour = 1", "colour"),
        (HEAD + "[file]\ncolour = 1", "file.colour"),
        (HEAD + "[file]\nheader_rows = true", "file.header_rows"),
        (HEAD + "[file]\nheader_rows = 11", "file.header_rows"),
        (HEAD + '[file]\ndates = "often"', "file.dates"),
        (HEAD + '[file]\ndelimiter = ",,"', "file.delimiter"),
        (HEAD + "[file]\ndelimiter = '\"'", "file.delimiter"),
        (HEAD + '[file]\nencoding = "utf-9"', "file.encoding"),
        (HEAD + '[file]\nencoding = "zlib"', "file.encoding"),
        (HEAD + '[file]\nmissing = "NA"', "file.missing"),
        (HEAD + "[file]\nmissing = [1]", "file.missing"),
        (HEAD + '[input]\ncollected_by = "me"', "input.collected_by"),
        (HEAD + '[input]\nasked = "ten"', "input.asked"),
        (HEAD + "[input]\nasked = -1", "input.asked"),
        (HEAD + f"[input]\nasked = {10**10}", "input.asked"),
        (HEAD + "[input]\nasked = " + "9" * 5_000, ""),
        (HEAD + "column = 1", "column"),
        (HEAD + "column = [1]", "column[1]"),
        (HEAD + '[[column]]\nheading = "a"\nrole = "text"', "column[1].column"),
        (HEAD + COLUMN.replace("text", "poem"), "column[1].role"),
        (HEAD + COLUMN + 'good = "up"', "column[1].good"),
        (HEAD + COLUMN + "keep = 1", "column[1].keep"),
        (HEAD + COLUMN + COLUMN, "column"),
        (HEAD + COLUMN.replace("= 1", "= 0"), "column"),
        (HEAD + COLUMN.replace("text", "id") + COLUMN.replace("text", "id").replace("= 1", "= 2"), "column"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(text: str, place: str) -> None:
    with pytest.raises(InputRefused) as refused:
        read_map(text)
    assert refused.value.place == place
    assert str(refused.value).endswith("import it again.")


def test_what_identifies_is_used_only_if_it_has_a_role_and_is_kept() -> None:
    column = COLUMN + 'identifying = "name"\n'
    assert not read_map(HEAD + column).columns[0].is_used
    assert read_map(HEAD + column + "keep = true").columns[0].is_used
    assert not read_map(HEAD + column.replace("text", "drop") + "keep = true").columns[0].is_used
