"""The parts of a page that the room may see. Each takes only what may be shown: no notes, no names, no private answer.

Quotes come through the print rules of the board's edition; results of a private round only once they were shown to all.
"""

from dataclasses import replace

from partnerdesk.charts.fitting import Sheet
from partnerdesk.charts.shapes import Picture
from partnerdesk.domain.case import Case, shortlisted
from partnerdesk.domain.disclosure import BOARD, quotes_for
from partnerdesk.domain.gates_hard import present_motion
from partnerdesk.domain.ranking import criteria_in_use
from partnerdesk.domain.records import (
    BeneficiaryGroup,
    BeneficiaryInput,
    Condition,
    Objective,
    Question,
    Score,
    Theme,
)
from partnerdesk.domain.settings import settings_of
from partnerdesk.ui.viewmodels.answers import label_of, objective_text
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.reading_aloud import ReadingAloud
from partnerdesk.ui.viewmodels.room.content import RoomLine
from partnerdesk.ui.viewmodels.rounds.kinds import POLL, SCORE, TRUST, TRUST_AT_REVIEW, WEIGHT
from partnerdesk.ui.viewmodels.rounds.machine import model_of
from partnerdesk.ui.viewmodels.rounds.poll_results import PollResults
from partnerdesk.ui.viewmodels.rounds.score_picture import ScorePicture
from partnerdesk.ui.viewmodels.rounds.talk import TalkModel
from partnerdesk.ui.viewmodels.rounds.trust_picture import TrustPicture
from partnerdesk.ui.viewmodels.rounds.trust_since import SinceModel
from partnerdesk.ui.viewmodels.speech import as_named, said
from partnerdesk.ui.viewmodels.steps.aims import PRIORITIES
from partnerdesk.ui.viewmodels.steps.aims_pictures import coverage_pictures
from partnerdesk.ui.viewmodels.steps.sensitivity import SensitivityModel
from partnerdesk.ui.viewmodels.steps.what_if import GRID, PLACES, RANKING, what_if_of

Lines = tuple[RoomLine, ...]
MOST_TALKED_OF = 4


def _filled_lines(texts: list[str | None]) -> Lines:
    return tuple(RoomLine(text.strip()) for text in texts if text and text.strip())


def _quoted(given: BeneficiaryInput) -> RoomLine:
    return RoomLine(f"“{given.quote}”", given.segment_label or "", is_quote=True)


def quotes(desk: Desk) -> Lines:
    """Return the words that may be shown, in the order in which they were recorded."""
    partnership = desk.partnership
    return tuple(_quoted(row) for row in quotes_for(partnership, BOARD, settings_of(partnership)).printed)


def first_quote(desk: Desk) -> Lines:
    """Return one quote that may be shown."""
    return quotes(desk)[:1]


def read_now(desk: Desk, page: str) -> Lines:
    """Return the words that are read aloud now; a summary is the board's own note, and is not shown."""
    extracts = ReadingAloud(desk).extracts
    point = desk.point_of(page)
    place = int(point) if point.isdecimal() else 0
    if place >= len(extracts) or not extracts[place].is_quote:
        return ()
    return (RoomLine(extracts[place].words, extracts[place].source, is_quote=True),)


# --- what the board agreed on -----------------------------------------------------------------------------------------


def decision_question(desk: Desk) -> Lines:
    """Return the question that the board decides."""
    return _filled_lines([desk.partnership.one(Question).text])


def groups(desk: Desk) -> Lines:
    """Return the groups that could be affected."""
    return _filled_lines([row.name for row in desk.partnership.rows(BeneficiaryGroup)])


def themes(desk: Desk) -> Lines:
    """Return what comes up again and again."""
    return _filled_lines([row.text for row in desk.partnership.rows(Theme)])


def objectives(desk: Desk) -> Lines:
    """Return the objectives that stand, with how much each matters."""
    rows = [row for row in desk.partnership.rows(Objective) if row.status in {None, "proposed", "kept"}]
    shown = [(objective_text(row), said(label_of(PRIORITIES, row.priority))) for row in rows]
    return tuple(RoomLine(text, note) for text, note in shown if text)


def options(desk: Desk) -> Lines:
    """Return the options on the list, each with its one-line description."""
    case = _case(desk)
    rows = shortlisted(desk.partnership)
    return tuple(RoomLine(as_named(case.option(row.id)), row.description or "") for row in rows)


def red_lines(desk: Desk) -> Lines:
    """Return what the board would never agree to."""
    return _filled_lines([row.text for row in desk.partnership.rows(Condition) if row.kind == "red_line"])


def criteria(desk: Desk) -> Lines:
    """Return what the options are judged by."""
    case = _case(desk)
    return tuple(
        RoomLine(as_named(case.criterion(name))) for name in criteria_in_use(case, desk.partnership.rows(Score))
    )


def motion(desk: Desk) -> Lines:
    """Return the motion as it stands."""
    found = present_motion(desk.partnership)
    return _filled_lines([found.text if found is not None else None])


# --- results, once they were shown to all -----------------------------------------------------------------------------


def _case(desk: Desk) -> Case:
    return Case.of(desk.partnership, desk.catalogue, desk.session.as_of)


def _talk(model: TalkModel) -> Lines:
    if model.waits(1) is not None:
        return ()
    lines = [line for line in model.lines(1) if line.for_talk]
    return tuple(RoomLine(line.name, said(line.chip[0])) for line in lines[:MOST_TALKED_OF])


def _trust(desk: Desk, page: str) -> TalkModel:
    model = TalkModel(desk, TRUST)
    model.choose_subject(desk.point_of(page))
    return model


def trust_talk(desk: Desk, page: str) -> Lines:
    """Return what was seen differently about a partner."""
    return _talk(_trust(desk, page))


def score_talk(desk: Desk) -> Lines:
    """Return what was scored differently."""
    return _talk(TalkModel(desk, SCORE))


def weight_talk(desk: Desk) -> Lines:
    """Return what was weighed differently."""
    return _talk(TalkModel(desk, WEIGHT))


def poll(desk: Desk) -> Lines:
    """Return how many stand on each step of the scale, once the poll was shown."""
    steps = PollResults(model_of(desk, POLL)).steps
    return tuple(RoomLine(step.words, str(step.count)) for step in steps)


def trust_picture(desk: Desk, page: str, sheet: Sheet) -> Picture | None:
    """Return trust in a partner by its parts, once it was shown."""
    model = _trust(desk, page)
    if model.subject is None or model.waits(model.last) is not None:
        return None
    return TrustPicture(desk, model.subject.id).by_dimension(sheet)


def trust_since_picture(desk: Desk, _page: str, sheet: Sheet) -> Picture | None:
    """Return trust then and now in the partner that the round at the review is about, once it was shown."""
    return SinceModel(model_of(desk, TRUST_AT_REVIEW)).picture(sheet)


def score_picture(desk: Desk, page: str, sheet: Sheet) -> Picture | None:
    """Return what the driver points at: the ranking with its margin, or options against criteria.

    Only once scores and weights were shown; where no value may be told, the medians and why.
    """
    shown = ScorePicture(desk)
    if shown.waits() is not None:
        return None
    held = shown.withheld
    if held is not None:
        medians = shown.grid(sheet)
        return replace(medians, finding=held.words) if medians is not None else None
    return shown.grid(sheet) if desk.point_of(page) == GRID else shown.ranking(sheet)


def not_compared(desk: Desk) -> Lines:
    """Return why the options are not compared though scores and weights were shown."""
    shown = ScorePicture(desk)
    held = shown.withheld if shown.waits() is None else None
    return (RoomLine(held.words),) if held is not None else ()


def firmness_picture(desk: Desk, page: str, sheet: Sheet) -> Picture | None:
    """Return what the driver points at: the ranking, the weights that would change it, or the first places.

    While a weight is tried that is what is shown. Only once scores and weights were shown.
    """
    model = SensitivityModel(desk)
    if ScorePicture(desk).waits() is not None or model.hidden:
        return None
    tried = what_if_of(desk)
    if tried.is_trying:
        return tried.flips_picture(sheet)
    drawn = {RANKING: model.ranking_picture, PLACES: model.shares_picture}
    return drawn.get(desk.point_of(page), model.flips_picture)(sheet)


def coverage_picture(desk: Desk, sheet: Sheet) -> Picture | None:
    """Return whose words stand behind each objective."""
    found = coverage_pictures(desk, sheet)
    return found[0] if found else None
