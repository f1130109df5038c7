"""Speed as ratios: each job beside its floor, in turn, in one run. `python -m benchmarks --help`.

Seconds depend on the machine; the ratio to a floor measured in the same minute hardly does. Standard library only,
besides what the jobs measure.
"""
