"""What each page shows to the room, as one table. A page that is not in it shows nothing.

The words of a page are its question and the lines and the picture named here; nothing else of a page is ever shown.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from partnerdesk.charts.fitting import Sheet
from partnerdesk.charts.shapes import Picture
from partnerdesk.ui.viewmodels.book import every_page
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.pages import PageSpec, Words
from partnerdesk.ui.viewmodels.room import parts
from partnerdesk.ui.viewmodels.room.answers import answer_now
from partnerdesk.ui.viewmodels.room.content import RoomLine
from partnerdesk.ui.viewmodels.speech import said
from partnerdesk.ui.viewmodels.steps.aims_pictures import reasons_picture
from partnerdesk.ui.viewmodels.steps.hear_heard import heard_picture

LinesOf = Callable[[Desk, str], tuple[RoomLine, ...]]
Drawn = Callable[[Desk, str, Sheet], Picture | None]


def _nothing(_desk: Desk, _page: str) -> tuple[RoomLine, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class RoomFace:
    """What the room sees of a page beside its question.

    ``round`` is the private round that goes on here, by the id of its kind: until it is closed the room sees that there
    is one, and no more.
    """

    lines: LinesOf = _nothing
    picture: Drawn | None = None
    round: tuple[str, int] | None = None


def _of(lines: Callable[[Desk], tuple[RoomLine, ...]]) -> LinesOf:
    return lambda desk, _page: lines(desk)


def _drawn(picture: Callable[[Desk, Sheet], Picture | None]) -> Drawn:
    return lambda desk, _page, sheet: picture(desk, sheet)


def _own_words(_desk: Desk, page: str) -> tuple[RoomLine, ...]:
    """Return the words that the program itself puts on a page."""
    spec = next(each for each in every_page() if each.id == page)
    return tuple(line for block in spec.blocks if isinstance(block, Words) for line in _words_of(block))


def _words_of(block: Words) -> tuple[RoomLine, ...]:
    title = said(block.title)
    lines = (RoomLine(text) for text in said(block.text).split("\n") if text)
    return (RoomLine(title, is_heading=True), *lines) if title else tuple(lines)


_QUESTION = RoomFace()

FACES: Mapping[str, RoomFace] = MappingProxyType(
    {
        "open.interests": _QUESTION,
        "open.rules_of_the_day": RoomFace(_own_words),
        "frame.question": RoomFace(_of(parts.decision_question)),
        "frame.deadline": RoomFace(_of(parts.decision_question)),
        "frame.alternatives": RoomFace(_of(parts.decision_question)),
        "hear.groups": RoomFace(_of(parts.groups), picture=_drawn(heard_picture)),
        "hear.inputs": _QUESTION,
        "hear.reader": RoomFace(_of(answer_now)),
        "hear.aloud": RoomFace(parts.read_now),
        "hear.themes": RoomFace(_of(parts.themes)),
        "hear.part": _QUESTION,
        "aims.objectives": RoomFace(_of(parts.objectives)),
        "aims.links": _QUESTION,
        "aims.coverage": RoomFace(picture=_drawn(parts.coverage_picture)),
        "aims.reasons": RoomFace(picture=_drawn(reasons_picture)),
        "trust.rate": RoomFace(round=("trust", 1)),
        "trust.talk": RoomFace(parts.trust_talk),
        "trust.again": RoomFace(round=("trust", 2)),
        "trust.results": RoomFace(picture=parts.trust_picture),
        "trust.actions": _QUESTION,
        "narrow.forms": _QUESTION,
        "narrow.options": RoomFace(_of(parts.options)),
        "narrow.red_lines": RoomFace(_of(parts.red_lines)),
        "score.criteria": RoomFace(_of(parts.criteria)),
        "score.first": RoomFace(round=("first_choice", 1)),
        "score.rate": RoomFace(round=("score", 1)),
        "score.talk": RoomFace(_of(parts.score_talk)),
        "score.again": RoomFace(round=("score", 2)),
        "score.weights": RoomFace(round=("weight", 1)),
        "score.weighed": RoomFace(_of(parts.weight_talk)),
        "score.weights_again": RoomFace(round=("weight", 2)),
        "score.peoples": _QUESTION,
        "score.results": RoomFace(picture=parts.score_picture),
        "test.ranking": RoomFace(_of(parts.not_compared), picture=parts.firmness_picture),
        "test.risks": _QUESTION,
        "test.checks": _QUESTION,
        "test.conditions": _QUESTION,
        "decide.motion": RoomFace(_of(parts.motion)),
        "decide.poll": RoomFace(_of(parts.poll), round=("straw_poll", 1)),
        "decide.outcome": RoomFace(_of(parts.motion)),
        "decide.reasons": _QUESTION,
        "decide.advice": _QUESTION,
        "decide.statements": _QUESTION,
        "decide.gates": _QUESTION,
        "decide.vote": RoomFace(_of(parts.motion)),
        "decide.concerns": _QUESTION,
        "tell.people": RoomFace(_of(parts.first_quote)),
        "tell.reviews": _QUESTION,
        "tell.actions": _QUESTION,
        "tell.trust": RoomFace(picture=parts.trust_since_picture, round=("trust_review", 1)),
    }
)


def face_of(page: PageSpec) -> RoomFace | None:
    """Return what the room sees of a page; None where it sees nothing."""
    return FACES.get(page.id)
