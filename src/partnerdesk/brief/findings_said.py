"""What the assessment found, as the brief says it: lights, signals and gates in words."""

import re
from collections.abc import Iterable

from partnerdesk.brief import labels
from partnerdesk.brief.blocks import LightRow, plain
from partnerdesk.brief.ratings import median_may_print, trust_may_print
from partnerdesk.brief.saying import say, sentence
from partnerdesk.brief.snapshot import BriefSnapshot
from partnerdesk.domain.findings import Colour, Gate, Signal
from partnerdesk.domain.reasons import FREELY_CHOSEN
from partnerdesk.domain.records import GateWaiver

_CODES = re.compile(r" \((?:signal )?[VDWTOPQ]\d[^)]*\)")


def signal(snapshot: BriefSnapshot, signal_id: str) -> Signal:
    """Return one of the 38 signals."""
    return snapshot.assessment.signals[signal_id]


def says(snapshot: BriefSnapshot, signal_id: str) -> str:
    """Return a signal's sentence."""
    return sentence(snapshot, signal(snapshot, signal_id).sentence)


def gap_may_print(snapshot: BriefSnapshot) -> bool:
    """Return whether it may be printed how much trust the leading option needs: it names the option and the trust."""
    rated = [found for found in snapshot.assessment.trust.values() if found.with_level]
    return not snapshot.assessment.ranking.is_withheld and all(trust_may_print(snapshot, each) for each in rated)


def freedom_may_print(snapshot: BriefSnapshot) -> bool:
    """Return whether a score may be printed in which trustees' answers on pressure are."""
    asked = [found.indicators.get(name) for found in snapshot.assessment.trust.values() for name in FREELY_CHOSEN]
    return all(median_may_print(snapshot, each) for each in asked if each is not None and each.known)


def warnings(snapshot: BriefSnapshot, signal_ids: Iterable[str]) -> tuple[str, ...]:
    """Return the sentences of those signals that are amber or red, but for what one trustee alone could be known by."""
    hidden = {name for name, may in _MAY_PRINT.items() if not may(snapshot)}
    found = (signal(snapshot, each) for each in signal_ids if each not in hidden)
    return tuple(sentence(snapshot, one.sentence) for one in found if one.colour in {Colour.AMBER, Colour.RED})


_MAY_PRINT = {"T3": gap_may_print, "W1": freedom_may_print}


def light_row(snapshot: BriefSnapshot, light_id: str, text: str) -> LightRow:
    """Return one light with its word and a text."""
    colour = snapshot.assessment.lights[light_id].colour
    return LightRow(
        say(snapshot, labels.LIGHT_NAME[light_id]), colour, say(snapshot, labels.LIGHT_WORD[colour]), plain(text)
    )


def open_gates(snapshot: BriefSnapshot) -> tuple[Gate, ...]:
    """Return the gates that stand in the way: they apply, are not met and are not waived."""
    return tuple(gate for gate in snapshot.assessment.gates.values() if gate.stands_in_the_way)


def waivers(snapshot: BriefSnapshot) -> tuple[GateWaiver, ...]:
    """Return the waivers that count: of soft gates that apply."""
    gates = snapshot.assessment.gates
    return tuple(
        row
        for row in snapshot.partnership.rows(GateWaiver)
        if row.gate in gates and gates[row.gate].waived and gates[row.gate].applies
    )


def gate_text(snapshot: BriefSnapshot, gate: str) -> str:
    """Return what a gate asks for, without the codes of the signals that it looks at."""
    shipped = snapshot.catalogue.gates.get(gate)
    return _CODES.sub("", shipped.test) if shipped else gate
