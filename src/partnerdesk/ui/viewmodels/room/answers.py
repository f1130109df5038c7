"""The answer of a survey that the room may see while the board reads: its words, and nothing of who said them."""

from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.room.content import RoomLine


def answer_now(desk: Desk) -> tuple[RoomLine, ...]:
    """Return the answer that the board reads now, if it may be shown."""
    # Not needed before the room is shown on this page: what reads answers is loaded with the page.
    from partnerdesk.ui.viewmodels.reader.reader import reader_of
    from partnerdesk.ui.viewmodels.reader.room_rule import room_sight
    from partnerdesk.ui.viewmodels.reader.shown import question_of

    reader = reader_of(desk)
    answer, mark = reader.current, reader.mark
    words = room_sight(desk.partnership, mark, answer.text).words if answer is not None and mark is not None else ""
    if answer is None or not words:
        return ()
    asked = question_of(desk.partnership, answer.survey, answer.question)
    return (RoomLine(f"“{words}”", asked, is_quote=True),)
