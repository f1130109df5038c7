"""Codebooks: what is written is the standard's, what is read is never trusted."""

import random
from xml.etree import ElementTree as ET

import pytest

from partnerdesk.exchange import InputRefused
from partnerdesk.exchange.codebook import DEEPEST, LARGEST, MOST_CODES, NAMESPACE, codebook_text, read_codebook

THEMES = [("TH1", 'Waiting & <worrying> "alone"'), ("TH2", "Dŵr, two\n lines \x00"), ("TH3", "=1+1")]
HEAD = '<?xml version="1.0" encoding="utf-8"?>'
NESTED = f"""{HEAD}
<q:CodeBook xmlns:q="{NAMESPACE}" origin="Some program 9">
 <q:Codes>
  <q:Code guid="1FF58B12-6F6F-4B0C-8BE5-BBDC91F55294" name="Time" isCodable="false" color="#46AA00">
   <q:Description>What takes long</q:Description>
   <q:Code guid="ECA18D76-2B8B-4F26-BC1D-19ECA19FB3F0" name="Waiting" isCodable="true"/>
   <q:Code guid="ECA18D76-2B8B-4F26-BC1D-19ECA19FB3F1" name="Cost" isCodable="true">
    <q:Description> </q:Description></q:Code>
  </q:Code>
  <q:Code guid="ECA18D76-2B8B-4F26-BC1D-19ECA19FB3F2" name="Money" isCodable="1">
   <q:Code guid="ECA18D76-2B8B-4F26-BC1D-19ECA19FB3F3" name="cost" isCodable="true"/>
  </q:Code>
 </q:Codes>
 <q:Sets><q:Set guid="ECA18D76-2B8B-4F26-BC1D-19ECA19FB3F4" name="A set"/></q:Sets>
</q:CodeBook>"""


def test_a_codebook_comes_back_as_it_went() -> None:
    made = codebook_text(THEMES, "PartnerDesk 1", "a file")
    assert read_codebook(made).names == ('Waiting & <worrying> "alone"', "Dŵr, two lines \ufffd", "=1+1")


def test_it_is_as_the_standard_wants_it() -> None:
    root = ET.fromstring(codebook_text(THEMES, "PartnerDesk 1", "a file"))  # noqa: S314 - our own
    assert root.tag == f"{{{NAMESPACE}}}CodeBook"
    assert [each.tag.rpartition("}")[2] for each in root] == ["Codes"], "no empty list of sets"
    for code in root[0]:
        assert code.tag == f"{{{NAMESPACE}}}Code"
        assert set(code.attrib) == {"guid", "name", "isCodable"}
        assert [len(part) for part in code.attrib["guid"].split("-")] == [8, 4, 4, 4, 12]


def test_the_same_themes_have_the_same_guids_and_other_files_others() -> None:
    assert codebook_text(THEMES, "P", "a") == codebook_text(THEMES, "P", "a")
    assert codebook_text(THEMES, "P", "a") != codebook_text(THEMES, "P", "b")


def test_no_themes_are_no_codebook() -> None:
    with pytest.raises(InputRefused, match="No theme is recorded yet"):
        codebook_text([], "P")


def test_codes_in_codes_and_prefixes_are_read() -> None:
    found = read_codebook(NESTED.encode())
    assert found.names == ("Waiting", "Time: Cost", "Money", "Money: cost")
    assert found.explained == 1
    assert read_codebook(NESTED.replace("utf-8", "utf-16").encode("utf-16")).names == found.names


def code(inside: str = "", name: str = "x") -> str:
    return f'<Code guid="g" name="{name}" isCodable="true">{inside}</Code>'


def book(inside: str, before: str = "") -> bytes:
    return f'{HEAD}{before}<CodeBook xmlns="{NAMESPACE}"><Codes>{inside}</Codes></CodeBook>'.encode()


def deep(times: int) -> str:
    return '<Code guid="g" name="x" isCodable="true">' * times + "</Code>" * times


BOMB = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (book(code(name="&b;"), BOMB), "document type"),
        (book(code(name="&a;"), OUTSIDE), "document type"),
        (book(code(), '<!DOCTYPE CodeBook SYSTEM "x.dtd">'), "document type"),
        (book(code(name="&a;")), "damaged"),
        (book(deep(DEEPEST)), "deeper than"),
        (book(code() * (MOST_CODES + 1)), "more than 2000 codes"),
        (book(code(name="x" * 501)), "more than 500 letters"),
        (book(""), "no code that could be a theme"),
        (book('<Code guid="g" name="x" isCodable="false"/>'), "no code that could be a theme"),
        (book(code())[:-12], "damaged"),
        (b"", "damaged"),
        (b"PK\x03\x04\x00\x00", "damaged"),
        (b'<?xml version="1.0" encoding="klingon"?><CodeBook/>', "damaged"),
        (b"<html><body/></html>", "begins with “html”"),
        (b" " * (LARGEST + 1), "more than 5 million bytes"),
    ],
)
def test_what_is_no_codebook_gets_its_sentence(content: bytes, says: str) -> None:
    with pytest.raises(InputRefused, match=says):
        read_codebook(content)


def test_a_spoilt_codebook_is_read_or_refused_and_nothing_else() -> None:
    chance, whole = random.Random(6), NESTED.encode()
    read = 0
    for _ in range(3000):
        spoilt = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        try:
            read += bool(read_codebook(bytes(spoilt)).names)
        except InputRefused:
            continue
    assert read > 60
