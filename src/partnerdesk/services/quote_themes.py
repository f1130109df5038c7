"""Keeps a quote with the themes of the answer that it was made of: what is marked later is carried to it. No screen."""

from __future__ import annotations

from collections.abc import Collection

from partnerdesk.domain.answer_places import AnswerPlace
from partnerdesk.domain.commands import Command, DeleteRecord, DoTogether, PutRecords
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import AnswerMark, InputTheme
from partnerdesk.domain.words import Sentence
from partnerdesk.services.quoting import quotes_from


def with_quotes(
    partnership: Partnership, place: AnswerPlace, marked: Command, themes: Collection[str], words: Sentence
) -> Command:
    """Return the command that marks an answer with these themes, and its quotes with what is new or gone.

    A theme that somebody gave to the quote alone stays with it.
    """
    mark = partnership.get(AnswerMark, *place)
    before = set(mark.themes or ()) if mark is not None else set()
    added, gone = [each for each in themes if each not in before], before - set(themes)
    commands: list[Command] = [marked]
    for quote in quotes_from(partnership, place):
        given = [InputTheme(input=quote.id, theme=each) for each in added]
        if given:
            commands.append(PutRecords(tuple(given)))
        held = (each for each in sorted(gone) if partnership.has(InputTheme, quote.id, each))
        commands += [DeleteRecord(InputTheme, (quote.id, each)) for each in held]
    return marked if len(commands) == 1 else DoTogether(tuple(commands), words)
