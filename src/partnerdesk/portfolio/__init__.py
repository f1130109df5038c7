"""Figures of many partnership files, for an umbrella body: tables without anybody's words, and a printed brief of them.

Reads files and changes none. It must not know the window. What a table is written or added up with (PyArrow, Ibis,
DuckDB) comes with ``partnerdesk[portfolio]`` and is loaded by the functions that need it.
"""
