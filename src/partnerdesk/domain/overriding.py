"""`override` for every supported Python: `typing` has it from 3.12 only, and each dependency slows the start."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(method):  # noqa: ANN001, ANN201 - type checkers see the other branch
        """Mark a method that replaces one of a base class, as `typing.override` does."""
        method.__override__ = True
        return method


__all__ = ["override"]
