"""`partnerdesk --selftest`: whether an installation is whole. It does in a folder of its own what a workshop needs.

Each step stands for a part that a package could lack: fonts, the window's plugins, the password library, the reader of
spreadsheets. Nothing of the person's own is read or written.
"""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.services.documents import Documents

_PASSWORD = "a password that is tried"  # noqa: S105 - of a file that is deleted a second later
_FEWEST_COLOURS = 20  # an empty window has two or three
_ANSWERS = (
    ("Answer", "Came on", "What helps you most?"),
    ("1", "2026-03-02", "The lunch club, because somebody asks how I am."),
    ("2", "2026-03-02", "Bws y pentref, pan mae'n dod."),
    ("3", "2026-03-03", "The same faces every week."),
    ("4", "2026-03-04", "That nobody hurries me."),
)

# "Together", or as near as a script comes to it. No font that ships has the syllables of Hangul.
_WORDS = {
    "arabic": "معا",
    "hebrew": "ביחד",
    "devanagari": "साथ",
    "bengali": "একসাথে",
    "gurmukhi": "ਇਕੱਠੇ",
    "gujarati": "સાથે",
    "tamil": "சேர்ந்து",
    "han": "一起",
    "kana": "いっしょ",
}
_LEFTWARD = ("arabic", "hebrew")


class Broken(PartnerDeskError):
    """A step ended otherwise than it must."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that an installation must be able to do."""

    name: str
    tried: Callable[[Path], None]


def _documents(folder: Path) -> Documents:
    return Documents(folder / "private")


def _sample(folder: Path) -> Path:
    return folder / "sample.partnership"


def _makes_the_sample(folder: Path) -> None:
    from partnerdesk.catalogue import load_catalogue
    from partnerdesk.services.sample import sample_whole

    partnership, answers = sample_whole(load_catalogue())
    _documents(folder).from_partnership(partnership, _sample(folder), answers).close()


def _edits_and_publishes(folder: Path) -> None:
    from partnerdesk.domain.commands import ChangeFields
    from partnerdesk.domain.records import PartnershipFile

    title = "Changed by the self-test"
    with _documents(folder).open(_sample(folder)) as session:
        session.execute(ChangeFields(PartnershipFile, (), {"title": title}))
        session.publish()
        _hold(session.save_state.up_to_date, "the file was not written")
    _hold(_documents(folder).read(_sample(folder)).one(PartnershipFile).title == title, "the edit is not in the file")


def _prints_a_brief(folder: Path) -> None:
    from partnerdesk.services.briefs import BriefOrder, printed_brief
    from partnerdesk.services.reading import read_file

    printed = printed_brief(read_file(_sample(folder)), BriefOrder())
    _hold(printed.startswith(b"%PDF-") and b"/StructTreeRoot" in printed, "the brief is not a tagged PDF")


def _previews_it(folder: Path) -> None:
    import pypdfium2

    from partnerdesk.services.briefs import BriefOrder, printed_brief
    from partnerdesk.services.reading import read_file

    pages = pypdfium2.PdfDocument(printed_brief(read_file(_sample(folder)), BriefOrder(kind="minute")))
    _hold(len(pages) > 0 and pages[0].render().width > 0, "a page of it cannot be shown")


def _works_out_how_firm(folder: Path) -> None:
    from partnerdesk.services.checks import assessed, check_object
    from partnerdesk.services.reading import read_file

    report = check_object("sample", assessed(read_file(_sample(folder))))
    _hold(bool(report["ranking"]), "nothing was worked out")


def _imports_a_spreadsheet(folder: Path) -> None:
    from partnerdesk.domain.records import Survey
    from partnerdesk.exchange.survey.guessing import guess
    from partnerdesk.exchange.workbook import WorkbookSheet, workbook
    from partnerdesk.services.answer_import import read_survey, survey_command

    data = folder / "answers.xlsx"
    data.write_bytes(workbook([WorkbookSheet("Answers", _ANSWERS[0], _ANSWERS[1:])]))
    with _documents(folder).open(_sample(folder)) as session:
        before = len(session.partnership.rows(Survey))
        read = read_survey(data, guess(data).map)
        _hold(read.summary.answers == len(_ANSWERS) - 1, "not every answer was read")
        session.execute(survey_command(session.partnership, read, _now()))
        _hold(len(session.partnership.rows(Survey)) == before + 1, "the answers did not come in")


def _keeps_a_password(folder: Path) -> None:
    documents, path = _documents(folder), _sample(folder)
    with documents.open(path) as session:
        session.protect(documents.password(_PASSWORD, path))
    _hold(documents.is_protected(path), "the file can be read without its password")
    with documents.open(path, _PASSWORD) as session:
        _hold(session.is_protected, "the password is gone")
        session.protect(documents.no_password)


def _writes_every_script(folder: Path) -> None:
    from partnerdesk.brief.pdf.scripts import Script, face_for
    from partnerdesk.brief.pdf.shaping import covers, shape

    del folder  # nothing is written to a file
    for name, word in _WORDS.items():
        face = face_for(Script(name), None, bold=False)
        shaped = shape(word, face, None, leftward=name in _LEFTWARD)
        _hold(bool(shaped) and all(covers(face, letter) for letter in word), f"no font writes {name}")


def _has_every_part(folder: Path) -> None:
    from partnerdesk.ui.trial_parts import parts_lacking
    from partnerdesk.ui.views.assets import asset

    drawing = folder / "icon.svg"
    drawing.write_bytes(asset("icons", "partnerdesk.svg"))
    lacking = parts_lacking(drawing, folder)
    _hold(not lacking, f"these do not work: {', '.join(lacking)}")


def _shows_the_window(folder: Path) -> None:
    from partnerdesk.app import Shelf
    from partnerdesk.ui.trial_start import colours_shown

    colours = colours_shown(Shelf(folder / "private"), _sample(folder), folder / "settings.ini")
    _hold(colours > _FEWEST_COLOURS, "nothing was painted")


STEPS = (
    Step("makes the example", _makes_the_sample),
    Step("edits and publishes", _edits_and_publishes),
    Step("works out how firm the answer is", _works_out_how_firm),
    Step("prints a tagged brief", _prints_a_brief),
    Step("writes every script", _writes_every_script),
    Step("shows a page of it", _previews_it),
    Step("imports a spreadsheet", _imports_a_spreadsheet),
    Step("sets a password, opens by it, and removes it", _keeps_a_password),
    Step("draws icons, photographs and a printed page, and sorts names", _has_every_part),
    Step("shows the window", _shows_the_window),
)


def selftest(steps: tuple[Step, ...] = STEPS) -> int:
    """Carry out every step and say of each how it went; return 0 where all went well, else 1."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="partnerdesk-selftest-") as folder:
        went_well = [_went_well(step, Path(folder)) for step in steps]
    failed = went_well.count(False)
    sys.stdout.write(f"{failed} of {len(steps)} failed.\n" if failed else f"All {len(steps)} went well.\n")
    return 1 if failed else 0


def _went_well(step: Step, folder: Path) -> bool:
    try:
        step.tried(folder)
    except Exception as problem:  # noqa: BLE001 - whatever is missing, the next steps are tried, too
        sys.stdout.write(f"FAILED  {step.name}: {type(problem).__name__}: {problem}\n")
        if not isinstance(problem, Broken):
            traceback.print_exc()
        return False
    sys.stdout.write(f"ok      {step.name}\n")
    return True


def _hold(good: bool, otherwise: str) -> None:  # noqa: FBT001 - reads as a sentence where it is called
    if not good:
        raise Broken(otherwise)


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
