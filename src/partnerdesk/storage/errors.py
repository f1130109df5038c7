"""Why a partnership file was not opened, saved or published, each in a plain sentence that says what to do.

The codes are stable names for the window, the command line and the tests. The sentences hold no content of a file and
no words of SQLite, which quotes what it was reading.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.words import N_, Sentence

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "missing": N_("There is no file '{name}' here. It may have been moved, renamed or deleted."),
        "not-a-file": N_("'{name}' is not a file. Choose a partnership file."),
        "no-permission": N_("You may not read '{name}'. Ask the person who looks after this computer or folder."),
        "unreadable": N_("'{name}' cannot be read from where it is. Check the disk or the connection and try again."),
        "empty": N_("'{name}' has no content. It may still be downloading; otherwise ask for it again."),
        "truncated": N_(
            "'{name}' is incomplete: {there} of {wanted} KB are there. "
            "It may still be downloading; wait a little, or ask for it again."
        ),
        "not-ours": N_("'{name}' is not a partnership file. Choose a file that PartnerDesk made."),
        "newer": N_(
            "'{name}' was made by a newer PartnerDesk (format {version}). Nothing was changed. "
            "Install the newer PartnerDesk to open it."
        ),
        "damaged": N_(
            "'{name}' is damaged and cannot be opened as it is. Nothing was changed. "
            "Ask for another copy, or take an earlier one."
        ),
        "answers": N_(
            "The survey answers in '{name}' are not those that were imported: something else changed the file. "
            "It was not opened, and nothing was changed. Ask for another copy, or recover what can be read."
        ),
        "tampered": N_(
            "'{name}' contains parts that PartnerDesk does not make; opening it could run instructions. "
            "Nothing was changed. Ask the person who sent it for another copy."
        ),
        "too-big": N_("'{name}' is larger than any partnership file. It was not opened."),
        "too-slow": N_(
            "'{name}' took too long to check and was not opened. Try again when this computer has less to do, or ask "
            "for another copy."
        ),
        "changing": N_("'{name}' is being changed by another program. Wait a little and open it again."),
        "half-written": N_(
            "'{name}' is being written by PartnerDesk on {host}, or was when that computer stopped. Open it again in a "
            "moment. If this stays so, start PartnerDesk on {host}: it has everything, and writes the file whole. "
            "If that computer is lost, recover into a new file what can be read."
        ),
        "work-locked": N_(
            "This password opens '{name}', but not the unfinished work on it that this computer keeps: that has "
            "another password, or is damaged. Try a password that was set later. If there is none, copy the file to "
            "another folder and open the copy."
        ),
        "busy-there": N_(
            "'{name}' is open on {host} since {time}{person}. Open it to read, open a copy, or open it anyway; "
            "what you both change then ends as two files."
        ),
        "password": N_("'{name}' is protected with a password. Open it with its password."),
        "wrong-password": N_(
            "This password does not open '{name}'. Check capital letters and the keyboard, and try again. "
            "A forgotten password cannot be found or reset."
        ),
        "no-password": N_("A password cannot be empty. Choose one that the people who need '{name}' can keep."),
        "no-protection": N_(
            "'{name}' needs the part of PartnerDesk that opens files with a password, which is not installed here. "
            "Install partnerdesk[protect]."
        ),
        "not-protected": N_("'{name}' has no password."),
        "to-read-only": N_("'{name}' is open to read only. Save a copy to change it."),
        "lent": N_("'{name}' is being written anew at this moment. Try again when that is done."),
        "nothing-left": N_("Nothing in '{name}' can be read any more. Ask for another copy, or take an earlier one."),
        "theirs-is-newer": N_(
            "'{name}' was changed somewhere else and holds everything that is here. Open it again to go on with it."
        ),
        "busy": N_("'{name}' is already open in PartnerDesk on this computer. Go to that window, or close it first."),
        "unfinished": N_(
            "Work on an earlier '{name}' in this place is not finished. Open it first, or choose another name."
        ),
        "exists": N_("There is already something called '{name}' here. Choose another name."),
        "conflict": N_(
            "'{name}' was changed by someone else since it was opened. Nothing was overwritten, and your work is safe "
            "on this computer. Save a copy under another name to keep both."
        ),
        "being-written": N_(
            "'{name}' is being written by another PartnerDesk at this moment. Your work is safe on this computer. "
            "It will be tried again."
        ),
        "moved": N_(
            "'{name}' is no longer where it was opened. Your work is safe on this computer. "
            "Write the file again there, or save a copy somewhere else."
        ),
        "folder-gone": N_(
            "The folder of '{name}' cannot be reached. Your work is safe on this computer. "
            "Connect the disk or folder again, or save a copy somewhere else."
        ),
        "disk-full": N_(
            "The disk of '{name}' is full. Your work is safe on this computer. "
            "Make room, or save a copy somewhere else."
        ),
        "read-only": N_(
            "'{name}' cannot be written where it is. Your work is safe on this computer. Save a copy somewhere else."
        ),
        "long-name": N_(
            "The name '{name}' is too long for this disk. Choose a shorter one, or a folder that lies less deep."
        ),
        "not-written": N_(
            "'{name}' could not be written. Your work is safe on this computer. "
            "It will be tried again; you can also save a copy somewhere else."
        ),
        "held": N_(
            "'{name}' is held by another program at this moment, such as a virus scanner or a sync client. "
            "Your work is safe on this computer. It will be tried again."
        ),
        "not-in-place": N_(
            "The folder of '{name}' lets no file be replaced, and writing over it there is not safe: on a share, on a "
            "stick, in a folder that is synchronised or on a disk of a kind that is not known, others could get half "
            "of it. Your work is safe on this computer. Save a copy somewhere else."
        ),
        "cut-short": N_(
            "Writing '{name}' was cut short, and until it is written again it cannot be opened. "
            "Your work is safe on this computer. It will be tried again; you can also save a copy somewhere else."
        ),
        "bad-copy": N_(
            "The new copy of '{name}' did not read back as it was written, so the old file was kept. "
            "Your work is safe on this computer. Save a copy on another disk."
        ),
        "not-saved": N_(
            "The last change could not be saved on this computer; everything before it is safe. "
            "Make room on the disk and make the change again."
        ),
        "own-disk": N_(
            "PartnerDesk cannot write to its own folder on this computer. Make room on the disk, then try again."
        ),
        "versions-full": N_(
            "This computer has no room to write earlier versions of '{name}' anew without these words, so nothing was "
            "erased in the file. Make room and erase again, or let those earlier versions be deleted."
        ),
        "versions-stay": N_(
            "Earlier versions of '{name}' on this computer could not be written anew without these words, though "
            "nothing says that room is missing, so nothing was erased in the file. Try again; if that does not help, "
            "let those earlier versions be deleted."
        ),
        "closed": N_("This file was closed after a fault of the disk. Open it again; everything saved is still there."),
    }
)


class FileRefused(PartnerDeskError):
    """A file could not be opened, saved or published; what was there before is unchanged."""

    def __init__(self, code: str, name: str, **values: object) -> None:
        """``code`` is a key of SENTENCES; ``name`` is the file's name without its folder."""
        readable = name.encode("utf-8", "replace").decode() or "."
        super().__init__(Sentence(SENTENCES[code], {"name": readable, **values}))
        self.code = code
