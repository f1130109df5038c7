"""What the self-test asks of the window's toolkit is there, and is missed where it is not."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from partnerdesk.ui.trial_parts import parts_lacking
from partnerdesk.ui.views.assets import asset


def test_every_part_is_here(qapp: object, tmp_path: Path) -> None:
    drawing = tmp_path / "icon.svg"
    drawing.write_bytes(asset("icons", "partnerdesk.svg"))
    assert parts_lacking(drawing, tmp_path) == ()
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.qt_log_ignore("Cannot read file")
def test_a_drawing_that_nothing_can_draw_is_missed(qapp: object, tmp_path: Path) -> None:
    drawing = tmp_path / "icon.svg"
    drawing.write_bytes(b"no drawing")
    assert "drawings" in parts_lacking(drawing, tmp_path)


@pytest.mark.qt_log_ignore("Cannot open file")
def test_a_form_of_pictures_that_cannot_be_written_is_missed(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QImage, "save", lambda *_: False)
    assert {"photographs", "pictures"} <= set(parts_lacking(tmp_path / "none.svg", tmp_path))
