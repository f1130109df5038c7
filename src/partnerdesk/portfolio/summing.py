"""What is added up over all files, as Ibis expressions: the same on every engine.

Only what SQL engines agree about: filters, one join, group by, counts, sums, and exact quantiles. Hides nothing; that
is done with the few numbers that come back.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ibis

ALL, FORM, YEAR = "all", "form", "year"
EVERY, NONE, OTHERS = "every", "none", "others"
QUARTILES = (0.25, 0.5, 0.75)


@dataclass(frozen=True, slots=True)
class Groups:
    """Which groups stand by themselves; the files of all others are one group."""

    forms: Collection[str] = ()
    years: Collection[str] = ()


def sizes(files: "ibis.Table") -> "ibis.Table":
    """Return how many files there are of each form and year: split, group, files."""
    forms = files.group_by(group=_form(files)).agg(files=files.count()).mutate(split=_text(FORM))
    years = files.group_by(group=_year(files)).agg(files=files.count()).mutate(split=_text(YEAR))
    columns = ("split", "group", "files")
    return forms.select(*columns).union(years.select(*columns))


def cells(files: "ibis.Table", figures: "ibis.Table", groups: Groups) -> "ibis.Table":
    """Return how many files have each state: split, group, about, code, state, files, and the sum of values."""
    told = _joined(files, figures.filter(figures.state.notnull()), groups)
    return (
        told.group_by("split", "group", "about", "code", "state")
        .agg(files=told.file.nunique(), total=told.value.sum())
        .order_by("split", "group", "about", "code", "state")
    )


def measures(files: "ibis.Table", figures: "ibis.Table", groups: Groups) -> "ibis.Table":
    """Return the mean and the quartiles of values: split, group, about, code, files, rows, mean, low, middle, high."""
    told = _joined(files, figures.filter(figures.value.notnull() & (figures.about != "follow_up")), groups)
    low, middle, high = (told.value.quantile(each) for each in QUARTILES)
    return (
        told.group_by("split", "group", "about", "code")
        .agg(
            files=told.file.nunique(),
            rows=told.count(),
            mean=told.value.mean(),
            low=low,
            middle=middle,
            high=high,
        )
        .order_by("split", "group", "about", "code")
    )


def _joined(files: "ibis.Table", figures: "ibis.Table", groups: Groups) -> "ibis.Table":
    """Return the figures three times: of all files, by form, by year."""
    of = files.select(
        file=files.file, form=_folded(_form(files), groups.forms), year=_folded(_year(files), groups.years)
    )
    joined = figures.inner_join(of, "file")
    columns = ("split", "group", "file", "about", "code", "state", "value")
    parts = [
        joined.mutate(split=_text(split), group=group).select(*columns)
        for split, group in ((ALL, _text(EVERY)), (FORM, joined.form), (YEAR, joined.year))
    ]
    return parts[0].union(parts[1], parts[2])


def _form(files: "ibis.Table") -> "ibis.expr.types.StringValue":
    return files.form.fill_null(NONE)


def _year(files: "ibis.Table") -> "ibis.expr.types.StringValue":
    return files.year.cast("string").fill_null(NONE)


def _folded(group: "ibis.expr.types.StringValue", alone: Collection[str]) -> "ibis.expr.types.StringValue":
    return group.isin(sorted(alone)).ifelse(group, OTHERS) if alone else _text(OTHERS)


def _text(value: str) -> "ibis.expr.types.StringValue":
    import ibis

    return ibis.literal(value)
