"""Starts the program. Knows nothing but the command line, so that `--version` loads nothing else."""

import os
import sys

SELFTEST, LICENCES = "--selftest", "--licences"
INTERRUPTED = 130
SPREADSHEET_CHILD = "--read-spreadsheet"


def _is_file(word: str) -> bool:
    """Return whether the one word that was given names a partnership file, and is no option."""
    return word.endswith(".partnership") and not word.startswith("-")


def main(arguments: list[str] | None = None) -> int:
    """Run the command line (or the window, without a command) and give the exit code."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by who started us, or a program with a window on Windows
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - it stays until the end
    try:
        return _main(arguments)
    except KeyboardInterrupt:  # before any command began
        return INTERRUPTED


def _main(arguments: list[str] | None) -> int:
    given = sys.argv[1:] if arguments is None else arguments
    if arguments is None and given not in (["--version"], [SPREADSHEET_CHILD]):  # these two make next to no values
        from partnerdesk.compiled_values import use_kept

        use_kept()
    if not given or (len(given) == 1 and _is_file(given[0])):  # the usual starts need no parser of commands
        from partnerdesk.app import main_window

        return main_window(given[0] if given else None)
    if given == [SPREADSHEET_CHILD]:  # a process of ours that reads a spreadsheet and nothing else
        from partnerdesk.exchange.survey.child import main as read_spreadsheet

        return read_spreadsheet()
    if given == [SELFTEST]:
        from partnerdesk.selftest import selftest

        return selftest()
    if given == [LICENCES]:
        from partnerdesk.services.parts import licence_texts

        sys.stdout.buffer.write(licence_texts().encode() + b"\n")
        return 0
    from partnerdesk.cli.commands import run

    return run(given)


if __name__ == "__main__":
    sys.exit(main())
