"""The earlier versions of a file: of when each is, what changed since, open it to read, restore it as a new file."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnerdesk.domain.dates import by_this_clock
from partnerdesk.services.versions import EarlierVersion
from partnerdesk.storage.backups import MIGRATION
from partnerdesk.ui.viewmodels.speech import long_date, spoken
from partnerdesk.ui.views.dialogs.reading import ReadingWindow
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.text import Prose, Rule

_SHOWN = 6

Doing = Callable[[EarlierVersion], None]


def _tr(text: str) -> str:
    return QCoreApplication.translate("EarlierVersions", text)


class EarlierVersions(ReadingWindow):
    """The list; ``read`` and ``restore`` are what its buttons do."""

    def __init__(self, versions: Sequence[EarlierVersion], read: Doing, restore: Doing, parent: QWidget) -> None:
        super().__init__(_tr("Earlier versions"), parent)
        self._read, self._restore = read, restore
        self.buttons: list[tuple[Button, Button]] = []
        hint = _tr(
            "PartnerDesk keeps a version before the first change of each day: seven days, four weeks and six months "
            "back, and one before a new format. They are on this computer only."
        )
        self.say("", hint)
        if not versions:
            self.body.addSpacing(theme().space(8))
            self.say("", _tr("There is none yet. The first is kept when this file is changed on another day."))
        for version in versions:
            self._add(version)
        self.show_all()

    def _add(self, version: EarlierVersion) -> None:
        self.body.addSpacing(theme().space(12))
        words = column(None, 4)
        words.addWidget(Prose(title_of(version), "strong"))
        words.addWidget(Prose(changes_of(version), "body", "muted"))
        row = QHBoxLayout()
        row.setSpacing(theme().space(8))
        look, back = Button(_tr("Open to read"), Look.SECONDARY), Button(_tr("Restore as a new file…"), Look.QUIET)
        for button, doing in ((look, self._read), (back, self._restore)):
            button.setAccessibleName(f"{button.text()}: {title_of(version)}")
            button.clicked.connect(lambda _checked=False, doing=doing: self._do(doing, version))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        words.addLayout(row)
        self.buttons.append((look, back))
        self.body.addLayout(words)
        self.body.addSpacing(theme().space(8))
        self.body.addWidget(Rule())

    def _do(self, doing: Doing, version: EarlierVersion) -> None:
        self.accept()
        doing(version)


def title_of(version: EarlierVersion) -> str:
    """Return of when a version is."""
    at = by_this_clock(version.at)
    is_old = version.reason == MIGRATION
    pattern = _tr("{day}, {time}: before it was brought to the new format") if is_old else _tr("{day}, {time}")
    return pattern.format(day=long_date(at.date()), time=f"{at:%H:%M}")


def changes_of(version: EarlierVersion) -> str:
    """Return what changed since, in words."""
    if version.changes is None:
        return _tr("What changed since is not known, because the file itself cannot be read.")
    said = [spoken(each) for each in version.sentences]
    if not said:
        return _tr("Nothing that counts has changed since.")
    more = len(said) - _SHOWN
    listed = ", ".join(said[:_SHOWN])
    if more > 0:
        listed = _tr("{list} and other kinds of change ({count})").format(list=listed, count=more)
    return _tr("Changed since: {list}.").format(list=listed)
