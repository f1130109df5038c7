"""Where a frozen build begins: the same door as `python -m partnerdesk`."""

import os
import sys
from pathlib import Path

# A folder that is carried about keeps what libraries remember for later, too, such as the list of the system's fonts.
carried = Path(sys.executable).parent / "portable"
if carried.is_dir():
    os.environ["XDG_CACHE_HOME"] = str(carried / "cache")

from partnerdesk.__main__ import main  # noqa: E402 - the libraries look for their folder when they are loaded

sys.exit(main())
