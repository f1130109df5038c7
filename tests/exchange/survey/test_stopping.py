"""Reading a spreadsheet that is no longer wanted ends the process that reads it."""

import sys
from pathlib import Path

import pytest

from partnerdesk.exchange.survey import spreadsheets
from partnerdesk.exchange.survey.limits import LIMITS, Watch
from partnerdesk.exchange.survey.refusals import ReadingStopped
from tests.exchange.survey.exports import xlsx


def _children() -> set[str]:
    """Give the processes that this one has started and that are still there."""
    return {each for task in Path("/proc/self/task").iterdir() for each in (task / "children").read_text().split()}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="it looks for processes in Linux's /proc")
def test_reading_can_be_stopped_and_leaves_no_process(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", {"Answers": [["Name", "Age"], *(["Ada", str(age)] for age in range(2_000))]})
    before, during = _children(), set[str]()

    def cancelled() -> bool:
        stop = bool(during)
        during.update(_children() - before)
        return stop

    with pytest.raises(ReadingStopped):
        spreadsheets.overview(path, LIMITS, Watch(cancelled=cancelled))
    assert len(during) == 1
    assert _children() & during == set()
