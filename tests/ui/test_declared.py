"""What pages declare is there: views, signals, fields, choices; and no two keys of the menus are the same."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.fields import field_named
from partnerdesk.domain.records import ENTITIES, Record
from partnerdesk.ui.actions import every_spec
from partnerdesk.ui.viewmodels import missing, page_names
from partnerdesk.ui.viewmodels.book import every_page
from partnerdesk.ui.viewmodels.fields import FieldLine, lines_of
from partnerdesk.ui.viewmodels.page_names import way_to
from partnerdesk.ui.viewmodels.pages import Collection, Custom, Fields, PageSpec
from partnerdesk.ui.views import registry
from partnerdesk.ui.views import steps as custom_views

PAGES = every_page()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_a_page_declares_only_what_there_is(page: PageSpec, qapp: QCoreApplication) -> None:
    catalogue = load_catalogue()
    assert page.step in catalogue.steps
    assert set(page.signals) <= set(catalogue.signals)
    assert set(page.evidence) <= {"voices", "trust"}
    assert page.areas <= set(ENTITIES)
    for block in page.blocks:
        names = block.extra if isinstance(block, Collection) else (block.name,) if isinstance(block, Custom) else ()
        for name in names:
            assert registry.is_there(name), name
        if isinstance(block, Fields | Collection):
            for line in lines_of(block.parts):
                if isinstance(line, FieldLine):
                    _check_line(block.kind, line)


def _check_line(kind: type[Record], line: FieldLine) -> None:
    spec = field_named(kind, line.name)
    if isinstance(line.choices, tuple) and line.choices and spec.choices:
        assert {choice.value for choice in line.choices} <= set(spec.choices), line.name


def test_every_page_that_the_window_names_is_there() -> None:
    steps = "|".join(load_catalogue().steps)
    named: set[str] = set()
    for each in Path(registry.__file__).parents[1].rglob("*.py"):
        named |= set(re.findall(rf'"((?:{steps})\.[a-z_]+)"', each.read_text("utf-8")))
    assert named == {page.id for page in PAGES}


def test_no_two_menu_entries_have_the_same_keys() -> None:
    keys = [keys for spec in every_spec() for keys in spec.keys]
    keys += [f"Ctrl+{number % 10}" for number in range(1, 11)]
    assert len(keys) == len(set(keys))


def test_the_guide_names_every_key_of_the_menus() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "guide" / "keyboard.md").read_text(encoding="utf-8")
    named = guide.replace("Ctrl+ +", "Ctrl++").replace("Ctrl+ −", "Ctrl+-")
    first = [spec.keys[0] for spec in every_spec() if spec.keys]
    assert [keys for keys in first if keys not in named] == []


def test_every_module_of_custom_views_registers_something(qapp: QCoreApplication) -> None:
    assert custom_views.__path__
    assert not registry.is_there("no view of this name")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_a_page_says_why_it_asks_and_has_a_name_for_the_ways_to_it(page: PageSpec) -> None:
    assert page.hint
    assert page.why
    assert way_to(page.id) != way_to("")


def test_no_name_is_left_of_a_page_that_is_gone() -> None:
    assert set(page_names.NAMES) == {page.id for page in PAGES}


def test_what_a_step_misses_has_a_page() -> None:
    source = (Path(__file__).parents[2] / "src" / "partnerdesk" / "domain" / "agenda.py").read_text(encoding="utf-8")
    asked = set(re.findall(r'NP?_\(\s*"([^"]+\.)"', source))
    assert asked == set(missing.PAGES)
    assert set(missing.PAGES.values()) <= {page.id for page in PAGES}
