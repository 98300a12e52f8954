"""Exhibit Reader: checks coverage against the record."""

__version__ = "0.1.0"
