"""The declared texts of the program, read from the data files and checked.

Knows the data files and the types of :mod:`partnerdesk.domain.reference`; knows no partnership file and no screen. The
reader of the catalogue is loaded when it is asked for: a window that speaks Welsh needs its texts before that.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from partnerdesk.catalogue.checking import CatalogueRefused
    from partnerdesk.catalogue.loading import load_catalogue, read_catalogue

__all__ = ["CatalogueRefused", "load_catalogue", "read_catalogue"]

_HOMES = {"CatalogueRefused": "checking", "load_catalogue": "loading", "read_catalogue": "loading"}


def __getattr__(name: str) -> object:
    """Load the module in which a name is at home."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
