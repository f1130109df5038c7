"""The tables of people's words: what is off a scale stands without a share of it."""

from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryInput, SurveyAnswer
from partnerdesk.services.words_out import WordsSource, answers_sheet

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
