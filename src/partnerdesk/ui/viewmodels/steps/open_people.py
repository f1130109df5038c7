"""Step 1, the people: who belongs to the workshop, and what they declare."""

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.people import has_no_role
from partnerdesk.domain.records import Interest, Participant, Record
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.answers import called, label_of, partners, people, words
from partnerdesk.ui.viewmodels.fields import Control, FieldGroup, FieldLine
from partnerdesk.ui.viewmodels.pages import ChipLine, Collection
from partnerdesk.ui.viewmodels.speech import said

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
INTEREST_KINDS = words(
    ("none", N_("None"), N_("Asked, and nothing to declare")),
    ("financial", N_("Money"), N_("They, or someone close, could gain or lose")),
    ("loyalty", N_("Loyalty"), N_("A duty or tie to someone else")),
    ("connected_person", N_("Someone close"), N_("Family, a business partner, an employer")),
    ("prior_involvement", N_("Earlier part in it"), N_("Helped to set this up, or spoke for it")),
    ("gift", N_("Gift"), N_("A gift or hospitality from someone involved")),
    ("other", N_("Something else")),
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


def _has_interest(record: Record) -> bool:
    return getattr(record, "kind", None) not in {None, "none"}


def _person_chips(partnership: Partnership, _catalogue: Catalogue, record: Record) -> tuple[ChipLine, ...]:
    if isinstance(record, Participant) and record.display_name and has_no_role(record):
        return (ChipLine(N_("No role yet: does not count as a trustee"), "warning", "warning"),)
    declared = partnership.having(Interest, participant=record.row_key[0])
    if any(interest.kind not in {None, "none"} for interest in declared):
        return (ChipLine(N_("Has an interest"), "warning", "warning"),)
    return ()


PEOPLE = Collection(
    kind=Participant,
    add=N_("Add a person"),
    empty=N_("Nobody is written down yet."),
    example=N_("Ayesha Rahman, chair."),
    title=lambda _p, row: getattr(row, "display_name", None) or "",
    summary=lambda _p, row: said(label_of(ROLES, getattr(row, "role", None))),
    chips=_person_chips,
    parts=(
        FieldLine("display_name", N_("Name"), listed=True, needed=N_("Write the person’s name.")),
        FieldLine(
            "role",
            N_("Role"),
            control=Control.SELECT,
            choices=ROLES,
            beside=True,
            needed=N_("Choose a role: it says whether this person is a trustee."),
        ),
        FieldLine("rater_code", N_("Code for private ratings"), N_("Shown in place of a name."), optional=True),
        FieldLine(
            "on_paper",
            N_("Answers on paper"),
            N_("Takes a slip in private rounds: the laptop passes by."),
            Control.CHECK,
        ),
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


def _interest_title(partnership: Partnership, record: Record) -> str:
    person = partnership.get(Participant, getattr(record, "participant", None))
    who = called(partnership, person) if person is not None else ""
    kind = said(label_of(INTEREST_KINDS, record.kind)) if isinstance(record, Interest) and _has_interest(record) else ""
    return ": ".join(part for part in (who, kind) if part)


def _interest_chips(_partnership: Partnership, _catalogue: Catalogue, record: Record) -> tuple[ChipLine, ...]:
    if getattr(record, "kind", None) is None:
        return ()
    if not _has_interest(record):
        return (ChipLine(N_("Nothing to declare"), "good", "check"),)
    return (ChipLine(label_of(TAKES_PART, getattr(record, "takes_part", None) or "none"), "warning"),)


INTERESTS = Collection(
    kind=Interest,
    add=N_("Add an interest"),
    empty=N_("No interest is recorded yet. Ask every trustee in turn, and record ‘none’ too."),
    example=N_("Works for the landlord of one partner: a conflict of loyalty, so leaves the room."),
    title=_interest_title,
    summary=lambda _p, row: getattr(row, "text", None) or "",
    chips=_interest_chips,
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
