"""The floor of an untagged brief draws the same words at the same places as the brief itself."""

import pypdfium2

from benchmarks.bare_marks import draw, marks_of, print_untagged
from benchmarks.jobs.brief import told_short
from partnerdesk.brief.pdf.render import print_story
from partnerdesk.brief.pdf.writing import Writer


def _words(data: bytes) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]


def test_what_was_noted_says_every_word_of_an_untagged_brief_and_no_tag() -> None:
    told, plain = told_short(), Writer.line
    page_of = print_story(told).page_of
    untagged, bare = print_untagged(told, page_of), draw(marks_of(told, page_of))
    assert _words(bare) == _words(untagged)
    assert len("".join(_words(bare))) > 10_000
    assert b"StructTreeRoot" not in untagged
    assert Writer.line is plain
