"""Every chart once, with the numbers of the worked example."""

from partnerdesk.brief.pdf import measure
from partnerdesk.charts.fitting import Sheet
from partnerdesk.charts.flips import Flip, flip_tornado
from partnerdesk.charts.options import CriterionRow, OptionColumn, options_grid
from partnerdesk.charts.ranking import Valued, ranking_bars
from partnerdesk.charts.reasons import Reason, reasons_bar
from partnerdesk.charts.shapes import Picture
from partnerdesk.charts.shares import FirstPlace, first_place_bars
from partnerdesk.charts.trust import Track, trust_tracks
from partnerdesk.charts.voice import Link, VoiceGroup, VoiceRow, voice_coverage

SHEET = Sheet(470, measure)
CRITERIA = (
    ("Makes a difference to carers", 0.170, (2, 3, 4, 4)),
    ("Fair to the people who find it hardest", 0.111, (3, 3, 4, 3)),
    ("Carers keep a say", 0.101, (3, 3, 4, 2)),
    ("Joined-up help", 0.123, (2, 3, 4, 4)),
    ("Relationships that people rely on", 0.116, (3, 3, 4, 2)),
    ("True to our purpose", 0.100, (3, 4, 4, 3)),
    ("Money in the long run", 0.092, (2, 3, 3, 4)),
    ("Effort of the change", 0.074, (5, 4, 3, 1)),
    ("Safe if it goes wrong", 0.113, (4, 5, 3, 1)),
)
OPTIONS = (
    ("Carry on as we are", 46.9),
    ("Memorandum of understanding", 60.0),
    ("Joint delivery", 68.0),
    ("Merger: we join them", 44.8),
)


def pictures() -> dict[str, Picture]:
    """Every chart with the worked example's numbers."""
    return {
        "reasons": reasons_bar(
            [
                Reason("people", 40 / 110, people=True),
                Reason("scope", 0.3637, people=True),
                Reason("money", 0.2273, money=True),
                Reason("imposed", 0.0455),
                Reason("organisation", 0.0),
            ],
            SHEET,
        ),
        "voice": voice_coverage(
            [
                VoiceGroup("Carers at home", "22"),
                VoiceGroup("Young carers", "fewer than 5"),
                VoiceGroup("People cared for", "9"),
                VoiceGroup("Volunteers", "12"),
                VoiceGroup("Carers who work nights", None),
            ],
            [
                VoiceRow(
                    "Carers can take a break at a time they choose",
                    backed=True,
                    links=((Link.RAISED, Link.RAISED, Link.SUPPORTS), (Link.SUPPORTS,), (), (Link.QUALIFIES,), ()),
                ),
                VoiceRow(
                    "People tell their story once", backed=True, links=((Link.SUPPORTS,), (), (Link.RAISED,), (), ())
                ),
                VoiceRow("One place to ask for help", backed=False, links=((), (), (), (), ())),
                VoiceRow(
                    "Cut shared running costs without closing a front door",
                    backed=True,
                    links=((Link.CONTRADICTS,), (), (Link.CONTRADICTS,), (Link.SUPPORTS, Link.SUPPORTS), ()),
                ),
                VoiceRow("Be able to bid for the county contract", backed=False, links=((), (), (), (), ())),
            ],
            SHEET,
        ),
        "trust": trust_tracks(
            "Northbank Befriending",
            [
                Track("Able to do it", 3.5, 3.5, 3, 4, "together"),
                Track("Open and honest", 3.5, 3.0, 3, 4, "together"),
                Track("Keeps promises", 3.5, 2.5, 3, 4, "together"),
                Track("History together", 2.5, 2.5, 2, 3, "together"),
                Track("Wants the same", 3.5, 3.5, 3, 4, "mixed"),
                Track("Care for people", None, None, None, None, "not enough answers"),
            ],
            SHEET,
            need=3.2,
        ),
        "options": options_grid(
            [CriterionRow(name, weight) for name, weight, _ in CRITERIA],
            [
                OptionColumn(name, tuple(float(row[2][at]) for row in CRITERIA), value, leads=at == 2)
                for at, (name, value) in enumerate(OPTIONS)
            ],
            SHEET,
        ),
        "ranking": ranking_bars(
            [Valued(*one) for one in sorted(OPTIONS, key=lambda one: -one[1])],
            SHEET,
            "A lead under 10 is leaning, not clear.",
        ),
        "shares": first_place_bars(
            [
                FirstPlace("Joint delivery", 0.726, 0.471),
                FirstPlace("Merger: we join them", 0.137, 0.059),
                FirstPlace("Memorandum of understanding", 0.137, 0.436),
                FirstPlace("Carry on as we are", 0.0, 0.034),
            ],
            10_000,
            SHEET,
        ),
        "flips": flip_tornado(
            [
                Flip(
                    name,
                    weight,
                    {"Effort of the change": 0.298, "Safe if it goes wrong": 0.236}.get(name),
                    "Memorandum of understanding" if name in {"Effort of the change", "Safe if it goes wrong"} else "",
                )
                for name, weight, _ in CRITERIA
            ],
            SHEET,
        ),
    }
