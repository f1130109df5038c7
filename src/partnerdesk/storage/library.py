"""Loads sqlite-utils on first use, without what it would bring along for nothing. Knows nothing of files."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType


def load(module: str) -> ModuleType:
    """Import a module of sqlite-utils and return it.

    sqlite-utils imports NumPy where it can, only to know the types of its numbers. We store none of them, and loading
    it would double the time and the memory that opening a first file takes; so it is hidden meanwhile.
    """
    hidden = "numpy" not in sys.modules
    if hidden:
        sys.modules["numpy"] = None  # type: ignore[assignment]  # this is how an import is told that there is none
    try:
        return import_module(module)
    finally:
        if hidden:
            del sys.modules["numpy"]
