"""Bringing two versions together: what each changed, what is put together, what a person must choose."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.domain.apply import apply
from partnerdesk.domain.commands import BringTogether
from partnerdesk.domain.fields import FieldKind, fields_of
from partnerdesk.domain.links import broken_links, without
from partnerdesk.domain.merging import Ancestor, Merge, Ref, Take, merge, settled
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    ENTITIES,
    Analysis,
    BeneficiaryInput,
    Charity,
    Condition,
    EvidenceLink,
    ImpactReview,
    Objective,
    ObjectiveDriver,
    Option,
    Partner,
    PartnershipFile,
    Record,
    StepState,
    TrustRating,
)
from tests.fixtures.worked_example import worked_example

BASE = worked_example()
FROM = Ancestor.of(BASE)


def changed(partnership: Partnership, kind: type[Record], *key: Any, **values: Any) -> Partnership:
    held = partnership.get(kind, *key) or kind(**dict(zip(kind.KEY, key, strict=True)))
    return partnership.put(dataclasses.replace(held, **values))


def alike(one: Partnership, other: Partnership) -> bool:
    """Whether two hold the same records; the order and the saved analysis do not count."""
    tables = [
        {kind: dict(each.table(kind)) for kind in ENTITIES.values() if kind is not Analysis} for each in (one, other)
    ]
    return tables[0] == tables[1]


def taken(merged: Merge) -> dict[Ref, Take]:
    return {each.ref: each.take for each in merged.differences}


def test_trust_rated_again_in_two_copies_comes_together_and_is_never_shared_out_by_the_program() -> None:
    base = BASE.put(ImpactReview(id="IR1"))
    rows = [
        TrustRating(participant=who, partner="P1", indicator="A1", round=3, level=level)
        for who, level in (("T1", 2), ("T2", 4), ("T1", 5))
    ]
    merged = merge(base.put(rows[0]), base.put(rows[1]), Ancestor.of(base))
    assert set(taken(merged).values()) == {Take.MINE, Take.THEIRS}
    held = apply(base, BringTogether(settled(merged, {})))
    assert [row for row in held.rows(TrustRating) if row.round == 3] == rows[:2]
    both = merge(base.put(rows[0]), base.put(rows[2]), Ancestor.of(base))
    assert set(taken(both).values()) == {Take.CHOOSE}
    gone = merge(without(base, ImpactReview, ("IR1",)), base.put(rows[0]), Ancestor.of(base))
    left = apply(base, BringTogether(settled(gone, {})))
    assert [row.round for row in left.rows(TrustRating)] == [row.round for row in BASE.rows(TrustRating)]


def test_what_one_side_alone_changed_is_taken() -> None:
    mine = changed(BASE, Objective, "OB1", measure="mine")
    theirs = changed(BASE, Partner, "P1", notes="theirs")
    merged = merge(mine, theirs, FROM)
    assert taken(merged) == {("partner", ("P1",)): Take.THEIRS, ("objective", ("OB1",)): Take.MINE}
    assert alike(settled(merged, {}), changed(mine, Partner, "P1", notes="theirs"))


def test_two_changes_of_one_record_that_do_not_touch_are_put_together() -> None:
    mine = changed(BASE, Objective, "OB1", measure="mine")
    theirs = changed(BASE, Objective, "OB1", so_that_text="theirs")
    merged = merge(mine, theirs, FROM)
    assert taken(merged) == {("objective", ("OB1",)): Take.BOTH}
    found = settled(merged, {}).get(Objective, "OB1")
    assert found is not None
    assert (found.measure, found.so_that_text) == ("mine", "theirs")


@pytest.mark.parametrize(("take", "measure"), [(Take.MINE, "mine"), (Take.THEIRS, "theirs")])
def test_where_both_changed_a_field_a_person_chooses_and_the_rest_comes_along(take: Take, measure: str) -> None:
    mine = changed(BASE, Objective, "OB1", measure="mine", priority="could")
    theirs = changed(BASE, Objective, "OB1", measure="theirs", so_that_text="theirs alone")
    merged = merge(mine, theirs, FROM)
    (choice,) = merged.open
    assert choice.touched == ("measure",)
    found = settled(merged, {choice.ref: take}).get(Objective, "OB1")
    assert found is not None
    assert (found.measure, found.priority, found.so_that_text) == (measure, "could", "theirs alone")


def test_the_same_change_on_both_sides_is_no_difference() -> None:
    both = changed(BASE, Objective, "OB1", measure="same")
    assert merge(both, both, FROM).differences == ()


def test_changed_here_and_deleted_there_is_a_choice() -> None:
    mine, theirs = changed(BASE, Objective, "OB1", measure="mine"), without(BASE, Objective, ("OB1",))
    merged = merge(mine, theirs, FROM)
    (choice,) = merged.open
    assert (choice.ref, choice.theirs) == (("objective", ("OB1",)), None)
    assert not settled(merged, {choice.ref: Take.THEIRS}).has(Objective, "OB1")
    assert settled(merged, {choice.ref: Take.MINE}).has(Objective, "OB1")


def test_a_deletion_is_a_choice_where_the_other_side_made_a_link_to_it() -> None:
    base = BASE.put(BeneficiaryInput(id="BI-900", summary="said"))
    mine = base.put(EvidenceLink(objective="OB1", input="BI-900", kind="supports"))
    merged = merge(mine, without(base, BeneficiaryInput, ("BI-900",)), Ancestor.of(base))
    (choice,) = merged.open
    gone = settled(merged, {choice.ref: Take.THEIRS})
    assert not gone.has(EvidenceLink, "OB1", "BI-900", "supports")
    kept = settled(merged, {choice.ref: Take.MINE})
    assert kept.has(EvidenceLink, "OB1", "BI-900", "supports")


def test_new_records_with_the_same_id_both_stay_with_what_leads_to_them() -> None:
    mine = BASE.put(Objective(id="OB77", measure="mine"))
    theirs = BASE.put(
        Objective(id="OB77", measure="theirs"), EvidenceLink(objective="OB77", input="BI-001", kind="supports")
    )
    merged = merge(mine, theirs, FROM)
    assert merged.renamed == {("objective", ("OB77",)): "OB78"}
    found = settled(merged, {})
    assert [row.measure for row in found.rows(Objective)[-2:]] == ["mine", "theirs"]
    assert found.has(EvidenceLink, "OB78", "BI-001", "supports")
    assert not found.has(EvidenceLink, "OB77", "BI-001", "supports")


def test_where_words_of_before_are_lost_a_record_that_both_changed_is_a_choice() -> None:
    mine = changed(BASE, Objective, "OB1", measure="mine")
    theirs = changed(BASE, Objective, "OB1", so_that_text="theirs")
    records = {ref: row for ref, row in FROM.records.items() if ref != ("objective", ("OB1",))}
    merged = merge(mine, theirs, Ancestor(records, frozenset({("objective", ("OB1",))})))
    assert [each.touched for each in merged.open] == [("so_that_text", "measure")]


def test_without_an_ancestor_everything_that_differs_is_a_choice() -> None:
    mine = changed(BASE, Objective, "OB1", measure="mine").put(Objective(id="OB77"))
    theirs = changed(BASE, Partner, "P1", notes="theirs")
    merged = merge(mine, theirs, None)
    assert {each.ref for each in merged.open} == {
        ("partner", ("P1",)),
        ("objective", ("OB1",)),
        ("objective", ("OB77",)),
    }
    assert [each.can_take_both for each in merged.open] == [True, True, False]
    with pytest.raises(KeyError):
        settled(merged, {})


def test_both_without_an_ancestor_keeps_two_records() -> None:
    mine = Partnership.of([Option(id="O1", title="mine")])
    theirs = Partnership.of([Option(id="O1", title="theirs"), Option(id="O2", title="more")])
    merged = merge(mine, theirs, None)
    found = settled(merged, {("option", ("O1",)): Take.BOTH, ("option", ("O2",)): Take.THEIRS})
    assert [(row.id, row.title) for row in found.rows(Option)] == [("O1", "mine"), ("O3", "theirs"), ("O2", "more")]


def test_what_both_have_alike_stays_with_ours_where_a_record_is_kept_twice() -> None:
    """A condition that both tied to the objective before they parted is not moved to their copy of it."""
    shared = [Condition(id="C1", linked_objective="OB1"), ObjectiveDriver(objective="OB1", driver="need", points=6)]
    mine, theirs = (Partnership.of([Objective(id="OB1", measure=side), *shared]) for side in ("mine", "theirs"))
    found = settled(merge(mine, theirs, None), {("objective", ("OB1",)): Take.BOTH})
    assert found.rows(Condition) == (shared[0],)
    assert [row.objective for row in found.rows(ObjectiveDriver)] == ["OB1", "OB2"]


def test_which_file_it_is_and_when_it_was_saved_is_no_difference() -> None:
    theirs = changed(BASE, PartnershipFile, updated_at="2026-12-01T10:00:00", file_uuid="other")
    assert merge(BASE, theirs, None).differences == ()


def test_how_far_a_step_is_needs_no_choice() -> None:
    mine = changed(BASE, StepState, "trust", status="started", used_seconds=900)
    theirs = changed(BASE, StepState, "trust", status="done", used_seconds=600)
    found = settled(merge(mine, theirs, None), {}).get(StepState, "trust")
    assert found is not None
    assert (found.status, found.used_seconds) == ("done", 900)


def test_a_saved_analysis_of_one_side_is_not_taken_for_both() -> None:
    mine = BASE.put(Analysis(inputs_hash="x"))
    assert settled(merge(mine, changed(BASE, Charity, name="other"), FROM), {}).rows(Analysis) == ()


def test_the_command_takes_what_came_of_it() -> None:
    mine = changed(BASE, Objective, "OB1", measure="mine")
    theirs = changed(BASE, Partner, "P1", notes="theirs")
    found = settled(merge(mine, theirs, FROM), {})
    assert alike(apply(mine, BringTogether(found)), found)


# --- laws -------------------------------------------------------------------------------------------------------------

_KINDS = [kind for kind in ENTITIES.values() if BASE.rows(kind) and kind not in {Analysis, PartnershipFile}]


@st.composite
def edits(draw: st.DrawFn, base: Partnership = BASE) -> Partnership:
    """Give what a few edits make of the example: words changed, records deleted and added."""
    partnership = base
    for _ in range(draw(st.integers(0, 6))):
        kind = draw(st.sampled_from(_KINDS))
        rows = partnership.rows(kind)
        what = draw(st.sampled_from(["change", "change", "delete", "add"]))
        if what == "add":
            text = draw(st.sampled_from("abc"))
            partnership = partnership.put(Objective(id=f"OB{draw(st.integers(70, 72))}", measure=text))
        elif rows and what == "delete" and not kind.SINGLE:
            partnership = without(partnership, kind, draw(st.sampled_from(rows)).row_key)
        elif rows:
            row = draw(st.sampled_from(rows))
            names = [spec.name for spec in fields_of(kind) if spec.kind is FieldKind.TEXT and spec.name not in kind.KEY]
            if names:
                value = draw(st.sampled_from(["x", "y", None]))
                partnership = partnership.put(dataclasses.replace(row, **{draw(st.sampled_from(names)): value}))
    return partnership


def _choices(merged: Merge, picks: Mapping[int, Take]) -> dict[Ref, Take]:
    return {each.ref: picks.get(place, Take.MINE) for place, each in enumerate(merged.open)}


@given(edits())
def test_what_only_one_side_changed_is_what_comes_out(other: Partnership) -> None:
    for merged in (merge(BASE, other, FROM), merge(other, BASE, FROM)):
        assert merged.open == ()
        assert alike(settled(merged, {}), other)


@given(edits(), edits())
def test_taking_one_side_throughout_gives_that_side(mine: Partnership, theirs: Partnership) -> None:
    merged = merge(mine, theirs, None)
    for take, wanted in ((Take.MINE, mine), (Take.THEIRS, theirs)):
        assert alike(settled(merged, {each.ref: take for each in merged.open}), wanted)


@given(edits(), edits(), st.dictionaries(st.integers(0, 12), st.sampled_from([Take.MINE, Take.THEIRS])))
def test_whatever_is_chosen_no_link_leads_to_nothing(
    mine: Partnership, theirs: Partnership, picks: dict[int, Take]
) -> None:
    for ancestor in (FROM, None):
        merged = merge(mine, theirs, ancestor)
        found = settled(merged, _choices(merged, picks))
        broken = [link for kind in ENTITIES.values() for row in found.rows(kind) for link in broken_links(found, row)]
        assert broken == []


@given(edits(), edits())
def test_nothing_that_one_side_alone_wrote_is_lost(mine: Partnership, theirs: Partnership) -> None:
    """Records that only one side changed come out as that side has them, unless what they hang on was let go."""
    merged = merge(mine, theirs, FROM)
    found = settled(merged, {each.ref: Take.MINE for each in merged.open})
    dropped = {each.ref for each in merged.differences if not found.has(ENTITIES[each.entity], *each.key)}
    for each in merged.differences:
        side = each.theirs if each.take is Take.THEIRS else each.mine
        if each.take in {Take.MINE, Take.THEIRS} and side is not None and each.ref not in dropped:
            kept = found.get(ENTITIES[each.entity], *each.key)
            unlinked = [spec.name for spec in fields_of(type(side)) if spec.kind in {FieldKind.LINK, FieldKind.LINKS}]
            plain = dict.fromkeys((name for name in unlinked if name not in side.KEY), None)
            assert kept is not None
            assert dataclasses.replace(kept, **plain) == dataclasses.replace(side, **plain)


def test_private_answers_are_told_apart_by_person() -> None:
    rating = BASE.rows(TrustRating)[0]
    mine = BASE.put(dataclasses.replace(rating, level=1))
    theirs = BASE.put(dataclasses.replace(rating, level=5))
    (choice,) = merge(mine, theirs, FROM).open
    assert choice.key == rating.row_key
