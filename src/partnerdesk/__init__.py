"""PartnerDesk guides a charity board through ten steps on whether to work with another organisation."""

__version__ = "0.1.0"
