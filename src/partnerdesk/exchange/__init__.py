"""Data in and out in forms that other programs read. Knows the domain, never the store."""
