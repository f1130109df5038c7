"""The forms in which a partnership leaves and enters the program as text: today the JSON form, version 1.

Knows records and their fields; knows no partnership file on disk and reads no catalogue, but is given one.
"""

from partnerdesk.exchange.reading import read_case, read_whole
from partnerdesk.exchange.refusal import InputRefused
from partnerdesk.exchange.writing import case_text, write_case

__all__ = ["InputRefused", "case_text", "read_case", "read_whole", "write_case"]
