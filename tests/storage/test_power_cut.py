"""The power goes after any storage call: what was acknowledged is there at the next start, and documents are whole."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from partnerdesk.domain.partnership import Partnership
from partnerdesk.storage.claiming import left_over
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.header import writing_of
from tests.figures import Figures
from tests.storage.fault_scenes import CASE, Place, states_of, without_times
from tests.storage.power_cut import HOWS, Call, Disk, calls_in
from tests.storage.power_record import ACK, PLAYS
from tests.storage.shim import built, run_under, why_not

WHAT = "power-loss states of workspace and publish"
# Disk states of each kind of play: so many random ones after each call, and at least so many in all.
STATES = {
    "workspace": (11, 10_000),
    "publish": (22, 3_000),
    "large publish": (22, 3_000),
    "publish in place": (22, 3_000),
    "create": (8, 2_000),
    "close": (12, 900),
}
MODELS = ("strict", "ext4")

pytestmark = [pytest.mark.soak, pytest.mark.timeout(900)]


@dataclass
class Cuts:
    """One recorded play, and what is found after every cut of it."""

    play: str
    place: Place
    states: list[Partnership]
    old: bytes | None
    new: set[bytes]
    looked_at: int = 0
    bad: list[tuple[int, str, str]] = field(default_factory=list)
    done: int = 0
    written: bool = False
    mark: str = ""
    known: dict[tuple[object, ...], str] = field(default_factory=dict)

    def look(self, index: int, how: str, disk: Disk) -> None:
        """Look at one state of the disk after call ``index``."""
        held = {name: content for name, content in disk.after_a_cut(how).items() if not name.endswith(ACK)}
        key = (self.done, self.written, *sorted(held.items()))
        if key not in self.known:
            self.known[key] = self._verdict(held)
        self.looked_at += 1
        if self.known[key]:
            self.bad.append((index, how, self.known[key]))

    def _verdict(self, held: dict[str, bytes]) -> str:
        document = held.get(str(self.place.case))
        if document is None and (self.play != "create" or self.written):
            return "the document is gone"
        is_half = self.play == "publish in place" and document is not None and writing_of(document) is not None
        if document is not None and document not in {self.old, *self.new} and not is_half:
            return "the document is neither the old nor a new one"
        found = self._recovered(held)
        if is_half and (found is None or self.mark != (writing_of(document or b"") or ("",))[0]):
            return "nobody will finish the document"
        if found is None:
            return "" if self._document_suffices(document) else "what was done is lost"
        wanted = self.states[self.done : self.done + 2]
        return "" if without_times(found) in wanted else "another state is there than was acknowledged"

    def _document_suffices(self, document: bytes | None) -> bool:
        """Where no workspace is left, the document holds everything: nothing was done yet, or it was written."""
        if self.play in {"publish", "large publish", "publish in place", "close"}:
            return self.play == "close" and document in self.new
        return self.done == 0

    def _recovered(self, held: dict[str, bytes]) -> Partnership | None:
        """Return what the next start finds in the workspace; None where there is none, or none that is whole."""
        workspaces = self.place.home / "workspaces"
        shutil.rmtree(workspaces, ignore_errors=True)
        folders = set()
        for name, content in held.items():
            path = Path(name)
            if workspaces in path.parents and ".gone-" not in name:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
                folders.add(path.parent)
        for folder in folders:
            with suppress(FileRefused):
                workspace = left_over(folder, CASE)
                if workspace is not None:
                    workspace.leave()
                    self.mark = workspace.base.mark
                    return workspace.partnership
        return None


def _cut(figures: Figures, folder: Path, play: str, model: str, without: str = "none") -> Cuts:
    """Record a play and look at every cut of it."""
    if why := why_not():
        figures.cannot(WHAT, why)
    place = Place(folder / "play")
    place.case.parent.mkdir(parents=True)
    PLAYS[play].prepare(place)
    shutil.copytree(place.folder, folder / "again")
    start = {str(path): path.read_bytes() for path in place.folder.rglob("*") if path.is_file()}
    run_under(built(folder), "tests.storage.power_record", play, str(place.folder), str(folder / "log"), without)
    calls = list(calls_in((folder / "log").read_bytes()))
    shutil.rmtree(place.folder)
    (folder / "again").rename(place.folder)
    states = list(states_of(PLAYS[play], place))
    old = start.get(str(place.case))
    new = _put_in_place(Disk(start, strict=True, seed=0), calls, str(place.case))
    cuts = Cuts(play, place, states, old, new)
    disk = Disk(start, strict=model == "strict", seed=len(play))
    for index, call in enumerate(calls):
        if call.path.endswith(ACK):
            if call.letter == "W":
                word, _, number = call.data.decode().partition(" ")
                cuts.done = int(number) if word == "done" else cuts.done
                cuts.written = cuts.written or word == "written"
                cuts.look(index, "nothing", disk)
            continue
        disk.do(call)
        for how in (*HOWS, *("some",) * STATES[play][0]):
            cuts.look(index, how, disk)
    return cuts


def _put_in_place(disk: Disk, calls: list[Call], document: str) -> set[bytes]:
    """Return the bytes of every document that was put in place, whole."""
    found = set()
    for call in calls:
        disk.do(call)
        is_over = call.letter == "S" and call.path == document and writing_of(disk.after_a_cut("all")[document]) is None
        if is_over or (call.letter in "RL" and call.other == document):
            found.add(disk.after_a_cut("all")[document])
    return found


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("play", STATES)
def test_nothing_acknowledged_is_lost(quick_path: Path, figures: Figures, play: str, model: str) -> None:
    cuts = _cut(figures, quick_path, play, model)
    assert cuts.done == (len(cuts.states) - 1)
    assert cuts.written == (play != "workspace")
    figures.reached(WHAT, cuts.looked_at, STATES[play][1], cuts.bad)


def test_the_states_together_are_as_many_as_promised() -> None:
    assert len(MODELS) * sum(least for _, least in STATES.values()) >= 30_000


@pytest.mark.parametrize(
    ("play", "without"),
    [
        ("workspace", "synchronous=NORMAL"),
        ("workspace", "journal_mode=DELETE, synchronous=FULL"),
        ("publish", "no flush before the document is replaced"),
        ("publish in place", "no flush while the document is written over"),
        ("publish in place", "no flush of the mark before the document is written over"),
    ],
)
def test_a_program_that_takes_less_care_is_found_out(
    quick_path: Path, figures: Figures, play: str, without: str
) -> None:
    cuts = _cut(figures, quick_path, play, "strict", without)
    figures.reached(f"control: {without}, states that lose or spoil", len(cuts.bad), 1)
