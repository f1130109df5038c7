"""The start page of one window: makes it, fills in the titles of the last files, and says what a crash left.

It must not know any page of the workshop.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from partnerdesk.ui import worker
from partnerdesk.ui.viewmodels.preferences import Preferences, RecentFile
from partnerdesk.ui.viewmodels.start_news import StartNews

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from partnerdesk.ui.files import Files
    from partnerdesk.ui.opening import Stuck
    from partnerdesk.ui.viewmodels.left_behind import LeftBehind
    from partnerdesk.ui.views.start_page import StartPage


class Starting(QObject):
    """Makes the start page; ``asked`` brings what it is to say, where something new is to be said."""

    asked = Signal(object)

    def __init__(self, preferences: Preferences, files: Files, today: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._preferences, self._files, self._today = preferences, files, today
        self._news = StartNews()
        files.stuck.connect(self._on_stuck)
        files.found.connect(self._on_found)
        files.besides.connect(self._remember)
        files.waiting.connect(self._on_waiting)

    def page(self, news: StartNews) -> StartPage:
        """Return the start page, its titles still those of the files' names."""
        from partnerdesk.ui.views.start_page import StartPage

        self._news = news
        page = StartPage(self._preferences.recent(), news)
        page.new_asked.connect(self._files.ask_new)
        page.open_asked.connect(self._files.ask_open)
        page.example_asked.connect(self._files.open_example)
        page.file_asked.connect(self._files.open_path)
        page.forget_asked.connect(self._preferences.forget)
        page.forget_work_asked.connect(lambda path: self._ask_to_forget(path, page))
        page.shown.connect(lambda: self._read_titles(page))
        return page

    def others(self) -> tuple[str, ...]:
        """Return where the last files are, but for the one that is open."""
        return tuple(file.path for file in self._preferences.recent() if file.path != self._files.path)

    def _read_titles(self, page: StartPage) -> None:
        """Read aside what the last files are called, and show it when it is known."""
        paths = tuple(page.rows)
        if not paths:
            return
        title_of = self._files.title_of
        work = worker.start(lambda: _titles(title_of, paths), page)
        work.done.connect(page.show_titles)
        work.failed.connect(worker.raise_again)

    @property
    def says(self) -> str:
        """What stands before the first file, in words."""
        return self._news.stuck.says if self._news.stuck is not None else ""

    def _on_stuck(self, stuck: Stuck) -> None:
        self.asked.emit(StartNews(stuck=stuck))

    def _remember(self, found: Sequence[LeftBehind]) -> None:
        for each in reversed(found):
            self._preferences.remember(RecentFile(each.path, each.step, self._today(), each.page))

    def _on_found(self, found: Sequence[LeftBehind]) -> None:
        self._remember(found)
        self.asked.emit(replace(self._news, found=tuple(found)))

    def _ask_to_forget(self, path: str, page: StartPage) -> None:
        """Ask before work is thrown away that no file holds as far as anybody can see."""
        from partnerdesk.ui.views.dialogs.asking import AskingWindow

        title = next((each.title for each in self._news.found if each.path == path), path)
        says = self.tr(
            "‘{title}’: what its file does not hold is on this computer only, unless a copy that you saved holds it. "
            "The file, copies and earlier versions stay. Forgetting cannot be undone."
        )
        asks, yes, no = self.tr("Forget this work?"), self.tr("Forget it"), self.tr("Keep it")
        question = AskingWindow(asks, says.format(title=title), yes, no, page.window())  # the page may go meanwhile
        wanted = question.exec()
        question.deleteLater()
        if wanted and self._files.forget_work(path):
            left = tuple(each for each in self._news.found if each.path != path)
            self.asked.emit(replace(self._news, found=left))

    def _on_waiting(self, says: str) -> None:
        self.asked.emit(replace(self._news, notice=says))


def _titles(title_of: Callable[[str], str], paths: Sequence[str]) -> dict[str, str]:
    return {path: title for path in paths if (title := title_of(path))}
