"""Words that nobody would type, put into every place that takes words, and looked for in every file afterwards."""

from __future__ import annotations

import dataclasses
import os
import tempfile
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

from partnerdesk.domain.fields import FieldKind, FieldSpec, fields_of
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import ENTITIES, Record

_NAMES = ("Amaranth", "Bellwether", "Cinnabar", "Dulcimer", "Eglantine", "Filigree", "Gossamer", "Halcyon")
_MARKS = ("Canary", "-Qx")
_NO_WORDS = "answers_digest"  # it says that there are rows of answers, which are no records
_PLAIN: dict[FieldKind, Any] = {FieldKind.WHOLE: 1, FieldKind.NUMBER: 1.0, FieldKind.FLAG: True}


def name(number: int) -> str:
    """Return a name that is in no other text: ``Cinnabar-Qx0042``."""
    return f"{_NAMES[number % len(_NAMES)]}-Qx{number:04}"


class Canaries:
    """Makes records that hold a token in every field that takes words, links where links must be."""

    def __init__(self) -> None:
        self.tokens: dict[str, str] = {}
        self._numbers = count()

    def token(self, place: str) -> str:
        """Return a new token, and remember where it stands."""
        found = f"Zq{next(self._numbers):05}CanaryInItsCage"
        self.tokens[found] = place
        return found

    def record(self, kind: type[Record], ids: dict[str, str], **given: Any) -> Record:
        """Return a record of ``kind`` with a token in every text; ``ids`` are the ids of what it can lead to."""
        values = {spec.name: self._value(kind, spec, ids) for spec in fields_of(kind)}
        return kind(**{**values, **given})

    def _value(self, kind: type[Record], spec: FieldSpec, ids: dict[str, str]) -> Any:
        place = f"{kind.ENTITY}.{spec.name}"
        if spec.name == _NO_WORDS:
            return None
        if spec.kind in {FieldKind.TEXT, FieldKind.TEXTS}:
            token = self.token(place)
            return token if spec.kind is FieldKind.TEXT else (token,)
        if spec.kind is FieldKind.ID:
            return ids[kind.ENTITY]
        return self._required(spec, ids) if spec.required else None

    def _required(self, spec: FieldSpec, ids: dict[str, str]) -> Any:
        values = {FieldKind.LINK: ids.get(spec.target), FieldKind.CATALOGUE: "x", **_PLAIN}
        return spec.choices[0] if spec.kind is FieldKind.CHOICE else values[spec.kind]

    def whole(self) -> Partnership:
        """Return a partnership with one record of every kind, a token in every text."""
        ids = {entity: f"X{place}" for place, entity in enumerate(ENTITIES)}
        return Partnership.of([self.record(kind, ids) for kind in ENTITIES.values()])


def text_fields() -> int:
    """Return how many fields of all records take words."""
    kinds = {FieldKind.TEXT, FieldKind.TEXTS}
    return sum(spec.kind in kinds for kind in ENTITIES.values() for spec in fields_of(kind))


def found_in(folders: Iterable[Path], words: Iterable[str]) -> list[tuple[str, str]]:
    """Return which words stand where, in the names and the bytes of all files; UTF-16 and upper case, too."""
    wanted = [(word, form) for word in words for form in (word.encode(), word.encode("utf-16-le"))]
    marks = [mark for each in _MARKS for mark in (each.encode(), each.encode("utf-16-le"))]
    is_marked = all(any(each in word for each in _MARKS) for word, _ in wanted)
    bad = []
    for path in _files(folders):
        held = path.read_bytes() + os.fsencode(path.name)
        if not is_marked or any(mark in held for mark in marks):
            bad += [(word, str(path)) for word, form in wanted if form in held]
    return bad


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        for where, _, names in os.walk(folder):
            yield from (Path(where) / each for each in names if Path(where, each).is_file())


def places(tmp_path: Path) -> tuple[Path, ...]:
    """Return every folder that the program writes to: the test's own, home with its settings, and temporary files."""
    home = [Path(os.environ[each]) for each in os.environ if each.startswith("XDG_") and each.endswith("_HOME")]
    passing = [Path(each) for each in _passing()]
    return (tmp_path, *home, *passing)


def _passing() -> list[Path]:
    """Return the temporary folders of this program; other programs' are none of our business."""
    home = Path(tempfile.gettempdir())
    return [path for path in home.glob("partnerdesk-*") if path.is_dir() and os.access(path, os.R_OK)]


def changed_words(record: Record, canaries: Canaries) -> dict[str, Any]:
    """Return new tokens for every text of a record that is no part of its key."""
    fields = {each.name for each in dataclasses.fields(record)} - set(record.KEY)
    specs = [
        spec for spec in fields_of(type(record)) if spec.kind is FieldKind.TEXT and spec.name in fields - {_NO_WORDS}
    ]
    return {spec.name: canaries.token(f"{record.ENTITY}.{spec.name} changed") for spec in specs}
