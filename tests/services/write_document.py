"""Writes the document of the schema that is not released yet: ``python -m tests.services.write_document``.

The example with a record of every kind that it lacks, and a history of several kinds of steps. What is held beside it
is taken from the records in memory, never read back from the file. A document of a released schema stays as it is.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.answer_rows import AnswerRow, digest_of
from partnerdesk.domain.commands import AddRecord, Command, DeleteRecord, LockFile, PutRecords, SaveAnalysis
from partnerdesk.domain.fields import fields_of, to_plain
from partnerdesk.domain.importing import ImportSurvey
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    ENTITIES,
    AnswerMark,
    CriterionUse,
    ImpactAnswer,
    ImpactResult,
    ImpactReview,
    ListeningPlan,
    NamedVote,
    OpenPoint,
    Partner,
    RoundState,
    Setting,
    Survey,
    SurveyQuestion,
    TrustRating,
)
from partnerdesk.domain.words import Sentence
from partnerdesk.services.documents import Documents
from partnerdesk.services.sample import sample_whole
from partnerdesk.storage import schema

FOLDER = Path(__file__).parents[1] / "fixtures" / "documents"
ROWS = (
    AnswerRow(2, "a-1", "2026-03-01", '["A carer"]', 2, "A warm room on Fridays – “please”"),
    AnswerRow(3, "a-2", None, '["A neighbour"]', None, None),
    AnswerRow(5, None, None, "[null]", 2, "Łódź\n\n=1+1"),
)
STEPS: tuple[Command, ...] = (
    AddRecord(OpenPoint(id="OP1", page="trust.rate", note="Not sure yet")),
    PutRecords((NamedVote(motion="M2", participant="T1", cast="for"),)),
    AddRecord(ListeningPlan(id="LP1", group="G5", method="interview", source="The gate at four", owner="Ann")),
    AddRecord(ImpactReview(id="IR9", review_on=datetime(2027, 5, 24, tzinfo=UTC).date(), decision="continue")),
    PutRecords(
        (
            ImpactResult(review="IR9", objective="OB1", result="better", evidence="Asked again in May."),
            ImpactAnswer(review="IR9", group="G1", question="better", answer="Better", count=12),
            TrustRating(participant="T1", partner="P1", indicator="A1", round=3, level=5, basis="seen"),
            RoundState(kind="trust", partner="P1", round=3, closed_at="2027-05-24T19:30:00+00:00"),
        )
    ),
    PutRecords((Setting(key="k_min", value="6"),)),
    ImportSurvey(
        (
            Survey(id="SU1", input="BI-001", title="Spring survey", n_respondents=3, answers_digest=digest_of(ROWS)),
            SurveyQuestion(survey="SU1", number=1, heading="Are you", role="group", options=("A carer", "A neighbour")),
            SurveyQuestion(survey="SU1", number=2, heading="What would help?", role="text"),
        ),
        Sentence("import of {n} survey answers", {"n": 3}),
        {digest_of(ROWS): ROWS},
    ),
    PutRecords((AnswerMark(survey="SU1", respondent=2, question=2, was_read=True, stance="supports"),)),
    SaveAnalysis(
        computed_at="2026-11-23T20:00:00+00:00",
        inputs_hash="0" * 64,
        engine_version="1",
        seed=7,
        looked_at=None,
        results_json='{"a": [1, 2.5]}',
    ),
    AddRecord(Partner(id="P2", name="Łódź Ŵŷr – “hospice”")),
    AddRecord(Partner(id="P3", name="Asked by mistake")),
    DeleteRecord(Partner, ("P3",)),
    PutRecords((CriterionUse(criterion="boats", active=False, custom_name="Boats", custom_anchors=("a", "", "c\n")),)),
    LockFile(at="2026-11-23T21:00:00+00:00", language="en", texts={"H1": "A motion and an outcome"}),
)


def _clock() -> Callable[[], datetime]:
    ticks = iter(range(0, 10_000, 7))
    return lambda: datetime(2026, 11, 23, 19, tzinfo=UTC) + timedelta(seconds=next(ticks))


def plain_of(partnership: Partnership) -> dict[str, list[dict[str, Any]]]:
    """Return every record of each kind as it is held beside a document."""
    return {
        kind.ENTITY: [
            {
                spec.name: to_plain(spec, value)
                for spec in fields_of(kind)
                if (value := getattr(record, spec.name)) is not None
            }
            for record in partnership.rows(kind)
        ]
        for kind in ENTITIES.values()
    }


def write(folder: Path) -> None:
    """Write the document and what it holds, both of the present version."""
    target = folder / f"schema-{schema.VERSION}.partnership"
    with tempfile.TemporaryDirectory() as root:
        documents = Documents(Path(root), _clock(), lambda: "5f0c7e9a-6d0b-4b52-9c39-2f1f6a7f3a11")
        made = Path(root) / target.name
        partnership, answers = sample_whole(load_catalogue())
        with documents.from_partnership(partnership, made, answers) as session:
            for command in STEPS[:-1]:
                session.execute(command)
            session.undo()
            session.redo()
            session.execute(STEPS[-1])
            held = session.partnership
        target.write_bytes(made.read_bytes())
    text = json.dumps(plain_of(held), ensure_ascii=False, indent=1) + "\n"
    target.with_suffix(".json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(FOLDER)
