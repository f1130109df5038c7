"""Plain words for every choice that a record may hold, as the printed brief says them.

Only words: which record holds a choice, and where it is printed, is for the sections to know.
"""

from collections.abc import Mapping
from typing import TypeVar

from partnerdesk.brief.saying import NOT_RECORDED, say
from partnerdesk.brief.snapshot import BriefSnapshot, printed
from partnerdesk.domain.findings import Colour
from partnerdesk.domain.words import N_

Choice = TypeVar("Choice")

OUTCOME = {
    "yes": N_("Yes"),
    "in_principle": N_("Yes in principle, with conditions"),
    "trial": N_("Trial first"),
    "not_yet": N_("Not yet"),
    "no": N_("No"),
    "carry_on": N_("Carry on"),
}
LIGHT_NAME = {
    "voice": N_("People’s voice"),
    "reasons": N_("Reasons"),
    "trust": N_("Trust"),
    "firmness": N_("Firmness of the answer"),
}
LIGHT_WORD = {
    Colour.GREEN: N_("On track"),
    Colour.AMBER: N_("Watch"),
    Colour.RED: N_("Act"),
    Colour.UNKNOWN: N_("Not known"),
}
PRIORITY = {"must": N_("Must"), "should": N_("Should"), "could": N_("Could")}
ORIGIN = {
    "beneficiaries": N_("the people we are for"),
    "trustee": N_("a trustee"),
    "staff": N_("staff"),
    "partner": N_("the partner"),
    "funder": N_("a funder"),
    "commissioner": N_("a commissioner"),
    "other": N_("somebody else"),
}
EFFECT = {
    "gain": N_("expected to gain"),
    "lose": N_("may lose"),
    "mixed": N_("mixed"),
    "unclear": N_("not clear yet"),
    "none": N_("no effect expected"),
}
DATE_SET_BY = {
    "us": N_("We set this date ourselves."),
    "partner": N_("The partner set this date."),
    "funder": N_("A funder set this date."),
    "commissioner": N_("A commissioner set this date."),
    "regulator": N_("The regulator set this date."),
    "other": N_("Somebody else set this date."),
}
WORKABLE = {"yes": N_("workable"), "no": N_("not workable"), "unknown": N_("not known whether workable")}
PARTNER_KIND = {
    "charity": N_("a charity"),
    "cic": N_("a community interest company"),
    "housing_association": N_("a housing association"),
    "public_body": N_("a public body"),
    "company": N_("a company"),
    "informal": N_("an informal group"),
    "other": N_("another kind of organisation"),
}
HOW_CHOSEN = {
    "shared_aims": N_("Because our aims are alike."),
    "track_record": N_("Because of its record."),
    "only_one_available": N_("Because there was no other."),
    "required": N_("Because somebody required it."),
    "approached_us": N_("Because it came to us."),
    "other": N_("For another reason."),
}
STANCE = {
    "supports": N_("in favour"),
    "supports_with_conditions": N_("in favour, on conditions"),
    "neutral": N_("neither for nor against"),
    "opposed": N_("against"),
    "not_mentioned": N_("not asked, or not said"),
}
LINK = {
    "raised": N_("raised"),
    "supports": N_("supports"),
    "qualifies": N_("yes, but"),
    "contradicts": N_("contradicts"),
}
COLLECTED_BY = {
    "us": N_("asked by us"),
    "partner": N_("asked by the partner"),
    "jointly": N_("asked together with the partner"),
    "independent": N_("asked by somebody independent"),
}
STAGE = {
    "aims": N_("Setting aims"),
    "designing": N_("Designing"),
    "delivering": N_("Delivering"),
    "judging": N_("Judging results"),
}
PART_PLAYED = {
    0: N_("none"),
    1: N_("told"),
    2: N_("asked"),
    3: N_("worked with"),
    4: N_("decide with us"),
}
ACTION_KIND = {"build": N_("Builds trust"), "safeguard": N_("Safeguard")}
INTEREST = {
    "none": N_("None"),
    "financial": N_("Money"),
    "loyalty": N_("Loyalty"),
    "connected_person": N_("Someone close"),
    "prior_involvement": N_("Earlier part in it"),
    "gift": N_("Gift"),
    "other": N_("Other"),
}
HANDLING = {
    "no_action": N_("Stayed; the board saw no reason to act"),
    "speak_then_leave": N_("Spoke, then left"),
    "leave_discussion": N_("Left for the discussion"),
    "leave_vote": N_("Left for the vote"),
    "leave_all": N_("Left for the whole item"),
    "authorised": N_("Stayed; authorised under the governing document"),
}
TAKES_PART = {
    "all": N_("took full part"),
    "speaks_only": N_("spoke only: did not rate, score or vote"),
    "none": N_("took no part"),
}
ROLE = {
    "trustee": N_("trustee"),
    "chair": N_("chair"),
    "vice_chair": N_("vice chair"),
    "treasurer": N_("treasurer"),
    "chief_executive": N_("chief executive"),
    "staff": N_("member of staff"),
    "adviser": N_("adviser"),
    "beneficiary_member": N_("beneficiary member"),
    "minute_taker": N_("minute taker"),
    "facilitator": N_("facilitator"),
    "guest": N_("guest"),
}
RESULT = {"carried": N_("Carried"), "lost": N_("Lost"), "deferred": N_("Deferred")}
CAST = {
    "for": N_("for"),
    "against": N_("against"),
    "abstained": N_("abstained"),
    "left_room": N_("left the room"),
    "absent": N_("absent"),
}
CONDITION = {"red_line": N_("Red line"), "before": N_("Before"), "after": N_("After")}
CONDITION_STATUS = {"open": N_("open"), "met": N_("met"), "not_met": N_("not met"), "waived": N_("set aside")}
DD_STATUS = {
    "not_started": N_("Not started"),
    "asked": N_("Asked"),
    "received": N_("Received, not yet judged"),
    "fine": N_("Fine"),
    "concern": N_("Concern"),
    "stop": N_("Stop sign"),
}
MUST_FINISH = {
    "before_vote": N_("before the vote"),
    "before_signing": N_("before signing"),
    "later": N_("later"),
}
IMPACT = {"better": N_("Better"), "same": N_("The same"), "worse": N_("Worse"), "unknown": N_("Not known")}
IMPACT_DECISION = {
    "continue": N_("Continue"),
    "change": N_("Change"),
    "step_back": N_("Step back"),
    "leave": N_("Leave"),
}
FAMILY = {
    "people": N_("People"),
    "scope": N_("Wider or joined-up help"),
    "money": N_("Money"),
    "imposed": N_("Imposed"),
    "organisation": N_("Our own organisation"),
}
LANGUAGE = {
    "ar": N_("Arabic"),
    "bn": N_("Bengali"),
    "cy": N_("Welsh"),
    "en": N_("English"),
    "fr": N_("French"),
    "gd": N_("Scottish Gaelic"),
    "gu": N_("Gujarati"),
    "hi": N_("Hindi"),
    "pa": N_("Punjabi"),
    "pl": N_("Polish"),
    "pt": N_("Portuguese"),
    "ro": N_("Romanian"),
    "so": N_("Somali"),
    "ta": N_("Tamil"),
    "uk": N_("Ukrainian"),
    "ur": N_("Urdu"),
    "zh": N_("Chinese"),
}


def language_code(snapshot: BriefSnapshot, typed: str) -> str:
    """Return the code of a language that was typed by its name, in English or in the brief's; else as it stands.

    Where nothing was typed that can be printed it is the brief's own.
    """
    plain = printed(typed)
    names = {each.casefold(): code for code, name in LANGUAGE.items() for each in (name, say(snapshot, name))}
    return names.get(plain.casefold(), plain) or snapshot.language


def label(
    snapshot: BriefSnapshot, words: Mapping[Choice, str], choice: Choice | None, otherwise: str = NOT_RECORDED
) -> str:
    """Return the words for a choice, or those for nothing recorded; a choice without words is said as it stands."""
    if choice is None:
        return say(snapshot, otherwise)
    return say(snapshot, words[choice]) if choice in words else str(choice)
