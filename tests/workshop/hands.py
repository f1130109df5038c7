"""A person at a real screen: mouse and keyboard through the X server, and what can be read on the screen.

Every third thing is looked for with Tab, the others are clicked; what stands below the edge is scrolled to with the
wheel. Nothing here touches the program in another way.
"""

import os
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from PIL import ImageGrab

from tests.workshop.screen import SCREEN, Control, Screen, Stuck, read

PATIENCE = 45.0
TABS = 3
PAUSE = 0.04


class Hands:
    """Mouse and keyboard at one display."""

    def __init__(self, display: str, eyes: socket.socket, pictures: Path) -> None:
        self._line = eyes.makefile("rw")
        self._display = display
        self._pictures = pictures
        self._turn = 0
        self.clicks = self.keys = self.texts = self.shots = 0
        self.waited: list[str] = []

    @property
    def mouse_share(self) -> float:
        """How much of all was clicked; a text counts once, and so do keys that are pressed for one purpose."""
        return self.clicks / max(self.clicks + self.keys + self.texts, 1)

    # --- seeing --------------------------------------------------------------------------------------------------

    def look(self) -> Screen:
        """Look at the screen."""
        self._line.write("?\n")
        self._line.flush()
        return read(self._line.readline())

    def shot(self, name: str) -> None:
        """Take a picture of the whole screen."""
        self.settle(0.25)
        self.shots += 1
        picture = ImageGrab.grab(xdisplay=self._display)
        picture.save(self._pictures / f"{self.shots:03}-{name}.png")

    def settle(self, pause: float = PAUSE) -> None:
        """Let the program do what it has to do."""
        time.sleep(pause)
        self.look()
        self.look()

    def find(self, name: str, inside: str = "", kind: str = "") -> Control:
        """Wait until something with this name stands there."""
        until = time.monotonic() + PATIENCE
        while True:
            screen = self.look()
            found = [
                each
                for each in screen.controls
                if each.name == name
                and each.kind != "words"
                and (not kind or each.kind == kind)
                and (not inside or inside in each.around)
            ]
            if found:
                return min(found, key=lambda each: not each.is_seen)
            if time.monotonic() > until:
                names = " | ".join(each.name for each in screen.controls if each.kind != "words" and each.name)
                self.shot("STUCK")
                raise Stuck(f"‘{name}’ is not on ‘{screen.page}’ {screen.modal}; there are: {names}\n{screen.words}")
            time.sleep(0.1)

    def at(self, page: str) -> None:
        """Wait until this page is shown."""
        self.wait(lambda screen: screen.page == page, f"the page ‘{page}’")

    def wait(self, seen: Callable[[Screen], object], what: str, patience: float = PATIENCE) -> Screen:
        """Wait until something is seen."""
        until = time.monotonic() + patience
        while True:
            screen = self.look()
            if seen(screen):
                return screen
            if time.monotonic() > until:
                self.shot("STUCK")
                raise Stuck(f"{what} does not come; ‘{screen.page}’ says: {screen.words}")
            time.sleep(0.08)

    def reads(self, words: str) -> None:
        """Wait until these words stand on the screen."""
        self.wait(lambda screen: words in screen.words, f"‘{words}’")

    # --- the mouse and the keyboard ------------------------------------------------------------------------------

    def _do(self, *what: str) -> None:
        told = {**os.environ, "DISPLAY": self._display}
        subprocess.run(["xdotool", *what], check=True, env=told, timeout=60)

    def key(self, *names: str) -> None:
        """Press keys, one after the other."""
        self.keys += 1
        for name in names:
            self._strike(name)

    def _strike(self, name: str) -> None:
        self._do("key", name)
        self.settle()

    def write(self, text: str) -> None:
        """Type words."""
        self.texts += 1
        self._do("type", "--delay", "6", "--", text)
        self.settle()

    def _into_sight(self, name: str, inside: str, kind: str = "") -> Control:
        for _ in range(60):
            found = self._at_rest(name, inside, kind)
            if found.is_seen:
                return found
            below = found.place[1] + found.place[3] // 2 > SCREEN[1] // 2
            middle = SCREEN[0] // 2 - 60
            self._do("mousemove", str(middle), "400", "click", "5" if below else "4")
            self.settle()
        raise Stuck(f"the wheel does not bring ‘{name}’ into sight: {found}")

    def _at_rest(self, name: str, inside: str, kind: str) -> Control:
        """Find something, once the page moves no more."""
        before = self.find(name, inside, kind)
        for _ in range(40):
            time.sleep(0.03)
            found = self.find(name, inside, kind)
            if found.place == before.place:
                return found
            before = found
        raise Stuck(f"the page does not come to rest: ‘{name}’ moves")

    def click(self, name: str, inside: str = "") -> None:
        """Click on something."""
        self._press_at(self._into_sight(name, inside))

    def _press_at(self, found: Control, across: float = 0.5) -> None:
        left, top, width, height = found.sight
        x, y = left + max(int(width * across), 3), top + height // 2
        self.clicks += 1
        self._do("mousemove", str(x), str(y), "click", "1")
        self.settle()

    def go(self, name: str, inside: str = "", kind: str = "") -> bool:
        """Give something the keyboard: with Tab every third time, else by a click; return whether it was a click."""
        found = self.find(name, inside, kind)
        if found.held:
            return False
        self._turn += 1
        if self._turn % 3 == 0:
            self.keys += 1
            for _ in range(TABS):
                self._strike("Tab")
                if self.find(name, inside, kind).held:
                    return False
        found = self._into_sight(name, inside, kind)
        self._press_at(found, 0.3)
        return True

    # --- what people do ------------------------------------------------------------------------------------------

    def press(self, name: str, inside: str = "") -> None:
        """Press a button."""
        self.wait(
            lambda screen: any(
                each.name == name and each.enabled and each.kind == "button" for each in screen.controls
            ),
            f"the button ‘{name}’",
        )
        if not self.go(name, inside, "button"):
            self.key("Return")

    def fill(self, name: str, text: str, inside: str = "") -> None:
        """Write ``text`` in place of what stands in a field."""
        self.go(name, inside, "text")
        self.key("ctrl+a")
        self.write(text)
        for _ in range(30):
            written = self.find(name, inside, "text").text
            if written == text:
                return
            time.sleep(0.1)
        self.shot("STUCK")
        raise Stuck(f"‘{name}’ holds ‘{written}’ in place of ‘{text}’")

    def choose(self, group: str, answer: str) -> None:
        """Click on one of several answers."""
        if not self._into_sight(answer, group).checked:
            self.click(answer, group)
        self._see(answer, group, on=True)

    def tick(self, name: str, *, on: bool = True) -> None:
        """Tick a box, or take the tick away."""
        if self.find(name).checked is on:
            return
        if not self.go(name):
            self.key("space")
        self._see(name, "", on=on)

    def _see(self, name: str, inside: str, *, on: bool) -> None:
        """See that something is chosen or ticked now."""
        for _ in range(10):
            if self.find(name, inside).checked is on:
                return
            time.sleep(0.1)
        self.shot("STUCK")
        raise Stuck(f"‘{name}’ in ‘{inside}’ stays as it was")

    def select(self, name: str, answer: str, inside: str = "") -> None:
        """Take an answer from a list that drops down."""
        found = self.find(name, inside, "list")
        if answer not in found.answers:
            raise Stuck(f"‘{name}’ does not offer ‘{answer}’, but: {' | '.join(found.answers)}")
        if not self.go(name, inside, "list"):
            self.key("space")
        self.key("Home", *["Down"] * found.answers.index(answer), "Return")
        chosen = self.find(name, inside, "list").text
        if chosen != answer:
            self.shot("STUCK")
            raise Stuck(f"‘{name}’ shows ‘{chosen}’ in place of ‘{answer}’")

    def unfold(self, name: str) -> None:
        """Open a heading."""
        if not self.find(name).checked:
            self.click(name)

    def go_on(self, page: str) -> None:
        """Take a picture, press Continue (by its keys or with the mouse), and be on that page."""
        self.shot(self.look().page)
        self._turn += 1
        if self._turn % 2:
            self.key("alt+Right")
        else:
            self.click("Continue")
        self.at(page)

    def name_file(self, ask: str, path: Path) -> None:
        """Press a button that asks for the place of a file, and type it."""
        self.press(ask)
        self.wait(lambda screen: screen.modal, "the window that asks for the file")
        self.settle(0.2)
        self.key("ctrl+a")
        self.write(str(path))
        self.shot("where")
        self.key("Return")
        self.wait(lambda screen: not screen.modal, "the end of asking for a file")
        self.focus()

    def focus(self) -> None:
        """Give the window the keyboard, as a window manager does."""
        self._do("search", "--onlyvisible", "--name", "PartnerDesk", "windowfocus")
        time.sleep(PAUSE)

    # --- several of a kind ---------------------------------------------------------------------------------------

    def starting(self, beginning: str) -> list[Control]:
        """Wait until there is something whose name begins so."""
        screen = self.wait(
            lambda seen: any(each.name.startswith(beginning) for each in seen.controls), f"‘{beginning}…’"
        )
        return [each for each in screen.controls if each.name.startswith(beginning) and each.kind != "words"]

    def click_starting(self, beginning: str) -> None:
        """Click on what begins so."""
        self.click(self.starting(beginning)[0].name)

    def click_one_of(self, *names: str) -> None:
        """Click on the one of these that stands there."""
        screen = self.look()
        self.click(next(each.name for each in screen.controls if each.name in names and each.kind == "button"))

    def pick(self, group: str, place: int) -> None:
        """Click on one of the answers of a group whose name begins so, by its place from top to bottom."""
        found = [
            (each, around)
            for each in self.look().controls
            for around in each.around
            if around.startswith(group) and each.kind == "button"
        ]
        answer, around = sorted(found, key=lambda pair: (pair[0].place[1], pair[0].place[0]))[place]
        self.click(answer.name, around)

    def boxes(self) -> list[Control]:
        """The boxes on the page."""
        return [each for each in self.look().controls if each.kind == "box"]

    def fill_nth(self, name: str, place: int, text: str) -> None:
        """Write into one of several fields of the same name: Tab leads from the first to the others."""
        if place == 0:
            self.fill(name, text)
            return
        for _ in range(40):
            self.key("Tab")
            held = next((each for each in self.look().controls if each.held), None)
            if held is not None and held.name == name and not held.text:
                self.write(text)
                return
        self.shot("STUCK")
        raise Stuck(f"Tab does not lead to field {place} of ‘{name}’")

    def keys_of(self, keys: str) -> None:
        """Press one key for each letter; a space is Enter."""
        self.settle()
        names = ["Return" if letter == " " else letter for letter in keys]
        self.keys += max(keys.count(" "), 1)
        self._do("key", "--delay", "60", *names)
        self.settle(0.1)

    # --- the window ----------------------------------------------------------------------------------------------

    def spread(self) -> None:
        """Let the window fill the screen."""
        self.settle(0.5)
        window = ["search", "--onlyvisible", "--name", "PartnerDesk"]
        self._do(*window, "windowmove", "0", "0", "windowsize", str(SCREEN[0]), str(SCREEN[1]), "windowfocus")
        self.settle(0.5)

    def leave(self) -> None:
        """Quit the program."""
        self.focus()
        self._do("key", "ctrl+q")
