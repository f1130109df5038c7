"""Use cases without a screen; the only place where state changes."""
