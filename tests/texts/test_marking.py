"""Marked texts are found in every spelling that the program uses, and none is marked in a way that hides it."""

from tests.texts.marking import SOURCES, marked_in, marked_texts, unread_marks

SOURCE = """
A = N_("plain")
B = NP_("one thing", "{n} things")
C = self.tr("in " "two")
D = QCoreApplication.translate("Context", "with a context")
E = _tr("by a short name")
F = painter.translate(3, 4)
G = N_(text)
"""


def test_each_spelling_is_found_and_nothing_else() -> None:
    found = {(each.one, each.many) for each in marked_in(SOURCE)}
    assert found == {
        ("plain", ""),
        ("one thing", "{n} things"),
        ("in two", ""),
        ("with a context", ""),
        ("by a short name", ""),
    }
    assert list(unread_marks(SOURCE)) == [8]


def test_every_mark_in_the_sources_holds_plain_text() -> None:
    bad = {path.name: lines for path in SOURCES.rglob("*.py") if (lines := list(unread_marks(path.read_text("utf-8"))))}
    assert bad == {}


def test_what_is_said_of_one_stands_beside_one_and_the_same_many() -> None:
    seen: dict[str, set[str]] = {}
    for each in marked_texts():
        if each.many:
            seen.setdefault(each.one, set()).add(each.many)
    assert {one: many for one, many in seen.items() if len(many) > 1} == {}


def test_qts_own_sign_for_a_number_stands_in_no_text() -> None:
    assert [each for each in marked_texts() if "%n" in each.one + each.many or "%L" in each.one + each.many] == []
