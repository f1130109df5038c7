"""Folders of many varied partnership files: made-up charities of several years and forms, with some bad files between.

Every partnership is the worked example, moved in time and changed by chance from a fixed number; nothing in it is real.
"""

import dataclasses
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.commands import ChangeFields
from partnerdesk.domain.dates import months_later
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    ENTITIES,
    Action,
    BeneficiaryGroup,
    BeneficiaryInput,
    Charity,
    Condition,
    DdItem,
    Decision,
    EvidenceLink,
    FeedbackPlan,
    ImpactAnswer,
    ImpactResult,
    ImpactReview,
    Objective,
    ObjectiveDriver,
    Option,
    Partner,
    PartnershipFile,
    PartPlayed,
    Record,
    RoundState,
    TrustRating,
)
from partnerdesk.services.documents import Documents
from partnerdesk.services.sample import sample_partnership
from tests.brief.cases import sample_answers

AS_OF = date(2026, 11, 26)
PASSWORD = "a password of four words"  # noqa: S105 - of a file that a test makes
_FORMS = ("mou", "joint_delivery", "merger_join", "consortium", "shared_back_office", "carry_on")
_LEGAL = ("cio", "company", "trust", "scio")


@cache
def _sample() -> Partnership:
    return sample_partnership(load_catalogue())


def partnership(number: int) -> Partnership:
    """Return the partnership with a number: always the same one."""
    by_chance = random.Random(number)
    found = _moved(_sample(), -12 * by_chance.choice((0, 1, 1, 2, 2, 3, 4)))
    for change in (_kind, _decided, _voiced, _reasoned, _rated, _followed, _reviewed):
        found = change(found, by_chance)
    return found


def _moved(found: Partnership, months: int) -> Partnership:
    for kind in ENTITIES.values():
        if any(
            isinstance(getattr(row, each.name), date) for row in found.rows(kind) for each in dataclasses.fields(row)
        ):
            found = found.with_rows(kind, [_row_moved(row, months) for row in found.rows(kind)])
    return found


def _row_moved(row: Record, months: int) -> Any:
    days = {each.name: getattr(row, each.name) for each in dataclasses.fields(row)}
    return _with(row, **{name: months_later(day, months) for name, day in days.items() if isinstance(day, date)})


def _with(row: Any, **changes: object) -> Any:
    return dataclasses.replace(row, **changes)


def _kind(found: Partnership, by_chance: random.Random) -> Partnership:
    return found.put(
        _with(found.one(PartnershipFile), jurisdiction=by_chance.choice(("ew", "ew", "ew", "sco", "ni"))),
        _with(found.one(Charity), legal_form=by_chance.choice(_LEGAL)),
    )


def _decided(found: Partnership, by_chance: random.Random) -> Partnership:
    outcome = by_chance.choice(("yes", "in_principle", "trial", "trial", "not_yet", "no", "carry_on", None))
    form = "carry_on" if outcome == "carry_on" else by_chance.choice(_FORMS[:5])
    option = by_chance.choice(("O2", "O3", "O4"))
    decision = _with(found.one(Decision), outcome=outcome, option=option if outcome else None)
    if outcome is None:
        decision = _with(decision, decided_on=None)
    row = found.get(Option, option)
    assert row is not None
    return found.put(decision, _with(row, form=form))


def _voiced(found: Partnership, by_chance: random.Random) -> Partnership:
    lost = by_chance.choice((0, 0, 0.2, 0.6, 0.9))
    gone = {row.id for row in found.rows(BeneficiaryInput) if by_chance.random() < lost}
    for link in found.rows(EvidenceLink):
        if link.input in gone or by_chance.random() < lost / 2:
            found = found.drop(EvidenceLink, link.row_key)
    taken_back = [
        _with(row, withdrawn_at="2022-01-01T10:00:00Z") for row in found.rows(BeneficiaryInput) if row.id in gone
    ]
    parts = [_with(row, level=by_chance.randint(0, 3)) for row in found.rows(PartPlayed)]
    return found.put(*taken_back, *parts)


def _reasoned(found: Partnership, by_chance: random.Random) -> Partnership:
    most = by_chance.choice((("need", "scope"), ("need", "scope"), ("scale", "finance"), ("competition", "mandate")))
    rows = [
        _with(row, points=by_chance.randint(6, 9) if row.driver in most else by_chance.randint(0, 3))
        for row in found.rows(ObjectiveDriver)
    ]
    objectives = [
        _with(row, origin=by_chance.choice(("beneficiaries", "staff", "funder"))) for row in found.rows(Objective)
    ]
    return found.put(*rows, *objectives)


def _rated(found: Partnership, by_chance: random.Random) -> Partnership:
    less = by_chance.choice((0, 0, 1, 2))
    rows = [
        _with(row, level=min(5, max(1, row.level - less + by_chance.choice((0, 0, 1)))))
        for row in found.rows(TrustRating)
        if row.level is not None
    ]
    if by_chance.random() < 0.3:
        rows += [_with(row, partner="P2", level=min(5, row.level + 1)) for row in rows]
        found = found.put(Partner(id="P2", name="A second one"))
    return found.put(*rows)


def _followed(found: Partnership, by_chance: random.Random) -> Partnership:
    kept = by_chance.choice((0.3, 0.9))
    done: list[Record] = []
    planned: list[Action | FeedbackPlan] = [*found.rows(Action), *found.rows(FeedbackPlan)]
    done += [_with(row, done_on=row.by) for row in planned if by_chance.random() < kept]
    done += [_with(row, status="met") for row in found.rows(Condition) if by_chance.random() < kept]
    done += [_with(row, status="fine") for row in found.rows(DdItem) if by_chance.random() < kept]
    return found.put(*done)


def _reviewed(found: Partnership, by_chance: random.Random) -> Partnership:
    decided_on = found.one(Decision).decided_on
    if decided_on is None or decided_on.year >= AS_OF.year or by_chance.random() < 0.3:
        return found
    review = ImpactReview(
        id="IR1",
        review_on=months_later(decided_on, 6),
        decision=by_chance.choice(("continue", "change", "step_back")),
        who_lost_out="Nobody that we know of.",
    )
    rows: list[Record] = [review]
    favourite = by_chance.choice(load_catalogue().review_questions["better"].answers[:3])
    for group in found.rows(BeneficiaryGroup):
        for answer in load_catalogue().review_questions["better"].answers:
            count = by_chance.randint(8, 20) if answer == favourite else by_chance.randint(0, 4)
            rows.append(ImpactAnswer(review="IR1", group=group.id, question="better", answer=answer, count=count))
    for objective in found.rows(Objective):
        result = by_chance.choice(("better", "better", "same", "worse", "unknown"))
        rows.append(ImpactResult(review="IR1", objective=objective.id, result=result, evidence="Counted."))
    again = [
        _with(row, round=3, level=min(5, row.level + by_chance.choice((0, 0, 1))))
        for row in found.rows(TrustRating)
        if row.round == 2 and row.level is not None
    ]
    shown = "2023-01-01T10:00:00Z"
    rows += [RoundState(kind="trust", partner="P1", round=3, closed_at=shown, revealed_at=shown)]
    return found.put(*rows, *again)


# --- on the disk ------------------------------------------------------------------------------------------------------


def ticking() -> Callable[[], datetime]:
    """Return a clock that starts in 2026 and moves on a minute at each look."""
    moments: Iterator[datetime] = iter(datetime(2026, 11, 1, tzinfo=UTC) + timedelta(minutes=n) for n in range(10**6))
    return lambda: next(moments)


def made(folder: Path, home: Path, count: int) -> Documents:
    """Write ``count`` files into ``folder`` and folders below; return what wrote them."""
    numbers = iter(range(10**6))
    documents = Documents(home, clock=ticking(), ids=lambda: f"id-{next(numbers):05}")
    for number in range(count):
        place = folder / f"{2020 + number % 5}" / f"case-{number:04}.partnership"
        place.parent.mkdir(parents=True, exist_ok=True)
        documents.from_partnership(partnership(number), place, sample_answers()).close()
    return documents


def add_bad_files(folder: Path, documents: Documents) -> None:
    """Add what must not be counted: copies, files that are damaged, hostile, empty, protected, or none of ours."""
    files = sorted(folder.rglob("*.partnership"))
    bad = folder / "bad"
    bad.mkdir()
    shutil.copy(files[0], bad / "a-copy.partnership")
    _newer_copy(files[1], bad / "newer-copy.partnership", documents)
    whole = files[2].read_bytes()
    (bad / "cut-short.partnership").write_bytes(whole[: len(whole) // 2])
    (bad / "empty.partnership").write_bytes(b"")
    (bad / "letter.partnership").write_bytes(b"Dear all, " * 200)
    (bad / "scribbled.partnership").write_bytes(whole[:20_000] + b"\xff" * 4096 + whole[24_096:])
    _with_a_trigger(files[3], bad / "trigger.partnership")
    _protected(files[5], bad / "protected.partnership", documents)
    (bad / "folder.partnership").mkdir()
    (bad / "link.partnership").symlink_to(files[4])
    (bad / "round-and-round").symlink_to(folder)


def _newer_copy(original: Path, to: Path, documents: Documents) -> None:
    shutil.copy(original, to)
    with documents.open(to) as session:
        session.execute(ChangeFields(Decision, (), {"outcome": "no"}))
        session.publish()


def _protected(original: Path, to: Path, documents: Documents) -> None:
    shutil.copy(original, to)
    with documents.open(to) as session:
        session.protect(documents.password(PASSWORD, to))


def _with_a_trigger(original: Path, to: Path) -> None:
    shutil.copy(original, to)
    connection = sqlite3.connect(to)
    connection.execute("CREATE TRIGGER extra AFTER INSERT ON option BEGIN SELECT 1; END")
    connection.commit()
    connection.close()
