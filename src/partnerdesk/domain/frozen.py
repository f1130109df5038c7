"""`dataclass(frozen=True, slots=True)` for classes by the hundred: the same classes, made in a fifth of the time.

The standard one writes and compiles six functions for each class. Here one is compiled, `__init__`, and the others are
shared; a start of the window makes some two hundred classes, and this takes a tenth off it. It knows no class by name.
"""

import dataclasses
import sys
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls=None, /, **options):  # noqa: ANN001, ANN003, ANN201 - type checkers see the other branch
        """Make a frozen class with slots, as `dataclasses.dataclass` does; any other kind is left to it."""
        kw_only = options.pop("kw_only", False)
        if options != {"frozen": True, "slots": True}:
            return dataclasses.dataclass(cls, kw_only=kw_only, **options)
        return (lambda made: _made(made, kw_only=kw_only)) if cls is None else _made(cls, kw_only=kw_only)


__all__ = ["dataclass"]


def _made(cls: type, *, kw_only: bool) -> type:
    own = {name for name, value in cls.__dict__.items() if value is not None}
    made: type = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(cls)
    fields = dataclasses.fields(made)
    compared = [each.name for each in fields if each.compare]
    shared = {**_SHARED, "__values__": attrgetter(*compared) if compared else _nothing, "__init__": _init(made, fields)}
    for name, value in shared.items():
        if name not in own:
            setattr(made, name, value)
    return made


def _init(cls: type, fields: tuple[dataclasses.Field[object], ...]) -> object:
    """Compile the one function that is made for each class: quick to call, and with names that tools can read."""
    known: dict[str, object] = {"_set": object.__setattr__, "_missing": dataclasses.MISSING}
    taken = [_argument(each, known) for each in fields if each.init and not each.kw_only]
    named = [_argument(each, known) for each in fields if each.init and each.kw_only]
    arguments = ", ".join(["self", *taken, *(["*", *named] if named else [])])
    body = [_set(each) for each in fields if each.init or f"_make_{each.name}" in known]
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    lines = "\n  ".join(body or ["pass"])
    text = f"def make({', '.join(known)}):\n def __init__({arguments}):\n  {lines}\n return __init__"
    found: dict[str, object] = {}
    exec(text, sys.modules[cls.__module__].__dict__, found)  # noqa: S102 - made of names in our own source
    init = found["make"](**known)  # type: ignore[operator]  # exec has no types
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__annotations__ = {each.name: each.type for each in fields if each.init} | {"return": None}
    return init


def _argument(field: dataclasses.Field[object], known: dict[str, object]) -> str:
    if field.default is not dataclasses.MISSING:
        known[f"_default_{field.name}"] = field.default
        return f"{field.name}=_default_{field.name}"
    if field.default_factory is not dataclasses.MISSING:
        known[f"_make_{field.name}"] = field.default_factory
        return f"{field.name}=_missing"
    return field.name


def _set(field: dataclasses.Field[object]) -> str:
    name, value = field.name, field.name
    if field.default_factory is not dataclasses.MISSING:
        value = f"_make_{name}() if {name} is _missing else {name}"
    return f"_set(self, {name!r}, {value})"


# --- what all of them share -------------------------------------------------------------------------------------------


def _nothing(_self: object) -> tuple[()]:
    return ()


def _repr(self) -> str:  # type: ignore[no-untyped-def]  # noqa: ANN001 - any of the classes
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in dataclasses.fields(self) if each.repr)
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _eq(self, other) -> bool:  # type: ignore[no-untyped-def]  # noqa: ANN001 - any of the classes
    if other.__class__ is self.__class__:
        return bool(self.__values__(self) == self.__values__(other))
    return NotImplemented  # type: ignore[no-any-return]  # how Python is told to ask the other


def _hash(self) -> int:  # type: ignore[no-untyped-def]  # noqa: ANN001 - any of the classes
    return hash(self.__values__(self))


def _refuse_to_set(_self: object, name: str, _value: object) -> None:
    message = f"cannot assign to field {name!r}"
    raise dataclasses.FrozenInstanceError(message)


def _refuse_to_delete(_self: object, name: str) -> None:
    message = f"cannot delete field {name!r}"
    raise dataclasses.FrozenInstanceError(message)


def _state(self) -> list[object]:  # type: ignore[no-untyped-def]  # noqa: ANN001 - any of the classes
    return [getattr(self, each.name) for each in dataclasses.fields(self)]


def _take_state(self, state: list[object]) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001 - any of the classes
    for each, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)


_SHARED = {
    "__repr__": _repr,
    "__eq__": _eq,
    "__hash__": _hash,
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
    "__getstate__": _state,
    "__setstate__": _take_state,
}
