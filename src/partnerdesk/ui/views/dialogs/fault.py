"""What a person sees when the program itself goes wrong: a plain sentence, and a report that can be copied.

The report names places in the program and no content of any file.
"""

import platform
import traceback
from types import TracebackType

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QWidget

from partnerdesk import __version__
from partnerdesk.ui.views.dialogs.reading import ReadingWindow
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.inputs import AreaInput


def report_of(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return what went wrong and where, without the words of the exception: they may quote the file."""
    lines = [f"PartnerDesk {__version__}, Python {platform.python_version()}, {platform.system()}", kind.__name__]
    frames = (
        (each.filename.rpartition("partnerdesk")[2], each.lineno, each.name) for each in traceback.extract_tb(trace)
    )
    lines += [f"  {place}:{line} {name}" for place, line, name in frames]
    return "\n".join(lines)


class FaultWindow(ReadingWindow):
    """Says that something went wrong, that the work is safe, and offers the report."""

    def __init__(self, report: str, parent: QWidget | None) -> None:
        super().__init__(QCoreApplication.translate("Fault", "Something went wrong in PartnerDesk"), parent)
        told = QCoreApplication.translate(
            "Fault",
            "What you entered is saved up to this moment. You can go on; if it happens again, close the file and open "
            "it again. The report below says where in the program it happened, and nothing of what your file holds.",
        )
        self.say("", told)
        self.report = AreaInput(QCoreApplication.translate("Fault", "Report"), "", 6)
        self.report.setReadOnly(True)
        self.report.setText(report)
        self.body.addSpacing(theme().space(16))
        self.body.addWidget(self.report)
        self.body.addSpacing(theme().space(12))
        copy = Button(QCoreApplication.translate("Fault", "Copy the report"), Look.SECONDARY)
        copy.clicked.connect(lambda: QApplication.clipboard().setText(report))
        self.body.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_all()
