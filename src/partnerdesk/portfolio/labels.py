"""The words for the codes of the tables, as the printed portfolio says them."""

from partnerdesk.brief import labels
from partnerdesk.domain.findings import Colour
from partnerdesk.domain.words import N_
from partnerdesk.portfolio.dictionary import ANY_OVERDUE
from partnerdesk.portfolio.telling import NOT_RECORDED

COLOUR = {colour.value: labels.LIGHT_WORD[colour] for colour in Colour}
OUTCOME = {**labels.OUTCOME, "none": N_("No decision yet")}
GATE_STATE = {
    "met": N_("Met"),
    "waived": N_("Set aside, with a reason"),
    "open": N_("Not met"),
    "not_needed": N_("Not needed"),
}
HEARD = {
    "none": N_("Nobody"),
    "1-9": N_("1 to 9"),
    "10-24": N_("10 to 24"),
    "25-49": N_("25 to 49"),
    "50-99": N_("50 to 99"),
    "100-249": N_("100 to 249"),
    "250+": N_("250 or more"),
}
FOLLOW_UP = {
    "hear": N_("Hear a group that was missed"),
    "check": N_("Check a partner"),
    "condition": N_("Meet a condition"),
    "action": N_("Do what was agreed"),
    "feedback": N_("Tell people what was decided"),
    "review": N_("Review the decision"),
}
OVERDUE = dict(zip(ANY_OVERDUE, (N_("At least one overdue"), N_("None overdue")), strict=True))
REVIEW = {
    "held": N_("Held"),
    "due": N_("Planned"),
    "overdue": N_("Overdue"),
    "not_yet": N_("Not planned"),
}
REVIEW_DECISION = {**labels.IMPACT_DECISION, "none": NOT_RECORDED}
RESULT = labels.IMPACT
FAMILY = labels.FAMILY
LIGHT = labels.LIGHT_NAME
NOT_COUNTED = {
    "copy": N_("An older copy of a file that was counted"),
    "password": N_("Protected with a password"),
    "no-protection": N_("Protected with a password"),
    "damaged": N_("Damaged"),
    "answers": N_("Survey answers were changed by something else"),
    "truncated": N_("Incomplete"),
    "empty": N_("Without content"),
    "not-ours": N_("Not a partnership file"),
    "not-a-file": N_("Not a file"),
    "newer": N_("Made by a newer PartnerDesk"),
    "tampered": N_("With parts that PartnerDesk does not make"),
    "too-big": N_("Larger than any partnership file"),
    "too-slow": N_("Took too long to check"),
    "changing": N_("Being changed by another program"),
    "half-written": N_("Half written"),
    "no-permission": N_("May not be read"),
    "unreadable": N_("Cannot be read from where it is"),
    "missing": N_("Gone before it was read"),
    "closed-folder": N_("A folder that may not be looked into"),
    "too-many": N_("With more records than any board enters"),
    "ended": N_("Reading it ended the program that read it"),
    "fault": N_("Its figures could not be worked out"),
}
OTHER_REASON = N_("For another reason")
