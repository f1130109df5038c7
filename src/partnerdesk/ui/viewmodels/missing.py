"""What a step still misses, each sentence with the page where it is dealt with. It must not know widgets."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from partnerdesk.domain.agenda import check_step
from partnerdesk.domain.words import Sentence
from partnerdesk.ui.viewmodels.book import pages_of
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.speech import spoken

PAGES: Mapping[str, str] = MappingProxyType(
    {
        "Say whether they are trustees, by their role: {names}.": "open.people",
        "There is no quorum: {n} of {quorum} trustees are here.": "open.attendance",
        "Mark who is here.": "open.attendance",
        "Ask about interests, even if there are none: {names}.": "open.interests",
        "Record the quorum.": "open.rules",
        "There is no quorum without those who must leave: {n} of {quorum}.": "open.attendance",
        "Write the question.": "frame.question",
        "Say for whom the question is asked.": "frame.question",
        "Write down an alternative besides carrying on, or that none was found.": "frame.alternatives",
        "Name the groups of people who will be affected.": "hear.groups",
        "Say how these groups are affected: {groups}.": "hear.groups",
        "Not heard, and nobody is named to ask: {groups}.": "hear.groups",
        "Keep at least one objective.": "aims.objectives",
        "Say who it is for and what changes: one objective has no words yet.": "aims.objectives",
        "Link to something people said, or write why not: {objectives}.": "aims.links",
        "Name the partner.": "open.partners",
        "Give every partner a name.": "open.partners",
        "Rate trust in {partner}.": "trust.rate",
        "{partner}: rate again what was split: {items}.": "trust.again",
        "{partner}: agree a step or a safeguard for {dimensions}.": "trust.actions",
        "Keep {least} to {most} options; there are {n}.": "narrow.options",
        "Add carrying on to the options.": "narrow.forms",
        "Describe in one line: {options}.": "narrow.options",
        "There is no option to score.": "narrow.forms",
        "Too few scores for: {options}.": "score.rate",
        "Weights are not in from: {names}.": "score.weights",
        "There is no ranking to test yet.": "score.results",
        "Write the motion.": "decide.motion",
        "Say whether the motion was carried, lost or deferred.": "decide.vote",
        "Name who does what by when.": "tell.actions",
        "Say who tells people what was decided, and by when.": "tell.people",
        "Give each review a date and an owner.": "tell.reviews",
        "Actions without a name or a date: {n}.": "tell.actions",
    }
)
_OF_STEP = {"test": "test.ranking", "decide": "decide.vote", "open": "open.interests", "hear": "hear.inputs"}


@dataclass(frozen=True, slots=True)
class MissingLine:
    """One thing that is still missing, in words, and the id of the page where it is done."""

    words: str
    page: str


def missing_in(desk: Desk, step: str) -> tuple[MissingLine, ...]:
    """Return what ``step`` still misses by its own rule."""
    found = check_step(step, desk.partnership, desk.catalogue, desk.session.assessment())
    return tuple(MissingLine(spoken(sentence), page_of(desk, step, sentence)) for sentence in found.missing)


def page_of(desk: Desk, step: str, sentence: Sentence) -> str:
    """Return the page where something that is missing is done: one of the route that this workshop takes."""
    wanted = PAGES.get(sentence.pattern, _OF_STEP.get(step, ""))
    pages = {
        page.id for each in dict.fromkeys((step, wanted.split(".")[0])) for page in pages_of(desk.partnership, each)
    }
    return wanted if wanted in pages else pages_of(desk.partnership, step)[0].id
