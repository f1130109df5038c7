"""Commands about the file itself, whatever it holds: recover, protect and unprotect."""

import argparse
from typing import TYPE_CHECKING

from partnerdesk.cli.language import say, say_of, spoken
from partnerdesk.cli.passwords import asked_password, new_password
from partnerdesk.cli.sharing import DONE, about, may_write, note, own_documents, progress
from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.words import N_, NP_

if TYPE_CHECKING:
    from partnerdesk.services.documents import Salvaged

_LEFT = NP_(
    "One earlier version could not be written anew and is as it was.",
    "{n} earlier versions could not be written anew and are as they were.",
)


# --- recover ----------------------------------------------------------------------------------------------------------


def recover(options: argparse.Namespace) -> int:
    """Write what can be read of a damaged file into a new one, and say what came back."""
    from partnerdesk.services.reading import passing_documents

    may_write(options)
    with (
        about(options.file),
        progress(options, say(N_("Reading what can be read"))),
        passing_documents(asked_password) as desk,
    ):
        found = desk.salvage(options.file, options.output, overwrite=options.force)
    for line in _told(found):
        note(options, line)
    done = N_("{new} is written. {file} was not changed.")
    note(options, say(done, new=options.output, file=options.file))
    return DONE


def _told(found: "Salvaged") -> list[str]:
    from partnerdesk.services.entity_words import counts

    told = (
        (N_("Came back: {what}."), found.counts),
        (N_("Lost: {what}."), found.missing),
        (N_("Left out, because damaged: {what}."), found.left_out),
    )
    lines = [
        say(pattern, what=", ".join(map(spoken, counts(numbers))))
        for pattern, numbers in told
        if numbers or numbers is found.counts
    ]
    if found.links_cut:
        lines.append(say(N_("Links to what is lost, cut: {n}."), n=found.links_cut))
    if not found.history_read:
        lines.append(say(N_("The history could not be read whole, so what is lost cannot be counted.")))
    return lines


# --- protect and unprotect --------------------------------------------------------------------------------------------


def protect(options: argparse.Namespace) -> int:
    """Set the password of a file, or change it."""
    return _rekeyed(options, protecting=True)


def unprotect(options: argparse.Namespace) -> int:
    """Remove the password of a file."""
    return _rekeyed(options, protecting=False)


def _rekeyed(options: argparse.Namespace, *, protecting: bool) -> int:
    from partnerdesk.storage.errors import FileRefused

    documents = own_documents()
    with about(options.file):
        had_one = documents.is_protected(options.file)
        if not had_one and not protecting:
            documents.read(options.file)  # what is no partnership file is told as what it is
            raise FileRefused("not-protected", options.file.name)
        with documents.open(options.file) as session:
            new = new_password(options.file, changing=had_one) if protecting else None
            factory = documents.password(new, options.file) if new is not None else documents.no_password
            done = session.protect(factory)
            problem = session.save_state.problem
        if problem is not None:
            raise PartnerDeskError(problem)
    if done.left:
        note(options, say_of(_LEFT, done.left))
    if protecting:
        note(options, say(N_("The password is set. If it is forgotten, nobody can open the file again: keep it safe.")))
    else:
        note(options, say(N_("The password is removed. Anybody who has the file can read it now.")))
    return DONE
