"""Keeping: catalogue, originals, search index, passage index."""
