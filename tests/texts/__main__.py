"""`make texts`: brings the texts that are marked in the sources into every language; with a code, begins that one."""

import sys

from tests.texts.store import begun, bring_up_to_date, po_of, written

for code in sys.argv[1:]:
    place = po_of(code)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(written(begun(code)), encoding="utf-8")
bring_up_to_date(print)
