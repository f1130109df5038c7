"""Commands by which people's words and themes leave a file, and themes come in: `export` and `themes`.

Loads nothing of the program until a command needs it.
"""

import argparse
import sys
from pathlib import Path

from partnerdesk.cli.language import language, say, spoken, translate
from partnerdesk.cli.sharing import (
    DONE,
    Stopped,
    about,
    may_write,
    note,
    opened,
    reading_of,
    takes_file,
    takes_output,
    written,
)
from partnerdesk.domain.words import N_

FORMS = ("json", "themes-csv", "themes-xlsx", "answers-csv", "codebook")


def export(options: argparse.Namespace) -> int:
    """Write what a file holds in one of the forms; on standard output, where no file is named."""
    from partnerdesk.services.file_language import catalogue_in
    from partnerdesk.services.words_out import WordsSource, words_out

    if options.output is not None:
        may_write(options)
    reading = reading_of(options, with_answers=True)
    catalogue = catalogue_in(reading.partnership, language())
    source = WordsSource(reading.partnership, catalogue, reading.answers, options.edition, translate())
    with about(options.file):
        made = words_out(source, options.form)
    if options.output is not None:
        return written(options, made)
    if options.form == "json":
        sys.stdout.write(made.decode())
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(made)
    return DONE


def export_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `export` takes."""
    parser.set_defaults(command=export)
    takes_file(parser)
    takes_output(parser, "OUT", required=False)
    parser.add_argument(
        "--form",
        choices=FORMS,
        default="json",
        help=N_(
            "everything (json), counts of people by theme and group, answers by question, or the themes as a "
            "REFI-QDA codebook (default: json)"
        ),
    )
    parser.add_argument(
        "--edition", choices=("board", "sharing"), default="board", help=N_("of tables: for whom (default: board)")
    )


def themes(options: argparse.Namespace) -> int:
    """Add the codes of a codebook as themes."""
    from partnerdesk.exchange.codebook import LARGEST, read_codebook
    from partnerdesk.services.themes_in import themes_in

    with about(options.codebook), options.codebook.open("rb") as file:
        codebook = read_codebook(file.read(LARGEST + 1))
    if options.dry_run:
        found = themes_in(reading_of(options).partnership, codebook)
        for theme in found.new:
            note(options, theme.text or "")
    else:
        with opened(options) as session:
            found = themes_in(session.partnership, codebook)
            if found.new:
                session.execute(found.command)
    if not found.new:
        raise Stopped(str(options.codebook), say(N_("every theme in it is in the file already. Nothing was changed.")))
    if not options.dry_run:
        note(options, " ".join(map(spoken, found.sentences)))
    return DONE


def themes_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `themes` takes."""
    parser.set_defaults(command=themes)
    takes_file(parser)
    parser.add_argument("codebook", type=Path, metavar="CODEBOOK.qdc", help=N_("a REFI-QDA codebook"))
    parser.add_argument("--dry-run", action="store_true", help=N_("only show what would be added"))
