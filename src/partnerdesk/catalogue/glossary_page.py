"""Writes docs/glossary.md: the words that people see, from the catalogue, and the words of the code.

The classes of the domain say themselves what they mean, so that none can be missing from the page.
`python -m partnerdesk.catalogue.glossary_page > docs/glossary.md` writes it anew; a test holds the two together.
"""

import inspect
import pkgutil
import sys
from collections.abc import Iterator
from importlib import import_module

from partnerdesk import domain
from partnerdesk.catalogue.loading import load_catalogue
from partnerdesk.domain.reference import Catalogue

CODE_TERMS = (
    ("analysis", "The saved working-out of the ranking: of which scores, weights, ratings and links, and when."),
    ("answer mark", "What readers marked on one survey answer: themes, stance, read aloud, may identify; a record."),
    ("as_of", "The day that ages and dates are counted to: the meeting's date, or else today."),
    ("assessment", "Everything computed from a partnership on a day: signals, lights, gates, trust, reasons, ranking."),
    ("barred", "Crosses a red line: keeps its scores and value, and is never put first by them."),
    ("baseline", "The option 'carry on', against which the others are seen."),
    ("block", "A typed piece of the brief (heading, paragraph, quote, table …) before it is laid out."),
    ("catalogue", "The declared texts: indicators, forms, criteria, steps, signals and so on, with stable ids."),
    ("change", "What one command did: the areas it touched, and whether it was a command, an undo or a redo."),
    ("command", "Something a person asks for, as a frozen value; the one way in which a partnership changes."),
    ("criterion", "What options are scored on, from the catalogue or the board's own."),
    ("document", "The `.partnership` file that people see, copy and send; never edited in place."),
    ("draft", "What is being typed and is nobody's answer yet; in the workspace only."),
    ("driver", "A reason behind an objective; its ten points are shared out over drivers."),
    ("edition", "For whom a brief is printed: `board` (everything) or `sharing` (nothing confidential)."),
    ("evidence link", "An input that raised, supports, qualifies or contradicts an objective."),
    ("first choice", "What one person would choose before scoring: a private answer, shown only once the scores are."),
    ("first place", "How often an option comes first when weights and scores are drawn at random."),
    ("flip", "The weight of a criterion at which the runner-up would lead."),
    ("form", "The shape of an option, from carrying on to merger."),
    ("gate", "A check before a decision is recorded: hard (H) or, with a reason and a name, waivable (RG)."),
    ("indicator", "One trust item with five descriptions; `core` ones make the short list."),
    ("input", "One piece of what beneficiaries said, with how it was gathered and what may be done with it."),
    ("interest", "A tie that someone declared, and how the board handled it."),
    ("light", "One of four colours with a sentence: people's voice, reasons, trust, firmness."),
    ("option", "One way forward for the question: a form, with partners or without."),
    ("partnership", "The whole file as one frozen value."),
    ("place", "Where in a JSON form or a catalogue file something is wrong: `score[17].option`."),
    ("publish", "To replace the document, whole, by a checked copy of the workspace."),
    ("record", "One row of one entity of the file, as a frozen value."),
    ("recusal", "What an interest leads to: its owner is out of the figures, here called 'taken out'."),
    ("round", "One private rating or scoring by everybody; 1, then talk, then 2; of trust one more at each review."),
    ("seal", "The red lines as the board agreed them, word for word; while it holds their words cannot be changed."),
    ("session", "One open partnership: takes commands, keeps undo, saves, tells listeners."),
    ("set aside", "Rows of a survey's answers that undo or redo could bring back; in the workspace only."),
    ("signal", "A fact computed from the file, with a colour, a value and a sentence (V1 … Q2)."),
    ("snapshot", "Everything a brief needs, frozen; nothing is looked up later."),
    ("spread", "How far ratings agree, as a word: together, mixed, split."),
    ("step", "One of the ten parts of the workshop; its `time box` is the minutes it may take."),
    (
        "survey map",
        "What each column of a survey export is, and how it is read; checked by a person and kept for the next wave.",
    ),
    ("swing weight", "How much it matters to move from level 1 to level 5 on one criterion, 0 to 100."),
    ("taken out", "Not counted in any figure of what one has an interest in; rows are kept."),
    ("voice", "A group's own weights and the ranking they would give; beside the board's, never averaged in."),
    ("waiver", "The reason and name with which a board sets a soft gate aside; printed on the front sheet."),
    ("workspace", "The private database in which a session edits; survives a crash."),
)  # fmt: skip


def domain_classes() -> Iterator[type]:
    """Give every public class of the domain, each once, by the module that defines it."""
    modules = sorted(found.name for found in pkgutil.walk_packages(domain.__path__, f"{domain.__name__}."))
    for module in map(import_module, modules):
        for name, found in vars(module).items():
            if inspect.isclass(found) and found.__module__ == module.__name__ and not name.startswith("_"):
                yield found


def meaning_of(found: type) -> str:
    """Give the first paragraph of a class's docstring on one line."""
    return " ".join((found.__doc__ or "").strip().split("\n\n", maxsplit=1)[0].split())


def glossary_page(catalogue: Catalogue) -> str:
    """Give the page as Markdown."""
    people = [f"| {each.term} | {each.meaning} |" for each in catalogue.glossary.values()]
    code = [f"| {term} | {meaning} |" for term, meaning in CODE_TERMS]
    classes = [
        f"| `{each.__name__}` | {meaning_of(each)} | `{each.__module__.removeprefix(f'{domain.__name__}.')}` |"
        for each in domain_classes()
    ]
    lines = [
        "# Glossary",
        "",
        "## Words that people see",
        "",
        "They ship with the program (`resources/catalogue/en/glossary.toml`) and are printed and explained there.",
        "",
        "| Word | Means |",
        "|---|---|",
        *people,
        "",
        "## Words of the code",
        "",
        "One word for one thing, in code, tests and these pages.",
        "",
        "| Word | Means |",
        "|---|---|",
        *code,
        "",
        "## Classes of the domain",
        "",
        "Each in its own words, from `partnerdesk.domain`.",
        "",
        "| Class | Is | Module |",
        "|---|---|---|",
        *classes,
        "",
        "This page is written by `python -m partnerdesk.catalogue.glossary_page`.",
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(glossary_page(load_catalogue()))
