"""The parts of the page on which a board reads the answers of a survey together."""
