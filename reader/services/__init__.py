"""Doing: each service takes what it needs as arguments, yields progress and returns its answer."""
