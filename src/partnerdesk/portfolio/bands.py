"""Counts of people as bands: a row of a table is one charity, and few people there could be known."""

NONE = "none"
HEARD = (NONE, "1-9", "10-24", "25-49", "50-99", "100-249", "250+")
INPUTS = (NONE, "1-4", "5-9", "10-19", "20+")
RATERS = (NONE, "1-4", "5-8", "9-12", "13+")


def band(count: int, bands: tuple[str, ...]) -> str:
    """Return the band that a count falls into; the first is for none, the last is open."""
    if count <= 0:
        return bands[0]
    return next((each for each in bands[1:-1] if count <= int(each.split("-")[1])), bands[-1])
