"""What is counted of a column: also in the rows after those whose values are held."""

from partnerdesk.exchange.survey.columns import ColumnCounter
from partnerdesk.exchange.survey.headings import Heading

MANY = 3_000


def test_cells_of_nothing_but_spaces_are_blank_in_every_row() -> None:
    counter = ColumnCounter([Heading("Why?", "Why?")])
    counter.add([[f"answer {number}"] for number in range(MANY)] + [[" "]] * 4)
    counter.add([["\u00a0"], ["  "], ["one more"], [" "]])
    (facts,) = counter.facts()
    assert not facts.complete
    assert facts.rows == MANY + 8
    assert facts.filled == MANY + 1
