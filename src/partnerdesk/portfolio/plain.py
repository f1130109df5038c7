"""The summary as one JSON object, for programs: the same figures as the printed brief, ``null`` where one is hidden."""

from typing import Any

from partnerdesk.portfolio.hiding import LEAST
from partnerdesk.portfolio.summary import Middle, Summary, Tally


def to_plain(summary: Summary) -> dict[str, Any]:
    """Return the summary as plain values."""
    return {
        "as_of": summary.as_of.isoformat(),
        "files": summary.files,
        "not_counted": dict(summary.not_read),
        "hidden_below": LEAST,
        "groups": {split: dict(groups) for split, groups in summary.groups.items()},
        "states": _nested({key: _tally(each) for key, each in summary.tallies.items()}),
        "values": _nested({key: _middle(each, summary, key) for key, each in summary.middles.items()}),
        "sums": _sums(summary),
    }


def _nested(found: dict[tuple[str, str], Any]) -> dict[str, dict[str, Any]]:
    made: dict[str, dict[str, Any]] = {}
    for (about, code), each in found.items():
        made.setdefault(about, {})[code] = each
    return made


def _tally(tally: Tally) -> dict[str, Any]:
    def row(counts: tuple[int | None, ...]) -> dict[str, int | None]:
        return dict(zip(tally.answers, counts, strict=True))

    by = {split: {group: row(counts) for group, counts in rows.items()} for split, rows in tally.by.items()}
    return {"files": tally.base or None, "all": row(tally.totals), "by": by}


def _middle(found: Middle, summary: Summary, key: tuple[str, str]) -> dict[str, Any]:
    return {
        "files": found.files,
        "median": found.median,
        "mean": found.mean,
        "quartiles": list(found.quartiles) if found.quartiles else None,
        "median_by": {split: dict(rows) for split, rows in summary.middles_by[key].items()},
    }


def _sums(summary: Summary) -> dict[str, dict[str, dict[str, int | None]]]:
    made: dict[str, dict[str, dict[str, int | None]]] = {}
    for (about, code, state), total in sorted(summary.sums.items()):
        made.setdefault(about, {}).setdefault(code, {})[state] = total
    return made
