"""Whether a brief was printed from this state of a file, an earlier one, or not at all."""

import dataclasses
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from partnerdesk.brief.blocks import Edition, Kind, Paper
from partnerdesk.brief.snapshot import state_hash
from partnerdesk.brief.stamp import Stamp, read_stamp
from partnerdesk.brief.story import story
from partnerdesk.domain.commands import ChangeFields
from partnerdesk.domain.records import ImpactReview, PartnershipFile
from partnerdesk.services.brief_check import check_brief, keep_print
from partnerdesk.services.briefs import BriefOrder, OnlyInPdf, brief_of
from partnerdesk.services.documents import Documents
from partnerdesk.services.session import Session
from partnerdesk.storage.verifying import Looked
from tests.brief.cases import MEETING, catalogue, sample, sample_answers, sample_snapshot

MINUTE = BriefOrder(kind="minute")


@pytest.fixture
def desk(tmp_path: Path) -> Documents:
    (tmp_path / "home").mkdir()
    return Documents(tmp_path / "home")


@pytest.fixture
def file(tmp_path: Path, desk: Documents) -> Path:
    path = tmp_path / "one.partnership"
    desk.from_partnership(sample(), path, sample_answers()).close()
    return path


def printed(desk: Documents, file: Path, wanted: BriefOrder = MINUTE) -> bytes:
    return brief_of(desk.read(file), catalogue(), MEETING, wanted)


def retitle(session: Session, title: str) -> None:
    session.execute(ChangeFields(PartnershipFile, (), {"title": title}))


@pytest.mark.parametrize("kind", [Kind.MINUTE, Kind.FEEDBACK])
@pytest.mark.parametrize("form", ["pdf", "html"])
@pytest.mark.parametrize("edition", ["board", "sharing"])
def test_a_brief_of_this_state_is_known(desk: Documents, file: Path, kind: Kind, form: str, edition: str) -> None:
    data = printed(desk, file, BriefOrder(edition, "letter", kind.value, form, large=True))
    assert check_brief(data, desk.look(file)).code == "this"


def test_a_brief_for_both_sides_of_the_paper_is_known(desk: Documents, file: Path) -> None:
    one, two = (printed(desk, file, BriefOrder(two_sided=both)) for both in (False, True))
    assert one != two
    assert {check_brief(data, desk.look(file)).code for data in (one, two)} == {"this"}


def test_a_brief_in_another_language_than_the_files_is_known(desk: Documents, file: Path) -> None:
    one, other = (printed(desk, file, BriefOrder(language=language)) for language in (None, "cy"))
    assert one != other
    assert {check_brief(data, desk.look(file)).code for data in (one, other)} == {"this"}


def test_one_changed_letter_shows(desk: Documents, file: Path) -> None:
    page = printed(desk, file, BriefOrder(kind="minute", form="html"))
    forged = page.replace(b"by 4 to 0", b"by 5 to 0")
    assert forged != page
    found = check_brief(forged, desk.look(file))
    assert (found.code, found.well) == ("this-changed", False)


def test_another_files_brief_is_not_this_ones(desk: Documents, file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.partnership"
    with desk.new(other, title="Other"):
        pass
    assert check_brief(printed(desk, file), desk.look(other)).code == "other-file"


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.7 but not ours", b"partnerdesk-brief/1 file=x state=00"])
def test_what_no_program_of_ours_printed_is_unknown(desk: Documents, file: Path, data: bytes) -> None:
    assert check_brief(data, desk.look(file)).code == "unknown"


def test_a_kept_print_is_known_when_the_file_has_gone_on(desk: Documents, file: Path) -> None:
    data = printed(desk, file)
    with desk.open(file) as session:
        keep_print(session, data)
        retitle(session, "Later")
    found = check_brief(data, desk.look(file))
    assert (found.code, found.well) == ("earlier", True)
    stamp = read_stamp(data)
    assert stamp is not None
    assert f"({stamp.state[:12]})" in str(found.sentence)
    assert found.sentence.values["when"] == desk.clock().astimezone().date()


def test_what_was_not_kept_of_a_state_that_is_gone_is_not_said_to_be_changed(desk: Documents, file: Path) -> None:
    kept, other, old = printed(desk, file), printed(desk, file, BriefOrder("sharing")), desk.look(file)
    with desk.open(file) as session:
        keep_print(session, kept)
        retitle(session, "Later")
    later = desk.look(file)
    for data in (other, kept + b" "):
        found = check_brief(data, later)
        assert (found.code, found.well) == ("earlier-unsure", False)
    assert check_brief(other, later, [old]).code == "earlier-kept"
    assert check_brief(kept + b" ", later, [old]).code == "earlier-changed"
    assert check_brief(kept, later, [old]).code == "earlier"


def test_a_kept_print_changes_no_record_and_no_state(desk: Documents, file: Path) -> None:
    before = desk.look(file)
    with desk.open(file) as session:
        keep_print(session, printed(desk, file))
    after = desk.look(file)
    assert after.admitted.partnership == before.admitted.partnership
    assert state_hash(after.admitted.partnership) == state_hash(before.admitted.partnership)
    assert len(after.events) == len(before.events) + 1
    assert all(each.well for each in desk.verify(file))


def test_an_earlier_version_tells_of_a_print_that_was_not_kept(desk: Documents, file: Path) -> None:
    data, old = printed(desk, file), desk.look(file)
    with desk.open(file) as session:
        retitle(session, "Later")
    assert check_brief(data, desk.look(file)).code == "no-state"
    assert check_brief(data, desk.look(file), [old]).code == "earlier-kept"
    assert check_brief(data + b" ", desk.look(file), [old]).code == "earlier-changed"


def test_another_version_of_the_program_is_said(desk: Documents, file: Path) -> None:
    now: Looked = desk.look(file)
    page = printed(desk, file, BriefOrder(kind="minute", form="html"))
    older = page.replace(b"program=", b"program=0.", 1)
    assert check_brief(older, now).code == "this-version"
    with desk.open(file) as session:
        retitle(session, "Later")
    assert check_brief(older, desk.look(file), [now]).code == "earlier-version"


def test_a_stamp_survives_the_writing_and_reading() -> None:
    taken = sample_snapshot(Edition.SHARING)
    told = story(taken, Kind.FULL, large=True)
    stamp = read_stamp(told.stamp.encode())
    assert stamp is not None
    assert stamp == Stamp(
        file=taken.file_id, state=taken.state_hash, kind=Kind.FULL, edition=Edition.SHARING, paper=Paper.A4,
        large=True, day=MEETING, program="1.0",
    )  # fmt: skip
    assert read_stamp(dataclasses.replace(stamp, kind=Kind.MINUTE).text.encode()) != stamp
    assert read_stamp(stamp.text.replace("2026-11-23", "2026-13-41").encode()) is None


# --- forged -----------------------------------------------------------------------------------------------------------


def _saved_again(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


def _another_motion(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    page.Contents.write(page.Contents.read_bytes() + b" q 0 0 595 300 re f Q")


def _a_page_less(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[-1]


@pytest.mark.parametrize(
    "change", [lambda _pdf: None, _another_motion, _a_page_less], ids=["only saved", "ink", "page"]
)
def test_a_brief_that_an_editor_saved_shows(desk: Documents, file: Path, change: Callable[[pikepdf.Pdf], None]) -> None:
    data = printed(desk, file, BriefOrder())
    found = check_brief(_saved_again(data, change), desk.look(file))
    assert (found.code, found.well) == ("this-changed", False)


def test_what_is_put_behind_or_before_a_brief_shows(desk: Documents, file: Path) -> None:
    data = printed(desk, file)
    for forged in (data + b"\n1 0 obj<</Type/Catalog>>endobj\n%%EOF", b"%PDF-1.7\n" + data, data[:-1]):
        assert check_brief(forged, desk.look(file)).code == "this-changed"


def test_the_stamp_of_one_paper_on_another_shows(desk: Documents, file: Path) -> None:
    minute, whole = printed(desk, file), printed(desk, file, BriefOrder(edition="sharing"))
    stamps = [read_stamp(data) for data in (minute, whole)]
    assert None not in stamps
    theirs, ours = (each.text.encode() for each in stamps if each is not None)
    forged = whole.replace(ours, theirs)
    assert forged != whole
    assert check_brief(forged, desk.look(file)).code == "this-changed"


# --- with the records in it -------------------------------------------------------------------------------------------


def reviewed_file(desk: Documents, path: Path) -> Path:
    review = ImpactReview(id="IR1", review_on=MEETING.replace(year=2027), decision="continue", reasons="It works.")
    desk.from_partnership(sample().put(review), path, sample_answers()).close()
    return path


@pytest.mark.parametrize("with_records", [False, True], ids=["alone", "with records"])
@pytest.mark.parametrize("kind", ["full", "feedback", "easy-read", "review", "minute"])
def test_every_paper_is_known_now_and_later(desk: Documents, tmp_path: Path, kind: str, *, with_records: bool) -> None:
    file = reviewed_file(desk, tmp_path / "reviewed.partnership")
    wanted = BriefOrder("sharing", kind=kind, with_records=with_records)
    data, old = printed(desk, file, wanted), desk.look(file)
    stamp = read_stamp(data)
    assert stamp is not None
    assert stamp.with_records is with_records
    assert check_brief(data, old).code == "this"
    with desk.open(file) as session:
        retitle(session, "Later")
    later = desk.look(file)
    assert check_brief(data, later).code == "no-state"
    assert check_brief(data, later, [old]).code == "earlier-kept"
    with desk.open(file) as session:
        keep_print(session, data)
    assert check_brief(data, desk.look(file)).code == "earlier"


def test_records_that_were_changed_show(desk: Documents, file: Path) -> None:
    data = printed(desk, file, BriefOrder(kind="minute", with_records=True))
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        held = pdf.Root.AF[0].EF.F
        held.write(held.read_bytes().replace(b'"votes_for": 4', b'"votes_for": 5'))
        pdf.save(out)
    assert check_brief(out.getvalue(), desk.look(file)).code == "this-changed"


def test_records_are_attached_to_a_pdf_and_to_nothing_else(desk: Documents, file: Path) -> None:
    with pytest.raises(OnlyInPdf, match="a PDF only"):
        printed(desk, file, BriefOrder(kind="minute", form="html", with_records=True))
    page = printed(desk, file, BriefOrder(kind="minute", form="html"))
    forged = page.replace(b"size=usual", b"size=usual with=records", 1)
    assert check_brief(forged, desk.look(file)).code == "this-changed"
