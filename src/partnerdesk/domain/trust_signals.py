"""The signals about trust: T1 to T9, over the partners that one asks about.

The list of signals asks about all partners; the trust light asks about those of the leading option only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from partnerdesk.domain.agreement import MIXED, SPLIT
from partnerdesk.domain.bands import at_least, at_most, below, less_is_better, more_is_better, worst
from partnerdesk.domain.case import Case, listed, listed_in_short, quoted
from partnerdesk.domain.findings import Colour, IndicatorFinding, OptionGap, Signal, TrustFinding
from partnerdesk.domain.rounding import tenths
from partnerdesk.domain.trust import INTEGRITY
from partnerdesk.domain.unnamed import Name, joined, with_words
from partnerdesk.domain.voice_signals import unknown
from partnerdesk.domain.words import N_, Sentence

INTEGRITY_FLOOR = ("C1", "C2", "C3")
NOT_RATED = N_("Trust has not been rated by enough trustees yet.")
NOBODY = N_("The leading option has no partner, so there is nobody to trust.")
_PAIR = 2


@dataclass(frozen=True, slots=True)
class TrustView:
    """The partners that are looked at, and the gaps of the options that lead."""

    partners: Sequence[TrustFinding]
    gaps: Sequence[OptionGap]

    @property
    def nobody(self) -> bool:
        """Whether the leading options have no partner to trust."""
        return bool(self.gaps) and not any(gap.applies for gap in self.gaps)


def _key(view: TrustView, partner: str, name: str) -> str:
    """Return the key of an item: its own name, with the partner's before it where there are several partners."""
    return name if len(view.partners) == 1 else f"{partner}:{name}"


def _item(case: Case, view: TrustView, partner: str, name: str) -> Name:
    """Return what an item is called in a sentence, with the partner's name where there are several."""
    said = quoted(case.indicator(name))
    return said if len(view.partners) == 1 else with_words(said, case.partner(partner))


def _dimension_levels(view: TrustView) -> dict[str, tuple[TrustFinding, str, float | None]]:
    return {
        _key(view, each.partner, name): (each, name, level)
        for each in view.partners
        for name, level in each.dimensions.items()
    }


def t1(case: Case, view: TrustView) -> Signal:
    """T1: the score of each dimension."""
    rows = _dimension_levels(view)
    green, amber = case.settings["t1_green"], case.settings["t1_amber"]
    known = {key: level for key, (_, _, level) in rows.items() if level is not None}
    if not known:
        return unknown("T1", NOT_RATED)
    items = {
        key: Colour.UNKNOWN if level is None else more_is_better(level, green, amber)
        for key, (_, _, level) in rows.items()
    }
    lowest = min(known, key=lambda key: known[key])
    found, dimension, _ = rows[lowest]
    said = case.said(
        "T1",
        partner=case.partner(found.partner),
        dimension=case.dimension(dimension),
        score=tenths(known[lowest]),
        level=case.level_word(known[lowest]),
    )
    return Signal("T1", worst(items.values()), known[lowest], said, items)


def t2(case: Case, view: TrustView) -> Signal:
    """T2: the weakest dimension of each partner."""
    levels = {each.partner: each.level for each in view.partners}
    known = {partner: level for partner, level in levels.items() if level is not None}
    if not known:
        return unknown("T2", NOT_RATED)
    green, amber = case.settings["t2_green"], case.settings["t2_amber"]
    items = {
        partner: Colour.UNKNOWN if level is None else more_is_better(level, green, amber)
        for partner, level in levels.items()
    }
    lowest = min(known, key=lambda partner: known[partner])
    weakest = next(each.weakest for each in view.partners if each.partner == lowest) or ""
    said = case.said("T2", partner=case.partner(lowest), dimension=case.dimension(weakest))
    return Signal("T2", worst(items.values()), known[lowest], said, items)


def t3(case: Case, view: TrustView) -> Signal:
    """T3: how much more trust the leading option needs than there is."""
    if not view.gaps:
        return unknown("T3", N_("No option leads yet, so there is no trust to hold it against."))
    if view.nobody:
        return Signal("T3", Colour.GREEN, None, Sentence(NOBODY))
    items = {gap.option: gap.colour for gap in view.gaps}
    known = [gap for gap in view.gaps if gap.gap is not None]
    if not known:
        return Signal("T3", worst(items.values()), None, Sentence(NOT_RATED), items)
    widest = max(known, key=lambda gap: gap.gap or 0.0)
    values = {
        "option": case.option(widest.option),
        "need": tenths(widest.need or 0.0),
        "W": tenths(widest.level or 0.0),
    }
    colour = worst(items.values())
    if colour in {Colour.GREEN, Colour.UNKNOWN}:
        pattern = N_("{option} needs no more trust ({need}) than we have ({W}).")
        said = Sentence(pattern, values) if colour is Colour.GREEN else Sentence(NOT_RATED)
        return Signal("T3", colour, widest.gap, said, items)
    return Signal("T3", colour, widest.gap, case.said("T3", **values), items)


def _spread_colour(found: IndicatorFinding) -> Colour:
    if found.spread is None:
        return Colour.UNKNOWN
    if found.spread == SPLIT:
        return Colour.RED
    return Colour.AMBER if found.spread == MIXED or found.lone_voice else Colour.GREEN


def t4(case: Case, view: TrustView) -> Signal:
    """T4: how far trustees agree on each indicator."""
    pairs = {_key(view, each.partner, name): (each, name) for each in view.partners for name in each.indicators}
    items = {key: _spread_colour(each.indicators[name]) for key, (each, name) in pairs.items()}
    colour = worst(items.values())
    if colour is Colour.UNKNOWN:
        return Signal("T4", colour, None, Sentence(NOT_RATED), items)
    apart = tuple(key for key, its in items.items() if its in {Colour.AMBER, Colour.RED})
    if colour is Colour.GREEN:
        return Signal("T4", colour, apart, Sentence(N_("Trustees see every item much the same way.")), items)
    shown = [pairs[key] for key in apart if items[key] is colour]
    names = listed_in_short(_item(case, view, each.partner, name) for each, name in shown)
    if colour is Colour.AMBER:
        said = Sentence(N_("Trustees do not quite agree on {indicators}. Hear reasons."), {"indicators": names})
        return Signal("T4", colour, apart, said, items)
    return Signal("T4", colour, apart, case.said("T4", indicator=names), items)


def t5(case: Case, view: TrustView) -> Signal:
    """T5: how many ratings rest on what trustees saw themselves."""
    shares = {each.partner: each.seen / each.with_level for each in view.partners if each.with_level}
    if not shares:
        return unknown("T5", NOT_RATED)
    green, amber = case.settings["t5_green"], case.settings["t5_amber"]
    items = {
        each.partner: more_is_better(shares[each.partner], green, amber) if each.partner in shares else Colour.UNKNOWN
        for each in view.partners
    }
    lowest = min(view.partners, key=lambda each: shares.get(each.partner, 2.0))
    colour, share = worst(items.values()), shares[lowest.partner]
    said = case.said("T5")
    if not below(share, 1 / 2):
        pattern = N_("{n} of {m} ratings rest on what trustees saw themselves.")
        said = Sentence(pattern, {"n": lowest.seen, "m": lowest.with_level})
    if len(view.partners) > 1:
        said = Sentence(N_("{partner}: {sentence}"), {"partner": case.partner(lowest.partner), "sentence": said})
    return Signal("T5", colour, share, said, items)


def _unknown_colour(case: Case, found: TrustFinding) -> Colour:
    if not found.indicators:
        return Colour.UNKNOWN
    missing = found.unknown_dimensions
    if len(missing) >= case.settings["t6_red"] or INTEGRITY in missing:
        return Colour.RED
    return Colour.AMBER if missing else Colour.GREEN


def t6(case: Case, view: TrustView) -> Signal:
    """T6: dimensions that are not known well enough to rate."""
    items = {each.partner: _unknown_colour(case, each) for each in view.partners}
    colour = worst(items.values())
    if not any(each.indicators for each in view.partners):
        return Signal("T6", Colour.UNKNOWN, None, Sentence(NOT_RATED), items)
    rows = _dimension_levels(view)
    missing = tuple(key for key, (_, _, level) in rows.items() if level is None)
    if colour is Colour.GREEN:
        return Signal("T6", colour, (), Sentence(N_("We know enough about every part of trust to rate it.")), items)
    said = case.said("T6", dimension=_unknown_parts(case, view))
    return Signal("T6", colour, missing, said, items)


def _unknown_parts(case: Case, view: TrustView) -> Name:
    """Return the parts that are not known, by partner where there are several; only its name where nothing is."""
    names = {each.partner: [case.dimension(name) for name in each.unknown_dimensions] for each in view.partners}
    if len(names) == 1:
        return listed(chain.from_iterable(names.values()))
    nothing = {each.partner for each in view.partners if len(each.unknown_dimensions) == len(each.dimensions)}
    found = ((case.partner(partner), parts, partner in nothing) for partner, parts in names.items() if parts)
    return joined((name if whole else with_words(name, listed(parts)) for name, parts, whole in found), "; ")


def t7(case: Case, view: TrustView) -> Signal:
    """T7: how unevenly the partners are trusted."""
    if not view.partners:
        return unknown("T7", N_("No partner is named yet."))
    if len(view.partners) < _PAIR:
        return Signal("T7", Colour.GREEN, None, Sentence(N_("There is one partner, so there is none to compare.")))
    levels = {each.partner: each.level for each in view.partners if each.level is not None}
    if len(levels) < _PAIR:
        return unknown("T7", NOT_RATED)
    most = max(levels, key=lambda name: levels[name])
    least = min(levels, key=lambda name: levels[name])
    width = levels[most] - levels[least]
    colour = less_is_better(width, case.settings["t7_green"], case.settings["t7_amber"])
    if colour is not Colour.RED and len(levels) < len(view.partners):
        return unknown("T7", NOT_RATED)
    if colour is Colour.GREEN:
        return Signal("T7", colour, width, Sentence(N_("We trust the partners about equally.")))
    return Signal("T7", colour, width, case.said("T7", a=case.partner(most), b=case.partner(least)))


def t8(case: Case, view: TrustView) -> Signal:
    """T8: integrity items that are low."""
    items: dict[str, Colour] = {}
    low: dict[str, Name] = {}
    for each, name in chain.from_iterable(((each, name) for name in INTEGRITY_FLOOR) for each in view.partners):
        found = each.indicators.get(name)
        if found is None or not found.known or found.median is None:
            continue
        key = _key(view, each.partner, name)
        items[key] = Colour.RED if at_most(found.median, case.settings["t8_floor"]) else Colour.GREEN
        if items[key] is Colour.RED:
            low[key] = _item(case, view, each.partner, name)
    if not items:
        return unknown("T8", NOT_RATED)
    if low:
        return Signal("T8", Colour.RED, tuple(low), case.said("T8", indicator=listed(low.values())), items)
    return Signal("T8", Colour.GREEN, (), Sentence(N_("Nothing about integrity is rated low.")), items)


def _collapsed(case: Case, found: TrustFinding, name: str) -> bool:
    before, after = found.first_round.get(name), found.indicators.get(name)
    if before is None or after is None or before.agreement is None or after.agreement is None:
        return False
    if name not in found.second_round or min(before.ratings, after.ratings) < case.settings["t4_raters"]:
        return False
    split = below(before.agreement, case.settings["t9_before"])
    return split and at_least(after.agreement, case.settings["t9_after"])


def t9(case: Case, view: TrustView) -> Signal:
    """T9: items on which views went from split to identical."""
    if not any(each.indicators for each in view.partners):
        return unknown("T9", NOT_RATED)
    items = {
        _key(view, each.partner, name): Colour.AMBER if _collapsed(case, each, name) else Colour.GREEN
        for each in view.partners
        for name in each.indicators
    }
    collapsed = tuple(key for key, colour in items.items() if colour is Colour.AMBER)
    if collapsed:
        return Signal("T9", Colour.AMBER, collapsed, case.said("T9"), items)
    return Signal("T9", Colour.GREEN, (), Sentence(N_("No item went from split to identical between rounds.")), items)


_RULES = (t1, t2, t3, t4, t5, t6, t7, t8, t9)


def trust_signals(case: Case, view: TrustView) -> list[Signal]:
    """Return T1 to T9 over the partners of ``view``; none applies where no partner is named and none is needed."""
    if view.nobody and not view.partners:
        return [Signal(rule.__name__.upper(), Colour.GREEN, None, Sentence(NOBODY)) for rule in _RULES]
    return [rule(case, view) for rule in _RULES]


def view_of(trust: Mapping[str, TrustFinding], partners: Sequence[str], gaps: Sequence[OptionGap]) -> TrustView:
    """Return the view over some of the partners."""
    return TrustView(tuple(trust[name] for name in partners if name in trust), tuple(gaps))
