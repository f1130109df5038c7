"""A file's language is its brief's; whoever reads it in another language reads the catalogue in his own."""

from pathlib import Path

from partnerdesk.domain.commands import ChangeFields, LockFile
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import CatalogueText, PartnershipFile
from partnerdesk.services.documents import Documents
from partnerdesk.services.file_language import catalogue_in, language_of, read_in
from partnerdesk.services.session import Session
from tests.brief.cases import sample, sample_answers

KEPT = {"steps.decide.name": "Decide, as it was called then"}
STAMP = "2026-11-23T21:30:00+00:00"


def _desk(tmp_path: Path, language: str) -> Documents:
    return Documents(tmp_path / f"home-{language}", load_catalogue=read_in(language), language=language)


def _step(session: Session) -> str:
    catalogue = session.catalogue
    assert catalogue is not None
    return catalogue.steps["decide"].name


def test_a_new_file_has_the_language_of_whoever_made_it(tmp_path: Path) -> None:
    with _desk(tmp_path, "cy").new(tmp_path / "one.partnership") as session:
        assert language_of(session.partnership) == "cy"
    with Documents(tmp_path / "plain").new(tmp_path / "two.partnership") as session:
        assert session.partnership.one(PartnershipFile).language is None
        assert language_of(session.partnership) == "en"


def test_a_language_that_the_program_does_not_speak_is_english() -> None:
    assert language_of(Partnership.of([PartnershipFile(language="tlh")])) == "en"
    assert language_of(Partnership.of([PartnershipFile(language="cy-GB")])) == "cy"


def test_each_reads_the_catalogue_in_their_own_language_and_changes_nothing_by_it(tmp_path: Path) -> None:
    path = tmp_path / "one.partnership"
    _desk(tmp_path, "en").from_partnership(sample(), path, sample_answers()).close()
    with _desk(tmp_path, "cy").open(path) as session:
        before = session.partnership
        assert _step(session) == "Penderfynu"
        assert session.partnership is before
        assert language_of(before) == "en"
    with _desk(tmp_path, "en").open(path) as session:
        assert _step(session) == "Decide"


def test_changing_a_files_language_changes_nothing_of_what_is_read_here(tmp_path: Path) -> None:
    with _desk(tmp_path, "en").from_partnership(sample(), tmp_path / "one.partnership", sample_answers()) as session:
        session.execute(ChangeFields(PartnershipFile, (), {"language": "cy"}))
        assert _step(session) == "Decide"
        assert catalogue_in(session.partnership, language_of(session.partnership)).steps["decide"].name == "Penderfynu"


def test_what_was_kept_at_the_lock_is_read_in_its_own_language_only(tmp_path: Path) -> None:
    path = tmp_path / "one.partnership"
    with _desk(tmp_path, "en").from_partnership(sample(), path, sample_answers()) as session:
        session.execute(LockFile(STAMP, "en", KEPT))
        assert _step(session) == KEPT["steps.decide.name"]
    with _desk(tmp_path, "cy").open(path) as session:
        assert _step(session) == "Penderfynu"
        assert catalogue_in(session.partnership, "en").steps["decide"].name == KEPT["steps.decide.name"]


def test_a_lock_keeps_the_texts_in_every_language_that_it_names(tmp_path: Path) -> None:
    welsh = {"steps.decide.name": "Penderfynu, fel yr oedd"}
    with _desk(tmp_path, "cy").from_partnership(sample(), tmp_path / "one.partnership", sample_answers()) as session:
        session.execute(LockFile(STAMP, "en", KEPT, {"cy": welsh}))
        kept = {(row.language, row.text) for row in session.partnership.rows(CatalogueText)}
        assert kept == {("en", KEPT["steps.decide.name"]), ("cy", welsh["steps.decide.name"])}
        assert _step(session) == "Penderfynu, fel yr oedd"
