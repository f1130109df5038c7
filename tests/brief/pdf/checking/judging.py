"""Runs all checks over one file and collects what they find."""

from io import BytesIO

import pikepdf

from tests.brief.pdf.checking.content import check_pages
from tests.brief.pdf.checking.facts import check_facts
from tests.brief.pdf.checking.finding import Fault, Findings
from tests.brief.pdf.checking.fontfiles import check_fonts
from tests.brief.pdf.checking.rawfile import check_bytes
from tests.brief.pdf.checking.roles import check_roles
from tests.brief.pdf.checking.tables import check_tables
from tests.brief.pdf.checking.tree import check_parents, read_tree


def faults(data: bytes) -> list[Fault]:
    """Everything that is wrong with a file."""
    found = Findings()
    check_bytes(data, found)
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            for problem in pdf.check_pdf_syntax():
                found.add("A 6.1", problem)
            check_facts(pdf, found)
            tree = read_tree(pdf, found)
            check_roles(tree, found)
            check_tables(tree, found)
            seen = check_pages(pdf, tree, found)
            check_parents(pdf, tree, seen.marks, found)
            check_fonts(seen.fonts, found)
    except pikepdf.PdfError as problem:
        found.add("A 6.1", f"cannot be read: {problem}")
    return found.faults


def rules(data: bytes) -> set[str]:
    """The clauses that a file breaks."""
    return {fault.clause for fault in faults(data)}
