"""Facts about an organisation from a file that the user has: an extract of a charity register, or grants (360Giving).

Such files are large, so they are read once from front to back and never held. Knows no partner and no screen.
"""

from partnerdesk.exchange.register.finding import Organisation, OrganisationQuery, are_of_register, find, is_register
from partnerdesk.exchange.register.rows import Progress, Stopped

__all__ = ["Organisation", "OrganisationQuery", "Progress", "Stopped", "are_of_register", "find", "is_register"]
