"""The quick way of making frozen classes gives what the standard one gives."""

import copy
import dataclasses
import inspect
import pickle
from typing import ClassVar

import pytest

from partnerdesk.domain.frozen import dataclass
from partnerdesk.domain.records import ENTITIES, Record


@dataclass(frozen=True, slots=True)
class Ours:
    """One of the quick ones."""

    KIND: ClassVar[str] = "x"
    first: str
    second: int = 2
    third: list[int] = dataclasses.field(default_factory=list)
    unseen: str = dataclasses.field(default="", compare=False, repr=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Theirs:
    """The same, made by the standard library."""

    KIND: ClassVar[str] = "x"
    first: str
    second: int = 2
    third: list[int] = dataclasses.field(default_factory=list)
    unseen: str = dataclasses.field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class More(Record):
    """One that stands on another, with named arguments only."""

    length: int
    width: int = 3

    def __post_init__(self) -> None:
        """Refuse what is too short."""
        if self.length < 0:
            message = "too short"
            raise ValueError(message)


def test_they_show_and_compare_alike() -> None:
    ours, theirs = Ours("a", third=[1]), Theirs("a", third=[1])
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert ours == Ours("a", 2, [1], "something else")
    assert ours != Ours("b", 2, [1])
    assert theirs not in list[object]([ours])
    assert Ours("a").third is not Ours("a").third


def test_a_hash_follows_the_values() -> None:
    assert {More(length=1), More(length=1), More(length=2)} == {More(length=1), More(length=2)}
    with pytest.raises(TypeError):
        hash(Ours("a"))  # holds a list


def test_nothing_of_them_can_be_changed() -> None:
    row = Ours("a")
    for name in ("first", "new"):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(row, name, "b")
    with pytest.raises(dataclasses.FrozenInstanceError):
        del row.first
    assert not hasattr(row, "__dict__")


def test_arguments_are_asked_for_alike() -> None:
    ours, theirs = (list(inspect.signature(kind).parameters) for kind in (Ours, Theirs))
    assert ours == theirs
    wrong: tuple[tuple[tuple[object, ...], dict[str, object]], ...] = (
        ((), {}),
        (("a",), {"other": 1}),
        (("a",) * 5, {}),
    )
    for kind in (Ours, Theirs):
        for values, named in wrong:
            with pytest.raises(TypeError):
                kind(*values, **named)  # type: ignore[arg-type]  # this is what is tried
    with pytest.raises(TypeError):
        More(1)  # type: ignore[call-arg]  # this is what is tried


def test_the_tools_of_the_standard_library_know_them() -> None:
    row = Ours("a", 5, [1, 2])
    assert dataclasses.replace(row, second=6) == Ours("a", 6, [1, 2])
    assert dataclasses.asdict(row) == dataclasses.asdict(Theirs("a", 5, [1, 2]))
    assert [each.name for each in dataclasses.fields(Ours)] == [each.name for each in dataclasses.fields(Theirs)]
    assert Ours.__match_args__ == Theirs.__match_args__
    assert copy.deepcopy(row) == pickle.loads(pickle.dumps(row)) == row  # noqa: S301 - our own bytes


def test_what_a_class_checks_when_it_is_made_is_checked() -> None:
    with pytest.raises(ValueError, match="too short"):
        More(length=-1)


def test_every_record_is_made_that_way() -> None:
    assert all(kind.__eq__ is Ours.__eq__ for kind in ENTITIES.values())
