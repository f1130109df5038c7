"""ReportLab's private parts are as the brief needs them: read `hooks.py` before raising its version."""

import subprocess
import sys
import zlib
from datetime import date
from importlib import import_module
from io import BytesIO
from typing import Any

import pytest
import reportlab
from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from partnerdesk.brief.pdf import hooks
from partnerdesk.brief.pdf.faces import Face
from partnerdesk.brief.pdf.fonts import register, shown
from partnerdesk.brief.pdf.hooks import HOOKS, Bare, document_of


def a_canvas() -> tuple[Any, BytesIO]:
    out = BytesIO()
    return Canvas(out, invariant=1, initialFontName=register(Face.TEXT)), out


def test_the_version_is_the_one_that_was_looked_at() -> None:
    assert reportlab.Version.startswith("5.1.")


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: f"{hook.owner.rpartition('.')[2]}.{hook.name}")
def test_the_part_is_there(hook: hooks.Hook) -> None:
    module, _, owner = hook.owner.rpartition(".")
    held = getattr(import_module(module), owner)
    instance = a_canvas()[0] if owner == "Canvas" else held
    assert hasattr(instance, hook.name), f"needed because {hook.purpose}"


def test_a_stream_ends_on_a_line_of_its_own_and_says_its_length() -> None:
    canvas, out = a_canvas()
    canvas.drawString(9, 9, "text")
    canvas.save()
    data = out.getvalue()
    start = data.index(b"stream\n") + 7
    end = data.index(b"\nendstream", start)
    assert f"/Length {end - start}".encode() in data[:start]
    assert zlib.decompress(data[start:end])


def test_pages_and_catalog_take_entries_that_they_did_not_know() -> None:
    canvas, out = a_canvas()
    hooks.permit(document_of(canvas).Catalog, Partner="(desk)")
    canvas.showPage()
    canvas.save()
    assert b"/Partner (desk)" in out.getvalue()
    assert "Partner" not in pdfdoc.PDFCatalog.__NoDefault__


def test_annotations_are_set_as_a_page_closes_and_not_before() -> None:
    told: list[Any] = []

    class Told(Canvas):  # type: ignore[misc]  # ReportLab has no types
        def _setAnnotations(self, page: Any) -> None:
            told.append(page)
            super()._setAnnotations(page)

    canvas = Told(BytesIO())
    assert told == []
    canvas.showPage()
    assert [isinstance(one, pdfdoc.PDFPage) for one in told] == [True]


def test_the_date_is_the_one_that_was_set() -> None:
    canvas, out = a_canvas()
    hooks.set_date(canvas, date(2026, 11, 23))
    canvas.showPage()
    canvas.save()
    assert b"/CreationDate (D:20261123000000+00'00')" in out.getvalue()


def test_the_id_is_made_from_what_was_signed() -> None:
    def made(said: str) -> str:
        canvas, _ = a_canvas()
        hooks.sign(canvas, said)
        return hooks.file_id(document_of(canvas))

    assert made("one") == made("one") != made("other")
    assert len(made("one")) == 32


def test_the_content_of_a_page_counts_for_the_id() -> None:
    def made(said: str) -> str:
        canvas, _ = a_canvas()
        canvas.drawString(9, 9, said)
        hooks.sign_page(canvas)
        return hooks.file_id(document_of(canvas))

    assert made("one") == made("one") != made("other")


def test_an_object_is_written_as_its_text_says_at_the_end() -> None:
    canvas, out = a_canvas()
    said = "<</Early true>>"
    document_of(canvas).Reference(Bare(lambda _: said), "Late")
    said = "<</Late true>>"
    canvas.showPage()
    canvas.save()
    assert b"<</Late true>>" in out.getvalue()
    assert b"Early" not in out.getvalue()


def test_ascii_stands_for_itself_in_the_first_part_of_a_font() -> None:
    canvas, _ = a_canvas()
    document = document_of(canvas)
    said = "".join(chr(code) for code in range(32, 127))
    font = hooks_font(Face.TEXT)
    assert font.splitString(said, document) == [(0, said.encode())]
    assert dict(shown("A (b) \\", Face.TEXT, canvas)) == {font.getSubsetInternalName(0, document): "A \\(b\\) \\\\"}


def test_other_letters_get_codes_of_their_own() -> None:
    canvas, _ = a_canvas()
    parts = list(shown("Łódź", Face.TEXT, canvas))
    assert len({name for name, _ in parts}) == 1
    assert "d" in parts[0][1]


def hooks_font(face: Face) -> Any:
    from reportlab.pdfbase import pdfmetrics

    return pdfmetrics.getFont(register(face))


def test_the_dictionary_of_fonts_is_where_it_was() -> None:
    canvas, _ = a_canvas()
    assert hooks.fonts_of(document_of(canvas)) is document_of(canvas).idToObject["BasicFonts"].dict


def test_streams_are_written_as_bytes() -> None:
    assert rl_config.useA85 == 0


def test_a_brief_does_not_load_what_only_other_scripts_need() -> None:
    code = "import sys, partnerdesk.brief.pdf; print(sorted({'uharfbuzz', 'fontTools', 'bidi'} & set(sys.modules)))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
