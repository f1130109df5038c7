"""Partnerships and snapshots that the tests of the brief share, and the words that a story holds."""

import dataclasses
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from hypothesis import strategies as st

from partnerdesk.brief.blocks import Block, Edition, Heading, Paper, SideBySide, Story, text_of
from partnerdesk.brief.plain_form import to_plain
from partnerdesk.brief.snapshot import BriefSnapshot, state_hash
from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.answer_rows import Answers
from partnerdesk.domain.assessment import assess
from partnerdesk.domain.fields import FieldKind, fields_of
from partnerdesk.domain.findings import FirstPlaces
from partnerdesk.domain.links import broken_links
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import ENTITIES, Decision, PartnershipFile, Record
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.sampling import first_places
from partnerdesk.domain.words import Translate, as_written
from partnerdesk.exchange import read_whole

MEETING = date(2026, 11, 23)
EDITIONS = tuple(Edition)


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


@cache
def _shipped() -> tuple[Partnership, Answers]:
    text = files("partnerdesk.resources").joinpath("sample", "harbourside.json").read_text(encoding="utf-8")
    return read_whole(text, catalogue())


@cache
def sample() -> Partnership:
    """Give the shipped example, with the id that a new file would give it."""
    read, _answers = _shipped()
    held = dataclasses.replace(read.one(PartnershipFile), file_uuid="0f1e2d3c-0000-4000-8000-000000000001")
    return read.put(held)


def sample_answers() -> Answers:
    """Give the rows of the example's survey, which a file of it needs."""
    return _shipped()[1]


@cache
def sample_shares() -> FirstPlaces | None:
    return first_places(sample(), catalogue())


def snapshot(
    partnership: Partnership,
    edition: Edition = Edition.BOARD,
    shares: FirstPlaces | None = None,
    translate: Translate = as_written,
) -> BriefSnapshot:
    """Give a snapshot without draws, unless some are handed in: most tests do not look at them."""
    return BriefSnapshot(
        partnership=partnership,
        catalogue=catalogue(),
        assessment=assess(partnership, catalogue(), MEETING, shares),
        as_of=MEETING,
        edition=edition,
        paper=Paper.A4,
        program_version="1.0",
        shares=shares,
        state_hash=state_hash(partnership),
        translate=translate,
    )


def sample_snapshot(edition: Edition = Edition.BOARD) -> BriefSnapshot:
    return snapshot(sample(), edition, sample_shares())


def words_of(story: Story | tuple[Block, ...]) -> str:
    """Give everything that a story says, labels of pictures and descriptions included, one text a line."""
    return "\n".join(_texts(to_plain(story)))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        if "runs" in value and isinstance(value["runs"], list):
            yield "".join(run.get("text", "") for run in value["runs"] if isinstance(run, dict))
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


def flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give the blocks with those that stand beside each other one after the other."""
    for block in blocks:
        yield from flat((*block.left, *block.right)) if isinstance(block, SideBySide) else (block,)


def headings_without_text(blocks: tuple[Block, ...]) -> list[str]:
    """Give the headings that nothing stands under: the next block is a heading as high or higher, or there is none."""
    empty = []
    for here, following in zip(blocks, (*blocks[1:], None), strict=True):
        if isinstance(here, Heading) and (
            following is None or (isinstance(following, Heading) and following.level <= here.level)
        ):
            empty.append(text_of(here.runs))
    return empty


def with_fields(record: Record, **changes: Any) -> Record:
    return dataclasses.replace(record, **changes)


def mended(partnership: Partnership) -> Partnership:
    """Give the partnership without links to nothing: the records that would hold one go, until none does."""
    while True:
        broken = [
            (kind, row)
            for kind in ENTITIES.values()
            for row in partnership.rows(kind)
            if next(broken_links(partnership, row), None) is not None
        ]
        if not broken:
            return partnership
        for kind, row in broken:
            partnership = partnership.drop(kind, row.row_key)


@st.composite
def partial_partnerships(draw: st.DrawFn) -> Partnership:
    """Draw the example with any of its tables, rows and fields left out, and any outcome."""
    partnership = Partnership.empty()
    for kind in ENTITIES.values():
        rows = sample().rows(kind)
        how = draw(st.sampled_from(("all", "none", "some", "bare"))) if rows else "none"
        if how == "some":
            rows = (
                tuple(row for row in rows if draw(st.booleans()))
                if len(rows) < 20
                else rows[: draw(st.integers(1, 20))]
            )
        if how == "bare":
            blank = draw(st.sets(st.sampled_from(_loose_fields(kind)))) if _loose_fields(kind) else set()
            rows = tuple(with_fields(row, **dict.fromkeys(blank)) for row in rows)
        if how != "none":
            partnership = partnership.put(*rows)
    outcome = draw(st.sampled_from((None, "yes", "in_principle", "trial", "not_yet", "no", "carry_on")))
    return mended(partnership.put(with_fields(partnership.one(Decision), outcome=outcome)))


def _loose_fields(kind: type[Record]) -> tuple[str, ...]:
    return tuple(spec.name for spec in fields_of(kind) if not spec.required and spec.name not in kind.KEY)


def text_fields(kind: type[Record]) -> tuple[str, ...]:
    """Give the fields of a record that people type into."""
    return tuple(spec.name for spec in fields_of(kind) if spec.kind is FieldKind.TEXT and spec.name not in kind.KEY)
