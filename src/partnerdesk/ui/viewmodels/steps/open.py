"""Step 1, open and declare: the charity, who is here, interests, the rules of the day."""

from partnerdesk.domain.commands import ChangeFields, Command
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.people import trustees
from partnerdesk.domain.records import (
    Attendance,
    Charity,
    Interest,
    Participant,
    Partner,
    PartnershipFile,
    Record,
)
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.answers import label_of, partners, people, words
from partnerdesk.ui.viewmodels.fields import Control, FieldGroup, FieldLine
from partnerdesk.ui.viewmodels.pages import ChipLine, Collection, Fields, Head, Matrix, PageSpec, Words
from partnerdesk.ui.viewmodels.speech import said

STEP = "open"

ROLES = words(
    ("chair", N_("Chair")),
    ("vice_chair", N_("Vice-chair")),
    ("treasurer", N_("Treasurer")),
    ("trustee", N_("Trustee")),
    ("chief_executive", N_("Chief executive")),
    ("staff", N_("Staff")),
    ("adviser", N_("Adviser")),
    ("beneficiary_member", N_("Beneficiary member")),
    ("minute_taker", N_("Minute taker")),
    ("facilitator", N_("Facilitator")),
    ("guest", N_("Guest")),
)
LEGAL_FORMS = words(
    ("cio", N_("Charitable incorporated organisation (CIO)")),
    ("scio", N_("Scottish charitable incorporated organisation (SCIO)")),
    ("company", N_("Charitable company")),
    ("trust", N_("Charitable trust")),
    ("association", N_("Unincorporated association")),
    ("society", N_("Community benefit society")),
    ("royal_charter", N_("Royal charter body")),
    ("other", N_("Another form")),
)
JURISDICTIONS = words(("ew", N_("England and Wales")), ("sco", N_("Scotland")), ("ni", N_("Northern Ireland")))
PARTNER_KINDS = words(
    ("charity", N_("Charity")),
    ("cic", N_("Community interest company")),
    ("housing_association", N_("Housing association")),
    ("public_body", N_("Public body")),
    ("company", N_("Company")),
    ("informal", N_("Informal group")),
    ("other", N_("Another kind")),
)
INTEREST_KINDS = words(
    ("none", N_("None"), N_("Asked, and nothing to declare")),
    ("financial", N_("Money"), N_("They, or someone close, could gain or lose")),
    ("loyalty", N_("Loyalty"), N_("A duty or tie to someone else")),
    ("connected_person", N_("Someone close"), N_("Family, a business partner, an employer")),
    ("prior_involvement", N_("Earlier part in it"), N_("Helped to set this up, or spoke for it")),
    ("gift", N_("Gift"), N_("A gift or hospitality from someone involved")),
    ("other", N_("Something else"), ""),
)
HANDLING = words(
    ("no_action", N_("Nothing more to do")),
    ("speak_then_leave", N_("Speak, then leave")),
    ("leave_discussion", N_("Leave for the discussion")),
    ("leave_vote", N_("Leave for the vote")),
    ("leave_all", N_("Leave for all of it")),
    ("authorised", N_("Allowed by the governing document")),
)
TAKES_PART = words(
    ("all", N_("Takes full part"), N_("Rates, scores and votes")),
    ("speaks_only", N_("Speaks only"), N_("Does not rate, score or vote")),
    ("none", N_("Takes no part"), N_("Is out of every figure")),
)
QUORUM = words(("yes", N_("Counts for the quorum")), ("no", N_("Does not count")), ("check", N_("Check the rule")))
DEPENDENCE = words(
    (1, N_("1 Hardly at all")),
    (2, N_("2 A little")),
    (3, N_("3 Somewhat")),
    (4, N_("4 A lot")),
    (5, N_("5 Could not do without")),
)


def _name(partnership: Partnership, kind: type[Record], key: object, field: str) -> str:
    found = partnership.get(kind, key)
    return str(getattr(found, field, None) or key or "")


def _has_interest(record: Record) -> bool:
    return getattr(record, "kind", None) not in {None, "none"}


_FILE = Fields(
    PartnershipFile,
    (
        FieldLine(
            "title",
            N_("What is this workshop called?"),
            N_("It stands at the head of the brief."),
            needed=N_("Give the workshop a name, for example ‘Working with Northbank’."),
        ),
        FieldLine("meeting_on", N_("When is the meeting?"), N_("For example 14 November 2026."), Control.DATE),
        FieldLine("agenda_item", N_("Agenda item"), optional=True, beside=True),
        FieldLine("presented_by", N_("Who presents it?"), optional=True),
        FieldLine("jurisdiction", N_("Which law is the charity under?"), control=Control.CHOICE, choices=JURISDICTIONS),
        FieldLine(
            "route",
            N_("Which route will you take?"),
            control=Control.CHOICE,
            columns=2,
            choices=words(
                ("full", N_("Full route"), N_("3 hours 45 minutes, in one sitting or two")),
                ("short", N_("Short route"), N_("90 minutes, for light decisions that are easy to undo")),
            ),
        ),
        FieldLine(
            "indicator_set",
            N_("How many trust questions?"),
            control=Control.CHOICE,
            columns=2,
            choices=words(
                ("core", N_("The core 12"), N_("Best for a first look, or for two or more partners")),
                ("full", N_("All 24"), N_("For one partner and a deep step")),
            ),
        ),
        FieldLine(
            "marking",
            N_("How should the brief be marked?"),
            control=Control.CHOICE,
            columns=2,
            choices=words(("internal", N_("Internal")), ("confidential", N_("Confidential"))),
        ),
        FieldLine(
            "keep_until", N_("Keep this file until"), N_("Delete it after this day."), Control.DATE, optional=True
        ),
    ),
)
_CHARITY = Fields(
    Charity,
    (
        FieldLine("name", N_("Name of your charity"), needed=N_("Write the name of your charity.")),
        FieldLine("number", N_("Charity number"), optional=True),
        FieldLine(
            "other_numbers", N_("Other numbers"), N_("A company number, for example."), optional=True, beside=True
        ),
        FieldLine("legal_form", N_("Legal form"), control=Control.SELECT, choices=LEGAL_FORMS),
        FieldLine(
            "purposes_text",
            N_("What is the charity for?"),
            N_("Copy the purposes from your governing document."),
            Control.AREA,
        ),
        FieldLine(
            "power_note",
            N_("What lets you work with others?"),
            N_("The clause of your governing document, or the law."),
            Control.AREA,
            optional=True,
        ),
        FieldLine("income_band", N_("Yearly income"), N_("Roughly, for example £250,000."), optional=True),
        FieldLine("staff_band", N_("Staff"), N_("Roughly, for example 6 part-time."), optional=True, beside=True),
    ),
)
_RULES = Fields(
    Charity,
    (
        FieldLine("trustees_in_office", N_("How many trustees are in office?"), control=Control.WHOLE),
        FieldLine(
            "quorum_number",
            N_("How many trustees make a quorum?"),
            control=Control.WHOLE,
            beside=True,
            needed=N_("Write the number of trustees that your governing document asks for."),
        ),
        FieldLine(
            "quorum_rule_text", N_("What does the rule say?"), N_("Copy the words."), Control.AREA, optional=True
        ),
        FieldLine(
            "majority_rule",
            N_("What majority does a decision need?"),
            control=Control.CHOICE,
            columns=2,
            choices=words(
                ("simple", N_("More than half"), N_("A simple majority")),
                ("two_thirds", N_("Two-thirds"), ""),
                ("three_quarters", N_("Three-quarters"), ""),
                ("other", N_("Something else"), N_("Say so in the words of the rule above")),
            ),
        ),
        FieldLine(
            "casting_vote",
            N_("Does the chair have a casting vote?"),
            control=Control.CHOICE,
            choices=words(("yes", N_("Yes")), ("no", N_("No")), ("unknown", N_("We must check"))),
        ),
        FieldLine(
            "members_vote_needed_for",
            N_("What needs a vote of the members?"),
            N_("For example a merger, or a change of purposes."),
            Control.AREA,
            optional=True,
        ),
    ),
)
_PARTNERS = Collection(
    kind=Partner,
    add=N_("Add a partner"),
    empty=N_("No partner is written down yet."),
    example=N_("Northbank Befriending, a charity that you have known for six years."),
    title=lambda _p, row: getattr(row, "name", None) or "",
    summary=lambda _p, row: said(label_of(PARTNER_KINDS, getattr(row, "kind", None))),
    parts=(
        FieldLine("name", N_("Name"), needed=N_("Write the partner's name.")),
        FieldLine("kind", N_("What kind of organisation is it?"), control=Control.SELECT, choices=PARTNER_KINDS),
        FieldLine("register_number", N_("Register number"), optional=True, beside=True),
        FieldLine(
            "how_chosen",
            N_("Why this partner?"),
            control=Control.CHOICE,
            choices=words(
                ("shared_aims", N_("Shared aims")),
                ("track_record", N_("Good record")),
                ("only_one_available", N_("The only one there")),
                ("required", N_("Someone requires it")),
                ("approached_us", N_("They came to us")),
                ("other", N_("Something else")),
            ),
        ),
        FieldLine("years_known", N_("How many years have you known them?"), control=Control.NUMBER, unit=N_("years")),
        FieldLine(
            "size_ratio",
            N_("How large are they, compared with you?"),
            N_("Their income divided by yours: 2 means twice as large."),
            Control.NUMBER,
            unit=N_("times"),
            beside=True,
        ),
        FieldLine("joint_work_now", N_("What do you do together now?"), control=Control.AREA, optional=True),
        FieldLine("our_dependence", N_("How much do you depend on them?"), control=Control.SELECT, choices=DEPENDENCE),
        FieldLine(
            "their_dependence",
            N_("How much do they depend on you?"),
            control=Control.SELECT,
            choices=DEPENDENCE,
            beside=True,
        ),
        FieldLine("is_competitor", N_("They compete with us for people or money"), control=Control.CHECK),
        FieldLine("is_funder", N_("They give us money"), control=Control.CHECK, beside=True),
        FieldGroup(
            N_("Notes"),
            (
                FieldLine("notes", N_("Notes"), control=Control.AREA, optional=True),
                FieldLine(
                    "confidential_notes",
                    N_("Confidential notes"),
                    N_("Left out of the sharing edition."),
                    Control.AREA,
                    optional=True,
                ),
            ),
            folded=True,
        ),
    ),
)


def _person_chips(partnership: Partnership, _catalogue: Catalogue, record: Record) -> tuple[ChipLine, ...]:
    declared = partnership.having(Interest, participant=record.row_key[0])
    if any(interest.kind not in {None, "none"} for interest in declared):
        return (ChipLine(N_("Has an interest"), "warning", "warning"),)
    return ()


_PEOPLE = Collection(
    kind=Participant,
    add=N_("Add a person"),
    empty=N_("Nobody is written down yet."),
    example=N_("Ayesha Rahman, chair."),
    title=lambda _p, row: getattr(row, "display_name", None) or "",
    summary=lambda _p, row: said(label_of(ROLES, getattr(row, "role", None))),
    chips=_person_chips,
    parts=(
        FieldLine("display_name", N_("Name"), needed=N_("Write the person's name.")),
        FieldLine("role", N_("Role"), control=Control.SELECT, choices=ROLES, beside=True),
        FieldLine("rater_code", N_("Code for private ratings"), N_("Shown in place of a name."), optional=True),
        FieldGroup(
            N_("Where the role does not say it"),
            (
                FieldLine("is_trustee", N_("Is this person a trustee?"), control=Control.YES_NO, columns=2),
                FieldLine("can_vote", N_("Can this person vote?"), control=Control.YES_NO, columns=2),
            ),
            folded=True,
        ),
    ),
)


def _rows_of_people(partnership: Partnership, _catalogue: Catalogue) -> tuple[Head, ...]:
    return tuple(
        Head(row.id, row.display_name or row.id, label_of(ROLES, row.role)) for row in partnership.rows(Participant)
    )


def _columns_of_attendance(_partnership: Partnership, _catalogue: Catalogue) -> tuple[Head, ...]:
    return (Head("present", N_("Here")), Head("remote", N_("Online")))


def _read_attendance(partnership: Partnership, person: object, field: object) -> object:
    found = partnership.get(Attendance, person, STEP)
    return getattr(found, str(field), None)


def _write_attendance(_partnership: Partnership, person: object, field: object, value: object) -> Command:
    changes: dict[str, object] = {str(field): value}
    if field == "remote" and value:
        changes["present"] = True
    if field == "present" and not value:
        changes["remote"] = None
    return ChangeFields(Attendance, (person, STEP), changes)


_ATTENDANCE = Matrix(
    rows=_rows_of_people,
    columns=_columns_of_attendance,
    read=_read_attendance,
    write=_write_attendance,
    areas=frozenset({"attendance", "participant"}),
    empty=N_("Write down the people first, on the page before."),
)


def _interest_title(partnership: Partnership, record: Record) -> str:
    who = _name(partnership, Participant, getattr(record, "participant", None), "display_name")
    kind = said(label_of(INTEREST_KINDS, getattr(record, "kind", None)))
    return ": ".join(part for part in (who, kind) if part)


_INTERESTS = Collection(
    kind=Interest,
    add=N_("Add an interest"),
    empty=N_("No interest is recorded yet. Ask every trustee in turn, and record ‘none’ too."),
    example=N_("Works for the landlord of one partner: a conflict of loyalty, leaves for all of it."),
    title=_interest_title,
    summary=lambda _p, row: getattr(row, "text", None) or "",
    chips=lambda _p, _c, row: (
        (ChipLine(label_of(TAKES_PART, getattr(row, "takes_part", None) or "none"), "warning"),)
        if _has_interest(row)
        else (ChipLine(N_("Nothing to declare"), "good", "check"),)
    ),
    parts=(
        FieldLine(
            "participant",
            N_("Who?"),
            control=Control.SELECT,
            choices=people,
            needed=N_("Choose whose interest this is."),
        ),
        FieldLine(
            "partner",
            N_("About which partner?"),
            N_("Leave empty for the whole question."),
            Control.SELECT,
            partners,
            beside=True,
        ),
        FieldLine(
            "kind",
            N_("What kind of interest?"),
            control=Control.CHOICE,
            choices=INTEREST_KINDS,
            needed=N_("Choose one, or ‘None’."),
        ),
        FieldLine("text", N_("What is it?"), control=Control.AREA, shown=lambda _p, row: _has_interest(row)),
        FieldLine(
            "takes_part",
            N_("How far does this person take part?"),
            control=Control.CHOICE,
            choices=TAKES_PART,
            shown=lambda _p, row: _has_interest(row),
        ),
        FieldLine(
            "handling",
            N_("What did the board agree?"),
            control=Control.SELECT,
            choices=HANDLING,
            shown=lambda _p, row: _has_interest(row),
        ),
        FieldLine(
            "counts_for_quorum",
            N_("Quorum"),
            control=Control.SELECT,
            choices=QUORUM,
            beside=True,
            shown=lambda _p, row: _has_interest(row),
        ),
        FieldLine("agreed_by", N_("Agreed by"), optional=True, shown=lambda _p, row: _has_interest(row)),
        FieldLine(
            "board_reason",
            N_("Why may this person take part all the same?"),
            control=Control.AREA,
            shown=lambda _p, row: _has_interest(row) and getattr(row, "takes_part", None) == "all",
        ),
    ),
)


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
    silent = [person.display_name or person.id for person in trustees(partnership) if person.id not in declared]
    if not silent:
        return ()
    return (Sentence(N_("No interest entry yet for {names}."), {"names": ", ".join(silent)}),)


PAGES = (
    PageSpec(
        id="open.workshop",
        step=STEP,
        question=N_("Which workshop is this?"),
        hint=N_("You can change all of this later."),
        blocks=(_FILE,),
    ),
    PageSpec(
        id="open.charity",
        step=STEP,
        question=N_("Who are you?"),
        hint=N_("The brief shows these facts, and the first of the seven statements builds on them."),
        blocks=(_CHARITY,),
    ),
    PageSpec(
        id="open.rules",
        step=STEP,
        question=N_("How does your board decide?"),
        hint=N_("Look it up in your governing document."),
        why=N_("A decision without a quorum does not count. The program checks the vote against these rules."),
        blocks=(_RULES,),
    ),
    PageSpec(
        id="open.partners",
        step=STEP,
        question=N_("Who might you work with?"),
        hint=N_("One partner or several. Facts first; trust comes in step 5."),
        blocks=(_PARTNERS,),
        signals=("T10", "T11"),
    ),
    PageSpec(
        id="open.people",
        step=STEP,
        question=N_("Who belongs to this workshop?"),
        hint=N_("All trustees, and whoever advises, helps or takes the minute."),
        blocks=(_PEOPLE,),
        missing=_missing_people,
    ),
    PageSpec(
        id="open.attendance",
        step=STEP,
        question=N_("Who is here?"),
        hint=N_("Tick everyone who is in the room or online."),
        blocks=(_ATTENDANCE,),
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
        blocks=(_INTERESTS,),
        missing=_missing_interests,
        more_areas=frozenset({"participant"}),
    ),
    PageSpec(
        id="open.rules_of_the_day",
        step=STEP,
        question=N_("Are these the rules for today?"),
        hint=N_("Read them aloud."),
        blocks=(
            Words(
                N_(
                    "Everybody speaks, nobody speaks for long.\n"
                    "Ratings are private first, then we talk.\n"
                    "Ask for an example before you disagree.\n"
                    "What is said about people who use our help stays here."
                ),
                tone="tint",
                title=N_("One voice each"),
            ),
        ),
    ),
)
