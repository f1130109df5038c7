"""The records that an import adds: the input with its dates and numbers, the counts, and the groups it speaks for.

Knows the summary and the partnership it goes into; keeps no row of any person.
"""

import unicodedata
from collections.abc import Sequence

from partnerdesk.domain.commands import PutRecords
from partnerdesk.domain.partnership import Partnership, next_id
from partnerdesk.domain.records import BeneficiaryGroup, BeneficiaryInput, InputGroup, Record, SurveyAnswer
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.exchange.survey.answers import ImportSummary
from partnerdesk.exchange.survey.groups_together import folded_group
from partnerdesk.exchange.survey.mapping import Role, SurveyMap
from partnerdesk.exchange.survey.scales import ordered

_MOST_ASKED = 12
_UNREADABLE = frozenset({"Cc", "Cn", "Co", "Cs"})
MOST_OF_A_COLUMN = 60
"""A column with more groups is not counted by group: nobody reads such a table, and most of it would be hidden.

But for groups that another column has, too: whose people are counted over both has to be known by their names.
"""


def import_command(partnership: Partnership, made: SurveyMap, summary: ImportSummary, source: str) -> PutRecords:
    """One command that adds all of it, so that one undo takes all of it back; `source` names the export."""
    made_input = _input(next_id(partnership, BeneficiaryInput), made, summary, source)
    records: list[Record] = [
        made_input,
        *_counts(made_input.id, summary),
        *_groups(made_input.id, partnership, summary),
    ]
    return PutRecords(tuple(records), Sentence(N_("import of {n} survey answers"), {"n": f"{summary.answers:,}"}))


def _input(own_id: str, made: SurveyMap, summary: ImportSummary, source: str) -> BeneficiaryInput:
    facts = made.facts
    asked = [question for question, count in summary.texts if count] or [each.question for each in summary.counted]
    return BeneficiaryInput(
        id=own_id,
        method=facts.method or None,
        from_date=summary.first_day,
        to_date=summary.last_day,
        collected_by=facts.collected_by or None,
        n_asked=facts.asked,
        n_took_part=summary.people,
        question_asked=asked_words(asked) or None,
        summary=facts.title or None,
        lawful_basis=facts.lawful_basis or None,
        consent_state="given" if made.having(Role.CONSENT) else None,
        source_ref=source,
    )


def asked_words(questions: Sequence[str]) -> str:
    """What people were asked, a line for each question; of many the first, and how many more there are."""
    told = list(dict.fromkeys(filter(None, map(_readable, questions))))
    more = len(told) - _MOST_ASKED
    return "\n".join(told if more <= 1 else [*told[:_MOST_ASKED], f"… (+{more})"])


def _readable(text: str) -> str:
    """A text without letters that no font has: controls, and those that everybody may use in their own way."""
    return " ".join("".join(" " if unicodedata.category(each) in _UNREADABLE else each for each in text).split())


def _counts(input_id: str, summary: ImportSummary) -> list[SurveyAnswer]:
    """How many are in each group first, then in those that stand in several columns, then each answer.

    Answers off the scale have a count and no base, since they are not of those who gave a step of it.
    """
    found: dict[tuple[str, str], SurveyAnswer] = {}
    together = [each for each in summary.together if len(each.counts) <= MOST_OF_A_COLUMN]
    elsewhere = {folded_group(group) for each in together for group, _ in each.counts}
    for place, (name, values) in enumerate(summary.groups):
        everybody = summary.group_bases[place]
        is_read = len(values) <= MOST_OF_A_COLUMN
        counts = {value: count for value, count in values if is_read or folded_group(value) in elsewhere}
        for value in ordered(counts):
            row = SurveyAnswer(input=input_id, question=name, answer=value, count=counts[value], base=everybody)
            found.setdefault((name, value), row)
    for each in (*together, *summary.counted):
        told = [(answer, count, each.base) for answer, count in each.counts] + [(a, n, None) for a, n in each.off]
        for answer, count, base in told:
            row = SurveyAnswer(input=input_id, question=each.question, answer=answer, count=count, base=base)
            found.setdefault((each.question, answer), row)
    return list(found.values())


def _groups(input_id: str, partnership: Partnership, summary: ImportSummary) -> list[InputGroup]:
    """Groups of the partnership that are called as a value of a group column."""
    heard = {value.casefold() for _name, values in summary.groups for value, _count in values}
    known = [group for group in partnership.rows(BeneficiaryGroup) if (group.name or "").strip().casefold() in heard]
    return [InputGroup(input=input_id, group=group.id) for group in known]
