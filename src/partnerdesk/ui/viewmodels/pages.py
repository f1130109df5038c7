"""Pages as data: what is asked, with which parts, and what is still missing.

A page holds one question. Its blocks are declared here and built by one builder; what no declared block can show is a
``Custom`` view, named here and registered where it is written. This module must not know widgets.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from partnerdesk.domain.commands import Command
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Key, Record
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.voice import VoiceFinding
from partnerdesk.domain.words import Sentence
from partnerdesk.ui.viewmodels.fields import ChoiceLine, Control, FormPart, LinkLine, lines_of

Said = Callable[[Partnership, Record], str]
Missing = Callable[[Partnership, Catalogue], tuple[Sentence, ...]]


@dataclass(frozen=True, slots=True)
class ChipLine:
    """A short word on a card: its tone is neutral, primary, good, warning, error or unknown."""

    text: str
    tone: str = "neutral"
    icon: str = ""


Chips = Callable[[Partnership, Catalogue, Record], tuple[ChipLine, ...]]
VoiceChips = Callable[[VoiceFinding, Partnership, Record], tuple[ChipLine, ...]]


def _nothing_said(_partnership: Partnership, _record: Record) -> str:
    return ""


def _no_chips(_partnership: Partnership, _catalogue: Catalogue, _record: Record) -> tuple[ChipLine, ...]:
    return ()


def _all(_record: Record) -> bool:
    return True


def _always(_partnership: Partnership) -> bool:
    return True


def _never(_partnership: Partnership) -> bool:
    return False


def _nothing_missing(_partnership: Partnership, _catalogue: Catalogue) -> tuple[Sentence, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Words:
    """A heading and a paragraph, without anything to answer. ``tone`` is plain, tint, warning or error."""

    text: str
    title: str = ""
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class Fields:
    """A form for one record: the single one of its kind, or the one with ``key``."""

    kind: type[Record]
    parts: tuple[FormPart, ...]
    key: Key = ()
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Records of one kind as cards; a card opens into the form of its record.

    ``title``, ``summary`` and ``chips`` say what stands on a card; ``voice_chips`` stand before the others and may ask
    what counts on the day of the meeting. ``begin`` gives the record that 'add' makes, from
    its new id. ``where`` limits which records are shown. ``lead`` and ``extra`` name custom views that stand above and
    below the open form; they get the record's key. ``quoted`` shows the title as a quotation. An empty ``add`` means
    that records are neither added nor deleted here: the page asks one more thing about records of the page
    ``elsewhere``. While they are ``held`` none is added or deleted.
    """

    kind: type[Record]
    parts: tuple[FormPart, ...]
    title: Said
    add: str
    empty: str
    example: str = ""
    heading: str = ""
    summary: Said = _nothing_said
    chips: Chips = _no_chips
    voice_chips: VoiceChips | None = None
    begin: Callable[[Partnership, str], Record] | None = None
    where: Callable[[Record], bool] = _all
    extra: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    quoted: bool = False
    elsewhere: str = ""
    held: Callable[[Partnership], bool] = _never


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a row or column of a matrix."""

    key: object
    label: str
    note: str = ""


Heads = Callable[[Partnership, Catalogue], tuple[Head, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Small controls in rows and columns. ``control`` is CHECK, WHOLE or SELECT (with ``choices``).

    ``read`` gives a cell's value; ``write`` the command that records a new one. ``total`` says how a row adds up.
    """

    rows: Heads
    columns: Heads
    read: Callable[[Partnership, object, object], object]
    write: Callable[[Partnership, object, object, object], Command]
    areas: frozenset[str]
    empty: str
    heading: str = ""
    control: Control = Control.CHECK
    choices: tuple[ChoiceLine, ...] = ()
    total: Callable[[Partnership, object], str] | None = None


@dataclass(frozen=True, slots=True)
class Custom:
    """A view that is registered under ``name`` (see ``ui/views/registry.py``)."""

    name: str
    areas: frozenset[str] = frozenset()


Block = Words | Fields | Collection | Matrix | Custom


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSpec:
    """One page: its question, and the blocks that answer it.

    ``missing`` says in sentences what is still missing, for the step list and the list of open points.
    ``signals`` are ids of signals that this page moves; ``evidence`` names further parts of the evidence panel
    (voices, trust). ``route`` is 'full' for pages that the short route leaves out. ``shown`` says
    for which workshops the page is there at all. A ``spacious`` page takes the room of the evidence panel, too.
    """

    id: str
    step: str
    question: str
    hint: str = ""
    why: str = ""
    blocks: tuple[Block, ...] = ()
    missing: Missing = _nothing_missing
    signals: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    route: str = "both"
    wide: bool = False
    spacious: bool = False
    shown: Callable[[Partnership], bool] = _always
    more_areas: frozenset[str] = field(default_factory=frozenset)

    @property
    def areas(self) -> frozenset[str]:
        """The entities whose change this page shows."""
        return self.more_areas | self.shown_areas

    @property
    def shown_areas(self) -> frozenset[str]:
        """The entities of its blocks: what of these changes is seen on the page."""
        return frozenset[str]().union(*(areas_of(block) for block in self.blocks))


def areas_of(block: Block) -> frozenset[str]:
    """Return the entities whose change a block shows."""
    match block:
        case Words():
            return frozenset()
        case Fields(kind=kind, parts=parts) | Collection(kind=kind, parts=parts):
            links = {line.kind.ENTITY for line in lines_of(parts) if isinstance(line, LinkLine)}
            return frozenset({kind.ENTITY} | links)
        case Matrix(areas=areas) | Custom(areas=areas):
            return areas
