"""Renames, merges, splits and links themes: each is one command, and so one undo.

What was marked on answers, which inputs touch a theme and which objectives its words bear on go along. Two themes never
have the same name: those are merged instead, on purpose. Knows no screen.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Sequence

from partnerdesk.domain.commands import Command, DeleteRecord, DoTogether, PutRecords
from partnerdesk.domain.errors import Refused
from partnerdesk.domain.partnership import Partnership, next_id
from partnerdesk.domain.records import AnswerMark, EvidenceLink, InputTheme, Key, Record, Theme
from partnerdesk.domain.theme_links import note_with, renamed_in_notes
from partnerdesk.domain.words import N_, Sentence

_NO_NAME = N_("Write the theme in a few words.")
_THERE = N_("There is already a theme called ‘{name}’. Merge the two, or choose other words.")
_GONE = N_("This theme is no longer there.")
_ONE_ALONE = N_("Choose at least one other theme to merge with this one.")
_NOTHING = N_("Choose what belongs to the new theme.")
_EVERYTHING = N_("This is all of the theme. Rename it instead.")
_NO_INPUT = N_("Nothing that people said has this theme yet, so there is nothing to link.")


def rename_theme(partnership: Partnership, theme: str, text: str) -> Command:
    """Return the command that gives a theme other words. Raises Refused where there are none, or another has them."""
    held, words = _wanted(partnership, theme), _free_name(partnership, text, (theme,))
    links = renamed_in_notes(partnership, {held.text: words}) if held.text and held.text != words else ()
    return PutRecords((dataclasses.replace(held, text=words), *links), Sentence(N_("rename a theme")))


def merge_themes(partnership: Partnership, merged: Collection[str], into: str, text: str | None = None) -> Command:
    """Return the command that merges themes into one of the file, which may get other words.

    Raises Refused where there is nothing to merge, or where a theme that stays has these words already.
    """
    going = tuple(dict.fromkeys(name for name in merged if name != into))
    if not going:
        raise Refused("merge_one", Sentence(_ONE_ALONE))
    old = [_wanted(partnership, name) for name in going]
    target = _wanted(partnership, into)
    words = target.text or "" if text is None else _free_name(partnership, text, (*going, into))
    notes = {row.text: words for row in (*old, target) if row.text and row.text != words}
    changed: list[Record] = [] if target.text == words or text is None else [dataclasses.replace(target, text=words)]
    changed += _marks_with(partnership, going, into)
    changed += _inputs_with(partnership, going, into)
    changed += renamed_in_notes(partnership, notes) if words else ()
    put = (PutRecords(tuple(changed)),) if changed else ()
    return DoTogether((*put, *(DeleteRecord(Theme, (name,)) for name in going)), Sentence(N_("merge themes")))


def split_theme(
    partnership: Partnership, theme: str, text: str, answers: Collection[Key] = (), inputs: Collection[str] = ()
) -> Command:
    """Return the command that makes a new theme of some answers and inputs of another, which loses them.

    ``answers`` are keys of marks. Raises Refused where nothing or everything is chosen, or where a theme has these
    words.
    """
    _wanted(partnership, theme)
    words = _free_name(partnership, text, ())
    marks = [mark for mark in partnership.rows(AnswerMark) if theme in (mark.themes or ())]
    links = partnership.having(InputTheme, theme=theme)
    picked = [mark for mark in marks if mark.row_key in answers]
    moved = [link for link in links if link.input in inputs]
    if not picked and not moved:
        raise Refused("split_none", Sentence(_NOTHING))
    if len(picked) == len(marks) and len(moved) == len(links):
        raise Refused("split_all", Sentence(_EVERYTHING))
    new = Theme(id=next_id(partnership, Theme), text=words)
    changed = [dataclasses.replace(mark, themes=_instead(mark.themes or (), (theme,), new.id)) for mark in picked]
    put = PutRecords((new, *changed, *(InputTheme(input=link.input, theme=new.id) for link in moved)))
    gone = (DeleteRecord(InputTheme, link.row_key) for link in moved)
    return DoTogether((put, *gone), Sentence(N_("split a theme")))


def link_theme(partnership: Partnership, theme: str, objective: str, kind: str, inputs: Collection[str]) -> Command:
    """Return the command that links what people said about a theme to an objective, each of the inputs by itself.

    The note of each link names the theme. Raises Refused where no input is given.
    """
    text = _wanted(partnership, theme).text or ""
    if not inputs:
        raise Refused("link_none", Sentence(_NO_INPUT))
    links = []
    for name in dict.fromkeys(inputs):
        held = partnership.get(EvidenceLink, objective, name, kind)
        link = held or EvidenceLink(objective=objective, input=name, kind=kind)
        links.append(dataclasses.replace(link, note=note_with(link.note, text)) if text else link)
    return PutRecords(tuple(links), Sentence(N_("link a theme to an objective")))


def _wanted(partnership: Partnership, theme: str) -> Theme:
    held = partnership.get(Theme, theme)
    if held is None:
        raise Refused("gone", Sentence(_GONE))
    return held


def _free_name(partnership: Partnership, text: str, own: Collection[str]) -> str:
    """Return the words without superfluous space. Raises Refused where another theme has them."""
    words = " ".join(text.split())
    if not words:
        raise Refused("no_name", Sentence(_NO_NAME))
    for row in partnership.rows(Theme):
        if row.id not in own and " ".join((row.text or "").split()).casefold() == words.casefold():
            raise Refused("name_there", Sentence(_THERE, {"name": row.text or ""}))
    return words


def _instead(themes: Sequence[str], old: Collection[str], new: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(new if name in old else name for name in themes))


def _marks_with(partnership: Partnership, old: Collection[str], new: str) -> Iterator[Record]:
    for mark in partnership.rows(AnswerMark):
        if mark.themes and not set(old).isdisjoint(mark.themes):
            yield dataclasses.replace(mark, themes=_instead(mark.themes, old, new))


def _inputs_with(partnership: Partnership, old: Collection[str], new: str) -> Iterator[Record]:
    names = dict.fromkeys(link.input for link in partnership.rows(InputTheme) if link.theme in old)
    return (InputTheme(input=name, theme=new) for name in names if not partnership.has(InputTheme, name, new))
