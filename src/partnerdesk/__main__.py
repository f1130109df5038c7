"""Starts the program. Knows nothing but the command line, so that `--version` loads nothing else."""

import sys

SELFTEST, LICENCES = "--selftest", "--licences"
SPREADSHEET_CHILD = "--read-spreadsheet"


def main(arguments: list[str] | None = None) -> int:
    """Run the command line (or the window, without a command) and give the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if not given:  # the usual start, which need not wait for the parser of commands
        from partnerdesk.app import main_window

        return main_window(None)
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
    from partnerdesk.cli import run

    return run(given)


if __name__ == "__main__":
    sys.exit(main())
