"""Part 2: what people told us, in their own words first; who disagreed, what the board answers, who was not heard."""

from dataclasses import replace

from partnerdesk.brief import labels
from partnerdesk.brief.asking_said import will_ask
from partnerdesk.brief.blocks import (
    Block,
    BulletList,
    Callout,
    Cell,
    Paragraph,
    Quote,
    Run,
    Runs,
    RunStyle,
    SideBySide,
    Standfirst,
    Table,
    Tone,
    plain,
    strong,
)
from partnerdesk.brief.evidence import (
    groups_of,
    heard_in,
    is_relied_on,
    lately,
    listening_span,
    method_name,
    printable_links,
    themes_of,
    told_inputs,
)
from partnerdesk.brief.findings_said import warnings
from partnerdesk.brief.naming import group_name, leading_to, objective_text, part, sub
from partnerdesk.brief.printable import heard_total, heard_words, people, quotes
from partnerdesk.brief.saying import (
    counted,
    day,
    muted,
    only,
    paragraph,
    recorded,
    runs,
    say,
    sentence,
    sentences,
    stacked,
)
from partnerdesk.brief.snapshot import BriefSnapshot, as_code
from partnerdesk.brief.tabling import column, figures, in_columns
from partnerdesk.domain.records import BeneficiaryGroup, BeneficiaryInput, EvidenceLink, Objective, Theme
from partnerdesk.domain.words import N_, NP_

NO_WORDS = N_("No exact words can be printed here: there is no leave to, or it is not checked who could be recognised.")
EVERYBODY = N_("Every group that will be affected has been heard in {period}.")
MOST_QUOTES = 6
MOST_THEMES = 6
MOST_OBJECTIONS = 6


def what_people_told_us(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return part 2."""
    if not told_inputs(snapshot):
        nothing = N_("Nothing that people told us is recorded yet.")
        return part(snapshot, "people"), Standfirst(runs(snapshot, nothing)), *_groups(snapshot), *_silence(snapshot)
    return (
        part(snapshot, "people"),
        Standfirst(plain(sentence(snapshot, snapshot.assessment.signals["V1"].sentence))),
        *_quotes(snapshot),
        SideBySide(_themes(snapshot), _listening(snapshot), share=0.55),
        *_groups(snapshot),
        *_disagreement(snapshot),
        *_silence(snapshot),
    )


def chosen_quotes(snapshot: BriefSnapshot) -> tuple[BeneficiaryInput, ...]:
    """Return the quotes that part 2 prints: one from each group before a second from any."""
    left = list(quotes(snapshot).printed)
    chosen: list[BeneficiaryInput] = []
    while left and len(chosen) < MOST_QUOTES:
        spoken = [group for given in chosen for group in groups_of(snapshot, given.id)]
        fewest = min(left, key=lambda given: _times(snapshot, given, spoken))
        chosen.append(fewest)
        left.remove(fewest)
    return tuple(chosen)


def _times(snapshot: BriefSnapshot, given: BeneficiaryInput, spoken: list[str]) -> int:
    return max((spoken.count(group) for group in groups_of(snapshot, given.id)), default=0)


def _quotes(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    chosen = chosen_quotes(snapshot)
    if not chosen:
        return sub(snapshot, N_("In their own words")), paragraph(snapshot, NO_WORDS)
    return in_columns([quote(snapshot, given) for given in chosen])


def quote(snapshot: BriefSnapshot, given: BeneficiaryInput) -> Quote:
    """Return somebody's words with who said them, in what language, and when."""
    said = (given.quote or "").strip()
    language = labels.language_code(snapshot, given.quote_language or snapshot.written_language)
    foreign = language.split("-")[0] != snapshot.language.split("-")[0]
    by = [given.segment_label or method_name(snapshot, given), heard_in(snapshot, given)]
    if foreign:
        name = labels.label(snapshot, labels.LANGUAGE, language.split("-")[0])
        by.append(say(snapshot, N_("said in {language}"), language=name))
    code = as_code(language) if foreign else None
    meaning = f". {given.summary}" if foreign and given.summary else ""
    return Quote(
        (Run(said, language=code),),
        plain(" · ".join(by) + meaning),
        code,
    )


def _themes(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    found = [(row, len(themes_of(snapshot, row.id))) for row in snapshot.partnership.rows(Theme)]
    items = tuple(recorded(snapshot, row.text) for row, times in found if times)
    heading = sub(snapshot, N_("What came up most"))
    if not items:
        return heading, paragraph(snapshot, N_("No themes have been drawn from it yet."))
    return heading, BulletList(items[:MOST_THEMES])


def how_many_heard(snapshot: BriefSnapshot) -> str:
    """Return how many people were heard, and in how many ways; or that it is not recorded."""
    total = heard_total(snapshot)
    if not total:
        return say(snapshot, N_("How many people we heard is not recorded."))
    relied = [given for given in told_inputs(snapshot) if is_relied_on(snapshot, given)]
    ways = len({given.method for given in relied if given.method})
    if not ways:
        return say(snapshot, N_("We heard {people}."), people=people(snapshot, total))
    how = counted(snapshot, ways, NP_("in one way", "in {n} ways"))
    return say(snapshot, N_("We heard {people}, {how}."), people=people(snapshot, total), how=how)


def _listening(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    span = listening_span(snapshot)
    when = ""
    if span:
        pattern = N_("The first spoke on {first}, the last on {last}.")
        if span[0] == span[1]:
            pattern = N_("All of it was said on {first}.")
        when = say(snapshot, pattern, first=day(snapshot, span[0]), last=day(snapshot, span[1]))
    full = runs(
        snapshot,
        N_(
            " Somebody heard twice may be counted twice. The whole list, and whose words stand behind each objective, "
            "are in {appendix}."
        ),
        appendix=leading_to(say(snapshot, N_("appendix A")), "evidence"),
    )
    remarks = " ".join(("", *warnings(snapshot, ("V4", "V5", "V7", "P3"))))
    return sub(snapshot, N_("How we listened")), paragraph(
        snapshot,
        "{words}{full}{remarks}",
        words=sentences(how_many_heard(snapshot), when),
        full=full,
        remarks=remarks.rstrip(),
    )


def _groups(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    rows = snapshot.partnership.rows(BeneficiaryGroup)
    if not rows:
        none = N_("No group of people who would be affected is named yet.")
        return sub(snapshot, N_("Who is affected")), paragraph(snapshot, none)
    head = (
        column(snapshot, N_("Who is affected"), 1.4),
        column(snapshot, N_("What we expect for them"), 2.8),
        figures(snapshot, N_("Heard"), 0.55),
    )
    return (
        Table(
            head,
            tuple(_group(snapshot, row) for row in rows),
            caption=runs(snapshot, N_("Who is affected, how, and how many of them we heard")),
        ),
    )


def _group(snapshot: BriefSnapshot, row: BeneficiaryGroup) -> tuple[Cell, ...]:
    effect = labels.label(snapshot, labels.EFFECT, row.effect, N_("effect not said yet"))
    risk = say(snapshot, N_(", at risk")) if row.at_risk else ""
    words = (*strong(f"{effect[:1].upper()}{effect[1:]}{risk}. "), *plain(row.effect_note or ""))
    heard = heard_words(snapshot, row.id)
    return Cell(plain(group_name(snapshot, row.id))), Cell(words), Cell(plain(heard or say(snapshot, N_("not heard"))))


def _disagreement(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    objected, against = _objected_to(snapshot)
    nobody = paragraph(snapshot, N_("Nothing is recorded that cuts across an objective."))
    if not objected:
        return sub(snapshot, N_("What people disagreed with")), nobody
    more = runs(
        snapshot,
        N_("The answers about {n} more are in {appendix}."),
        n=len(objected) - MOST_OBJECTIONS,
        appendix=leading_to(say(snapshot, N_("appendix A")), "table-objections"),
    )
    answered, buts = _parted(snapshot, objected[:MOST_OBJECTIONS])
    shown = _objections(snapshot, answered)
    notes = (*_buts(snapshot, buts), *(more if objected[MOST_OBJECTIONS:] else ()))
    return (
        sub(snapshot, N_("What people disagreed with, and the board’s answer")),
        *only(not against, replace(nobody, wide=True)),
        *((replace(shown, note=notes),) if answered else (Paragraph(notes, wide=True),)),
    )


def _parted(snapshot: BriefSnapshot, objectives: list[str]) -> tuple[list[str], list[EvidenceLink]]:
    """Return the objectives that somebody spoke against or the board answers about, and the buts about the others."""
    links = _objecting(snapshot)
    told = {link.objective for link in links if link.kind == "contradicts" or link.board_response}
    buts = [link for link in links if link.objective in objectives and link.objective not in told]
    return [each for each in objectives if each in told], buts


def _buts(snapshot: BriefSnapshot, links: list[EvidenceLink]) -> Runs:
    """Return what people said yes with a but to, where the board answered nothing: as a line, with its codes."""
    said = "; ".join(f"{(link.note or '').strip().rstrip('.')} ({link.objective}, {link.input})" for link in links)
    return runs(snapshot, N_("Yes, but, with no answer recorded: {said}. "), said=said) if links else ()


def other_objections(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return what part 2 has no room for of what people disagreed with; for the appendix."""
    objected = _objected_to(snapshot)[0][MOST_OBJECTIONS:]
    title = runs(snapshot, N_("What else people disagreed with, and the board’s answer"))
    return only(objected, replace(_objections(snapshot, objected), caption=title, anchor="table-objections"))


def _objected_to(snapshot: BriefSnapshot) -> tuple[list[str], bool]:
    """Return the objectives that somebody spoke against, then those with a but, and whether anybody spoke against."""
    links = _objecting(snapshot)
    against = [link.objective for link in links if link.kind == "contradicts"]
    return list(dict.fromkeys([*against, *(link.objective for link in links)])), bool(against)


def _objecting(snapshot: BriefSnapshot) -> list[EvidenceLink]:
    links = printable_links(snapshot)
    return [link for link in links if link.kind == "contradicts" or (link.kind == "qualifies" and link.note)]


def _objections(snapshot: BriefSnapshot, objectives: list[str]) -> Table:
    head = (
        column(snapshot, N_("The objective"), 1.5),
        column(snapshot, N_("What people said against it, or yes with a but"), 1.6),
        column(snapshot, N_("The board’s answer"), 1.9),
    )
    links = sorted(_objecting(snapshot), key=lambda link: link.kind != "contradicts")
    return Table(head, tuple(_objection(snapshot, each, links) for each in objectives))


def _objection(snapshot: BriefSnapshot, objective: str, links: list[EvidenceLink]) -> tuple[Cell, ...]:
    own = [link for link in links if link.objective == objective]
    answers = [link.board_response for link in own if link.board_response]
    unanswered = any(link.kind == "contradicts" and not link.board_response for link in own)
    gap = muted(say(snapshot, N_("The board has not answered this yet.") if unanswered else "–"))
    answer = stacked([*map(plain, answers), *([gap] if unanswered or not answers else [])])
    return (
        Cell(plain(_objective(snapshot, objective))),
        Cell(stacked(_objected(snapshot, link) for link in own)),
        Cell(answer),
    )


def _objected(snapshot: BriefSnapshot, link: EvidenceLink) -> Runs:
    code = (Run(f" ({link.input})", RunStyle.MUTED),)
    if link.kind == "contradicts":
        return (*recorded(snapshot, link.note, N_("See the evidence.")), *code)
    return (*runs(snapshot, N_("Yes, but: {note}"), note=link.note or ""), *code)


def _objective(snapshot: BriefSnapshot, objective: str) -> str:
    row = snapshot.partnership.get(Objective, objective)
    return objective_text(snapshot, row) if row else objective


def _silence(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return who was affected and not heard; it cannot be left out."""
    rows = snapshot.assessment.voice.unheard
    if not snapshot.partnership.rows(BeneficiaryGroup):
        heading = sub(snapshot, N_("Who was not heard"))
        return heading, paragraph(snapshot, N_("This cannot be said before the groups are named."))
    if not rows:
        return sub(snapshot, N_("Who was not heard")), paragraph(snapshot, EVERYBODY, period=lately(snapshot))
    silent = [_unheard(snapshot, row) for row in rows]
    words: Block = Paragraph(silent[0], wide=True) if len(silent) == 1 else BulletList(tuple(silent), wide=True)
    return (Callout(strong(say(snapshot, N_("Who was not heard"))), (words,), Tone.WARNING),)


def _unheard(snapshot: BriefSnapshot, row: BeneficiaryGroup) -> Runs:
    effect = labels.label(snapshot, labels.EFFECT, row.effect, N_("effect not said yet"))
    name, who = strong(group_name(snapshot, row.id)), will_ask(snapshot, row)
    return runs(snapshot, N_("{group} ({effect}). {who}"), group=name, effect=effect, who=who)
