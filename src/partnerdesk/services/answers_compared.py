"""Compares the answers of an export with those of one earlier import: by the id of the answer, else by all there is.

Who answered cannot be seen where answers have no id; so they are held against each other as often as each is there: of
three that are alike and two that are in, one is new. An id may stand in several rows of one person: of those the ones
that say the same are in, what is left over is new. Knows no file and no screen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from partnerdesk.domain.answer_places import groups_in
from partnerdesk.domain.answer_rows import AnswerRow, parts_of
from partnerdesk.services.answer_import import questions_of

if TYPE_CHECKING:
    from partnerdesk.domain.unnamed import Name
    from partnerdesk.services.answer_import import ReadSurvey

LONG_ENOUGH = 20
"""So many letters are hardly written twice by chance, by people of the same groups on the same day."""

Key = tuple[str | None, tuple[str | None, ...], tuple[str | None, ...]]
"""All that can be compared of what one person answered: the day, the groups, and what she wrote."""

_Wrote = list[tuple[int, str]]
_Person = tuple[str | None, str | None, str | None, _Wrote]


@dataclass(frozen=True, slots=True)
class Wave:
    """An earlier import that asked what an export asks: its rows, what their numbers mean, and what was counted."""

    survey: str
    called: Name
    people: int | None
    texts: Mapping[int, str]
    groups: tuple[str, ...]
    rows: Sequence[AnswerRow] = field(repr=False)
    counts: Mapping[tuple[str, str], int] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Found:
    """The answers of an export that one earlier import has, by the numbers of their rows.

    ``has_all`` says that the earlier ones are all in the export, ``is_sure`` that so many alike are no chance,
    ``tells`` that each has a day or words, ``by_id`` that their ids told. ``changed`` have the id of an earlier answer
    and say something else; ``erased`` were imported and are not there now. ``theirs`` are the rows of the export that
    are taken for those of the erased: answers of that time that the file does not have; of ``untold`` of them nothing
    tells which rows are theirs.
    """

    wave: Wave
    numbers: frozenset[int]
    has_all: bool
    is_sure: bool
    tells: bool = True
    by_id: bool = False
    changed: int = 0
    erased: int = 0
    theirs: frozenset[int] = frozenset()
    untold: int = 0


def folded(text: str | None) -> str:
    """Return a heading as it is compared."""
    return " ".join((text or "").split()).casefold()


class _People:
    """Who is in some rows: the number of each, the id, and what can be compared of the answers."""

    def __init__(
        self,
        rows: Sequence[AnswerRow],
        places: Sequence[int],
        asked: Mapping[int, int],
        *,
        dated: bool,
    ) -> None:
        """``places`` are those of the groups to compare, ``asked`` gives the place of a question among the texts."""
        self.ids: dict[int, str | None] = {}
        self.keys: dict[int, Key] = {}
        segments: dict[str | None, tuple[str | None, ...]] = {}
        width = len(set(asked.values()))
        for number, (ref, at, segment, wrote) in _by_person(rows):
            if segment not in segments:
                groups = groups_in(segment)
                segments[segment] = tuple(groups[each] if each < len(groups) else None for each in places)
            words: list[str | None] = [None] * width
            for question, text in wrote:
                if question in asked:
                    words[asked[question]] = text
            self.ids[number] = ref
            self.keys[number] = (at if dated else None, segments[segment], tuple(words))

    @property
    def people(self) -> int:
        """How many people they are: rows with the same id are one."""
        return self.people_in(self.ids)

    def people_in(self, numbers: Collection[int]) -> int:
        """How many people some of the rows are of."""
        told = [ref for number in numbers if (ref := self.ids[number]) is not None]
        return len(numbers) - len(told) + len(set(told))


def _by_ref(people: _People, taken: Collection[int] = ()) -> dict[str, list[int]]:
    """Return the rows of each id, without those that are taken."""
    found: dict[str, list[int]] = {}
    for number, ref in people.ids.items():
        if ref is not None and number not in taken:
            found.setdefault(ref, []).append(number)
    return found


def _by_person(rows: Sequence[AnswerRow]) -> Iterator[tuple[int, _Person]]:
    found: dict[int, _Person] = {}
    for number, ref, at, segment, question, text in parts_of(rows):
        if number not in found:
            found[number] = (ref, at, segment, [])
        if question is not None and text is not None:
            found[number][3].append((question, text))
    return iter(found.items())


class Compared:
    """An export beside one earlier import, by what both have: a day, groups and questions of the same heading."""

    def __init__(self, read: ReadSurvey, wave: Wave) -> None:
        asked = tuple(questions_of("", read))
        texts = {row.number: folded(row.heading) for row in asked if row.role == "text"}
        groups = [folded(row.heading) for row in asked if row.role == "group"]
        common = sorted({*texts.values()} & {*wave.texts.values()})
        # A column in which people ticked several groups has its name with each of them, and may have been read whole.
        shared = [name for name in dict.fromkeys(groups) if groups.count(name) == wave.groups.count(name) == 1]
        self._dated = _has_days(read.rows) and _has_days(wave.rows)
        self._now = self._people(read.rows, [groups.index(each) for each in shared], texts, common)
        self._then = self._people(wave.rows, [wave.groups.index(each) for each in shared], wave.texts, common)
        self._wave = wave

    def _people(
        self, rows: Sequence[AnswerRow], places: Sequence[int], texts: Mapping[int, str], common: Sequence[str]
    ) -> _People:
        asked = {number: common.index(name) for number, name in texts.items() if name in common}
        return _People(rows, places, asked, dated=self._dated)

    def found(self, taken: Collection[int]) -> Found | None:
        """Return what was found besides rows that were ``taken`` already; None where it is nothing."""
        return self._by_id(taken) or self._by_content(taken)

    def _by_id(self, taken: Collection[int]) -> Found | None:
        """Ids tell who it is, unless they were given anew: 1, 2, 3 … are the ids of other people, too."""
        then, now = _by_ref(self._then), _by_ref(self._now, taken)
        pairs = [pair for ref in now if ref in then for pair in self._paired(now[ref], then[ref])]
        if not pairs:
            return None
        telling = [(n, earlier) for n, earlier in pairs if _tells(self._then.keys[earlier])]
        alike = sum(self._now.keys[n] == self._then.keys[earlier] for n, earlier in telling)
        if telling and alike * 2 < len(telling):
            return None
        has_all = len({earlier for _, earlier in pairs}) == sum(map(len, then.values()))
        nameless = self._without_id(taken, every=has_all)
        has_all = has_all and len(nameless) == len(self._then.ids) - sum(map(len, then.values()))
        found = self._made([*(n for n, _ in pairs), *nameless], taken, has_all=has_all, sure=bool(telling))
        return replace(found, by_id=True, changed=len(telling) - alike)

    def _paired(self, now: Sequence[int], then: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Pair rows with the same id: first what says the same, then what may have been changed since.

        Words or a day that one has twice are in, too. Somebody with several rows changed one only on the day of it.
        """
        if len(now) == len(then) == 1:
            yield now[0], then[0]
            return
        left: dict[Key, list[int]] = {}
        for earlier in reversed(then):
            left.setdefault(self._then.keys[earlier], []).append(earlier)
        met: dict[Key, int] = {}
        rest = []
        for number in now:
            key = self._now.keys[number]
            if left.get(key):
                met[key] = left[key].pop()
                yield number, met[key]
            elif key in met and _tells(key):
                yield number, met[key]
            else:
                rest.append(number)
        days: dict[str | None, list[int]] = {}
        for key, places in left.items():
            days.setdefault(key[0], []).extend(places)
        for number in rest:
            if places := days.get(self._now.keys[number][0], []):
                yield number, places.pop()

    def _without_id(self, taken: Collection[int], *, every: bool) -> list[int]:
        """Return the rows without an id that say what an earlier one says; ``every``, also those that hardly tell."""
        left = Counter(self._then.keys[earlier] for earlier, ref in self._then.ids.items() if ref is None)
        numbers = []
        for number in self._in_order() if left else ():
            key = self._now.keys[number]
            if self._now.ids[number] is None and number not in taken and left[key] > 0 and (every or _tells(key)):
                left[key] -= 1
                numbers.append(number)
        return numbers

    def _by_content(self, taken: Collection[int]) -> Found | None:
        left = Counter(self._then.keys.values())
        numbers = []
        for number in self._in_order():
            key = self._now.keys[number]
            if number not in taken and left[key] > 0:
                left[key] -= 1
                numbers.append(number)
        spoken = [number for number in numbers if _is_spoken(self._now.keys[number])]
        missing = list((+left).elements())
        are_words = len(spoken) * 2 >= len(numbers) > 0
        if numbers and not missing:
            return self._made(numbers, taken, has_all=True, sure=are_words)
        if are_words and not self._are_of_these_days(missing):
            return self._made(numbers, taken, has_all=False, sure=True)
        return self._made(spoken, taken, has_all=False, sure=False) if spoken else None

    def _in_order(self) -> list[int]:
        """The rows from the first day on: some tools write the newest first."""
        days = [key[0] for key in self._now.keys.values() if key[0] is not None]
        numbers = list(self._now.keys)
        return numbers[::-1] if days and days[0] > days[-1] else numbers

    def _are_of_these_days(self, earlier: Iterable[Key]) -> bool:
        """Whether any of these answers is of the time that the export is of, so that it would be in it."""
        days = [key[0] for key in self._now.keys.values() if key[0] is not None]
        first, last = min(days, default=""), max(days, default="")
        return any(key[0] is None or not days or first <= key[0] <= last for key in earlier)

    def _made(self, numbers: Iterable[int], taken: Collection[int], *, has_all: bool, sure: bool) -> Found:
        people = self._wave.people
        erased = max(0, people - self._then.people) if people is not None else 0
        some = frozenset(numbers)
        tells = all(_tells(self._now.keys[each]) for each in some)
        theirs = self._of_the_erased(some, taken, erased) if erased and has_all and some else frozenset()
        untold = erased - self._now.people_in(theirs)
        return Found(self._wave, some, has_all, sure, tells, erased=erased, theirs=theirs, untold=untold)

    def _of_the_erased(self, known: frozenset[int], taken: Collection[int], erased: int) -> frozenset[int]:
        """Return the rows of those who were erased: of the earlier days, not in the file, and no more than they were.

        On the last of the days only what stands before an answer that is known can be one of them, or has the id of
        one. What was ``taken`` is another wave's.
        """
        last = max((key[0] for key in self._then.keys.values() if key[0] is not None), default="")
        order = self._in_order()
        end = max(place for place, number in enumerate(order) if number in known)
        left = [
            (place, number, day)
            for place, number in enumerate(order)
            if number not in known and number not in taken and (day := self._now.keys[number][0]) and day <= last
        ]
        rows = {number for place, number, day in left if day < last or place < end}
        refs = {self._now.ids[number] for number in rows} - {None}
        rows.update(number for _, number, _ in left if self._now.ids[number] in refs)
        return frozenset(rows) if 0 < self._now.people_in(rows) <= erased else frozenset()


def _has_days(rows: Sequence[AnswerRow]) -> bool:
    return any(at is not None for _, _, at, _, _, _ in parts_of(rows))


def _tells(key: Key) -> bool:
    return key[0] is not None or any(key[2])


def _is_spoken(key: Key) -> bool:
    return sum(len(text) for text in key[2] if text is not None) >= LONG_ENOUGH
