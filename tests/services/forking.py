"""The side of a storm of kills that is killed: forks a child for each line on its input, and says how each ended.

Loads nothing, so that a child finds only what its own module has loaded before.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path


def fork_for_each_line(work: Callable[[Path, Path], object]) -> None:
    """Have a child work in the folder and on the file that the command line names; say its number first."""
    folder, path = Path(sys.argv[1]), Path(sys.argv[2])
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                work(folder, path)
            finally:
                os._exit(1)
        os.write(1, f"child {child}\n".encode())
        _, status = os.waitpid(child, 0)
        os.write(1, f"ended {os.waitstatus_to_exitcode(status)}\n".encode())
