"""The scripts that pack stand in packaging/ and import one another from there."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "packaging"))
