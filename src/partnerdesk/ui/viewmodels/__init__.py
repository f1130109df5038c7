"""Item models and page models. QtCore only: they are tested without a screen."""
