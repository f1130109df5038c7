"""The part of a page's graphics state that the checks follow: where text stands and in which font."""

from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True)
class Matrix:
    """A transformation as PDF writes it."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def times(self, other: "Matrix") -> "Matrix":
        """This one first, then the other."""
        return Matrix(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            self.e * other.a + self.f * other.c + other.e,
            self.e * other.b + self.f * other.d + other.f,
        )


@dataclass
class State:
    """Where things stand, where text goes on, and the font that it is in."""

    page: Matrix = field(default_factory=Matrix)
    text: Matrix = field(default_factory=Matrix)
    font: str = ""

    def copy(self) -> "State":
        return replace(self)

    def follow(self, operator: str, operands: Any) -> None:
        """Take in one operator."""
        if operator == "cm":
            self.page = Matrix(*(float(one) for one in operands)).times(self.page)
        elif operator == "Tm":
            self.text = Matrix(*(float(one) for one in operands))
        elif operator in {"Td", "TD"}:
            self.text = Matrix(e=float(operands[0]), f=float(operands[1])).times(self.text)
        elif operator == "Tf":
            self.font = str(operands[0])

    def place(self) -> tuple[float, float]:
        """Where text stands on the page."""
        whole = self.text.times(self.page)
        return whole.e, whole.f
