"""Checks a brief against PDF/UA-1 (ISO 14289-1), PDF/A-2a (ISO 19005-2) and what the brief promises besides.

`faults(data)` gives everything that is wrong, each with the clause that it breaks; nothing is an empty list. Run as
`python -m tests.brief.pdf.checking FILE…` it prints them. The clauses are written `UA 7.1` and `A 6.1.7`; `own` are the
brief's own promises.
"""

from tests.brief.pdf.checking.finding import Fault
from tests.brief.pdf.checking.judging import faults, rules

__all__ = ["Fault", "faults", "rules"]
