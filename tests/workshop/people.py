"""Who sits round the table: seven trustees, and what becomes of them on the day."""

CHAIR, TREASURER, TYPIST = "Gwenllian Powell", "Omar Haddad", "Ruth Baines"
TORN = "Peter Lowe"
"""His brother manages the partner's café: he takes no part."""
ON_PAPER = "Edith Marsh"
"""She answers on slips, which Ruth Baines types in."""
LEAVES = "Tom Okoro"
"""He has to go after the first round about trust."""
LATE = "Mair Rees"
"""She comes when the others are at step 3."""

PEOPLE = (
    (CHAIR, "Chair"),
    (TREASURER, "Treasurer"),
    (TYPIST, "Trustee"),
    (TORN, "Trustee"),
    (ON_PAPER, "Trustee"),
    (LEAVES, "Trustee"),
    (LATE, "Trustee"),
)
RATERS = tuple(name for name, _role in PEOPLE if name != TORN)
STAYING = tuple(name for name in RATERS if name != LEAVES)
PARTNER = "Caffi Cyfaill"
QUOTE = "I am tired, and nobody asks."
EVENING = "An evening is all I want."
OPTIONS = ("Carry on as we are", "Memorandum of understanding", "Joint delivery")
KEPT = ("Difference made to people", "Relationships and local trust", "What could go wrong, and can we undo it")
UNUSED = (
    "Who is reached and who is missed",
    "People’s say",
    "Range and fit of help (scope)",
    "Fit with our purposes and independence",
    "Running costs and income",
    "Cost and strain of getting there",
)
MOTION = "That the board runs two evenings a week with Caffi Cyfaill until June 2027."
WHY_EARLY = "Tom had to catch the last bus."
AGREED_BY = "All trustees taking part"
