"""Appendix D: how the figures were worked out, what their limits are, and of which state of the file they speak."""

from collections.abc import Iterable

from partnerdesk.brief.blocks import Block, Fact, FactList, Runs, Standfirst, plain
from partnerdesk.brief.naming import appendix
from partnerdesk.brief.saying import day, fact, runs, say, sentences, stacked, whole
from partnerdesk.brief.sections.closed_early import closed_early
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.people import raters_of_options, trustees
from partnerdesk.domain.sampling import DRAWS, SEED
from partnerdesk.domain.words import N_

_HOW = (
    (
        N_("People’s voice"),
        N_(
            "An objective is backed if something that people told us raised it, supports it or says yes with a but. "
            "It counts if it was not taken back, its lawful basis is recorded, and it is at most {months} months old."
        ),
    ),
    (
        N_("Reasons"),
        N_(
            "Each objective has ten points, shared over eleven kinds of reason. A ‘must’ counts three times, a "
            "‘should’ twice, a ‘could’ once."
        ),
    ),
    (
        N_("Trust"),
        N_(
            "Trustees rate in private, talk, and rate again. An item’s score is the middle answer (the median) of the "
            "last round; a part’s score is the mean of its items. Parts are never added up: a partnership is only as "
            "firm as its weakest part."
        ),
    ),
    (
        N_("Options"),
        N_(
            "Each option has the median of the trustees’ scores on each criterion, 1 to 5. Weights say how much the "
            "step from worst to best matters. The value runs from 0 (worst on everything) to 100 (best on everything)."
        ),
    ),
    (
        N_("How firm"),
        N_(
            "We changed one weight at a time until another option led; and we drew weights and trustees’ scores "
            "{draws} times by chance and counted which option came first. The draws start from the fixed number "
            "{seed}, so that they can be repeated."
        ),
    ),
)
_INTERESTS = N_(
    "A trustee with an interest that the board did not clear is left out of every figure about what the interest "
    "touches."
)
_BEHIND = N_("{raters} of {trustees} trustees stand behind the options’ figures.")
_LIMITS = (
    N_("The people heard are not a sample. Their number says how many were heard, not how many think so."),
    N_("Medians of a few trustees move in whole or half steps; a small difference is not a finding."),
    N_("Scores are what trustees expect. They were not measured."),
    N_("The ranking does not decide. The board decides, and says why."),
)
_PRINTED = (
    N_("No count from 1 to {least} is printed, and none that could be worked out from the others."),
    N_("Percentages stand only where {base} or more people answered."),
    N_("A quote is printed only with the person’s leave and after a check that nobody can be recognised."),
    N_("No rating is printed with a name, and none that fewer than two trustees gave."),
)


_SHARED = N_("In this edition counts of people are given to the nearest {step}.")


def method(snapshot: BriefSnapshot) -> tuple[Block, ...]:
    """Return appendix D."""
    heading = N_("The figures show where the board agrees and where it does not. They do not decide.")
    printed = _PRINTED if snapshot.for_board else (*_PRINTED, _SHARED)
    return (
        appendix(snapshot, "D", N_("how the figures were worked out"), "method"),
        Standfirst(runs(snapshot, heading)),
        FactList(
            (
                *(fact(snapshot, term, _filled(snapshot, text)) for term, text in _HOW),
                fact(snapshot, N_("Interests"), _interests(snapshot)),
                fact(snapshot, N_("What they cannot say"), _lines(snapshot, _LIMITS)),
                *closed_early(snapshot),
                fact(snapshot, N_("What is never printed"), _lines(snapshot, printed)),
                *_printing(snapshot),
            )
        ),
    )


def _interests(snapshot: BriefSnapshot) -> str:
    behind = _filled(snapshot, _BEHIND) if trustees(snapshot.partnership) else ""
    return sentences(_filled(snapshot, _INTERESTS), behind)


def _lines(snapshot: BriefSnapshot, patterns: Iterable[str]) -> Runs:
    return stacked(plain(_filled(snapshot, text)) for text in patterns)


def _filled(snapshot: BriefSnapshot, pattern: str) -> str:
    settings, shares = snapshot.settings, snapshot.shares
    return say(
        snapshot,
        pattern,
        months=int(settings["current_months"]),
        draws=whole(snapshot, shares.draws if shares else DRAWS),
        seed=shares.seed if shares else SEED,
        raters=len(raters_of_options(snapshot.partnership)),
        trustees=len(trustees(snapshot.partnership)),
        least=int(settings["k_min"]) - 1,
        base=int(settings["pct_base_min"]),
        step=int(settings["round_to"]),
    )


def _printing(snapshot: BriefSnapshot) -> tuple[Fact, ...]:
    made = say(
        snapshot,
        N_("Worked out for {date} by PartnerDesk {program} with the texts of catalogue {catalogue}."),
        date=day(snapshot, snapshot.as_of),
        program=snapshot.program_version,
        catalogue=snapshot.catalogue.version,
    )
    not_drawn = say(snapshot, N_("No draws were made: too few complete scores and weights are recorded."))
    return (
        fact(snapshot, N_("This printing"), sentences(made, "" if snapshot.shares else not_drawn)),
        fact(snapshot, N_("File"), snapshot.file_id),
        fact(snapshot, N_("State of the file"), snapshot.state_hash),
    )
