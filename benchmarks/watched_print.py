"""Runs a command of PartnerDesk in a process of its own and says how much memory it needed at the most.

The arguments are PartnerDesk's own. Standard output gets the most memory that the process held, in bytes.
"""

import sys
from pathlib import Path


def most_memory() -> int:
    """Return the most bytes that the process has held since it began; 0 where the system does not say it."""
    # Not from getrusage: that would count the process that started this one.
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")), 0)


def main(arguments: list[str]) -> int:
    """Run the command and say what it needed."""
    from partnerdesk.__main__ import main as partnerdesk

    code = partnerdesk(arguments)
    print(most_memory())
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
