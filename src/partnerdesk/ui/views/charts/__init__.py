"""Draws the shared chart shapes in the window."""
