"""The command that takes facts about a partner from a charity register extract or a 360Giving file.

Loads nothing of the program until a command needs it.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from partnerdesk.cli.language import say, spoken
from partnerdesk.cli.sharing import DONE, Stopped, about, note, opened, progress, takes_file
from partnerdesk.domain.words import N_

if TYPE_CHECKING:
    from partnerdesk.exchange.register import Organisation

FACTS = ("name", "number", "purposes", "income", "returns", "years", "removed", "grants")
_NAMED = 5
_NONE_FITS = N_("no organisation in it fits. Check the number, or give fewer words of the name.")
_SEVERAL_FIT = N_("{n} organisations fit: {names}. Give the number of one.")
_MORE_FIT = N_("{n} organisations fit: {names} and {more} more. Give the number of one.")
_NO_FACT = N_("'{wrong}' is no fact; they are {facts}")
_ONLY_THESE = N_("only these, with commas: {facts}")
_NO_SUCH = N_("no partner '{id}'. Leave --into out for a new one.")


def partner(options: argparse.Namespace) -> int:
    """Find an organisation, and take its facts, or only show them."""
    from partnerdesk.exchange.register import OrganisationQuery, find

    wanted = OrganisationQuery(number=options.number or "", name=options.name or "")
    with about(options.data), progress(options, say(N_("Looking for the organisation"))):
        found = find(options.data, wanted)
    if not found:
        raise Stopped(str(options.data), say(_NONE_FITS))
    if len(found) > 1:
        unnumbered = say(N_("no number"))
        names = "; ".join(f"{each.name} ({each.number or unnumbered})" for each in found[:_NAMED])
        pattern = _MORE_FIT if len(found) > _NAMED else _SEVERAL_FIT
        raise Stopped(str(options.data), say(pattern, n=len(found), names=names, more=len(found) - _NAMED))
    _show(options, found[0])
    return DONE if options.dry_run else _take(options, found[0])


def _show(options: argparse.Namespace, found: "Organisation") -> None:
    from partnerdesk.services.partner_facts import facts_of

    for fact in facts_of(found):
        if fact.id in options.take:
            note(options, f"{fact.id}: {spoken(fact.says)}")


def _take(options: argparse.Namespace, found: "Organisation") -> int:
    from partnerdesk.domain.records import Partner
    from partnerdesk.services.partner_facts import same_partner, take

    with opened(options) as session:
        same = same_partner(session.partnership, found)
        into = options.into or (same.id if same else None)
        if options.into and session.partnership.get(Partner, options.into) is None:
            raise Stopped(str(options.file), say(_NO_SUCH, id=options.into))
        command = take(session.partnership, found, options.take, into, options.data.name, spoken)
        if command is None:
            raise Stopped(str(options.file), say(N_("all of this is in the file already. Nothing was changed.")))
        session.execute(command)
    note(options, say(N_("{file} has these facts."), file=options.file))
    return DONE


def _facts(text: str) -> tuple[str, ...]:
    picked = tuple(each.strip() for each in text.split(",") if each.strip())
    wrong = [each for each in picked if each not in FACTS]
    if wrong or not picked:
        raise argparse.ArgumentTypeError(say(_NO_FACT, wrong=", ".join(wrong), facts=", ".join(FACTS)))
    return picked


def partner_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `partner` takes."""
    parser.set_defaults(command=partner)
    takes_file(parser)
    parser.add_argument("data", type=Path, metavar="EXTRACT", help=N_("a charity register extract or a 360Giving file"))
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--number", metavar="N", help=N_("its register number"))
    which.add_argument("--name", metavar="WORDS", help=N_("words of its name"))
    parser.add_argument(
        "--take", type=_facts, default=FACTS, metavar="FACTS", help=say(_ONLY_THESE, facts=", ".join(FACTS))
    )
    parser.add_argument(
        "--into", metavar="ID", help=N_("the partner who gets them (else the one of that number or name)")
    )
    parser.add_argument("--dry-run", action="store_true", help=N_("only show what was found"))
