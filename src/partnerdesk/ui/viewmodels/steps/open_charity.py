"""Step 1, the facts: the workshop, the charity and the rules by which its board decides."""

from partnerdesk.catalogue.texts import LANGUAGES
from partnerdesk.domain.records import Charity, PartnershipFile
from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.answers import words
from partnerdesk.ui.viewmodels.fields import ChoiceLine, Control, FieldLine
from partnerdesk.ui.viewmodels.pages import Fields

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

WORKSHOP = Fields(
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
            "marking",
            N_("How should the brief be marked?"),
            control=Control.CHOICE,
            columns=2,
            choices=words(("internal", N_("Internal")), ("confidential", N_("Confidential"))),
        ),
        FieldLine(
            "language",
            N_("In which language is the brief printed?"),
            N_("You can still print one in another. The menu View chooses the language of the window."),
            control=Control.CHOICE,
            columns=2,
            choices=tuple(ChoiceLine(code, name) for code, name in LANGUAGES.items()),
        ),
        FieldLine(
            "keep_until", N_("Keep this file until"), N_("Delete it after this day."), Control.DATE, optional=True
        ),
    ),
)
CHARITY = Fields(
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
RULES = Fields(
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
                ("two_thirds", N_("Two-thirds")),
                ("three_quarters", N_("Three-quarters")),
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
