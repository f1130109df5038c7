"""The command `portfolio`: figures of many files as tables, and a printed brief of them.

Loads nothing of the program until the command runs.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from partnerdesk.cli.language import say, spoken
from partnerdesk.cli.sharing import DONE, Stopped, about, day, harmless, note
from partnerdesk.domain.words import N_

_ROOM_ON_A_LINE = 300
_NOTHING = N_("there is no file below these folders that can be counted. Nothing was written.")
_COUNTED = N_("{n} files counted, {not_read} not. {file} is written.")


def portfolio_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.set_defaults(command=portfolio, file=None)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER", help="read every *.partnership below it")
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", required=True, help="a new folder for what is made")
    parser.add_argument("--force", action="store_true", help="write over what an earlier run made in OUT")
    parser.add_argument("--as-of", type=day, metavar="DATE", help="follow-ups due on this day (default: today)")
    parser.add_argument("--json", action="store_true", help="also the summary as one JSON object on standard output")
    parser.add_argument("--engine", metavar="URL", help="add up on this engine: an address that Ibis can connect to")
    parser.add_argument("--jobs", type=int, metavar="N", help="read in so many processes (default: one a processor)")
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4", help="paper size (default: a4)")


def portfolio(options: argparse.Namespace) -> int:
    """Make the tables and the brief."""
    from partnerdesk.portfolio.engines import EMBEDDED, refuse_without_parts

    with about(options.output):
        refuse_without_parts()
        from partnerdesk.portfolio.making import Wanted, make_portfolio

        wanted = Wanted(
            folders=tuple(options.folders),
            output=options.output,
            as_of=options.as_of or datetime.now().astimezone().date(),
            force=options.force,
            engine=options.engine or EMBEDDED,
            jobs=options.jobs,
            paper=options.paper,
            language=options.language or "en",
        )
        with _shown(options) as progress:
            made = make_portfolio(wanted, progress)
    for each in made.not_read:
        sys.stderr.write(_line(f"partnerdesk: {each.path}: {spoken(each.sentence)}") + "\n")
    if not made.summary.files:
        raise Stopped(str(options.output), say(_NOTHING))
    if options.json:
        sys.stdout.write(json.dumps(made.plain, ensure_ascii=False, indent=2, allow_nan=False) + "\n")
    else:
        counts = {"n": f"{made.summary.files:,}", "not_read": f"{len(made.not_read):,}"}
        note(options, say(_COUNTED, **counts, file=options.output))
    return DONE


def _line(text: str) -> str:
    return harmless(text)[:_ROOM_ON_A_LINE]


@contextmanager
def _shown(options: argparse.Namespace) -> Iterator[Callable[[int, int, float], None]]:
    """Files and files per second on a terminal; nothing into a pipe."""
    shown = sys.stderr.isatty() and not options.quiet

    def progress(read: int, of: int, seconds: float) -> None:
        if shown and (read == of or read % 10 == 0):
            pace = f", {read / seconds:,.0f} files per second" if seconds > 1 else ""
            sys.stderr.write(f"\r\033[K{read:,} of {of:,} files{pace}")
            sys.stderr.flush()

    try:
        yield progress
    finally:
        if shown:
            sys.stderr.write("\r\033[K")
