"""What tools and people write where there is no answer. It is offered; only a person says that it counts as none."""

from collections.abc import Iterable

_ENDS = " .!"
_SIGNS = " .-–—…?"
_LONGEST = 80  # letters, blanks about it among them; what is longer says something
MARKERS = frozenset(
    {
        "n/a", "na", "#n/a", "null", "#null!", "none selected", "nan", "<na>", "nil", "n\\a",
        "not selected", "did not answer", "not answered", "no answer", "no response", "skipped", "(blank)", "blank",
        "missing", "unanswered", "question not seen", "not asked", "-1", "-8", "-9", "-99", "-999", "-9999",
        "not applicable", "does not apply", "amherthnasol", "ddim yn berthnasol", "dim ateb", "heb ateb", "heb ei ateb",
    }
)  # fmt: skip
_NO_COMMENT = frozenset(
    {
        "none", "nothing to add", "nothing to say", "no comment", "no comments", "no further comment",
        "no further comments", "no other comment", "no other comments", "dim sylw", "dim sylwadau",
        "dim byd i'w ychwanegu",
    }
)  # fmt: skip


def is_marker(value: str) -> bool:
    """Return whether a value most often stands for no answer, also with a stop or a space behind it."""
    told = value.strip() if len(value) <= _LONGEST else ""
    if not told or is_no_in_welsh(told):
        return False
    bare = told.casefold().rstrip(_ENDS)
    return not told.strip(_SIGNS) or bare in MARKERS or bare.replace(" ", "") in {"n.a", "n./a", "n/.a"}


def is_no_in_welsh(value: str) -> bool:
    """Return whether a value is "Na" or "Na.", which is an answer; what stands for none is NA, na or N/A."""
    return value.strip().rstrip(_ENDS) == "Na"


def says_nothing(value: str) -> bool:
    """Return whether somebody who was free to write anything wrote that there is nothing to say."""
    return len(value) <= _LONGEST and value.strip().rstrip(_ENDS).casefold().replace("’", "'") in _NO_COMMENT


def markers_in(values: Iterable[str], written: Iterable[str] = ()) -> tuple[str, ...]:
    """Those of these values that most often stand for no answer, as they are written first, in their order.

    ``written`` is what people wrote in their own words: "None." says nothing there, and is an answer in a list.
    """
    listed = dict.fromkeys(values)
    chosen = {value.strip().casefold() for value in listed}
    own = (v for v in written if is_marker(v) or (says_nothing(v) and v.strip().casefold() not in chosen))
    kept: list[str] = []
    for value in (*filter(is_marker, listed), *own):
        if value.strip() not in Missing(kept):
            kept.append(value)
    return tuple(kept)


def _forms(marker: str) -> tuple[str, ...]:
    bare = marker.rstrip(_ENDS)
    return (marker, bare, f"{bare}.") if bare else (marker,)


class Missing:
    """Tells which texts count as no answer by the markers of a map: a stop behind one, and capitals, tell no other."""

    def __init__(self, markers: Iterable[str]) -> None:
        """`markers` as a person left them; "Na" is among them only if it is there in this spelling."""
        told = {each.strip() for each in markers}
        self.folded = frozenset(form for each in told for form in _forms(each.casefold()))
        self._spared = not any(map(is_no_in_welsh, told))

    def __contains__(self, text: object) -> bool:
        """Whether a text, trimmed, is one."""
        if not isinstance(text, str) or text.casefold() not in self.folded:
            return False
        return not (self._spared and is_no_in_welsh(text))
