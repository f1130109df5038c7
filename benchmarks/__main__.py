"""`python -m benchmarks`: measures every job beside its floor, prints the ratios, and keeps them."""

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks import history, report
from benchmarks.jobs import JOBS
from benchmarks.measuring import Absent, Measured, measure
from benchmarks.verdict import Goals, exit_code


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="print JSON with every single time")
    shape.add_argument("--check", action="store_true", help="exit with 1 where a goal is missed, 3 where too noisy")
    parser.add_argument("--forget", action="store_true", help="keep nothing of this run in history.jsonl")
    parser.add_argument("--rounds", type=int, help="how often each job runs (each has its own number)")
    parser.add_argument("--only", action="append", choices=sorted(JOBS), help="measure this job (may be repeated)")
    return parser.parse_args()


def _measure(wanted: list[str], rounds: int | None) -> list[Measured | Absent]:
    results: list[Measured | Absent] = []
    for name in wanted:
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory(prefix="partnerdesk-bench-") as folder, JOBS[name](Path(folder)) as job:
            results.append(job if isinstance(job, Absent) else measure(job, rounds))
    return results


def main() -> int:
    """Measure, print, and with ``--check`` judge."""
    arguments = _arguments()
    goals = Goals.read()
    results = _measure(arguments.only or list(JOBS), arguments.rounds)
    before = history.before(history.read(), goals.most_noise)
    print((report.as_json if arguments.json else report.table)(results, goals, before))
    if not arguments.forget:
        history.add(history.run_of(results))
    measured = [each for each in results if isinstance(each, Measured)]
    return exit_code([goals.judge(each) for each in measured]) if arguments.check else 0


if __name__ == "__main__":
    sys.exit(main())
