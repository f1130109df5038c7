"""The kinds of private round as one table: who answers, which items, and which record keeps an answer.

The machine (:mod:`partnerdesk.ui.viewmodels.rounds.machine`) runs all of them by this table. It must not know widgets.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from partnerdesk.domain.asked import (
    criteria_asked,
    criteria_texts,
    indicators_asked,
    indicators_at_review,
    options_asked,
)
from partnerdesk.domain.case import Case, filled, shortlisted
from partnerdesk.domain.gates_hard import present_motion
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.people import (
    is_trustee,
    may_vote,
    raters_of_options,
    raters_of_trust,
    taken_out_of_options,
    taken_out_of_trust,
    voters,
)
from partnerdesk.domain.process import present_for_the_vote
from partnerdesk.domain.records import (
    Attendance,
    FirstChoice,
    Motion,
    Participant,
    Partner,
    Score,
    StrawPoll,
    TrustRating,
    Weight,
)
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.rerating import review_rated_now, round_of_review
from partnerdesk.domain.weighing import WHOLE, as_level, weighed_again, weighed_in
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.answers import called
from partnerdesk.ui.viewmodels.rounds.kind import Item, ItemAnswer, RoundKind, Subject
from partnerdesk.ui.viewmodels.speech import as_named, spoken


def _case(partnership: Partnership, catalogue: Catalogue) -> Case:
    return Case.of(partnership, catalogue, date.min)


def _anchors(texts: tuple[str, ...]) -> tuple[ItemAnswer, ...]:
    return tuple(ItemAnswer(level, text) for level, text in enumerate(texts, 1))


# --- trust ------------------------------------------------------------------------------------------------------------


def _partners(partnership: Partnership) -> tuple[Subject, ...]:
    return tuple(Subject(row.id, called(partnership, row)) for row in partnership.rows(Partner))


def _trust_items(partnership: Partnership, catalogue: Catalogue, partner: str) -> tuple[Item, ...]:
    return _indicators(partnership, catalogue, partner, indicators_asked(partnership, catalogue))


def _indicators(
    partnership: Partnership, catalogue: Catalogue, partner: str, names: tuple[str, ...]
) -> tuple[Item, ...]:
    name = _case(partnership, catalogue).partner(partner)
    found = [catalogue.indicators[each] for each in names]
    return tuple(
        Item(
            key=(each.id,),
            short=each.name,
            question=each.question,
            answers=_anchors(each.anchors),
            about=catalogue.dimensions[each.dimension].name,
            subject=as_named(name),
            note=spoken(Sentence(N_("What would show it: {note}"), {"note": each.look_for})) if each.look_for else "",
        )
        for each in found
    )


TRUST = RoundKind(
    id="trust",
    record=TrustRating,
    step="trust",
    value="level",
    raters=raters_of_trust,
    out=taken_out_of_trust,
    subjects=_partners,
    items=_trust_items,
    key=lambda who, partner, item, number: (who, partner, item.key[0], number),
    nothing=(N_("No partner is named yet."), N_("Name the partner"), "open.partners"),
    cannot_say=True,
    bases=True,
    more_areas=frozenset({"partner"}),
)


# --- trust at a review ------------------------------------------------------------------------------------------------


def _partners_at_review(partnership: Partnership) -> tuple[Subject, ...]:
    review = review_rated_now(partnership)
    if review is None:
        return ()
    number = round_of_review(partnership, review.id)
    return tuple(replace(each, number=number) for each in _partners(partnership))


def _items_at_review(partnership: Partnership, catalogue: Catalogue, partner: str) -> tuple[Item, ...]:
    return _indicators(partnership, catalogue, partner, indicators_at_review(catalogue))


TRUST_AT_REVIEW = replace(
    TRUST,
    id="trust_review",
    recorded_as="trust",
    step="tell",
    subjects=_partners_at_review,
    items=_items_at_review,
    more_areas=frozenset({"partner", "impact_review"}),
)


# --- scores and weights -----------------------------------------------------------------------------------------------


def _all_options(partnership: Partnership) -> tuple[Subject, ...]:
    return (Subject("", ""),) if shortlisted(partnership) else ()


def _score_items(partnership: Partnership, catalogue: Catalogue, _subject: str) -> tuple[Item, ...]:
    case, items = _case(partnership, catalogue), []
    for name in criteria_asked(partnership, catalogue):
        title, question, anchors = criteria_texts(partnership, catalogue, name)
        items += [
            Item(
                key=(option.id, name),
                short=title,
                question=question,
                answers=_anchors(anchors),
                about=title,
                subject=as_named(case.option(option.id)),
                note=option.description or "",
            )
            for option in options_asked(partnership)
        ]
    return tuple(items)


def _raters(partnership: Partnership, _subject: str) -> tuple[Participant, ...]:
    return raters_of_options(partnership)


def _out(partnership: Partnership, _subject: str) -> frozenset[str]:
    return taken_out_of_options(partnership)


_NO_OPTIONS = (N_("There is no option to score yet."), N_("Choose the options"), "narrow.options")
SCORE = RoundKind(
    id="score",
    record=Score,
    step="score",
    value="level",
    raters=_raters,
    out=_out,
    subjects=_all_options,
    items=_score_items,
    key=lambda who, _subject, item, number: (who, item.key[0], item.key[1], number),
    nothing=_NO_OPTIONS,
    cannot_say=True,
    more_areas=frozenset({"option", "criterion_use"}),
)


def _weight_items(partnership: Partnership, catalogue: Catalogue, _subject: str) -> tuple[Item, ...]:
    items = []
    for name in criteria_asked(partnership, catalogue):
        title, question, anchors = criteria_texts(partnership, catalogue, name)
        change = Sentence(N_("From ‘{worst}’ to ‘{best}’"), {"worst": anchors[0], "best": anchors[-1]})
        note = spoken(change) if anchors[0] and anchors[-1] else ""
        items.append(Item(key=(name,), short=title, question=question, answers=_anchors(anchors), note=note))
    return tuple(items)


WEIGHT = RoundKind(
    id="weight",
    record=Weight,
    step="score",
    value="swing",
    raters=_raters,
    out=_out,
    subjects=_all_options,
    items=_weight_items,
    key=lambda who, _subject, item, _number: (who, item.key[0]),
    nothing=_NO_OPTIONS,
    cannot_say=True,
    low=0,
    high=WHOLE,
    said_in=weighed_in,
    kept_with=weighed_again,
    level=as_level,
    more_areas=frozenset({"option", "criterion_use"}),
)


# --- first choice -----------------------------------------------------------------------------------------------------


MOST_CHOICES = 9
"""So many options have a key of their own."""


def _choosers(partnership: Partnership, _subject: str) -> tuple[Participant, ...]:
    """Return those who can still give a first choice, or have: whoever has scored without one is past it."""
    scored = {row.participant for row in partnership.rows(Score)}
    people = raters_of_options(partnership)
    return tuple(each for each in people if each.id not in scored or partnership.has(FirstChoice, each.id))


def _choice_items(partnership: Partnership, catalogue: Catalogue, _subject: str) -> tuple[Item, ...]:
    case, options = _case(partnership, catalogue), options_asked(partnership)[:MOST_CHOICES]
    answers = tuple(
        ItemAnswer(place, as_named(case.option(option.id)), option.description or "")
        for place, option in enumerate(options, 1)
    )
    question = spoken(Sentence(N_("Which one would you choose today?")))
    return (Item(key=(), short="", question=question, answers=answers, stands_for=tuple(each.id for each in options)),)


FIRST_CHOICE = RoundKind(
    id="first_choice",
    record=FirstChoice,
    step="score",
    value="option",
    raters=_choosers,
    out=_out,
    subjects=_all_options,
    items=_choice_items,
    key=lambda who, _subject, _item, _number: (who,),
    nothing=_NO_OPTIONS,
    cannot_say=True,
    high=MOST_CHOICES,
    timed="given_at",
    reasons=False,
    more_areas=frozenset({"option", "score"}),
)


# --- straw poll -------------------------------------------------------------------------------------------------------


def motions_in_order(partnership: Partnership) -> tuple[Subject, ...]:
    """Return the motions, the one that stands now first; each has the number of its poll."""
    now = present_motion(partnership)
    rows = [
        Subject(row.id, spoken(Sentence(N_("Version {n}"), {"n": row.version or place})), row.text or "", place)
        for place, row in enumerate(partnership.rows(Motion), 1)
        if filled(row.text)
    ]
    return tuple(sorted(rows, key=lambda row: (now is None or row.id != now.id, -row.number)))


def _poll_raters(partnership: Partnership, _motion: str) -> tuple[Participant, ...]:
    entitled = voters(partnership)
    if not partnership.rows(Attendance):
        return entitled
    here = present_for_the_vote(partnership)
    return tuple(person for person in entitled if person.id in here)


def _poll_items(partnership: Partnership, catalogue: Catalogue, motion: str) -> tuple[Item, ...]:
    row = partnership.get(Motion, motion)
    answers = tuple(ItemAnswer(level, each.words, each.meaning) for level, each in catalogue.straw_poll.items())
    return (Item(key=(), short="", question=(row and row.text) or motion, answers=answers),)


POLL = RoundKind(
    id="straw_poll",
    record=StrawPoll,
    step="decide",
    value="position",
    raters=_poll_raters,
    out=_out,
    subjects=motions_in_order,
    items=_poll_items,
    key=lambda who, motion, _item, _number: (motion, who),
    nothing=(N_("No motion is written down yet."), N_("Write the motion"), "decide.motion"),
    high=6,
    more_areas=frozenset({"motion"}),
)
KINDS = {kind.id: kind for kind in (TRUST, TRUST_AT_REVIEW, FIRST_CHOICE, SCORE, WEIGHT, POLL)}


def left_out(partnership: Partnership, kind: RoundKind, subject: str) -> tuple[Participant, ...]:
    """Return the trustees whom a declared interest keeps out of a round."""
    out = kind.out(partnership, subject)
    counts = may_vote if kind is POLL else is_trustee
    return tuple(person for person in partnership.rows(Participant) if person.id in out and counts(person))
