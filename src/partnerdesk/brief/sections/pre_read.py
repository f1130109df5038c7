"""The pre-read: what trustees get before the day. Beneficiaries' words first, then what will be asked of them.

Exact words are printed by the rules of the edition: what only the board may read stays out of one that is shared.
"""

from collections.abc import Iterator

from partnerdesk.brief.blocks import (
    Block,
    BulletList,
    Callout,
    Cell,
    Fact,
    FactList,
    PageBreak,
    Paragraph,
    Runs,
    SignatureBox,
    Standfirst,
    Table,
    TickList,
    TitleBlock,
    Tone,
    plain,
    strong,
)
from partnerdesk.brief.evidence import themes_of, told_inputs
from partnerdesk.brief.naming import chapter, charity_name, group_name, partner_name, sub, title
from partnerdesk.brief.printable import heard_total, quotes
from partnerdesk.brief.saying import day, fact, joined, paragraph, recorded, runs, say, sentences
from partnerdesk.brief.sections.people import NO_WORDS, how_many_heard, quote
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.brief.tabling import column
from partnerdesk.domain.asked import criteria_asked, indicators_asked
from partnerdesk.domain.records import Alternative, Option, Partner, PartnershipFile, Question, Theme
from partnerdesk.domain.timetable import timetable
from partnerdesk.domain.words import N_

MOST_QUOTES = 8
MOST_THEMES = 6
WORDS = (
    "beneficiaries", "driver", "economy_of_scope", "form", "baseline",
    "swing_weight", "weakest_link", "red_line", "conflict_of_loyalty", "quorum",
)  # fmt: skip
THINK = (
    N_("Which of these words from people is hardest to hear, and what would answer it?"),
    N_("If this partner vanished tonight, what would we do about the need?"),
    N_("If the money were no issue, would we still want this?"),
    N_("What have you seen of them yourself, and what do you only know from others?"),
    N_("What would we never agree to?"),
    N_("What would make you change your mind?"),
)
INTERESTS = (
    N_("I have no interest and no loyalty to anyone involved."),
    N_("I, or someone close to me, could gain or lose from this."),
    N_("I have a duty or a tie to someone else that could pull my judgement."),
    N_("I have worked on this with, or for, one of the other organisations."),
)


def pre_read(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return the whole pre-read."""
    return (
        TitleBlock(say(snapshot, N_("To read before the workshop")), title(snapshot), _subtitle(snapshot)),
        _asks(snapshot),
        *_people(snapshot),
        *_question(snapshot),
        *_asked(snapshot),
        *_forms(snapshot),
        *_think(snapshot),
        *_words(snapshot),
        *_declare(snapshot),
    )


def _asks(snapshot: BriefSnapshot) -> Callout:
    text = recorded(
        snapshot, snapshot.partnership.one(Question).text, N_("The question has not been written down yet.")
    )
    return Callout(strong(say(snapshot, N_("The question before the board"))), (Paragraph(text),), Tone.ASK)


def _subtitle(snapshot: BriefSnapshot) -> str:
    held = snapshot.partnership.one(PartnershipFile)
    meets = (
        say(snapshot, N_("The board meets on {date}."), date=day(snapshot, held.meeting_on)) if held.meeting_on else ""
    )
    long = N_("Twenty minutes’ reading. Bring the last page, filled in.")
    return sentences(meets, say(snapshot, long))


# --- what people said -------------------------------------------------------------------------------------------------


def _people(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    heading = chapter(snapshot, N_("What people told us"), "people")
    if not told_inputs(snapshot):
        return heading, Standfirst(plain(say(snapshot, N_("Nothing that people told us is recorded yet."))))
    rows = quotes(snapshot).printed[:MOST_QUOTES]
    return (
        heading,
        Standfirst(plain(_heard(snapshot))),
        *(quote(snapshot, given) for given in rows),
        *(() if rows else (paragraph(snapshot, NO_WORDS),)),
        *_themes(snapshot),
        *_silence(snapshot),
    )


def _heard(snapshot: BriefSnapshot) -> str:
    before = say(snapshot, N_("Please read their words before anything else."))
    return sentences(how_many_heard(snapshot), before if heard_total(snapshot) else "")


def _themes(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    rows = [row for row in snapshot.partnership.rows(Theme) if row.text and themes_of(snapshot, row.id)]
    if not rows:
        return ()
    items = tuple(plain(row.text or "") for row in rows[:MOST_THEMES])
    return sub(snapshot, N_("What came up most")), BulletList(items)


def _silence(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    rows = snapshot.assessment.voice.unheard
    if not rows:
        return ()
    items = tuple(plain(group_name(snapshot, row.id)) for row in rows)
    return sub(snapshot, N_("Who we have not heard")), BulletList(items)


# --- the question and what is asked -----------------------------------------------------------------------------------


def _question(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    asked = snapshot.partnership.one(Question)
    by = day(snapshot, asked.deadline) if asked.deadline else None
    partners = [partner_name(snapshot, row.id) for row in snapshot.partnership.rows(Partner)]
    others = [row.text for row in snapshot.partnership.rows(Alternative) if row.text]
    return (
        chapter(snapshot, N_("What we will decide"), "question"),
        FactList(
            (
                fact(snapshot, N_("For whom"), asked.for_whom),
                fact(snapshot, N_("With whom"), joined(snapshot, partners) or None),
                fact(snapshot, N_("By when"), by),
                fact(snapshot, N_("Not being decided"), asked.not_deciding),
                fact(snapshot, N_("If there is no partnership"), asked.if_no_partnership),
                fact(snapshot, N_("What else we could do"), " ".join(others) or None),
            )
        ),
    )


def _asked(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    return (
        chapter(snapshot, N_("What you will be asked"), "asked"),
        Standfirst(plain(say(snapshot, N_("You answer alone and in private first; then you talk; then alone again.")))),
        BulletList(tuple(_tasks(snapshot)), wide=True),
    )


def _tasks(snapshot: BriefSnapshot) -> Iterator[Runs]:
    partnership, catalogue = snapshot.partnership, snapshot.catalogue
    short = partnership.one(PartnershipFile).route == "short"
    minutes = {line.step: line.planned for line in timetable(partnership, catalogue).lines}
    indicators, criteria = len(indicators_asked(partnership, catalogue)), len(criteria_asked(partnership, catalogue))
    yield runs(snapshot, N_("To declare interests, aloud and in turn, even if there are none."))
    yield runs(
        snapshot, N_("To hear what people said, and to say what surprised you ({n} minutes)."), n=minutes["hear"]
    )
    yield runs(snapshot, N_("To say what we want, for whom, and why ({n} minutes)."), n=minutes["aims"])
    pattern = N_(
        "To rate how far we can rely on each partner: {n} questions, each with five sentences to choose from. "
        "‘Cannot say’ is a good answer."
    )
    yield runs(snapshot, pattern, n=indicators)
    yield runs(snapshot, N_("To score each option on {n} criteria: what you expect in three years."), n=criteria)
    if not short:
        yield runs(snapshot, N_("To say which change matters most to the people we help."))
    yield runs(snapshot, N_("To say where you stand on the motion, and then to vote."))


def _forms(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    named = [row.form for row in snapshot.partnership.rows(Option) if row.status != "dropped" and row.form]
    catalogue = snapshot.catalogue.forms
    rows = [catalogue[each] for each in dict.fromkeys(named) if each in catalogue]
    if not rows:
        rows = [form for form in catalogue.values() if form.core]
    columns = (
        column(snapshot, N_("Form"), 1.0),
        column(snapshot, N_("In one line"), 2.0),
        column(snapshot, N_("Who decides"), 1.6),
    )
    cells = tuple((Cell(plain(form.name)), Cell(plain(form.line)), Cell(plain(form.who_decides))) for form in rows)
    return chapter(snapshot, N_("Forms a partnership can take"), "forms"), Table(columns, cells)


def _think(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    items = tuple(plain(say(snapshot, each)) for each in THINK)
    return chapter(snapshot, N_("What to think about"), "think"), BulletList(items, wide=True)


def _words(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    terms = [snapshot.catalogue.glossary[each] for each in WORDS if each in snapshot.catalogue.glossary]
    facts = tuple(Fact(strong(each.term), plain(each.meaning)) for each in terms)
    return chapter(snapshot, N_("Ten words you will meet"), "words"), FactList(facts)


# --- interests --------------------------------------------------------------------------------------------------------


def _declare(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return the page to fill in and bring: interests to declare."""
    partners = [partner_name(snapshot, row.id) for row in snapshot.partnership.rows(Partner)]
    whom = joined(snapshot, [charity_name(snapshot), *partners])
    surprised = N_(
        "If a partner’s chair could be surprised to learn of the link, declare it. Loyalties count as much as money."
    )
    involved = N_("Think of everyone involved: {whom}. Who pays? Who houses, employs or advises whom?")
    lines = (N_("What it is"), N_("With whom"), N_("Since when"))
    signed = (N_("Name"), N_("Signature"), N_("Date"))
    return (
        PageBreak(),
        chapter(snapshot, N_("Interests to declare"), "interests"),
        Paragraph(runs(snapshot, involved, whom=whom), wide=True),
        Paragraph(runs(snapshot, surprised), wide=True),
        TickList(tuple(plain(say(snapshot, each)) for each in INTERESTS)),
        SignatureBox((), tuple(say(snapshot, each) for each in (*lines, *lines, *signed))),
        Paragraph(runs(snapshot, N_("Bring this page, or give it to the chair before the day.")), wide=True),
    )
