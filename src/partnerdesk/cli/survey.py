"""The command `survey`: what is in a survey export, a map to correct, and the import by that map.

Loads nothing of the program until the command runs.
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from partnerdesk.cli.helping import wrong_usage
from partnerdesk.cli.language import say, spoken
from partnerdesk.cli.sharing import (
    DONE,
    WRONG_USAGE,
    Stopped,
    about,
    as_output,
    may_write,
    note,
    opened,
    passing_line,
    reading_of,
    written,
)
from partnerdesk.domain.words import N_

if TYPE_CHECKING:
    from partnerdesk.domain.answer_rows import AnswerRow
    from partnerdesk.domain.partnership import Partnership
    from partnerdesk.domain.records import Survey
    from partnerdesk.exchange.survey.limits import Progressed
    from partnerdesk.exchange.survey.mapping import SurveyMap
    from partnerdesk.services.answer_import import ReadSurvey
    from partnerdesk.services.answers_again import ReadBeside

LEAVE_OUT, KEEP = "leave-out", "keep"
_LEAVES = {None: None, LEAVE_OUT: True, KEEP: False}


def survey_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.set_defaults(command=survey, file=None, parser=parser)
    parser.usage = (
        "partnerdesk survey DATA --guess [--json] | partnerdesk survey FILE DATA --map MAP.toml [--dry-run] [--json]"
    )
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE DATA", help=N_("a partnership file, and the export")
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--guess", action="store_true", help=N_("say what was found in DATA: a map to correct"))
    what.add_argument("--map", type=Path, metavar="MAP.toml", help=N_("import DATA into FILE by this map"))
    parser.add_argument("--json", action="store_true", help=N_("what was found, or comes in, as one JSON object"))
    parser.add_argument(
        "--dry-run", action="store_true", help=N_("with --map: show what an import would add, change nothing")
    )
    parser.add_argument(
        "--already",
        choices=(LEAVE_OUT, KEEP),
        help=N_("with --map: answers that FILE has already; left out by itself where DATA is an earlier export, grown"),
    )
    parser.add_argument("--sheet", metavar="NAME", help=N_("with --guess: the sheet to look at"))
    parser.add_argument("--table", metavar="PLACE", help=N_("with --guess: the table on it, such as B9:F19"))
    parser.add_argument("--encoding", metavar="NAME", help=N_("with --guess: how the letters are kept, such as cp1252"))
    parser.add_argument(
        "-o", "--output", type=as_output, metavar="MAP.toml", help=N_("with --guess: write the map here")
    )
    parser.add_argument("--force", action="store_true", help=N_("write over a map that is there"))


def survey(options: argparse.Namespace) -> int:
    """Guess, or import."""
    problem = _wrong_usage(options)
    if problem is not None:
        sys.stderr.write(wrong_usage(options.parser, say(problem)))
        return WRONG_USAGE
    return _guess(options) if options.guess else _import(options)


def _wrong_usage(options: argparse.Namespace) -> str | None:
    if options.guess and (len(options.files) != 1 or options.dry_run or options.already):
        return N_("--guess takes DATA alone")
    if not options.guess and len(options.files) != 2:  # noqa: PLR2004 - FILE and DATA
        return N_("--map takes FILE and DATA")
    others = (options.sheet, options.table, options.encoding, options.output)
    if not options.guess and any(others):
        return N_("--sheet, --table, --encoding and -o go with --guess")
    return None


def _guess(options: argparse.Namespace) -> int:
    from datetime import datetime

    from partnerdesk.exchange.survey.date_doubts import date_doubts
    from partnerdesk.exchange.survey.described import described
    from partnerdesk.exchange.survey.guessing import guess
    from partnerdesk.exchange.survey.limits import Watch
    from partnerdesk.exchange.survey.map_writing import map_text
    from partnerdesk.exchange.survey.mapping import SurveyMap

    data = options.files[0]
    options.file = data
    if options.output is not None:
        may_write(options)
    chosen = SurveyMap((), encoding=options.encoding, sheet=options.sheet, table=options.table)
    with about(data), passing_line(options) as show:
        found = guess(data, Watch(partial(_tell, show)), chosen=chosen)
    doubts = date_doubts(found, found.map, datetime.now().astimezone().date())
    found = replace(found, notes=(*found.notes, *doubts))
    if options.json:
        text = json.dumps(described(found), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    else:
        text = map_text(found.map, [str(each) for each in found.notes])
    if options.output is not None:
        return written(options, text.encode("utf-8", "replace"))
    sys.stdout.write(text)
    return DONE


def _import(options: argparse.Namespace) -> int:
    options.file, data = options.files
    made = _map_of(options.map)
    return _look(options, data, made) if options.dry_run else _add(options, data, made)


def _map_of(path: Path) -> "SurveyMap":
    from partnerdesk.exchange.survey.map_reading import read_map

    with about(path):
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise Stopped(str(path), say(N_("this is no text in UTF-8. Save the map as UTF-8."))) from None
        return read_map(text)


def _look(options: argparse.Namespace, data: Path, made: "SurveyMap") -> int:
    """Read the file as an import would, and say what it would add and what of the export came in before."""
    held = reading_of(options, with_answers=True)
    answers = {digest: tuple(rows) for digest, rows in held.answers.items()}
    beside = _read(options, data, made, held.partnership, lambda each: answers.get(each.answers_digest or "", ()))
    _say_earlier(options, held.partnership, beside)
    _say(options, beside, beside.chosen(leave_out=_LEAVES[options.already]), full=True)
    return DONE


def _read(
    options: argparse.Namespace,
    data: Path,
    made: "SurveyMap",
    partnership: "Partnership",
    rows: "Callable[[Survey], Sequence[AnswerRow]]",
) -> "ReadBeside":
    from partnerdesk.services.answers_again import read_beside, waves_in

    with about(data), passing_line(options) as show:
        return read_beside(data, made, waves_in(partnership, made, rows), partial(_tell, show))


def _say_earlier(options: argparse.Namespace, partnership: "Partnership", beside: "ReadBeside") -> None:
    from partnerdesk.services.answer_import import earlier

    if options.json:
        return
    whole = beside.whole
    came = earlier(partnership, whole.source_name, whole.source_digest)
    for sentence in (*came.sentences, *beside.again.sentences):
        note(options, spoken(sentence))


def _say(options: argparse.Namespace, beside: "ReadBeside", read: "ReadSurvey", *, full: bool) -> None:
    from datetime import datetime

    from partnerdesk.cli.survey_words import as_object, told

    if options.json:
        sys.stdout.write(json.dumps(as_object(beside, read), ensure_ascii=False, indent=2, allow_nan=False) + "\n")
    elif full or not options.quiet:
        sys.stdout.write(told(beside, read, datetime.now().astimezone().date(), full=full))


def _add(options: argparse.Namespace, data: Path, made: "SurveyMap") -> int:
    from datetime import datetime

    from partnerdesk.services.answer_import import survey_command
    from partnerdesk.services.answers_again import NOTHING_NEW
    from partnerdesk.storage.answer_table import columns_of

    at = datetime.now().astimezone().isoformat(timespec="seconds")
    with opened(options) as session:
        connection = session.workspace.connection
        beside = _read(options, data, made, session.partnership, lambda each: columns_of(connection, each.id))
        _say_earlier(options, session.partnership, beside)
        read = beside.chosen(leave_out=_LEAVES[options.already])
        if beside.again.found and not read.summary.answers:
            raise Stopped(str(data), say(NOTHING_NEW))
        session.execute(survey_command(session.partnership, read, at))
    _say(options, beside, read, full=False)
    if options.json:
        return DONE
    note(options, say(N_("{file} has the counts, and what people wrote."), file=options.file))
    if not read.map.facts.lawful_basis:
        note(options, say(N_("The survey does not count before its lawful basis is written down, in the window.")))
    return DONE


def _tell(show: Callable[[str], None], progressed: "Progressed") -> None:
    """Say how many rows are read, and how many in a second."""
    if progressed.seconds > 1:
        pace = f"{progressed.rows_per_second:,.0f}"
        show(say(N_("{n} rows, {pace} rows per second"), n=f"{progressed.rows:,}", pace=pace))
