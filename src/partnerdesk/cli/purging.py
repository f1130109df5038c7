"""The command that erases what somebody said, and a whole file when its time is over."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from typing import TYPE_CHECKING

from partnerdesk.cli.helping import wrong_usage
from partnerdesk.cli.language import say, spoken
from partnerdesk.cli.sharing import (
    AT_ITS_START,
    DONE,
    WRONG_USAGE,
    about,
    harmless,
    note,
    own_documents,
    progress,
    takes_file,
)
from partnerdesk.domain.words import N_

if TYPE_CHECKING:
    from partnerdesk.services.deleting import Removal

YES = "yes"


def purge_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.set_defaults(command=purge, parser=parser)
    takes_file(parser)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--input", metavar="ID", action="append", help=N_("erase this input (may be given again)"))
    what.add_argument("--person", metavar="CODE", help=N_("erase everything that the person with this code said"))
    what.add_argument(
        "--answer", metavar="ANSWER", help=N_("erase all that one person answered: SU1/17, or an answer id")
    )
    what.add_argument(
        "--due", action="store_true", help=N_("erase what is past its date; a file past its date as a whole")
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--survey", metavar="ID", help=N_("with --answer: the id is meant in this survey"))
    where.add_argument(
        "--all-surveys", action="store_true", help=N_("with --answer: the id is the same person's in all surveys")
    )
    parser.add_argument(
        "--delete-versions", action="store_true", help=N_("delete earlier versions that cannot be written anew")
    )
    parser.add_argument("--yes", action="store_true", help=N_("with --due: delete a file past its date without asking"))


def purge(options: argparse.Namespace) -> int:
    """Erase what the options name, and say what was done and what is out of reach."""
    from partnerdesk.domain.commands import EraseInputs
    from partnerdesk.services.purging_report import OneAnswer, purge_file

    problem = _wrong_usage(options)
    if problem is not None:
        sys.stderr.write(wrong_usage(options.parser, say(problem)))
        return WRONG_USAGE
    wanted: EraseInputs | OneAnswer | None = None
    if options.answer is not None:
        wanted = OneAnswer(options.answer, options.survey, options.all_surveys)
    elif not options.due:
        wanted = EraseInputs(tuple(options.input or ()), options.person)
    place = options.file.resolve()
    with about(options.file), progress(options, say(N_("Erasing"))):
        agree = partial(_agreed, options)
        told = purge_file(own_documents(), options.file, wanted, agree, or_delete=options.delete_versions)
    if not place.exists():
        from partnerdesk.app import preferences

        preferences().forget(str(place))
    for sentence in told:
        note(options, spoken(sentence))
    return DONE


def _wrong_usage(options: argparse.Namespace) -> str | None:
    if options.yes and not options.due:
        return N_("--yes goes with --due")
    if options.answer is None and (options.survey or options.all_surveys):
        return N_("--survey and --all-surveys go with --answer")
    return None


def _agreed(options: argparse.Namespace, removal: Removal) -> bool:
    """Say what would go and what would stay, and ask; nobody is asked where there is nobody."""
    if options.yes or not sys.stdin.isatty():
        return bool(options.yes)
    sys.stderr.write(AT_ITS_START)
    going = say(N_("This file is past its date. These are deleted for good:"))
    lines = [going, *(f"  {spoken(each)}" for each in removal.going)]
    lines += [say(N_("Not reached from here:")), *(f"  {spoken(each)}" for each in removal.staying)]
    sys.stderr.write("\n".join(harmless(each) for each in lines) + "\n")
    sys.stderr.write(say(N_("Type '{yes}' to delete all of it: "), yes=YES))
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() == YES
