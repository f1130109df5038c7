"""The shipped example, Harbourside Carers: as its text in the JSON form, and as a partnership.

The JSON form holds no saved analysis. The board of the example looked at what would change its answer in step 8, so
the partnership is given one. Writing a file of it is the work of others.
"""

from __future__ import annotations

from importlib.resources import files

from partnerdesk import __version__
from partnerdesk.domain.apply import apply
from partnerdesk.domain.commands import SaveAnalysis
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.process import inputs_hash
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.sampling import SEED
from partnerdesk.exchange import read_case

SAMPLE_NAME = "harbourside"
WEIGHTS_IN = "2026-11-23T12:54:00Z"
LOOKED_AT = "2026-11-23T12:58:00Z"


def sample_text() -> str:
    """Return the example in the JSON form of a partnership file."""
    return files("partnerdesk.resources").joinpath("sample", f"{SAMPLE_NAME}.json").read_text(encoding="utf-8")


def sample_partnership(catalogue: Catalogue) -> Partnership:
    """Return the example, with the analysis that its board looked at."""
    read = read_case(sample_text(), catalogue)
    return apply(
        read,
        SaveAnalysis(
            computed_at=WEIGHTS_IN,
            inputs_hash=inputs_hash(read),
            engine_version=__version__,
            seed=SEED,
            looked_at=LOOKED_AT,
        ),
        catalogue,
    )
