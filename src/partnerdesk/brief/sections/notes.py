"""The evidence thread: a numbered note behind each finding, which leads to the inputs, points and ratings it rests on.

Part by part and picture by picture: what was counted, and the links to where it stands. No rating has a name here, and
no input that may not be told.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from partnerdesk.brief import labels
from partnerdesk.brief.blocks import (
    Block,
    Chart,
    Heading,
    LightRow,
    Lights,
    Paragraph,
    Run,
    Runs,
    RunStyle,
    SideBySide,
    Standfirst,
    plain,
    text_of,
)
from partnerdesk.brief.evidence import printable_links
from partnerdesk.brief.naming import appendix, group_name, leading_to, partner_name
from partnerdesk.brief.ratings import may_print_values, trust_may_print
from partnerdesk.brief.saying import counted, day, joined, runs, say, sentences, whole
from partnerdesk.brief.sections.aims import BACKING, kept
from partnerdesk.brief.sections.beside import printable_voices
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.people import raters_of_options
from partnerdesk.domain.records import (
    Action,
    Condition,
    DdItem,
    Interest,
    ObjectiveDriver,
    ReviewPlan,
    Risk,
    TrustRating,
)
from partnerdesk.domain.trust import counted_ratings
from partnerdesk.domain.words import N_, NP_

_PARTS_OF_LIGHTS = ("people", "aims", "trust", "firmness")  # in the order of the front sheet


def threaded(snapshot: BriefSnapshot, opening: Sequence[Block], body: Sequence[Block]) -> tuple[Block, ...]:
    """Return the front sheet and the parts with a note number behind each finding and picture, and the notes."""
    behind = {place: words for place in _places(body) if (words := _words(snapshot, place))}
    notes = tuple(dict.fromkeys(behind.values()))
    numbers = {place: notes.index(words) + 1 for place, words in behind.items()}
    return (
        *(_light_links(snapshot, block, numbers) for block in opening),
        *_numbered(snapshot, body, numbers),
        *_page(snapshot, notes, numbers, body),
    )


def _places(body: Sequence[Block]) -> Iterator[str]:
    """Yield the names of the parts that begin with a finding, and of the pictures, in order."""
    part = None
    for block in body:
        if isinstance(block, Heading) and block.level == 1:
            part = block.anchor
        elif isinstance(block, Standfirst) and part:
            yield part
            part = None
        elif isinstance(block, Chart) and block.anchor:
            yield block.anchor
        elif isinstance(block, SideBySide):
            yield from _places((*block.left, *block.right))


def _numbered(snapshot: BriefSnapshot, body: Sequence[Block], numbers: dict[str, int]) -> Iterator[Block]:
    part = None
    for block in body:
        if isinstance(block, Heading) and block.level == 1:
            part = block.anchor
        if isinstance(block, Standfirst) and part in numbers:
            yield replace(block, runs=(*block.runs, *_mark(snapshot, numbers[part])))
            part = None
        elif isinstance(block, Chart) and block.anchor in numbers:
            yield replace(block, thread=_mark(snapshot, numbers[block.anchor]))
        elif isinstance(block, SideBySide):
            left, right = (tuple(_numbered(snapshot, side, numbers)) for side in (block.left, block.right))
            yield replace(block, left=left, right=right)
        else:
            yield block


def _light_links(snapshot: BriefSnapshot, block: Block, numbers: dict[str, int]) -> Block:
    if not isinstance(block, Lights) or len(block.rows) != len(_PARTS_OF_LIGHTS):
        return block
    rows = zip(block.rows, _PARTS_OF_LIGHTS, strict=True)
    return Lights(tuple(_with_mark(snapshot, row, numbers.get(part)) for row, part in rows))


def _with_mark(snapshot: BriefSnapshot, row: LightRow, number: int | None) -> LightRow:
    return replace(row, runs=(*row.runs, *_mark(snapshot, number))) if number else row


def _mark(snapshot: BriefSnapshot, number: int) -> Runs:
    words = say(snapshot, N_("[note {n}]"), n=number)
    return Run(" "), Run(words, RunStyle.ACCENT, link=f"#note-{number}")


# --- the notes --------------------------------------------------------------------------------------------------------


def _page(
    snapshot: BriefSnapshot, notes: Sequence[Runs], numbers: Mapping[str, int], body: Sequence[Block]
) -> Iterator[Block]:
    if not notes:
        return
    names = {block.anchor: text_of(block.runs) for block in body if isinstance(block, Heading) and block.anchor}
    names |= {block.anchor: block.picture.title for block in _charts(body) if block.anchor}
    leads = N_("Each note’s number in the brief leads here, and from here to what is behind it.")
    yield appendix(snapshot, "F", N_("what each finding rests on"), "notes")
    yield Standfirst(plain(say(snapshot, leads)))
    for number, words in enumerate(notes, 1):
        back = [leading_to(names[place], place) for place, its in numbers.items() if its == number]
        yield Heading(2, runs(snapshot, N_("Note {n}"), n=number), anchor=f"note-{number}")
        yield Paragraph(
            (*back[0], *(run for each in back[1:] for run in (Run("; "), *each)), Run(". "), *words), close=True
        )


def _charts(body: Sequence[Block]) -> Iterator[Chart]:
    for block in body:
        if isinstance(block, Chart):
            yield block
        elif isinstance(block, SideBySide):
            yield from _charts((*block.left, *block.right))


def _words(snapshot: BriefSnapshot, place: str) -> Runs:
    """Return what a finding rests on; nothing where it says itself all there is."""
    for start, told in _BEHIND.items():
        if place == start or place.startswith(f"{start}-"):
            return told(snapshot, place)
    return ()


def _backing(snapshot: BriefSnapshot, _place: str) -> Runs:
    lines: list[Run] = []
    for row in kept(snapshot):
        links = [link for link in printable_links(snapshot) if link.objective == row.id]
        counting = sorted({link.input for link in links if link.kind in BACKING})
        against = sorted({link.input for link in links if link.kind == "contradicts"})
        lines.append(Run(say(snapshot, N_("{id}: "), id=row.id)))
        lines += _codes(snapshot, counting) or [Run(say(snapshot, N_("nothing")))]
        if against:
            lines.append(Run(say(snapshot, N_("; against it: "))))
            lines += _codes(snapshot, against)
        lines.append(Run(". "))
    rule = N_("What is too old, or has no lawful basis, is listed and not counted. The objectives are in {table}.")
    where = leading_to(say(snapshot, N_("part 3")), "table-objectives")
    return (*lines, *runs(snapshot, rule, table=where)) if lines else ()


def _codes(snapshot: BriefSnapshot, codes: Sequence[str]) -> list[Run]:
    return [Run(joined(snapshot, codes), RunStyle.ACCENT, link="#evidence")] if codes else []


def _points(snapshot: BriefSnapshot, _place: str) -> Runs:
    lines = []
    for row in kept(snapshot):
        given = snapshot.partnership.having(ObjectiveDriver, objective=row.id)
        shares = [f"{_driver(snapshot, each.driver)} {each.points}" for each in given if each.points]
        if shares:
            pattern = N_("{id} ({priority}): {shares}.")
            priority = labels.label(snapshot, labels.PRIORITY, row.priority, "–").lower()
            lines.append(say(snapshot, pattern, id=row.id, priority=priority, shares=", ".join(shares)))
    if not lines:
        return ()
    told = N_("The board’s points: {points} The objectives are in {table}.")
    where = leading_to(say(snapshot, N_("part 3")), "table-objectives")
    return runs(snapshot, told, points=" ".join(lines), table=where)


def _driver(snapshot: BriefSnapshot, driver: str) -> str:
    shipped = snapshot.catalogue.drivers.get(driver)
    return shipped.name if shipped else driver


def _ratings(snapshot: BriefSnapshot, place: str) -> Runs:
    """Return how many ratings by how many trustees stand behind trust in the partners, or in one of them."""
    only = place.removeprefix("figure-trust-") if place.startswith("figure-trust-") else None
    ratings = counted_ratings(snapshot.partnership)
    shown = [
        name
        for name, found in snapshot.assessment.trust.items()
        if only in {None, name} and trust_may_print(snapshot, found)
    ]
    lines = [_rated(snapshot, name, ratings[name].values()) for name in shown]
    if not lines:
        return ()
    where = leading_to(say(snapshot, N_("appendix B")), "ratings")
    told = N_("{lines} Each item’s median, in both rounds, is in {where}. Nobody’s own rating is shown.")
    return runs(snapshot, told, lines=" ".join(lines), where=where)


def _rated(snapshot: BriefSnapshot, partner: str, by_item: Collection[Mapping[str, Mapping[int, TrustRating]]]) -> str:
    rows = [row for people in by_item for rounds in people.values() for row in rounds.values()]
    people = {row.participant for row in rows}
    return say(
        snapshot,
        N_("{partner}: {people} trustees, {items} items, {ratings} ratings."),
        partner=partner_name(snapshot, partner),
        people=len(people),
        items=len(by_item),
        ratings=len(rows),
    )


def _scores(snapshot: BriefSnapshot, _place: str) -> Runs:
    found = snapshot.assessment.ranking
    if not may_print_values(snapshot) or not found.ranked:
        return ()
    return runs(
        snapshot,
        N_("Scores of {n} trustees on {criteria} criteria. Medians, weights: {table}; how far views agreed: {where}."),
        n=max(each.ratings for each in found.spreads.values()),
        criteria=len(found.criteria),
        table=leading_to(say(snapshot, N_("part 5")), "table-options"),
        where=leading_to(say(snapshot, N_("appendix B")), "ratings"),
    )


def _own_weights(snapshot: BriefSnapshot, _place: str) -> Runs:
    """Return which inputs gave each group's own weights, and over whose scores they are laid."""
    lines: list[Run] = []
    for voice in printable_voices(snapshot):
        lines += [
            *runs(snapshot, N_("{group}: "), group=group_name(snapshot, voice.group)),
            *_codes(snapshot, voice.inputs),
        ]
        lines.append(Run(". "))
    over = runs(
        snapshot,
        N_("Over the scores of the trustees: {table}."),
        table=leading_to(say(snapshot, N_("part 5")), "table-options"),
    )
    return (*lines, *over) if lines else ()


def _draws(snapshot: BriefSnapshot, _place: str) -> Runs:
    shares = snapshot.shares
    if shares is None or not may_print_values(snapshot):
        return _scores(snapshot, "")
    return runs(
        snapshot,
        N_("{draws} draws from the number {seed}, over the scores of {n} trustees and their weights. How: {method}."),
        draws=whole(snapshot, shares.draws),
        seed=shares.seed,
        n=len(raters_of_options(snapshot.partnership)),
        method=leading_to(say(snapshot, N_("appendix D")), "method"),
    )


def _written(snapshot: BriefSnapshot, _place: str) -> Runs:
    held = snapshot.partnership
    counts = [
        counted(snapshot, len(held.rows(Risk)), NP_("one risk", "{n} risks")),
        counted(snapshot, len(held.rows(DdItem)), NP_("one check", "{n} checks")),
        counted(snapshot, len(held.rows(Condition)), NP_("one condition or red line", "{n} conditions and red lines")),
    ]
    if not any(held.rows(kind) for kind in (Risk, DdItem, Condition)):
        return ()
    where = leading_to(say(snapshot, N_("appendix C")), "checks")
    return runs(
        snapshot, N_("As written down: {counts}. All checks: {where}."), counts=joined(snapshot, counts), where=where
    )


def _record(snapshot: BriefSnapshot, _place: str) -> Runs:
    interests = [row for row in snapshot.partnership.rows(Interest) if row.kind not in {None, "none"}]
    gates = [gate for gate in snapshot.assessment.gates.values() if gate.applies]
    declared = counted(snapshot, len(interests), NP_("One interest was declared.", "{n} interests were declared."))
    met = say(
        snapshot,
        N_("{met} of {all} checks before deciding are met, {waived} waived."),
        met=sum(gate.met for gate in gates),
        all=len(gates),
        waived=sum(gate.waived and not gate.met for gate in gates),
    )
    return plain(
        sentences(say(snapshot, N_("The motion, the vote and the record as they stand below.")), declared, met)
    )


def _plans(snapshot: BriefSnapshot, _place: str) -> Runs:
    plans = snapshot.partnership.rows(ReviewPlan)
    actions = snapshot.partnership.rows(Action)
    dates = [day(snapshot, row.review_on) for row in plans if row.review_on]
    if not dates and not actions:
        return ()
    reviews = say(snapshot, N_("Reviews: {dates}."), dates=joined(snapshot, dates)) if dates else ""
    doing = counted(snapshot, len(actions), NP_("One action is written down.", "{n} actions are written down."))
    return plain(sentences(reviews, doing))


_BEHIND: dict[str, Callable[[BriefSnapshot, str], Runs]] = {
    "people": _backing,
    "figure-voice": _backing,
    "aims": _points,
    "figure-reasons": _points,
    "trust": _ratings,
    "figure-trust": _ratings,
    "options": _scores,
    "figure-ranking": _scores,
    "firmness": _draws,
    "figure-first-places": _draws,
    "figure-flips": _scores,
    "figure-own-weights": _own_weights,
    "risks": _written,
    "decision": _record,
    "review": _plans,
}
