"""The declared texts of the program, read from the data files and checked.

Knows the data files and the types of :mod:`partnerdesk.domain.reference`; knows no partnership file and no screen.
"""

from partnerdesk.catalogue.checking import CatalogueRefused
from partnerdesk.catalogue.loading import load_catalogue, read_catalogue

__all__ = ["CatalogueRefused", "load_catalogue", "read_catalogue"]
