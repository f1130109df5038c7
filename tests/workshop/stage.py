"""A real X server with nothing on it but PartnerDesk."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.workshop.hands import Hands
from tests.workshop.screen import SCREEN

NEEDED = ("Xvfb", "xdotool")


def what_is_missing() -> str:
    """Return which program is not installed here, or nothing."""
    return ", ".join(name for name in NEEDED if shutil.which(name) is None)


@contextmanager
def display() -> Iterator[str]:
    """Run an X server, and give the name of its display."""
    reads, writes = os.pipe()
    size = f"{SCREEN[0]}x{SCREEN[1]}x24"
    command = ["Xvfb", "-displayfd", str(writes), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=[writes], stderr=subprocess.DEVNULL)
    os.close(writes)
    try:
        with os.fdopen(reads) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait(20)


@contextmanager
def program(name: str, home: Path, pictures: Path) -> Iterator[Hands]:
    """Start the program over one person's home on a display; give hands at it."""
    told = {**os.environ, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb", "HOME": str(home)}
    for folder in ("CONFIG", "DATA", "CACHE", "STATE"):
        told[f"XDG_{folder}_HOME"] = str(home / folder.lower())
    with tempfile.TemporaryDirectory(prefix="partnerdesk-") as short:  # the name of a socket must not be long
        place = Path(short, "eyes")
        running = subprocess.Popen([sys.executable, "-m", "tests.workshop.program", str(place)], env=told)
        try:
            with socket.socket(socket.AF_UNIX) as eyes:
                _connect(eyes, place)
                yield from _watched(Hands(name, eyes, pictures), running)
        finally:
            if running.poll() is None:
                running.kill()
                running.wait(20)


def _watched(hands: Hands, running: "subprocess.Popen[bytes]") -> Iterator[Hands]:
    """Give hands once the window is there; in the end quit the program, and see that it ends."""
    hands.wait(lambda screen: bool(screen.title), "the window", 60)
    hands.spread()
    yield hands
    hands.leave()
    try:
        running.wait(60)
    except subprocess.TimeoutExpired:
        hands.shot("STILL-THERE")
        raise


def _connect(eyes: socket.socket, place: Path) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            eyes.connect(str(place))
        except (FileNotFoundError, ConnectionRefusedError):
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return
