"""Puts the printed portfolio together: the front, its parts, how figures were made, and what was not counted."""

from collections.abc import Sequence

from partnerdesk.brief import dates
from partnerdesk.brief.blocks import (
    Align,
    Block,
    BulletList,
    Callout,
    Column,
    Contents,
    Edition,
    Masthead,
    PageBreak,
    PageWords,
    Paragraph,
    Standfirst,
    Story,
    Table,
    TitleBlock,
    cell,
    plain,
    strong,
)
from partnerdesk.domain.words import N_, NP_
from partnerdesk.portfolio import labels
from partnerdesk.portfolio.hiding import LEAST
from partnerdesk.portfolio.sections import follow_ups, lights, middles, outcomes, reasons, reviews, trust, voice
from partnerdesk.portfolio.tabling import heading, sub
from partnerdesk.portfolio.telling import Telling

_TITLE = N_("Portfolio of partnership decisions")
_PARTS = (voice, reasons, trust, outcomes, reviews, follow_ups)
_METHOD = (
    N_("Each file is opened to read only, checked as for opening, and never changed. Copies of one file count once."),
    N_("Signals, lights, gates, reasons and trust are those of the day of the decision; where none is recorded, of the "
       "meeting, or else of the day of this brief. Follow-ups are those of the day of this brief."),
    N_("A file’s form is the one that was decided on; where none was, the one that ranks first."),
    N_("Where a file has several partners, each counts for the scores of trust; the weakest part is the lowest of "
       "any."),
    N_("No number of files from 1 to {most} is printed, and none that could be worked out from the others. Forms and "
       "years with so few files are put together."),
    N_("No trust score that rests on one person’s rating is used."),
)  # fmt: skip
_LIMITS = (
    N_("The files are not a sample. They say what these boards recorded, not what all charities do."),
    N_("A red light is no failing: a board that decides ‘no’ or ‘not yet’ for a good reason has red lights too."),
    N_("Scores of trust are what trustees judged, each board for itself. Small differences are not a finding."),
    N_("Compare two portfolios with care: where one file was added, the difference is that file."),
)


def story(telling: Telling) -> Story:
    """Return the printed portfolio as blocks, for a writer."""
    parts = [part(telling) for part in _PARTS]
    findings = [block for part in parts for block in part if isinstance(block, Standfirst)]
    body = tuple(block for part in parts for block in part)
    return Story(
        title=telling.say(_TITLE),
        language=telling.language,
        edition=Edition.SHARING,
        paper=telling.paper,
        charity=telling.say(_TITLE),
        marking=telling.say(N_("Figures only")),
        codes=(_day(telling), telling.say(N_("PartnerDesk {version}"), version=telling.program_version)),
        blocks=(*_front(telling, findings), *middles(telling), *body, *_method(telling)),
        as_of=telling.summary.as_of,
        subject=telling.say(_TITLE),
        words=PageWords(
            page=telling.say(N_("Page {n} of {m}"), n="{n}", m="{m}"),
            figure=telling.say(N_("Figure {n}"), n="{n}"),
            table=telling.say(N_("Table {n}"), n="{n}"),
            symbol=telling.say(N_("[symbol]")),
        ),
    )


def _day(telling: Telling) -> str:
    return dates.day(telling.summary.as_of, telling.language)


def _front(telling: Telling, findings: Sequence[Standfirst]) -> tuple[Block, ...]:
    summary = telling.summary
    files = telling.count(NP_("{n} file", "{n} files"), summary.files)
    subtitle = telling.say(N_("On {day}"), day=_day(telling))
    what = telling.say(
        N_("This brief adds up what charity boards recorded in their partnership files. It holds figures only: "
           "nobody’s words, and no names.")
    )  # fmt: skip
    return (
        Masthead(telling.say(N_("PartnerDesk portfolio")), files),
        TitleBlock(telling.say(N_("Figures of many files")), telling.say(_TITLE), subtitle),
        Callout(strong(telling.say(N_("What this is"))), (Paragraph(plain(what), wide=True),)),
        *lights(telling),
        sub(telling, N_("In short")),
        BulletList(tuple(finding.runs for finding in findings), wide=True),
        Contents(telling.say(N_("In this brief"))),
        PageBreak(),
    )


def _method(telling: Telling) -> tuple[Block, ...]:
    most = LEAST - 1
    return (
        heading(telling, N_("How the figures were made"), "method"),
        Standfirst(plain(telling.say(N_("The figures show where boards stand. They judge no board.")))),
        BulletList(tuple(plain(telling.say(each, most=most)) for each in _METHOD), wide=True),
        heading(telling, N_("What the figures cannot say"), "limits"),
        BulletList(tuple(plain(telling.say(each)) for each in _LIMITS), wide=True),
        heading(telling, N_("What was not counted"), "not-counted"),
        *_not_counted(telling),
    )


def _not_counted(telling: Telling) -> tuple[Block, ...]:
    bad = telling.summary.not_read
    if not bad:
        return (telling.paragraph(N_("Every file that was found was counted.")),)
    words: dict[str, int] = {}
    for code, count in bad.items():
        word = telling.say(labels.NOT_COUNTED.get(code, labels.OTHER_REASON))
        words[word] = words.get(word, 0) + count
    columns = (
        Column(plain(telling.say(N_("Why"))), 3),
        Column(plain(telling.say(N_("Files"))), 1, Align.RIGHT),
    )
    rows = tuple((cell(word), cell(f"{count:,}")) for word, count in sorted(words.items()))
    return (
        telling.paragraph(
            N_("The names of these files are told to whoever makes this brief, and stand nowhere in it.")
        ),
        Table(columns, rows, caption=plain(telling.say(N_("Files that were not counted"))), keep=True, width=0.72),
    )
