"""Who will ask a group, how and by when, in the words of a paper.

Where people will be found is for the board only: a club may say who they are. Who asks is a task, and printed.
"""

from collections.abc import Iterable

from partnerdesk.brief.saying import day, say, sentences
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.asking import Asking, askings
from partnerdesk.domain.records import BeneficiaryGroup
from partnerdesk.domain.words import N_

NOBODY = N_("Nobody is named who will ask them.")


def how(snapshot: BriefSnapshot, asking: Asking) -> str:
    """Return in what way they are asked and, for the board, where or through whom."""
    method = snapshot.catalogue.methods.get(asking.method or "")
    source = (asking.source or "").strip() if snapshot.for_board else ""
    return ", ".join(part for part in (method.name if method else "", source) if part)


def will_ask(snapshot: BriefSnapshot, group: BeneficiaryGroup) -> str:
    """Return who will ask a group, asking by asking; or that nobody is named."""
    planned = [asking for asking in askings(snapshot.partnership, group) if asking.is_open]
    return in_words(snapshot, planned) if planned else say(snapshot, NOBODY)


def in_words(snapshot: BriefSnapshot, planned: Iterable[Asking]) -> str:
    """Return who will ask, how and by when, asking by asking."""
    return sentences(*_each(snapshot, planned))


def _each(snapshot: BriefSnapshot, planned: Iterable[Asking]) -> Iterable[str]:
    for asking in planned:
        way = how(snapshot, asking)
        values = {"owner": asking.owner, "how": way, "date": day(snapshot, asking.by) if asking.by else ""}
        if asking.by:
            pattern = N_("{owner} will ask them by {date} ({how}).") if way else N_("{owner} will ask them by {date}.")
        else:
            with_way = N_("{owner} will ask them ({how}); no date is set.")
            pattern = with_way if way else N_("{owner} will ask them; no date is set.")
        yield say(snapshot, pattern, **values)
