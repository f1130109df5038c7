"""The forms in which a workshop can be exported, as a person chooses among them. Texts only, no behaviour."""

from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.answers import words
from partnerdesk.ui.viewmodels.speech import said

FORMS = words(
    ("themes-xlsx", N_("Themes and answers as a workbook"), N_("For Excel or LibreOffice: how many people, by group")),
    ("themes-csv", N_("Themes by group as a table"), N_("CSV: how many people stand behind each theme")),
    ("answers-csv", N_("Answers to surveys as a table"), N_("CSV: how many people gave each answer")),
    ("codebook", N_("Themes as a codebook"), N_("REFI-QDA (QDC), for programs such as NVivo, ATLAS.ti or Taguette")),
    ("json", N_("Everything, for other programs"), N_("JSON, with every record, also private ones")),
)
EDITIONS = words(
    ("board", N_("For the board"), N_("Small numbers hidden")),
    ("sharing", N_("To share"), N_("Small numbers hidden, totals rounded")),
)
COUNTED = frozenset({"themes-xlsx", "themes-csv", "answers-csv"})
KINDS = {
    "themes-xlsx": N_("Workbook"),
    "themes-csv": N_("Table"),
    "answers-csv": N_("Table"),
    "codebook": N_("Codebook"),
    "json": "JSON",
}
_ADDED = {
    "themes-xlsx": N_("{title} – themes and answers"),
    "themes-csv": N_("{title} – themes"),
    "answers-csv": N_("{title} – answers"),
    "codebook": N_("{title} – themes"),
    "json": "{title}",
}


def file_title(title: str, form: str) -> str:
    """Return what a file of a form would be called."""
    return said(_ADDED[form]).format(title=title)
