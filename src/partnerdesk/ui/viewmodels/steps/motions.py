"""The motion and its versions: words that were polled or voted on stay; changed words are a new version.

It must not know widgets.
"""

from dataclasses import replace

from PySide6.QtCore import QObject

from partnerdesk.domain.case import filled
from partnerdesk.domain.commands import AddRecord
from partnerdesk.domain.gates_hard import present_motion
from partnerdesk.domain.partnership import next_id
from partnerdesk.domain.records import Motion, StrawPoll, Vote
from partnerdesk.ui.viewmodels.desk import Desk


class MotionModel(QObject):
    """The motion as it stands, and the earlier ones."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    @property
    def current(self) -> Motion | None:
        """The motion as it stands, or None."""
        return present_motion(self._desk.partnership)

    @property
    def earlier(self) -> tuple[Motion, ...]:
        """The versions before, the latest first."""
        now = self.current
        rows = [row for row in self._desk.partnership.rows(Motion) if row is not now]
        return tuple(sorted(rows, key=lambda row: -(row.version or 0)))

    @property
    def is_fixed(self) -> bool:
        """Whether somebody answered to these very words, so that they must stay as they are."""
        now = self.current
        if now is None or not filled(now.text):
            return False
        partnership = self._desk.partnership
        return bool(partnership.having(StrawPoll, motion=now.id)) or partnership.has(Vote, now.id)

    @property
    def heading(self) -> str:
        """Which version this is."""
        now = self.current
        if now is None:
            return ""
        number = now.version or 1
        if not self.earlier:
            return self.tr("The motion")
        return self.tr("The motion, version {number}").format(number=number)

    def begin(self) -> None:
        """Begin the first motion."""
        name = next_id(self._desk.partnership, Motion)
        self._desk.execute(AddRecord(Motion(id=name, version=1, made_at=self._desk.stamp())))

    def change_words(self) -> None:
        """Begin a new version with the same words, to be changed."""
        now = self.current
        if now is None:
            self.begin()
            return
        name = next_id(self._desk.partnership, Motion)
        new = replace(now, id=name, version=(now.version or 1) + 1, made_at=self._desk.stamp())
        self._desk.execute(AddRecord(new))
