"""The program needs no network and asks for none: every job runs where every socket fails."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path
from typing import Any, NoReturn

import pytest

from partnerdesk.cli import commands
from tests.figures import Figures

ROOT = Path(__file__).parents[2] / "src"
SENDERS = ("urllib.request", "http.client", "ftplib", "smtplib", "requests", "QtNetwork", "QtWebEngine", "QtWebSockets")

JOBS = (
    ("sample", "-o", "a.partnership"),
    ("export", "a.partnership", "-o", "a.json"),
    ("import", "a.json", "-o", "b.partnership"),
    ("check", "a.partnership", "--json"),
    ("brief", "a.partnership", "-o", "a.pdf"),
    ("verify", "a.partnership"),
    ("purge", "a.partnership", "--input", "BI-001"),
    ("merge", "b.partnership", "b.partnership", "-o", "c.partnership"),
    ("recover", "b.partnership", "-o", "d.partnership"),
)


class Asked(Exception):
    """Something asked for the network."""


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let every socket fail, and keep a list of who asked for one."""
    asked: list[str] = []

    def refuse(*arguments: Any, **_: Any) -> NoReturn:
        asked.append(repr(arguments))
        raise Asked(repr(arguments))

    class NoSocket(socket.socket):
        def __new__(cls, *arguments: Any, **named: Any) -> NoReturn:
            refuse(*arguments, **named)

    monkeypatch.setattr(socket, "socket", NoSocket)
    for name in ("create_connection", "create_server", "getaddrinfo", "gethostbyname", "socketpair", "fromfd"):
        monkeypatch.setattr(socket, name, refuse)
    return asked


def test_the_net_is_really_cut(no_network: list[str]) -> None:
    with pytest.raises(Asked):
        socket.create_connection(("localhost", 9))
    with pytest.raises(Asked):
        socket.socket()
    assert len(no_network) == 2


def test_every_job_runs_where_every_socket_fails(
    no_network: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, figures: Figures
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    bad = [job[0] for job in JOBS if commands.run([*job, "-q"]) != 0]
    figures.reached("jobs where every socket fails", len(JOBS), 9, bad + no_network)


def test_nothing_that_sends_is_loaded_by_the_window(tmp_path: Path) -> None:
    """The window on the example, in a process of its own: none of the modules that talk to others is there."""
    program = (
        "import sys, pathlib\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from PySide6.QtCore import QSettings\n"
        "from partnerdesk.app import Shelf\n"
        "from partnerdesk.ui.main_window import MainWindow\n"
        "from partnerdesk.ui.viewmodels.preferences import Preferences\n"
        "app = QApplication([])\n"
        f"room = pathlib.Path({str(tmp_path)!r})\n"
        "window = MainWindow(Shelf(room), Preferences(QSettings(str(room / 's.ini'), QSettings.Format.IniFormat)))\n"
        "window.show(); window.open_example(); window.show_brief(); app.processEvents()\n"
        f"print([name for name in sys.modules if any(each in name for each in {SENDERS!r})])\n"
        "window.close()\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip().splitlines()[-1] == "[]"


def test_no_module_of_ours_names_one_that_sends() -> None:
    found = [
        f"{path.name}: {name}"
        for path in ROOT.rglob("*.py")
        for name in SENDERS
        if f"import {name}" in path.read_text("utf-8") or f"from {name}" in path.read_text("utf-8")
    ]
    assert found == []
