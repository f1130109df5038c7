"""Who will ask whom: what is noted with a group and every plan, open ones first."""

from datetime import date

from partnerdesk.domain.apply import apply
from partnerdesk.domain.asking import Asking, askings, askings_of_nobody, is_being_asked
from partnerdesk.domain.commands import DeleteRecord
from partnerdesk.domain.links import broken_links
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryGroup, ListeningPlan

SOON, LATER = date(2026, 12, 1), date(2026, 12, 9)
NOTED = BeneficiaryGroup(id="G1", name="Carers", follow_up_owner="Ann", follow_up_by=LATER)
BARE = BeneficiaryGroup(id="G2", name="Neighbours")


def test_what_is_noted_with_the_group_is_one_of_its_askings_and_those_done_come_last() -> None:
    held = Partnership.of(
        [
            NOTED,
            ListeningPlan(id="LP1", group="G1", method="survey", owner="Bo", by=SOON, done_on=SOON),
            ListeningPlan(id="LP2", group="G1", method="interview", source="The gate", owner="Cy", by=SOON),
            ListeningPlan(id="LP3", group="G1", owner="Di"),
            ListeningPlan(id="LP4", owner="Ed"),
        ]
    )
    assert [each.owner for each in askings(held, NOTED)] == ["Cy", "Ann", "Di", "Bo"]
    assert askings(held, NOTED)[0] == Asking("G1", "interview", "The gate", "Cy", SOON)
    assert [each.owner for each in askings_of_nobody(held)] == ["Ed"]


def test_a_group_is_being_asked_while_a_named_person_still_has_to() -> None:
    assert is_being_asked(Partnership.of([NOTED]), NOTED)
    assert not is_being_asked(Partnership.of([BARE]), BARE)
    for plan, asked in (
        (ListeningPlan(id="LP1", group="G2", owner="Ann"), True),
        (ListeningPlan(id="LP1", group="G2", owner=" ", by=SOON), False),
        (ListeningPlan(id="LP1", group="G2", owner="Ann", done_on=SOON), False),
        (ListeningPlan(id="LP1", group="G1", owner="Ann"), False),
    ):
        assert is_being_asked(Partnership.of([BARE, plan]), BARE) is asked


def test_a_plan_goes_with_its_group() -> None:
    held = Partnership.of([NOTED, ListeningPlan(id="LP1", group="G1"), ListeningPlan(id="LP2")])
    left = apply(held, DeleteRecord(BeneficiaryGroup, ("G1",)))
    assert [row.id for row in left.rows(ListeningPlan)] == ["LP2"]
    assert [link for row in left.rows(ListeningPlan) for link in broken_links(left, row)] == []
