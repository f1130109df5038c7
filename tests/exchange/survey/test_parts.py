"""The parts that a guess is made of: dates, scales, several answers in a cell, what identifies, what was misread."""

from datetime import date
from pathlib import Path

import pytest

from partnerdesk.domain.identity_hints import HintKind
from partnerdesk.exchange.survey.dates import ASK, DAY_FIRST, MONTH_FIRST, date_shape, looks_swapped, read_date
from partnerdesk.exchange.survey.guessing import guess
from partnerdesk.exchange.survey.identifying import identifying
from partnerdesk.exchange.survey.identifying_values import BY_HINT
from partnerdesk.exchange.survey.mapping import Role
from partnerdesk.exchange.survey.missing import markers_in
from partnerdesk.exchange.survey.mojibake import broken_in, repaired
from partnerdesk.exchange.survey.results import why_results
from partnerdesk.exchange.survey.scale_ends import HIGH
from partnerdesk.exchange.survey.scales import Scale, ordered, scale_of
from partnerdesk.exchange.survey.ticks import separator_of, split_cell
from tests.exchange.survey.exports import csv_bytes, written

FIRST_OF_MARCH = date(2026, 3, 1)


@pytest.mark.parametrize(
    "text",
    [
        *("2026-03-01", "2026-03-01T09:00:00.000Z", "2026/03/01 2:15:04 pm GMT+1", "01/03/2026", "1.3.2026", "1-3-26"),
        *("01/03/2026 09:30", "1 March 2026", "01-Mar-2026", "Sunday, 1 March 2026", "March 1, 2026", "1st March 2026"),
        *("Mar 1, 2026 9:30 AM", "March 1, 2026 at 9:30 AM", "09:30 01/03/2026", "9:30am 1 March 2026", "'01/03/2026"),
        *("1 Mawrth 2026", "Dydd Sul, 1 Maw 2026", "1af Mawrth 2026", "20260301", "46082", "46082.4375"),
        "Sun Mar 01 2026 09:30:00 GMT+0000 (Greenwich Mean Time)",
    ],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert read_date(text) == FIRST_OF_MARCH


@pytest.mark.parametrize(
    "text", ["", "31/02/2026", "00/00/0000", "2026-13-01", "March", "12", "1/2", "20261301", "1/3-2026"]
)
def test_what_is_no_day_is_not_read(text: str) -> None:
    assert read_date(text) is None


def test_the_month_comes_first_where_somebody_says_so() -> None:
    assert read_date("3/1/2026", MONTH_FIRST) == FIRST_OF_MARCH


@pytest.mark.parametrize(
    ("values", "order"),
    [
        ({"13/02/2026": 1, "01/02/2026": 1}, DAY_FIRST),
        ({"02/13/2026": 1, "01/02/2026": 1}, MONTH_FIRST),
        ({"01/02/2026": 1, "03/04/2026": 2}, ASK),
        ({"13/02/2026": 1, "02/13/2026": 1}, ASK),
        ({"2026-02-01": 1}, None),
        ({"1 May 2026": 1}, None),
    ],
)
def test_the_order_is_seen_or_asked(values: dict[str, int], order: str | None) -> None:
    assert date_shape(values).order == order


def test_what_fits_only_the_other_order_is_read_in_that_one() -> None:
    assert read_date("5/31/2022") == read_date("31/5/2022", MONTH_FIRST) == date(2022, 5, 31)
    assert read_date("5/31/2022", strictly=True) is None
    assert read_date("31/31/2022") is None


def test_a_few_odd_dates_do_not_hide_the_others() -> None:
    shape = date_shape({"13/02/2026": 95, "02/14/2026": 5})
    assert (shape.order, shape.share) == (DAY_FIRST, 1)


@pytest.mark.parametrize(
    ("heading", "values", "scale"),
    [
        ("FFT score", "1234567", Scale(tuple("12345"), "low", ("6", "7"))),
        ("How satisfied are you?", "12345", Scale(tuple("12345"), "unknown")),
        ("How satisfied are you?", "123459", Scale(tuple("12345"), "unknown", ("9",))),
        ("Rate it out of 10", "345", Scale(tuple(map(str, range(1, 11))), "high")),
        ("Rating 1-5", "145", Scale(tuple("12345"), "unknown")),
    ],
)
def test_a_scale_of_numbers(heading: str, values: str, scale: Scale) -> None:
    assert scale_of(heading, dict.fromkeys(values, 9)) == scale


def test_codes_beyond_a_scale_lie_off_it() -> None:
    found = scale_of("How likely are you to recommend us?", dict.fromkeys(["0", "5", "9", "10", "99", "-1"], 3))
    assert found == Scale(tuple(map(str, range(11))), "high", ("-1", "99"))


def test_numbers_that_nobody_scored_are_no_scale() -> None:
    assert scale_of("How many children have you?", dict.fromkeys("01234", 9)) is None


def test_numbers_of_thousands_of_digits_are_no_steps() -> None:
    assert scale_of("Score", dict.fromkeys(["1", "2", "3", "9" * 5_000], 3)) is None
    assert scale_of("Score", dict.fromkeys(["1", "2", "٣"], 3)) is None


def test_a_scale_of_words_has_its_order_and_what_is_off_it() -> None:
    values = {"Poor": 2, "Very good": 9, "Don’t know": 1, "Good": 4, "Neither good nor poor": 1}
    assert scale_of("Overall", values) == Scale(
        ("Very good", "Good", "Neither good nor poor", "Poor"), "first", ("Don’t know",)
    )
    assert scale_of("Which?", {"Red": 3, "Green": 4, "Good": 1}) is None


def test_answers_of_ranges_are_in_order() -> None:
    assert ordered(["65+", "16-24", "Prefer not to say", "25-34", "45-64", "35-44"])[:3] == ("16-24", "25-34", "35-44")
    assert ordered(["> 60", "45-60", "18-29"]) == ("18-29", "45-60", "> 60")
    assert ordered(["No", "Yes"]) == ("No", "Yes")


@pytest.mark.parametrize(
    ("values", "separator", "options"),
    [
        ({"A;B;": 2, "B;": 1}, ";", {"A", "B"}),
        ({"A|B": 2, "B": 1, "A": 1}, "|", {"A", "B"}),
        ({"['x' ;  'y']": 2, "['y']": 1, "NULL": 1}, "[]", {"x", "y"}),
        ({"water food": 2, "food work": 1, "food": 3, "water": 1}, " ", {"water", "food", "work"}),
        ({"Advice, Lunch": 2, "Lunch": 2, "Advice": 1}, ", ", {"Advice", "Lunch"}),
        (
            {"Tea, and cake": 6, "Tea, and cake, Soup": 3, "Soup": 2, "Bread, Soup": 1, "Bread": 2},
            ", ",
            {"Tea, and cake", "Soup", "Bread"},
        ),
        ({"Yes, a lot": 4, "Yes, a little": 3, "No": 2}, None, None),
        ({"$25,000": 4, "$50,000": 3}, None, None),
        ({"it was, I think, good": 1, "no, never": 1}, None, None),
    ],
)
def test_several_answers_in_a_cell(values: dict[str, int], separator: str | None, options: set[str] | None) -> None:
    found = separator_of(values)
    assert (found and (found[0], set(found[1]))) == (separator and (separator, options))


def test_an_option_may_hold_the_sign_that_stands_between() -> None:
    assert split_cell("Soup, Tea, and cake, Bread", ", ", ["Tea, and cake", "Soup"]) == (
        "Soup",
        "Tea, and cake",
        "Bread",
    )


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Your name", "name"),
        ("First name (optional)", "name"),
        ("Surname", "name"),
        ("E-mail address", "email"),
        ("RecipientEmail", "email"),
        ("Telephone number", "phone"),
        ("Mobile", "phone"),
        ("What is your postcode?", "postcode"),
        ("Date of birth", "birth"),
        ("LocationLatitude", "position"),
        ("_gps_longitude", "position"),
        ("IP Address", "network"),
        ("Home address", "address"),
        ("NHS number", "number"),
        ("Name of service", None),
        ("Which service did you name first?", None),
        ("Did the e-mail did help you?", None),
        ("How was the phone call?", None),
        ("Why?", None),
    ],
)
def test_headings_that_identify(heading: str, kind: str | None) -> None:
    assert identifying((heading,), []) == kind


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (["ann@example.org", "ben@example.org", ""], "email"),
        (["07700 900123", "020 7946 0123"], "phone"),
        (["SW1A 1AA", "M1 1AE"], "postcode"),
        (["write to ann@example.org if you like, I am there on Mondays"], None),
        (["often", "never"], None),
        ([], None),
    ],
)
def test_values_that_identify(values: list[str], kind: str | None) -> None:
    assert identifying(("What else?",), values) == kind


def test_markers_are_offered_as_they_are_written() -> None:
    values = ["Did not answer", "N/A", "none of it", "-99", "Not selected", "no", "NULL", "Nothing"]
    assert markers_in(values) == ("Did not answer", "N/A", "-99", "Not selected", "NULL")


@pytest.mark.parametrize(
    ("broken", "right"),
    [
        ("I donâ€™t know", "I don’t know"),
        ("cafÃ© Â£5", "café £5"),
        ("â€œwordsâ€\u009d", "“words”"),
        ("don\u201aÄôt", "don’t"),
        ("café, £5 – naïve “words”", "café, £5 – naïve “words”"),
        ("Âge and château", "Âge and château"),
        ("plain", "plain"),
    ],
)
def test_letters_read_wrongly_once_are_offered_for_repair(broken: str, right: str) -> None:
    assert repaired(broken) == right
    assert broken_in([broken, "plain"]) == (broken != right)


def test_a_table_of_results_says_why() -> None:
    rows = [["North", "4"], ["South", "6"], ["Total", "10"]]
    assert "total" in str(why_results(["Area", "Spring"], rows))
    assert why_results(["Area", "Why"], [["North", "near"], ["Total loss", "far"]]) is None


def test_a_table_of_groups_by_answers_is_seen_by_its_sums() -> None:
    names, rows = ["Group", "Happy", "Sad", "Total"], [["Carers", "10", "3", "13"], ["Tenants", "4", "", "4"]]
    assert "‘Total’" in str(why_results(names, rows))
    assert why_results(names, [*rows, ["Young", "4", "1", "6"]]) is None
    assert why_results(["Your name", *names[1:]], rows) is None


def test_words_stay_words_where_many_wrote_no(tmp_path: Path) -> None:
    said = [f"I should like more trips for number {n}, please" if n % 2 else "no" for n in range(60)]
    found = guess(
        written(tmp_path / "a.csv", csv_bytes([("ID", "Else?"), *((str(n), each) for n, each in enumerate(said))]))
    )
    assert [each.role for each in found.map.columns] == [Role.ID, Role.TEXT]


def test_every_form_that_gives_a_person_away_makes_a_column_personal() -> None:
    assert set(BY_HINT) == set(HintKind)


@pytest.mark.parametrize(
    ("stored", "left", "swapped"),
    [
        (range(1, 9), ["13/05/2021", "28/06/2021", "30/06/2021", "14/01/2021"], True),
        (range(1, 9), ["05/13/2021", "06/28/2021", "06/30/2021", "01/14/2021"], True),
        (range(1, 20), ["13/05/2021", "28/06/2021", "30/06/2021", "14/01/2021"], False),
        (range(1, 9), ["13/05/2021", "28/06/2021", "30/06/2021", "04/01/2021"], False),
        (range(1, 9), ["13/05/2021"], False),
        (range(1, 3), ["13/05/2021", "28/06/2021", "30/06/2021", "14/01/2021"], False),
        (range(1, 9), [], False),
    ],
)
def test_a_spreadsheet_that_read_days_as_months_is_seen(stored: range, left: list[str], swapped: bool) -> None:
    told = [*(f"2021-03-{day:02} 00:00:00" for day in stored), *left]
    assert looks_swapped(dict.fromkeys(told, 1)) is swapped


def test_what_the_tool_calls_open_ended_is_peoples_own_words_however_often_it_comes(tmp_path: Path) -> None:
    head = [["Respondent ID", "What should stay?", "Your age?", "Do you come?"]]
    below = [["", "Open-Ended Response", "Open-Ended Response", "Response"]]
    rows = [[f"119{n:05}", ("Nothing", "The staff")[n % 2], str(30 + n % 3), ("Yes", "No")[n % 2]] for n in range(40)]
    found = guess(written(tmp_path / "a.csv", csv_bytes([*head, *below, *rows])))
    assert [each.role for each in found.map.columns] == [Role.ID, Role.TEXT, Role.CHOICE, Role.CHOICE]


def test_a_scale_whose_question_names_both_ends_has_both() -> None:
    told = dict.fromkeys(("3", "5", "8", "9", "10"), 4)
    scale = scale_of("Would you recommend us? (0-10)", told)
    assert scale is not None
    assert (scale.steps[0], scale.steps[-1], scale.good) == ("0", "10", HIGH)
    other = scale_of("Would you recommend us? (1-10)", told)
    assert other is not None
    assert (other.steps[0], other.steps[-1]) == ("1", "10")


def test_who_will_not_be_written_to_is_not_left_out(tmp_path: Path) -> None:
    rows = [["ID", "May we contact you again?", "May we use your answers?", "What helps?"]]
    rows += [[f"r{n}", ("Yes", "No")[n % 2], ("Yes", "No")[n % 5 == 0], f"A warm room, number {n}"] for n in range(30)]
    found = guess(written(tmp_path / "a.csv", csv_bytes(rows)))
    assert [each.role for each in found.map.columns] == [Role.ID, Role.CHOICE, Role.CONSENT, Role.TEXT]


def test_what_a_tool_works_out_of_a_score_is_no_group_of_people(tmp_path: Path) -> None:
    rows = [["ID", "How likely are you to recommend us? - Group", "How likely are you to recommend us?", "Why?"]]
    rows += [[f"r{n}", ("Promoter", "Passive", "Detractor")[n % 3], str(n % 11), f"A room {n}"] for n in range(33)]
    found = guess(written(tmp_path / "a.csv", csv_bytes(rows)))
    assert [each.role for each in found.map.columns] == [Role.ID, Role.DROP, Role.SCALE, Role.TEXT]


def test_options_behind_the_code_of_a_question_are_found(tmp_path: Path) -> None:
    """As LimeSurvey writes them where codes and texts are asked for."""
    head = ("id. Response ID", "G01Q02[SQ001]. Which do you use? [Bus]", "G01Q02[SQ002]. Which do you use? [Train]")
    rows = [head, *((str(number), "Yes", "No" if number % 2 else "Yes") for number in range(1, 30))]
    columns = guess(written(tmp_path / "lime.csv", csv_bytes(rows))).map.columns
    told = [(each.role, each.question, each.option) for each in columns[1:]]
    assert told == [(Role.TICK_ALL, "Which do you use?", option) for option in ("Bus", "Train")]
