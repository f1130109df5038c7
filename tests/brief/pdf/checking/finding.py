"""What a check finds, and where it is put."""

from dataclasses import dataclass, field

from partnerdesk.domain.overriding import override


@dataclass(frozen=True)
class Fault:
    """Something that is wrong: the clause that it breaks, and what it is."""

    clause: str
    said: str

    @override
    def __str__(self) -> str:
        return f"{self.clause}: {self.said}"


@dataclass
class Findings:
    """Faults in the order in which they were found."""

    faults: list[Fault] = field(default_factory=list)

    def add(self, clause: str, said: str) -> None:
        self.faults.append(Fault(clause, said))

    def unless(self, well: object, clause: str, said: str) -> None:
        """Add a fault unless something holds."""
        if not well:
            self.add(clause, said)
