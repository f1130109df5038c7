"""What stands beside the ranking: red lines and who crosses one, first and considered choices, people's own weights.

Nothing here is averaged into a figure, and no count is printed that would show one trustee's answer.
"""

from datetime import datetime

from partnerdesk.brief import pictures
from partnerdesk.brief.blocks import Block, BulletList, Runs, strong
from partnerdesk.brief.naming import group_name, leading_to, option_title, sub
from partnerdesk.brief.ratings import may_print_own_answers, may_print_values, may_print_weights
from partnerdesk.brief.saying import (
    day,
    ended,
    joined,
    only,
    paragraph,
    points,
    runs,
    say,
    sentences,
)
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.beside import FirstChoices, PeoplesVoice, first_choices, may_print_voice, peoples_voices
from partnerdesk.domain.case import Case, shortlisted
from partnerdesk.domain.records import Option, RedLineSeal
from partnerdesk.domain.sealing import crossed_by, first_choices_are_shown, seal_in_force, wording_of
from partnerdesk.domain.words import N_

IN_SHORT = 2  # options of each group's ranking that part 6 names: which is first, and by how much


def beside(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return first and considered choices, and people's own weights with the ranking that they would give."""
    return *_first_and_considered(snapshot), *_own_weights(snapshot)


def crossing(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return which options of the shortlist cross a red line, so that no total puts them first."""
    items = tuple(
        _crossed(snapshot, row) for row in shortlisted(snapshot.partnership) if crossed_by(snapshot.partnership, row)
    )
    return only(items, sub(snapshot, N_("Red lines crossed")), BulletList(items))


def _crossed(snapshot: BriefSnapshot, row: Option) -> Runs:
    lines = _lines(snapshot, row)
    value = snapshot.assessment.ranking.crossing.get(row.id)
    pattern = N_("{option} crosses {lines}. No total can put it first.")
    if value is not None and may_print_values(snapshot):
        pattern = N_("{option} crosses {lines}. Its total of {value} out of 100 does not put it first.")
    return runs(
        snapshot,
        pattern,
        option=strong(option_title(snapshot, row.id)),
        lines=lines,
        value=points(value) if value is not None else "",
    )


# --- first choice and considered choice -------------------------------------------------------------------------------


def _first_and_considered(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    if not first_choices_are_shown(snapshot.partnership) or not may_print_own_answers(snapshot):
        return ()
    found = first_choices(_case(snapshot), snapshot.assessment.ranking)
    if found.given < snapshot.settings["ratings_spread_min"] or not found.both:
        return ()
    words = sentences(
        say(
            snapshot,
            N_("Before anything was scored, first choices were: {first}. Trustees’ own figures came to: {later}."),
            first=_counts(snapshot, {name: count for name, count in found.first.items() if name is not None}),
            later=_counts(snapshot, dict(found.later)),
        ),
        _learned(snapshot, found),
    )
    return sub(snapshot, N_("First choice and considered choice")), paragraph(snapshot, "{words}", words=words)


def _counts(snapshot: BriefSnapshot, counts: dict[str, int]) -> str:
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    return ", ".join(f"{option_title(snapshot, name)} {counts[name]}" for name in ranked)


def _learned(snapshot: BriefSnapshot, found: FirstChoices) -> str:
    if not found.moved:
        return say(snapshot, N_("All {of} came back to their first choice."), of=found.both)
    pattern = N_("{moved} of {of} came to another answer than their first.")
    return say(snapshot, pattern, moved=found.moved, of=found.both)


# --- people's own weights ---------------------------------------------------------------------------------------------


def printable_voices(snapshot: BriefSnapshot) -> tuple[PeoplesVoice, ...]:
    """Return the groups whose own weights may be printed: enough people stand behind them."""
    if not may_print_weights(snapshot) or not snapshot.assessment.ranking.weights:
        return ()
    case = _case(snapshot)
    return tuple(each for each in peoples_voices(case, snapshot.assessment.ranking) if may_print_voice(case, each))


def _own_weights(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    items = tuple(_voice(snapshot, each, IN_SHORT) for each in printable_voices(snapshot))
    lead = N_("Over the trustees’ scores; these weights change no figure. In full, as a picture: {where}.")
    where = leading_to(say(snapshot, N_("appendix B")), "figure-own-weights")
    return only(
        items, sub(snapshot, N_("In people’s own weights")), paragraph(snapshot, lead, where=where), BulletList(items)
    )


def own_weights_picture(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return the weights side by side and what they come to, or nothing where no group's may be printed."""
    voices = printable_voices(snapshot)
    picture = pictures.charts(pictures.own_weights(snapshot, voices), "figure-own-weights")
    long = [each for each in voices if len(each.ranked) > IN_SHORT]
    return *picture, *only(long, BulletList(tuple(_voice(snapshot, each) for each in long), wide=True))


def _voice(snapshot: BriefSnapshot, voice: PeoplesVoice, most: int | None = None) -> Runs:
    group = strong(group_name(snapshot, voice.group))
    if not voice.ranked:
        return runs(snapshot, N_("{group}: not every criterion was weighed."), group=group)
    ranked = ", ".join(f"{option_title(snapshot, each.option)} {points(each.value)}" for each in voice.ranked[:most])
    sources = ", ".join(voice.inputs)
    return runs(snapshot, N_("{group} ({sources}): {ranked}."), group=group, sources=sources, ranked=ranked)


def _case(snapshot: BriefSnapshot) -> Case:
    return Case.of(snapshot.partnership, snapshot.catalogue, snapshot.as_of)


# --- the seal on the red lines ----------------------------------------------------------------------------------------


def sealed(snapshot: BriefSnapshot) -> str:
    """Say when the red lines were agreed and sealed, whether that was before scoring, and each seal opened since."""
    words = [_seal(snapshot, row) for row in snapshot.partnership.rows(RedLineSeal) if row.sealed_at]
    held = seal_in_force(snapshot.partnership)
    if held is not None and (held.wording or ()) != wording_of(snapshot.partnership):
        words.append(say(snapshot, N_("The wording above is no longer the wording that was sealed.")))
    return sentences(*words)


def _seal(snapshot: BriefSnapshot, row: RedLineSeal) -> str:
    pattern = N_("Red lines agreed before scoring, on {when}.")
    if not row.before_scores:
        pattern = N_("Red lines agreed after scoring had begun, on {when}.")
    told = say(snapshot, pattern, when=_when(snapshot, row.sealed_at))
    by = say(snapshot, N_("Agreed by: {who}."), who=(row.agreed_by or "").rstrip(".")) if row.agreed_by else ""
    opened = ""
    if row.opened_at is not None:
        pattern = N_("The seal was opened on {when}: {reason}")
        opened = say(snapshot, pattern, when=_when(snapshot, row.opened_at), reason=ended(row.open_reason or ""))
        by = sentences(by, say(snapshot, N_("Opened by: {who}."), who=row.opened_by or "–"))
    return sentences(told, by if snapshot.for_board else "", opened)


def _when(snapshot: BriefSnapshot, moment: str | None) -> str:
    """Return a recorded moment: the day in words and the time, as the computer's clock showed it."""
    try:
        at = datetime.fromisoformat(moment or "")
    except ValueError:
        return moment or ""
    return say(snapshot, N_("{day} at {time}"), day=day(snapshot, at.date()), time=f"{at:%H:%M}")


def plain_crossing(snapshot: BriefSnapshot, row: Option) -> str:
    """Return which red lines a dropped option would have crossed, to follow a sentence; empty where none."""
    lines = _lines(snapshot, row)
    return say(snapshot, N_(" It would cross a red line: {lines}."), lines=lines) if lines else ""


def _lines(snapshot: BriefSnapshot, row: Option) -> str:
    texts = [(line.text or "").strip().rstrip(".") for line in crossed_by(snapshot.partnership, row)]
    return joined(snapshot, [f"“{text}”" for text in texts])
