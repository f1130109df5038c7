"""Lay the blocks of a brief out as PDF; the only package that knows ReportLab."""
