"""Takes from the two halves of an objective what its sentence says anyway: people begin with "for" and "so that" again.

Knows no language: what a translation opens with is looked up.
"""

from partnerdesk.domain.words import N_, Translate

_WHOM = N_("for ")
_WHAT = N_("so that ")


def whom_bare(text: str | None, translate: Translate) -> str:
    """Return for whom an objective is, without "for" and without a full stop."""
    return _without(text, _WHOM, translate)


def what_bare(text: str | None, translate: Translate) -> str:
    """Return what an objective changes, without "so that" and without a full stop."""
    return _without(text, _WHAT, translate)


def _without(text: str | None, opening: str, translate: Translate) -> str:
    bare = (text or "").strip().rstrip(" .")
    for each in (opening, translate(opening)):
        if bare.casefold().startswith(each.casefold()):
            return bare[len(each) :]
    return bare
