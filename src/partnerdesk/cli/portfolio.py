"""The command `portfolio`: figures of many files as tables, and a printed brief of them.

Loads nothing of the program until the command runs.
"""

import argparse
import json
import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from partnerdesk.cli.language import say, say_of, spoken
from partnerdesk.cli.sharing import DONE, Stopped, about, as_day, as_output, harmless, note, passing_line
from partnerdesk.domain.words import N_, NP_

_ROOM_ON_A_LINE = 300
_NOTHING = N_("there is no file below these folders that can be counted. Nothing was written.")
_COUNTED = NP_(
    "One file counted, {not_read} not. {file} is written.", "{n} files counted, {not_read} not. {file} is written."
)
_SO_FAR = N_("{read} of {all} files")
_PACE = N_("{read} of {all} files, {pace} files per second")


def portfolio_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.set_defaults(command=portfolio, file=None)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER", help=N_("read every *.partnership below it"))
    parser.add_argument(
        "-o", "--output", type=as_output, metavar="OUT", required=True, help=N_("a new folder for what is made")
    )
    parser.add_argument("--force", action="store_true", help=N_("write over what an earlier run made in OUT"))
    parser.add_argument("--as-of", type=as_day, metavar="DATE", help=N_("follow-ups due on this day (default: today)"))
    parser.add_argument(
        "--json", action="store_true", help=N_("also the summary as one JSON object on standard output")
    )
    parser.add_argument(
        "--engine", metavar="URL", help=N_("add up on this engine: an address that Ibis can connect to")
    )
    parser.add_argument(
        "--jobs", type=int, metavar="N", help=N_("read in so many processes (default: one a processor)")
    )
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4", help=N_("paper size (default: a4)"))


def portfolio(options: argparse.Namespace) -> int:
    """Make the tables and the brief."""
    from partnerdesk.portfolio.engines import EMBEDDED, refuse_without_parts

    with about(options.output):
        refuse_without_parts()
        from partnerdesk.portfolio.making import PortfolioOrder, make_portfolio

        wanted = PortfolioOrder(
            folders=tuple(options.folders),
            output=options.output,
            as_of=options.as_of or datetime.now().astimezone().date(),
            force=options.force,
            engine=options.engine or EMBEDDED,
            jobs=options.jobs,
            paper=options.paper,
            language=options.language or "en",
        )
        with passing_line(options) as show:
            made = make_portfolio(wanted, partial(_tell, show))
    for each in made.not_read:
        sys.stderr.write(harmless(f"partnerdesk: {each.path}: {spoken(each.sentence)}")[:_ROOM_ON_A_LINE] + "\n")
    if not made.summary.files:
        raise Stopped(str(options.output), say(_NOTHING))
    if options.json:
        sys.stdout.write(json.dumps(made.plain, ensure_ascii=False, indent=2, allow_nan=False) + "\n")
    else:
        not_read = f"{len(made.not_read):,}"
        note(options, say_of(_COUNTED, made.summary.files, not_read=not_read, file=options.output))
    return DONE


def _tell(show: Callable[[str], None], read: int, of: int, seconds: float) -> None:
    """Say now and then how many files are read, and how many in a second."""
    if read == of or read % 10 == 0:
        pattern = _PACE if seconds > 1 else _SO_FAR
        show(say(pattern, read=f"{read:,}", all=f"{of:,}", pace=f"{read / max(seconds, 1):,.0f}"))
