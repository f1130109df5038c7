"""Finds any action, page, paper or record by a few typed letters. It must not know widgets.

Only what pages show as cards is found: a private answer stands on no card.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QCoreApplication

from partnerdesk.catalogue.guide import load_guide
from partnerdesk.domain.records import Key, Record
from partnerdesk.domain.words import SOURCE_LANGUAGE
from partnerdesk.ui.viewmodels.book import pages_for
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.page_names import NAMES
from partnerdesk.ui.viewmodels.pages import Collection, PageSpec
from partnerdesk.ui.viewmodels.papers import OF_THE_BRIEF, PAPER, PAPERS
from partnerdesk.ui.viewmodels.speech import said, shortened

MOST_FOUND = 60
LONGEST_TITLE = 160


def folded(text: str) -> str:
    """Return a text without case and accents, so that 'cafe' finds 'Café'."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in apart if not unicodedata.combining(each))


@dataclass(frozen=True)
class Thing:
    """Something that can be found: its words, and in a few words what or where it is.

    ``more`` is searched as well and not shown. One of ``action``, ``guide`` (a page of it), ``page`` and (with a page)
    ``kind`` and ``key``, or ``part`` of the page, is where it leads.
    """

    words: str
    where: str
    more: str = ""
    action: str = ""
    guide: str = ""
    page: str = ""
    kind: type[Record] | None = None
    key: Key = ()
    part: str = ""

    @cached_property
    def _title(self) -> str:
        return folded(self.words)

    @cached_property
    def _whole(self) -> str:
        return " " + " ".join(folded(f"{self.words} {self.where} {self.more}").split())

    def answers(self, typed: Sequence[str]) -> int | None:
        """Return how well this answers typed words, the smaller the better; None where a word is missing."""
        if not all(f" {word}" in self._whole or (len(word) > 2 and word in self._whole) for word in typed):
            return None
        if not typed or self._title.startswith(typed[0]):
            return 0
        titled = not self.guide and all(f" {word}" in f" {self._title}" for word in typed)
        return 1 if titled else 2  # whoever types the name of a step wants to go there before reading about it


@dataclass(frozen=True, slots=True)
class ActionWords:
    """A menu entry as it can be found: its id, its words, and its keys."""

    id: str
    words: str
    keys: str


def _actions(actions: Sequence[ActionWords]) -> Iterator[Thing]:
    where = QCoreApplication.translate("Finding", "Menu")
    for each in actions:
        yield Thing(each.words, f"{where} · {each.keys}" if each.keys else where, action=each.id)


def _guide(language: str) -> Iterator[Thing]:
    where = QCoreApplication.translate("Finding", "The guide")
    for page in load_guide(language).values():
        yield Thing(page.title, where, guide=page.name)


def _pages(desk: Desk, pages: Sequence[PageSpec]) -> Iterator[Thing]:
    for page in pages:
        step = desk.catalogue.steps[page.step]
        pattern = QCoreApplication.translate("Finding", "Page · step {number}, {step}")
        where = pattern.format(number=step.n, step=step.name)
        called = said(NAMES.get(page.id, ""))  # as the buttons that lead there call it
        yield Thing(said(page.question), where, f"{called} {said(page.hint)}", page=page.id)


def _papers(desk: Desk, pages: Sequence[PageSpec]) -> Iterator[Thing]:
    """Yield each paper once, with the first page that prints it."""
    seen: set[str] = set()
    for page in pages:
        step = desk.catalogue.steps[page.step]
        pattern = QCoreApplication.translate("Finding", "Paper to print · step {number}, {step}")
        for paper in (*PAPERS.get(page.id, ()), *OF_THE_BRIEF.get(page.id, ())):
            if paper.kind not in seen:
                seen.add(paper.kind)
                where = pattern.format(number=step.n, step=step.name)
                yield Thing(said(paper.name), where, said(paper.about), page=page.id, part=PAPER + paper.kind)


def _records(desk: Desk, pages: Sequence[PageSpec]) -> Iterator[Thing]:
    """Yield each record once: on the page that adds it, or the first that shows it."""
    seen: set[tuple[type[Record], Key]] = set()
    shown = [(page, block) for page in pages for block in page.blocks if isinstance(block, Collection)]
    for page, block in sorted(shown, key=lambda each: not each[1].add):
        for record in desk.partnership.rows(block.kind):
            if not block.where(record) or (block.kind, record.row_key) in seen:
                continue
            title = shortened(block.title(desk.partnership, record), LONGEST_TITLE)
            if title:
                seen.add((block.kind, record.row_key))
                yield _record(desk, page, block, record, title)


def _record(desk: Desk, page: PageSpec, block: Collection, record: Record, title: str) -> Thing:
    pattern = QCoreApplication.translate("Finding", "Step {number}: {question}")
    where = pattern.format(number=desk.catalogue.steps[page.step].n, question=said(page.question))
    more = f"{block.title(desk.partnership, record)} {block.summary(desk.partnership, record)}"
    return Thing(title, where, more, page=page.id, kind=block.kind, key=record.row_key)


def things(actions: Sequence[ActionWords], desk: Desk | None, language: str = SOURCE_LANGUAGE) -> tuple[Thing, ...]:
    """Return everything that can be found now: actions, pages, records, and the guide in the reader's language."""
    if desk is None:
        return (*_actions(actions), *_guide(language))
    pages = pages_for(desk.partnership)
    shown = (*_pages(desk, pages), *_papers(desk, pages), *_records(desk, pages))
    return (*_actions(actions), *shown, *_guide(language))


def found(everything: Sequence[Thing], typed: str) -> tuple[Thing, ...]:
    """Return what answers the typed words, the best first, at most ``MOST_FOUND``."""
    words = folded(typed).split()
    marked = [(mark, place) for place, each in enumerate(everything) if (mark := each.answers(words)) is not None]
    return tuple(everything[place] for _mark, place in sorted(marked)[:MOST_FOUND])
