"""The help of the command line in the language of the run: what argparse says of itself, and what is said to it.

Help texts are marked where they stand; this module has argparse look them up when it prints them. English has nothing
looked up and nothing changed. It knows no command.
"""

import argparse
import difflib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from partnerdesk.cli.language import translate
from partnerdesk.domain.overriding import override
from partnerdesk.domain.words import N_, NP_, as_written

_ERROR = N_("%(prog)s: error: %(message)s\n")
ARGPARSE_SAYS = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    _ERROR,
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("unrecognized arguments: %s"),
    N_("not allowed with argument %s"),
    N_("ignored explicit argument %r"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    NP_("expected %s argument", "expected %s arguments"),
    N_("invalid %(type)s value: %(value)r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
)
"""What argparse may say of a command line of ours: its own message ids, which it looks up itself."""


class Parser(argparse.ArgumentParser):
    """A parser that takes no shortened options, and whose parsers of commands are of its kind."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=_Help, allow_abbrev=False, **options)


class _Help(argparse.HelpFormatter):
    """Looks up what stands beside an argument, above and below them, and over each group."""

    @override
    def _get_help_string(self, action: argparse.Action) -> str | None:
        return _said(action.help)

    @override
    def add_text(self, text: str | None) -> None:
        """Add a paragraph."""
        super().add_text(_said(text))

    @override
    def start_section(self, heading: str | None) -> None:
        """Begin a group."""
        super().start_section(_said(heading))


def _said(text: str | None) -> str | None:
    return translate()(text) if text and text != argparse.SUPPRESS else text


@contextmanager
def argparse_spoken() -> Iterator[None]:
    """Have argparse look its own words up in the run's language; it has two names for that, and no other way in."""
    if translate() is as_written:
        yield
        return
    module, own = vars(argparse), {name: vars(argparse)[name] for name in ("_", "ngettext")}
    module.update(_=translate(), ngettext=translate())
    try:
        yield
    finally:
        module.update(own)


def no_command(word: str, commands: Iterable[str]) -> str:
    """Say that a word is neither a command nor a file, and which commands there are, and the nearest if any is."""
    names = list(commands)
    nearest = difflib.get_close_matches(word, names, n=1)
    said = N_("'%(word)s' is no command, and no file of that name is here. The commands are: %(commands)s.")
    words = translate()(said) % {"word": word, "commands": ", ".join(names)}
    if not nearest:
        return words
    meant = translate()(N_("Did you mean '%(nearest)s'?")) % {"nearest": nearest[0]}
    return f"{words} {meant}"


def wrong_usage(parser: argparse.ArgumentParser, problem: str) -> str:
    """Return what argparse says of a wrong command line, for a problem that it does not know of."""
    with argparse_spoken():
        return parser.format_usage() + translate()(_ERROR) % {"prog": parser.prog, "message": problem}
