"""V7, whether anybody disagreed, where the answers of a survey are in the file."""

from dataclasses import replace

from partnerdesk.domain.findings import Colour
from partnerdesk.domain.records import AnswerMark, Survey
from partnerdesk.domain.voice_signals import NOT_MARKED, TOO_FEW
from tests.domain.test_voice_signals import said, signals

GREEN, AMBER = Colour.GREEN, Colour.AMBER


def test_v7_hears_who_disagrees_in_an_answer_to_a_survey() -> None:
    many = [said(f"BI-{n}") for n in range(6)]
    survey = Survey(id="SU1", input="BI-0", answers_digest="d")
    against = AnswerMark(survey="SU1", respondent=4, question=1, stance="opposed")
    assert signals(*many, survey)["V7"].colour is AMBER
    assert signals(*many, survey, replace(against, stance="neutral"))["V7"].colour is AMBER
    heard = signals(*many, survey, against)["V7"]
    assert (heard.colour, str(heard.sentence)) == (GREEN, "We have heard people who disagree or set conditions.")
    withdrawn = said("BI-0", consent_state="withdrawn")
    assert signals(*many[1:], said("BI-7"), withdrawn, survey, against)["V7"].colour is AMBER


def test_v7_says_that_nobody_has_marked_the_answers_of_a_survey() -> None:
    survey = Survey(id="SU1", input="BI-1", answers_digest="d")
    silent = signals(said(stance=None), survey)["V7"]
    assert (silent.colour, silent.sentence.pattern) == (GREEN, NOT_MARKED)
    mark = AnswerMark(survey="SU1", respondent=4, question=1, stance="supports")
    assert signals(said(stance=None), survey, mark)["V7"].sentence.pattern == TOO_FEW
    assert signals(said(stance=None), replace(survey, answers_digest=None))["V7"].sentence.pattern == TOO_FEW
