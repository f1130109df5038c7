"""Surveys that were asked in Welsh, or in both languages: who says no, who could be recognised, which scales."""

from pathlib import Path

import pytest

from partnerdesk.exchange.survey.guessing import guess
from partnerdesk.exchange.survey.identifying import identifying
from partnerdesk.exchange.survey.identifying_headings import BIRTH, EMAIL, NAME, PHONE, POSTCODE
from partnerdesk.exchange.survey.mapping import ColumnMap, Role, SurveyMap
from partnerdesk.exchange.survey.missing import is_marker, markers_in
from partnerdesk.exchange.survey.reading import summary_of
from partnerdesk.exchange.survey.scales import FIRST, scale_of
from tests.exchange.survey.exports import csv_bytes, written

HEAD = [
    "Rhif yr ateb",
    "Dyddiad cyflwyno",
    "Enw / Name",
    "Cyfeiriad e-bost",
    "Grŵp oedran",
    "Pa mor fodlon ydych chi?",
    "Beth helpodd fwyaf?",
    "A ydych yn rhoi caniatâd i ni ddefnyddio eich geiriau? (cydsyniad)",
]
LEVELS = ("Bodlon iawn", "Bodlon", "Ddim yn fodlon nac yn anfodlon", "Anfodlon")
ROWS = [
    [
        f"a{n}",
        f"{n % 27 + 1:02}/03/2026",
        f"Siân {n}",
        f"s{n}@enghraifft.cymru",
        ("18-24", "25-34", "65+")[n % 3],
        LEVELS[n % 4],
        f"Rhywun a oedd yn gwrando arnaf i pan oedd ei angen, am y {n}fed tro eleni",
        "Na" if n % 6 == 0 else "Ydw",
    ]
    for n in range(1, 37)
]


def test_a_welsh_export_is_guessed_like_an_english_one(tmp_path: Path) -> None:
    guessed = guess(written(tmp_path / "arolwg.csv", csv_bytes([HEAD, *ROWS])))
    roles = {each.heading: each.role for each in guessed.map.columns}
    assert [roles[name] for name in HEAD] == [
        *(Role.ID, Role.DATE, Role.DROP, Role.DROP, Role.GROUP, Role.SCALE, Role.TEXT, Role.CONSENT),
    ]


def test_who_says_no_in_welsh_gives_nothing(tmp_path: Path) -> None:
    path = written(tmp_path / "arolwg.csv", csv_bytes([HEAD, *ROWS]))
    made = SurveyMap((ColumnMap(6, HEAD[6], Role.TEXT), ColumnMap(7, HEAD[7], Role.CONSENT)))
    summary = summary_of(path, made)
    assert (summary.rows, summary.answers, summary.without_consent) == (36, 30, 6)


@pytest.mark.parametrize("no", ["Na", "na", "Nac ydw", "Nac oes", "Na, dim diolch", "Nid wyf yn cytuno", "Anghytuno"])
def test_each_way_of_saying_no(tmp_path: Path, no: str) -> None:
    path = written(tmp_path / "a.csv", csv_bytes([["Pam?", "Cydsyniad"], ["Un rheswm", "Ydw"], ["Rheswm arall", no]]))
    made = SurveyMap((ColumnMap(0, "Pam?", Role.TEXT), ColumnMap(1, "Cydsyniad", Role.CONSENT)))
    assert summary_of(path, made).without_consent == 1


def test_na_is_an_answer_and_not_the_mark_for_none() -> None:
    assert not is_marker("Na")
    assert all(map(is_marker, ("NA", "na", "N/A", "Dim ateb")))
    assert markers_in(["Ydw", "Na", "NA"]) == ("NA",)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Enw", NAME),
        ("Eich enw llawn", NAME),
        ("Enw / Name", NAME),
        ("Name | Enw", NAME),
        ("Cyfenw", NAME),
        ("E-bost", EMAIL),
        ("Eich cyfeiriad e-bost", EMAIL),
        ("Ffôn", PHONE),
        ("Rhif ffôn symudol", PHONE),
        ("Cod post", POSTCODE),
        ("Dyddiad geni / Date of birth", BIRTH),
        ("Beth mae’r enw hwn yn ei olygu i chi?", None),
        ("Pa mor dda yw’r cyfeiriad rydym yn ei gymryd fel elusen?", None),
    ],
)
def test_headings_that_say_who_somebody_is(heading: str, kind: str | None) -> None:
    assert identifying([heading], ["dim", "rhywbeth"]) == kind


@pytest.mark.parametrize(
    "told",
    [
        ("Cytuno’n gryf", "Cytuno", "Anghytuno", "Anghytuno’n gryf"),
        ("Cytuno'n gryf", "Cytuno", "Niwtral", "Anghytuno"),
        ("Da iawn", "Da", "Gweddol", "Gwael"),
        ("Llawer gwell", "Gwell", "Yr un fath", "Gwaeth"),
        ("Bob amser", "Weithiau", "Byth"),
    ],
)
def test_scales_in_words_from_the_good_end(told: tuple[str, ...]) -> None:
    found = scale_of("Beth yw eich barn?", dict.fromkeys(reversed(told), 3))
    assert found is not None
    assert (found.steps, found.good) == (told, FIRST)
