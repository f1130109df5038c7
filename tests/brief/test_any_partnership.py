"""Any partnership makes a brief, of any kind, edition, paper and size, that keeps every promise of the printed page.

Nothing unlawful (every check of the file), nothing cut off (each text of the story is heard in full), no page empty,
nothing drawn outside the frame, and what is held back is listed with its step.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from partnerdesk.brief.blocks import Contents, Edition, Kind, PageBreak, Paper, Run, Side, Story
from partnerdesk.brief.held_back import held_back
from partnerdesk.brief.pdf import Printed, measure
from partnerdesk.brief.pdf.fonts import settable
from partnerdesk.brief.pdf.letters import for_print
from partnerdesk.brief.pdf.tagging import walk
from partnerdesk.brief.story import NothingToPrint, story
from partnerdesk.charts.shapes import Picture
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    ENTITIES,
    BeneficiaryGroup,
    ImpactAnswer,
    ImpactResult,
    ImpactReview,
    Objective,
    Participant,
    Partner,
    Record,
    RoundState,
    TrustRating,
)
from tests.brief.cases import catalogue, partial_partnerships, sample, snapshot, text_fields, with_fields
from tests.brief.pdf.framing import empty_pages, outside_the_frame
from tests.brief.pdf.listening import heard
from tests.brief.pdf.printing import print_story
from tests.brief.test_kinds import ANSWERS
from tests.storage.any_records import partnerships

TYPED = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs", "Cc", "Cf", "Co", "Cn"]),
        st.sampled_from("aé ŵא ك ی প্র ক্ষ 中 ਪੰ ग़ தமிழ் (]«,.-0٣\n"),
    ),
    max_size=400,
)
LONG = st.builds(
    lambda word, times, space: space.join([word] * times),
    st.sampled_from(("word", "Llanfairpwllgwyngyll", "کمک", "সাহায্য", "£70,000–£90,000", "WWWWWWWW")),
    st.integers(1, 300),
    st.sampled_from((" ", "\n", "", " – ")),
)


@st.composite
def written_over(draw: st.DrawFn) -> Partnership:
    """Draw a part of the example with any text in some of its fields."""
    partnership = draw(partial_partnerships())
    rows = [row for kind in ENTITIES.values() for row in partnership.rows(kind) if text_fields(kind)]
    if not rows:
        return partnership
    for place in draw(st.sets(st.integers(0, len(rows) - 1), max_size=6)):
        names = draw(st.sets(st.sampled_from(text_fields(type(rows[place]))), min_size=1, max_size=3))
        changes = {name: draw(TYPED | LONG) for name in sorted(names) if not _is_code(rows[place], name)}
        partnership = partnership.put(with_fields(rows[place], **changes))
    return partnership


@st.composite
def _again(draw: st.DrawFn, partnership: Partnership) -> list[Record]:
    """Draw trust rated again by some, each about some items, in a round that may be shown and closed early."""
    names = [name for name, each in catalogue().indicators.items() if each.core]
    rows: list[Record] = []
    for partner in partnership.rows(Partner):
        most = draw(st.sampled_from((0, 1, 4, 9)))
        asked = names if most and draw(st.booleans()) else draw(st.lists(st.sampled_from(names), max_size=5))
        for person in partnership.rows(Participant)[:most]:
            levels = draw(st.tuples(*[st.sampled_from((None, 1, 3, 4, 5))] * 3))
            rows += [
                TrustRating(participant=person.id, partner=partner.id, indicator=name, round=3, level=levels[place % 3])
                for place, name in enumerate(asked)
            ]
        shown = draw(st.sampled_from(("2027-11-22T19:30:00Z", None)))
        reason = draw(st.none() | TYPED)
        rows.append(
            RoundState(
                kind="trust", partner=partner.id, round=3, closed_at=shown, revealed_at=shown, close_reason=reason
            )
        )
    return rows


@st.composite
def reviewed(draw: st.DrawFn) -> Partnership:
    """Draw the example or a part of it with a review a year later, any counts of answers, and trust rated again."""
    partnership = draw(st.builds(sample) | written_over()).put(
        ImpactReview(id="IR1", decision=draw(st.sampled_from((None, "continue", "leave"))), reasons=draw(TYPED))
    )
    for group in partnership.rows(BeneficiaryGroup):
        for answer in draw(st.sets(st.sampled_from(ANSWERS))):
            row = ImpactAnswer(review="IR1", group=group.id, question="better", answer=answer)
            partnership = partnership.put(replace(row, count=draw(st.integers(0, 40))))
    partnership = partnership.put(*draw(_again(partnership)))
    for objective in partnership.rows(Objective)[: draw(st.integers(0, 6))]:
        result = draw(st.sampled_from((None, "better", "worse")))
        evidence = draw(TYPED | LONG)
        partnership = partnership.put(
            ImpactResult(review="IR1", objective=objective.id, result=result, evidence=evidence)
        )
    return partnership


def _is_code(row: Record, name: str) -> bool:
    return row.ENTITY in {"setting", "catalogue_text"} or name in {"language", "quote_language", "file_uuid"}


ANY = st.one_of(partial_partnerships(), written_over(), reviewed(), partnerships())


@settings(max_examples=settings().max_examples // 4, suppress_health_check=list(HealthCheck))
@given(ANY, st.sampled_from(Kind), st.sampled_from(Edition), st.sampled_from(Paper), st.booleans(), st.booleans())
def test_any_partnership_makes_a_brief_that_keeps_its_promises(
    partnership: Partnership, kind: Kind, edition: Edition, paper: Paper, large: bool, two_sided: bool
) -> None:
    event(kind.value)
    event(f"two sides: {two_sided}")
    taken = replace(snapshot(partnership, edition), paper=paper, measure=measure, two_sided=two_sided)
    assert [line for line in held_back(taken, kind) if line.step not in taken.catalogue.steps] == []
    try:
        told = story(taken, kind, large=large)
    except NothingToPrint:
        return
    printed = print_story(told)  # every check of PDF/UA-1, PDF/A-2a and what the brief promises besides
    _nothing_is_cut_off(told, printed)
    _no_page_is_empty(told, printed.data)
    assert outside_the_frame(printed.data, paper, two_sided=two_sided) == []


def _nothing_is_cut_off(told: Story, printed: Printed) -> None:
    """Each text of the story is in the tree, and what is heard is the tree, each letter once and in order."""
    tree = [_spaced(settable(for_print(one.text))) for one in walk(printed.tree) if one.text]
    said = [_spaced(one.text) for one in heard(printed.data) if one.role != "Figure"]
    assert [text for text in said if text] == [text for text in tree if text]
    whole = _letters(" ".join(tree))
    assert [text for text in _texts(told.blocks) if _letters(settable(for_print(text))) not in whole] == []


def _texts(value: object) -> Iterator[str]:
    """Yield each run that is set as text; pictures are said by their words, and the list of parts is made of heads."""
    if isinstance(value, Run):
        yield value.text
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value) and not isinstance(value, Picture | Contents):
        for spec in fields(value):
            yield from _texts(getattr(value, spec.name))


def _letters(text: str) -> str:
    return "".join(one for one in text if one.isalnum())


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _no_page_is_empty(told: Story, data: bytes) -> None:
    """A page is empty only where the next part must begin on a right-hand page."""
    empty = empty_pages(data)
    turned = sum(isinstance(block, PageBreak) and block.side is Side.RIGHT for block in told.blocks)
    assert len(empty) <= turned
    assert all(page % 2 == 0 for page in empty)
