"""Faces that are first used by two prints at once."""

from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Thread
from typing import Any

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from partnerdesk.brief.pdf import fonts
from partnerdesk.brief.pdf.faces import Face

PRINTS = 2
TOGETHER_S = 0.2


def test_prints_at_once_have_one_font_of_a_face(monkeypatch: pytest.MonkeyPatch) -> None:
    fonts._loaded.cache_clear()
    fonts._read.cache_clear()
    beginning, reading = Barrier(PRINTS), Barrier(PRINTS)
    read: list[TTFont] = []

    def font_read(*told: Any) -> TTFont:
        """Wait until the other print reads the face, too, if it may."""
        with suppress(BrokenBarrierError):
            reading.wait(TOGETHER_S)
        read.append(TTFont(*told))
        return read[-1]

    def begin() -> None:
        beginning.wait()
        fonts.register(Face.SPARE_BOLD)

    monkeypatch.setattr(fonts, "TTFont", font_read)
    prints = [Thread(target=begin) for _ in range(PRINTS)]
    for each in prints:
        each.start()
    for each in prints:
        each.join()
    assert read == [pdfmetrics.getFont(Face.SPARE_BOLD.value)]
