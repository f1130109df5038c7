"""A story that shows every block and every chart once; run as a script it writes the PDF to look at."""

import sys
from datetime import date
from pathlib import Path

from partnerdesk.brief.blocks import (
    Align,
    Block,
    BulletList,
    Callout,
    Cell,
    Chart,
    Column,
    Contents,
    Edition,
    Fact,
    FactList,
    Heading,
    LargePrint,
    LightRow,
    Lights,
    Masthead,
    PageBreak,
    Paper,
    Paragraph,
    Quote,
    Run,
    RunStyle,
    Side,
    SideBySide,
    SignatureBox,
    Standfirst,
    Story,
    Table,
    TearOff,
    TitleBlock,
    Tone,
    cell,
    plain,
    strong,
)
from partnerdesk.brief.pdf import print_story
from partnerdesk.charts.shapes import Picture
from partnerdesk.domain.findings import Colour
from tests.brief.pdf.demo_charts import pictures


def story(paper: Paper = Paper.A4, *, large: bool = False) -> Story:
    """The story."""
    shown = pictures()
    return Story(
        title="Deliver breaks for carers together with Northbank Befriending?",
        language="en-GB",
        edition=Edition.BOARD,
        paper=paper,
        charity="Harbourside Carers",
        marking="Confidential to trustees",
        codes=("PD-7F3A-21", "state 5c1e9a04", "printed from the file of 14 July 2026"),
        blocks=(*_front(), *_middle(shown), *_record(), *_appendix(shown), *_sheets()),
        as_of=date(2026, 7, 14),
        large=large,
    )


def _front() -> tuple[Block, ...]:
    return (
        Masthead("Harbourside Carers", "Registered charity 0000000"),
        TitleBlock(
            "Board decision brief · for decision",
            "Deliver breaks for carers together with Northbank Befriending?",
            "For the meeting of the board of trustees on 14 July 2026, item 6",
        ),
        Callout(
            plain("The board is asked to decide"),
            (
                BulletList(
                    (
                        (*strong("Try first: "), Run("a three-month trial with Northbank, under a memorandum.")),
                        (*strong("Set "), Run("the four conditions", link="#risks"), Run(".")),
                        (*strong("Delegate "), Run("to the chair and treasurer the terms, up to £12,000.")),
                    ),
                    numbered=True,
                ),
            ),
            Tone.ASK,
        ),
        Lights(
            (
                LightRow(
                    "People’s voice",
                    Colour.AMBER,
                    "Watch",
                    plain(
                        "3 of 5 objectives are backed by something people told us. "
                        "Carers who work nights have not been heard."
                    ),
                ),
                LightRow("Reasons", Colour.GREEN, "On track", plain("73% about people, 23% about money.")),
                LightRow(
                    "Trust",
                    Colour.RED,
                    "Act",
                    plain("Firmest in ability, weakest in history together (not yet tested)."),
                ),
                LightRow(
                    "Firmness of the answer",
                    Colour.UNKNOWN,
                    "Not known",
                    plain(
                        "Joint delivery leads by 8.0; it came first in 73% of tries; 3 of 5 trustees’ own scores agree."
                    ),
                ),
            )
        ),
        FactList(
            (
                Fact(plain("Presented by"), plain("Mair Prosser, vice-chair. Facts checked by the treasurer.")),
                Fact(
                    plain("Gates waived"),
                    plain(
                        "One: not all groups were heard, because the night workers’ group "
                        "met only after the survey closed."
                    ),
                ),
                Fact(
                    plain("What happens next"),
                    plain("People who told us hear by 31 July. The board looks again on 13 October."),
                ),
            )
        ),
        Contents("In this paper"),
    )


def _middle(shown: dict[str, Picture]) -> tuple[Block, ...]:
    return (
        PageBreak(),
        Heading(1, plain("1\u2002The question"), "question"),
        Standfirst(plain("Should Harbourside and Northbank run breaks for carers together, and if so in which form?")),
        Heading(2, plain("What is decided")),
        Paragraph(
            (
                Run("Whether to begin "),
                *strong("joint delivery"),
                Run(" of the breaks service, for "),
                Run("about 340 carers", RunStyle.EMPHASIS),
                Run(" in three wards, from 1 September 2026. The date was set by the county’s grant round. See "),
                Run("what people told us", link="#voice"),
                Run(", or write to "),
                Run("papers@example.org", link="mailto:papers@example.org"),
                Run("."),
            )
        ),
        Heading(2, plain("What is not being decided today")),
        Paragraph(plain("Staff contracts, the name on the door, and any transfer of property.")),
        Heading(1, plain("2\u2002What people told us"), "voice"),
        Standfirst(
            plain(
                "Carers want a break when they need it, not when a rota allows. They fear losing the worker they know."
            )
        ),
        Heading(2, plain("Who was heard")),
        BulletList(
            (
                plain("22 carers at home, by a letter with a reply card in April and two tea mornings in May 2026."),
                plain("12 volunteers, in one conversation led by somebody who does not work for us."),
                plain("Fewer than 5 young carers: no numbers are given."),
            )
        ),
        Chart(shown["voice"], "fig-voice"),
        Quote(
            plain(
                "I came for the tea and stayed because somebody noticed when I wasn’t there. Nobody had noticed before."
            ),
            plain("Carer at home, 67 · tea morning, May 2026 · printed with permission"),
        ),
        Quote(
            plain("Mae gen i ofn colli’r unig un sy’n fy nabod i, a’r tŷ’n wag wedyn."),
            plain("Carer, in Welsh: “I am afraid of losing the only one who knows me, and the house empty after.”"),
            "cy",
        ),
        Heading(2, plain("What people disagreed with")),
        Paragraph(
            plain(
                "Two people said that saving on rooms means closing the door they use. "
                "The board’s answer: no door closes in the trial, and the condition on page 5 says so. "
                "Łódź, Ŵyneb, naïve: 大家好 are all set; 😀 is not."
            )
        ),
        Callout(
            plain("Who was not heard"),
            (Paragraph(plain("Carers who work nights. They will be asked before 30 September.")),),
            Tone.WARNING,
        ),
        Heading(1, plain("3\u2002What we want to achieve"), "aims"),
        Standfirst(plain("Five objectives; three come from what people said.")),
        Chart(shown["reasons"], "fig-reasons"),
        Table(
            (
                Column(plain("Objective"), 3),
                Column(plain("Priority"), 1),
                Column(plain("Strength of evidence"), 1.4),
                Column(plain("People"), 0.8, Align.RIGHT),
                Column(plain("Signal"), 1.2),
            ),
            (
                (
                    cell("Carers can take a break at a time they choose"),
                    cell("Must"),
                    Cell(plain("three kinds agree"), dots=(3, 3)),
                    cell("22"),
                    Cell(plain("Met"), Colour.GREEN),
                ),
                (
                    cell("People tell their story once"),
                    cell("Must"),
                    Cell(plain("two sources"), dots=(2, 3)),
                    cell("14"),
                    Cell(plain("Partly"), Colour.AMBER),
                ),
                (
                    cell("One place to ask for help"),
                    cell("Should"),
                    Cell(plain("nobody spoke of it"), dots=(0, 3)),
                    cell("–"),
                    Cell(plain("Not known"), Colour.UNKNOWN),
                ),
                (
                    cell("Cut shared running costs without closing a front door"),
                    cell("Should"),
                    Cell(plain("one source"), dots=(1, 3)),
                    cell("5"),
                    Cell(plain("Not met"), Colour.RED),
                ),
            ),
            caption=plain("Objectives with their source, priority and measure"),
            note=plain("Dots show the strength of evidence, 0 to 3."),
            keep=True,
        ),
        Heading(1, plain("4\u2002Northbank Befriending, and how far we trust it"), "trust"),
        Standfirst(
            plain("Northbank is able and open. We have hardly worked together, which joint delivery would need.")
        ),
        Chart(shown["trust"], "fig-trust"),
        Heading(2, plain("Steps that would build trust, in the order we would take them")),
        BulletList(
            (plain("Run two joint sessions in September."), plain("Share one month of referral figures.")),
            numbered=True,
        ),
        Heading(1, plain("5\u2002Options"), "options"),
        Standfirst(plain("Joint delivery looks best, though not by so much that we are sure.")),
        Chart(shown["options"], "fig-options"),
        SideBySide(
            (
                Heading(3, plain("For joint delivery")),
                BulletList((plain("One worker for each family"), plain("Breaks in the evening"))),
            ),
            (
                Heading(3, plain("Against")),
                BulletList((plain("Asks for trust we do not have"), plain("Effort of the change"))),
            ),
        ),
        Heading(1, plain("6\u2002How firm is this?"), "firm"),
        Standfirst(plain("Fairly firm in the order, not in the distance.")),
        Chart(shown["ranking"], "fig-ranking"),
        Chart(shown["shares"], "fig-shares"),
        Chart(shown["flips"], "fig-flips"),
        Heading(2, plain("Trustees’ own answers")),
        Paragraph(plain("Three of five trustees’ own scores put joint delivery first.")),
        Heading(1, plain("7\u2002Risks, checks and conditions"), "risks"),
        Standfirst(
            plain("Two risks matter most: the worker people know leaves, and personal notes are shared too widely.")
        ),
        Table(
            (
                Column(plain("Risk"), 2.4),
                Column(plain("Likely"), 0.9),
                Column(plain("Impact"), 0.9),
                Column(plain("What we will do"), 3),
                Column(plain("Owner"), 1.2),
            ),
            tuple(
                (
                    cell(f"Risk number {n}: the lead worker leaves"),
                    cell("Medium"),
                    cell("High"),
                    cell("Condition 3; a second worker known to each family by November, and a hand-over of two weeks"),
                    cell("Head of service"),
                )
                for n in range(1, 8)
            ),
            caption=plain("Top risks to people and to the charity"),
        ),
    )


def _record() -> tuple[Block, ...]:
    return (
        PageBreak(Side.RIGHT),
        Heading(1, plain("8\u2002Decision record"), "record"),
        Standfirst(plain("Completed at the meeting and kept with the minutes.")),
        Table(
            (
                Column(plain("For"), align=Align.RIGHT),
                Column(plain("Against"), align=Align.RIGHT),
                Column(plain("Abstained"), align=Align.RIGHT),
                Column(plain("Left the room"), align=Align.RIGHT),
            ),
            ((cell("4"), cell("1"), cell("0"), cell("1")),),
            caption=plain("Vote"),
            row_heads=False,
        ),
        Heading(2, plain("Concerns recorded")),
        Paragraph(plain("One trustee asked that carers who work nights be heard before the trial ends.")),
        SignatureBox(plain("This is a true record of the decision of the board."), ("Signed (chair)", "Name", "Date")),
    )


def _numbers(picture: Picture) -> Table:
    first, *others = picture.table.columns
    figures = (Column(plain(title), align=Align.RIGHT) for title in others)
    rows = tuple(tuple(cell(text) for text in row) for row in picture.table.rows)
    return Table((Column(plain(first)), *figures), rows, caption=plain(picture.title))


def _appendix(shown: dict[str, Picture]) -> tuple[Block, ...]:
    long = " ".join(["A long cell that goes on over the page, as people’s notes sometimes do."] * 90)
    return (
        Heading(1, plain("Appendix B: numbers behind the figures"), "numbers"),
        *(_numbers(picture) for picture in shown.values()),
        Table(
            (Column(plain("Code")), Column(plain("What was said"), 4)),
            ((cell("IN1"), cell(long)), (cell("IN2"), cell("https://example.org/" + "a-very-long-address/" * 12))),
            caption=plain("Evidence by code"),
        ),
    )


def _sheets() -> tuple[Block, ...]:
    return (
        TearOff(
            "Draft minute · take out and put into the minute book",
            (
                Heading(1, plain("Minute: breaks for carers")),
                Paragraph(
                    plain(
                        "The board considered whether to deliver breaks together with Northbank. "
                        "5 trustees were present; the meeting was quorate throughout. It resolved, "
                        "by 4 to 1 with 0 abstaining, that a trial be run first."
                    )
                ),
                SignatureBox(plain("Agreed as a true record."), ("Signed (chair)", "Date")),
            ),
        ),
        LargePrint(
            (
                Heading(1, plain("What you told us, and what we decided")),
                Standfirst(plain("Thank you. 46 people told us what they think.")),
                Heading(2, plain("What you said")),
                BulletList(
                    (plain("You want a break when you need it."), plain("You do not want to lose the worker you know."))
                ),
                Heading(2, plain("What we decided")),
                Paragraph(plain("We will try working with Northbank for three months. Nothing you use will close.")),
                Heading(2, plain("How to reach us")),
                Paragraph(plain("Ring Mair on 01234 567890, or come in on a Tuesday.")),
            )
        ),
    )


if __name__ == "__main__":
    target = Path(sys.argv[1])
    paper = Paper(sys.argv[2]) if len(sys.argv) > 2 else Paper.A4
    printed = print_story(story(paper, large="large" in sys.argv[3:]))
    target.write_bytes(printed.data)
    print(printed.pages, "pages,", len(printed.data), "bytes")
