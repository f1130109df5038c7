"""Reads the declared texts (steps, indicators, forms, criteria) and refuses bad ones by their place."""
