"""The states of a private round on the screen, and what leads from one to the other: one table, no behaviour."""

from enum import StrEnum


class State(StrEnum):
    """Where a round stands on the screen."""

    CHOOSE = "choose"
    CURTAIN = "curtain"
    ANSWER = "answer"
    END = "end"
    SLIP = "slip"


class Event(StrEnum):
    """What leads from one state to another."""

    PICK = "pick"
    TYPE_IN = "type_in"
    SOMEONE_ELSE = "someone_else"
    START = "start"
    FINISH = "finish"
    GO_BACK = "go_back"
    PASS_ON = "pass_on"  # noqa: S105 - the laptop is passed on; nothing secret
    ALL_IN = "all_in"
    LEAVE = "leave"


TABLE: dict[tuple[State, Event], State] = {
    (State.CHOOSE, Event.PICK): State.CURTAIN,
    (State.CHOOSE, Event.TYPE_IN): State.SLIP,
    (State.CURTAIN, Event.SOMEONE_ELSE): State.CHOOSE,
    (State.CURTAIN, Event.START): State.ANSWER,
    (State.CURTAIN, Event.PASS_ON): State.CURTAIN,
    (State.CURTAIN, Event.ALL_IN): State.CHOOSE,
    (State.ANSWER, Event.FINISH): State.END,
    (State.ANSWER, Event.LEAVE): State.CURTAIN,
    (State.END, Event.GO_BACK): State.ANSWER,
    (State.END, Event.PASS_ON): State.CURTAIN,
    (State.END, Event.ALL_IN): State.CHOOSE,
    (State.END, Event.LEAVE): State.CHOOSE,
    (State.SLIP, Event.FINISH): State.CHOOSE,
    (State.SLIP, Event.LEAVE): State.CHOOSE,
}
PRIVATE = frozenset({State.ANSWER, State.END, State.SLIP})
