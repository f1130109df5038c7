"""Step 1, open and declare: the charity, who is here, interests, the rules of the day."""

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.people import trustees
from partnerdesk.domain.records import Attendance, Charity, Interest
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.answers import called
from partnerdesk.ui.viewmodels.pages import Custom, PageSpec, Words
from partnerdesk.ui.viewmodels.steps.open_charity import CHARITY, RULES, WORKSHOP
from partnerdesk.ui.viewmodels.steps.open_partners import PARTNERS
from partnerdesk.ui.viewmodels.steps.open_people import INTERESTS, PEOPLE

STEP = "open"


def _missing_people(partnership: Partnership, _catalogue: Catalogue) -> tuple[Sentence, ...]:
    return () if trustees(partnership) else (Sentence(N_("Write down who the trustees are.")),)


def _missing_attendance(partnership: Partnership, _catalogue: Catalogue) -> tuple[Sentence, ...]:
    here = {row.participant for row in partnership.having(Attendance, step=STEP, present=True)}
    present = sum(person.id in here for person in trustees(partnership))
    quorum = partnership.one(Charity).quorum_number
    if quorum is None:
        return (Sentence(N_("Write down how many make a quorum.")),)
    if present < quorum:
        return (
            Sentence(
                N_("{present} trustees are marked as here; the quorum is {quorum}."),
                {"present": present, "quorum": quorum},
            ),
        )
    return ()


def _missing_interests(partnership: Partnership, _catalogue: Catalogue) -> tuple[Sentence, ...]:
    declared = {row.participant for row in partnership.rows(Interest) if row.kind}
    silent = [called(partnership, person) for person in trustees(partnership) if person.id not in declared]
    if not silent:
        return ()
    return (Sentence(N_("No interest entry yet for {names}."), {"names": ", ".join(silent)}),)


PAGES = (
    PageSpec(
        id="open.workshop",
        step=STEP,
        question=N_("Which workshop is this?"),
        hint=N_("You can change all of this later."),
        why=N_("The brief and the minute carry these facts. The route decides which pages you see."),
        blocks=(WORKSHOP, Custom("route_note"), Custom("papers")),
    ),
    PageSpec(
        id="open.charity",
        step=STEP,
        question=N_("Who are you?"),
        hint=N_("The brief shows these facts, and the first of the seven statements builds on them."),
        why=N_("A partnership must serve your purposes, and your rules must let you make it."),
        blocks=(CHARITY,),
    ),
    PageSpec(
        id="open.partners",
        step=STEP,
        question=N_("Who might you work with?"),
        hint=N_("One partner or several. Facts first; trust comes in step 5."),
        why=N_("How you came to this partner, and who depends on whom, changes what you need to check."),
        blocks=(PARTNERS, Custom("partner_files")),
        evidence=("trust",),
    ),
    PageSpec(
        id="open.rules",
        step=STEP,
        question=N_("How does your board decide?"),
        hint=N_("Look it up in your governing document."),
        why=N_("A decision without a quorum does not count. The program checks the vote against these rules."),
        blocks=(RULES,),
    ),
    PageSpec(
        id="open.people",
        step=STEP,
        question=N_("Who belongs to this workshop?"),
        hint=N_("All trustees, and whoever advises, helps or takes the minute."),
        why=N_("Only trustees vote. Others may speak, and the record says who was there."),
        blocks=(PEOPLE,),
        missing=_missing_people,
    ),
    PageSpec(
        id="open.attendance",
        step=STEP,
        question=N_("Who is here?"),
        hint=N_("Tick everyone who is in the room or online."),
        why=N_("A decision counts only if enough trustees are there. Who left, and when, belongs in the record."),
        blocks=(Custom("attendance"),),
        missing=_missing_attendance,
        more_areas=frozenset({"charity"}),
    ),
    PageSpec(
        id="open.interests",
        step=STEP,
        question=N_("Does anyone stand to gain or lose, or owe loyalty?"),
        hint=N_("Ask every trustee in turn. ‘None’ must be said and recorded."),
        why=N_(
            "Someone who is torn cannot be seen to decide freely. "
            "It is the most common ground on which a decision is challenged."
        ),
        blocks=(Custom("asked_interests"), INTERESTS),
        missing=_missing_interests,
        more_areas=frozenset({"participant"}),
    ),
    PageSpec(
        id="open.rules_of_the_day",
        step=STEP,
        question=N_("Are these the rules for today?"),
        hint=N_("Read them aloud."),
        why=N_("Rules that everyone heard at the start are easy to call on later."),
        blocks=(
            Words(
                N_(
                    "One voice each: everybody speaks, nobody speaks for long.\n"
                    "Ratings are private first, then we talk.\n"
                    "Ask for an example before you disagree.\n"
                    "What is said about people who use our help stays here."
                ),
                tone="tint",
                title=N_("Today we agree"),
            ),
        ),
    ),
)
