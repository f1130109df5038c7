"""What a screen reader gets of the example: everything that people typed is heard somewhere, and nothing private is.

A transcript is read from the finished PDF: its logical tree in reading order, with roles, languages, the words of the
pictures and the text of the fonts' own maps. That of the whole example is a golden (`test_goldens.py`).
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from partnerdesk.brief.blocks import Kind
from partnerdesk.brief.evidence import may_be_told
from partnerdesk.brief.pdf import measure, render
from partnerdesk.brief.story import story
from partnerdesk.domain.disclosure import quotes_for
from partnerdesk.domain.fields import FieldKind, fields_of
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import ENTITIES, BeneficiaryInput, ImpactAnswer, ImpactResult, Record
from tests.brief.cases import sample, sample_snapshot, snapshot
from tests.brief.pdf.listening import heard, transcript
from tests.brief.test_kinds import REVIEWED

_PRIVATE = {  # nobody's business, in any paper: trustees' own answers, codes, and how a record came about
    ("participant", "rater_code"),
    ("trust_rating", "reason"),
    ("score", "reason"),
    ("straw_poll", "reason"),
    ("interest", "agreed_by"),
    ("beneficiary_input", "special_condition"),
    ("beneficiary_input", "lawful_basis"),
    ("beneficiary_input", "consent_ref"),
    ("beneficiary_input", "person_code"),
    ("beneficiary_input", "identity_note"),
    ("beneficiary_input", "source_ref"),
    ("beneficiary_input", "quote_language"),
    ("red_line_seal", "opened_by"),
    ("red_line_seal", "open_reason"),
}
_NOT_WORDS = {  # for the program, for the day itself, or how big the charity is, which no paper is about
    ("parking", "raised_by_role"),
    ("round_state", "closed_by"),
    ("red_line_seal", "agreed_by"),
    ("file", "file_uuid"),
    ("file", "catalogue_version"),
    ("file", "language"),
    ("charity", "other_numbers"),
    ("charity", "income_band"),
    ("charity", "staff_band"),
    ("beneficiary_group", "size_band"),
    ("criterion_use", "custom_question"),
    ("setting", "value"),
    ("setting", "key"),
    ("catalogue_text", "text"),
    ("open_point", "note"),
    ("survey", "title"),
    ("survey", "source_name"),
    ("survey", "source_digest"),
    ("survey", "map"),
    ("survey", "answers_digest"),
    ("survey_question", "heading"),
}


def test_a_transcript_has_roles_levels_languages_and_the_words_of_pictures() -> None:
    lines = transcript(render(story(replace(sample_snapshot(), measure=measure))))
    bare = [line.strip() for line in lines]
    assert any(line.startswith("(heading 1) ") for line in bare)
    assert any(line.startswith("(heading 2) ") for line in bare)
    assert any(line.startswith("[cy] ") for line in bare)
    assert sum(line.startswith("(figure) ") for line in bare) >= 5
    assert {"(table)", "(list)", "(quotation)", "(contents)"} <= set(bare)


# --- every string -----------------------------------------------------------------------------------------------------


@cache
def everything() -> Partnership:
    """Give the example with a review, so that every paper can be made."""
    result = ImpactResult(review="IR1", objective="OB2", result="worse", evidence="Two teams still ask.")
    answer = ImpactAnswer(review="IR1", group="G1", question="better", answer="Better", count=30)
    return sample().put(REVIEWED, result, answer)


@cache
def all_that_is_heard() -> str:
    said = []
    for kind in (Kind.FULL, Kind.REVIEW, Kind.MINUTE):
        told = story(replace(snapshot(everything()), measure=measure), kind)
        said += [each.text for each in heard(render(told))]
    return _letters(" ".join(said))


def _letters(text: str) -> str:
    return "".join(one for one in text.casefold() if one.isalnum())


def _typed(record: Record) -> Iterator[tuple[str, str]]:
    for spec in fields_of(type(record)):
        held = getattr(record, spec.name)
        if held and spec.kind is FieldKind.TEXT:
            yield spec.name, held


def _is_heard(text: str) -> bool:
    return _letters(text) in all_that_is_heard()


def test_every_string_of_the_snapshot_is_in_some_transcript() -> None:
    silent = {
        (kind.ENTITY, name): text
        for kind in ENTITIES.values()
        for row in everything().rows(kind)
        for name, text in _typed(row)
        if (kind.ENTITY, name) not in _PRIVATE | _NOT_WORDS and not _may_be_silent(row, name) and not _is_heard(text)
    }
    assert silent == {}


def _may_be_silent(record: Record, name: str) -> bool:
    """What was taken back or never agreed to; and whose words they are where no words of theirs may be printed."""
    if not isinstance(record, BeneficiaryInput):
        return False
    quoted = {row.id for row in quotes_for(everything(), "board").printed}
    return not may_be_told(record) or (name == "segment_label" and record.id not in quoted)


def test_no_private_string_is_in_any_transcript() -> None:
    found = {
        (kind.ENTITY, name): text
        for kind in ENTITIES.values()
        for row in everything().rows(kind)
        for name, text in _typed(row)
        if (kind.ENTITY, name) in _PRIVATE and len(text) > 12 and _is_heard(text)
    }
    assert found == {}
