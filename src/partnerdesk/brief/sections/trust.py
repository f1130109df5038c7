"""Part 4: who each partner is, how far the board trusts it and in what, and what would raise that trust."""

from partnerdesk.brief import labels, pictures
from partnerdesk.brief.blocks import (
    Block,
    BulletList,
    Cell,
    Fact,
    FactList,
    Heading,
    SideBySide,
    Standfirst,
    Table,
    plain,
)
from partnerdesk.brief.findings_said import warnings
from partnerdesk.brief.naming import dimension_name, part, partner_name, sub
from partnerdesk.brief.ratings import trust_may_print, trust_spread_may_print
from partnerdesk.brief.saying import (
    cell,
    ended,
    fact,
    joined,
    level,
    muted,
    only,
    opened,
    paragraph,
    percent,
    say,
    sentences,
)
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.brief.tabling import column, owner_and_date
from partnerdesk.domain.findings import TrustFinding
from partnerdesk.domain.records import Partner, TrustAction
from partnerdesk.domain.rounding import tenths
from partnerdesk.domain.words import N_

_REMARKS = ("T3", "T4", "T5", "T7", "T8", "T9")
_REMARKS_OF_FEW = ("T3",)


def trust(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return part 4."""
    partners = snapshot.partnership.rows(Partner)
    if not partners:
        return part(snapshot, "trust"), Standfirst(plain(say(snapshot, N_("No partner is recorded."))))
    few = not all(trust_spread_may_print(snapshot, found) for found in snapshot.assessment.trust.values())
    remarks = warnings(snapshot, _REMARKS_OF_FEW if few else _REMARKS)
    return (
        part(snapshot, "trust"),
        Standfirst(plain(_finding(snapshot, partners))),
        *(block for row in partners for block in _partner(snapshot, row)),
        *only(remarks, sub(snapshot, N_("To bear in mind")), BulletList(tuple(plain(text) for text in remarks))),
    )


def _finding(snapshot: BriefSnapshot, partners: tuple[Partner, ...]) -> str:
    if len(partners) == 1:
        return trust_sentence(snapshot, partners[0].id)
    trust = snapshot.assessment.trust
    levels = {
        row.id: found.level for row in partners if (found := trust.get(row.id)) and trust_may_print(snapshot, found)
    }
    known = {partner: level for partner, level in levels.items() if level is not None}
    if not known:
        return say(snapshot, N_("Trust has not been rated by enough trustees to say."))
    lowest = min(known, key=lambda partner: known[partner])
    if len(known) > 1 and tenths(known[lowest]) == tenths(max(known.values())):
        word = trust_word(snapshot, known[lowest])[0]
        return say(snapshot, N_("Trust is the same in every partner of whom it is known ({word})."), word=word)
    return say(
        snapshot,
        N_("Of {n} partners, trust is weakest in {partner}: {dimension} ({word})."),
        n=len(partners),
        partner=partner_name(snapshot, lowest),
        dimension=dimension_name(snapshot, trust[lowest].weakest or ""),
        word=trust_word(snapshot, known[lowest])[0],
    )


def trust_sentence(snapshot: BriefSnapshot, partner: str) -> str:
    """Return the front sheet's sentence: in what trust in a partner is firmest, and in what it is weakest."""
    found = snapshot.assessment.trust.get(partner)
    known = {name: score for name, score in found.dimensions.items() if score is not None} if found else {}
    if found is None or not known or found.weakest is None or found.level is None:
        return say(snapshot, N_("Trust has not been rated by enough trustees to say."))
    if not trust_may_print(snapshot, found):
        return say(snapshot, N_("Too few trustees have rated trust for it to be printed."))
    firmest = max(known, key=lambda name: known[name])
    if len(known) == 1:
        pattern = N_("Trust is known in {high} only ({word}).")
    elif tenths(known[firmest]) == tenths(known[found.weakest]):
        pattern = N_("Trust is the same in every part that is known ({word}).")
    else:
        pattern = N_("Trust is firmest in {high}, weakest in {low} ({word}).")
    return say(
        snapshot,
        pattern,
        high=dimension_name(snapshot, firmest),
        low=dimension_name(snapshot, found.weakest),
        word=trust_word(snapshot, found.level)[0],
    )


def trust_word(snapshot: BriefSnapshot, score: float) -> tuple[str, str]:
    """Return the word for a trust score and what it advises."""
    for each in snapshot.catalogue.trust_levels.values():
        if each.from_ <= score < each.below:
            return each.word.lower(), each.advice
    return say(snapshot, N_("not known")), ""


def _partner(snapshot: BriefSnapshot, row: Partner) -> tuple[Block, ...]:
    found = snapshot.assessment.trust.get(row.id)
    name = Heading(2, plain(partner_name(snapshot, row.id)))
    who, more = FactList((*_who(snapshot, row), *_rated(snapshot, found))), _notes(snapshot, row)
    picture = pictures.trust(snapshot, found) if found and trust_may_print(snapshot, found) else None
    if picture is None:
        return name, FactList((*who.facts, *more)), *_steps(snapshot, row)
    profile = pictures.charts(picture, f"figure-trust-{row.id}")
    return name, SideBySide(profile, (who,), share=0.59), FactList(more), *_steps(snapshot, row)


def _who(snapshot: BriefSnapshot, row: Partner) -> tuple[Fact, ...]:
    balance = _balance(snapshot, row)
    return (
        fact(snapshot, N_("Who they are"), _identity(snapshot, row)),
        fact(snapshot, N_("How they were chosen"), labels.label(snapshot, labels.HOW_CHOSEN, row.how_chosen)),
        fact(snapshot, N_("Work together now"), row.joint_work_now),
        *((fact(snapshot, N_("Size and need"), balance),) if balance else ()),
    )


def _notes(snapshot: BriefSnapshot, row: Partner) -> tuple[Fact, ...]:
    confidential = fact(snapshot, N_("Confidential to the board"), row.confidential_notes)
    return (
        *((fact(snapshot, N_("Notes"), row.notes),) if row.notes else ()),
        *((confidential,) if row.confidential_notes and snapshot.for_board else ()),
    )


def _identity(snapshot: BriefSnapshot, row: Partner) -> str:
    kind = opened(labels.label(snapshot, labels.PARTNER_KIND, row.kind, N_("kind not recorded")))
    number = say(snapshot, N_("register number {number}"), number=row.register_number) if row.register_number else ""
    known = say(snapshot, N_("how long we have known them is not recorded"))
    if row.years_known is not None:
        one = N_("known to us for one year")
        pattern = one if row.years_known == 1 else N_("known to us for {years} years")
        known = say(snapshot, pattern, years=level(row.years_known))
    also = [
        say(snapshot, words)
        for held, words in ((row.is_competitor, N_("It competes with us.")), (row.is_funder, N_("It funds us.")))
        if held
    ]
    return sentences(ended(", ".join(text for text in (kind, number, known) if text)), *also)


def _balance(snapshot: BriefSnapshot, row: Partner) -> str:
    size = ours = ""
    if row.size_ratio is not None:
        size = say(snapshot, N_("Their income is {ratio} times ours."), ratio=level(row.size_ratio))
    if row.our_dependence and row.their_dependence:
        pattern = N_("How much each needs the other, 1 to 5: we need them {ours}, they need us {theirs}.")
        ours = say(snapshot, pattern, ours=row.our_dependence, theirs=row.their_dependence)
    return sentences(size, ours)


def _rated(snapshot: BriefSnapshot, found: TrustFinding | None) -> tuple[Fact, ...]:
    """Return what trust is weakest in and what is not known, or why nothing of it is printed."""
    if found is None or not found.with_level:
        return (fact(snapshot, N_("Trust"), say(snapshot, N_("Not rated yet."))),)
    if not trust_may_print(snapshot, found):
        why = N_("Fewer than two trustees have rated some of the items, so nothing of it is printed.")
        return (fact(snapshot, N_("Trust"), say(snapshot, why)),)
    return *_weakest(snapshot, found), fact(snapshot, N_("What is not known"), _not_known(snapshot, found))


def _weakest(snapshot: BriefSnapshot, found: TrustFinding) -> tuple[Fact, ...]:
    if found.weakest is None or found.level is None:
        return ()
    word, advice = trust_word(snapshot, found.level)
    words = say(
        snapshot,
        N_("{dimension}: {score} of 5 ({word}). {advice}"),
        dimension=dimension_name(snapshot, found.weakest),
        score=level(found.level),
        word=word,
        advice=advice,
    )
    return (fact(snapshot, N_("Weakest part"), words),)


def _not_known(snapshot: BriefSnapshot, found: TrustFinding) -> str:
    missing = [dimension_name(snapshot, name) for name in found.unknown_dimensions]
    gaps = say(snapshot, N_("Every part is known well enough to be rated."))
    if missing:
        gaps = say(snapshot, N_("Too few ratings speak for: {parts}."), parts=joined(snapshot, missing))
    if not found.with_level:
        return gaps
    pattern = N_(
        "{seen} of the ratings rest on what trustees saw themselves, the rest on what they were told or guess."
    )
    return sentences(gaps, say(snapshot, pattern, seen=percent(found.seen / found.with_level)))


def _steps(snapshot: BriefSnapshot, row: Partner) -> tuple[Block, ...]:
    actions = snapshot.partnership.having(TrustAction, partner=row.id)
    if not actions:
        why = N_("No step to build trust, and no safeguard, is recorded.")
        return sub(snapshot, N_("Steps to build trust")), paragraph(snapshot, why)
    head = (
        column(snapshot, N_("What we do about trust"), 2.9),
        column(snapshot, N_("In what, and how"), 1.25),
        column(snapshot, N_("Who, and by when"), 1.35),
    )
    return (Table(head, tuple(_step(snapshot, each) for each in actions)),)


def _how(snapshot: BriefSnapshot, row: TrustAction) -> str:
    return labels.label(snapshot, labels.ACTION_KIND, row.kind)


def _step(snapshot: BriefSnapshot, row: TrustAction) -> tuple[Cell, ...]:
    return (
        cell(snapshot, row.text),
        Cell((*plain(f"{dimension_name(snapshot, row.dimension)}\n"), *muted(_how(snapshot, row)))),
        Cell(owner_and_date(snapshot, row.owner, row.by)),
    )
