"""Survey exports as answers: read safely, described, guessed at, and turned into rows by a map that a person checked.

Knows no partnership file, no store and no window. Import the module that is needed; nothing is loaded from here.
"""
