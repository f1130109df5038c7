"""Faces that are first used by two prints at once."""

from contextlib import suppress
from functools import cache
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
    beginning, reading = Barrier(PRINTS), Barrier(PRINTS)
    read: list[TTFont] = []
    registered: list[TTFont] = []

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
    monkeypatch.setattr(pdfmetrics, "registerFont", registered.append)
    monkeypatch.setattr(fonts, "_read", cache(fonts._read.__wrapped__))  # as in a program that has printed nothing yet
    monkeypatch.setattr(fonts, "_loaded", cache(fonts._loaded.__wrapped__))
    prints = [Thread(target=begin) for _ in range(PRINTS)]
    for each in prints:
        each.start()
    for each in prints:
        each.join()
    assert len(read) == 1
    assert registered == read
