"""Ways to spoil what a good brief says of itself and of its order, each with the clause that it then breaks.

Each way is a function that changes an open file in place.
"""

from typing import Any

from pikepdf import Array, Dictionary, Name, String

from tests.brief.pdf.breaking import WAYS, breaks, metadata, nodes_of

__all__ = ["WAYS"]

# What the file says about itself


@breaks("UA 6.2")
def not_marked(pdf: Any) -> None:
    pdf.Root.MarkInfo.Marked = False


@breaks("UA 7.1")
def suspects(pdf: Any) -> None:
    pdf.Root.MarkInfo.Suspects = True


@breaks("UA 7.1")
def no_title_shown(pdf: Any) -> None:
    del pdf.Root.ViewerPreferences


@breaks("UA 7.2")
def no_language(pdf: Any) -> None:
    del pdf.Root.Lang


@breaks("UA 7.2")
def language_that_is_none(pdf: Any) -> None:
    pdf.Root.Lang = String("English, mostly")


@breaks("UA 7.1")
def no_tree(pdf: Any) -> None:
    del pdf.Root.StructTreeRoot


@breaks("UA 7.1")
def no_metadata(pdf: Any) -> None:
    del pdf.Root.Metadata


@breaks("A 6.6.2")
def metadata_not_xml(pdf: Any) -> None:
    metadata(pdf, b"</rdf:RDF>", b"")


@breaks("UA 5")
def no_claim_of_ua(pdf: Any) -> None:
    metadata(pdf, b"<pdfuaid:part>1</pdfuaid:part>", b"")


@breaks("A 6.6.4")
def claim_of_another_level(pdf: Any) -> None:
    metadata(pdf, b"conformance>A<", b"conformance>B<")


@breaks("A 6.6.2.3")
def claim_not_described(pdf: Any) -> None:
    metadata(
        pdf, b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua", b"<pdfaSchema:namespaceURI>http://www.aiim.org/x"
    )


@breaks("A 6.6.2.3")
def half_a_description(pdf: Any) -> None:
    metadata(pdf, b"<pdfaProperty:category>internal</pdfaProperty:category>", b"")


@breaks("UA 7.1")
def empty_title(pdf: Any) -> None:
    title = str(pdf.docinfo["/Title"]).encode()
    metadata(pdf, b">" + title + b"</rdf:li>", b"> </rdf:li>")


@breaks("A 6.6.3")
def two_titles(pdf: Any) -> None:
    pdf.docinfo["/Title"] = "Another"


@breaks("A 6.6.3")
def two_dates(pdf: Any) -> None:
    pdf.docinfo["/CreationDate"] = "D:19990101000000Z"


@breaks("A 6.2.3")
def no_colours(pdf: Any) -> None:
    del pdf.Root.OutputIntents


@breaks("A 6.2.3")
def colours_without_profile(pdf: Any) -> None:
    del pdf.Root.OutputIntents[0].DestOutputProfile


@breaks("A 6.2.3")
def profile_cut_off(pdf: Any) -> None:
    profile = pdf.Root.OutputIntents[0].DestOutputProfile
    profile.write(profile.read_bytes()[:-8])


@breaks("A 6.5")
def something_happens_when_opened(pdf: Any) -> None:
    pdf.Root.AA = Dictionary()


@breaks("A 6.5.1")
def a_link_that_starts_a_program(pdf: Any) -> None:
    notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
    note = next(note for note in notes if "/A" in note)
    note.A = Dictionary(S=Name.Launch, F=String("calc.exe"))


@breaks("A 6.1.13")
def a_string_without_end(pdf: Any) -> None:
    nodes_of(pdf, "Figure")[0].held.Alt = String("word " * 9000)


# The logical tree


@breaks("UA 7.1")
def unknown_role(pdf: Any) -> None:
    nodes_of(pdf, "P")[0].held.S = Name.Paragraph


@breaks("UA 7.2")
def a_row_outside_a_table(pdf: Any) -> None:
    nodes_of(pdf, "Table")[0].held.S = Name.Div


@breaks("UA 7.2")
def a_paragraph_in_a_list(pdf: Any) -> None:
    nodes_of(pdf, "LI")[0].held.S = Name.P


@breaks("UA 7.3")
def a_figure_without_words(pdf: Any) -> None:
    del nodes_of(pdf, "Figure")[0].held.Alt


@breaks("UA 7.3")
def a_figure_with_blank_words(pdf: Any) -> None:
    nodes_of(pdf, "Figure")[0].held.Alt = String("  ")


@breaks("UA 7.3")
def a_figure_without_a_box(pdf: Any) -> None:
    del nodes_of(pdf, "Figure")[0].held.A


@breaks("UA 7.4.2")
def a_level_left_out(pdf: Any) -> None:
    nodes_of(pdf, "H2")[0].held.S = Name.H3


@breaks("UA 7.4.4")
def a_heading_without_level(pdf: Any) -> None:
    nodes_of(pdf, "H2")[0].held.S = Name.H


@breaks("UA 7.5")
def a_heading_cell_that_heads_nothing(pdf: Any) -> None:
    del nodes_of(pdf, "TH")[0].held.A


@breaks("UA 7.5")
def cells_without_headings(pdf: Any) -> None:
    for node in nodes_of(pdf, "TH"):
        node.held.S = Name.TD


@breaks("UA 7.2")
def a_row_that_is_short(pdf: Any) -> None:
    row = next(node.held for node in nodes_of(pdf, "TR") if len(node.children) > 2)
    row.K = Array(list(row.K)[:-1])


@breaks("UA 7.6")
def a_list_that_does_not_say_how_it_counts(pdf: Any) -> None:
    del nodes_of(pdf, "L")[0].held.A


@breaks("UA 7.18.5")
def a_link_without_its_annotation(pdf: Any) -> None:
    link = nodes_of(pdf, "Link")[0].held
    link.K = Array([kid for kid in link.K if not isinstance(kid, Dictionary)])


@breaks("UA 7.2")
def a_quotation_in_no_language(pdf: Any) -> None:
    next(node.held for node in nodes_of(pdf, "P") if "/Lang" in node.held).Lang = String("?")


@breaks("UA 7.1")
def a_child_that_names_another_parent(pdf: Any) -> None:
    nodes = nodes_of(pdf, "P")
    nodes[0].held.P = nodes[-1].held


@breaks("UA 7.1")
def a_mark_of_two_elements(pdf: Any) -> None:
    first, second = (node for node in nodes_of(pdf, "P")[:2])
    second.held.Pg = first.held.Pg
    second.held.K = first.held.K


@breaks("UA 7.1")
def a_mark_that_is_not_drawn(pdf: Any) -> None:
    nodes_of(pdf, "P")[0].held.K = Array([999])


@breaks("UA 7.1")
def no_way_back(pdf: Any) -> None:
    del pdf.Root.StructTreeRoot.ParentTree


@breaks("UA 7.1")
def a_wrong_way_back(pdf: Any) -> None:
    leads = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    leads[0], leads[1] = leads[1], leads[0]


@breaks("own")
def an_element_that_holds_nothing(pdf: Any) -> None:
    del nodes_of(pdf, "P")[0].held.K
