"""Where a frozen build begins: the same door as `python -m partnerdesk`."""

import sys

from partnerdesk.__main__ import main

sys.exit(main())
