"""Those whom an interest takes out of the options: whether the ranking would be another one with their scores.

Both figures stand only where so many people are taken out that the difference between them shows nobody's own answers
(print rule 7); else it is said why they do not.
"""

from partnerdesk.brief.blocks import Block
from partnerdesk.brief.naming import option_title, sub
from partnerdesk.brief.saying import counted, paragraph, points, say, sentences
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.assessment import assess
from partnerdesk.domain.findings import RankingFinding
from partnerdesk.domain.people import taken_out_of_options, trustees
from partnerdesk.domain.records import Interest, Score
from partnerdesk.domain.words import N_, NP_


def taken_out(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return what the ranking is with and without those whom an interest takes out; nothing where there are none."""
    people = {person.id for person in trustees(snapshot.partnership)} & taken_out_of_options(snapshot.partnership)
    if not people:
        return ()
    scored = {row.participant for row in snapshot.partnership.rows(Score)} & people
    who = counted(
        snapshot,
        len(people),
        NP_(
            "One trustee is left out of these figures because of an interest.",
            "{n} trustees are left out of these figures because of an interest.",
        ),
    )
    words = sentences(who, _with_them(snapshot, len(scored)))
    return sub(snapshot, N_("Who is left out")), paragraph(snapshot, "{words}", words=words)


def _with_them(snapshot: BriefSnapshot, scored: int) -> str:
    if not scored:
        return say(snapshot, N_("They gave no scores, so that the ranking is the same with and without them."))
    if scored < snapshot.settings["ratings_spread_min"]:
        few = N_("What the ranking would be with them is not printed: it would show what so few people answered.")
        return say(snapshot, few)
    everybody = snapshot.partnership.with_rows(Interest, ())
    found = assess(everybody, snapshot.catalogue, snapshot.as_of, None).ranking
    without, with_ = _values(snapshot, snapshot.assessment.ranking), _values(snapshot, found)
    return say(snapshot, N_("Without them: {without}. With them: {with_}."), without=without, with_=with_)


def _values(snapshot: BriefSnapshot, found: RankingFinding) -> str:
    return ", ".join(f"{option_title(snapshot, each.option)} {points(each.value)}" for each in found.ranked)
