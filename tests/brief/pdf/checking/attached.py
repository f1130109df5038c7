"""Checks files inside the file: PDF/A-2 allows none, PDF/A-3 wants to know what each is to the document."""

import json
import re
from typing import Any

from pikepdf import Array, Dictionary, Stream

from tests.brief.pdf.checking.finding import Findings

_RELATIONS = {"/Source", "/Data", "/Alternative", "/Supplement", "/Unspecified"}
_MEDIA = re.compile(r"/[a-z]+/[a-z0-9.+-]+")
_MOMENT = re.compile(r"D:\d{14}.*")


def check_attached(pdf: Any, part: str | None, found: Findings) -> None:
    """Check that what is attached may be, is described, is named in the catalog and is what it says."""
    specs = [thing for thing in pdf.objects if isinstance(thing, Dictionary) and "/EF" in thing]
    loose = [thing for thing in pdf.objects if isinstance(thing, Stream) and thing.get("/Type") == "/EmbeddedFile"]
    if part != "3":
        found.unless(not specs and not loose, "A 6.8", "a file is attached, which PDF/A-2 does not allow")
        return
    found.unless(specs, "own", "says that it is PDF/A-3, and nothing is attached")
    named, associated = _named(pdf.Root), {one.objgen for one in pdf.Root.get("/AF", Array())}
    for spec in specs:
        found.unless(spec.objgen in named, "A 6.8", "an attached file cannot be found by its name")
        found.unless(spec.objgen in associated, "A 6.8", "an attached file belongs to no part of the document")
        _check_spec(spec, found)
        _check_stream(spec.EF.get("/F"), found)


def _named(root: Any) -> set[tuple[int, int]]:
    names = root.get("/Names", Dictionary()).get("/EmbeddedFiles", Dictionary()).get("/Names", Array())
    return {one.objgen for one in list(names)[1::2]}


def _check_spec(spec: Any, found: Findings) -> None:
    names = str(spec.get("/F", "")), str(spec.get("/UF", ""))
    found.unless(all(names) and names[0] == names[1], "UA 7.11", f"an attached file is named {names}")
    found.unless(str(spec.get("/Type")) == "/Filespec", "A 6.8", "what says that a file is attached is of no type")
    found.unless(str(spec.get("/AFRelationship")) in _RELATIONS, "A 6.8", "it is not said what an attached file is for")
    found.unless(str(spec.get("/Desc", "")).strip(), "own", "an attached file is not described")


def _check_stream(held: Any, found: Findings) -> None:
    if not isinstance(held, Stream):
        found.add("A 6.8", "an attached file is not there")
        return
    data, facts = held.read_bytes(), held.get("/Params", Dictionary())
    found.unless(str(held.get("/Type")) == "/EmbeddedFile", "A 6.8", "an attached file is of no type")
    found.unless(_MEDIA.fullmatch(str(held.get("/Subtype", ""))), "A 6.8", "it is not said of which form it is")
    found.unless(_MOMENT.fullmatch(str(facts.get("/ModDate", ""))), "A 6.8", "an attached file has no date")
    found.unless(int(facts.get("/Size", -1)) == len(data), "own", "an attached file is not as long as it says")
    try:
        json.loads(data)
    except ValueError:
        found.add("own", "an attached file is not JSON")
