"""Widgets that bind to view-models and hold no state of the workshop."""
