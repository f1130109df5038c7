"""Views made for one page, which no declared block could show. Each registers itself by name."""
