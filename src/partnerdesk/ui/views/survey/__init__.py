"""The window that shows a survey export before it is imported."""
