"""The command that erases what somebody said, and a whole file when its time is over."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from typing import TYPE_CHECKING

from partnerdesk.cli.language import say, spoken
from partnerdesk.cli.passwords import asked_password
from partnerdesk.cli.sharing import DONE, about, note, progress
from partnerdesk.domain.words import N_

if TYPE_CHECKING:
    from partnerdesk.services.deleting import Removal

YES = "yes"
WRONG_USAGE = 2


def purge(options: argparse.Namespace) -> int:
    """Erase what the options name, and say what was done and what is out of reach."""
    from partnerdesk.app import home
    from partnerdesk.domain.commands import EraseInputs
    from partnerdesk.services.check_table import clean
    from partnerdesk.services.documents import Documents
    from partnerdesk.services.purging_report import OneAnswer, purge_file
    from partnerdesk.ui.viewmodels.preferences import Preferences

    if options.yes and not options.due:
        sys.stderr.write("partnerdesk purge: error: --yes goes with --due\n")
        return WRONG_USAGE
    wanted: EraseInputs | OneAnswer | None = None
    if options.answer is not None:
        wanted = OneAnswer(options.answer)
    elif not options.due:
        wanted = EraseInputs(tuple(options.input or ()), options.person)
    place = options.file.resolve()
    with about(options.file), progress(options, say(N_("Erasing"))):
        told = purge_file(Documents(home(), ask=asked_password), options.file, wanted, partial(_agreed, options))
    if not place.exists():
        Preferences().forget(str(place))
    for sentence in told:
        note(options, clean(spoken(sentence)))
    return DONE


def _agreed(options: argparse.Namespace, removal: Removal) -> bool:
    """Say what would go and what would stay, and ask; nobody is asked where there is nobody."""
    if options.yes or not sys.stdin.isatty():
        return bool(options.yes)
    from partnerdesk.services.check_table import clean

    sys.stderr.write("\r\033[K")
    going = say(N_("This file is past its date. These are deleted for good:"))
    lines = [going, *(f"  {spoken(each)}" for each in removal.going)]
    lines += [say(N_("Not reached from here:")), *(f"  {spoken(each)}" for each in removal.staying)]
    sys.stderr.write("\n".join(clean(each) for each in lines) + "\n")
    sys.stderr.write(say(N_("Type '{yes}' to delete all of it: "), yes=YES))
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() == YES
