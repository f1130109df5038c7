"""The drawing of the packages is the one that the code gives today, and shows an import that is new."""

from tests.architecture.drawing import ROOT, drawing, layers, without_implied

COMMAND_LINE = "cli"  # part of the start


def test_the_drawing_is_of_todays_code() -> None:
    assert (ROOT / "docs" / "pictures" / "architecture.svg").read_text("utf-8") == drawing()


def test_every_package_has_a_row() -> None:
    rows = [name for row in layers() for name in row] + [COMMAND_LINE]
    packages = {path.parent.name for path in (ROOT / "src" / "partnerdesk").glob("*/__init__.py")}
    assert packages <= set(rows)


def test_an_arrow_that_follows_from_others_is_left_out() -> None:
    edges = {("ui", "services"), ("services", "domain"), ("ui", "domain"), ("ui", "charts")}
    assert without_implied(edges) == {("ui", "services"), ("services", "domain"), ("ui", "charts")}
