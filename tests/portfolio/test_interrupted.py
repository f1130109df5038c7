"""Ctrl+C ends a run where it is told: a process that reads files never hears of it, not even while it starts."""

import signal
import subprocess
import sys

import pytest

from partnerdesk.portfolio.many import _keys_held

ASK = "import signal; print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ()))"


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
def test_a_process_that_is_started_holds_it_back_and_this_one_does_not() -> None:
    with _keys_held():
        started = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=True)
    assert started.stdout == "True\n"
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
