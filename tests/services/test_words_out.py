"""The tables of people's words: what is off a scale stands without a share of it, and what is left out is named."""

from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryInput, Survey, SurveyAnswer
from partnerdesk.services.words_out import WordsSource, answers_sheet, notes_sheet

HEARD = BeneficiaryInput(id="BI-001", method="survey", lawful_basis="consent")


def test_what_is_off_the_scale_has_no_share_and_is_out_of_nothing() -> None:
    told = (("Well", 20, 32), ("Badly", 12, 32), ("Don't know", 7, None))
    rows = (SurveyAnswer(input="BI-001", question="How?", answer=a, count=n, base=base) for a, n, base in told)
    sheet = answers_sheet(WordsSource(Partnership.of((HEARD, *rows)), load_catalogue()))
    assert [row[2:] for row in sheet.rows] == [
        ("Well", 20, 63, 32),
        ("Badly", 12, 38, 32),
        ("Don't know", 7, None, None),
    ]


def test_a_survey_that_is_left_out_for_want_of_a_lawful_basis_is_named() -> None:
    unsure = BeneficiaryInput(id="BI-002", method="survey")
    gone = BeneficiaryInput(id="BI-003", method="survey", consent_state="withdrawn")
    rows = (SurveyAnswer(input=each.id, question="Q?", answer="A", count=20, base=20) for each in (HEARD, unsure, gone))
    survey = Survey(id="SU1", input="BI-002", title="Spring survey")
    source = WordsSource(Partnership.of((HEARD, unsure, gone, survey, *rows)), load_catalogue())
    assert {row[0] for row in answers_sheet(source).rows} == {"Survey (BI-001)"}
    said = "No lawful basis is recorded for these, so what was answered to them is not here: Spring survey (BI-002)."
    assert notes_sheet(source).rows[-1] == (said,)


def test_nothing_is_said_of_a_lawful_basis_where_none_is_wanting() -> None:
    sheet = notes_sheet(WordsSource(Partnership.of((HEARD,)), load_catalogue()))
    assert not any("lawful" in str(row[0]) for row in sheet.rows)
