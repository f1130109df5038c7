"""How many people of a group were heard in a survey, where its answers say who they are."""

from partnerdesk.domain.group_people import GroupHeard, people_counted, people_printed
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryGroup, BeneficiaryInput, SurveyAnswer

HEARD = BeneficiaryInput(id="BI-001", method="survey", lawful_basis="consent", n_took_part=4466)
GROUP = BeneficiaryGroup(id="G1", name="Specialist services")


def found(*answers: tuple[str, str, int, int]) -> tuple[int | None, GroupHeard]:
    """Give how many of the group were counted, and how many are printed, in a survey with these answers."""
    rows = (
        SurveyAnswer(input="BI-001", question=question, answer=answer, count=count, base=base)
        for question, answer, count, base in answers
    )
    held = Partnership.of((HEARD, GROUP, *rows))
    return people_counted(held, HEARD, "G1"), people_printed(held, HEARD, "G1")


def test_a_group_that_answers_to_two_questions_are_called_is_as_many_as_said_so_most_often() -> None:
    """Somebody may have given both answers, so the two counts are not added up."""
    first = (("Service", "Ambulance", 1109, 1111), ("Service", "Specialist services", 2, 1111))
    second = (("Kind", "Older people", 304, 484), ("Kind", "specialist services ", 180, 484))
    assert found(*first, *second) == (180, GroupHeard(180))
    assert found(*second, *first) == (180, GroupHeard(180))


def test_a_group_that_no_answer_is_called_is_everybody() -> None:
    assert found(("Kind", "Older people", 304, 304)) == (4466, GroupHeard(4466))
