"""The store of texts: makes the template from the sources, brings each language up to date, and compiles it.

Babel reads and writes the files that translators work on; the compiled form is written here, so that the same texts
give the same bytes whatever the day and the version of a tool.
"""

import io
import re
import struct
from collections.abc import Callable, Iterable
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from tests.texts.marking import ROOT, Marked, marked_texts

HOME = ROOT / "resources" / "locale"
TEMPLATE = HOME / "partnerdesk.pot"
PLURALS = {
    "cy": "nplurals=6; plural=(n==0) ? 0 : (n==1) ? 1 : (n==2) ? 2 : (n==3) ? 3 : (n==6) ? 4 : 5;",
}
_OF_THE_DAY = re.compile(
    r'^"(POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By|Report-Msgid-Bugs-To): .*\n',
    re.MULTILINE,
)
_MAGIC, _HEAD = 0x950412DE, 28


def template(marked: Iterable[Marked] | None = None) -> Catalog:
    """Return the texts of the sources, in their order, without translations."""
    made = Catalog(project="PartnerDesk", version="1", charset="utf-8", fuzzy=False)
    made.header_comment = "# The texts of PartnerDesk. Made by `make texts`; not edited by hand."
    for each in marked_texts() if marked is None else marked:
        flags = ["python-brace-format"] if "{" in each.one + each.many else []
        names = (each.one, each.many) if each.many else each.one
        made.add(names, locations=[(each.module, None)], flags=flags)  # type: ignore[list-item]  # no line: it moves
    return made


def po_of(language: str, home: Path = HOME) -> Path:
    """Return where the texts of a language are."""
    return home / language / "partnerdesk.po"


def languages(home: Path = HOME) -> tuple[str, ...]:
    """Return the languages that there are texts in."""
    return tuple(sorted(path.parent.name for path in home.glob("*/partnerdesk.po")))


def read(path: Path) -> Catalog:
    """Return the texts of a file."""
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def begun(language: str) -> Catalog:
    """Return a language without texts yet, with its rule for numbers."""
    rule = PLURALS.get(language)
    head = f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    if rule:
        head += f'"Plural-Forms: {rule}\\n"\n'
    return read_po(io.BytesIO(head.encode()), locale=None if rule else language)


def written(catalog: Catalog, *, is_template: bool = False) -> str:
    """Return a file of texts as it is kept: in the order of the sources, without anything of the day."""
    out = io.BytesIO()
    write_po(out, catalog, width=110, ignore_obsolete=is_template)
    return _OF_THE_DAY.sub("", out.getvalue().decode())


def forms(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """Return the texts that are there by their English, with all the forms of those that count."""
    return {
        each.id if isinstance(each.id, str) else each.id[0]: _forms_of(each)
        for each in catalog
        if each.id and each.string and not each.fuzzy
    }


def compiled(catalog: Catalog) -> bytes:
    """Return the form that the program reads: gettext's, its texts sorted, without those that are doubtful."""
    rule = catalog.plural_forms
    head = f"Content-Type: text/plain; charset=utf-8\nLanguage: {catalog.locale_identifier}\nPlural-Forms: {rule}\n"
    pairs = {"": head}
    for each in catalog:
        if not each.id or each.fuzzy:
            continue
        strings = _forms_of(each)
        if strings and all(strings):
            pairs["\0".join((each.id,) if isinstance(each.id, str) else each.id)] = "\0".join(strings)
    return _as_mo(sorted((one.encode(), other.encode()) for one, other in pairs.items()))


def _as_mo(pairs: list[tuple[bytes, bytes]]) -> bytes:
    """Return a table of texts in the form of gettext's files (GNU gettext manual, 10.3)."""
    texts_at = _HEAD + 16 * len(pairs)
    tables, texts = b"", b""
    for column in (0, 1):
        for pair in pairs:
            tables += struct.pack("<II", len(pair[column]), texts_at + len(texts))
            texts += pair[column] + b"\0"
    head = struct.pack("<7I", _MAGIC, 0, len(pairs), _HEAD, _HEAD + 8 * len(pairs), 0, _HEAD)
    return head + tables + texts


def bring_up_to_date(say: Callable[[str], None], home: Path = HOME) -> None:
    """Write the template, merge it into every language, and compile each."""
    fresh = template()
    (home / TEMPLATE.name).write_text(written(fresh, is_template=True), encoding="utf-8")
    for language in languages(home):
        place = po_of(language, home)
        catalog = read(place)
        catalog.update(fresh, no_fuzzy_matching=False, keep_user_comments=True)
        place.write_text(written(catalog), encoding="utf-8")
        place.with_suffix(".mo").write_bytes(compiled(catalog))
        missing = sum(1 for each in catalog if each.id and (each.fuzzy or not all(_forms_of(each) or [""])))
        say(f"{language}: {len(catalog)} texts, {missing} to translate")


def _forms_of(message: Message) -> tuple[str, ...]:
    """Return the forms of a text in its language, of which some may be empty."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
