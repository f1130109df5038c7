"""The action table: every menu entry, declared once with its words, its keys and what it asks of the window.

The menu bar is made of this table. It must not know what a page holds.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.speech import said
from partnerdesk.ui.views.theme import Appearance


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One entry: ``asks`` is the slot of the window, or of its files, that does it.

    ``needs_file`` greys it out on the start page.
    Entries of the same ``choice`` exclude each other, and show which one holds. A new ``group`` starts with a line.
    Entries of the same ``under`` stand in a menu of their own, which it names.
    """

    id: str
    text: str
    asks: str
    keys: tuple[str, ...] = ()
    needs_file: bool = True
    group: int = 0
    choice: str = ""
    value: object = None
    under: str = ""


MENUS: tuple[tuple[str, tuple[ActionSpec, ...]], ...] = (
    (
        N_("&File"),
        (
            ActionSpec("new", N_("&New…"), "files.ask_new", ("Ctrl+N",), needs_file=False),
            ActionSpec("open", N_("&Open…"), "files.ask_open", ("Ctrl+O",), needs_file=False),
            ActionSpec("example", N_("Look at an e&xample"), "files.open_example", needs_file=False),
            ActionSpec("save", N_("&Save"), "say_saved", ("Ctrl+S",), group=1),
            ActionSpec("copy", N_("Save a &copy…"), "files.ask_copy", ("Ctrl+Shift+S",), group=1),
            ActionSpec("earlier", N_("Earlier &versions…"), "files.care.show_earlier", group=1),
            ActionSpec("compare", N_("Compare and &bring together…"), "files.records.ask_compare", group=1),
            ActionSpec("history", N_("H&istory of this file…"), "files.records.show_history", group=1),
            ActionSpec("print", N_("&Print brief…"), "show_brief", ("Ctrl+P",), group=2),
            ActionSpec("export", N_("&Export…"), "files.words.ask_export", group=2),
            ActionSpec("survey", N_("Import a surve&y…"), "files.surveys.ask", ("Ctrl+I",), group=2),
            ActionSpec("codebook", N_("Import &themes…"), "files.words.ask_codebook", group=2),
            ActionSpec("partner", N_("Import facts &about a partner…"), "files.words.ask_partner", group=2),
            ActionSpec("protect", N_("P&rotect with a password…"), "files.care.protect", group=3),
            ActionSpec("unprotect", N_("Re&move the password…"), "files.care.unprotect", group=3),
            ActionSpec("people", N_("&What people said: see or erase…"), "files.records.show_people", group=3),
            ActionSpec("close_file", N_("Close &file"), "close_file", ("Ctrl+W",), group=4),
            ActionSpec("quit", N_("&Quit"), "close", ("Ctrl+Q",), needs_file=False, group=4),
        ),
    ),
    (
        N_("&Edit"),
        (
            ActionSpec("undo", N_("&Undo"), "undo", ("Ctrl+Z",)),
            ActionSpec("redo", N_("&Redo"), "redo", ("Ctrl+Shift+Z", "Ctrl+Y")),
            ActionSpec("find", N_("&Find anything…"), "guidance.find", ("Ctrl+K", "Ctrl+F"), needs_file=False, group=1),
        ),
    ),
    (
        N_("&View"),
        (
            ActionSpec("larger", N_("&Larger text"), "looks.larger", ("Ctrl++", "Ctrl+="), needs_file=False),
            ActionSpec("smaller", N_("&Smaller text"), "looks.smaller", ("Ctrl+-",), needs_file=False),
            ActionSpec("normal", N_("&Normal text"), "looks.normal", ("Ctrl+Alt+0",), needs_file=False),
            *(
                ActionSpec(each, text, "wear", needs_file=False, group=1, choice="appearance", value=each)
                for each, text in (
                    (Appearance.SYSTEM, N_("&As the system")),
                    (Appearance.LIGHT, N_("L&ight")),
                    (Appearance.DARK, N_("&Dark")),
                    (Appearance.CONTRAST, N_("&High contrast")),
                )
            ),
            *(
                ActionSpec(
                    f"language_{value}",
                    text,
                    "looks.speak",
                    needs_file=False,
                    group=2,
                    choice="language",
                    value=value,
                    under=N_("Lan&guage"),
                )
                for value, text in (("system", N_("&As the system says")), ("en", "&English"), ("cy", "&Cymraeg"))
            ),
            ActionSpec("evidence", N_("&Evidence panel"), "toggle_evidence", ("Ctrl+E",), group=3),
            ActionSpec("next_pane", N_("Next &pane"), "next_pane", ("F6",), group=3),
            ActionSpec("room", N_("&Room view"), "meeting.show_room", ("F5",), group=4),
            ActionSpec("break", N_("&Break in the room"), "meeting.take_break", ("Shift+F5",), group=4),
            ActionSpec("black", N_("Bl&ack or show again"), "meeting.blacken_room", ("Ctrl+B",), group=4),
        ),
    ),
    (
        N_("&Workshop"),
        (
            ActionSpec("back", N_("&Back"), "go_back", ("Alt+Left",)),
            ActionSpec("on", N_("&Continue"), "go_on", ("Alt+Right",)),
            ActionSpec("open_points", N_("What is still &open…"), "guidance.show_open_points", ("Ctrl+L",), group=1),
            ActionSpec("parked", N_("&Park a point…"), "meeting.show_parked", ("Ctrl+J",), group=1),
            ActionSpec("clock", N_("S&tart or stop the clock"), "meeting.turn_clock", ("Ctrl+T",), group=2),
            ActionSpec("more_time", N_("Take 5 &more minutes"), "meeting.take_more", ("Ctrl+M",), group=2),
            ActionSpec("move_on", N_("Mo&ve on to the next step"), "meeting.move_on", ("Ctrl+Shift+Right",), group=2),
            ActionSpec("agenda", N_("&Agenda: planned and real…"), "meeting.show_agenda", ("Ctrl+G",), group=2),
            ActionSpec("full", N_("&Full route"), "take_route", group=3, choice="route", value="full"),
            ActionSpec("short", N_("&Short route"), "take_route", group=3, choice="route", value="short"),
            ActionSpec("unlock", N_("&Unlock the record"), "unlock", group=4),
        ),
    ),
    (
        N_("&Help"),
        (
            ActionSpec("help", N_("Help for this &page"), "guidance.show_help", ("F1",), needs_file=False),
            ActionSpec("guide", N_("The g&uide"), "guidance.show_guide", ("Shift+F1",), needs_file=False),
            ActionSpec("glossary", N_("&Glossary"), "guidance.show_glossary", needs_file=False),
            ActionSpec("keys", N_("&Keys"), "guidance.show_keys", needs_file=False),
            ActionSpec("about", N_("&About PartnerDesk"), "guidance.show_about", needs_file=False, group=1),
        ),
    ),
)


class Actions:
    """The QActions of one window, by id, and its menus."""

    def __init__(self, window: QMainWindow, language: str = "system") -> None:
        self.window = window
        self.by_id: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._within: dict[str, QMenu] = {}
        for title, specs in MENUS:
            menu = window.menuBar().addMenu(said(title))
            self.menus[title.replace("&", "").lower()] = menu
            before = 0
            for spec in specs:
                if spec.group != before:
                    menu.addSeparator()
                before = spec.group
                (self._under(menu, spec.under) if spec.under else menu).addAction(self._make(spec))
        self.choose("language", language)

    def _under(self, menu: QMenu, title: str) -> QMenu:
        """Return the menu within a menu that has this title; made where it is not there yet."""
        made = self._within.get(title) or menu.addMenu(said(title))
        self._within[title] = made
        return made

    def _make(self, spec: ActionSpec) -> QAction:
        action = QAction(self.window)
        action.setText(said(spec.text))  # given above, PySide would make the enums of icons to see that it is none
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        ask = attrgetter(spec.asks)(self.window)
        if spec.choice:
            action.setCheckable(True)
            group = self._groups.setdefault(spec.choice, QActionGroup(self.window))
            group.addAction(action)
            action.triggered.connect(lambda _checked=False, value=spec.value: ask(value))
        else:
            action.triggered.connect(lambda _checked=False: ask())
        self.by_id[spec.id] = action
        return action

    def follow_password(self, is_protected: Callable[[], bool]) -> None:
        """Call the entry that sets a password by what it does whenever the menu is opened."""
        entry, change = self.by_id["protect"], N_("Change the passwo&rd…")
        setting = entry.text()
        self.menus["file"].aboutToShow.connect(lambda: entry.setText(said(change) if is_protected() else setting))

    def offer_recent(self, recent: Callable[[], Iterable[str]], open_path: Callable[[str], object]) -> None:
        """Offer the files that were open last in a menu of their own, as they are when the menu is opened."""
        menu = QMenu(said(N_("Files &used last")), self.window)
        self.menus["file"].insertMenu(self.by_id["example"], menu)
        self.menus["file"].aboutToShow.connect(lambda: _fill(menu, recent(), open_path))

    def enable(self, *, has_file: bool) -> None:
        """Grey out what needs an open file where there is none."""
        for spec in every_spec():
            self.by_id[spec.id].setEnabled(has_file or not spec.needs_file)

    def choose(self, choice: str, value: object) -> None:
        """Show which of the entries that exclude each other holds."""
        for spec in every_spec():
            if spec.choice == choice:
                self.by_id[spec.id].setChecked(spec.value == value)


def _fill(menu: QMenu, paths: Iterable[str], open_path: Callable[[str], object]) -> None:
    """Fill a menu with files, each by its name and the folder that it is in."""
    menu.clear()
    for path in map(Path, paths):
        entry = menu.addAction(f"{path.stem} ({path.parent.name})".replace("&", "&&"))
        entry.triggered.connect(lambda _checked=False, path=path: open_path(str(path)))
    menu.setEnabled(not menu.isEmpty())


def every_spec() -> Iterator[ActionSpec]:
    """Yield all entries of all menus."""
    for _title, specs in MENUS:
        yield from specs
