"""The end of appendix E: what was said and weighed and stands in no other part, so that the brief holds the whole file.

More of people's own words, what each piece of evidence says for an objective, what is done about smaller risks,
options that were put aside, what was parked and dealt with, earlier wordings of the motion, and what people said who
declared no interest.
"""

from collections.abc import Iterator

from partnerdesk.brief.blocks import Block, BulletList, Quote, Runs, strong
from partnerdesk.brief.evidence import printable_links
from partnerdesk.brief.naming import option_title, person_name, sub
from partnerdesk.brief.outcome import motion
from partnerdesk.brief.printable import quotes
from partnerdesk.brief.saying import ended, only, runs, say
from partnerdesk.brief.sections.people import chosen_quotes, quote
from partnerdesk.brief.sections.risks import by_size, shown_risks
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.case import shortlisted
from partnerdesk.domain.records import Interest, Motion, Option, Parking, Risk
from partnerdesk.domain.words import N_

_ELSEWHERE = frozenset({"set_aside", "later"})  # parked points that the meeting's own facts name


def also_recorded(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return what no other part says; nothing where there is nothing."""
    return (
        *_more_words(snapshot),
        *_listed(snapshot, N_("What the evidence says"), tuple(_evidence(snapshot))),
        *_listed(snapshot, N_("What we do about smaller risks"), tuple(_risks(snapshot))),
        *_listed(snapshot, N_("Options that were put aside"), tuple(_options(snapshot))),
        *_listed(snapshot, N_("Parked and dealt with"), tuple(_parked(snapshot))),
        *_listed(snapshot, N_("Earlier wordings of the motion"), tuple(_motions(snapshot))),
        *_listed(snapshot, N_("Said by those who declared no interest"), tuple(_no_interest(snapshot))),
    )


def _listed(snapshot: BriefSnapshot, heading: str, items: tuple[Runs, ...]) -> tuple[Block, ...]:
    return only(items, sub(snapshot, heading), BulletList(items, wide=True))


def _more_words(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    shown = {given.id for given in chosen_quotes(snapshot)}
    others = [given for given in quotes(snapshot).printed if given.id not in shown]
    made: tuple[Quote, ...] = tuple(quote(snapshot, given) for given in others)
    return only(made, sub(snapshot, N_("More in people’s own words")), *made)


def _evidence(snapshot: BriefSnapshot) -> Iterator[Runs]:
    """Yield the notes on what bears an objective out; what speaks against one stands in part 3."""
    for link in printable_links(snapshot):
        if link.kind in {"raised", "supports"} and link.note:
            code = strong(f"{link.objective} · {link.input}")
            yield runs(snapshot, "{code}: {note}", code=code, note=ended(link.note))


def _risks(snapshot: BriefSnapshot) -> Iterator[Runs]:
    shown = {row.id for row in shown_risks(snapshot)}
    for row in by_size(snapshot.partnership.rows(Risk)):
        if row.id not in shown and row.response:
            risk = strong(ended(row.text or row.id))
            yield runs(snapshot, "{risk} {response}", risk=risk, response=ended(row.response))


def _options(snapshot: BriefSnapshot) -> Iterator[Runs]:
    listed = {row.id for row in shortlisted(snapshot.partnership)}
    for row in snapshot.partnership.rows(Option):
        if row.id not in listed and row.description:
            title = strong(ended(option_title(snapshot, row.id)))
            yield runs(snapshot, "{option} {description}", option=title, description=ended(row.description))


def _parked(snapshot: BriefSnapshot) -> Iterator[Runs]:
    for row in snapshot.partnership.rows(Parking):
        if row.dealt_with not in _ELSEWHERE and row.text:
            yield runs(snapshot, "{point} {answer}", point=strong(ended(row.text)), answer=ended(row.why or ""))


def _motions(snapshot: BriefSnapshot) -> Iterator[Runs]:
    counts = motion(snapshot)
    for row in snapshot.partnership.rows(Motion):
        if row.text and row != counts:
            yield runs(snapshot, "{motion}", motion=ended(row.text))


def _no_interest(snapshot: BriefSnapshot) -> Iterator[Runs]:
    """Yield what people said beside that they have none; named, so for the board only."""
    rows = snapshot.partnership.rows(Interest) if snapshot.for_board else ()
    for row in rows:
        if row.kind == "none" and len((row.text or "").split()) > 1:  # more than “None.”
            said = say(snapshot, "{name}:", name=person_name(snapshot, row.participant))
            yield runs(snapshot, "{name} {text}", name=strong(said), text=ended(row.text or ""))
