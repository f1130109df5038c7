"""In which language a file's brief is printed, and its texts of the catalogue in any language.

What a file kept when it was locked stands before the program's own texts, language by language. Knows no screen: the
window reads in its own language, whatever the file's is.
"""

from __future__ import annotations

from collections.abc import Callable

from partnerdesk.catalogue import load_catalogue
from partnerdesk.catalogue.texts import known_language
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import CatalogueText, PartnershipFile
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.words import SOURCE_LANGUAGE


def language_of(partnership: Partnership) -> str:
    """Return the language of a file; English where it has none, or one that the program does not speak."""
    return known_language(partnership.one(PartnershipFile).language) or SOURCE_LANGUAGE


def catalogue_in(partnership: Partnership, language: str) -> Catalogue:
    """Return the texts in a language; where the file kept its own when it was locked, those."""
    return with_kept(partnership, load_catalogue(language))


def with_kept(partnership: Partnership, catalogue: Catalogue) -> Catalogue:
    """Return a catalogue with the texts that a file kept in its language, if any."""
    kept = partnership.having(CatalogueText, language=catalogue.language)
    return catalogue.with_texts({row.id: row.text for row in kept if row.text is not None}) if kept else catalogue


def read_in(language: str) -> Callable[[str], Catalogue]:
    """Return a loader for a reader of one language: it gives that one, whatever language a file has."""
    return lambda _of_the_file: load_catalogue(language)
