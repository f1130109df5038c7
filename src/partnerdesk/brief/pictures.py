"""Feeds the charts from the assessment: only what may be printed is handed to them.

A chart that would say nothing, or would show one trustee's answers, is not made.
"""

from collections.abc import Sequence
from math import ceil

from partnerdesk.brief import labels
from partnerdesk.brief.blocks import Block, Chart
from partnerdesk.brief.evidence import groups_of, printable_links
from partnerdesk.brief.naming import (
    criterion_name,
    dimension_name,
    group_name,
    objective_text,
    option_title,
    partner_name,
)
from partnerdesk.brief.printable import heard_words
from partnerdesk.brief.ratings import dimension_view, may_print_values
from partnerdesk.brief.saying import say, sentence
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.charts.fitting import Sheet
from partnerdesk.charts.flips import Flip, flip_tornado
from partnerdesk.charts.ranking import Valued, ranking_bars
from partnerdesk.charts.reasons import Reason, reasons_bar
from partnerdesk.charts.shapes import Picture
from partnerdesk.charts.shares import FirstPlace, first_place_bars
from partnerdesk.charts.trust import Track, trust_tracks
from partnerdesk.charts.voice import Link, VoiceGroup, VoiceRow, voice_coverage
from partnerdesk.charts.weights import WeightVoice, weights_beside
from partnerdesk.domain.beside import PeoplesVoice, voices_heading
from partnerdesk.domain.case import Case
from partnerdesk.domain.findings import TrustFinding
from partnerdesk.domain.reasons import FAMILIES
from partnerdesk.domain.records import BeneficiaryGroup, Option
from partnerdesk.domain.words import N_, Sentence

WIDTH = 470.0
NARROW = 264.0
LARGE = 300.0  # drawn so narrow, and then as wide as the page, letters grow by half
MOST_GROUPS = 8
MOST_VOICES = 3
MOST_OBJECTIVES = 15
MOST_HIGH = 560.0  # of a picture that is as wide as the page: its caption and its note stand on the same page
MOST_LARGE = (5, 3)  # objectives and groups of one picture in large print


def charts(picture: Picture | None, anchor: str) -> tuple[Block, ...]:
    """Return a picture as a block, or nothing where there is none."""
    return (Chart(picture, anchor),) if picture else ()


def _sheet(snapshot: BriefSnapshot, width: float = WIDTH, large: float | None = None) -> Sheet:
    """Return what a picture is drawn on: in large print, if that has a width of its own, on less."""
    return Sheet(large if large and snapshot.large else width, snapshot.measure, lambda said: sentence(snapshot, said))


def reasons(snapshot: BriefSnapshot) -> Picture | None:
    """Return the reasons as one bar, or None where no points are given."""
    found = snapshot.assessment.reasons
    if found.people_and_scope is None:
        return None
    bar = [
        Reason(
            say(snapshot, labels.FAMILY[family]),
            found.families.get(family, 0.0),
            people=family in {"people", "scope"},
            money=family == "money",
        )
        for family in FAMILIES
    ]
    return reasons_bar(bar, _sheet(snapshot, large=LARGE))


def trust(snapshot: BriefSnapshot, found: TrustFinding) -> Picture | None:
    """Return trust in one partner as tracks, or None where no part of it may be printed."""
    views = [dimension_view(snapshot, found, each) for each in snapshot.catalogue.dimensions]
    if all(view.now is None for view in views):
        return None
    tracks = [
        Track(
            dimension_name(snapshot, view.dimension),
            view.now,
            view.before,
            view.middle[0] if view.middle else None,
            view.middle[1] if view.middle else None,
            view.word,
        )
        for view in views
    ]
    need = _need(snapshot, found.partner)
    return trust_tracks(partner_name(snapshot, found.partner), tracks, _sheet(snapshot, NARROW), need)


def _need(snapshot: BriefSnapshot, partner: str) -> float | None:
    leader = snapshot.assessment.ranking.leader
    option = snapshot.partnership.get(Option, leader) if leader else None
    form = snapshot.catalogue.forms.get(option.form or "") if option and partner in (option.partners or ()) else None
    return form.trust_needed if form else None


def ranking(snapshot: BriefSnapshot) -> Picture | None:
    """Return the options' values as bars, or None where there is nothing to compare."""
    ranked = snapshot.assessment.ranking.ranked
    if len(ranked) < 2 or not may_print_values(snapshot):  # noqa: PLR2004 - a comparison needs two
        return None
    values = [Valued(option_title(snapshot, each.option), each.value) for each in ranked]
    return ranking_bars(values, _sheet(snapshot, NARROW - 40))


def own_weights(snapshot: BriefSnapshot, voices: Sequence[PeoplesVoice]) -> Picture | None:
    """Return the board's weights and those of groups of people side by side, or None where there is no such group."""
    ranking, shown = snapshot.assessment.ranking, voices[:MOST_VOICES]
    if not shown:
        return None
    board = WeightVoice(say(snapshot, N_("The board")), tuple(ranking.weights.get(name) for name in ranking.criteria))
    others = [
        WeightVoice(group_name(snapshot, each.group), tuple(each.weights.get(name) for name in ranking.criteria))
        for each in shown
    ]
    case = Case.of(snapshot.partnership, snapshot.catalogue, snapshot.as_of)
    names = [criterion_name(snapshot, each) for each in ranking.criteria]
    heading = voices_heading(case, tuple(shown), ranking.leader)
    return weights_beside(names, [board, *others], _sheet(snapshot, large=LARGE), heading)


def first_places(snapshot: BriefSnapshot) -> Picture | None:
    """Return how often each option comes first, or None where no draws were made."""
    shares = snapshot.shares
    if shares is None or not may_print_values(snapshot):
        return None
    places = [
        FirstPlace(option_title(snapshot, each), ordered, shares.free.get(each, 0.0))
        for each, ordered in shares.ordered.items()
    ]
    return first_place_bars(places, shares.draws, _sheet(snapshot, large=LARGE))


def flips(snapshot: BriefSnapshot) -> Picture | None:
    """Return the weights that can change the answer and how far they are from it, or None where none can."""
    found = snapshot.assessment.ranking
    if not found.flips or len(found.ranked) < 2:  # noqa: PLR2004 - a comparison needs two
        return None
    second = option_title(snapshot, found.ranked[1].option)
    bars = [
        Flip(
            criterion_name(snapshot, each),
            found.weights[each],
            found.flips[each],
            second,
        )
        for each in found.criteria
        if each in found.flips
    ]
    return flip_tornado(bars, _sheet(snapshot, large=LARGE + 30))


def voice_grids(snapshot: BriefSnapshot) -> tuple[Picture, ...]:
    """Return whose words stand behind each objective: none without objectives or with too many groups.

    Where there are many objectives, each picture has as many as go on a page; in large print a few groups, too.
    """
    groups = [row for row in snapshot.partnership.rows(BeneficiaryGroup) if row.effect != "none"]
    if not groups or len(groups) > MOST_GROUPS:
        return ()
    made: list[Picture] = []
    start, kept = 0, len(snapshot.assessment.voice.kept)
    while start < kept:
        taken, pictures = _grids(snapshot, groups, start)
        made += pictures
        start += taken
    return tuple(made)


def _grids(snapshot: BriefSnapshot, groups: Sequence[BeneficiaryGroup], start: int) -> tuple[int, list[Picture]]:
    """Return of how many objectives the next pictures are, and these: as many as leave room on a page."""
    most, wide = MOST_LARGE if snapshot.large else (MOST_OBJECTIVES, MOST_GROUPS)
    left = len(snapshot.assessment.voice.kept) - start
    high = _even(left, most)
    room = MOST_HIGH * (LARGE / WIDTH if snapshot.large else 1)
    parts = [groups[across:][:wide] for across in range(0, len(groups), wide)]
    while True:
        made = [_grid(snapshot, part, start, high) for part in parts]
        tallest = max(picture.height for picture in made)
        if high == 1 or tallest <= room:
            return high, made
        high = _even(left, max(1, min(high - 1, int(high * room / tallest))))


def _even(count: int, most: int) -> int:
    """Return how many go into each picture, with no more than most in one, so that the last is not left with one."""
    return ceil(count / ceil(count / most))


def _grid(snapshot: BriefSnapshot, groups: Sequence[BeneficiaryGroup], start: int, most: int) -> Picture:
    found = snapshot.assessment.voice
    heads = [VoiceGroup(group_name(snapshot, row.id), heard_words(snapshot, row.id)) for row in groups]
    rows = [
        VoiceRow(
            objective_text(snapshot, objective),
            bool(found.backing[objective.id]),
            tuple(_links(snapshot, objective.id, group.id) for group in groups),
        )
        for objective in found.kept[start:][:most]
    ]
    part = _part_of(rows, start, len(found.kept)) if len(rows) < len(found.kept) else None
    return voice_coverage(heads, rows, _sheet(snapshot, large=LARGE), part)


def _part_of(part: Sequence[VoiceRow], start: int, count: int) -> Sentence:
    """Return what a picture of some of the objectives says, so that it is not read as one of all."""
    return Sentence(
        N_("Objectives {first} to {last} of {all}: {n} of these are backed by something people told us"),
        {"first": start + 1, "last": start + len(part), "all": count, "n": sum(row.backed for row in part)},
    )


def _links(snapshot: BriefSnapshot, objective: str, group: str) -> tuple[Link, ...]:
    return tuple(
        Link(link.kind)
        for link in printable_links(snapshot)
        if link.objective == objective and group in groups_of(snapshot, link.input)
    )
