"""Commands about printed briefs: printing one, keeping in the file's history that it was, and checking one later.

Loads nothing of the program until a command needs it.
"""

import argparse

from partnerdesk.cli.language import say, spoken
from partnerdesk.cli.sharing import (
    DONE,
    Stopped,
    about,
    may_write,
    note,
    opened,
    own_documents,
    progress,
    reading_of,
    written,
)
from partnerdesk.domain.words import N_

_WHAT_NOW = N_("Print it again, or ask who gave it to you.")


def brief(options: argparse.Namespace) -> int:
    """Write the brief, or one of its papers; with `--keep` the file remembers it by its hash."""
    may_write(options)
    if not options.keep:
        return written(options, _printed(options))
    from partnerdesk.services.brief_check import keep_print

    with opened(options) as session:  # first: of a file that cannot be changed no brief is printed to be kept
        made = _printed(options)
        written(options, made)
        keep_print(session, made)
    note(options, say(N_("{file} remembers this print."), file=options.file))
    return DONE


def _printed(options: argparse.Namespace) -> bytes:
    reading = reading_of(options)
    from partnerdesk.services.briefs import BriefOrder, printed_brief

    wanted = BriefOrder(
        edition=options.edition,
        paper=options.paper,
        kind=options.kind,
        form=options.format,
        large=options.large_print,
        with_records=options.attach_json,
        two_sided=options.two_sided,
        language=options.language,
    )
    with about(options.file), progress(options, say(N_("Printing the brief"))):
        return printed_brief(reading, wanted)


def verify_brief(options: argparse.Namespace) -> int:
    """Say whether a brief was printed from this state of the file, an earlier one, or not at all."""
    from partnerdesk.services.brief_check import check_brief

    with about(options.brief):
        data = options.brief.read_bytes()
    documents = own_documents()
    with about(options.file), progress(options, say(N_("Comparing the brief"))):
        now = documents.look(options.file)
        found = check_brief(data, now, documents.earlier_states_of(options.file, now))
    if not found.well:
        raise Stopped(str(options.brief), f"{spoken(found.sentence)} {say(_WHAT_NOW)}")
    note(options, spoken(found.sentence))
    return DONE
