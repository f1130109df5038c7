"""What every part of the printed portfolio needs: the summary, the texts, the language, and how wide words are."""

from collections.abc import Mapping
from dataclasses import dataclass

from partnerdesk.brief.blocks import Paper, Paragraph, plain
from partnerdesk.brief.pictures import WIDTH
from partnerdesk.charts.fitting import Sheet
from partnerdesk.charts.shapes import Measure
from partnerdesk.domain import rounding
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.rounding import tenths
from partnerdesk.domain.words import N_, Plural, Sentence, Translate, counted
from partnerdesk.portfolio.summary import Summary

HIDDEN = "–"
NOT_RECORDED = N_("Not recorded")


@dataclass(frozen=True, slots=True)
class Telling:
    """A summary to be told in one language on one paper."""

    summary: Summary
    catalogue: Catalogue
    translate: Translate
    language: str
    paper: Paper
    measure: Measure
    program_version: str

    def say(self, pattern: str, **values: object) -> str:
        """Return a marked pattern in the language, with its values."""
        return Sentence(pattern, values).text(self.translate)

    def count(self, plural: Plural, n: int, **values: object) -> str:
        """Return what counts, in the form that the language has for the number."""
        return counted(plural, n, **{"n": f"{n:,}", **values}).text(self.translate)

    def label(self, words: Mapping[str, str], code: str) -> str:
        """Return the words for a code; a code without words as nothing recorded."""
        return self.say(words.get(code, NOT_RECORDED))

    def paragraph(self, pattern: str, **values: object) -> Paragraph:
        """Return a marked pattern as a paragraph over the full measure."""
        return Paragraph(plain(self.say(pattern, **values)), wide=True)

    def note(self, pattern: str, **values: object) -> Paragraph:
        """Return a marked pattern as a small note."""
        return Paragraph(plain(self.say(pattern, **values)), wide=True, small=True)

    @property
    def sheet(self) -> Sheet:
        """What a picture is drawn on."""
        return Sheet(WIDTH, self.measure, lambda said: said.text(self.translate))


def figure(value: float | None) -> str:
    """Return a figure to tenths, or the sign for one that is not shown."""
    return HIDDEN if value is None else tenths(value)


def percent(share: float | None) -> str:
    """Return a share of 1 as a whole percentage, or the sign for one that is not shown."""
    return HIDDEN if share is None else f"{rounding.percent(share)}%"
