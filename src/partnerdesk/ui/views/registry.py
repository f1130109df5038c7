"""Views that colleagues of the builder write themselves, found by the name that a page declares.

Register with ``@page_view("name")`` on a class or function that takes a :class:`Place`, in the module of
``ui/views/steps`` that has the same name or that ``HOMES`` names; it is imported when the view is asked for.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module

from PySide6.QtCore import Signal

from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import Key, Record
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.views.widgets.arrange import Piece


@dataclass(frozen=True, slots=True)
class Place:
    """Where a custom view stands: its desk, the page it is on, and the record it belongs to (empty for a page)."""

    desk: Desk
    page: str
    key: Key = ()


class PageView(Piece):
    """What the shell asks of a block. A custom view inherits from this and overrides what it needs."""

    areas: frozenset[str] = frozenset()
    alone_asked = Signal(bool)
    """Asks the window for this view alone, without question, evidence and bar: while somebody answers in private."""
    field_asked = Signal(str)
    """Asks the form beside it to show one of its fields."""

    @override
    def setVisible(self, visible: bool) -> None:
        if visible and self.parentWidget() is None:
            return  # it is seen with its page; shown before it stands there it would be a window of its own
        super().setVisible(visible)

    def refresh(self) -> None:
        """Show what is recorded now; called when one of ``areas`` has changed and when the page is shown again."""

    def commit(self) -> bool:
        """Save what is still being typed; return whether that went well."""
        return True

    def problems(self) -> bool:
        """Show above each control what is still wrong, and return whether anything is; asked on Continue."""
        return False

    def focus_first(self) -> bool:
        """Give the keyboard to the first control; return False where there is none."""
        return False

    def show_field(self, name: str) -> bool:
        """Open what is called so and give it the keyboard; return False where it is not here."""
        del name
        return False

    @property
    def told(self) -> str:
        """What a screen reader says when this comes into view; nothing where what has the keyboard says enough."""
        return ""

    def open_record(self, kind: type[Record], key: Key) -> bool:
        """Open the card of one record and return True, if it is here."""
        return False


Factory = Callable[[Place], PageView]
HOMES = {
    "aims_coverage": "aims_pictures",
    "aims_reasons": "aims_pictures",
    "condition_ideas": "ideas",
    "fair_comparison": "sentences",
    "first_choice_round": "score_rating",
    "first_words": "tell_parts",
    "impact_review": "impact",
    "red_line_crossings": "red_line_seal",
    "red_line_ideas": "ideas",
    "review_dates": "tell_parts",
    "risk_ideas": "ideas",
    "score_round_1": "score_rating",
    "score_round_2": "score_rating",
    "score_talk": "round_talk",
    "tell_by": "sentences",
    "trust_round_1": "trust_rating",
    "trust_round_2": "trust_rating",
    "trust_talk": "round_talk",
    "weight_round": "swing_weights",
    "weight_round_2": "swing_weights",
    "weight_talk": "round_talk",
}
"""The modules of views that are not named like their module."""
_VIEWS: dict[str, Factory] = {}


def page_view(name: str) -> Callable[[Factory], Factory]:
    """Register a custom view under ``name``."""

    def register(factory: Factory) -> Factory:
        _VIEWS[name] = factory
        return factory

    return register


def make_view(name: str, place: Place) -> PageView:
    """Build the custom view ``name``."""
    if name not in _VIEWS:
        import_module(module_of(name))
    return _VIEWS[name](place)


def is_there(name: str) -> bool:
    """Return whether a custom view ``name`` is written."""
    with suppress(ModuleNotFoundError):
        import_module(module_of(name))
    return name in _VIEWS


def module_of(name: str) -> str:
    """Return the module that the custom view ``name`` is in."""
    return f"partnerdesk.ui.views.steps.{HOMES.get(name, name)}"
