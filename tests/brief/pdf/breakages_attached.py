"""Ways to spoil a good brief that has a file inside it, each with the clause that it then breaks."""

from functools import partial
from typing import Any

from pikepdf import Dictionary, Name, String

from tests.brief.pdf.breaking import Way, breaks, metadata

ATTACHED: dict[str, tuple[str, Way]] = {}


_breaks = partial(breaks, ways=ATTACHED)


def _spec(pdf: Any) -> Any:
    return pdf.Root.AF[0]


@_breaks("A 6.8")
def a_file_in_a_part_that_allows_none(pdf: Any) -> None:
    metadata(pdf, b"<pdfaid:part>3<", b"<pdfaid:part>2<")


@_breaks("own")
def a_claim_for_nothing(pdf: Any) -> None:
    del pdf.Root.Names, pdf.Root.AF


@_breaks("A 6.8")
def a_file_that_belongs_to_nothing(pdf: Any) -> None:
    del pdf.Root.AF


@_breaks("A 6.8")
def a_file_that_no_name_leads_to(pdf: Any) -> None:
    del pdf.Root.Names


@_breaks("UA 7.11")
def a_file_without_a_name(pdf: Any) -> None:
    del _spec(pdf).UF


@_breaks("UA 7.11")
def a_file_with_two_names(pdf: Any) -> None:
    _spec(pdf).UF = String("another.json")


@_breaks("A 6.8")
def a_file_for_nothing_that_is_said(pdf: Any) -> None:
    del _spec(pdf).AFRelationship


@_breaks("A 6.8")
def a_relation_that_is_none(pdf: Any) -> None:
    _spec(pdf).AFRelationship = Name.Friend


@_breaks("own")
def a_file_that_is_not_described(pdf: Any) -> None:
    _spec(pdf).Desc = String(" ")


@_breaks("A 6.8")
def a_file_that_is_not_there(pdf: Any) -> None:
    _spec(pdf).EF = Dictionary()


@_breaks("A 6.8")
def a_file_of_no_form(pdf: Any) -> None:
    del _spec(pdf).EF.F["/Subtype"]


@_breaks("A 6.8")
def a_file_without_a_date(pdf: Any) -> None:
    del _spec(pdf).EF.F.Params.ModDate


@_breaks("own")
def a_file_of_another_length(pdf: Any) -> None:
    _spec(pdf).EF.F.Params.Size = 3


@_breaks("own")
def a_file_that_is_cut_off(pdf: Any) -> None:
    held = _spec(pdf).EF.F
    held.write(held.read_bytes()[:-9])
    held.Params.Size = len(held.read_bytes())
