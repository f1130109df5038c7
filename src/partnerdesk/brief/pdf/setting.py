"""Sets runs: gives each its face and ink, and makes the elements that links and other languages need.

This module must not know blocks beyond their runs, or pages beyond their numbers.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter

from partnerdesk.brief.blocks import Align, Run, Runs, RunStyle
from partnerdesk.brief.pdf.bidi import LEFT, RIGHT
from partnerdesk.brief.pdf.breaking import Wording
from partnerdesk.brief.pdf.faces import Face, emphasised, strong, tallness
from partnerdesk.brief.pdf.flows import Text
from partnerdesk.brief.pdf.fonts import settable
from partnerdesk.brief.pdf.letters import for_print, line_for_print
from partnerdesk.brief.pdf.pieces import Styled, TextLine
from partnerdesk.brief.pdf.scripts import is_demanding, language_of, scripts_of
from partnerdesk.brief.pdf.tagging import Element
from partnerdesk.brief.pdf.theme import Type, type_for
from partnerdesk.brief.pdf.words import base_of, words_of
from partnerdesk.brief.pdf.writing import ItemLabel, Owners
from partnerdesk.brief.typed import safe_address
from partnerdesk.charts.shapes import Ink

Words = tuple[tuple[Styled, ...], int]
_LONG = 1_000  # letters of a text that may have lines of its own
_INKS = {RunStyle.MUTED: Ink.MUTED, RunStyle.ACCENT: Ink.ACCENT}


@dataclass(frozen=True, slots=True)
class Setting:
    """What setting a text needs to know: where anchors stand, what to say for a letter nobody has, the scale.

    `worded` holds what was set already: the front sheet is tried several times, and everything is placed twice.
    `before` is what another print set: where one answer changed, most of its brief is the same.
    """

    page_of: Mapping[str, int] = field(default_factory=dict)
    symbol: str = "[symbol]"
    scale: float = 1.0
    worded: dict[Words, Wording] = field(default_factory=dict)
    before: Mapping[Words, Wording] = field(default_factory=dict)

    def style(self, name: str, align: Align | None = None) -> Type:
        """A style at this setting's scale, with its text where a column wants it."""
        return type_for(name, self.scale, align)

    def text(
        self,
        runs: Runs,
        style: str | Type,
        element: Element | None,
        *,
        label: tuple[str, Element] | None = None,
        keep: bool = False,
    ) -> Text:
        """Return a flowing text; the element learns what it says."""
        kind = self.style(style) if isinstance(style, str) else style
        around = element.language_in_force if element is not None else None
        whole = cut_to([self._typed(run) for run in runs], kind.most)
        typed = [part for run in whole for part in by_language(run, around)]
        text = "".join([run.text for run in typed])
        if element is not None:
            element.text = text
        base = base_of(text, around)
        wording = self._wording(tuple(_styled(run, kind, around) for run in typed), base)
        owners = Owners(element, [(_owner(run, element), run.link) for run in typed])
        if base == RIGHT:
            kind = kind.turned()
        return Text(wording, roomier(kind, wording), owners, label=self._label(label, kind), keep=keep)

    def _label(self, label: tuple[str, Element] | None, kind: Type) -> ItemLabel | None:
        if label is None:
            return None
        said, owner = label
        owner.text = said
        words = self._wording((Styled(said, kind.face, kind.ink, kind.size),)).words
        return ItemLabel(TextLine(words, 0.0), Owners(owner))

    def _wording(self, styled: tuple[Styled, ...], base: int = LEFT) -> Wording:
        """The words of styled texts; a second pass finds those of the first."""
        known = self.worded.get((styled, base))
        if known is None:
            known = self.before.get((styled, base)) or Wording(words_of(styled, self.symbol, base), base)
            self.worded[styled, base] = known
        return known

    def _leads(self, link: str) -> bool:
        """Whether a link may be followed: a place that is in the brief, a web page or mail, and nothing else."""
        return link[1:] in self.page_of if link.startswith("#") else safe_address(link) is not None

    def _typed(self, run: Run) -> Run:
        """A run as it can be set. A link to a place that is not in the brief would spoil the file: its text stays."""
        if run.link and not self._leads(run.link):
            run = replace(run, link=None)
        text = settable(for_print(run.text), self.symbol)
        return run if text == run.text else replace(run, text=text)


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks are being laid out: the setting, one or two columns, and how tight the front sheet must be.

    `narrow` is half a page's width or so, where what stands beside each other elsewhere stands under each other.
    """

    setting: Setting
    wide: bool = False
    tight: int = 0
    narrow: bool = False

    def name(self, style: str) -> str:
        """The style for text in the text column, or for text over the whole measure."""
        return self.snug({"body": "wide"}.get(style, f"{style}_wide") if self.wide else style)

    def snug(self, style: str) -> str:
        """The style, smaller in a narrow column and where a front sheet has much to say."""
        return {"wide": "snug", "item_wide": "item_snug"}.get(style, style) if self.tight > 1 or self.narrow else style


def cut_to(runs: Iterable[Run], most: int) -> Iterator[Run]:
    """Runs up to a number of letters; what is left out is said to be. Short texts, such as headings, have no lines."""
    left = most
    for run in runs:
        text = " ".join(run.text.splitlines()) if most < _LONG and "\n" in run.text else run.text
        if len(text) > left:
            yield replace(run, text=f"{text[:left]} […]")
            return
        left -= len(text)
        yield run if text is run.text else replace(run, text=text)


def by_language(run: Run, around: str | None) -> Iterator[Run]:
    """A run cut where another script begins, each part with the language that its script tells where nobody did.

    A link stays whole; it has a language of its own only if all of it is in one script.
    """
    said = run.language or around
    if not is_demanding(run.text):
        yield run
        return
    scripts = scripts_of(run.text)
    parts = [
        (script, "".join(one for _, one in same))
        for script, same in groupby(zip(scripts, run.text, strict=True), itemgetter(0))
    ]
    told = [(language_of(text, script, said) if script else None, text) for script, text in parts]
    if run.link:
        languages = {language for language, text in told if any(letter.isalpha() for letter in text)}
        yield replace(run, language=run.language or (languages.pop() if len(languages) == 1 else None))
        return
    for language, same in groupby(told, itemgetter(0)):
        yield replace(run, text="".join(text for _, text in same), language=language or run.language)


def _styled(run: Run, kind: Type, around: str | None) -> Styled:
    face, ink = _look(run.style, kind)
    if run.link and not run.link.startswith("#"):
        ink = Ink.ACCENT
    language = run.language or around if is_demanding(run.text) else None
    return Styled(run.text, face, ink, kind.size, language)


def _look(style: RunStyle, kind: Type) -> tuple[Face, Ink]:
    ink = _INKS.get(style, kind.ink)
    if style in {RunStyle.STRONG, RunStyle.ACCENT}:
        return strong(kind.face), ink
    if style is RunStyle.EMPHASIS:
        return emphasised(kind.face), ink
    return kind.face, ink


def _owner(run: Run, element: Element | None) -> Element | None:
    if element is None:
        return None
    if run.link:
        return element.child("Link", inline=True, title=line_for_print(run.text, 400), language=run.language)
    if run.language:
        return element.child("Span", inline=True, language=run.language)
    return None


def roomier(kind: Type, wording: Wording) -> Type:
    """The style with its lines further apart where letters reach far up and down."""
    if not wording.faces:
        return kind
    need = max(map(tallness, wording.faces)) * kind.size
    return replace(kind, leading=need) if need > kind.leading else kind
