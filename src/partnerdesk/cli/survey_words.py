"""What the command `survey` says of an import, in lines or as one object. It reads no file."""

from typing import TYPE_CHECKING

from partnerdesk.cli.language import say, say_of
from partnerdesk.cli.sharing import harmless
from partnerdesk.domain.words import N_, NP_

if TYPE_CHECKING:
    from datetime import date

    from partnerdesk.exchange.survey.answers import Counted, ImportSummary
    from partnerdesk.services.answer_import import ReadSurvey
    from partnerdesk.services.answers_again import ReadBeside

_MOST_ANSWERS = 12


def told(beside: "ReadBeside", read: "ReadSurvey", today: "date", *, full: bool) -> str:
    """Say in lines what an import adds, and what it leaves out; ``full`` with what was answered."""
    below = [say(N_("left out below the last answer: ‘{words}’"), words=read.below)] if read.below else []
    late = N_("{last} has not come yet: see whether the day or the month comes first")
    last = read.summary.last_day
    lines = [
        *_told(read.summary, full=full),
        *below,
        *([say(late, last=last)] if last is not None and last > today else ()),
        *_of_again(beside, read),
    ]
    return "".join(f"{harmless(line)}\n" for line in lines)


def _of_again(beside: "ReadBeside", read: "ReadSurvey") -> list[str]:
    """Say what was done with answers that are in the file already, and how to have it otherwise."""
    count = len(beside.again.numbers)
    if not count:
        return []
    if read is beside.new:
        left = NP_(
            "One answer is left out, which is in the file already",
            "{n} answers are left out, which are in the file already",
        )
        return [say_of(left, count), say(N_("Say --already keep where they are other people's"))]
    kept = NP_(
        "One answer comes in though one like it is in the file",
        "{n} answers come in though some like them are in the file",
    )
    return [say_of(kept, count), say(N_("Say --already leave-out where they are the same people's"))]


def as_object(beside: "ReadBeside", read: "ReadSurvey") -> dict[str, object]:
    """Return what an import comes to, for a script to read."""
    summary, again = read.summary, beside.again
    return {
        "rows": summary.rows,
        "answers": summary.answers,
        "people": summary.people,
        "first_day": summary.first_day.isoformat() if summary.first_day else None,
        "last_day": summary.last_day.isoformat() if summary.last_day else None,
        "without_consent": summary.without_consent,
        "without_answers": summary.without_answers,
        "without_words": summary.without_words,
        "same_id": summary.repeated,
        "people_who_differ": summary.differing,
        "unread_dates": summary.unread_dates,
        "below": read.below or None,
        "already": {
            "answers": len(again.numbers),
            "left_out": read is beside.new,
            "is_likely": again.is_likely,
            "surveys": [
                {
                    "survey": each.wave.survey,
                    "answers": len(each.numbers),
                    "all_of_it": each.has_all,
                    "by_id": each.by_id,
                    "changed": each.changed,
                    "erased": each.erased,
                    "rows_of_the_erased": sorted(each.theirs),
                }
                for each in again.found
            ],
        },
        "groups": {name: dict(values) for name, values in summary.groups},
        "texts": dict(summary.texts),
        "questions": [
            {"question": each.question, "base": each.base, "answers": dict(each.counts), "off": dict(each.off)}
            for each in summary.counted
        ],
    }


def _told(summary: "ImportSummary", *, full: bool) -> list[str]:
    answers = NP_("One answer of {rows} rows", "{n} answers of {rows} rows")
    lines = [say_of(answers, summary.answers, rows=f"{summary.rows:,}")]
    if summary.repeated:
        people = NP_("of one person, whose id they have", "of {n} people: rows with the same id are one person")
        lines.append(say_of(people, summary.people))
    if summary.first_day is not None and summary.last_day is not None:
        lines.append(say(N_("from {first} to {last}"), first=summary.first_day, last=summary.last_day))
    counts = (
        (summary.without_consent, N_("{n} left out, since consent was refused")),
        (summary.without_answers, N_("{n} left out, since nothing is answered in them")),
        (summary.without_words, N_("{n} without what they wrote, which must not be quoted")),
        (summary.unread_dates, N_("{n} with a date that cannot be read so")),
    )
    lines += [say(pattern, n=f"{count:,}") for count, pattern in counts if count]
    if summary.differing:
        differing = NP_(
            "One person whose rows differ: each of the answers counts once",
            "{n} people whose rows differ: each of their answers counts once",
        )
        lines.append(say_of(differing, summary.differing))
    lines += [
        f"{name}: " + ", ".join(f"{value} {count:,}" for value, count in values) for name, values in summary.groups
    ]
    lines += [
        say(N_("{name}: {n} in their own words"), name=name, n=f"{count:,}") for name, count in summary.texts if count
    ]
    if full:
        for each in summary.counted:
            lines += _counted(each)
    return lines


def _counted(each: "Counted") -> list[str]:
    shown = [f"  {count:>7,}  {_line(answer)}" for answer, count in each.counts[:_MOST_ANSWERS]]
    more = len(each.counts) - _MOST_ANSWERS
    pattern = N_("{answer} (off the scale)")
    off = [f"  {count:>7,}  {say(pattern, answer=_line(answer))}" for answer, count in each.off]
    return [
        say(N_("{question} ({n} answered)"), question=each.question, n=f"{each.base:,}"),
        *shown,
        *([f"           {say(N_('and {n} more'), n=more)}"] if more > 0 else []),
        *off,
    ]


def _line(text: str) -> str:
    return " ".join(text.split())
