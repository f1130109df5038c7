"""How many people of a group were heard in a survey, where its answers say who they are."""

import pytest

from partnerdesk.domain.group_people import GroupHeard, heard_in_all, is_joined, people_counted, people_printed
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryGroup, BeneficiaryInput, Survey, SurveyAnswer, SurveyQuestion

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
    assert found(*first, *second) == (180, GroupHeard(180, is_at_least=True))
    assert found(*second, *first) == (180, GroupHeard(180, is_at_least=True))


def test_of_two_answers_to_one_question_that_are_called_so_it_is_the_one_that_more_gave() -> None:
    """A hand-written map may leave spellings apart."""
    rows = (("Kind", "Older people", 304, 487), ("Kind", "specialist services", 180, 487))
    assert found(*rows, ("Kind", "SPECIALIST services", 30, 487)) == (180, GroupHeard(180))


def test_a_group_that_no_answer_is_called_is_everybody() -> None:
    assert found(("Kind", "Older people", 304, 304)) == (4466, GroupHeard(4466))


def together(first: int, second: int, people: int) -> tuple[int | None, GroupHeard]:
    """Give what is counted and printed of a group in two columns, where so many people are in it by any."""
    others = (("Ambulance", 1109), ("Dental", 600), ("Pharmacy", 3), ("Other", 4))  # two small ones hide no third
    counted = [
        (question, answer, count, sum(own for _, own in others) + group)
        for question, group in (("Service", first), ("Kind", second))
        for answer, count in (*others, ("Specialist services", group))
    ]
    return found(
        *counted,
        ("Service / Kind", "Specialist services", people, 1500),
    )


def test_a_group_in_two_columns_is_the_people_who_are_in_it_by_any_of_them() -> None:
    assert together(120, 180, 240) == (240, GroupHeard(240))
    assert together(120, 180, 300) == (300, GroupHeard(300))


def test_what_would_tell_how_few_are_in_one_column_alone_or_in_both_is_said_as_so_many_or_more() -> None:
    more = GroupHeard(180, is_at_least=True)
    assert together(2, 180, 182) == (182, more)  # two are in the first alone
    assert together(120, 180, 297) == (297, more)  # three are in both
    assert together(120, 180, 183) == (183, more)
    assert together(2, 180, 180) == (180, more)  # or else it were known that the two are in the other, too


def test_all_but_a_few_is_said_as_so_many_or_more() -> None:
    """The columns' own tables tell of how many people they speak: three would be in no other group than these."""
    assert together(1200, 1250, 1497) == (1497, GroupHeard(1250, is_at_least=True))
    assert together(1200, 1250, 1500) == (1500, GroupHeard(1500))
    assert together(1200, 1250, 1495) == (1495, GroupHeard(1495))


def test_few_in_all_columns_are_few_and_what_neither_column_tells_is_told_of_nobody() -> None:
    assert together(2, 2, 3)[1] == GroupHeard(None, is_hidden=True, is_few=True)
    assert together(4, 4, 8)[1] == GroupHeard(None, is_hidden=True)


def test_an_answer_to_another_question_does_not_say_who_is_in_a_group() -> None:
    """Whoever says that older people should be helped need not be one."""
    rows = (
        SurveyAnswer(input="BI-001", question="I am", answer="Specialist services", count=40, base=100),
        SurveyAnswer(input="BI-001", question="Whom to help", answer="Specialist services", count=90, base=100),
        Survey(id="SU1", input="BI-001"),
        SurveyQuestion(survey="SU1", number=1, heading="I am", role="group"),
        SurveyQuestion(survey="SU1", number=2, heading="Whom to help", role="choice"),
    )
    held = Partnership.of((HEARD, GROUP, *rows))
    assert people_counted(held, HEARD, "G1") == 40


def test_sums_over_surveys_of_which_one_tells_a_least_number_are_least_numbers() -> None:
    assert heard_in_all((GroupHeard(180, is_at_least=True), GroupHeard(20))) == GroupHeard(200, is_at_least=True)


@pytest.mark.parametrize(
    ("question", "names", "is_one"),
    [
        ("Service / Kind", ("Service", "Kind"), True),
        ("Age / sex", ("Age", "Kind"), False),
        ("Age / sex", ("Age / sex",), False),
        ("Age / sex / Kind", ("Age / sex", "Kind"), True),
        ("Kind / Service", ("Service", "Kind"), False),
        ("Service / Service", ("Service",), False),
    ],
)
def test_a_question_is_of_several_columns_where_it_is_called_by_all_of_their_names(
    question: str, names: tuple[str, ...], is_one: bool
) -> None:
    assert is_joined(question, (*names, question)) is is_one
