"""The states of a private round on the screen, and what leads from one to the other: one table, no behaviour."""

from enum import StrEnum


class ScreenState(StrEnum):
    """Where a round stands on the screen."""

    CHOOSE = "choose"
    CURTAIN = "curtain"
    ANSWER = "answer"
    END = "end"
    SLIP = "slip"


class ScreenEvent(StrEnum):
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


TABLE: dict[tuple[ScreenState, ScreenEvent], ScreenState] = {
    (ScreenState.CHOOSE, ScreenEvent.PICK): ScreenState.CURTAIN,
    (ScreenState.CHOOSE, ScreenEvent.TYPE_IN): ScreenState.SLIP,
    (ScreenState.CURTAIN, ScreenEvent.SOMEONE_ELSE): ScreenState.CHOOSE,
    (ScreenState.CURTAIN, ScreenEvent.START): ScreenState.ANSWER,
    (ScreenState.CURTAIN, ScreenEvent.PASS_ON): ScreenState.CURTAIN,
    (ScreenState.CURTAIN, ScreenEvent.ALL_IN): ScreenState.CHOOSE,
    (ScreenState.ANSWER, ScreenEvent.FINISH): ScreenState.END,
    (ScreenState.ANSWER, ScreenEvent.LEAVE): ScreenState.CURTAIN,
    (ScreenState.END, ScreenEvent.GO_BACK): ScreenState.ANSWER,
    (ScreenState.END, ScreenEvent.PASS_ON): ScreenState.CURTAIN,
    (ScreenState.END, ScreenEvent.ALL_IN): ScreenState.CHOOSE,
    (ScreenState.END, ScreenEvent.LEAVE): ScreenState.CHOOSE,
    (ScreenState.SLIP, ScreenEvent.FINISH): ScreenState.CHOOSE,
    (ScreenState.SLIP, ScreenEvent.LEAVE): ScreenState.CHOOSE,
}
PRIVATE = frozenset({ScreenState.ANSWER, ScreenState.END, ScreenState.SLIP})
