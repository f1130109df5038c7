"""Frozen values and pure functions over them: the rules of the workshop. Standard library only."""
