"""What a screen reader is told where no page is shown as the example has it: dialogs, rounds, readers, messages, room.

The same states are gone through of which `python -m tests.shots FOLDER --dialogs` and `--messages` draw pictures.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtWidgets import QDialog, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.book import pages_for
from tests import dialog_shots, message_shots
from tests.ui.laid_out import settle
from tests.ui.told import controls_of, tab_goes_back, told_badly

CANCEL_COMES_LAST = ("Button 'Continue' -> Button 'Cancel'", "Button 'Import' -> Button 'Cancel'")
"""In the import of a survey it stands at the left: two Tabs and Enter met it once, and all that was said was gone."""


@dataclass(frozen=True)
class Listening(dialog_shots.Shooting):
    """Goes where pictures are drawn, and listens instead."""

    bad: dict[str, list[str]] = field(default_factory=dict)
    heard: list[int] = field(default_factory=list)

    @override
    def grab(self, widget: QWidget, name: str) -> int:
        dialog_shots.settle()
        self.heard.append(len(controls_of(widget)))
        found = told_badly(widget)
        if isinstance(widget, QDialog):
            found += [each for each in tab_goes_back(widget) if each not in CANCEL_COMES_LAST]
        if found:
            self.bad[name] = found
        return 1


@pytest.mark.slow
@pytest.mark.parametrize("part", dialog_shots.PARTS, ids=lambda part: part.__name__.strip("_"))
def test_every_dialog_and_state_is_told(
    window: MainWindow, tmp_path: Path, part: Callable[[dialog_shots.Shooting, Path], int]
) -> None:
    listening = Listening(window, tmp_path)
    assert part(listening, tmp_path) == len(listening.heard)
    assert sum(listening.heard) > 20, "the walk must reach the controls"
    assert listening.bad == {}


@dataclass
class ListeningRoom(message_shots.Room):
    """The same for what is said about files."""

    bad: dict[str, list[str]] = field(default_factory=dict)

    @override
    def keep(self, name: str, shown: QWidget | None = None) -> None:
        message_shots.settle()
        self.made += 1
        found = told_badly(shown or self.window)
        if shown is not None:
            found += tab_goes_back(shown)
        if found:
            self.bad[name] = found


@pytest.mark.slow
@pytest.mark.parametrize("scene", message_shots.SCENES, ids=lambda scene: scene.__name__)
def test_every_message_about_a_file_is_told(
    themed: None, tmp_path: Path, scene: Callable[[message_shots.Room], None]
) -> None:
    with patch("getpass.getuser", lambda: "Kate"):
        room = ListeningRoom(tmp_path, tmp_path, (1280, 800))
        scene(room)
        room.close()
    assert room.made > 0
    assert room.bad == {}


def test_the_start_page_is_told(window: MainWindow) -> None:
    assert len(controls_of(window)) > 2
    assert told_badly(window) == []


def test_the_room_is_told(example: MainWindow) -> None:
    example.meeting.show_room()
    workshop, room = example.workshop, example.meeting.room
    assert workshop is not None
    assert room is not None
    bad = {}
    for page in pages_for(workshop.desk.partnership):
        workshop.show_page(page.id)
        settle()
        if found := told_badly(room):
            bad[page.id] = found
    assert bad == {}
