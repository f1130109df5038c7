"""The command `survey`: what is in a survey export, a map to correct, and the import by that map.

Loads nothing of the program until the command runs.
"""

import argparse
import json
import sys
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from partnerdesk.cli.helping import wrong_usage
from partnerdesk.cli.language import say, say_of, spoken
from partnerdesk.cli.sharing import (
    DONE,
    WRONG_USAGE,
    Stopped,
    about,
    harmless,
    note,
    opened,
    passing_line,
    reading_of,
    written,
)
from partnerdesk.domain.words import N_, NP_

if TYPE_CHECKING:
    from partnerdesk.exchange.survey.answers import Counted, ImportSummary
    from partnerdesk.exchange.survey.limits import Progressed
    from partnerdesk.exchange.survey.mapping import SurveyMap
    from partnerdesk.services.answer_import import Earlier, ReadSurvey

_MOST_ANSWERS = 12


def survey_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.set_defaults(command=survey, file=None, parser=parser)
    parser.usage = "partnerdesk survey DATA --guess [--json] | partnerdesk survey FILE DATA --map MAP.toml [--dry-run]"
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE DATA", help=N_("a partnership file, and the export")
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--guess", action="store_true", help=N_("say what was found in DATA: a map to correct"))
    what.add_argument("--map", type=Path, metavar="MAP.toml", help=N_("import DATA into FILE by this map"))
    parser.add_argument("--json", action="store_true", help=N_("with --guess: what was found as one JSON object"))
    parser.add_argument(
        "--dry-run", action="store_true", help=N_("with --map: show what an import would add, change nothing")
    )
    parser.add_argument("--sheet", metavar="NAME", help=N_("with --guess: the sheet to look at"))
    parser.add_argument("--table", metavar="PLACE", help=N_("with --guess: the table on it, such as B9:F19"))
    parser.add_argument("--encoding", metavar="NAME", help=N_("with --guess: how the letters are kept, such as cp1252"))
    parser.add_argument("-o", "--output", type=Path, metavar="MAP.toml", help=N_("with --guess: write the map here"))
    parser.add_argument("--force", action="store_true", help=N_("write over a map that is there"))


def survey(options: argparse.Namespace) -> int:
    """Guess, or import."""
    problem = _wrong_usage(options)
    if problem is not None:
        sys.stderr.write(wrong_usage(options.parser, say(problem)))
        return WRONG_USAGE
    return _guess(options) if options.guess else _import(options)


def _wrong_usage(options: argparse.Namespace) -> str | None:
    if options.guess and (len(options.files) != 1 or options.dry_run):
        return N_("--guess takes DATA alone")
    if not options.guess and len(options.files) != 2:  # noqa: PLR2004 - FILE and DATA
        return N_("--map takes FILE and DATA")
    others = (options.json, options.sheet, options.table, options.encoding, options.output)
    if not options.guess and any(others):
        return N_("--json, --sheet, --table, --encoding and -o go with --guess")
    return None


def _guess(options: argparse.Namespace) -> int:
    from partnerdesk.exchange.survey.described import described
    from partnerdesk.exchange.survey.guessing import guess
    from partnerdesk.exchange.survey.limits import Watch
    from partnerdesk.exchange.survey.map_writing import map_text
    from partnerdesk.exchange.survey.mapping import SurveyMap

    data = options.files[0]
    options.file = data
    chosen = SurveyMap((), encoding=options.encoding, sheet=options.sheet, table=options.table)
    with about(data), passing_line(options) as show:
        found = guess(data, Watch(partial(_tell, show)), chosen=chosen)
    if options.json:
        text = json.dumps(described(found), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    else:
        text = map_text(found.map, [str(each) for each in found.notes])
    if options.output is not None:
        return written(options, text.encode("utf-8", "replace"))
    sys.stdout.write(text)
    return DONE


def _import(options: argparse.Namespace) -> int:
    from partnerdesk.services.answer_import import read_survey

    options.file, data = options.files
    made = _map_of(options.map)
    with about(data), passing_line(options) as show:
        read = read_survey(data, made, partial(_tell, show))
    if options.dry_run:
        _look(options, read)
        sys.stdout.write(_told(read.summary, full=True))
        return DONE
    _add(options, read)
    return DONE


def _map_of(path: Path) -> "SurveyMap":
    from partnerdesk.exchange.survey.map_reading import read_map

    with about(path):
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise Stopped(str(path), say(N_("this is no text in UTF-8. Save the map as UTF-8."))) from None
        return read_map(text)


def _look(options: argparse.Namespace, read: "ReadSurvey") -> None:
    """Read the file as an import would, and say what of the export came in before."""
    from partnerdesk.domain.records import Survey
    from partnerdesk.services.answer_import import earlier_in

    held = reading_of(options, with_answers=True)
    digests = {each.id: each.answers_digest or "" for each in held.partnership.rows(Survey)}

    def ids(surveys: Collection[str]) -> set[str]:
        rows = (row for each in surveys for row in held.answers.get(digests[each], ()))
        return {row.answer_id for row in rows if row.answer_id is not None}

    _say_earlier(options, earlier_in(held.partnership, read, ids))


def _say_earlier(options: argparse.Namespace, earlier: "Earlier") -> None:
    for sentence in earlier.sentences:
        note(options, spoken(sentence))


def _add(options: argparse.Namespace, read: "ReadSurvey") -> None:
    from datetime import datetime

    from partnerdesk.services.answer_import import earlier, survey_command

    at = datetime.now().astimezone().isoformat(timespec="seconds")
    with opened(options) as session:
        _say_earlier(options, earlier(session, read))
        session.execute(survey_command(session.partnership, read, at))
    if not options.quiet:
        sys.stdout.write(_told(read.summary, full=False))
    note(options, say(N_("{file} has the counts, and what people wrote."), file=options.file))
    if not read.map.facts.lawful_basis:
        note(options, say(N_("The survey does not count before its lawful basis is written down, in the window.")))


# --- what is said -----------------------------------------------------------------------------------------------------


def _told(summary: "ImportSummary", *, full: bool) -> str:
    answers = NP_("One answer of {rows} rows", "{n} answers of {rows} rows")
    lines = [say_of(answers, summary.answers, rows=f"{summary.rows:,}")]
    if summary.first_day is not None and summary.last_day is not None:
        lines.append(say(N_("from {first} to {last}"), first=summary.first_day, last=summary.last_day))
    counts = (
        (summary.without_consent, N_("{n} left out, since consent was refused")),
        (summary.without_answers, N_("{n} left out, since nothing is answered in them")),
        (summary.without_words, N_("{n} without what they wrote, which must not be quoted")),
        (summary.repeated, N_("{n} with an id that another has")),
        (summary.unread_dates, N_("{n} with a date that cannot be read so")),
    )
    lines += [say(pattern, n=f"{count:,}") for count, pattern in counts if count]
    lines += [
        f"{name}: " + ", ".join(f"{value} {count:,}" for value, count in values) for name, values in summary.groups
    ]
    lines += [say(N_("{name}: {n} in their own words"), name=name, n=f"{count:,}") for name, count in summary.texts]
    if full:
        for each in summary.counted:
            lines += _counted(each)
    return "".join(f"{harmless(line)}\n" for line in lines)


def _counted(each: "Counted") -> list[str]:
    shown = [f"  {count:>7,}  {_line(answer)}" for answer, count in each.counts[:_MOST_ANSWERS]]
    more = len(each.counts) - _MOST_ANSWERS
    pattern = N_("{answer} (off the scale)")
    off = [f"  {count:>7,}  {say(pattern, answer=_line(answer))}" for answer, count in each.off]
    return [
        say(N_("{question} ({n} answered)"), question=each.question, n=f"{each.base:,}"),
        *shown,
        *([f"           {say(N_('and {n} more'), n=more)}"] if more > 0 else []),
        *off,
    ]


def _line(text: str) -> str:
    return " ".join(text.split())


def _tell(show: Callable[[str], None], progressed: "Progressed") -> None:
    """Say how many rows are read, and how many in a second."""
    if progressed.seconds > 1:
        pace = f"{progressed.rows_per_second:,.0f}"
        show(say(N_("{n} rows, {pace} rows per second"), n=f"{progressed.rows:,}", pace=pace))
