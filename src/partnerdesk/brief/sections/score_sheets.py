"""Score sheets: every option on every criterion on paper, first choice before it and weights after it, by code.

What anybody scored is never printed; in round 2 only the middle score of all, as far as the print rules let it be seen.
"""

from collections.abc import Iterator

from partnerdesk.brief.blocks import (
    Align,
    Block,
    Cell,
    Column,
    Paragraph,
    Run,
    RunStyle,
    Table,
    TickList,
    Together,
    plain,
    strong,
)
from partnerdesk.brief.naming import option_title, sub
from partnerdesk.brief.ratings import median
from partnerdesk.brief.saying import runs, say
from partnerdesk.brief.sections.filling_in import FIRST, SECOND, codes, head, into_the_box, is_shown, rule, sheets
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.brief.tabling import column
from partnerdesk.domain.asked import criteria_asked, criteria_texts, options_asked, scored_first, wants_second_round
from partnerdesk.domain.people import raters_of_options
from partnerdesk.domain.records import PartnershipFile
from partnerdesk.domain.words import N_

NO_OPTIONS = N_("No option is on the shortlist. Choose the options in step 6 first.")
NOT_SHOWN_YET = N_(
    "The scores of round 1 were not shown yet. Show them in step 7 first, then print sheets for round 2."
)
NOTHING_AGAIN = N_("Nothing was scored differently enough in round 1 to be asked again.")
LEVELS = 5
MOST_CHOICES = 9  # one digit types a choice in
Pairs = dict[str, tuple[str, ...]]


def score_sheets(snapshot: BriefSnapshot, number: int = FIRST) -> tuple[Block, ...]:
    """Return the sheets of one round, or nothing where there is none to print."""
    asked = _asked(snapshot, number)
    if not asked:
        return ()

    def sheet(code: str, place: int) -> tuple[Block, ...]:
        title = say(snapshot, N_("Scores, again") if number == SECOND else N_("Scores"))
        return (
            *head(snapshot, title, code, f"scores-{place + 1}"),
            *(_first_choice(snapshot) if number == FIRST else ()),
            *_scores(snapshot, asked, number),
            *(_weights(snapshot) if number == FIRST and _weighs(snapshot) else ()),
            into_the_box(snapshot),
        )

    return sheets(snapshot, codes(raters_of_options(snapshot.partnership)), sheet)


def why_no_sheets(snapshot: BriefSnapshot, number: int) -> str:
    """Return why there is no sheet to print."""
    if not options_asked(snapshot.partnership):
        return NO_OPTIONS
    return NOTHING_AGAIN if number == FIRST or is_shown(snapshot, "score", None) else NOT_SHOWN_YET


def _asked(snapshot: BriefSnapshot, number: int) -> Pairs:
    """Return the criteria with the options that are scored on each."""
    partnership = snapshot.partnership
    options = [option.id for option in options_asked(partnership)]
    if not options or (number == SECOND and not is_shown(snapshot, "score", None)):
        return {}
    names = criteria_asked(partnership, snapshot.catalogue)
    if number == FIRST:
        return {name: tuple(options) for name in names}
    wanted = wants_second_round(partnership)
    split = {name: tuple(each for each in options if wanted(scored_first(partnership, each, name))) for name in names}
    return {name: found for name, found in split.items() if found}


def _weighs(snapshot: BriefSnapshot) -> bool:
    return snapshot.partnership.one(PartnershipFile).route != "short"


# --- before -----------------------------------------------------------------------------------------------------------


def _first_choice(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    options = options_asked(snapshot.partnership)[:MOST_CHOICES]
    names = [plain(f"{place}  {option_title(snapshot, option.id)}") for place, option in enumerate(options, 1)]
    names.append(plain(say(snapshot, N_("0  Cannot say"))))
    lead = N_("If you had to choose now, from instinct, which would it be? It is compared with your scores afterwards.")
    return (
        Together(
            (
                Paragraph(
                    (Run(say(snapshot, N_("First, before you score. ")), RunStyle.STRONG), Run(say(snapshot, lead)))
                ),
                TickList(tuple(names)),
            )
        ),
    )


# --- scores -----------------------------------------------------------------------------------------------------------


def _scores(snapshot: BriefSnapshot, asked: Pairs, number: int) -> Iterator[Block]:
    yield sub(snapshot, N_("Score each option"))
    yield rule(
        snapshot,
        N_("Alone and in silence. Score what you expect in three years, not what you hope. Tick one box in each row."),
        N_("Carrying on is not automatically a 3: will it still be like this?"),
    )
    for place, (name, options) in enumerate(asked.items(), 1):
        yield Together(tuple(_criterion(snapshot, name, options, place, number)))


def _criterion(
    snapshot: BriefSnapshot, name: str, options: tuple[str, ...], place: int, number: int
) -> Iterator[Block]:
    title, question, anchors = criteria_texts(snapshot.partnership, snapshot.catalogue, name)
    ends = runs(
        snapshot,
        N_(" {one}\u00a0{worst} {five}\u00a0{best}"),
        one=strong("1:"),
        worst=anchors[0],
        five=strong("5:"),
        best=anchors[-1],
    )
    told = ends if anchors[0] and anchors[-1] else ()
    yield Paragraph((Run(f"{place}  {title}. ", RunStyle.STRONG), Run(question), *told), wide=True)
    again = (column(snapshot, N_("Middle in round 1"), 0.9),) if number == SECOND else ()
    levels = tuple(Column(plain(str(level)), 0.45, Align.LEFT) for level in range(1, LEVELS + 1))
    columns = (column(snapshot, N_("Option"), 2.4), *again, *levels, column(snapshot, N_("Cannot say"), 0.85))
    yield Table(columns, tuple(_row(snapshot, option, name, number) for option in options), keep=True)


def _row(snapshot: BriefSnapshot, option: str, criterion: str, number: int) -> tuple[Cell, ...]:
    boxes = tuple(Cell(plain(str(level)), tick=True) for level in range(1, LEVELS + 1))
    found = scored_first(snapshot.partnership, option, criterion)
    middle = (Cell(plain(median(snapshot, found))),) if number == SECOND else ()
    return Cell(plain(option_title(snapshot, option))), *middle, *boxes, Cell(plain("0"), tick=True)


# --- weights ----------------------------------------------------------------------------------------------------------


def _weights(snapshot: BriefSnapshot) -> Iterator[Block]:
    yield sub(snapshot, N_("What matters most"))
    yield rule(
        snapshot,
        N_("Read each change from worst to best. Which single change matters most to the people you help?"),
        N_("Give it 100. Mark the others against it, from 0 to 100."),
        N_("Weigh the size of the change, not the sound of the word."),
        N_("Where you cannot say, write C. It does not count as 0."),
    )
    columns = (
        column(snapshot, N_("Criterion"), 1.3),
        column(snapshot, N_("From"), 1.7),
        column(snapshot, N_("To"), 1.9),
        column(snapshot, N_("Points, 0 to 100"), 0.9),
    )
    names = criteria_asked(snapshot.partnership, snapshot.catalogue)
    yield Table(columns, tuple(_weight(snapshot, name) for name in names), keep=True)


def _weight(snapshot: BriefSnapshot, name: str) -> tuple[Cell, ...]:
    title, _question, anchors = criteria_texts(snapshot.partnership, snapshot.catalogue, name)
    return Cell(plain(title)), Cell(plain(anchors[0])), Cell(plain(anchors[-1])), Cell()
