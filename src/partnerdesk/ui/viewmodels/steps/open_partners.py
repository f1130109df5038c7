"""Step 1, the partners: who they are, how well they are known, who depends on whom."""

from partnerdesk.domain.records import Partner
from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.answers import label_of, words
from partnerdesk.ui.viewmodels.fields import Control, FieldGroup, FieldLine
from partnerdesk.ui.viewmodels.pages import Collection
from partnerdesk.ui.viewmodels.speech import said

PARTNER_KINDS = words(
    ("charity", N_("Charity")),
    ("cic", N_("Community interest company")),
    ("housing_association", N_("Housing association")),
    ("public_body", N_("Public body")),
    ("company", N_("Company")),
    ("informal", N_("Informal group")),
    ("other", N_("Another kind")),
)
DEPENDENCE = words(
    (1, N_("1 Hardly at all")),
    (2, N_("2 A little")),
    (3, N_("3 Somewhat")),
    (4, N_("4 A lot")),
    (5, N_("5 Could not do without")),
)


PARTNERS = Collection(
    kind=Partner,
    add=N_("Add a partner"),
    empty=N_("No partner is written down yet."),
    example=N_("Northbank Befriending, a charity that you have known for six years."),
    title=lambda _p, row: getattr(row, "name", None) or "",
    summary=lambda _p, row: said(label_of(PARTNER_KINDS, getattr(row, "kind", None))),
    parts=(
        FieldLine("name", N_("Name"), needed=N_("Write the partner’s name.")),
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
