"""Themes as a REFI-QDA codebook (QDC), the form in which programs for qualitative analysis pass their codes on.

Out, it is the standard's XML, valid against its schema (version 1.0); the same themes always give the same bytes. In,
nothing in the file is trusted: no document type, so no entities; no depth, length or number above the limits. Programs
write the namespace in several ways, so only the names of the elements are looked at. Knows names, and no records.
"""

import re
import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from partnerdesk.domain.words import N_
from partnerdesk.exchange.refusal import not_for_this, refused

NAMESPACE = "urn:QDA-XML:codebook:1.0"
LARGEST = 5_000_000  # bytes of a codebook
MOST_CODES = 2_000
DEEPEST = 40
LONGEST_NAME = 500

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FAMILY = uuid.UUID("6f0f4a63-3c0e-5a0e-9d0d-0c1b6a4f2c77")


@dataclass(frozen=True, slots=True)
class Codebook:
    """The names of a codebook's codes in their order, and how many of them have an explanation."""

    names: tuple[str, ...]
    explained: int


def codebook_text(themes: Iterable[tuple[str, str]], origin: str, family: str = "") -> bytes:
    """Return themes, each an id and its words, as a codebook; ``family`` tells files apart whose ids are the same.

    Raises InputRefused where there is no theme: the standard knows no empty codebook.
    """
    codes = [
        f'  <Code guid="{_guid(family, name)}" name={quoteattr(_clean(text))} isCodable="true"/>'
        for name, text in themes
    ]
    if not codes:
        raise not_for_this(N_("No theme is recorded yet, and a codebook cannot be empty. Write down a theme first."))
    root = f"<CodeBook xmlns={quoteattr(NAMESPACE)} origin={quoteattr(origin)}>"
    lines = ['<?xml version="1.0" encoding="utf-8"?>', root, "<Codes>", *codes, "</Codes>", "</CodeBook>", ""]
    return "\n".join(lines).encode()


def _guid(family: str, name: str) -> str:
    return str(uuid.uuid5(_FAMILY, f"{family}\n{name}")).upper()


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", " ".join(text.split()))


@dataclass(slots=True)
class _Found:
    """What is found on the way through a codebook."""

    names: list[tuple[str, ...]] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)
    path: list[str] = field(default_factory=list)
    explained: int = 0
    has_words: bool = False

    def begin(self, tag: str, values: dict[str, str]) -> None:
        name = _local(tag)
        if not self.inside and name != "CodeBook":
            raise refused("", N_("This is no codebook: it begins with “{name}”."), name=name[:40])
        if len(self.inside) >= DEEPEST:
            raise refused("", N_("The codes of this codebook stand in each other deeper than {n} times."), n=DEEPEST)
        self.inside.append(name)
        if name == "Code":
            self._code(values)

    def _code(self, values: dict[str, str]) -> None:
        name = " ".join(values.get("name", "").split())
        self.path.append(name)
        if not name or values.get("isCodable", "true").strip() in {"false", "0"}:
            return
        if len(name) > LONGEST_NAME:
            raise refused("", N_("A code of this codebook has a name of more than {n} letters."), n=LONGEST_NAME)
        if len(self.names) >= MOST_CODES:
            raise refused("", N_("This codebook has more than {n} codes."), n=MOST_CODES)
        self.names.append(tuple(self.path))

    def end(self, _tag: str) -> None:
        name = self.inside.pop()
        if name == "Code":
            self.path.pop()
        if name == "Description":
            self.explained += self.has_words and self.inside[-1:] == ["Code"]
            self.has_words = False

    def words(self, text: str) -> None:
        if self.inside[-1:] == ["Description"]:
            self.has_words = self.has_words or bool(text.strip())


def _local(tag: str) -> str:
    return tag.rpartition(" ")[2].rpartition(":")[2]


def read_codebook(content: bytes) -> Codebook:
    """Return the codes of a codebook; those of one name are told apart by what they stand under.

    Raises InputRefused.
    """
    if len(content) > LARGEST:
        raise refused("", N_("This codebook has more than {n} million bytes."), n=LARGEST // 1_000_000)
    found = _Found()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _no_document_type
    parser.StartElementHandler, parser.EndElementHandler = found.begin, found.end
    parser.CharacterDataHandler = found.words
    try:
        parser.Parse(content, True)  # noqa: FBT003 - expat takes no name
    except (expat.ExpatError, ValueError, LookupError) as problem:
        line = getattr(problem, "lineno", 1)
        raise refused("", N_("This is no codebook, or it is damaged (line {line})."), line=line) from None
    if not found.names:
        raise refused("", N_("This codebook has no code that could be a theme."))
    return Codebook(_told_apart(found.names), found.explained)


def _no_document_type(*_parts: object) -> None:
    raise refused("", N_("This codebook declares a document type of its own, which could do harm; it is not read."))


def _told_apart(paths: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    times = Counter(path[-1].casefold() for path in paths)
    names = (path[-1] if times[path[-1].casefold()] == 1 else ": ".join(filter(None, path[-2:])) for path in paths)
    return tuple(dict.fromkeys(names))
