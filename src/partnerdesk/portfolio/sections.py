"""The parts of the printed portfolio: each says its finding first, then its tables."""

from collections.abc import Sequence

from partnerdesk.brief.blocks import Align, Block, Chart, Column, Standfirst, Table, cell, plain
from partnerdesk.charts.portions import PictureWords
from partnerdesk.charts.reasons import Reason, reasons_bar
from partnerdesk.domain.findings import LIGHTS
from partnerdesk.domain.reasons import FAMILIES
from partnerdesk.domain.words import N_, NP_
from partnerdesk.portfolio import labels
from partnerdesk.portfolio.dictionary import FOLLOW_UPS, RESULTS
from partnerdesk.portfolio.hiding import LEAST
from partnerdesk.portfolio.summary import LEAST_FOR_QUARTILES, Middle, Tally
from partnerdesk.portfolio.summing import FORM, YEAR
from partnerdesk.portfolio.tabling import bars, by_group, down, group_name, heading, over_all, sub
from partnerdesk.portfolio.telling import HIDDEN, Telling, figure, percent

_ABOUT_PEOPLE = ("people", "scope")


def voice(telling: Telling) -> tuple[Block, ...]:
    """Return how far people were heard before boards decided."""
    tallies, catalogue = telling.summary.tallies, telling.catalogue
    signals = [name for name in catalogue.signals if name.startswith("V")]
    backed = telling.summary.middles.get(("signal", "V1"))
    finding = (
        telling.say(
            N_("In the middle file {share} of the objectives rest on something that people said."),
            share=percent(backed.median),
        )
        if backed
        else telling.say(N_("Too few files to say how far objectives rest on what people said."))
    )
    rows = [(catalogue.signals[name].name, tallies["signal", name]) for name in signals]
    return (
        heading(telling, N_("People’s voice"), "voice"),
        Standfirst(plain(finding)),
        over_all(telling, rows, labels.COLOUR, N_("What was looked at"), N_("People’s voice, over all files")),
        down(telling, tallies["file", "heard"], labels.HEARD, N_("People heard"), N_("How many people were heard")),
        *by_group(telling, ("light", "voice"), FORM, labels.COLOUR, N_("The light for people’s voice, by form")),
        *by_group(telling, ("light", "voice"), YEAR, labels.COLOUR, N_("The light for people’s voice, by year")),
    )


def reasons(telling: Telling) -> tuple[Block, ...]:
    """Return why boards wanted to work with others."""
    middles = telling.summary.middles
    shares = {name: middles.get(("share", name)) for name in FAMILIES}
    known = [each for each in shares.values() if each is not None]
    if not known:
        return (
            heading(telling, N_("Reasons"), "reasons"),
            Standfirst(plain(telling.say(N_("Too few files give reason points to say why boards wanted this.")))),
        )
    bar = [
        Reason(telling.say(labels.FAMILY[name]), each.mean, people=name in _ABOUT_PEOPLE, money=name == "money")
        for name, each in shares.items()
        if each is not None
    ]
    people = sum(each.share for each in bar if each.people)
    money = sum(each.share for each in bar if each.money)
    finding = telling.say(
        N_("{people} of the reason points are about people, {money} about money."),
        people=percent(people),
        money=percent(money),
    )
    return (
        heading(telling, N_("Reasons"), "reasons"),
        Standfirst(plain(finding)),
        Chart(reasons_bar(bar, telling.sheet), "figure-reasons"),
        *_drivers(telling),
        *by_group(telling, ("signal", "D1"), FORM, labels.COLOUR, N_("Led by people or by money, by form")),
        *by_group(telling, ("signal", "D1"), YEAR, labels.COLOUR, N_("Led by people or by money, by year")),
    )


def _drivers(telling: Telling) -> tuple[Block, ...]:
    drivers = telling.catalogue.drivers
    held = [(drivers[code].name, each) for code in drivers if (each := telling.summary.middles.get(("driver", code)))]
    ranked = sorted(held, key=lambda pair: -pair[1].mean)
    return _spread(telling, ranked, N_("Kind of reason"), N_("Shares of the reason points"), shares=True)


def trust(telling: Telling) -> tuple[Block, ...]:
    """Return how far boards trusted their partners."""
    dimensions, middles = telling.catalogue.dimensions, telling.summary.middles
    held = [(each.name, found) for code, each in dimensions.items() if (found := middles.get(("trust", code)))]
    if not held:
        finding = telling.say(N_("Too few files rate trust to say anything of it."))
        return heading(telling, N_("Trust"), "trust"), Standfirst(plain(finding))
    name, lowest = min(held, key=lambda pair: pair[1].median)
    finding = telling.say(
        N_("Trust is lowest in: {part}. The middle score there is {level} out of 5."),
        part=name,
        level=figure(lowest.median),
    )
    weakest = {code: each.name for code, each in dimensions.items()} | {"none": N_("Not known")}
    return (
        heading(telling, N_("Trust"), "trust"),
        Standfirst(plain(finding)),
        *_spread(telling, held, N_("Part of trust"), N_("Trust in partners, 1 to 5"), shares=False),
        down(
            telling,
            telling.summary.tallies["file", "weakest"],
            weakest,
            N_("Weakest part"),
            N_("The weakest part of trust"),
        ),
        *by_group(telling, ("light", "trust"), FORM, labels.COLOUR, N_("The light for trust, by form")),
        *by_group(telling, ("light", "trust"), YEAR, labels.COLOUR, N_("The light for trust, by year")),
    )


def outcomes(telling: Telling) -> tuple[Block, ...]:
    """Return what boards decided, and which gates they met or set aside."""
    tallies = telling.summary.tallies
    tally = tallies["file", "outcome"]
    gates = [(text.test, tallies["gate", code]) for code, text in telling.catalogue.gates.items()]
    return (
        heading(telling, N_("Decisions"), "decisions"),
        Standfirst(plain(_most(telling, tally))),
        down(telling, tally, labels.OUTCOME, N_("Outcome"), N_("What boards decided")),
        *by_group(telling, ("file", "outcome"), FORM, labels.OUTCOME, N_("What boards decided, by form")),
        *by_group(telling, ("file", "outcome"), YEAR, labels.OUTCOME, N_("What boards decided, by year")),
        over_all(telling, gates, labels.GATE_STATE, N_("Gate"), N_("Checks before a decision is recorded")),
    )


def _most(telling: Telling, tally: Tally) -> str:
    told = [
        (count, answer) for count, answer in zip(tally.totals, tally.answers, strict=True) if count and answer != "none"
    ]
    if not told:
        return telling.say(N_("Too few files to say what boards decided."))
    count, answer = max(told, key=lambda pair: pair[0])
    outcome = telling.label(labels.OUTCOME, answer)
    return telling.count(
        NP_(
            "The most frequent outcome is “{outcome}”, in {n} file.",
            "The most frequent outcome is “{outcome}”, in {n} files.",
        ),
        count,
        outcome=outcome,
    )


def reviews(telling: Telling) -> tuple[Block, ...]:
    """Return what became of decisions, where a review was held."""
    tallies, middles = telling.summary.tallies, telling.summary.middles
    moved = [
        (each.name, found)
        for code, each in telling.catalogue.dimensions.items()
        if (found := middles.get(("trust_since", code)))
    ]
    return (
        heading(telling, N_("What became of it"), "reviews"),
        Standfirst(plain(_held(telling))),
        down(telling, tallies["review", "held"], labels.REVIEW, N_("Review"), N_("Reviews")),
        *by_group(telling, ("review", "held"), YEAR, labels.REVIEW, N_("Reviews, by year of the decision")),
        down(
            telling,
            tallies["review", "people"],
            labels.COLOUR,
            N_("What people said"),
            N_("What people said at the latest review"),
        ),
        down(
            telling,
            tallies["review", "decision"],
            labels.REVIEW_DECISION,
            N_("Decision"),
            N_("Decided at the latest review"),
        ),
        *_results(telling),
        *_spread(
            telling, moved, N_("Part of trust"), N_("Trust at the review less trust at the decision"), shares=False
        ),
    )


def _held(telling: Telling) -> str:
    tally = telling.summary.tallies["review", "held"]
    held = dict(zip(tally.answers, tally.totals, strict=True))["held"]
    if not held:
        return telling.say(N_("Too few reviews were held to say what became of the decisions."))
    plural = NP_("A review was held in {n} of {files} files.", "Reviews were held in {n} of {files} files.")
    return telling.count(plural, held, files=f"{tally.base:,}")


def _results(telling: Telling) -> tuple[Block, ...]:
    sums = [(labels.RESULT[each], telling.summary.sums.get(("result", "objectives", each))) for each in RESULTS]
    if not any(total for _, total in sums):
        return ()
    columns = (
        Column(plain(telling.say(N_("Result"))), 3),
        Column(plain(telling.say(N_("Objectives"))), 1, Align.RIGHT),
    )
    rows = tuple((cell(telling.say(word)), cell(HIDDEN if total is None else f"{total:,}")) for word, total in sums)
    note = plain(telling.say(N_("A dash stands for results that fewer than {least} files have."), least=LEAST))
    caption = plain(telling.say(N_("Objectives at the latest review")))
    return (Table(columns, rows, caption=caption, note=note, keep=True, width=0.72),)


def follow_ups(telling: Telling) -> tuple[Block, ...]:
    """Return what boards said they would do, and what of it is late."""
    tallies = telling.summary.tallies
    rows = [(telling.say(labels.FOLLOW_UP[kind]), tallies["follow_up", kind]) for kind in FOLLOW_UPS]
    parts: list[Block] = []
    for key, head in (
        (("file", "overdue"), N_("Any of these")),
        (("follow_up", "review"), labels.FOLLOW_UP["review"]),
        (("follow_up", "feedback"), labels.FOLLOW_UP["feedback"]),
    ):
        parts += [sub(telling, head)]
        parts += by_group(telling, key, FORM, labels.OVERDUE, N_("Overdue, by form"))
        parts += by_group(telling, key, YEAR, labels.OVERDUE, N_("Overdue, by year"))
    return (
        heading(telling, N_("Follow-ups"), "follow-ups"),
        Standfirst(plain(_most_overdue(telling, rows))),
        over_all(telling, rows, labels.OVERDUE, N_("Follow-up"), N_("Files with follow-ups that are overdue")),
        _counts(telling),
        *parts,
    )


def _most_overdue(telling: Telling, rows: Sequence[tuple[str, Tally]]) -> str:
    late = [(tally.totals[0] or 0, name) for name, tally in rows]
    count, name = max(late, default=(0, ""), key=lambda pair: pair[0])  # of equal ones the first
    if not count:
        return telling.say(N_("No kind of follow-up is overdue in so many files that it can be said."))
    plural = NP_("Most often overdue: {what}, in {n} file.", "Most often overdue: {what}, in {n} files.")
    return telling.count(plural, count, what=name[:1].lower() + name[1:])


def _counts(telling: Telling) -> Table:
    states = (
        ("done", N_("Done")),
        ("overdue", N_("Overdue")),
        ("open", N_("Still to come")),
        ("undated", N_("Without a date")),
    )
    columns = (
        Column(plain(telling.say(N_("Follow-up"))), 2.8),
        *(Column(plain(telling.say(word)), 1, Align.RIGHT) for _, word in states),
    )
    rows = tuple(
        (
            cell(telling.say(labels.FOLLOW_UP[kind])),
            *(cell(_sum(telling.summary.sums.get(("follow_up", kind, state), 0))) for state, _ in states),
        )
        for kind in FOLLOW_UPS
    )
    note = plain(
        telling.say(N_("Numbers of follow-ups. A dash stands where fewer than {least} files have any."), least=LEAST)
    )
    return Table(columns, rows, caption=plain(telling.say(N_("Follow-ups in all files"))), note=note, keep=True)


def _sum(total: int | None) -> str:
    return HIDDEN if total is None else f"{total:,}"


def lights(telling: Telling) -> tuple[Block, ...]:
    """Return the four lights as bars."""
    rows = [(telling.say(labels.LIGHT[name]), telling.summary.tallies["light", name]) for name in LIGHTS]
    said = PictureWords(
        telling.say(N_("The four lights")),
        telling.say(N_("How many files have which light on each of the four questions")),
        telling.say(
            N_("Each bar is all files; the number at its end says how many. Not known is never counted as on track.")
        ),
    )
    return bars(telling, rows, labels.COLOUR, said, "figure-lights")


def _spread(
    telling: Telling, rows: Sequence[tuple[str, Middle]], head: str, caption: str, *, shares: bool
) -> tuple[Block, ...]:
    """Return medians with the middle half of the files, and the mean; nothing where there are none."""
    if not rows:
        return ()

    def told(value: float) -> str:
        return percent(value) if shares else figure(value)

    columns = (
        Column(plain(telling.say(head)), 2.6),
        Column(plain(telling.say(N_("Median"))), 1, Align.RIGHT),
        Column(plain(telling.say(N_("Middle half"))), 1.3, Align.RIGHT),
        Column(plain(telling.say(N_("Mean"))), 1, Align.RIGHT),
    )
    body = tuple(
        (
            cell(name),
            cell(told(each.median)),
            cell(" – ".join(told(value) for value in each.quartiles) if each.quartiles else HIDDEN),
            cell(told(each.mean)),
        )
        for name, each in rows
    )
    note = telling.say(
        N_("From {least} files up; the middle half from {most} files up."), least=LEAST, most=LEAST_FOR_QUARTILES
    )
    return (Table(columns, body, caption=plain(telling.say(caption)), note=plain(note), keep=True),)


_MIDDLES = (
    (("signal", "V1"), N_("Objectives backed"), percent),
    (("signal", "D1"), N_("Reasons about people"), percent),
    (("signal", "T2"), N_("Weakest part of trust"), figure),
)


def middles(telling: Telling) -> tuple[Block, ...]:
    """Return the middle file of each form and each year, in one table."""
    found = telling.summary.middles_by
    columns = (
        Column(plain(telling.say(N_("Form, and year of the decision"))), 2.6),
        Column(plain(telling.say(N_("Files"))), 0.8, Align.RIGHT),
        *(Column(plain(telling.say(word)), 1.2, Align.RIGHT) for _, word, _ in _MIDDLES),
    )
    rows = tuple(
        (
            cell(group_name(telling, split, group)),
            cell(f"{size:,}" if size >= LEAST else HIDDEN),
            *(cell(told(found.get(key, {}).get(split, {}).get(group))) for key, _, told in _MIDDLES),
        )
        for split in (FORM, YEAR)
        for group, size in telling.summary.groups[split].items()
    )
    note = telling.say(N_("Medians, from {least} files up: half of the files are above, half below."), least=LEAST)
    return (
        heading(telling, N_("By form and by year"), "middle"),
        Standfirst(plain(telling.say(N_("The middle file of each form and year.")))),
        Table(columns, rows, caption=plain(telling.say(N_("The middle file"))), note=plain(note), keep=True),
    )
