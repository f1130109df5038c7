"""What slips and score sheets share: whose a sheet is, by code, the rules for filling it in, and where it goes.

A sheet tells whose it is by the code and by nothing else: no name, no role, no answer that anybody gave.
"""

from collections.abc import Callable, Iterable

from partnerdesk.brief.blocks import (
    Block,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    Runs,
    RunStyle,
    Side,
    SignatureBox,
    plain,
)
from partnerdesk.brief.saying import runs, say, translated
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.records import Participant, RoundState
from partnerdesk.domain.words import N_

FIRST, SECOND = 1, 2
NO_CODE = ""


def codes(people: Iterable[Participant]) -> tuple[str, ...]:
    """Return the codes of those who answer, in the order of the codes; an empty one for a person who has none.

    Where nobody is named yet there is one sheet without a code, to look at or to copy.
    """
    found = sorted(((person.rater_code or "").strip() for person in people), key=lambda code: (not code, code))
    return tuple(found) or (NO_CODE,)


def sheets(
    snapshot: BriefSnapshot, found: Iterable[str], sheet: Callable[[str, int], tuple[Block, ...]]
) -> tuple[Block, ...]:
    """Return one sheet for each code, each beginning on a leaf of its own so that no two people share one.

    The code stands at the head of every page.
    """
    made: list[Block] = []
    for place, code in enumerate(found):
        marking = say(snapshot, N_("Code {code}"), code=code) if code else None
        made += [PageBreak(Side.RIGHT, marking), *sheet(code, place)]
    return tuple(made)


def head(snapshot: BriefSnapshot, title: str, code: str, anchor: str) -> tuple[Block, ...]:
    """Return the head of one sheet: what it is about, and whose it is."""
    words = say(snapshot, N_("{title} · code {code}"), title=title, code=code) if code else title
    if code:
        return (Heading(1, plain(words), anchor=anchor),)
    where = say(snapshot, N_("Write your code here, and no name"))
    return Heading(1, plain(words), anchor=anchor), SignatureBox((), (where,))


def rule(snapshot: BriefSnapshot, *patterns: str, **values: Runs | str | int) -> Paragraph:
    """Return sentences on how to fill a sheet in, over the whole measure."""
    return Paragraph(
        runs(snapshot, " ".join(translated(snapshot, each) for each in patterns if each), **values), wide=True
    )


def into_the_box(snapshot: BriefSnapshot) -> Paragraph:
    """Return what to do with a sheet that is filled in."""
    said = N_("Done? Fold it so that nothing can be read, and put it in the box yourself.")
    return Paragraph((Run(say(snapshot, said), RunStyle.STRONG),), wide=True)


def is_shown(snapshot: BriefSnapshot, kind: str, partner: str | None) -> bool:
    """Return whether the results of round 1 were shown to all."""
    state = snapshot.partnership.get(RoundState, kind, partner, FIRST)
    return state is not None and state.revealed_at is not None
