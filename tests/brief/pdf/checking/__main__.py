"""`python -m tests.brief.pdf.checking FILE…`: prints what is wrong with PDF files; exit code 1 if anything is."""

import sys
from pathlib import Path

from tests.brief.pdf.checking import faults


def main(names: list[str]) -> int:
    wrong = 0
    for name in names:
        found = faults(Path(name).read_bytes())
        wrong += len(found)
        print(f"{name}: {len(found)} faults")
        for fault in found:
            print(f"   {fault}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
