"""Which exact words and which counts of people an edition may print, by the print rules of the domain.

The rules themselves are :mod:`partnerdesk.domain.disclosure`'s; here they meet one brief's edition and its words.
"""

from collections.abc import Iterator
from typing import NamedTuple

from partnerdesk.brief.evidence import counts_people, groups_of, inputs_of, is_relied_on, told_inputs
from partnerdesk.brief.saying import counted, say, sentence
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.answers_printed import answers_printed
from partnerdesk.domain.disclosure import (
    FEWER_THAN,
    Breakdown,
    Quotes,
    printed_total,
    quotes_for,
    rounded_to,
)
from partnerdesk.domain.group_people import OR_MORE, heard_in_all, is_joined, people_printed
from partnerdesk.domain.records import BeneficiaryInput, SurveyAnswer
from partnerdesk.domain.words import N_, NP_

_CHECKED = frozenset({"low", "some"})


def quotes(snapshot: BriefSnapshot) -> Quotes:
    """Return which quotes the brief's edition prints and holds back."""
    return quotes_for(snapshot.partnership, snapshot.edition.value, snapshot.settings)


def people(snapshot: BriefSnapshot, total: int) -> str:
    """Return a number of people in words as it may be printed: 38 people, fewer than 5 people."""
    return sentence(snapshot, printed_total(total, snapshot.edition.value, snapshot.settings))


def number(snapshot: BriefSnapshot, total: int) -> str:
    """Return a number of people as it may be printed, where the column or the picture says that it is of people."""
    least, step = int(snapshot.settings["k_min"]), snapshot.settings["round_to"]
    if total < least:
        return say(snapshot, FEWER_THAN, k=least)
    return str(total if snapshot.for_board else rounded_to(total, step))


def took_part(snapshot: BriefSnapshot, given: BeneficiaryInput) -> int | None:
    """Return how many people were heard in an input; None where it counts something else or nothing is recorded."""
    return given.n_took_part if counts_people(snapshot, given) else None


def heard_words(snapshot: BriefSnapshot, group: str) -> str | None:
    """Return how many people of a group were heard as it may be printed; None where the group was not heard."""
    if group in {row.id for row in snapshot.assessment.voice.unheard}:
        return None
    inputs = [given for given in inputs_of(snapshot, group) if is_relied_on(snapshot, given)]
    if not inputs:
        return None
    edition, settings = snapshot.edition.value, snapshot.settings
    of_people = [given for given in inputs if counts_people(snapshot, given)]
    heard = heard_in_all(people_printed(snapshot.partnership, given, group, edition, settings) for given in of_people)
    if heard.is_few:
        return say(snapshot, FEWER_THAN, k=int(settings["k_min"]))
    if heard.people is None:
        return say(snapshot, N_("some"))
    figure = number(snapshot, heard.people)
    return say(snapshot, OR_MORE, n=figure) if heard.is_at_least and snapshot.for_board else figure


def heard_total(snapshot: BriefSnapshot) -> int:
    """Return how many times people took part in being heard; somebody heard twice counts twice."""
    relied = [given for given in told_inputs(snapshot) if is_relied_on(snapshot, given)]
    return sum(took_part(snapshot, given) or 0 for given in relied)


def groups_heard(snapshot: BriefSnapshot) -> int:
    """Return how many groups were heard."""
    relied = [given for given in told_inputs(snapshot) if is_relied_on(snapshot, given)]
    return len({group for given in relied for group in groups_of(snapshot, given.id)})


def heard_sentence(snapshot: BriefSnapshot) -> str:
    """Return the minute's sentence on what the board read of people's voice."""
    if not heard_total(snapshot):
        return say(snapshot, N_("The board had nothing before it that people had said."))
    heard, told = groups_heard(snapshot), people(snapshot, heard_total(snapshot))
    if not heard:
        return say(snapshot, N_("The board read what {people} had said."), people=told)
    groups = counted(snapshot, heard, NP_("one group", "{n} groups"))
    return say(snapshot, N_("The board read what {people} in {groups} had said."), people=told, groups=groups)


def summary_may_print(snapshot: BriefSnapshot, given: BeneficiaryInput) -> bool:
    """Return whether the charity's own summary of an input may be printed.

    Never without a recorded lawful basis; with one, for the board always. To be shared only beside a printed quote of
    it, or if enough people stand behind it and it was checked that nobody can be recognised.
    """
    if not is_relied_on(snapshot, given):
        return False
    if snapshot.for_board or given.id in {row.id for row in quotes(snapshot).printed}:
        return True
    few = given.n_took_part is not None and given.n_took_part < snapshot.settings["k_min"]
    noted = given.identity_check != "some" or bool((given.identity_note or "").strip())
    return not few and given.identity_check in _CHECKED and noted


class Asked(NamedTuple):
    """A question of a survey: its answers as they are recorded, and how many gave each as it may be printed."""

    question: str
    rows: tuple[SurveyAnswer, ...]
    printed: Breakdown


def asked_in(snapshot: BriefSnapshot, given: BeneficiaryInput) -> Iterator[Asked]:
    """Yield the questions of the survey that an input is of, in order.

    Not what counts a group over several columns: beside theirs it would tell how few are in one of them alone.
    """
    rows = snapshot.partnership.having(SurveyAnswer, input=given.id)
    names = dict.fromkeys(row.question for row in rows)
    for question in (each for each in names if not is_joined(each, names)):
        own = tuple(row for row in rows if row.question == question)
        yield Asked(question, own, answers_printed(given, own, snapshot.edition.value, snapshot.settings))
