"""What comes in and goes out as data: the JSON form, survey exports, themes, registers.

Knows records and their fields; knows no partnership file on disk and reads no catalogue, but is given one.
What is named here is loaded when it is asked for: the process that reads a spreadsheet needs none of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from partnerdesk.exchange.reading import read_case, read_whole
    from partnerdesk.exchange.refusal import InputRefused
    from partnerdesk.exchange.writing import case_text, write_case

__all__ = ["InputRefused", "case_text", "read_case", "read_whole", "write_case"]

_WHERE = {
    "InputRefused": "refusal",
    "case_text": "writing",
    "read_case": "reading",
    "read_whole": "reading",
    "write_case": "writing",
}


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
